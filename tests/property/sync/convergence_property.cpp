#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <deque>

#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

#include "cut_sync.h"

using namespace fieldfare;

namespace {

constexpr std::size_t devices = 3;

/// One step of a random history: somebody writes, begins a new log, or syncs over a line that is
/// cut after some requests (-1: never).
struct Step {
  std::size_t device;
  enum class Kind { write, new_log, sync } kind;
  int cut_after;
};

Step arbitrary_step() {
  Step step{};
  step.device = *rc::gen::inRange<std::size_t>(0, devices);
  step.kind = *rc::gen::weightedElement<Step::Kind>(
      {{5, Step::Kind::write}, {1, Step::Kind::new_log}, {4, Step::Kind::sync}});
  step.cut_after = *rc::gen::inRange(-1, 6);
  return step;
}

}  // namespace

TEST_CASE("whatever is cut off and when, two clean rounds make all alike and nothing is lost",
          "[property][sync]") {
  CHECK(rc::check([] {
    test::Team team(devices);
    test::MemoryHub hub;
    std::deque<test::MemoryReplica> replicas;
    for (std::size_t i = 0; i < devices; ++i)
      replicas.emplace_back(team, i);
    std::multiset<std::string> written;
    const int steps = *rc::gen::inRange(1, 12);
    for (int i = 0; i < steps; ++i) {
      const Step step = arbitrary_step();
      test::MemoryReplica& replica = replicas[step.device];
      if (step.kind == Step::Kind::write) {
        const std::string text = "note " + std::to_string(i);
        replica.write(text);
        written.insert(text);
      } else if (step.kind == Step::Kind::new_log) {
        replica.begin_log();
      } else {
        sync_once(hub, replica, step.cut_after);
      }
    }
    for (int round = 0; round < 2; ++round) {
      for (test::MemoryReplica& replica : replicas)
        sync_once(hub, replica, -1);
    }
    for (test::MemoryReplica& replica : replicas)
      RC_ASSERT(replica.texts() == written);
  }));
}
