#include <simulator/flips.h>

#include <cstdint>
#include <utility>

#include <catch2/catch_test_macros.hpp>

using namespace fieldfare::simulator;

namespace {

void require(const FlipCounts& counts, std::uint64_t at_least) {
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  CHECK(counts.tried >= at_least);
  CHECK(counts.tried == counts.detected + counts.harmless);
}

}  // namespace

/// Samples; `./dev soak --flips 1` does every byte.
TEST_CASE("a changed or cut file of a store shows no other text", "[simulation]") {
  require(flip(FlipIn::database, 19'973, 5), 15);
  require(flip(FlipIn::log, 4993, 3), 15);
  require(flip(FlipIn::mark, 3), 10);
  const FlipCounts keys = flip(FlipIn::key_file, 7);
  require(keys, 36);
  CHECK(keys.harmless == 0);
}

TEST_CASE("a changed or cut backup or bundle is refused", "[simulation]") {
  const FlipCounts backups = flip(FlipIn::backup, 19'997, 11);
  require(backups, 20);
  CHECK(backups.harmless == 0);
  const FlipCounts bundles = flip(FlipIn::bundle, 97);
  require(bundles, 100);
  CHECK(bundles.harmless == 0);
}

TEST_CASE("a changed message is refused or shows no other text", "[simulation]") {
  for (const auto& [where, stride] :
       {std::pair(FlipIn::request, 61), std::pair(FlipIn::answer, 131)}) {
    const FlipCounts counts = flip(where, static_cast<std::uint64_t>(stride));
    require(counts, 20);
    std::uint64_t in_fields = 0;
    for (const auto& [field, fates] : counts.fields)
      in_fields += fates.tried;
    CHECK(in_fields == counts.tried);
  }
}
