// The session's pairing of names and codes: replaced by itself in later mentions, taken back step
// by step, gone at lock.

#include <fieldfare/core/guard/live_check.h>
#include <fieldfare/core/guard/pseudonyms.h>
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "core/dice.h"

using namespace fieldfare;
using namespace fieldfare::guard;
using test::dice;

namespace {

const std::vector<std::string>& names() {
  static const std::vector<std::string> all = {
      "Oluwaseun Adeyemi", "Zara Kelly",   "Tom\xC3\xA1s Ruiz", "Siobhan O'Reilly",
      "Mei-Ling Cheung",   "Grace Moyo",   "Harpreet Gill",     "Angharad Pugh",
      "Callum Baird",      "Ngozi Okonjo", "Szymon Wilk",       "Yehuda Katz"};
  return all;
}

std::string code_of(std::size_t person) {
  return "Child " + std::string(1, static_cast<char>('A' + person));
}

std::string in_case(std::string name, int how) {
  for (char& c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (how == 1) c = static_cast<char>(std::tolower(byte));
    if (how == 2) c = static_cast<char>(std::toupper(byte));
  }
  return name;
}

/// A mention that says the whole name: in any case, possessive, or as a register has it.
std::string mention(std::size_t person) {
  const std::string& name = names()[person];
  const std::size_t space = name.find(' ');
  switch (dice(0, 4)) {
    case 0:
      return in_case(name, dice(0, 3));
    case 1:
      return name + "'s mum";
    case 2:
      return in_case(name.substr(space + 1), 2) + ", " + name.substr(0, space);
    default:
      return name;
  }
}

/// Ordinary sentences with mentions of the people in `paired` among them.
std::string note_about(const std::vector<std::size_t>& paired) {
  std::string text;
  const int sentences = dice(1, 8);
  for (int i = 0; i < sentences; ++i) {
    text += "The wait was " + std::to_string(dice(1, 90)) + " weeks. ";
    text += "We spoke to " + mention(paired[dice<std::size_t>(0, paired.size())]) + " about it. ";
  }
  return text;
}

std::string replaced(const Pseudonyms& known, const std::string& text) {
  LiveCheck live;
  return Pseudonyms::applied(text, known.stand_ins(text, live.check(text, AllowList{}, &known)));
}

bool says(const std::string& text, const std::string& word) {
  return in_case(text, 1).find(in_case(word, 1)) != std::string::npos;
}

}  // namespace

TEST_CASE("every whole mention of a paired name gives way, once and for all",
          "[guard][pseudonyms]") {
  CHECK(rc::check([] {
    Pseudonyms known;
    std::vector<std::size_t> paired;
    const std::size_t people = dice<std::size_t>(1, names().size());
    for (std::size_t person = 0; person < people; ++person) {
      RC_ASSERT(known.pair(names()[person], code_of(person)));
      paired.push_back(person);
    }
    const std::string note = note_about(paired);
    const std::string once = replaced(known, note);
    RC_LOG() << note << '\n' << once << '\n';
    for (const std::size_t person : paired) {
      const std::string& name = names()[person];
      RC_ASSERT(!says(once, name.substr(0, name.find(' '))));
      RC_ASSERT(!says(once, name.substr(name.find(' ') + 1)));
    }
    RC_ASSERT(replaced(known, once) == once);
  }));
}

TEST_CASE("the newest pairing of a name counts, and each undo brings back the one before",
          "[guard][pseudonyms]") {
  CHECK(rc::check([] {
    Pseudonyms known;
    std::vector<std::pair<std::size_t, std::string>> done;  // no code: left as it stands
    const auto newest = [&](std::size_t person) -> std::string {
      const auto found = std::find_if(done.rbegin(), done.rend(),
                                      [&](const auto& step) { return step.first == person; });
      return found == done.rend() ? std::string() : found->second;
    };
    const int steps = dice(1, 40);
    for (int step = 0; step < steps; ++step) {
      const std::size_t person = dice<std::size_t>(0, names().size());
      switch (dice(0, 4)) {
        case 0:
          RC_ASSERT(known.undo() == !done.empty());
          if (!done.empty()) done.pop_back();
          break;
        case 1:
          RC_ASSERT(known.leave(names()[person]));
          done.emplace_back(person, "");
          break;
        default:
          done.emplace_back(person, code_of(dice<std::size_t>(0, 26)));
          RC_ASSERT(known.pair(names()[person], done.back().second));
      }
      RC_ASSERT(known.empty() == done.empty());
      for (std::size_t who = 0; who < names().size(); ++who)
        RC_ASSERT(known.stands_for(names()[who]).value_or("") == newest(who));
    }
  }));
}

TEST_CASE("after a lock nothing is known and nothing gives way", "[guard][pseudonyms]") {
  CHECK(rc::check([] {
    Pseudonyms known;
    std::vector<std::size_t> paired;
    const std::size_t people = dice<std::size_t>(1, names().size());
    for (std::size_t person = 0; person < people; ++person) {
      RC_ASSERT(known.pair(names()[person], code_of(person)));
      paired.push_back(person);
    }
    const std::string text = note_about(paired);
    known.wipe();
    RC_ASSERT(known.empty());
    RC_ASSERT(!known.undo());
    RC_ASSERT(replaced(known, text) == text);
    for (const std::size_t person : paired) {
      RC_ASSERT(!known.stands_for(names()[person]));
      RC_ASSERT(!known.name_of(code_of(person)));
    }
    // A new session begins from nothing, and pairs again.
    RC_ASSERT(known.pair(names()[0], "Child Z"));
    RC_ASSERT(known.stands_for(names()[0]) == "Child Z");
  }));
}

TEST_CASE("what is forgotten by its code is known by no name", "[guard][pseudonyms]") {
  CHECK(rc::check([] {
    Pseudonyms known;
    const std::size_t people = dice<std::size_t>(2, names().size());
    const std::size_t codes = dice<std::size_t>(1, 4);
    for (std::size_t person = 0; person < people; ++person)
      RC_ASSERT(known.pair(names()[person], code_of(person % codes)));
    const std::size_t gone = dice<std::size_t>(0, codes);
    static_cast<void>(known.forget(code_of(gone)));
    for (std::size_t person = 0; person < people; ++person)
      RC_ASSERT(known.stands_for(names()[person]).has_value() == (person % codes != gone));
  }));
}
