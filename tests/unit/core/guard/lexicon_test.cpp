#include <fieldfare/core/guard/lexicon.h>

#include <catch2/catch_test_macros.hpp>

#include <array>

#include <fieldfare/core/error.h>

using namespace fieldfare;
using namespace fieldfare::guard;

TEST_CASE("the lexicon knows words, names, places and terms", "[guard]") {
  const Lexicon& lexicon = Lexicon::compiled_in();
  CHECK(lexicon.find("school").level() == 3);
  CHECK(lexicon.find("oluwaseun").has(Fact::first));
  CHECK(lexicon.find("leeds").has(Fact::place));
  CHECK(lexicon.find("makaton").has(Fact::term));
  CHECK(lexicon.find("down syndrome").has(Fact::phrase));
  CHECK_FALSE(lexicon.find("qzxv").known());
  CHECK_FALSE(lexicon.find("").known());
}

TEST_CASE("a slip of the fingers is near a common word", "[guard]") {
  const Lexicon& lexicon = Lexicon::compiled_in();
  for (const char* word : {"recieved", "attendence", "diffrent", "schooll", "teh"})
    CHECK(lexicon.near_common_word(word));
  for (const char* word : {"oluwaseun", "khadija", "zx"})
    CHECK_FALSE(lexicon.near_common_word(word));
}

TEST_CASE("a word cut short begins a common word", "[guard]") {
  const Lexicon& lexicon = Lexicon::compiled_in();
  for (const char* word : {"inspec", "langu", "gove"})
    CHECK(lexicon.begins_common_word(word));
  for (const char* word : {"oluw", "zyx", "language"})
    CHECK_FALSE(lexicon.begins_common_word(word));
}

TEST_CASE("the lexicon keeps to 20 MB", "[guard]") {
  CHECK(Lexicon::compiled_in().size_in_bytes() < 20'000'000);
}

TEST_CASE("bytes that are no lexicon are refused", "[guard]") {
  alignas(4) const std::array<std::uint8_t, 32> zeros{};
  CHECK_THROWS_AS(Lexicon(ByteView(zeros)), Error);
  CHECK_THROWS_AS(Lexicon(ByteView{}), Error);
}
