// Laws T1 to T10 of core/docs/merge-algebra.md, one test each.

#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/merge/text.h>
#include <fieldfare/core/utf8.h>

#include "../dice.h"

namespace fieldfare::test {
namespace {

using merge::diff_text;
using merge::Hunk;
using merge::merge_text;
using Kind = Hunk::Kind;

/// Pieces that repeat, touch and cannot be told apart by position: hard to align.
std::string tangled_text() {
  std::string out;
  for (int i = dice(0, 14); i > 0; --i) {
    out += *rc::gen::elementOf(std::vector<std::string>{"a", "b", "the ", "plan", " ", "  ", "\n",
                                                        "\n\n", ".", ", ", "é", "e\u0301", "\u0301",
                                                        "’s", "0", "日本", "🇬🇧", "\t"});
  }
  return out;
}

/// What a character of the texts made here is: word, blank, other, or part of the one before.
char kind_of(char32_t point) {
  if (point == U' ' || point == U'\t') return 'b';
  if (point == U'\u0301') return 'x';
  const bool word = (point < 0x80 && std::isalnum(static_cast<int>(point)) != 0) ||
                    point == U'\u00e9' || point == U'\u65e5' || point == U'\u672c';
  return word ? 'w' : 'o';
}

/// The tokens of merge-algebra.md, found in the plainest way.
std::vector<std::string> tokens_of(const std::string& text) {
  std::vector<std::string> out;
  char token = 'o';
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at).value();
    const char kind = kind_of(decoded.code_point);
    const bool joins = !out.empty() && (kind == 'x' || (kind == token && kind != 'o'));
    if (!joins) {
      out.emplace_back();
      token = kind;
    }
    out.back() += text.substr(at, decoded.size);
    at += decoded.size;
  }
  return out;
}

/// A text like it: some tokens dropped, some put in.
std::string edited(const std::string& text) {
  std::string out;
  for (const std::string& token : tokens_of(text)) {
    const int die = dice(0, 10);
    if (die == 0) out += tangled_text();
    if (die != 1) out += token;
  }
  return out;
}

/// Every pair of tokens that stand side by side; the ends of the text count as neighbours too.
std::set<std::pair<std::string, std::string>> neighbours(const std::string& text) {
  std::set<std::pair<std::string, std::string>> out;
  std::string before = "<begin>";
  for (const std::string& token : tokens_of(text)) {
    out.emplace(before, token);
    before = token;
  }
  out.emplace(before, "<end>");
  return out;
}

/// A text of words that occur once, each with what stands after it.
struct Words {
  std::vector<std::string> words;
  std::vector<std::string> gaps;

  [[nodiscard]] std::string text() const {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      out += words[i];
      if (!words[i].empty()) out += gaps[i];
    }
    return out;
  }
};

Words unique_words(int least) {
  Words out;
  const int count = dice(least, least + 12);
  for (int i = 0; i < count; ++i) {
    out.words.push_back("w" + std::to_string(i));
    out.gaps.push_back(
        *rc::gen::elementOf(std::vector<std::string>{" ", " ", " ", ", ", ". ", "\n\n", "-"}));
  }
  return out;
}

/// Changes word `at`: replaces it, takes it out, or puts words before or after it. `mark` begins
/// every new word, so that no two people invent the same.
void edit_word(Words& words, std::size_t at, const std::string& mark) {
  std::string& word = words.words[at];
  const std::string fresh = mark + std::to_string(at);
  switch (dice(0, 4)) {
    case 0:
      word = fresh;
      break;
    case 1:
      word.clear();
      break;
    case 2:
      word = fresh + " " + word;
      break;
    default:
      word += " " + fresh;
      break;
  }
}

std::set<std::string> word_set(const std::string& text) {
  std::set<std::string> out;
  for (const std::string& token : tokens_of(text)) {
    if (std::isalnum(static_cast<unsigned char>(token.front())) != 0) out.insert(token);
  }
  return out;
}

