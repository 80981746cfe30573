#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/value.h>

using fieldfare::Bytes;
using fieldfare::ErrorCode;
using fieldfare::from_hex;
using fieldfare::to_hex;
using fieldfare::log::CborReader;
using fieldfare::log::CborWriter;
using fieldfare::log::Value;

namespace {

std::string hex_of(const Value& value) {
  Bytes bytes;
  CborWriter(bytes).value(value);
  return to_hex(bytes);
}

Value read(std::string_view hex) {
  const Bytes bytes = from_hex(hex).value();
  CborReader in(bytes);
  Value value = in.value();
  in.expect_end();
  return value;
}

bool refused(std::string_view hex) {
  try {
    (void)read(hex);
  } catch (const fieldfare::Error& error) {
    return error.code() == ErrorCode::damaged;
  }
  return false;
}

}  // namespace

// Expected bytes: RFC 8949, appendix A.
TEST_CASE("values are written as the CBOR standard's examples", "[cbor]") {
  CHECK(hex_of(std::int64_t{0}) == "00");
  CHECK(hex_of(std::int64_t{23}) == "17");
  CHECK(hex_of(std::int64_t{24}) == "1818");
  CHECK(hex_of(std::int64_t{100}) == "1864");
  CHECK(hex_of(std::int64_t{1000}) == "1903e8");
  CHECK(hex_of(std::int64_t{1'000'000}) == "1a000f4240");
  CHECK(hex_of(std::int64_t{1'000'000'000'000}) == "1b000000e8d4a51000");
  CHECK(hex_of(std::int64_t{-1}) == "20");
  CHECK(hex_of(std::int64_t{-1000}) == "3903e7");
  CHECK(hex_of(false) == "f4");
  CHECK(hex_of(true) == "f5");
  CHECK(hex_of(std::monostate{}) == "f6");
  CHECK(hex_of(Bytes{1, 2, 3, 4}) == "4401020304");
  CHECK(hex_of(std::string("\u6c34")) == "63e6b0b4");
  CHECK(hex_of(std::vector<std::string>{"a", "b"}) == "8261616162");
}

TEST_CASE("every value is read back as it was written", "[cbor]") {
  const std::vector<Value> values{std::monostate{},
                                  true,
                                  false,
                                  std::int64_t{255},
                                  std::int64_t{256},
                                  std::int64_t{65'535},
                                  std::int64_t{65'536},
                                  std::int64_t{4'294'967'296},
                                  std::numeric_limits<std::int64_t>::max(),
                                  std::numeric_limits<std::int64_t>::min(),
                                  std::string(),
                                  std::string(300, 'x'),
                                  Bytes{},
                                  Bytes(70'000, 7),
                                  std::vector<std::string>{},
                                  std::vector<std::string>(30, "caf\u00e9")};
  for (const Value& value : values)
    CHECK(read(hex_of(value)) == value);
}

TEST_CASE("a length or number longer than needed is refused", "[cbor]") {
  for (const char* hex : {"1817", "1900ff", "1a0000ffff", "1b00000000ffffffff", "580101", "780161"})
    CHECK(refused(hex));
}

TEST_CASE("kinds that are never written are refused", "[cbor]") {
  CHECK(refused("a10101"));                // a map
  CHECK(refused("c074323031332d30332d"));  // a tag
  CHECK(refused("f7"));                    // undefined
  CHECK(refused("f90000"));                // a float
  CHECK(refused("f800"));                  // a simple value in two bytes
  CHECK(refused("9f6161ff"));              // an array without a length
  CHECK(refused("7f6161ff"));              // a text without a length
  CHECK(refused("ff"));                    // a break
  CHECK(refused("1c"));                    // a reserved length
  CHECK(refused("820102"));                // a list of numbers
  CHECK(refused("818161"));                // a list of lists
}

TEST_CASE("what ends too early or claims more than is there is refused", "[cbor]") {
  for (const char* hex : {"", "18", "19ff", "41", "6161ff", "81", "5bffffffffffffffff",
                          "9bffffffffffffffff", "7a7fffffff61", "9a0000100061"}) {
    CHECK(refused(hex));
  }
}

TEST_CASE("numbers beyond 64 bits with a sign are refused", "[cbor]") {
  CHECK(refused("1b8000000000000000"));
  CHECK(refused("3b8000000000000000"));
  CHECK(read("3b7fffffffffffffff") == Value(std::numeric_limits<std::int64_t>::min()));
}

TEST_CASE("text that is not UTF-8 is neither written nor read", "[cbor]") {
  CHECK(refused("61ff"));
  CHECK(refused("63eda080"));
  CHECK_THROWS_AS(hex_of(std::string("\xC3")), fieldfare::Error);
}

TEST_CASE("a list holds at most 4,096 texts", "[cbor]") {
  CHECK(read(hex_of(std::vector<std::string>(4096))) == Value(std::vector<std::string>(4096)));
  CHECK_THROWS_AS(hex_of(std::vector<std::string>(4097)), fieldfare::Error);
  CHECK(refused("991001" + to_hex(Bytes(4097, 0x60))));
}
