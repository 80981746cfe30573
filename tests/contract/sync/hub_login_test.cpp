// What a member proves to a hub is proved over one line alone: protocol.md, "HTTP".
#include <fieldfare/platform/net/http_server.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <mutex>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

#include "raw_line.h"

using namespace fieldfare;
using platform::net::HttpServerOptions;
using platform::net::HttpTransport;
using test::Running;

namespace {

HttpServerOptions over_tls() {
  return {
      .own = std::make_shared<const platform::net::Certificate>(platform::net::make_certificate())};
}

const platform::net::HttpTransportOptions anybody{.trust = [](const Hash&) { return true; }};

sync::SyncOutcome sync_with(const std::string& url, log::Replica& replica) {
  HttpTransport transport(url, anybody);
  sync::HubRemote remote(transport, replica);
  return sync::synchronise(replica, remote);
}

}  // namespace

TEST_CASE("both ends of a TLS line name it alike, and no other line is named so", "[http]") {
  std::mutex mutex;
  std::vector<std::optional<Hash>> seen;
  const auto look = [&](const sync::Request& request) {
    const std::lock_guard lock(mutex);
    seen.push_back(request.channel);
    return sync::Response{};
  };
  Running server(over_tls(), look);
  Running plain({}, look);
  server.start();
  plain.start();
  HttpTransport first(server.url(), anybody);
  HttpTransport second(server.url(), anybody);
  HttpTransport open(plain.url());
  const auto name = first.channel();  // before anything was asked
  REQUIRE(name.has_value());
  for (HttpTransport* line : {&first, &second, &open, &first})
    static_cast<void>(line->send({true, "/", "", {}}));
  CHECK(first.channel() == name);
  CHECK(second.channel() != name);
  CHECK_FALSE(open.channel().has_value());
  CHECK(seen == std::vector<std::optional<Hash>>{name, second.channel(), std::nullopt, name});
}

TEST_CASE("a hub over TLS that passes a login on to another hub is not let in there", "[http]") {
  test::Team team(1);
  test::MemoryReplica device(team, 0);
  device.write("note");
  test::MemoryHub hub;
  Running honest(over_tls(),
                 [&](const sync::Request& request) { return hub.service().handle(request); });
  honest.start();
  std::atomic<int> passed = 0;
  Running passing(over_tls(), [&](const sync::Request& request) {
    HttpTransport onward(honest.url(), anybody);
    ++passed;
    return onward.send(request);
  });
  passing.start();
  CHECK_THROWS_AS(sync_with(passing.url(), device), Error);
  CHECK(passed == 4);  // twice hello and a proof; no exchange
  CHECK(sync_with(honest.url(), device).sent > 0);
}
