#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <tuple>

#include <disk/simulated_disk.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <simulator/device.h>
#include <simulator/genesis.h>
#include <simulator/ledger.h>
#include <support/memory_hub.h>

/// A device, or the hub, is killed or loses its power behind any call to its disk while content
/// that a removed deputy had erased comes back (log-format.md, "Holes"): what was called held is
/// there afterwards, and the next sync finishes it.
namespace {

using namespace fieldfare;
using simulator::Device;
using simulator::genesis;
using simulator::Ledger;
using Files = test::DiskModel::Files;

constexpr std::size_t lead = 0;
constexpr std::size_t deputy = 1;
constexpr std::size_t writer = 2;
constexpr std::size_t other = 3;

enum class End { killed, power_cut };

/// The disks of everybody at one moment.
struct Moment {
  std::array<Files, simulator::team_size> devices;
  Files hub;
  EntityId note;
};

class Team {
 public:
  explicit Team(const Moment& moment)
      : note(moment.note),
        hub_({.open_registration = true}, 77, test::TemporaryDirectory::in_memory()) {
    for (std::size_t i = 0; i < simulator::team_size; ++i)
      devices_.emplace_back(i, 1, moment.devices[i]);
    hub_.stop();
    hub_disk_ = std::make_unique<test::SimulatedDisk>(hub_.file().parent_path(), simulator::canary);
    hub_disk_->put_back(moment.hub);
    hub_.start();
  }

  app::Notebook& operator[](std::size_t device) { return devices_[device].notebook(); }
  test::SimulatedDisk& disk(std::size_t device) { return devices_[device].disk(); }
  test::SimulatedDisk& hub_disk() { return *hub_disk_; }

  void sync(std::size_t device) {
    const auto replica = (*this)[device].replica(genesis().visit);
    test::DirectTransport line(hub_);
    sync::HubRemote remote(line, *replica);
    static_cast<void>(sync::synchronise(*replica, remote));
  }
  /// One during which a disk stops.
  void failing_sync(std::size_t device) {
    try {
      sync(device);
    } catch (const Error&) {
      CHECK((disk(device).is_dead() || hub_disk_->is_dead()));
    }
  }
  void come_back(std::size_t device, End end) {
    if (end == End::power_cut) return devices_[device].come_back();
    devices_[device].put_back(disk(device).copy());
  }
  void hub_comes_back(End end) {
    const Files left = hub_disk_->copy();
    hub_.stop();
    if (end == End::power_cut) {
      hub_disk_->come_back(chance_);
    } else {
      hub_disk_->put_back(left);
    }
    hub_.start();
  }

  /// What the hub told a device last.
  auto told(std::size_t device) {
    const auto state = (*this)[device].replica(genesis().visit)->hub_state(hub_.service().key());
    return std::tuple(state.cursor, state.holds, state.holes);
  }
  /// What a device shows as held by the hub is there, with its content, unless the hub's word is
  /// still the one of `before`: from then on it followed an order of which the device has not
  /// heard.
  template <class Word>
  void require_receipts(std::size_t device, const Word& before) {
    if (told(device) == before) return;
    const auto held = (*this)[device].execute(app::VisitShow{genesis().visit}).held_entries;
    auto there = -static_cast<std::int64_t>(hub_.store().holes(genesis().visit).size());
    for (const log::LogHead& segment : hub_.store().segments(genesis().visit))
      there += static_cast<std::int64_t>(segment.length - segment.start + 1);
    CHECK(held.hub <= there);
  }
  /// Two syncs of each later everybody shows the note, and nothing is missing anywhere.
  void require_whole() {
    for (int round = 0; round < 2; ++round) {
      for (const std::size_t device : {lead, writer, other})
        sync(device);
    }
    CHECK(hub_.store().holes(genesis().visit).empty());
    CHECK(hub_.store().erasures(genesis().visit).empty());
    CHECK(hub_disk_->leak().empty());
    const app::VisitShow show{genesis().visit};
    for (const std::size_t device : {lead, writer, other}) {
      CHECK((*this)[device].execute(app::NoteShow{note}).text == Ledger::sentence(1));
      CHECK((*this)[device].execute(show).projection == (*this)[lead].execute(show).projection);
      CHECK((*this)[device].replica(genesis().visit)->holes().empty());
      CHECK((*this)[device].execute(app::StoreVerify{}).problems.empty());
      CHECK(disk(device).leak().empty());
    }
  }

  /// Everything closed, so that the disks hold all.
  Moment now() {
    Moment out;
    for (std::size_t i = 0; i < simulator::team_size; ++i) {
      devices_[i].close();
      out.devices[i] = disk(i).copy();
    }
    hub_.stop();
    out.hub = hub_disk_->copy();
    hub_.start();
    out.note = note;
    return out;
  }

