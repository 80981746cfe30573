#include <string>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/ids.h>

#include <support/errors.h>

namespace fieldfare {
namespace {

using test::code_of;
using test::error_of;

TEST_CASE("hexadecimal is written in lower case and read in either") {
  const Bytes bytes{0x00, 0x0f, 0xa5, 0xff};
  CHECK(to_hex(bytes) == "000fa5ff");
  CHECK(from_hex("000fA5Ff") == bytes);
  CHECK(from_hex("") == Bytes());
  CHECK_FALSE(from_hex("abc"));
  CHECK_FALSE(from_hex("0g"));
  CHECK_FALSE(from_hex("0x12"));
}

TEST_CASE("base64url gives the values of RFC 4648 without padding") {
  CHECK(to_base64url(as_bytes("")).empty());
  CHECK(to_base64url(as_bytes("f")) == "Zg");
  CHECK(to_base64url(as_bytes("fo")) == "Zm8");
  CHECK(to_base64url(as_bytes("foo")) == "Zm9v");
  CHECK(to_base64url(as_bytes("foobar")) == "Zm9vYmFy");
  CHECK(to_base64url(Bytes{0xfb, 0xff}) == "-_8");
}

TEST_CASE("base64url reads back every length") {
  Bytes bytes;
  for (int length = 0; length < 70; ++length) {
    CHECK(from_base64url(to_base64url(bytes)) == bytes);
    bytes.push_back(static_cast<std::uint8_t>(length * 37 + 11));
  }
}

TEST_CASE("base64url has one spelling for each value") {
  CHECK_FALSE(from_base64url("Zg=="));
  CHECK_FALSE(from_base64url("Zh"));    // leaves bits over
  CHECK_FALSE(from_base64url("Z"));     // no whole byte
  CHECK_FALSE(from_base64url("Zm9+"));  // the other alphabet
  CHECK_FALSE(from_base64url("Zm 9v"));
}

TEST_CASE("integers are written with the highest byte first and read back") {
  ByteWriter writer;
  writer.u8(0x01).u16(0x0203).u32(0x04050607).u64(0x08090a0b0c0d0e0f).sized(as_bytes("ab"));
  CHECK(to_hex(writer.bytes()) == "0102030405060708090a0b0c0d0e0f000000026162");

  ByteReader reader(writer.bytes(), "The example");
  CHECK(reader.u8() == 0x01);
  CHECK(reader.u16() == 0x0203);
  CHECK(reader.u32() == 0x04050607);
  CHECK(reader.u64() == 0x08090a0b0c0d0e0f);
  CHECK(reader.remaining() == 6);
  CHECK(as_text(reader.sized(2)) == "ab");
  CHECK_NOTHROW(reader.expect_end());
}

TEST_CASE("reading past the end is damage and says of what") {
  const Bytes three{1, 2, 3};
  ByteReader reader(three, "The card");
  const auto error = error_of([&] { return reader.u32(); });
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::damaged);
  CHECK(std::string(error->what()) == "The card is cut short");
  CHECK(reader.u16() == 0x0102);
  CHECK(code_of([&] { return reader.fixed<2>(); }) == ErrorCode::damaged);
}

TEST_CASE("a length above the limit is refused before the bytes are looked at") {
  ByteWriter writer;
  writer.u32(0xffffffff);
  ByteReader reader(writer.bytes(), "The entry");
  CHECK(code_of([&] { return reader.sized(1024); }) == ErrorCode::damaged);
}

TEST_CASE("bytes left over are damage") {
  const Bytes one{1};
  const ByteReader reader(one, "The record");
  CHECK(code_of([&] { reader.expect_end(); }) == ErrorCode::damaged);
}

TEST_CASE("ids are read only from exactly their number of digits") {
  const EntityId id = EntityId::from(Bytes(16, 0xab));
  CHECK(EntityId::from_hex(id.hex()) == id);
  CHECK_FALSE(EntityId::from_hex(id.hex() + "00"));
  CHECK_FALSE(EntityId::from_hex("ab"));
  CHECK_FALSE(id.is_zero());
  CHECK(EntityId().is_zero());
}

TEST_CASE("each kind of error has a stable name and the exit code of the command line") {
  CHECK(error_name(ErrorCode::internal) == "internal");
  CHECK(error_name(ErrorCode::usage) == "usage");
  CHECK(error_name(ErrorCode::guard_refused) == "guard.refused");
  CHECK(error_name(ErrorCode::locked) == "locked");
  CHECK(error_name(ErrorCode::damaged) == "damaged");
  CHECK(error_name(ErrorCode::forbidden) == "forbidden");
  CHECK(error_name(ErrorCode::unreachable) == "unreachable");
  CHECK(error_name(ErrorCode::not_found) == "not_found");
  CHECK(error_name(ErrorCode::not_possible) == "not_possible");
  CHECK(exit_code(ErrorCode::internal) == 1);
  CHECK(exit_code(ErrorCode::usage) == 2);
  CHECK(exit_code(ErrorCode::guard_refused) == 3);
  CHECK(exit_code(ErrorCode::locked) == 4);
  CHECK(exit_code(ErrorCode::damaged) == 5);
  CHECK(exit_code(ErrorCode::forbidden) == 6);
  CHECK(exit_code(ErrorCode::unreachable) == 7);
  CHECK(exit_code(ErrorCode::not_found) == 8);
  CHECK(exit_code(ErrorCode::not_possible) == 8);
}

}  // namespace
}  // namespace fieldfare
