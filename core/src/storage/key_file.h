#pragma once

#include <cstddef>
#include <optional>

#include <fieldfare/core/crypto/password.h>
#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::storage {

inline constexpr std::size_t database_key_size = 32;
inline constexpr std::size_t key_file_size = 126;

/// Whether a store holds evidence or made-up notes; authenticated in the key file.
enum class Purpose { field, practice };

/// The parts of a key file that can be read without the passphrase; see storage.md for the bytes.
struct KeyFile {
  Purpose purpose;
  crypto::PasswordCost cost;
  Bytes bytes;  ///< the whole file

  /// Checks form, limits and checksum, and allocates nothing that the file asks for. Throws
  /// Error(damaged) for anything but a whole key file of version 1.
  [[nodiscard]] static KeyFile parse(ByteView bytes);

  /// Wraps `key` under the passphrase at `cost`, with a fresh salt and nonce.
  [[nodiscard]] static KeyFile wrap(const crypto::SecureBuffer& key,
                                    const crypto::SecureBuffer& passphrase,
                                    crypto::PasswordCost cost, Purpose purpose,
                                    ports::Entropy& entropy);

  /// The database key, or nothing when the passphrase is wrong.
  [[nodiscard]] std::optional<crypto::SecureBuffer> unwrap(
      const crypto::SecureBuffer& passphrase) const;
};

}  // namespace fieldfare::storage
