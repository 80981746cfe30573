#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <deque>
#include <thread>

#include <fieldfare/platform/net/http_transport.h>
#include <places.h>
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

TEST_CASE("a hub whose database is gone says that it is not ready, and why it serves nobody",
          "[e2e][postgres]") {
  const test::TemporaryDirectory directory;
  test::PostgresServer server({"fsync=off"});
  test::HubProcess hub(FIELDFARE_PROGRAM_FIELDFARE_HUB, server.new_database(), directory / "log");
  const auto get = [&](const std::string& page) {
    return platform::net::HttpTransport(hub.url()).send({false, page, "", {}});
  };
  const auto has = [](const sync::Response& response, std::string_view line) {
    return as_text(response.body).find(line) != std::string_view::npos;
  };
  CHECK(get("/readyz").status == 200);
  CHECK(has(get("/metrics"), "fieldfare_hub_store_up 1\n"));
  server.stop_at_once();
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // readiness is asked once a second
  CHECK(get("/healthz").status == 200);
  CHECK(get("/readyz").status == 503);
  CHECK(has(get("/metrics"), "fieldfare_hub_store_up 0\n"));
  server.start();
  CHECK(get("/readyz").status == 200);
  CHECK(hub.end(SIGTERM) == 0);
}

TEST_CASE("over PostgreSQL the keeper works while a hub does", "[e2e][postgres]") {
  const test::TemporaryDirectory directory;
  const std::string store = test::PostgresServer::shared().new_database();
  const std::string visit(64, 'a');
  test::HubProcess hub(FIELDFARE_PROGRAM_FIELDFARE_HUB, store, directory / "log",
                       {"--registered-only"});
  const auto admin = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "admin");
    return platform::run(
        {FIELDFARE_PROGRAM_FIELDFARE_HUB, std::move(words), {}, {{"FIELDFARE_HUB_STORE", store}}});
  };
  CHECK(admin({"register-visit", visit, "--quota", "5000"}).exit_code == 0);
  CHECK(admin({"list-visits", "--json"}).output ==
        R"({"visits":[{"visit_id":")" + visit +
            R"(","entries":0,"bytes":0,"quota":5000,"membership_records":0}]})" + "\n");
  CHECK(admin({"restored"}).exit_code == 0);
  CHECK(admin({"erase", visit}).exit_code == 0);
  CHECK(admin({"erase", visit}).exit_code == 8);
  CHECK(hub.end(SIGTERM) == 0);
}

}  // namespace fieldfare::e2e
