#include <simulator/starving.h>

#include <catch2/catch_test_macros.hpp>

#include <memory/failing_memory.h>

using namespace fieldfare::simulator;

namespace {

/// Samples; `./dev soak --memory 1` does every allocation.
void require(bool for_ever, std::uint64_t stride) {
  const StarvingCounts counts = starve(for_ever, stride, stride / 2);
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  // Under a sanitizer, which allocates by itself, there is nothing to count and nothing fails.
  CHECK((counts.tried > 20) == fieldfare::test::FailingMemory::can_fail());
  CHECK((counts.failed_steps > 10) == fieldfare::test::FailingMemory::can_fail());
}

}  // namespace

TEST_CASE("an allocation that fails once under a notebook loses nothing", "[simulation]") {
  require(false, 59);
}

TEST_CASE("memory that is gone from any allocation on loses nothing, and work goes on with it",
          "[simulation]") {
  require(true, 59);
}
