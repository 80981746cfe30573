#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/password.h>

namespace fieldfare::crypto {
namespace {

const Bytes salt(password_salt_size, 0x11);

SecureBuffer derive(std::string_view passphrase, ByteView with = salt,
                    PasswordCost cost = {1, std::uint64_t{1} << 20}) {
  return derive_key(SecureBuffer::copy_of(as_bytes(passphrase)), with, cost);
}

TEST_CASE("field stores cost at least 3 passes over 256 MiB") {
  CHECK(field_cost() == PasswordCost{3, std::uint64_t{256} << 20});
  CHECK(practice_cost() == PasswordCost{1, std::uint64_t{8} << 20});
}

TEST_CASE("the same passphrase, salt and cost give the same key") {
  CHECK(equal_constant_time(derive("heron").view(), derive("heron").view()));
}

TEST_CASE("another passphrase, salt or cost gives another key") {
  const SecureBuffer key = derive("heron");
  CHECK(key.size() == 32);
  CHECK_FALSE(equal_constant_time(key.view(), derive("Heron").view()));
  CHECK_FALSE(equal_constant_time(key.view(), derive("heron", Bytes(16, 0x12)).view()));
  CHECK_FALSE(
      equal_constant_time(key.view(), derive("heron", salt, {2, std::uint64_t{1} << 20}).view()));
  CHECK_FALSE(
      equal_constant_time(key.view(), derive("heron", salt, {1, std::uint64_t{2} << 20}).view()));
}

TEST_CASE("a passphrase may hold any bytes") {
  CHECK_FALSE(equal_constant_time(derive(std::string_view("a\0b", 3)).view(),
                                  derive(std::string_view("a\0c", 3)).view()));
}

}  // namespace
}  // namespace fieldfare::crypto
