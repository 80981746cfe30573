#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/aead.h>

namespace fieldfare::crypto {
namespace {

const Bytes key(aead_key_size, 3);
const Bytes nonce(aead_nonce_size, 4);

bool opens(ByteView with_key, ByteView with_nonce, ByteView sealed, ByteView associated) {
  Bytes out(sealed.size() < aead_tag_size ? 0 : sealed.size() - aead_tag_size);
  return aead_decrypt(with_key, with_nonce, sealed, associated, out);
}

TEST_CASE("the cipher is XChaCha20-Poly1305 as its draft tests it") {
  // draft-irtf-cfrg-xchacha-03, A.3.1
  const Bytes draft_key =
      *from_hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
  const Bytes draft_nonce = *from_hex("404142434445464748494a4b4c4d4e4f5051525354555657");
  const Bytes associated = *from_hex("50515253c0c1c2c3c4c5c6c7");
  const Bytes sealed = aead_encrypt(
      draft_key, draft_nonce,
      as_bytes(
          "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
          "future, sunscreen would be it."),
      associated);
  CHECK(to_hex(ByteView(sealed).first(16)) == "bd6d179d3e83d43b9576579493c0e939");
  CHECK(to_hex(ByteView(sealed).last(16)) == "c0875924c1c7987947deafd8780acf49");
}

TEST_CASE("what was encrypted is decrypted") {
  for (const std::size_t size : {0U, 1U, 600U, 70000U}) {
    const Bytes plain(size, 9);
    const Bytes sealed = aead_encrypt(key, nonce, plain, as_bytes("header"));
    CHECK(sealed.size() == size + aead_tag_size);
    Bytes out(size);
    CHECK(aead_decrypt(key, nonce, sealed, as_bytes("header"), out));
    CHECK(out == plain);
  }
}

TEST_CASE("every changed byte of a ciphertext is noticed") {
  Bytes sealed = aead_encrypt(key, nonce, as_bytes("evidence"), as_bytes("header"));
  for (std::uint8_t& byte : sealed) {
    byte ^= 1;
    CHECK_FALSE(opens(key, nonce, sealed, as_bytes("header")));
    byte ^= 1;
  }
  CHECK(opens(key, nonce, sealed, as_bytes("header")));
}

TEST_CASE("another key, nonce or header does not open") {
  const Bytes sealed = aead_encrypt(key, nonce, as_bytes("evidence"), as_bytes("header"));
  CHECK_FALSE(opens(Bytes(aead_key_size, 5), nonce, sealed, as_bytes("header")));
  CHECK_FALSE(opens(key, Bytes(aead_nonce_size, 5), sealed, as_bytes("header")));
  CHECK_FALSE(opens(key, nonce, sealed, as_bytes("heade")));
}

TEST_CASE("a ciphertext cut below its tag is refused") {
  const Bytes sealed = aead_encrypt(key, nonce, {}, {});
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    CHECK_FALSE(opens(key, nonce, ByteView(sealed).first(size), {}));
  }
}

TEST_CASE("a failed decryption leaves nothing of the plaintext") {
  Bytes sealed = aead_encrypt(key, nonce, as_bytes("evidence"), {});
  sealed.back() ^= 1;
  Bytes out(8, 0xee);
  CHECK_FALSE(aead_decrypt(key, nonce, sealed, {}, out));
  CHECK(out == Bytes(8, 0));
}

}  // namespace
}  // namespace fieldfare::crypto
