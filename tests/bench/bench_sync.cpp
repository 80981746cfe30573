#include <benchmark/benchmark.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <thread>

#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

#include "note_text.h"

/// Two encrypted notebooks and a hub with its store, over HTTP on loopback: notes written on one
/// device, carried to the hub and from there to the other. Beside the times: the bytes on the wire
/// each way and what the notes alone are in JSON.
namespace {

using namespace fieldfare;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t first_notes = 10'000;
constexpr std::uint64_t changed_notes = 10;

class LoopbackHub {
 public:
  LoopbackHub()
      : server_({},
                [this](const sync::Request& request) { return hub_.service().handle(request); }) {
    thread_ = std::thread([this] { server_.run(); });
  }
  ~LoopbackHub() {
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] const std::string& url() const { return server_.url(); }

 private:
  test::MemoryHub hub_;
  platform::net::HttpServer server_;
  std::thread thread_;
};

struct Crossing {
  sync::SyncOutcome up;
  sync::SyncOutcome down;
  double seconds_up = 0;
  double seconds_down = 0;
  double cpu_seconds = 0;  ///< of the whole process: both devices and the hub
};

struct Team {
  test::VisitTeam devices{2, 11};
  LoopbackHub hub;
  EntityId activity;
  std::uint64_t count = 0;

  Team() {
    activity = devices.add_activity(0);
    devices.exchange(0, 1);
  }

  void add(std::uint64_t notes) {
    for (std::uint64_t i = 0; i < notes; ++i)
      devices.add_note(0, activity, test::note_text(count++));
  }

  sync::SyncOutcome carry(std::size_t device, double& seconds) {
    const auto begin = Clock::now();
    const auto replica = devices[device]->replica(devices.visit());
    platform::net::HttpTransport transport(hub.url());
    sync::HubRemote remote(transport, *replica);
    sync::SyncOutcome outcome = sync::synchronise(*replica, remote);
    seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return outcome;
  }

  Crossing cross() {
    Crossing out;
    const std::clock_t begin = std::clock();
    out.up = carry(0, out.seconds_up);
    out.down = carry(1, out.seconds_down);
    out.cpu_seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    return out;
  }
};

Team& team() {
  static const auto shared = std::make_unique<Team>();
  return *shared;
}

/// What a note's text is as a member of a JSON document, with its name and quotes.
double json_bytes(std::uint64_t notes) {
  double sum = 0;
  for (std::uint64_t i = 0; i < notes; ++i)
    sum +=
        static_cast<double>(test::note_text(i).size() + std::string_view(R"({"text":""},)").size());
  return sum;
}

void report(benchmark::State& state, const Crossing& crossing, std::uint64_t notes) {
  if (crossing.up.sent < notes || crossing.down.received < notes || !crossing.down.refused.empty())
    state.SkipWithError("not everything came over");
  state.SetIterationTime(crossing.seconds_up + crossing.seconds_down);
  state.counters["up_ms"] = crossing.seconds_up * 1000;
  state.counters["down_ms"] = crossing.seconds_down * 1000;
  state.counters["cpu_ms"] = crossing.cpu_seconds * 1000;
  state.counters["bytes_up"] =
      static_cast<double>(crossing.up.bytes_sent + crossing.up.bytes_received);
  state.counters["bytes_down"] =
      static_cast<double>(crossing.down.bytes_sent + crossing.down.bytes_received);
  state.counters["json_bytes"] = json_bytes(notes);
}

/// The first sync of 10,000 notes: A to hub to B.
void sync_first(benchmark::State& state) {
  Team& shared = team();
  shared.add(first_notes);
  for (auto _ : state)
    report(state, shared.cross(), first_notes);
}

/// Ten new notes on top of the ten thousand.
void sync_changes(benchmark::State& state) {
  Team& shared = team();
  for (auto _ : state) {
    state.PauseTiming();
    shared.add(changed_notes);
    state.ResumeTiming();
    report(state, shared.cross(), changed_notes);
  }
}

/// Nothing new anywhere.
void sync_idle(benchmark::State& state) {
  Team& shared = team();
  for (auto _ : state)
    report(state, shared.cross(), 0);
}

}  // namespace

BENCHMARK(sync_first)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_changes)->Iterations(10)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_idle)->Iterations(10)->UseManualTime()->Unit(benchmark::kMillisecond);
