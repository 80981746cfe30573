#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>

#include <places.h>

#include "processes.h"

namespace fieldfare::e2e {

namespace {

using namespace std::chrono_literals;

/// True once the process handles ctrl-C by itself.
bool handles_interrupt(int process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with("SigCgt:")) continue;
    const auto caught = std::stoull(line.substr(7), nullptr, 16);
    return (caught & (1ULL << (SIGINT - 1))) != 0;
  }
  return false;
}

std::string all_lines(platform::BackgroundProcess& process) {
  std::string out;
  while (const auto line = process.read_line(60s))
    out += *line;
  return out;
}

}  // namespace

TEST_CASE("ctrl-C stops a sync between two exchanges, and the next sync does the rest", "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  const std::string visit = lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area",
                                     "Northshire", "--fieldwork-start", "2026-06-15"})
                                .at("visit_id");
  platform::BackgroundProcess hub(
      {FIELDFARE_PROGRAM_FIELDFARE_HUB,
       {"serve", "--listen", "127.0.0.1:0", "--store", "sqlite:" + (directory / "hub.db").string()},
       {},
       {}},
      directory / "hub.log");
  const auto line = hub.read_line(60s);
  REQUIRE(line.has_value());
  const std::string url = line->substr(line->find("http"));

  hub.signal(SIGSTOP);
  platform::BackgroundProcess sync(
      lead.command({"--json", "sync", "--visit", visit, "--hub", url, "--progress"}),
      directory / "sync.log");
  for (int i = 0; i < 600 && !handles_interrupt(sync.id()); ++i)
    std::this_thread::sleep_for(50ms);
  REQUIRE(handles_interrupt(sync.id()));
  sync.signal(SIGINT);
  hub.signal(SIGCONT);
  const Json stopped = Json::parse(all_lines(sync));
  CHECK(sync.wait() == 0);
  CHECK(stopped.at("cancelled").get<bool>());
  CHECK(stopped.at("sent") == 0);
  CHECK(stopped.at("held").at("hub") == 0);

  const Json rest = lead.ok({"sync", "--visit", visit, "--hub", url});
  CHECK_FALSE(rest.at("cancelled").get<bool>());
  CHECK(rest.at("sent") == rest.at("held").at("all"));
  CHECK(rest.at("held").at("hub") == rest.at("held").at("all"));
  // This store's clock stands still in June, the hub's does not.
  REQUIRE(rest.at("notices").size() == 1);
  CHECK(rest.at("notices").at(0).at("kind") == "clock-off");
}

}  // namespace fieldfare::e2e