struct Sides {
  std::string base;
  std::string ours;
  std::string theirs;
};

/// Both sides edit words of the base at random, often far enough from each other.
Sides random_sides() {
  const Words base = unique_words(3);
  Words ours = base;
  Words theirs = base;
  for (std::size_t i = 0; i < base.words.size(); ++i) {
    const int die = dice(0, 12);
    if (die == 0) edit_word(ours, i, "o");
    if (die == 1) edit_word(theirs, i, "t");
  }
  return {base.text(), ours.text(), theirs.text()};
}

std::string side_of(const std::vector<Hunk>& hunks, std::string Hunk::*side) {
  std::string out;
  for (const Hunk& hunk : hunks)
    out += hunk.*side;
  return out;
}

Kind exchanged(Kind kind) {
  if (kind == Kind::ours) return Kind::theirs;
  if (kind == Kind::theirs) return Kind::ours;
  return kind;
}

}  // namespace

TEST_CASE("T1 one side alone") {
  REQUIRE(rc::check("where one side changed nothing the other is the result", [] {
    const std::string base = tangled_text();
    const std::string side = *rc::gen::arbitrary<bool>() ? edited(base) : tangled_text();
    RC_ASSERT(merge_text(base, side, base).merged == side);
    RC_ASSERT(merge_text(base, base, side).merged == side);
  }));
}

TEST_CASE("T2 same change") {
  REQUIRE(rc::check("what both sides wrote is the result", [] {
    const std::string base = tangled_text();
    const std::string side = edited(base);
    RC_ASSERT(merge_text(base, side, side).merged == side);
  }));
}

TEST_CASE("T3 sides exchange") {
  REQUIRE(rc::check("exchanging the sides exchanges the result", [] {
    const std::string base = tangled_text();
    const std::string ours = edited(base);
    const std::string theirs = edited(base);
    const auto one = merge_text(base, ours, theirs);
    const auto other = merge_text(base, theirs, ours);
    RC_ASSERT(one.merged == other.merged);
    RC_ASSERT(one.hunks.size() == other.hunks.size());
    for (std::size_t i = 0; i < one.hunks.size(); ++i) {
      RC_ASSERT(one.hunks[i].kind == exchanged(other.hunks[i].kind));
      RC_ASSERT(one.hunks[i].base == other.hunks[i].base);
      RC_ASSERT(one.hunks[i].ours == other.hunks[i].theirs);
      RC_ASSERT(one.hunks[i].theirs == other.hunks[i].ours);
    }
  }));
}

TEST_CASE("T4 hunks are complete") {
  REQUIRE(rc::check("the parts of the hunks, joined, are the three texts", [] {
    const std::string base = tangled_text();
    const std::string ours = edited(base);
    const std::string theirs = edited(base);
    const auto result = merge_text(base, ours, theirs);
    RC_ASSERT(side_of(result.hunks, &Hunk::base) == base);
    RC_ASSERT(side_of(result.hunks, &Hunk::ours) == ours);
    RC_ASSERT(side_of(result.hunks, &Hunk::theirs) == theirs);
  }));
}

TEST_CASE("T5 no word dropped") {
  REQUIRE(rc::check("a merged text holds every word that a side added or both kept", [] {
    const Sides sides = random_sides();
    const auto merged = merge_text(sides.base, sides.ours, sides.theirs).merged;
    RC_CLASSIFY(merged.has_value());
    if (!merged) return;
    const auto base = word_set(sides.base);
    const auto ours = word_set(sides.ours);
    const auto theirs = word_set(sides.theirs);
    const auto result = word_set(*merged);
    for (const auto& word : ours) {
      if (!base.contains(word) || theirs.contains(word)) RC_ASSERT(result.contains(word));
    }
    for (const auto& word : theirs) {
      if (!base.contains(word)) RC_ASSERT(result.contains(word));
    }
  }));
}

