// Uses what needs each library below: the hash needs libsodium, the encrypted file SQLCipher.
#include <cstdio>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/crypto/secure_buffer.h>

int main() {
  const auto digest = fieldfare::crypto::hash(fieldfare::as_bytes("fieldfare"));
  const auto key = fieldfare::crypto::SecureBuffer::copy_of(fieldfare::as_bytes("secret"));
  const auto again = fieldfare::crypto::hash(fieldfare::as_bytes("fieldfare"));
  const bool good = digest == again && key.size() == 6;
  std::puts(good ? "consumer: works" : "consumer: wrong");
  return good ? 0 : 1;
}
