#include <fieldfare/core/guard/lexicon.h>

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdint>
#include <string_view>

#include <fieldfare/core/error.h>

using namespace fieldfare;
using namespace fieldfare::guard;

namespace {

/// FNV-1a, as words are named.
std::uint64_t id_of(std::string_view word) {
  std::uint64_t id = 0xCBF29CE484222325ULL;
  for (const char letter : word)
    id = (id ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  return id;
}

}  // namespace

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

TEST_CASE("a word is the same by its id and by its letters, frequent or not", "[guard]") {
  const Lexicon& lexicon = Lexicon::compiled_in();
  for (const std::string_view word :
       {"the", "a", "school", "of", "grace", "oluwaseun", "makaton", "qzxv", "x", ""}) {
    const WordFacts facts = lexicon.find(word);
    const WordFacts by_id = lexicon.find(word, id_of(word));
    CHECK(by_id.level() == facts.level());
    CHECK(by_id.known() == facts.known());
    CHECK(by_id.has(Fact::first) == facts.has(Fact::first));
    CHECK(by_id.has(Fact::closed) == facts.has(Fact::closed));
  }
}

TEST_CASE("a phrase is followed word by word", "[guard]") {
  Lexicon::Path path(Lexicon::compiled_in());
  CHECK(path.follow("down"));
  CHECK_FALSE(path.facts().has(Fact::phrase));
  CHECK(path.follow(" "));
  CHECK(path.follow("syndrome"));
  CHECK(path.facts().has(Fact::phrase));
  CHECK_FALSE(path.follow("qz"));
  CHECK_FALSE(path.follow("a"));
  CHECK_FALSE(path.facts().known());
}
