#pragma once

#include <cstdint>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::crypto {

/// What an Argon2id derivation costs: passes over memory and bytes of memory.
struct PasswordCost {
  std::uint32_t passes = 0;
  std::uint64_t memory = 0;
  bool operator==(const PasswordCost&) const = default;
};

/// libsodium's MODERATE: 3 passes over 256 MiB; about 0.7 s. For every store that holds evidence.
[[nodiscard]] PasswordCost field_cost() noexcept;
/// 1 pass over 8 MiB: for practice stores, which hold made-up notes only.
[[nodiscard]] PasswordCost practice_cost() noexcept;

inline constexpr std::size_t password_salt_size = 16;

/// 32 bytes from a passphrase by Argon2id. Throws Error(internal) when memory does not suffice.
[[nodiscard]] SecureBuffer derive_key(const SecureBuffer& passphrase, ByteView salt,
                                      PasswordCost cost);

}  // namespace fieldfare::crypto
