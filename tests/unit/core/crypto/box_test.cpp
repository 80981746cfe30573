#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/error.h>
#include <support/errors.h>
#include <support/seeded_entropy.h>

namespace fieldfare::crypto {
namespace {

TEST_CASE("a sealed box opens with its key alone") {
  test::SeededEntropy entropy;
  const BoxKey key = BoxKey::generate(entropy);
  const BoxKey other = BoxKey::generate(entropy);
  const Bytes sealed = seal(key.public_key(), as_bytes("epoch key"));
  CHECK(sealed.size() == 9 + seal_overhead);
  const auto opened = key.open(sealed);
  REQUIRE(opened);
  CHECK(as_text(opened->view()) == "epoch key");
  CHECK_FALSE(other.open(sealed));
}

TEST_CASE("two boxes with the same content look different") {
  test::SeededEntropy entropy;
  const BoxKey key = BoxKey::generate(entropy);
  CHECK(seal(key.public_key(), as_bytes("k")) != seal(key.public_key(), as_bytes("k")));
}

TEST_CASE("a box that was changed or cut does not open") {
  test::SeededEntropy entropy;
  const BoxKey key = BoxKey::generate(entropy);
  Bytes sealed = seal(key.public_key(), as_bytes("epoch key"));
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    CHECK_FALSE(key.open(ByteView(sealed).first(size)));
  }
  for (std::uint8_t& byte : sealed) {
    byte ^= 1;
    CHECK_FALSE(key.open(sealed));
    byte ^= 1;
  }
}

TEST_CASE("an empty message can be sealed") {
  test::SeededEntropy entropy;
  const BoxKey key = BoxKey::generate(entropy);
  const auto opened = key.open(seal(key.public_key(), {}));
  REQUIRE(opened);
  CHECK(opened->empty());
}

TEST_CASE("a box key comes back from its seed") {
  test::SeededEntropy entropy;
  const BoxKey key = BoxKey::generate(entropy);
  const Bytes sealed = seal(key.public_key(), as_bytes("k"));
  CHECK(BoxKey::from_seed(key.seed().view()).open(sealed));
}

TEST_CASE("nothing is sealed to a public key that is no key") {
  CHECK(test::code_of([] { return seal(BoxPublicKey(), as_bytes("k")); }) == ErrorCode::damaged);
}

}  // namespace
}  // namespace fieldfare::crypto
