#include <fieldfare/core/merge/text.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <vector>

using fieldfare::merge::diff_text;
using fieldfare::merge::Hunk;
using fieldfare::merge::merge_text;
using Kind = fieldfare::merge::Hunk::Kind;

namespace {

/// The merged text, or "!" and the three readings of each conflict.
std::string merged(const std::string& base, const std::string& ours, const std::string& theirs) {
  const auto result = merge_text(base, ours, theirs);
  if (result.merged) return *result.merged;
  std::string out = "!";
  for (const Hunk& hunk : result.hunks) {
    if (hunk.kind == Kind::conflict) {
      out += "[" + hunk.base + "|" + hunk.ours + "|" + hunk.theirs + "]";
    }
  }
  return out;
}

/// What a reader sees: words taken out in brackets, words put in in braces.
std::string difference(const std::string& a, const std::string& b) {
  std::string out;
  for (const Hunk& hunk : diff_text(a, b)) {
    if (hunk.kind == Kind::same) out += hunk.base;
    if (hunk.kind == Kind::ours) out += "[" + hunk.ours + "]";
    if (hunk.kind == Kind::theirs) out += "{" + hunk.theirs + "}";
  }
  return out;
}

}  // namespace

TEST_CASE("the same word replaced on both sides is a conflict", "[merge-text]") {
  CHECK(merged("the panel meets weekly", "the panel meets monthly", "the panel meets termly") ==
        "![weekly|monthly|termly]");
}

TEST_CASE("the same word replaced alike on both sides is taken once", "[merge-text]") {
  CHECK(merged("the panel meets weekly", "the panel meets monthly", "the panel meets monthly") ==
        "the panel meets monthly");
}

TEST_CASE("neighbouring words replaced on either side are a conflict", "[merge-text]") {
  CHECK(merged("a big red house", "a small red house", "a big blue house") ==
        "![big red|small red|big blue]");
}

TEST_CASE("words replaced with an unchanged word between them are merged", "[merge-text]") {
  CHECK(merged("a big red brick house", "a small red brick house", "a big red stone house") ==
        "a small red stone house");
}

TEST_CASE("punctuation alone does not keep edits apart", "[merge-text]") {
  CHECK(merged("late, seldom.", "early, seldom.", "late, often.") ==
        "![late, seldom|early, seldom|late, often]");
}

TEST_CASE("insertions at the same place are a conflict", "[merge-text]") {
  CHECK(merged("plans late", "plans often late", "plans seldom late") == "![|often |seldom ]");
}

TEST_CASE("equal insertions at the same place are taken once", "[merge-text]") {
  CHECK(merged("plans late", "plans often late", "plans often late") == "plans often late");
}

TEST_CASE("insertions at different places are merged", "[merge-text]") {
  CHECK(merged("plans are late", "most plans are late", "plans are late again") ==
        "most plans are late again");
}

TEST_CASE("an insertion into what the other side deleted is a conflict", "[merge-text]") {
  CHECK(merged("one two three four five", "one five", "one two three and four five") ==
        "![two three four ||two three and four ]");
}

TEST_CASE("an insertion beside what the other side deleted is a conflict", "[merge-text]") {
  CHECK(merged("one two three four", "one three four", "one two and three four").front() == '!');
}

TEST_CASE("an insertion away from what the other side deleted is merged", "[merge-text]") {
  CHECK(merged("one two three four", "two three four", "one two three and four") ==
        "two three and four");
}

TEST_CASE("deletions of the same words are taken once", "[merge-text]") {
  CHECK(merged("one two three", "one three", "one three") == "one three");
}

TEST_CASE("deletions that overlap without being equal are a conflict", "[merge-text]") {
  CHECK(merged("one two three four five", "one four five", "one two five").front() == '!');
}

TEST_CASE("deletions away from each other are merged", "[merge-text]") {
  CHECK(merged("one two three four five", "two three four five", "one two three four") ==
        "two three four");
}

TEST_CASE("a replacement against a deletion of the same word is a conflict", "[merge-text]") {
  CHECK(merged("one two three", "one deux three", "one three").front() == '!');
}

TEST_CASE("what one side emptied and the other changed is a conflict", "[merge-text]") {
  CHECK(merged("one two", "", "one three") == "![one two||one three]");
}

TEST_CASE("both sides appending different words is a conflict", "[merge-text]") {
  CHECK(merged("Seen.", "Seen. Ada", "Seen. Ben") == "![| Ada| Ben]");
}

TEST_CASE("texts written from nothing are a conflict unless equal", "[merge-text]") {
  CHECK(merged("", "ours", "theirs") == "![|ours|theirs]");
  CHECK(merged("", "same", "same") == "same");
  CHECK(merged("", "", "theirs") == "theirs");
  CHECK(merged("", "", "").empty());
}

