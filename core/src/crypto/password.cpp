#include <fieldfare/core/crypto/password.h>

#include "sodium.h"

namespace fieldfare::crypto {

static_assert(password_salt_size == crypto_pwhash_argon2id_SALTBYTES);

PasswordCost field_cost() noexcept {
  return {crypto_pwhash_argon2id_OPSLIMIT_MODERATE, crypto_pwhash_argon2id_MEMLIMIT_MODERATE};
}

PasswordCost practice_cost() noexcept {
  return {1, std::uint64_t{8} << 20};
}

SecureBuffer derive_key(const SecureBuffer& passphrase, ByteView salt, PasswordCost cost) {
  FIELDFARE_ASSERT(salt.size() == password_salt_size);
  FIELDFARE_ASSERT(cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN &&
                   cost.memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN);
  ensure_sodium();
  // An empty buffer has no address, which libsodium asks for even when it reads nothing there.
  const char* words = passphrase.empty() ? "" : reinterpret_cast<const char*>(passphrase.data());
  SecureBuffer key(32);
  if (crypto_pwhash_argon2id(key.data(), key.size(), words, passphrase.size(), salt.data(),
                             cost.passes, cost.memory,
                             crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0) {
    throw Error(ErrorCode::internal,
                "There is not enough memory to check the passphrase (" +
                    std::to_string(cost.memory >> 20) + " MiB are needed)",
                "Close other programs and try again.");
  }
  return key;
}

}  // namespace fieldfare::crypto
