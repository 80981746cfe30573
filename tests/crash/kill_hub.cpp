#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/posix/process.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <csignal>
#include <thread>

#include <places.h>
#include <support/memory_replica.h>
#include <support/temporary_directory.h>

/// What a hub has confirmed survives its sudden end: a real hub process is killed at moments that a
/// seed chooses while two devices sync with it.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;

class HubProcess {
 public:
  explicit HubProcess(const std::filesystem::path& directory)
      : process_({FIELDFARE_PROGRAM_FIELDFARE_HUB,
                  {"serve", "--listen", "127.0.0.1:0", "--store",
                   "sqlite:" + (directory / "hub.db").string()},
                  {},
                  {}},
                 directory / "hub.log") {
    const auto line = process_.read_line(60s);
    REQUIRE(line.has_value());
    url_ = line->substr(line->find("http"));
  }
  [[nodiscard]] const std::string& url() const { return url_; }
  /// The exit code, which shows that it was the signal that ended it.
  int end(int signal) {
    process_.signal(signal);
    return process_.wait();
  }

 private:
  platform::BackgroundProcess process_;
  std::string url_;
};

sync::SyncOutcome sync_with(const HubProcess& hub, log::Replica& replica) {
  platform::net::HttpTransport transport(hub.url());
  sync::HubRemote remote(transport, replica);
  return sync::synchronise(replica, remote);
}

}  // namespace

TEST_CASE("a hub that is killed while devices sync has lost nothing it confirmed", "[crash]") {
  constexpr int rounds = 25;
  const test::TemporaryDirectory directory;
  test::Team team(2);
  test::MemoryReplica ada(team, 0), bea(team, 1);
  test::SeededEntropy chance(20261121);
  int cut = 0;
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < 700; ++i)
      ada.write("note");
    HubProcess hub(directory.path());
    int ended = 0;
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(chance.below(60'000)));
      ended = hub.end(SIGKILL);
    });
    for (test::MemoryReplica* replica : {&ada, &bea}) {
      try {
        const sync::SyncOutcome outcome = sync_with(hub, *replica);
        // Told when the hub holds less than it had confirmed before.
        CHECK_FALSE(outcome.hub_rolled_back);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreachable);
        ++cut;
      }
    }
    killer.join();
    CHECK(ended == 128 + SIGKILL);
  }
  CHECK(cut > rounds / 5);  // the kills did come in the middle

  HubProcess hub(directory.path());
  CHECK_FALSE(sync_with(hub, ada).hub_rolled_back);
  CHECK_FALSE(sync_with(hub, bea).hub_rolled_back);
  CHECK(bea.holdings() == ada.holdings());
  CHECK(hub.end(SIGTERM) == 0);
}
