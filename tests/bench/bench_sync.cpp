#include <benchmark/benchmark.h>

#include <chrono>
#include <ctime>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

#include "note_text.h"

/// Encrypted notebooks and a hub with its store, over HTTP on loopback: notes written on one
/// device, carried to the hub and from there to another. Beside the times: the bytes on the wire
/// each way and what the notes with their five fields are in JSON.
namespace {

using namespace fieldfare;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t first_notes = 10'000;
constexpr std::uint64_t changed_notes = 10;
constexpr std::uint64_t pairs = 250;    ///< notes that both devices change in the same place
constexpr std::uint64_t singles = 250;  ///< notes that one device alone changes, for each device

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

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Leg {
  sync::SyncOutcome outcome;
  double seconds = 0;
  [[nodiscard]] double bytes() const {
    return static_cast<double>(outcome.bytes_sent + outcome.bytes_received);
  }
};

struct Team {
  test::VisitTeam devices;
  LoopbackHub hub;
  EntityId activity;
  std::vector<EntityId> notes;

  explicit Team(test::VisitTeam::Stores stores = test::VisitTeam::Stores::on_disk)
      : devices(2, 11, stores) {
    activity = devices.add_activity(0);
    devices.exchange(0, 1);
  }

  void add(std::uint64_t count) {
    for (std::uint64_t i = 0; i < count; ++i) {
      app::NoteAdd add;
      add.activity = activity;
      add.text = app::RawText(test::note_text(notes.size()));
      add.basis = "told";
      add.recency = "current";
      notes.push_back(devices[0]->execute(add).note_id);
    }
  }

  void edit(std::size_t device, std::uint64_t note, const std::string& text) {
    app::NoteEdit edit;
    edit.note = notes.at(note);
    edit.text = app::RawText(text);
    static_cast<void>(devices[device]->execute(edit));
  }

