#include <algorithm>
#include <type_traits>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <support/seeded_entropy.h>

namespace fieldfare::crypto {
namespace {

static_assert(!std::is_copy_constructible_v<SecureBuffer>);
static_assert(!std::is_copy_assignable_v<SecureBuffer>);

TEST_CASE("a new buffer for a secret holds zeroes") {
  const SecureBuffer buffer(100);
  CHECK(buffer.size() == 100);
  CHECK(std::ranges::all_of(buffer.view(), [](std::uint8_t byte) { return byte == 0; }));
}

TEST_CASE("an empty buffer is empty and can be copied") {
  const SecureBuffer nothing;
  CHECK(nothing.empty());
  CHECK(nothing.clone().empty());
  CHECK(SecureBuffer::copy_of({}).empty());
}

TEST_CASE("a secret moves and leaves an empty buffer behind") {
  SecureBuffer first = SecureBuffer::copy_of(as_bytes("heron"));
  SecureBuffer second = std::move(first);
  CHECK(as_text(second.view()) == "heron");
  CHECK(first.empty());  // NOLINT(bugprone-use-after-move): that it is empty is promised

  SecureBuffer third = SecureBuffer::copy_of(as_bytes("weir"));
  third = std::move(second);
  CHECK(as_text(third.view()) == "heron");
  CHECK(second.empty());  // NOLINT(bugprone-use-after-move)
}

TEST_CASE("a clone is a second buffer") {
  SecureBuffer first = SecureBuffer::copy_of(as_bytes("heron"));
  const SecureBuffer second = first.clone();
  wipe(first.span());
  CHECK(as_text(second.view()) == "heron");
}

TEST_CASE("random secrets come from the port") {
  test::SeededEntropy one(7), again(7), other(8);
  const SecureBuffer secret = SecureBuffer::random(32, one);
  CHECK(equal_constant_time(secret.view(), SecureBuffer::random(32, again).view()));
  CHECK_FALSE(equal_constant_time(secret.view(), SecureBuffer::random(32, other).view()));
}

TEST_CASE("wiping overwrites every byte") {
  Bytes bytes(40, 0xaa);
  wipe(bytes);
  CHECK(bytes == Bytes(40, 0));
  wipe({});
}

TEST_CASE("comparison in constant time tells equal, unequal and shorter apart") {
  CHECK(equal_constant_time(as_bytes("heron"), as_bytes("heron")));
  CHECK_FALSE(equal_constant_time(as_bytes("heron"), as_bytes("herom")));
  CHECK_FALSE(equal_constant_time(as_bytes("heron"), as_bytes("hero")));
  CHECK(equal_constant_time({}, {}));
}

}  // namespace
}  // namespace fieldfare::crypto
