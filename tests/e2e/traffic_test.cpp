#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/http_transport.h>

#include <catch2/catch_test_macros.hpp>

#include <thread>

#include "processes.h"
#include "traces.h"

namespace fieldfare::e2e {

namespace {

/// Stands between devices and hub and keeps every byte that passes.
class ListeningRelay {
 public:
  explicit ListeningRelay(const std::string& hub)
      : transport_(hub),
        server_({}, [this](const sync::Request& request) { return pass_on(request); }),
        thread_([this] { server_.run(); }) {}
  ListeningRelay(const ListeningRelay&) = delete;
  ListeningRelay& operator=(const ListeningRelay&) = delete;
  ~ListeningRelay() { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] const std::string& url() const noexcept { return server_.url(); }
  /// Only after `stop`.
  [[nodiscard]] const std::string& heard() const noexcept { return heard_; }

 private:
  sync::Response pass_on(const sync::Request& request) {
    heard_ += request.target + "\n" + request.token + "\n";
    heard_ += as_text(request.body);
    sync::Response response = transport_.send(request);
    heard_ += as_text(response.body);
    return response;
  }

  std::string heard_;
  platform::net::HttpTransport transport_;
  platform::net::HttpServer server_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("no note text and nobody's role or area is in what passes between device and hub",
          "[e2e]") {
  const Team team;
  ListeningRelay relay(team.hub.url());
  const std::string note =
      team.lead
          .ok({"note", "add", "--activity", team.activity, "--text",
               "A velocipede and marmalade stood in the hall.", "--criterion", "LO1.1"})
          .at("note_id");
  for (int round = 0; round < 2; ++round) {
    for (const Device* device : team.devices()) {
      device->ok({"sync", "--visit", team.visit, "--hub", relay.url()});
    }
  }
  CHECK(team.third.ok({"note", "show", note}).at("where").at("hub") == "confirmed");
  relay.stop();

  const test::TemporaryDirectory directory;
  write_text(directory / "traffic", relay.heard());
  CHECK(traces_of(
            {"velocipede", "marmalade", "LO1.1", "Northshire", "Education HMI", "tracking-meeting"},
            directory.path())
            .empty());
  // The relay did hear what passed.
  CHECK_FALSE(traces_of({"FFPARCEL"}, directory.path()).empty());
  CHECK_FALSE(traces_of({"FFANSWER"}, directory.path()).empty());
}

}  // namespace fieldfare::e2e
