#include <catch2/catch_test_macros.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include <places.h>
#include <servers/hub_load.h>
#include <servers/hub_process.h>
#include <servers/postgres_server.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

/// What hubs over PostgreSQL have confirmed survives their sudden end and that of the server. For
/// longer runs: FIELDFARE_CRASH_ROUNDS=200.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;

int rounds(int usual) {
  const char* wanted = std::getenv("FIELDFARE_CRASH_ROUNDS");
  return wanted == nullptr ? usual : std::atoi(wanted);
}

/// Two hubs over one server, each of which can be ended and begun again under load.
class Hubs {
 public:
  explicit Hubs(std::string store) : store_(std::move(store)) {
    for (auto& hub : hubs_)
      hub = start();
  }

  [[nodiscard]] std::string url(std::size_t turn) {
    const std::lock_guard lock(mutex_);
    return hubs_[turn % hubs_.size()]->url();
  }

  void kill(std::size_t which) {
    CHECK(hubs_[which]->end(SIGKILL) == 128 + SIGKILL);
    std::unique_ptr<test::HubProcess> fresh = start();
    const std::lock_guard lock(mutex_);
    hubs_[which] = std::move(fresh);
  }

  void end() {
    for (auto& hub : hubs_)
      CHECK(hub->end(SIGTERM) == 0);
  }

 private:
  std::unique_ptr<test::HubProcess> start() {
    return std::make_unique<test::HubProcess>(FIELDFARE_PROGRAM_FIELDFARE_HUB, store_,
                                              directory_ / ("hub" + std::to_string(count_++)));
  }

  std::string store_;
  test::TemporaryDirectory directory_;
  int count_ = 0;
  std::array<std::unique_ptr<test::HubProcess>, 2> hubs_;
  std::mutex mutex_;
};

/// Load on two hubs, and `strike` again and again while it lasts.
test::LoadResult load_while(Hubs& hubs, int times, const std::function<void(int)>& strike) {
  std::atomic<bool> go_on = true;
  test::LoadOptions options;
  options.visits = 2;
  options.hub = [&](std::size_t turn) { return hubs.url(turn); };
  auto load = std::async(std::launch::async,
                         [&] { return test::load_hubs(options, [&] { return go_on.load(); }); });
  // However this ends, the load ends first.
  const std::shared_ptr<void> stop(nullptr, [&](void*) { go_on = false; });
  test::SeededEntropy chance(20261121);
  for (int i = 0; i < times; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200 + chance.below(400)));
    strike(i);
  }
  go_on = false;
  return load.get();
}

void check(const test::LoadResult& result) {
  CHECK(result.confirmed > 100);
  CHECK(result.cut > 0);  // the strikes did come in the middle
  CHECK(result.lost == 0);
  CHECK(result.rolled_back == 0);
  CHECK(result.in_step);
}

}  // namespace

TEST_CASE("hubs over PostgreSQL that are killed under load have lost nothing they confirmed",
          "[crash][postgres]") {
  Hubs hubs(test::PostgresServer::shared().new_database());
  check(load_while(hubs, rounds(6),
                   [&](int round) { hubs.kill(static_cast<std::size_t>(round) % 2); }));
  hubs.end();
}

TEST_CASE("a PostgreSQL server that is stopped at once under load has lost nothing of that",
          "[crash][postgres]") {
  test::PostgresServer server;
  Hubs hubs(server.new_database());
  check(load_while(hubs, rounds(4), [&](int) {
    server.stop_at_once();
    server.start();
  }));
  hubs.end();
}
