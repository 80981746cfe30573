#pragma once

#include <optional>
#include <string_view>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ports/entropy.h>
#include <fieldfare/core/time.h>
#include <fieldfare/sync/hub/wire.h>

namespace fieldfare::sync::hub {

/// Nonces and tokens that any hub process over the same store can check without shared memory: they
/// carry their end and a keyed hash under a secret that is derived from the hub's seed.
class Tokens {
 public:
  explicit Tokens(ByteView hub_seed);

  [[nodiscard]] Nonce make_nonce(const VisitId& visit, const MemberId& member, Time now,
                                 ports::Entropy& entropy) const;
  /// False when it is not ours, for another visit or member, or has run out.
  [[nodiscard]] bool nonce_fits(const Nonce& nonce, const VisitId& visit, const MemberId& member,
                                Time now) const;

  [[nodiscard]] Token make_token(const VisitId& visit, const MemberId& member, Time now) const;
  /// The member, when the token (base64url, as in the header) is ours, for this visit and in time.
  [[nodiscard]] std::optional<MemberId> member_of(std::string_view token, const VisitId& visit,
                                                  Time now) const;

 private:
  crypto::SecureBuffer secret_;
};

}  // namespace fieldfare::sync::hub
