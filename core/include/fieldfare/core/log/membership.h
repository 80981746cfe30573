#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::log {

enum class Role : std::uint8_t {
  lead = 1,
  deputy = 2,
  inspector = 3,
  observer = 4,
  quality = 5,
  custodian = 6,
};

[[nodiscard]] std::string_view role_name(Role role) noexcept;
[[nodiscard]] std::optional<Role> role_from_name(std::string_view name) noexcept;

/// A member as the membership chain (and so the hub) sees one: two keys that are used in this visit
/// only, and a role. Who it is stands encrypted in the log.
struct Member {
  crypto::SignPublicKey sign_key;
  crypto::BoxPublicKey box_key;
  Role role = Role::inspector;
  bool removed = false;
  bool operator==(const Member&) const = default;
};

[[nodiscard]] MemberId member_id_of(const crypto::SignPublicKey& sign_key);

/// An epoch key sealed to one member: `member` indexes the record's members.
struct KeySeal {
  std::uint16_t member = 0;
  std::uint32_t epoch = 0;
  KeyId key;
  Bytes sealed;  ///< 32 + crypto::seal_overhead bytes
  bool operator==(const KeySeal&) const = default;
};

inline constexpr std::size_t max_members = 64;
inline constexpr std::size_t max_seals = 4096;

/// One record of a visit's membership chain, complete in itself: it names every member there has
/// been. The hash of record 0 is the visit's id.
struct MembershipRecord {
  VisitId visit;  ///< zero in record 0
  std::uint32_t number = 0;
  Hash previous;            ///< zero in record 0
  Bytes salt;               ///< 16 random bytes in record 0, otherwise empty
  std::uint32_t epoch = 1;  ///< the epoch that members encrypt with from now on
  KeyId epoch_key;
  std::vector<Member> members;
  std::vector<KeySeal> seals;
  MemberId signer;
  crypto::Signature signature;
};

/// Sets the signer and the signature, and encodes.
[[nodiscard]] Bytes sign_record(MembershipRecord& record, const crypto::SigningKey& key);
[[nodiscard]] Bytes encode(const MembershipRecord& record);
/// Error(damaged) for anything that `encode` cannot have written.
[[nodiscard]] MembershipRecord decode_membership(ByteView bytes);
[[nodiscard]] Hash record_hash(ByteView encoded);

/// A checked chain of membership records. Rules (core/docs/log-format.md, "Membership"): record 0
/// is signed by its first member, a lead; record n names record n-1 and is signed by somebody who
/// was a lead, deputy or custodian in record n-1; keys never change; members are never dropped,
/// only marked as removed, and stay removed; every epoch change has a seal for each member that is
/// not removed.
class MembershipChain {
 public:
  /// Checks and adds. Error(damaged) says which rule was broken; the chain is then unchanged.
  void append(ByteView encoded);

  [[nodiscard]] bool empty() const noexcept { return encoded_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return encoded_.size(); }
  [[nodiscard]] const VisitId& visit() const noexcept { return visit_; }
  [[nodiscard]] const Hash& head() const noexcept { return head_; }
  [[nodiscard]] const MembershipRecord& last() const { return records_.back(); }
  [[nodiscard]] const std::vector<MembershipRecord>& records() const noexcept { return records_; }
  [[nodiscard]] const std::vector<Bytes>& encoded() const noexcept { return encoded_; }
  /// The member as the last record has it.
  [[nodiscard]] const Member* find(const MemberId& id) const;

 private:
  std::vector<MembershipRecord> records_;
  std::vector<Bytes> encoded_;
  VisitId visit_;
  Hash head_;
};

}  // namespace fieldfare::log
