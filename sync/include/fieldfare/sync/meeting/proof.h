#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fieldfare/core/log/replica.h>

/// How host and joiner prove to each other that they are members: meeting.md, "Who is who".
namespace fieldfare::sync::meeting {

inline constexpr std::string_view guest_domain = "fieldfare/meeting-guest/1";
inline constexpr std::string_view host_domain = "fieldfare/meeting-host/1";

/// The beginning of a membership record's hash.
using RecordId = std::array<std::uint8_t, 8>;
[[nodiscard]] RecordId record_id(ByteView record);

/// The joiner's part.
struct GuestProof {
  MemberId member;
  crypto::Signature signature;
  std::vector<RecordId> known;  ///< records that the joiner holds
  std::vector<Bytes> records;   ///< all of them, when the host has said that it does not know it
};

/// The host's answer.
struct HostProof {
  crypto::SignPublicKey hub_key;  ///< by which it signs receipts in this meeting
  MemberId member;
  crypto::Signature signature;
  std::vector<Bytes> records;  ///< those that the joiner lacks
};

[[nodiscard]] Bytes encode(const GuestProof& proof);
[[nodiscard]] GuestProof decode_guest_proof(ByteView bytes);
[[nodiscard]] Bytes encode(const HostProof& proof);
[[nodiscard]] HostProof decode_host_proof(ByteView bytes);

/// What each signs: bound to the certificate, so that a signature fits no other line.
[[nodiscard]] Bytes guest_message(const VisitId& visit, const Hash& fingerprint);
[[nodiscard]] Bytes host_message(const VisitId& visit, const Hash& fingerprint,
                                 const crypto::SignPublicKey& hub_key);

enum class Standing { present, removed, unknown };

/// Whether somebody is in the team, by all the records of both sides taken together, and whether
/// the signature is its own.
struct Judgement {
  Standing standing = Standing::unknown;
  bool signed_by_it = false;
};
[[nodiscard]] Judgement judge(const VisitId& visit, const std::vector<Bytes>& own,
                              const std::vector<Bytes>& theirs, const MemberId& member,
                              std::string_view domain, ByteView message,
                              const crypto::Signature& signature);

}  // namespace fieldfare::sync::meeting
