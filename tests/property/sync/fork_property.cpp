#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <deque>

#include <fieldfare/core/log/chain.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

#include "cut_sync.h"

/// Laws of logs that were continued in more than one way (protocol.md, "Forked logs").
using namespace fieldfare;

namespace {

constexpr std::size_t devices = 3;

struct Step {
  std::size_t device;
  enum class Kind { write, go_back, sync } kind;
  std::uint64_t size;
  int cut_after;
};

Step arbitrary_step() {
  Step step{};
  step.device = *rc::gen::inRange<std::size_t>(0, devices);
  step.kind = *rc::gen::weightedElement<Step::Kind>(
      {{4, Step::Kind::write}, {3, Step::Kind::go_back}, {4, Step::Kind::sync}});
  step.size = *rc::gen::inRange<std::uint64_t>(0, 6);
  step.cut_after = *rc::gen::inRange(-1, 6);
  return step;
}

/// One device's log as a set of entries with many ways on, and a device that has nothing.
struct Tangle {
  Tangle() : team(2), writer(team, 0), other(team, 1) {
    const int ways = *rc::gen::inRange(1, 6);
    for (int way = 0; way < ways; ++way) {
      const std::uint64_t held = length_of_own();
      if (held > 0) writer.restore(*rc::gen::inRange<std::uint64_t>(0, held + 1));
      const int notes = *rc::gen::inRange(1, 5);
      for (int i = 0; i < notes; ++i)
        writer.write("way " + std::to_string(way) + " note " + std::to_string(i));
      keep_runs();
    }
  }

  [[nodiscard]] std::uint64_t length_of_own() {
    std::uint64_t longest = 0;
    for (const log::LogHead& head : writer.holdings())
      longest = std::max(longest, head.length);
    return longest;
  }
  void keep_runs() {
    log::EntryRun whole = writer.read(writer.own_log(), 1, 1000, 1'000'000);
    const auto cut = *rc::gen::inRange<std::size_t>(0, whole.entries.size() + 1);
    log::EntryRun tail = whole;
    tail.first += cut;
    tail.entries.erase(tail.entries.begin(),
                       tail.entries.begin() + static_cast<std::ptrdiff_t>(cut));
    whole.entries.resize(cut);
    for (log::EntryRun* run : {&whole, &tail}) {
      if (!run->entries.empty()) runs.push_back(std::move(*run));
    }
  }

  test::Team team;
  test::MemoryReplica writer;
  test::MemoryReplica other;
  std::vector<log::EntryRun> runs;
};

/// Takes the runs in this order, again and again until nothing is new.
log::VersionVector taken_in(test::Team& team, const std::vector<log::EntryRun>& runs) {
  test::MemoryReplica holder(team, 1);
  for (std::uint64_t accepted = 1; accepted > 0;) {
    accepted = 0;
    for (const log::EntryRun& run : runs) {
      log::Arrival arrival;
      arrival.runs = {run};
      accepted += holder.take_in(arrival).accepted;
    }
  }
  return holder.holdings();
}

}  // namespace

TEST_CASE("the segments of a forked log do not depend on the order of arrival, nor on repeats",
          "[property][sync]") {
  CHECK(rc::check([] {
    Tangle tangle;
    const log::VersionVector first = taken_in(tangle.team, tangle.runs);
    std::vector<log::EntryRun> shuffled = tangle.runs;
    for (std::size_t i = shuffled.size(); i > 1; --i)
      std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
    shuffled.push_back(shuffled.front());
    RC_ASSERT(taken_in(tangle.team, shuffled) == first);
  }));
}

TEST_CASE("what check_run says of segments is what the set of entries gives", "[property][sync]") {
  CHECK(rc::check([] {
    Tangle tangle;
    test::MemoryReplica holder(tangle.team, 1);
    log::VersionVector told;
    const LogId id = tangle.writer.own_log();
    const auto hash_at = [&](const BranchId& branch, std::uint64_t at) {
      return holder.hash_at(id, branch, at);
    };
    for (const log::EntryRun& run : tangle.runs) {
      const auto erased = [](const Hash&) { return false; };
      const log::CheckedRun checked = log::check_run(holder.visit(), told, hash_at, erased, run);
      told = log::with_run(told, checked);
      log::Arrival arrival;
      arrival.runs = {run};
      static_cast<void>(holder.take_in(arrival));
      RC_ASSERT(holder.holdings() == told);
    }
  }));
}

TEST_CASE("stores that go back and go on in the same log end alike everywhere, and nothing is lost",
          "[property][sync]") {
  CHECK(rc::check([] {
    test::Team team(devices);
    test::MemoryHub hub;
    std::deque<test::MemoryReplica> replicas;
    for (std::size_t i = 0; i < devices; ++i)
      replicas.emplace_back(team, i);
    const int steps = *rc::gen::inRange(1, 14);
    for (int i = 0; i < steps; ++i) {
      const Step step = arbitrary_step();
      test::MemoryReplica& replica = replicas[step.device];
      if (step.kind == Step::Kind::write) {
        for (std::uint64_t note = 0; note <= step.size; ++note)
          replica.write("note " + std::to_string(i) + "." + std::to_string(note));
      } else if (step.kind == Step::Kind::go_back) {
        replica.go_back(step.size);
      } else {
        sync_once(hub, replica, step.cut_after);
      }
    }
    std::multiset<std::string> all;
    for (test::MemoryReplica& replica : replicas) {
      const auto texts = replica.texts();
      std::multiset<std::string> both;
      std::ranges::set_union(all, texts, std::inserter(both, both.end()));
      all = std::move(both);
    }
    for (int round = 0; round < 2; ++round) {
      for (test::MemoryReplica& replica : replicas)
        sync_once(hub, replica, -1);
    }
    for (test::MemoryReplica& replica : replicas) {
      RC_ASSERT(replica.holdings() == replicas[0].holdings());
      const auto texts = replica.texts();
      RC_ASSERT(std::ranges::includes(texts, all));
    }
  }));
}