TEST_CASE("edits in different paragraphs are merged", "[merge-text]") {
  CHECK(merged("First words here.\n\nSecond words here.",
               "First thoughts here.\n\nSecond words here.",
               "First words here.\n\nSecond thoughts here.") ==
        "First thoughts here.\n\nSecond thoughts here.");
}

TEST_CASE("a paragraph added at the end and a word changed at the start are merged",
          "[merge-text]") {
  CHECK(merged("One point.", "Two points.\n", "One point.\n\nMore.").front() == '!');
  CHECK(merged("One point made.", "Two point made.", "One point made.\n\nMore.") ==
        "Two point made.\n\nMore.");
}

TEST_CASE("a paragraph split on one side and a word changed elsewhere are merged", "[merge-text]") {
  CHECK(merged("One two. Three four.", "One two.\n\nThree four.", "One two. Three five.") ==
        "One two.\n\nThree five.");
}

TEST_CASE("edits of the same word are never run together", "[merge-text]") {
  // A merge by characters gives "preassessmented" or the like.
  CHECK(merged("the assess stage", "the assessment stage", "the reassess stage") ==
        "![assess|assessment|reassess]");
}

TEST_CASE("a word with diacritics, composed or not, is one word", "[merge-text]") {
  CHECK(merged("Zo\u00eb's view here", "Zo\u00e9's view here", "Zoe's view here").front() == '!');
  CHECK(difference("cafe\u0301 open", "cafe open") == "[cafe\u0301]{cafe} open");
  CHECK(difference("\u0142\u00f3d\u017a", "\u0142\u00f3d") ==
        "[\u0142\u00f3d\u017a]{\u0142\u00f3d}");
}

TEST_CASE("an emoji with its modifiers is not cut", "[merge-text]") {
  CHECK(difference("ok \u2764\ufe0f", "ok \u2764\ufe0e") == "ok [\u2764\ufe0f]{\u2764\ufe0e}");
}

TEST_CASE("bytes that are not UTF-8 are compared like any others", "[merge-text]") {
  CHECK(merged("a \xff b c d", "a \xff b x d", "a \xff b c d") == "a \xff b x d");
}

TEST_CASE("all three readings of a conflict are told, and what stands around it", "[merge-text]") {
  const auto result = merge_text("we saw two plans", "we saw three plans", "we saw four plans");
  REQUIRE(result.hunks.size() == 3);
  CHECK_FALSE(result.merged.has_value());
  CHECK(result.hunks[0].kind == Kind::same);
  CHECK(result.hunks[0].base == "we saw ");
  CHECK(result.hunks[1].kind == Kind::conflict);
  CHECK(result.hunks[1].base == "two");
  CHECK(result.hunks[1].ours == "three");
  CHECK(result.hunks[1].theirs == "four");
  CHECK(result.hunks[2].kind == Kind::same);
}

TEST_CASE("a merge tells which side each change came from", "[merge-text]") {
  const auto result =
      merge_text("one two three four five", "ONE two three four five", "one two three four FIVE");
  REQUIRE(result.hunks.size() == 3);
  CHECK(result.hunks[0].kind == Kind::ours);
  CHECK(result.hunks[1].kind == Kind::same);
  CHECK(result.hunks[2].kind == Kind::theirs);
}

TEST_CASE("texts too long to compare are one conflict over the whole", "[merge-text]") {
  const std::string base(fieldfare::merge::max_merged_text + 1, 'a');
  const auto result = merge_text(base, base + " b", "c " + base);
  CHECK_FALSE(result.merged.has_value());
  REQUIRE(result.hunks.size() == 1);
  CHECK(result.hunks[0].kind == Kind::conflict);
  CHECK(merge_text(base, base, "c " + base).merged == "c " + base);
  CHECK(merge_text(base, "c", "c").merged == "c");
}

TEST_CASE("texts that share nothing are given up after bounded work", "[merge-text]") {
  std::string base;
  std::string ours;
  std::string theirs;
  for (int i = 0; i < 20'000; ++i) {
    base += "b" + std::to_string(i) + ".";
    ours += "o" + std::to_string(i) + ",";
    theirs += "t" + std::to_string(i) + ";";
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto result = merge_text(base, ours, theirs);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  CHECK(result.hunks.size() == 1);
  CHECK_FALSE(result.merged.has_value());
}

TEST_CASE("a difference shows what went and what came", "[merge-text]") {
  CHECK(difference("the plan is late", "the plan is on time") == "the plan is [late]{on time}");
  CHECK(difference("one two", "one two three") == "one two{ three}");
  CHECK(difference("one two three", "two three") == "[one ]two three");
  CHECK(difference("same", "same") == "same");
  CHECK(difference("", "new") == "{new}");
  CHECK(difference("", "").empty());
}

TEST_CASE("a rewritten sentence is shown as one change, not word by blank", "[merge-text]") {
  CHECK(difference("Pupils wait too long.", "Nobody waited this year.") ==
        "[Pupils wait too long]{Nobody waited this year}.");
}
