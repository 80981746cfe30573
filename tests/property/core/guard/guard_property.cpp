#include <fieldfare/core/guard/guard.h>
#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <variant>
#include <vector>

#include <fieldfare/core/utf8.h>

#include "core/dice.h"

using namespace fieldfare;
using namespace fieldfare::guard;
using test::dice;

namespace {

/// A note of words that make the rules meet: names, cues, numbers, dates, punctuation, other
/// scripts.
std::string any_note() {
  static const std::vector<std::string> words = {"Grace",
                                                 "amir",
                                                 "Khan",
                                                 "O'Brien",
                                                 "mum",
                                                 "of",
                                                 "called",
                                                 "Mrs",
                                                 "DOB",
                                                 "12/03",
                                                 "/2014",
                                                 "943",
                                                 "476",
                                                 "5919",
                                                 "LS1",
                                                 "4AB",
                                                 "@kyz_",
                                                 "Road",
                                                 "Flat",
                                                 "said",
                                                 "turns",
                                                 "9",
                                                 "on",
                                                 "4 May",
                                                 "the",
                                                 "Rowan",
                                                 "House",
                                                 "\n",
                                                 ". ",
                                                 ", ",
                                                 "'s",
                                                 "-",
                                                 "J.",
                                                 "S.",
                                                 "(",
                                                 ")",
                                                 "caf\xC3\xA9",
                                                 "\xE6\x9D\x8E",
                                                 "e\xCC\x81",
                                                 "\xE2\x80\x99s",
                                                 "07700 900123",
                                                 "a@b.org",
                                                 "UPN",
                                                 "\xF0\x9F\x98\x80"};
  std::string note;
  const int count = dice(0, 30);
  for (int i = 0; i < count; ++i) {
    note += words[static_cast<std::size_t>(dice<std::size_t>(0, words.size()))];
    if (dice(0, 4) != 0) note += ' ';
  }
  return note;
}

}  // namespace

TEST_CASE("findings lie in the text, in order, apart, at code points", "[guard]") {
  CHECK(rc::check([] {
    const std::string note = any_note();
    std::size_t from = 0;
    for (const Finding& finding : Guard().check(note, {})) {
      RC_ASSERT(finding.start >= from);
      RC_ASSERT(finding.end > finding.start);
      RC_ASSERT(finding.end <= note.size());
      RC_ASSERT(utf8::starts_code_point(note[finding.start]));
      RC_ASSERT(finding.end == note.size() || utf8::starts_code_point(note[finding.end]));
      RC_ASSERT(!finding.rule.empty());
      from = finding.end;
    }
  }));
}

TEST_CASE("the same note gives the same findings", "[guard]") {
  CHECK(rc::check([] {
    const std::string note = any_note();
    RC_ASSERT(Guard().check(note, {}) == Guard().check(note, {}));
  }));
}

TEST_CASE("a note is admitted as it is, or not at all", "[guard]") {
  CHECK(rc::check([] {
    const std::string note = any_note();
    const auto admitted = Guard().admit(note, {});
    if (const auto* text = std::get_if<GuardedText>(&admitted)) {
      RC_ASSERT(text->str() == note);
      RC_ASSERT(Guard().check(note, {}).empty());
      RC_ASSERT(Guard().mask(note, {}).str() == note);
    } else {
      RC_ASSERT(!std::get<Findings>(admitted).empty());
      RC_ASSERT(Guard().mask(note, {}).str() != note);
    }
  }));
}

TEST_CASE("a name is found whatever note stands before it on another line", "[guard]") {
  CHECK(rc::check([] {
    const std::string note = any_note() + "\n";
    const std::string whole = note + "Oluwaseun Adeyemi came to the hub";
    bool found = false;
    for (const Finding& finding : Guard().check(whole, {}))
      found = found || (finding.start <= note.size() && finding.end >= note.size() + 17);
    RC_ASSERT(found);
  }));
}
