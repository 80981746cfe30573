#pragma once

#include <optional>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::crypto {

using BoxPublicKey = Id<struct BoxPublicKeyTag, 32>;  ///< X25519

/// Sealed boxes add this many bytes.
inline constexpr std::size_t seal_overhead = 48;

/// An X25519 key pair that sealed boxes are addressed to. Const use is thread-safe.
class BoxKey {
 public:
  [[nodiscard]] static BoxKey generate(ports::Entropy& entropy);
  [[nodiscard]] static BoxKey from_seed(ByteView seed);

  [[nodiscard]] const BoxPublicKey& public_key() const noexcept { return public_; }
  /// The message, or nothing when the box was not sealed to this key or was changed.
  [[nodiscard]] std::optional<SecureBuffer> open(ByteView sealed) const;
  [[nodiscard]] SecureBuffer seed() const { return seed_.clone(); }

 private:
  BoxPublicKey public_;
  SecureBuffer seed_;
  SecureBuffer secret_;
};

/// Anyone can seal: a box says nothing about its sender, so it counts only inside a signed record.
[[nodiscard]] Bytes seal(const BoxPublicKey& to, ByteView message);

}  // namespace fieldfare::crypto
