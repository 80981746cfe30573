#pragma once

#include <cstddef>
#include <span>

#include <fieldfare/core/bytes.h>

namespace fieldfare::crypto {

inline constexpr std::size_t aead_key_size = 32;
inline constexpr std::size_t aead_nonce_size = 24;
inline constexpr std::size_t aead_tag_size = 16;

/// XChaCha20-Poly1305. Never the same nonce twice under one key, and never a counted one: a counter
/// in a store goes back with the store. So it is random, or the key is used once. Returns
/// ciphertext || tag. The cipher does not commit to its key: whoever needs that adds a keyed hash
/// (see log-format.md).
[[nodiscard]] Bytes aead_encrypt(ByteView key, ByteView nonce, ByteView plaintext,
                                 ByteView associated);

/// Decrypts into `out`, which must hold ciphertext.size() - aead_tag_size bytes. False when the
/// ciphertext, key, nonce or associated data do not belong together; `out` is then wiped.
[[nodiscard]] bool aead_decrypt(ByteView key, ByteView nonce, ByteView ciphertext,
                                ByteView associated, std::span<std::uint8_t> out) noexcept;

}  // namespace fieldfare::crypto
