#include <fieldfare/core/guard/live_check.h>
#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include <fieldfare/core/utf8.h>

#include "core/dice.h"

using namespace fieldfare;
using namespace fieldfare::guard;
using test::dice;

namespace {

/// Pieces that names, cues and dates are made of, whole and broken.
std::string piece() {
  static const std::vector<std::string> pieces = {
      "Grace",       " ",          "Adeyemi", "dob",    "\n",     "12/03/2014", ". ",
      "He ",         "Storm is 9", "mum of",  " tomos", "said",   "K.",         "T.",
      "KT",          "Mr ",        "& Mrs",   "DOB:\n", "e",      "\xC3\xA9",   "4 May",
      "turns ",      "@ab_c",      "LS1 4AB", "the ",   "A",      ",",          "vicar's",
      " daughter",   "Rowan",      " House",  "rose",   "asked ", "Niamh",      " Gallagher",
      " Gallaghers", "niamhs ",    " N G ",   " NG ",   "Nia "};
  return pieces[dice<std::size_t>(0, pieces.size())];
}

/// A code point boundary of `text`.
std::size_t boundary(const std::string& text) {
  std::size_t at = dice<std::size_t>(0, text.size() + 1);
  while (at < text.size() && !utf8::starts_code_point(text[at]))
    --at;
  return at;
}

/// Long enough that the note is read in several blocks, some of them cut inside a line.
std::string long_note() {
  std::string text;
  const int sentences = dice(0, 120);
  for (int i = 0; i < sentences; ++i) {
    text += "The wait was " + std::to_string(dice(1, 90)) + " weeks and nobody told them why. ";
    if (dice(0, 6) == 0) text += piece() + " went home. ";
    if (dice(0, 12) == 0) text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("checked while it is typed, a note gives what the whole check gives", "[guard]") {
  CHECK(rc::check([] {
    std::string text = long_note();
    AllowList allow;
    LiveCheck live;
    const int steps = dice(1, 12);
    for (int step = 0; step < steps; ++step) {
      const std::size_t at = boundary(text);
      if (dice(0, 4) == 0) {
        std::size_t end = boundary(text);
        text.erase(std::min(at, end), at > end ? at - end : end - at);
      } else {
        text.insert(at, piece());
      }
      if (dice(0, 6) == 0) allow.add("Rowan House", AllowedAs::setting);
      if (dice(0, 12) == 0) allow.add("Grace", AllowedAs::not_a_person);
      RC_ASSERT(live.check(text, allow) == Guard().check(text, allow));
    }
  }));
}

TEST_CASE("a note typed letter by letter is checked as the whole", "[guard]") {
  const std::string text =
      "Met Grace Adeyemi's mum.\nGrace said no. DOB:\n12/03/2014. rose was upset\nGA was off";
  LiveCheck live;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::string typed = text.substr(0, size);
    CHECK(live.check(typed, {}) == Guard().check(typed, {}));
  }
}

TEST_CASE("text that is not readable is blocked while it is typed, and forgotten", "[guard]") {
  LiveCheck live;
  CHECK(live.check("Oluwaseun", {}).size() == 1);
  CHECK(live.check("caf\xE9", {}) == Guard().check("caf\xE9", {}));
  CHECK(live.check("", {}).empty());
}
