#include <simulator/images.h>

#include <catch2/catch_test_macros.hpp>

using fieldfare::simulator::look_at_images;

namespace {

void look_at(std::uint64_t images, std::uint64_t seed) {
  const auto counts = look_at_images(images, seed);
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  CHECK(counts.images == images);
  CHECK(counts.recoveries > images / 2);
}

}  // namespace

TEST_CASE("no disk after a power cut lacks a saved note", "[simulation]") {
  look_at(10'000, 1);
}

/// The other half of the 20,000 that every build looks at, for another shard.
TEST_CASE("no disk after a power cut of another store lacks a saved note", "[simulation]") {
  look_at(10'000, 3);
}

TEST_CASE("the disks after a power cut would show what weaker syncing loses", "[simulation]") {
  CHECK_FALSE(look_at_images(400, 2, "PRAGMA synchronous = NORMAL").broken.empty());
}
