#include <algorithm>
#include <array>

#include <fieldfare/core/crypto/sign.h>

#include "sodium.h"

namespace fieldfare::crypto {
namespace {

static_assert(SignPublicKey::size == crypto_sign_PUBLICKEYBYTES);
static_assert(Signature::size == crypto_sign_BYTES);

/// domain || message in one piece: on the stack for headers (the common case), else on the heap.
class Signed {
 public:
  Signed(std::string_view domain, ByteView message) : size_(domain.size() + message.size()) {
    FIELDFARE_ASSERT(!domain.empty());
    if (size_ > small_.size()) large_.resize(size_);
    std::uint8_t* end = std::copy(domain.begin(), domain.end(), start());
    std::copy(message.begin(), message.end(), end);
  }
  [[nodiscard]] const std::uint8_t* data() const noexcept {
    return large_.empty() ? small_.data() : large_.data();
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::uint8_t* start() noexcept { return large_.empty() ? small_.data() : large_.data(); }

  std::size_t size_;
  std::array<std::uint8_t, 1536> small_;
  Bytes large_;
};

}  // namespace

SigningKey SigningKey::generate(ports::Entropy& entropy) {
  return from_seed(SecureBuffer::random(crypto_sign_SEEDBYTES, entropy).view());
}

SigningKey SigningKey::from_seed(ByteView seed) {
  FIELDFARE_ASSERT(seed.size() == crypto_sign_SEEDBYTES);
  ensure_sodium();
  SigningKey key;
  key.secret_ = SecureBuffer(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(key.public_.bytes.data(), key.secret_.data(), seed.data());
  return key;
}

Signature SigningKey::sign(std::string_view domain, ByteView message) const {
  const Signed input(domain, message);
  Signature out;
  crypto_sign_detached(out.bytes.data(), nullptr, input.data(), input.size(), secret_.data());
  return out;
}

SecureBuffer SigningKey::seed() const {
  return SecureBuffer::copy_of(secret_.view().first(crypto_sign_SEEDBYTES));
}

bool verify(const SignPublicKey& key, std::string_view domain, ByteView message,
            const Signature& signature) noexcept {
  // Throws on a machine where nothing can have been signed either.
  // cppcheck-suppress throwInNoexceptFunction
  ensure_sodium();
  const Signed input(domain, message);
  return crypto_sign_verify_detached(signature.bytes.data(), input.data(), input.size(),
                                     key.bytes.data()) == 0;
}

}  // namespace fieldfare::crypto
