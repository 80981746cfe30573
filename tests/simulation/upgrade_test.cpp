#include <simulator/upgrade.h>

#include <catch2/catch_test_macros.hpp>

using namespace fieldfare::simulator;

namespace {

void require(Stop stop, std::uint64_t stride) {
  for (int schema = 1; schema < newest_schema(); ++schema) {
    const UpgradeCounts counts = stop_upgrade(schema, stop, stride);
    INFO(counts.broken);
    CHECK(counts.broken.empty());
    CHECK(counts.calls > 20);
    CHECK(counts.tried == (counts.calls + stride - 1) / stride);
  }
}

}  // namespace

TEST_CASE("a power cut at any step of an upgrade leaves a store that opens whole", "[simulation]") {
  require(Stop::power_cut, 3);
}

TEST_CASE("an upgrade that is killed at any step is finished by the next opening", "[simulation]") {
  require(Stop::kill, 3);
}

TEST_CASE("a process that is killed at any step of an upgrade leaves a store that opens whole",
          "[simulation]") {
  require(Stop::kill_9, 3);
}

TEST_CASE("a call that fails during an upgrade leaves a store that opens whole", "[simulation]") {
  require(Stop::call_fails, 3);
}
