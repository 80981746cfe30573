#include <fieldfare/core/crypto/box.h>

#include "sodium.h"

namespace fieldfare::crypto {

static_assert(BoxPublicKey::size == crypto_box_PUBLICKEYBYTES);
static_assert(seal_overhead == crypto_box_SEALBYTES);

BoxKey BoxKey::generate(ports::Entropy& entropy) {
  return from_seed(SecureBuffer::random(crypto_box_SEEDBYTES, entropy).view());
}

BoxKey BoxKey::from_seed(ByteView seed) {
  FIELDFARE_ASSERT(seed.size() == crypto_box_SEEDBYTES);
  ensure_sodium();
  BoxKey key;
  key.seed_ = SecureBuffer::copy_of(seed);
  key.secret_ = SecureBuffer(crypto_box_SECRETKEYBYTES);
  crypto_box_seed_keypair(key.public_.bytes.data(), key.secret_.data(), seed.data());
  return key;
}

std::optional<SecureBuffer> BoxKey::open(ByteView sealed) const {
  if (sealed.size() < seal_overhead) return std::nullopt;
  SecureBuffer message(sealed.size() - seal_overhead);
  if (crypto_box_seal_open(message.data(), sealed.data(), sealed.size(), public_.bytes.data(),
                           secret_.data()) != 0) {
    return std::nullopt;
  }
  return message;
}

Bytes seal(const BoxPublicKey& to, ByteView message) {
  ensure_sodium();
  Bytes out(message.size() + seal_overhead);
  if (crypto_box_seal(out.data(), message.data(), message.size(), to.bytes.data()) != 0) {
    throw Error(ErrorCode::damaged, "A member's public key is not a valid key",
                "Ask for the member's card again.");
  }
  return out;
}

}  // namespace fieldfare::crypto
