#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>

#include "processes.h"

namespace fieldfare::e2e {

using namespace std::chrono_literals;

namespace {

/// A line that tells of something received.
bool receives(platform::BackgroundProcess& process) {
  while (const auto line = process.read_line(20s)) {
    const std::size_t at = line->find("received ");
    if (at != std::string::npos && line->substr(at) != "received 0.") return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a device that watches has what others bring a moment later, until it is interrupted",
          "[e2e]") {
  Team team;
  platform::BackgroundProcess watching(
      team.third.command({"sync", "--visit", team.visit, "--hub", team.hub.url(), "--watch"}),
      team.directory / "watch.log");
  // Two rounds, so that one falls surely into a wait.
  for (int round = 0; round < 2; ++round) {
    team.second.ok(
        {"note", "add", "--activity", team.activity, "--text", "Leaders agreed a plan."});
    team.second.ok({"sync", "--visit", team.visit, "--hub", team.hub.url()});
    REQUIRE(receives(watching));
  }
  team.hub.stop();  // those who wait are let go, and it is tried again later
  watching.signal(SIGINT);
  CHECK(watching.wait() == 0);
  CHECK(team.third.ok({"note", "list", "--visit", team.visit}).at("notes").size() == 2);
}

}  // namespace fieldfare::e2e