  EntityId note;

 private:
  std::deque<Device> devices_;
  test::MemoryHub hub_;
  std::unique_ptr<test::SimulatedDisk> hub_disk_;
  test::SeededEntropy chance_{20261129};
};

/// The deputy had the writer's note erased, there and at the hub; the lead, who holds it, has
/// removed the deputy in ignorance, and the writer's device knows that: it lacks the content.
Moment before_the_hub_is_filled() {
  Moment first;
  for (std::size_t i = 0; i < simulator::team_size; ++i)
    first.devices[i] = genesis().devices[i];
  first.hub = genesis().hub;
  Team team(first);
  app::NoteAdd add;
  add.activity = genesis().activity;
  add.text = app::RawText(Ledger::sentence(1));
  team.note = team[writer].execute(add).note_id;
  for (const std::size_t device : {writer, lead, deputy})
    team.sync(device);
  static_cast<void>(team[deputy].execute(app::NoteRedact{team.note, app::RawText("Wrong.")}));
  team.sync(deputy);
  team.sync(writer);
  const MemberId member = team[deputy].replica(genesis().visit)->member();
  static_cast<void>(team[lead].execute(app::MemberRemove{genesis().visit, member}));
  log::Arrival records;
  records.records = team[lead].replica(genesis().visit)->membership();
  static_cast<void>(team[writer].replica(genesis().visit)->take_in(records));
  CHECK(team[writer].replica(genesis().visit)->holes().size() == 1);
  return team.now();
}

/// Each call once: half of them end in a kill, half in a power cut.
template <class Each>
void at_calls(std::uint64_t calls, const Each& each) {
  REQUIRE(calls > 10);
  for (const End end : {End::killed, End::power_cut}) {
    for (std::uint64_t call = end == End::killed ? 0 : 1; call < calls; call += 2) {
      INFO("call " << call << " of " << calls << (end == End::killed ? ", killed" : ", power cut"));
      each(call, end);
    }
  }
}

}  // namespace

TEST_CASE("a device that stops at any call while its holes are filled has them filled later",
          "[simulation]") {
  Team filled(before_the_hub_is_filled());
  filled.sync(lead);  // the hub has the content now
  const Moment moment = filled.now();
  std::uint64_t calls = 0;
  {
    Team team(moment);
    static_cast<void>(team[writer]);
    const std::uint64_t before = team.disk(writer).calls();
    team.sync(writer);
    calls = team.disk(writer).calls() - before;
  }
  int news = 0;
  at_calls(calls, [&](std::uint64_t call, End end) {
    Team team(moment);
    const auto before = team.told(writer);
    team.disk(writer).cut_after(call);
    team.failing_sync(writer);
    team.come_back(writer, end);
    news += team.told(writer) == before ? 0 : 1;
    team.require_receipts(writer, before);
    team.require_whole();
  });
  CHECK(news > 0);  // the hub's word did come in some of them
}

TEST_CASE("a hub that stops at any call while its holes are filled has them filled later",
          "[simulation]") {
  const Moment moment = before_the_hub_is_filled();
  std::uint64_t calls = 0;
  {
    Team team(moment);
    const std::uint64_t before = team.hub_disk().calls();
    team.sync(lead);
    calls = team.hub_disk().calls() - before;
  }
  int news = 0;
  at_calls(calls, [&](std::uint64_t call, End end) {
    Team team(moment);
    const auto before = team.told(lead);
    team.hub_disk().cut_after(call);
    team.failing_sync(lead);
    team.hub_comes_back(end);
    news += team.told(lead) == before ? 0 : 1;
    team.require_receipts(lead, before);
    team.require_whole();
  });
  CHECK(news > 0);  // the hub's word did come in some of them
}

TEST_CASE("whoever brings the content and stops at any call brings it the next time",
          "[simulation]") {
  const Moment moment = before_the_hub_is_filled();
  std::uint64_t calls = 0;
  {
    Team team(moment);
    static_cast<void>(team[lead]);
    const std::uint64_t before = team.disk(lead).calls();
    team.sync(lead);
    calls = team.disk(lead).calls() - before;
  }
  int news = 0;
  at_calls(calls, [&](std::uint64_t call, End end) {
    Team team(moment);
    const auto before = team.told(lead);
    team.disk(lead).cut_after(call);
    team.failing_sync(lead);
    team.come_back(lead, end);
    news += team.told(lead) == before ? 0 : 1;
    team.require_receipts(lead, before);
    team.require_whole();
  });
  CHECK(news > 0);  // the hub's word did come in some of them
}
