#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <fieldfare/sync/hub/postgres_store.h>
#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/hub/sqlite_store.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <servers/postgres_server.h>
#include <support/fake_clock.h>
#include <support/memory_replica.h>
#include <support/temporary_directory.h>

#include "note_text.h"

/// What a hub's store takes: entries appended in batches as devices send them, checked as a hub
/// checks them, and short sessions through the hub's service, each on SQLite and on PostgreSQL with
/// all flushes to the disk.
namespace {

using namespace fieldfare;
using sync::hub::HubStore;

enum Engine { sqlite, postgres };

/// One that flushes, unlike the tests' own.
test::PostgresServer& server() {
  static test::PostgresServer flushing;
  return flushing;
}

/// A store in a place of its own, on a disk as a hub's would be.
struct OpenStore {
  test::TemporaryDirectory directory;
  std::unique_ptr<HubStore> store;

  explicit OpenStore(int engine) {
    store = engine == sqlite ? sync::hub::open_sqlite_store(directory / "hub.db")
                             : sync::hub::open_postgres_store(server().new_database());
  }
};

/// The service without a socket.
class ServiceTransport final : public sync::Transport {
 public:
  explicit ServiceTransport(sync::hub::HubService& service) : service_(service) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    return service_.handle(request);
  }
  [[nodiscard]] std::string address() const override { return "bench"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }

 private:
  sync::hub::HubService& service_;
};

std::uint64_t append(HubStore& store, const VisitId& visit, const log::EntryRun& run) {
  const log::VersionVector segments = store.segments(visit);
  const auto first = std::ranges::lower_bound(segments, run.log, {}, &log::LogHead::log);
  const auto last = std::ranges::upper_bound(segments, run.log, {}, &log::LogHead::log);
  const log::CheckedRun checked = log::check_run(
      visit, std::span(first, last),
      [&](const BranchId& branch, std::uint64_t sequence) {
        return store.hash_at(visit, run.log, branch, sequence);
      },
      [](const Hash&) { return true; }, run);
  if (store.append(visit, {{&run, &checked}}) != sync::hub::AppendResult::stored) return 0;
  return checked.headers.size();
}

/// A device whose log is written once and sent to every store.
struct Writer {
  test::Team team{1};
  test::MemoryReplica device{team, 0};
  std::uint64_t written = 0;

  log::EntryRun entries(std::uint64_t first, std::size_t count) {
    for (; written < first + count; ++written)
      device.write(test::note_text(written));
    return device.read(device.own_log(), first, count, 1'000'000'000);
  }
};

Writer& writer() {
  static Writer shared;
  return shared;
}

constexpr int appends = 50;

/// range(0): the engine; range(1): entries in a batch; range(2): entries held before.
void hub_append(benchmark::State& state) {
  try {
    const auto batch = static_cast<std::size_t>(state.range(1));
    const auto held = static_cast<std::uint64_t>(state.range(2));
    OpenStore open(static_cast<int>(state.range(0)));
    const VisitId visit = writer().team.visit();
    open.store->register_visit(visit, ~0ULL >> 2);
    std::uint64_t next = 1;
    while (next <= held)
      next += append(*open.store, visit, writer().entries(next, 2000));
    std::uint64_t stored = 0;
    for (auto _ : state) {
      state.PauseTiming();
      const log::EntryRun run = writer().entries(next, batch);
      next += batch;
      state.ResumeTiming();
      stored += append(*open.store, visit, run);
    }
    if (stored != batch * appends) state.SkipWithError("not everything was stored");
    state.SetItemsProcessed(static_cast<std::int64_t>(stored));
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
}

/// A device with ten new notes comes, tells them, and hears that nothing is new.
void hub_session(benchmark::State& state) {
  try {
    OpenStore open(static_cast<int>(state.range(0)));
    test::FakeClock clock;
    test::SeededEntropy entropy(3);
    sync::hub::HubService service(*open.store, clock, entropy, {.open_registration = true});
    test::Team team(1);
    test::MemoryReplica device(team, 0);
    std::uint64_t notes = 0;
    for (auto _ : state) {
      state.PauseTiming();
      for (int i = 0; i < 10; ++i)
        device.write(test::note_text(notes++));
      state.ResumeTiming();
      ServiceTransport transport(service);
      sync::HubRemote remote(transport, device);
      if (sync::synchronise(device, remote).sent != 10)
        state.SkipWithError("not everything was sent");
    }
    state.SetItemsProcessed(state.iterations());
  } catch (const std::exception& error) {
    state.SkipWithError(error.what());
  }
}

}  // namespace

BENCHMARK(hub_append)
    ->ArgNames({"postgres", "batch", "held"})
    ->ArgsProduct({{sqlite, postgres}, {10, 500}, {1'000, 100'000}})
    ->UseRealTime()
    ->Iterations(appends)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(hub_session)
    ->ArgNames({"postgres"})
    ->Arg(sqlite)
    ->Arg(postgres)
    ->UseRealTime()
    ->Iterations(200)
    ->Unit(benchmark::kMillisecond);
