// The identity guard's speed in characters a second. Goal: 5 million on one core over typical
// notes, clean or not; the lexicon is read in place, so that the first check costs what the second
// does. The corpus joined is the hardest text that there is: hardly a line without somebody in it,
// and every name looked for in all the others.

#include <benchmark/benchmark.h>
#include <support/guard_corpus.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/guard/lexicon.h>
#include <fieldfare/core/guard/live_check.h>
#include <fieldfare/core/guard/pseudonyms.h>

#include <places.h>

namespace {

using namespace fieldfare::guard;
namespace test = fieldfare::test;

constexpr std::string_view clean =
    "Sat in on the annual review at the resource base. Parents said the wait for speech therapy "
    "was "
    "about nine months and nobody had told them why. The SENCo showed the provision map, which "
    "matches section F for 4 of 6 pupils. LA officers check plans monthly; health advice is late "
    "in "
    "roughly half. Young people want more clubs at the weekend and a quieter lunch. Ask the DCO on "
    "Thursday 13 March about the new pathway, and check the dashboard for Year 9.\n";

constexpr std::string_view identities =
    "Met Oluwaseun's mum in the hub; she rang 07700 900123 twice. Grace Adeyemi (9) has a plan, "
    "dob "
    "12/03/2016, and lives at 14 Oak Road, LS1 4AB. Her brother tomos said the bus is late most "
    "days. Mrs Khan, SENCo, agreed that the NHS number 943 476 5919 should not be in the file. We "
    "saw Siobhan O'Reilly after lunch and she told us that Will is settled and likes his new TA.\n";

std::string repeated(std::string_view text, std::size_t characters) {
  std::string out;
  while (out.size() < characters)
    out += text;
  return out;
}

void check(benchmark::State& state, std::string_view note) {
  const Guard guard;
  const AllowList none;
  const std::string text = repeated(note, static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(guard.check(text, none));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}

void check_clean(benchmark::State& state) {
  check(state, clean);
}
BENCHMARK(check_clean)->Name("guard/check/clean")->Arg(600)->Arg(20'000);

void check_identities(benchmark::State& state) {
  check(state, identities);
}
BENCHMARK(check_identities)->Name("guard/check/identities")->Arg(600)->Arg(20'000);

/// The notes of tests/guard-corpus but for those that only measure: short ones, in most of which
/// somebody is told.
std::vector<std::string> corpus() {
  std::vector<std::string> notes;
  for (const std::string_view part : {"tune", "fresh", "broad", "rounds"}) {
    for (test::MarkedNote& note :
         test::read_guard_corpus(std::string(FIELDFARE_SOURCE_TREE) + "/tests/guard-corpus", part))
      notes.push_back(std::move(note.text));
  }
  return notes;
}

void check_notes(benchmark::State& state) {
  const Guard guard;
  const AllowList none;
  const std::vector<std::string> notes = corpus();
  std::size_t characters = 0;
  for (const std::string& note : notes)
    characters += note.size();
  for (auto _ : state) {
    for (const std::string& note : notes)
      benchmark::DoNotOptimize(guard.check(note, none));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(characters));
}
BENCHMARK(check_notes)->Name("guard/check/corpus note by note");

/// The same as one text of short lines, most of which say somebody's name: denser than any
/// notebook.
void check_corpus(benchmark::State& state) {
  const Guard guard;
  const AllowList none;
  std::string text;
  for (const std::string& note : corpus())
    text += note + '\n';
  for (auto _ : state)
    benchmark::DoNotOptimize(guard.check(text, none));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(check_corpus)->Name("guard/check/corpus joined");

/// One key press in a note that is being written: the letter at the place where one types changes.
void key_press(benchmark::State& state, std::string_view note, char between) {
  const AllowList none;
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) {
    text += note.substr(0, note.size() - 1);
    text += between;
  }
  LiveCheck live;
  benchmark::DoNotOptimize(live.check(text, none));
  const std::size_t place = text.size() / 2;
  char letter = 'a';
  for (auto _ : state) {
    text[place] = letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1);
    benchmark::DoNotOptimize(live.check(text, none));
  }
}

void key_press_lines(benchmark::State& state) {
  key_press(state, identities, '\n');
}
BENCHMARK(key_press_lines)->Name("guard/key press/lines")->Arg(2'000)->Arg(20'000)->Arg(100'000);

void key_press_one_line(benchmark::State& state) {
  key_press(state, identities, ' ');
}
BENCHMARK(key_press_one_line)->Name("guard/key press/one line")->Arg(2'000)->Arg(20'000);

void check_allowed(benchmark::State& state) {
  const Guard guard;
  AllowList allow;
  for (int i = 0; i < 200; ++i)
    allow.add("Setting " + std::to_string(i) + " House", AllowedAs::setting);
  const std::string text = repeated(clean, 20'000);
  for (auto _ : state)
    benchmark::DoNotOptimize(guard.check(text, allow));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(check_allowed)->Name("guard/check/with 200 allowed phrases");

/// A key press in a note of 20,000 characters while the session knows `range` paired names: the
/// check with them, and what gives way.
void key_press_paired(benchmark::State& state) {
  const AllowList none;
  Pseudonyms known;
  static_cast<void>(known.pair("Grace Adeyemi", "Child A"));
  for (std::int64_t i = 1; i < state.range(0); ++i) {
    const auto letter = [&](std::int64_t by) { return static_cast<char>('a' + i / by % 26); };
    const std::string name = std::string("Xo") + letter(1) + letter(26) + "u Zuq" + letter(26);
    static_cast<void>(known.pair(name, "Child " + std::to_string(i)));
  }
  std::string text = repeated(identities, 20'000);
  LiveCheck live;
  benchmark::DoNotOptimize(live.check(text, none, &known));
  const std::size_t place = text.size() / 2;
  char letter = 'a';
  for (auto _ : state) {
    text[place] = letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1);
    benchmark::DoNotOptimize(known.stand_ins(text, live.check(text, none, &known), place));
  }
}
BENCHMARK(key_press_paired)->Name("guard/key press/paired names")->Arg(1)->Arg(20)->Arg(200);

void load(benchmark::State& state) {
  for (auto _ : state) {
    Guard guard;
    benchmark::DoNotOptimize(guard);
  }
}
BENCHMARK(load)->Name("guard/load");

void find(benchmark::State& state) {
  const Lexicon& lexicon = Lexicon::compiled_in();
  for (auto _ : state)
    benchmark::DoNotOptimize(lexicon.find("transition").known());
}
BENCHMARK(find)->Name("guard/lexicon/find");

}  // namespace
