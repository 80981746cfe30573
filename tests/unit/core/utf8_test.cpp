#include <fieldfare/core/utf8.h>

#include <catch2/catch_test_macros.hpp>

#include <string_view>

namespace utf8 = fieldfare::utf8;
using utf8::Decoded;

TEST_CASE("a code point is decoded with its size", "[utf8]") {
  const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  CHECK(utf8::decode(text, 0) == Decoded{U'a', 1});
  CHECK(utf8::decode(text, 1) == Decoded{U'\u00E9', 2});
  CHECK(utf8::decode(text, 3) == Decoded{U'\u20AC', 3});
  CHECK(utf8::decode(text, 6) == Decoded{U'\U0001F600', 4});
  CHECK_FALSE(utf8::decode(text, 10).has_value());
}

TEST_CASE("overlong forms, surrogates, cut and stray bytes are not well-formed", "[utf8]") {
  for (const std::string_view bad :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3",
        "\xE2\x82", "\x80", "\xFF", "ab\xC3(", "\xF5\x80\x80\x80"}) {
    CHECK_FALSE(utf8::valid(bad));
  }
  CHECK(utf8::valid(""));
  CHECK(utf8::valid("Zo\xC3\xAB"));
}

TEST_CASE("byte offsets and code point offsets are converted both ways", "[utf8]") {
  const std::string_view text = "Zo\xC3\xAB said";
  CHECK(utf8::count(text) == 8);
  CHECK(utf8::byte_offset(text, 3) == 4);
  CHECK(utf8::byte_offset(text, 99) == text.size());
  utf8::OffsetCounter counter(text);
  CHECK(counter.at(4) == 3);
  CHECK(counter.at(text.size()) == 8);
  CHECK(counter.at(2) == 2);
}
