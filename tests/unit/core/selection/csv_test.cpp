#include <fieldfare/core/selection/spreadsheet.h>
#include <support/errors.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace fieldfare;
using selection::RawTable;

namespace {

RawTable table_of(std::string_view text) {
  return selection::read_csv(as_bytes(text), {});
}

std::string utf16(std::string_view ascii, bool big_endian) {
  std::string out;
  for (const char c : ascii) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

}  // namespace

TEST_CASE("quotes hold separators, line ends and quotes", "[selection]") {
  const RawTable table = table_of("Ref,Need\r\n1,\"speech, \"\"and\"\"\nlanguage\"\r\n2,x");
  REQUIRE(table.rows() == 3);
  CHECK(table.text(1, 1) == "speech, \"and\"\nlanguage");
  CHECK(table.text(2, 1) == "x");
}

TEST_CASE("the separator is found by what gives even rows", "[selection]") {
  CHECK(table_of("Ref;Need;Age\n1;a, b;9\n2;c, d;8\n").text(1, 2) == "9");
  CHECK(table_of("Ref\tNeed\tAge\n1\ta, b\t9\n").text(1, 1) == "a, b");
  CHECK(table_of("Ref|Need\n1|a, b\n2|c\n").text(1, 1) == "a, b");
  CHECK(table_of("sep=;\r\nRef;Need\r\n1;a,b\r\n").text(1, 1) == "a,b");
  CHECK(table_of("A note, with a comma\nRef;Age\n1;9\n2;8\n").text(2, 1) == "9");
}

TEST_CASE("the ways in which texts are written are told apart", "[selection]") {
  CHECK(table_of("\xEF\xBB\xBFRef,Age\n1,9\n").text(0, 0) == "Ref");
  CHECK(table_of("Need\nM\xC3\xA9ni\xC3\xA8re\n").text(1, 0) == "M\xC3\xA9ni\xC3\xA8re");
  CHECK(table_of("Need\nM\xE9ni\xE8re\x92s\n").text(1, 0) == "M\xC3\xA9ni\xC3\xA8re\xE2\x80\x99s");
  CHECK(table_of("\xFF\xFE" + utf16("Ref,Age\n1,9\n", false)).text(1, 1) == "9");
  CHECK(table_of("\xFE\xFF" + utf16("Ref,Age\n1,9\n", true)).text(1, 1) == "9");
  CHECK(table_of(utf16("Ref,Age\n1,9\n", false)).text(1, 1) == "9");
}

TEST_CASE("old line ends, empty lines and blanks are no trouble", "[selection]") {
  const RawTable table = table_of("Ref,Age\r\r1 , 9\r,\r2,8");
  REQUIRE(table.rows() == 3);
  CHECK(table.text(1, 0) == "1");
  CHECK(table.number(2) == 5);
}

TEST_CASE("a quotation mark left open is told with its line", "[selection]") {
  try {
    static_cast<void>(table_of("Ref,Need\n1,a\n2,\"b\n3,c\n"));
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(std::string(error.what()).find("line 3") != std::string::npos);
  }
}

TEST_CASE("what is no text is refused", "[selection]") {
  CHECK(test::code_of([] { return table_of(std::string_view("a\0b", 3)); }) == ErrorCode::damaged);
  CHECK(test::code_of([] { return table_of("\xFF\xFE" + utf16("ab", false) + "x"); }) ==
        ErrorCode::damaged);
}

TEST_CASE("more columns or longer cells than a list has are refused", "[selection]") {
  CHECK(test::code_of([] { return table_of(std::string(300, ',').append("x\n")); }) ==
        ErrorCode::not_possible);
  CHECK(test::code_of([] { return table_of(std::string(140'000, 'x')); }) ==
        ErrorCode::not_possible);
}
