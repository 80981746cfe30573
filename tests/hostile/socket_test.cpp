// Who holds lines open and says as little as possible.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <deque>

#include <contract/sync/raw_line.h>
#include <fieldfare/platform/net/http_transport.h>

#include "scene.h"

using namespace fieldfare;
using namespace std::chrono_literals;
using hostile::Scene;

TEST_CASE("slowloris: two hundred slow lines hold up nobody and are cut off", "[socket]") {
  Scene scene;
  scene.write(1, "Sent past all of them.");
  {
    test::Running server({.header_time = 1s, .body_time = 1s}, [&](const sync::Request& request) {
      return scene.hub.service().handle(request);
    });
    server.start();
    std::deque<test::RawLine> slow;
    for (int i = 0; i < 200; ++i) {
      slow.emplace_back(server.port());
      if (i % 4 == 1) slow.back().say("POST /1/vis");
      if (i % 4 == 2) slow.back().say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n<");
      if (i % 4 == 3) slow.back().close_our_side();
    }
    platform::net::HttpTransport line(server.url());
    CHECK(scene.sync(1, line).sent == 1);
    const auto begin = std::chrono::steady_clock::now();
    for (const test::RawLine& one : slow)
      CHECK(one.hear().find("200") == std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < 10s);
  }
  scene.require_nothing_lost();
  scene.require_sound();
}
