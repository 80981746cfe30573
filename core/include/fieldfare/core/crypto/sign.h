#pragma once

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::crypto {

using SignPublicKey = Id<struct SignPublicKeyTag, 32>;  ///< Ed25519
using Signature = Id<struct SignatureTag, 64>;

/// An Ed25519 key pair; the secret half lives in locked memory. Const use is thread-safe.
class SigningKey {
 public:
  [[nodiscard]] static SigningKey generate(ports::Entropy& entropy);
  /// From the 32-byte seed that `seed()` gave.
  [[nodiscard]] static SigningKey from_seed(ByteView seed);

  [[nodiscard]] const SignPublicKey& public_key() const noexcept { return public_; }
  /// Signs domain || message. `domain` names what is signed and for which format version, for
  /// example "fieldfare/entry/1", so that a signature made for one purpose fits no other.
  [[nodiscard]] Signature sign(std::string_view domain, ByteView message) const;
  [[nodiscard]] SecureBuffer seed() const;

 private:
  SignPublicKey public_;
  SecureBuffer secret_;  ///< 64 bytes: seed and public key
};

[[nodiscard]] bool verify(const SignPublicKey& key, std::string_view domain, ByteView message,
                          const Signature& signature) noexcept;

}  // namespace fieldfare::crypto
