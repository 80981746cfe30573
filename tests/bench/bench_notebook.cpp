#include <benchmark/benchmark.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/storage/database.h>
#include <fieldfare/platform/posix/entropy.h>
#include <support/visit_team.h>

#include "note_text.h"

/// A note's durable save and a full-text query, in the encrypted notebook and, beside it in the
/// same run, in plain SQLite (the same library without a key) doing the same insert and the same
/// query.
namespace {

using namespace fieldfare;

using test::note_text;

/// A word that stands in one note of fifty, and one that stands in twenty of `notes`, however many
/// those are.
std::string rare(std::uint64_t number, std::uint64_t notes) {
  std::string out = number % 50 == 0 ? " moderation" : "";
  if (number < notes && number % (notes / 20) == 0) out += " hydrotherapy";
  return out;
}

/// Filled in memory, where a commit costs no disk, then measured on the disk.
struct PlainNotes {
  std::optional<test::TemporaryDirectory> directory = test::TemporaryDirectory::in_memory();
  platform::SystemEntropy entropy;
  std::optional<storage::Database> database;
  std::uint64_t filled;
  std::uint64_t count = 0;

  explicit PlainNotes(std::uint64_t notes) : filled(notes) {
    database =
        storage::Database::open_plain(*directory / "plain.db", storage::Database::Mode::create);
    database->execute(
        "CREATE TABLE note(nid INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, activity BLOB, "
        "at INTEGER, text TEXT NOT NULL);"
        "CREATE INDEX note_by_activity ON note(activity, at);"
        "CREATE VIRTUAL TABLE note_text USING fts5(text, content = 'note', "
        "content_rowid = 'nid', tokenize = 'unicode61 remove_diacritics 2');");
    while (count < notes)
      add();
    database.reset();
    test::TemporaryDirectory disk;
    std::filesystem::copy_file(*directory / "plain.db", disk / "plain.db");
    directory.reset();
    directory.emplace(std::move(disk));
    database =
        storage::Database::open_plain(*directory / "plain.db", storage::Database::Mode::existing);
  }

  void add() {
    const std::string text = note_text(count) + rare(count, filled);
    EntityId id;
    entropy.fill(id.bytes);
    storage::Transaction transaction(*database);
    auto insert =
        database->prepare("INSERT INTO note(id, activity, at, text) VALUES(?1, ?2, ?3, ?4)");
    insert.bind(1, id.view()).bind(2, id.view().first(1));
    insert.bind(3, static_cast<std::int64_t>(count)).bind(4, std::string_view(text)).run();
    auto index = database->prepare("INSERT INTO note_text(rowid, text) VALUES(?1, ?2)");
    index.bind(1, database->last_insert_rowid()).bind(2, std::string_view(text)).run();
    transaction.commit();
    ++count;
  }

  /// The rows alone: what the index and the table cost.
  std::size_t search_rows(std::string_view query) {
    return search(query,
                  "SELECT n.nid, n.text FROM note_text t CROSS JOIN note n ON n.nid = t.rowid "
                  "WHERE note_text MATCH ?1 ORDER BY t.rank LIMIT 20");
  }

  /// What the notebook's search gives: the hits with a snippet each.
  std::size_t search_hits(std::string_view query) {
    return search(query,
                  "SELECT n.nid, snippet(note_text, 0, '', '', '...', 20), n.at, n.activity "
                  "FROM note_text t CROSS JOIN note n ON n.nid = t.rowid "
                  "WHERE note_text MATCH ?1 ORDER BY t.rank LIMIT 20");
  }

  std::size_t search(std::string_view query, std::string_view sql) {
    auto rows = database->prepare(sql);
    rows.bind(1, query);
    std::size_t bytes = 0;
    while (rows.step())
      bytes += rows.text(1).size();
    return bytes;
  }
};

struct FieldNotes {
  test::VisitTeam team{1, 1, test::VisitTeam::Stores::in_memory};
  EntityId activity = team.add_activity(0);
  std::uint64_t filled;
  std::uint64_t count = 0;

  explicit FieldNotes(std::uint64_t notes) : filled(notes) {
    while (count < notes)
      add();
    // All of them are indexed before anything is measured.
    static_cast<void>(team[0]->execute(app::Search{team.visit(), "nobodywritesthis", 1}));
    team[0].move_to(test::TemporaryDirectory());
  }

