#pragma once

#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>

/// The messages by which a member proves itself to a hub: protocol.md, "HTTP".
namespace fieldfare::sync::hub {

using Nonce = Id<struct NonceTag, 40>;  ///< when it ends (8), random (16), the hub's mark (16)
using Token = Id<struct TokenTag, 40>;  ///< member (16), when it ends (8), the hub's mark (16)

inline constexpr std::string_view auth_domain = "fieldfare/hub-auth/2";
inline constexpr std::uint8_t auth_version = 2;
/// What a member signs: this hub, this visit, this moment, and the line (`Transport::channel`; zero
/// where there is no TLS) that the proof goes over. So whoever answers as a hub cannot hand the
/// proof on to another hub: that one has another line.
[[nodiscard]] Bytes auth_message(const crypto::SignPublicKey& hub, const VisitId& visit,
                                 const Nonce& nonce, const Hash& channel);

struct Hello {
  crypto::SignPublicKey hub_key;
  Nonce nonce;
  bool knows_member = false;  ///< otherwise the proof brings the membership records
};
[[nodiscard]] Bytes encode(const Hello& hello);
[[nodiscard]] Hello decode_hello(ByteView bytes);

struct TokenRequest {
  MemberId member;
  Nonce nonce;
  Hash channel;
  crypto::Signature signature;
  std::vector<Bytes> records;  ///< all, when the hub does not know the member
};
[[nodiscard]] Bytes encode(const TokenRequest& request);
[[nodiscard]] TokenRequest decode_token_request(ByteView bytes);

}  // namespace fieldfare::sync::hub
