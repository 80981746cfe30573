#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::crypto {
namespace {

// Computed with the b2sum program: printf abc | b2sum -l 256
constexpr std::string_view hash_of_abc =
    "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";

TEST_CASE("the hash is BLAKE2b with 256 bits") {
  CHECK(hash(as_bytes("abc")).hex() == hash_of_abc);
}

TEST_CASE("parts hash like the whole") {
  CHECK(hash({as_bytes("a"), as_bytes(""), as_bytes("bc")}) == hash(as_bytes("abc")));
  Hasher hasher;
  hasher.update(as_bytes("ab")).update({}).update(as_bytes("c"));
  CHECK(hasher.finish().hex() == hash_of_abc);
}

TEST_CASE("a keyed hash depends on its key") {
  const Bytes one(32, 1), two(32, 2);
  CHECK(keyed_hash(one, {as_bytes("abc")}) == keyed_hash(one, {as_bytes("ab"), as_bytes("c")}));
  CHECK(keyed_hash(one, {as_bytes("abc")}) != keyed_hash(two, {as_bytes("abc")}));
  CHECK(keyed_hash(one, {as_bytes("abc")}) != hash(as_bytes("abc")));
}

}  // namespace
}  // namespace fieldfare::crypto
