#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <deque>

#include <servers/hub_load.h>
#include <servers/hub_process.h>
#include <servers/postgres_server.h>
#include <support/temporary_directory.h>

namespace fieldfare::e2e {

TEST_CASE("hub processes over one database are one hub to the devices", "[e2e][postgres]") {
  using Clock = std::chrono::steady_clock;
  const test::TemporaryDirectory directory;
  const std::string store = test::PostgresServer::shared().new_database();
  std::deque<test::HubProcess> hubs;
  for (int i = 0; i < 4; ++i)
    hubs.emplace_back(FIELDFARE_PROGRAM_FIELDFARE_HUB, store,
                      directory / ("hub" + std::to_string(i) + ".log"));
  test::LoadOptions options;
  options.visits = 3;
  options.hub = [&](std::size_t turn) { return hubs[turn % hubs.size()].url(); };
  const auto end = Clock::now() + std::chrono::seconds(3);
  const test::LoadResult result = test::load_hubs(options, [end] { return Clock::now() < end; });
  CHECK(result.sessions > 20);
  CHECK(result.cut == 0);
  CHECK(result.rolled_back == 0);
  CHECK(result.lost == 0);
  CHECK(result.eras == 1);
  CHECK(result.in_step);
  for (test::HubProcess& hub : hubs)
    CHECK(hub.end(SIGTERM) == 0);
}

}  // namespace fieldfare::e2e
