#include <fieldfare/core/crypto/hash.h>

#include "sodium.h"

namespace fieldfare::crypto {
namespace {

Hash blake2b(ByteView key, std::initializer_list<ByteView> parts) {
  ensure_sodium();
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), Hash::size);
  for (const ByteView part : parts) {
    crypto_generichash_update(&state, part.data(), part.size());
  }
  Hash out;
  crypto_generichash_final(&state, out.bytes.data(), out.bytes.size());
  if (!key.empty()) sodium_memzero(&state, sizeof(state));
  return out;
}

crypto_generichash_state* state_of(std::byte* memory) noexcept {
  return reinterpret_cast<crypto_generichash_state*>(memory);
}

}  // namespace

Hash hash(std::initializer_list<ByteView> parts) {
  return blake2b({}, parts);
}

Hash keyed_hash(ByteView key, std::initializer_list<ByteView> parts) {
  FIELDFARE_ASSERT(key.size() >= crypto_generichash_KEYBYTES_MIN &&
                   key.size() <= crypto_generichash_KEYBYTES_MAX);
  return blake2b(key, parts);
}

static_assert(sizeof(crypto_generichash_state) == 384);

Hasher::Hasher() {
  ensure_sodium();
  crypto_generichash_init(state_of(state_), nullptr, 0, Hash::size);
}

Hasher& Hasher::update(ByteView part) {
  crypto_generichash_update(state_of(state_), part.data(), part.size());
  return *this;
}

Hash Hasher::finish() {
  Hash out;
  crypto_generichash_final(state_of(state_), out.bytes.data(), out.bytes.size());
  return out;
}

}  // namespace fieldfare::crypto
