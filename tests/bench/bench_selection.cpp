// Person-level data: reading 50,000 rows (goal: 5 s and 200 MB), and choosing whom to track out of
// 5,000 people (goal: 1 s).

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/selection/combination.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/propose.h>
#include <fieldfare/core/selection/spreadsheet.h>
#include <support/workbook_builder.h>

#include "import_alone.h"

namespace {

using namespace fieldfare;

const framework::Framework& full() {
  static const auto library = framework::Library::built_in();
  return library.get("area-send-2023");
}

/// Thirteen columns as an area sends them, people spread unevenly over what they hold.
std::vector<std::vector<std::string>> rows(std::size_t count) {
  const std::vector<std::string> needs = {"ASD", "SEMH", "SLCN", "MLD; ADHD", "PMLD", "HI"};
  const std::vector<std::string> groups = {"White British", "Pakistani", "Black African", "Indian"};
  std::vector<std::vector<std::string>> out = {
      {"Reference", "Age", "Gender", "Ethnicity", "Primary need", "SEN status", "Involvement",
       "Stage", "Looked after", "School", "Setting status", "In/out of area", "AP"}};
  std::uint32_t dice = 12345;
  const auto roll = [&](std::uint32_t sides) {
    dice = dice * 1664525U + 1013904223U;
    return (dice >> 16U) % sides;
  };
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(
        {"NS-" + std::to_string(100'000 + i), std::to_string(roll(26)), roll(3) == 0 ? "F" : "M",
         groups[roll(roll(4) + 1)], needs[roll(roll(6) + 1)], roll(3) == 0 ? "EHCP" : "SEN support",
         roll(2) == 0 ? "health" : "health; social care", roll(2) == 0 ? "new" : "reviewed",
         roll(20) == 0 ? "Yes" : "No", "Setting " + std::to_string(roll(300)) + " Academy",
         roll(9) == 0 ? "independent" : "maintained", roll(12) == 0 ? "out" : "in",
         roll(30) == 0 ? "Yes" : "No"});
  }
  return out;
}

selection::PersonImport imported(const selection::RawTable& table) {
  static const guard::Guard guard;
  selection::ImportWishes wishes;
  wishes.today = *date_from_iso8601("2026-06-01");
  return selection::map_people(table, full(), guard, {}, wishes);
}

selection::PersonTable people(std::size_t count) {
  const Bytes bytes = test::WorkbookBuilder().sheet("List", rows(count)).bytes();
  selection::Workbook workbook(bytes);
  return imported(workbook.read(0, selection::limits::rows, {})).table;
}

void import_workbook(benchmark::State& state) {
  const Bytes bytes =
      test::WorkbookBuilder().sheet("List", rows(static_cast<std::size_t>(state.range(0)))).bytes();
  for (auto _ : state) {
    selection::Workbook workbook(bytes);
    benchmark::DoNotOptimize(imported(workbook.read(0, selection::limits::rows, {})));
  }
  const std::string file(bytes.begin(), bytes.end());
  state.counters["peak_MB"] = bench::run_import_alone(file).peak_megabytes;
}
BENCHMARK(import_workbook)
    ->Name("selection/import/xlsx")
    ->Arg(5'000)
    ->Arg(50'000)
    ->Unit(benchmark::kMillisecond);

void import_csv(benchmark::State& state) {
  std::string text;
  for (const auto& row : rows(static_cast<std::size_t>(state.range(0)))) {
    for (const std::string& value : row)
      text += value + "\t";
    text += "\n";
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(imported(selection::read_csv(as_bytes(text), {})));
}
BENCHMARK(import_csv)->Name("selection/import/csv")->Arg(50'000)->Unit(benchmark::kMillisecond);

void propose(benchmark::State& state) {
  const auto table = people(static_cast<std::size_t>(state.range(0)));
  selection::ProposalWishes wishes;
  wishes.seed = "a visit";
  for (auto _ : state)
    benchmark::DoNotOptimize(selection::propose(table, full(), wishes));
}
BENCHMARK(propose)
    ->Name("selection/propose")
    ->Arg(5'000)
    ->Arg(50'000)
    ->Unit(benchmark::kMillisecond);

void combination(benchmark::State& state) {
  const auto table = people(static_cast<std::size_t>(state.range(0)));
  const std::string note =
      "A 14-year-old with autism at Setting 17 Academy has waited nine months for therapy, and the "
      "annual review was late again. Parents said that nobody had told them why.";
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        selection::combine(selection::said_in(note, table, full()), table, full()));
  }
}
BENCHMARK(combination)->Name("selection/combination")->Arg(50'000)->Unit(benchmark::kMillisecond);

}  // namespace