TEST_CASE("T6 no word returns") {
  REQUIRE(rc::check("a merged text holds no word that a side took out", [] {
    const Sides sides = random_sides();
    const auto merged = merge_text(sides.base, sides.ours, sides.theirs).merged;
    if (!merged) return;
    const auto base = word_set(sides.base);
    const auto ours = word_set(sides.ours);
    const auto theirs = word_set(sides.theirs);
    for (const auto& word : word_set(*merged)) {
      RC_ASSERT(ours.contains(word) || theirs.contains(word));
      if (base.contains(word)) RC_ASSERT(ours.contains(word) && theirs.contains(word));
    }
  }));
}

TEST_CASE("T7 no glue") {
  REQUIRE(rc::check("neighbours in a merged text are neighbours in a side", [] {
    const std::string base = tangled_text() + tangled_text();
    const std::string ours = edited(base);
    const std::string theirs = edited(base);
    const auto merged = merge_text(base, ours, theirs).merged;
    RC_CLASSIFY(merged.has_value());
    if (!merged) return;
    auto known = neighbours(ours);
    known.merge(neighbours(theirs));
    for (const auto& pair : neighbours(*merged))
      RC_ASSERT(known.contains(pair));
  }));
}

TEST_CASE("T8 neighbours conflict") {
  REQUIRE(rc::check("different edits of a word or of its neighbour are never merged", [] {
    const Words base = unique_words(3);
    const std::size_t at = dice<std::size_t>(0, base.words.size() - 1);
    Words ours = base;
    ours.words[at] = *rc::gen::arbitrary<bool>() ? "o" : "";
    Words theirs = base;
    if (*rc::gen::arbitrary<bool>()) {
      edit_word(theirs, at, "t");
    } else {
      std::string& next = theirs.words[at + 1];
      next = *rc::gen::elementOf(std::vector<std::string>{"t", "t " + next, ""});
    }
    RC_PRE(ours.text() != theirs.text());
    const auto result = merge_text(base.text(), ours.text(), theirs.text());
    RC_ASSERT(!result.merged.has_value());
    RC_ASSERT(std::any_of(result.hunks.begin(), result.hunks.end(),
                          [](const Hunk& hunk) { return hunk.kind == Kind::conflict; }));
  }));
}

TEST_CASE("T9 apart merges") {
  REQUIRE(rc::check("edits with unchanged words between them are merged", [] {
    const Words base = unique_words(5);
    const std::size_t middle = dice<std::size_t>(2, base.words.size() - 2);
    Words ours = base;
    Words theirs = base;
    Words expected = base;
    const std::size_t early = dice<std::size_t>(0, middle - 1);
    const std::size_t late = dice<std::size_t>(middle + 1, base.words.size());
    edit_word(ours, early, "o");
    edit_word(theirs, late, "t");
    expected.words[early] = ours.words[early];
    expected.words[late] = theirs.words[late];
    RC_ASSERT(merge_text(base.text(), ours.text(), theirs.text()).merged == expected.text());
    RC_ASSERT(merge_text(base.text(), theirs.text(), ours.text()).merged == expected.text());
  }));
}

TEST_CASE("T10 difference complete") {
  REQUIRE(rc::check("the parts of a difference, joined, are the two texts", [] {
    const std::string a = tangled_text();
    const std::string b = *rc::gen::arbitrary<bool>() ? edited(a) : tangled_text();
    const auto hunks = diff_text(a, b);
    RC_ASSERT(side_of(hunks, &Hunk::ours) == a);
    RC_ASSERT(side_of(hunks, &Hunk::theirs) == b);
    for (const Hunk& hunk : hunks) {
      RC_ASSERT(hunk.kind == Kind::same || hunk.kind == Kind::ours || hunk.kind == Kind::theirs);
    }
  }));
}

}  // namespace fieldfare::test
