#include <catch2/catch_test_macros.hpp>

#include <string>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <simulator/device.h>
#include <simulator/failing_disk.h>
#include <simulator/genesis.h>
#include <simulator/ledger.h>

namespace {

using namespace fieldfare;
using simulator::Device;
using simulator::DiskFails;
using simulator::genesis;
using simulator::Ledger;

/// Samples; `./dev soak --calls 1` does every call.
void require(DiskFails how, std::uint64_t stride, std::uint64_t offset, std::uint64_t at_least) {
  const simulator::FailingDiskCounts counts = simulator::fail_disk(how, stride, offset);
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  CHECK(counts.tried > 15);
  CHECK(counts.with_errors > at_least);
}

}  // namespace

TEST_CASE("a system call that fails once under a notebook loses nothing", "[simulation]") {
  require(DiskFails::once, 2, 0, 10);
}

TEST_CASE("a disk that fails for ever from any call on loses nothing", "[simulation]") {
  require(DiskFails::for_ever, 2, 1, 10);
}

TEST_CASE("a disk that is full at any 4 KiB loses nothing, and work goes on with space",
          "[simulation]") {
  require(DiskFails::full, 1, 0, 3);
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
  // What is changed is in the index, and leaves it with the change.
  static_cast<void>(device.notebook().execute(app::Search{genesis().visit, "words", 1}));
  device.disk().full_after(0);
  CHECK_THROWS_AS(change(2), Error);
  device.disk().has_space();
  change(3);
  device.close();
  const auto verified = device.notebook().execute(app::StoreVerify{});
  INFO((verified.ok ? std::string() : verified.problems.front()));
  CHECK(verified.ok);
}