  void add() {
    team[0].clock().advance(std::chrono::seconds(1));
    team.add_note(0, activity, note_text(count) + rare(count, filled));
    ++count;
  }
};

/// One store of each size, kept for the benchmarks that follow.
template <class Store>
Store& filled(std::int64_t notes) {
  static std::map<std::int64_t, std::unique_ptr<Store>> stores;
  auto& store = stores[notes];
  if (!store) store = std::make_unique<Store>(static_cast<std::uint64_t>(notes));
  return *store;
}

void save_plain(benchmark::State& state) {
  PlainNotes& store = filled<PlainNotes>(state.range(0));
  for (auto _ : state)
    store.add();
}

void save_fieldfare(benchmark::State& state) {
  FieldNotes& store = filled<FieldNotes>(state.range(0));
  for (auto _ : state)
    store.add();
}

/// With the indexing that a save leaves for later: one pass for 64 notes, as the app makes it.
void save_fieldfare_and_index(benchmark::State& state) {
  FieldNotes& store = filled<FieldNotes>(state.range(0));
  const app::Search none{store.team.visit(), "nobodywritesthis", 1};
  std::uint64_t saved = 0;
  for (auto _ : state) {
    store.add();
    if (++saved % 64 == 0) benchmark::DoNotOptimize(store.team[0]->execute(none).hits.size());
  }
}

void query_plain(benchmark::State& state) {
  PlainNotes& store = filled<PlainNotes>(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(store.search_hits("\"moderation\"*"));
}

void query_plain_rows(benchmark::State& state) {
  PlainNotes& store = filled<PlainNotes>(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(store.search_rows("\"moderation\"*"));
}

void query_fieldfare(benchmark::State& state) {
  FieldNotes& store = filled<FieldNotes>(state.range(0));
  const app::Search query{store.team.visit(), "moderation", 20};
  for (auto _ : state)
    benchmark::DoNotOptimize(store.team[0]->execute(query).hits.size());
}

/// Twenty hits in a notebook of any size.
void query_few_plain(benchmark::State& state) {
  PlainNotes& store = filled<PlainNotes>(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(store.search_hits("\"hydrotherapy\"*"));
}

void query_few_fieldfare(benchmark::State& state) {
  FieldNotes& store = filled<FieldNotes>(state.range(0));
  const app::Search query{store.team.visit(), "hydrotherapy", 20};
  for (auto _ : state)
    benchmark::DoNotOptimize(store.team[0]->execute(query).hits.size());
}

/// Entries of a colleague taken in: checked, stored, opened, applied to the projections.
void take_in(benchmark::State& state) {
  constexpr std::size_t batch = 5000;
  test::VisitTeam team(2, 7, test::VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  for (std::size_t i = 0; i < batch; ++i)
    team.add_note(0, activity, note_text(i));
  const auto source = team[0]->replica(team.visit());
  log::Arrival arrival;
  for (const auto& head : source->holdings()) {
    arrival.runs.push_back(source->read(head.log, {}, 1, 1'000'000, std::size_t{1} << 30));
  }
  test::TemporaryDirectory directory;
  const auto backup = directory / "empty";
  static_cast<void>(team[1]->execute(app::StoreBackup{backup.string()}));
  for (auto _ : state) {
    state.PauseTiming();
    team[1].restore(backup);
    state.ResumeTiming();
    benchmark::DoNotOptimize(team[1]->replica(team.visit())->take_in(arrival).accepted);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch));
}

/// All that a store shows made anew from its log: entries opened, merged, projected and indexed.
void project_again(benchmark::State& state) {
  test::VisitTeam team(1, 7, test::VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  for (std::size_t i = 0; i < 5000; ++i)
    team.add_note(0, activity, note_text(i));
  std::int64_t entities = 0;
  for (auto _ : state)
    entities += team[0]->execute(app::StoreRebuild{}).entities;
  state.SetItemsProcessed(entities);  // of an entry each
}

}  // namespace

BENCHMARK(save_plain)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(300)
    ->Repetitions(9)
    ->ReportAggregatesOnly()
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(save_fieldfare)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(300)
    ->Repetitions(9)
    ->ReportAggregatesOnly()
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(save_fieldfare_and_index)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(320)
    ->Repetitions(9)
    ->ReportAggregatesOnly()
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(query_plain)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(query_plain_rows)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(query_fieldfare)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(query_few_plain)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(query_few_fieldfare)
    ->Arg(1000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK(project_again)
    ->Iterations(10)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(take_in)->Iterations(20)->UseRealTime()->MeasureProcessCPUTime()->Unit(
    benchmark::kMillisecond);