  Leg carry(app::Notebook& notebook) {
    Leg leg;
    const auto begin = Clock::now();
    const auto replica = notebook.replica(devices.visit());
    platform::net::HttpTransport transport(hub.url());
    sync::HubRemote remote(transport, *replica);
    leg.outcome = sync::synchronise(*replica, remote);
    leg.seconds = seconds_since(begin);
    return leg;
  }
};

Team& team() {
  static const auto shared = std::make_unique<Team>();
  return *shared;
}

/// A note with its five fields as JSON.
double json_bytes(std::uint64_t from, std::uint64_t to) {
  constexpr std::string_view frame =
      R"({"activity":"00000000000000000000000000000000","text":"","basis":"told",)"
      R"("recency":"current","audience":"team"},)";
  double sum = 0;
  for (std::uint64_t i = from; i < to; ++i)
    sum += static_cast<double>(test::note_text(i).size() + frame.size());
  return sum;
}

void report(benchmark::State& state, const Leg& up, const Leg& down, std::uint64_t entries,
            double json) {
  if (up.outcome.sent < entries || down.outcome.received < entries || !down.outcome.refused.empty())
    state.SkipWithError("not everything came over");
  state.SetIterationTime(up.seconds + down.seconds);
  state.counters["up_ms"] = up.seconds * 1000;
  state.counters["down_ms"] = down.seconds * 1000;
  state.counters["bytes_up"] = up.bytes();
  state.counters["bytes_down"] = down.bytes();
  state.counters["json_bytes"] = json;
}

void cross(benchmark::State& state, Team& shared, std::uint64_t entries, double json) {
  const std::clock_t begin = std::clock();
  const Leg up = shared.carry(*shared.devices[0]);
  const Leg down = shared.carry(*shared.devices[1]);
  state.counters["cpu_ms"] = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  report(state, up, down, entries, json);
}

/// The first sync of 10,000 notes: A to hub to B.
void sync_first(benchmark::State& state) {
  Team& shared = team();
  shared.add(first_notes);
  for (auto _ : state)
    cross(state, shared, first_notes, json_bytes(0, first_notes));
}

/// Ten of the ten thousand changed.
void sync_changes(benchmark::State& state) {
  Team& shared = team();
  std::uint64_t next = 1'000;
  for (auto _ : state) {
    for (std::uint64_t i = 0; i < changed_notes; ++i, ++next)
      shared.edit(0, next, test::note_text(next) + " Changed.");
    cross(state, shared, changed_notes, json_bytes(next - changed_notes, next));
  }
}

/// Nothing new anywhere.
void sync_idle(benchmark::State& state) {
  Team& shared = team();
  for (auto _ : state)
    cross(state, shared, 0, 0);
}

/// A device that has just been added takes everything from the hub.
void sync_join(benchmark::State& state) {
  Team& shared = team();
  std::uint64_t seed = 5'000;
  for (auto _ : state) {
    test::InspectorDevice late(++seed, "Social care HMI");
    const auto card = late->execute(app::DeviceCard{}).card;
    const auto added =
        shared.devices[0]->execute(app::MemberAdd{shared.devices.visit(), card, "inspector"});
    static_cast<void>(late->execute(app::VisitJoin{added.invite}));
    static_cast<void>(shared.carry(*shared.devices[0]));
    const Leg leg = shared.carry(*late);
    if (leg.outcome.received < first_notes) state.SkipWithError("not everything came over");
    state.SetIterationTime(leg.seconds);
    state.counters["bytes"] = leg.bytes();
    state.counters["json_bytes"] = json_bytes(0, first_notes);
  }
}

/// The text with its first word replaced: two such changes of one note clash.
std::string changed_text(std::uint64_t note, const std::string& word) {
  const std::string text = test::note_text(note);
  return word + text.substr(text.find(' '));
}

/// How many conflicts show both texts that were written, and how many texts hold both words.
struct Clashes {
  std::uint64_t shown = 0;
  std::uint64_t glued = 0;
};

Clashes clashes_on(Team& shared, std::size_t device, std::uint64_t first) {
  Clashes out;
  std::set<std::string> seen;
  for (const app::ConflictView& conflict : shared.devices.conflicts(device)) {
    for (const auto& value : conflict.values)
      seen.insert(value.value);
  }
  for (std::uint64_t i = 0; i < pairs; ++i) {
    const bool both = seen.contains(changed_text(first + i, "regularly")) &&
                      seen.contains(changed_text(first + i, "rarely"));
    out.shown += both ? 1 : 0;
    const std::string text = shared.devices.text_of(device, shared.notes.at(first + i));
    const bool glued =
        text.find("regularly") != std::string::npos && text.find("rarely") != std::string::npos;
    out.glued += glued ? 1 : 0;
  }
  return out;
}

/// 1,000 edits made apart, 500 on each device, 250 of them in the same place of the same note: all
/// are brought together; both texts of each clashing pair must be shown and none glued.
void sync_concurrent(benchmark::State& state) {
  Team& shared = team();
  constexpr std::uint64_t first = 4'000;
  for (std::uint64_t i = 0; i < pairs; ++i) {
    shared.edit(0, first + i, changed_text(first + i, "regularly"));
    shared.edit(1, first + i, changed_text(first + i, "rarely"));
  }
  for (std::uint64_t i = 0; i < singles; ++i) {
    shared.edit(0, first + pairs + i, changed_text(first + pairs + i, "sometimes"));
    shared.edit(1, first + pairs + singles + i,
                changed_text(first + pairs + singles + i, "sometimes"));
  }
  for (auto _ : state) {
    const Leg up = shared.carry(*shared.devices[0]);
    const Leg both = shared.carry(*shared.devices[1]);
    const Leg down = shared.carry(*shared.devices[0]);
    state.SetIterationTime(up.seconds + both.seconds + down.seconds);
    state.counters["bytes"] = up.bytes() + both.bytes() + down.bytes();
  }
  std::uint64_t lost = 0;
  for (std::uint64_t i = pairs; i < pairs + 2 * singles; ++i) {
    for (std::size_t device = 0; device < 2; ++device) {
      const std::string text = shared.devices.text_of(device, shared.notes.at(first + i));
      lost += text == changed_text(first + i, "sometimes") ? 0 : 1;
    }
  }
  const Clashes here = clashes_on(shared, 0, first);
  const Clashes there = clashes_on(shared, 1, first);
  state.counters["shown"] = static_cast<double>(std::min(here.shown, there.shown));
  state.counters["lost"] = static_cast<double>(lost + 2 * pairs - here.shown - there.shown);
  state.counters["glued"] = static_cast<double>(here.glued + there.glued);
}

/// How the first sync and the sync of ten changes grow with the visit.
void sync_growth(benchmark::State& state) {
  const auto notes = static_cast<std::uint64_t>(state.range(0));
  Team grown(test::VisitTeam::Stores::in_memory);
  grown.add(notes);
  for (auto _ : state)
    cross(state, grown, notes, json_bytes(0, notes));
  for (std::uint64_t i = 0; i < changed_notes; ++i)
    grown.edit(0, i, test::note_text(i) + " Changed.");
  state.counters["changes_up_ms"] = grown.carry(*grown.devices[0]).seconds * 1000;
  state.counters["changes_down_ms"] = grown.carry(*grown.devices[1]).seconds * 1000;
}

}  // namespace

BENCHMARK(sync_first)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_changes)->Iterations(10)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_idle)->Iterations(10)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_join)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_concurrent)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sync_growth)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
