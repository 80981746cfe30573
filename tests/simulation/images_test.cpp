#include <simulator/images.h>

#include <catch2/catch_test_macros.hpp>

using fieldfare::simulator::look_at_images;

TEST_CASE("no disk after a power cut lacks a saved note", "[simulation]") {
  const auto counts = look_at_images(6000, 1);
  INFO(counts.broken);
  CHECK(counts.broken.empty());
  CHECK(counts.images == 6000);
  CHECK(counts.recoveries > 3000);
}

TEST_CASE("the disks after a power cut would show what weaker syncing loses", "[simulation]") {
  CHECK_FALSE(look_at_images(400, 2, "PRAGMA synchronous = NORMAL").broken.empty());
}
