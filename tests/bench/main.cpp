// fieldfare-bench measures; with --import FILE it reads one list and tells its own memory; with
// --guard it scores the identity guard on the notes of tests/guard-corpus instead of timing
// anything; with --guard-signs --PART it prints what the guard's second voice learns from.

#include <benchmark/benchmark.h>
#include <fieldfare/core/guard/doubts.h>
#include <support/guard_other_names.h>
#include <support/guard_score.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <places.h>

#include "import_alone.h"

namespace {

using namespace fieldfare;

int score_guard(int count, char** words) {
  std::string part = "test";
  std::string set;
  bool errors = false;
  for (int i = 2; i < count; ++i) {
    const std::string_view word = words[i];
    for (const std::string_view name : {"tune", "test", "fresh", "broad", "rounds", "sealed"}) {
      if (word.starts_with("--") && word.substr(2) == name) part = name;
    }
    if (word == "--errors") errors = true;
    // "--round=10": one set of the part "rounds".
    if (word.starts_with("--round=")) {
      part = "rounds";
      set = "round " + std::string(word.substr(8));
    }
  }
  // Who sees the errors of the other parts tunes to them, and they measure nothing any more.
  if (errors && (part == "test" || part == "sealed")) {
    std::fputs("The errors of this part are not shown: --tune, --fresh, --broad or --rounds.\n",
               stderr);
    return 2;
  }
  const std::string folder = std::string(FIELDFARE_SOURCE_TREE) + "/tests/guard-corpus";
  std::vector<test::MarkedNote> notes = test::read_guard_corpus(folder, part);
  if (!set.empty())
    std::erase_if(notes, [&](const test::MarkedNote& note) { return note.set != set; });
  const test::GuardScore score =
      test::score_guard(guard::Guard(), notes, test::CorpusAllowLists(folder));
  std::printf("part: %s %s\n%s", part.c_str(), set.c_str(), test::in_words(score, errors).c_str());
  return 0;
}

void print_signs(const std::string& set, std::size_t number, const test::MarkedNote& note,
                 const guard::AllowList& allow) {
  for (const guard::Doubt& doubt : guard::doubts(note.text, allow)) {
    bool name = false;
    for (const test::MarkedSpan& span : note.spans)
      name = name || (span.label == guard::Label::person && span.kind != "relation" &&
                      span.start < doubt.end && doubt.start < span.end);
    std::printf("%s %zu %d %d %u", set.c_str(), number, name ? 1 : 0, doubt.by_rules ? 1 : 0,
                doubt.kind);
    for (const std::uint32_t sign : doubt.signs)
      std::printf(" %u", sign);
    if (!doubt.rows.empty()) std::printf(" |");
    for (const std::uint16_t row : doubt.rows)
      std::printf(" %u", static_cast<unsigned>(row));
    std::printf("\n");
  }
}

/// The same for days and figures: 1 for a date of birth, a phone or a number of somebody's file.
/// The last on the line, behind a bar, is the figure itself with what stands around it, for who
/// reads.
int print_figures(std::string_view option, bool told) {
  const std::string folder = std::string(FIELDFARE_SOURCE_TREE) + "/tests/guard-corpus";
  const test::CorpusAllowLists allow(folder);
  const std::string part(option.substr(2));
  std::size_t number = 0;
  for (const test::MarkedNote& note : test::read_guard_corpus(folder, part)) {
    std::string set = note.set.empty() ? part : note.set;
    std::replace(set.begin(), set.end(), ' ', '_');
    for (const guard::Doubt& doubt : guard::figure_doubts(note.text, allow.of(note.set))) {
      bool identity = false;
      bool other = false;
      for (const test::MarkedSpan& span : note.spans) {
        if (span.start >= doubt.end || doubt.start >= span.end) continue;
        constexpr unsigned person = 4;
        constexpr unsigned home = 5;
        constexpr unsigned handle = 6;
        const bool own = doubt.kind == person   ? span.kind == "relation"
                         : doubt.kind == home   ? span.label == guard::Label::address
                         : doubt.kind == handle ? span.label == guard::Label::handle
                                                : span.label == guard::Label::dob ||
                                                      span.label == guard::Label::phone ||
                                                      span.label == guard::Label::id;
        (own ? identity : other) = true;
      }
      if (other && !identity) continue;
      std::printf("%s %zu %d %d %u", set.c_str(), number, identity ? 1 : 0, doubt.by_rules ? 1 : 0,
                  doubt.kind);
      for (const std::uint32_t sign : doubt.signs)
        std::printf(" %u", sign);
      if (told) {
        std::string text = note.text;
        std::replace(text.begin(), text.end(), '\n', '~');
        const std::size_t from = doubt.start > 60 ? doubt.start - 60 : 0;
        std::printf("|%s[%s]%s", text.substr(from, doubt.start - from).c_str(),
                    text.substr(doubt.start, doubt.end - doubt.start).c_str(),
                    text.substr(doubt.end, 60).c_str());
      }
      std::printf("\n");
    }
    ++number;
  }
  return 0;
}

/// One line for each word in doubt: its set of notes, the note's number, 1 for a name, 1 when a
/// rule asks already, the word's signs, a bar and its rows. What core/lexicon/learn reads. A set
/// with a star holds the notes again with other names: to learn from, not to judge by.
int print_signs(std::string_view option) {
  const std::string folder = std::string(FIELDFARE_SOURCE_TREE) + "/tests/guard-corpus";
  const test::CorpusAllowLists allow(folder);
  const std::string part(option.substr(2));
  const test::OtherNames others(folder);
  std::size_t number = 0;
  for (const test::MarkedNote& note : test::read_guard_corpus(folder, part)) {
    std::string set = note.set.empty() ? part : note.set;
    std::replace(set.begin(), set.end(), ' ', '_');
    print_signs(set, number, note, allow.of(note.set));
    for (const test::OtherNames::Variant& variant : others.of(note, number))
      print_signs(set + "*" + variant.kind, number, variant.note, allow.of(note.set));
    ++number;
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count > 1 && std::string_view(words[1]) == "--guard") return score_guard(count, words);
    if (count > 2 && std::string_view(words[1]) == "--guard-signs") return print_signs(words[2]);
    if (count > 2 && std::string_view(words[1]) == "--guard-figures")
      return print_figures(words[2], count > 3);
    if (count > 2 && std::string_view(words[1]) == "--import") return bench::import_alone(words[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
