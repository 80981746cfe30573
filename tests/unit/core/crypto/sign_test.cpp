#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/sign.h>
#include <support/seeded_entropy.h>

namespace fieldfare::crypto {
namespace {

TEST_CASE("signatures are Ed25519 over the domain and the message in one piece") {
  // RFC 8032, 7.1, test 3: the message is af 82; its first byte stands for the domain here.
  const SigningKey key = SigningKey::from_seed(
      *from_hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"));
  CHECK(key.public_key().hex() ==
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
  const Bytes message{0x82};
  CHECK(key.sign("\xaf", message).hex() ==
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
}

TEST_CASE("a signature fits its key, domain and message only") {
  test::SeededEntropy entropy;
  const SigningKey key = SigningKey::generate(entropy);
  const SigningKey other = SigningKey::generate(entropy);
  const Signature signature = key.sign("fieldfare/entry/1", as_bytes("header"));
  CHECK(verify(key.public_key(), "fieldfare/entry/1", as_bytes("header"), signature));
  CHECK_FALSE(verify(other.public_key(), "fieldfare/entry/1", as_bytes("header"), signature));
  CHECK_FALSE(verify(key.public_key(), "fieldfare/entry/2", as_bytes("header"), signature));
  CHECK_FALSE(verify(key.public_key(), "fieldfare/entry/1", as_bytes("headers"), signature));
  Signature changed = signature;
  changed.bytes[40] ^= 1;
  CHECK_FALSE(verify(key.public_key(), "fieldfare/entry/1", as_bytes("header"), changed));
}

TEST_CASE("long messages are signed as short ones are") {
  test::SeededEntropy entropy;
  const SigningKey key = SigningKey::generate(entropy);
  for (const std::size_t size : {0U, 1517U, 1518U, 1519U, 1520U, 300000U}) {
    const Bytes message(size, 7);
    const Signature signature = key.sign("fieldfare/entry/1", message);
    CHECK(verify(key.public_key(), "fieldfare/entry/1", message, signature));
  }
}

TEST_CASE("a signing key comes back from its seed") {
  test::SeededEntropy entropy;
  const SigningKey key = SigningKey::generate(entropy);
  CHECK(SigningKey::from_seed(key.seed().view()).public_key() == key.public_key());
}

TEST_CASE("a public key of small order verifies nothing") {
  CHECK_FALSE(verify(SignPublicKey(), "fieldfare/entry/1", as_bytes("header"), Signature()));
}

}  // namespace
}  // namespace fieldfare::crypto
