#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
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

/// Lead, deputy and custodian: who may change who belongs to the visit. They also are of the
/// restricted audience, unless a lead says otherwise.
[[nodiscard]] constexpr bool administers(Role role) noexcept {
  return role == Role::lead || role == Role::deputy || role == Role::custodian;
}

/// A member as the membership records (and so the hub) see one: two keys that are used in this
/// visit only, and a role. Who it is stands encrypted in the log.
struct Member {
  crypto::SignPublicKey sign_key;
  crypto::BoxPublicKey box_key;
  Role role = Role::inspector;
  bool removed = false;
  bool restricted = false;  ///< of the audience that restricted notes are sealed to
  bool operator==(const Member&) const = default;
};

[[nodiscard]] MemberId member_id_of(const crypto::SignPublicKey& sign_key);

enum class SealKind : std::uint8_t {
  epoch_key = 0,  ///< 32 bytes; named by key_id_of
  audience = 1,   ///< the seed of an audience's box key; named by audience_id_of its public key
};

/// A key sealed to one member: `member` indexes the record's members.
struct KeySeal {
  std::uint16_t member = 0;
  std::uint32_t epoch = 0;
  KeyId key;
  Bytes sealed;  ///< 32 + crypto::seal_overhead bytes
  SealKind kind = SealKind::epoch_key;
  bool operator==(const KeySeal&) const = default;
};

inline constexpr std::size_t max_members = 64;
inline constexpr std::size_t max_seals = 4096;

/// One record of a visit's membership, complete in itself: it names every member that its branch
/// has had. The hash of record 0 is the visit's id.
struct MembershipRecord {
  VisitId visit;  ///< zero in record 0
  std::uint32_t number = 0;
  Hash previous;            ///< zero in record 0
  Bytes salt;               ///< 16 random bytes in record 0, otherwise empty
  std::uint32_t epoch = 1;  ///< the epoch that begins with this record or goes on
  KeyId epoch_key;
  crypto::BoxPublicKey audience;  ///< of the epoch: restricted notes are sealed to it
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

/// Which rule of log-format.md, "When a record is valid", a record breaks against the one it names
/// (null for record 0), in words for a person; empty when it is valid. The signature is not
/// looked at.
[[nodiscard]] std::string broken_rule(const MembershipRecord& record,
                                      const MembershipRecord* predecessor);

/// A visit's membership: the set of the records that are known, and what it says. Records made
/// apart upon the same predecessor are all kept; which of them count, and who is a member, is a
/// function of the set alone. Laws: merge-algebra.md, M1 to M13; definitions: log-format.md,
/// "Membership". Reading works out what has changed, so const use is not thread-safe either.
class Membership {
 public:
  enum class Added { added, known, refused };
  struct Outcome {
    Added result = Added::added;
    std::string reason;  ///< of a refusal
    [[nodiscard]] bool added() const noexcept { return result == Added::added; }
  };
  /// Checks and adds. A record whose predecessor is not here is refused and may come again.
  /// Never throws for what a peer can send.
  Outcome add(ByteView encoded);

  [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
  [[nodiscard]] const VisitId& visit() const noexcept { return visit_; }
  /// All records in the order in which they were added, each after its predecessor.
  [[nodiscard]] const std::vector<Bytes>& encoded() const noexcept { return encoded_; }
  [[nodiscard]] bool holds(const Hash& record) const { return by_hash_.contains(record); }

  /// The end of the main branch: what a new record is made upon. Not when empty.
  [[nodiscard]] const MembershipRecord& last() const;
  [[nodiscard]] const Hash& head() const;
  /// The main branch, from record 0 to the head.
  [[nodiscard]] std::vector<const MembershipRecord*> main_branch() const;

  /// Everybody there has been: those of the head in its order, with everybody marked as removed
  /// who is, then those in waiting.
  [[nodiscard]] const std::vector<Member>& members() const;
  /// How many of `members()` stand in the head; the others are in waiting.
  [[nodiscard]] std::size_t in_head() const;
  [[nodiscard]] const Member* find(const MemberId& id) const;
  [[nodiscard]] bool is_present(const MemberId& id) const;

  /// True for whoever stands in any record, also in one that does not count: whom a removed deputy
  /// let in, unheard by who removed the deputy, is nobody's member and still somebody.
  [[nodiscard]] bool names(const MemberId& id) const;
  /// Who signed the record, off the main branch, that let in somebody who is no member; nothing
  /// when there is none.
  [[nodiscard]] std::optional<MemberId> let_in_by(const MemberId& id) const;

  /// True for whoever is or was a lead, deputy or custodian in any record.
  [[nodiscard]] bool has_administered(const MemberId& id) const;

  /// An epoch of any branch.
  struct Epoch {
    std::uint32_t number = 0;
    KeyId key;
    crypto::BoxPublicKey audience;
    KeyId audience_id;
    Hash record;  ///< that began it
    bool on_main = false;
    std::set<MemberId> recipients;  ///< of the key, by records that count
    std::set<MemberId> audience_recipients;
    std::set<MemberId> sealed_to;  ///< the same by any record
    std::set<MemberId> audience_sealed_to;
  };
  /// By number, then key.
  [[nodiscard]] const std::vector<Epoch>& epochs() const;
  [[nodiscard]] const Epoch* epoch(const KeyId& key) const;
  /// True when everybody whom the key was sealed to is a member.
  [[nodiscard]] bool usable(const Epoch& epoch) const;
  /// What to write under; null: no epoch is usable and known to every member.
  [[nodiscard]] const Epoch* writing_epoch() const;
  /// The same for restricted notes: the epoch whose audience is exactly the restricted audience.
  [[nodiscard]] const Epoch* writing_audience() const;

  /// A record off the main branch. What does not stand changes nothing.
  struct Side {
    Hash record;
    MemberId signer;
    bool stands = false;
    std::vector<MemberId> removes;
    std::vector<MemberId> adds;
    std::vector<MemberId> withdraws;  ///< that it takes out of the restricted audience
    bool changes_roles = false;       ///< which never counts off the main branch
  };
  /// By number, then hash.
  [[nodiscard]] const std::vector<Side>& side_records() const;

 private:
  struct Node {
    MembershipRecord record;
    Hash hash;
    std::size_t parent = 0;
    std::vector<MemberId> ids;  ///< of the record's members
    std::vector<std::size_t> children;
  };
  struct Settled;
  friend class MembershipFold;
  [[nodiscard]] const Settled& settled() const;

  std::vector<Node> nodes_;
  std::vector<Bytes> encoded_;
  std::map<Hash, std::size_t> by_hash_;
  VisitId visit_;
  mutable std::shared_ptr<const Settled> settled_;  ///< null: a record came since
};

}  // namespace fieldfare::log
