#include <catch2/catch_test_macros.hpp>

#include <string>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <simulator/device.h>
#include <simulator/genesis.h>
#include <simulator/inspector.h>
#include <simulator/ledger.h>

/// A disk that fails under a whole notebook; what must then be is said in simulator/inspector.h.
namespace {

using namespace fieldfare;
using simulator::Device;
using simulator::genesis;
using simulator::Inspector;
using simulator::Ledger;

/// How many calls that change files the work takes.
std::uint64_t calls_of_work() {
  Inspector inspector(1);
  const std::uint64_t before = inspector.device().disk().calls();
  inspector.work();
  return inspector.device().disk().calls() - before;
}

}  // namespace

TEST_CASE("a system call that fails once under a notebook loses nothing", "[simulation]") {
  const std::uint64_t calls = calls_of_work();
  REQUIRE(calls > 30);
  int failures = 0;
  for (std::uint64_t call = 0; call < calls; call += 2) {
    INFO("call " << call << " of " << calls);
    Inspector inspector(1);
    inspector.device().disk().fail_once(call);
    inspector.work();
    inspector.check();
    failures += inspector.failures() > 0 ? 1 : 0;
  }
  CHECK(failures > 10);
}

TEST_CASE("a disk that fails for ever from any call on loses nothing", "[simulation]") {
  const std::uint64_t calls = calls_of_work();
  for (std::uint64_t call = 1; call < calls; call += 2) {
    INFO("from call " << call << " of " << calls);
    Inspector inspector(1);
    inspector.device().disk().cut_after(call);
    inspector.work();
    inspector.device().come_back();
    inspector.check();
  }
}

TEST_CASE("a disk that is full at any 4 KiB loses nothing, and work goes on with space",
          "[simulation]") {
  constexpr std::uint64_t step = 4096;
  int failures = 0;
  for (std::uint64_t room = 0; room < 80 * step; room += step) {
    INFO(room << " bytes left");
    Inspector inspector(1);
    inspector.device().disk().full_at(inspector.device().disk().bytes() + room);
    inspector.work();
    inspector.device().disk().has_space();
    inspector.check();
    inspector.device().close();
    inspector.check();  // and after the app was closed
    failures += inspector.failures() > 0 ? 1 : 0;
  }
  CHECK(failures > 3);
}

/// FTS5 remembers beyond a rollback that it wrote a version (NoteIndex::ready).
TEST_CASE("a change that failed on a full disk leaves the search index whole", "[simulation]") {
  Device device(2, 1, genesis().devices[2]);
  app::NoteAdd add;
  add.activity = genesis().activity;
  add.text = app::RawText(Ledger::sentence(1));
  const EntityId note = device.notebook().execute(add).note_id;
  const auto change = [&](std::size_t number) {
    app::NoteEdit edit;
    edit.note = note;
    edit.text = app::RawText(Ledger::sentence(number));
    static_cast<void>(device.notebook().execute(edit));
  };
  device.disk().full_after(0);
  CHECK_THROWS_AS(change(2), Error);
  device.disk().has_space();
  change(3);
  device.close();
  const auto verified = device.notebook().execute(app::StoreVerify{});
  INFO((verified.ok ? std::string() : verified.problems.front()));
  CHECK(verified.ok);
}
