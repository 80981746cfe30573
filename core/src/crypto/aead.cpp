#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/secure_buffer.h>

#include "sodium.h"

namespace fieldfare::crypto {

static_assert(aead_key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(aead_nonce_size == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(aead_tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);

Bytes aead_encrypt(ByteView key, ByteView nonce, ByteView plaintext, ByteView associated) {
  FIELDFARE_ASSERT(key.size() == aead_key_size && nonce.size() == aead_nonce_size);
  ensure_sodium();
  Bytes out(plaintext.size() + aead_tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(),
                                             plaintext.size(), associated.data(), associated.size(),
                                             nullptr, nonce.data(), key.data());
  return out;
}

bool aead_decrypt(ByteView key, ByteView nonce, ByteView ciphertext, ByteView associated,
                  std::span<std::uint8_t> out) noexcept {
  FIELDFARE_ASSERT(key.size() == aead_key_size && nonce.size() == aead_nonce_size);
  bool genuine = false;
  if (ciphertext.size() >= aead_tag_size) {
    FIELDFARE_ASSERT(out.size() == ciphertext.size() - aead_tag_size);
    // Throws on a machine where no key can have been made either.
    // cppcheck-suppress throwInNoexceptFunction
    ensure_sodium();
    genuine = crypto_aead_xchacha20poly1305_ietf_decrypt(
                  out.data(), nullptr, nullptr, ciphertext.data(), ciphertext.size(),
                  associated.data(), associated.size(), nonce.data(), key.data()) == 0;
  }
  if (!genuine) wipe(out);
  return genuine;
}

}  // namespace fieldfare::crypto
