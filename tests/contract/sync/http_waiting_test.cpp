// Requests that are answered later, and limits for each address.
#include <fieldfare/platform/net/http_server.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/platform/net/http_transport.h>

#include "raw_line.h"

using namespace fieldfare;
using namespace std::chrono_literals;
using platform::net::HttpServerOptions;
using platform::net::HttpTransport;
using test::RawLine;
using test::Running;

namespace {

sync::Response text(const std::string& words) {
  return {200, "text/plain", Bytes(words.begin(), words.end())};
}

/// "/wait" is kept until "/wake", anything else answered at once; "/forget" never.
struct Keeper {
  std::mutex mutex;
  std::vector<sync::Respond> kept;

  void operator()(const sync::Request& request, const sync::Respond& respond) {
    const std::lock_guard lock(mutex);
    if (request.target == "/forget") return;
    if (request.target == "/throw") throw std::runtime_error("a fault");
    if (request.target == "/wait") {
      kept.push_back(respond);
      return;
    }
    if (request.target == "/wake") wake();
    respond(text("done"));
  }
  void wake() {
    for (const sync::Respond& each : kept)
      each(text("woken"));
    kept.clear();
  }
  std::size_t waiting() {
    const std::lock_guard lock(mutex);
    return kept.size();
  }
};

platform::net::HttpServer::LateHandler late(Keeper& keeper) {
  return [&keeper](const sync::Request& request, const sync::Respond& respond) {
    keeper(request, respond);
  };
}

std::string ask(const std::string& url, const std::string& target) {
  HttpTransport transport(url);
  return std::string(as_text(transport.send({true, target, "", {}}).body));
}

constexpr const char* get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

void wait_for(Keeper& keeper, std::size_t count) {
  for (int i = 0; i < 2000 && keeper.waiting() < count; ++i)
    std::this_thread::sleep_for(5ms);
  REQUIRE(keeper.waiting() == count);
}

}  // namespace

TEST_CASE("requests that wait hold up nobody and are answered when something happens", "[http]") {
  Keeper keeper;
  Running server({}, late(keeper));
  server.start();
  std::atomic<int> woken = 0;
  std::vector<std::thread> waiting;
  for (int i = 0; i < 20; ++i)
    waiting.emplace_back([&] { woken += ask(server.url(), "/wait") == "woken" ? 1 : 0; });
  wait_for(keeper, 20);
  CHECK(ask(server.url(), "/") == "done");
  CHECK(woken == 0);
  CHECK(ask(server.url(), "/wake") == "done");
  for (std::thread& each : waiting)
    each.join();
  CHECK(woken == 20);
}

TEST_CASE("a server that stops answers those that wait", "[http]") {
  Keeper keeper;
  Running server({}, late(keeper));
  (*server).before_stop([&] {
    const std::lock_guard lock(keeper.mutex);
    keeper.wake();
  });
  server.start();
  std::string answer;
  std::thread waiting([&] { answer = ask(server.url(), "/wait"); });
  wait_for(keeper, 1);
  const auto begin = std::chrono::steady_clock::now();
  server.stop();
  waiting.join();
  CHECK(answer == "woken");
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a request that its handler forgets or fails is told so", "[http]") {
  Keeper keeper;
  Running server({}, late(keeper));
  server.start();
  for (const char* target : {"/forget", "/throw"}) {
    HttpTransport transport(server.url());
    CHECK(transport.send({true, target, "", {}}).status == 500);
  }
  CHECK(ask(server.url(), "/") == "done");
}

TEST_CASE("an answer that comes when the server is gone harms nobody", "[http]") {
  Keeper keeper;
  {
    Running server({.stop_time = 1s}, late(keeper));
    server.start();
    RawLine line(server.port());
    line.say("POST /wait HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    wait_for(keeper, 1);
    server.stop();
  }
  keeper.wake();
}

TEST_CASE("work of the worker comes again and again, and ends with the server", "[http]") {
  Keeper keeper;
  Running server({}, late(keeper));
  std::atomic<int> count = 0;
  (*server).every(5ms, [&] { ++count; });
  server.start();
  for (int i = 0; i < 1000 && count < 3; ++i)
    std::this_thread::sleep_for(5ms);
  server.stop();
  const int seen = count;
  CHECK(seen >= 3);
  std::this_thread::sleep_for(30ms);
  CHECK(count == seen);
}

TEST_CASE("one address has so many lines and no more, others have theirs", "[http]") {
  Keeper keeper;
  Running server({.connections_per_address = 2, .limit_this_machine = true}, late(keeper));
  server.start();
  HttpTransport first(server.url());
  auto second = std::make_unique<HttpTransport>(server.url());
  static_cast<void>(first.send({true, "/", "", {}}));
  static_cast<void>(second->send({true, "/", "", {}}));
  CHECK(RawLine(server.port()).hear().find("503") != std::string::npos);
  second.reset();
  for (int i = 0; i < 400; ++i) {  // the server hears of the end a moment later
    RawLine line(server.port());
    line.say("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    if (line.hear().find("200 OK") != std::string::npos) {
      SUCCEED("the place is free again");
      return;
    }
    std::this_thread::sleep_for(10ms);
  }
  FAIL("the place was never free again");
}

TEST_CASE("too many requests of one address are told when to come back", "[http]") {
  Keeper keeper;
  Running server(
      {.requests_per_address = {.per_second = 0.01, .burst = 3}, .limit_this_machine = true},
      late(keeper));
  server.start();
  RawLine line(server.port());  // the line itself, with its first request, takes one
  for (int i = 0; i < 5; ++i)
    line.say(get);
  const std::string heard = line.hear();
  std::size_t served = 0;
  for (std::size_t at = heard.find("200 OK"); at != std::string::npos;
       at = heard.find("200 OK", at + 1))
    ++served;
  CHECK(served == 3);
  CHECK(heard.find("429") != std::string::npos);
  CHECK(heard.find("slow_down") != std::string::npos);
  CHECK(heard.find("Retry-After: ") != std::string::npos);
  // A new line is one request more.
  CHECK(RawLine(server.port()).hear().find("429") != std::string::npos);
}

TEST_CASE("a byte now and then does not keep a line open", "[http]") {
  Keeper keeper;
  Running server({.header_time = 1s, .body_time = 1s}, late(keeper));
  server.start();
  RawLine line(server.port());
  const auto begin = std::chrono::steady_clock::now();
  std::thread drip([&] {
    for (int i = 0; i < 40; ++i) {
      line.say("X");
      std::this_thread::sleep_for(100ms);
    }
  });
  CHECK(line.hear().empty());
  CHECK(std::chrono::steady_clock::now() - begin < 3500ms);
  drip.join();
}

TEST_CASE("a line that never begins, and one that is half closed, are let go", "[http]") {
  Keeper keeper;
  Running server({.header_time = 1s}, late(keeper));
  server.start();
  RawLine silent(server.port());
  RawLine half(server.port());
  half.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  half.close_our_side();
  CHECK(silent.hear().empty());
  CHECK(half.hear().find("200") == std::string::npos);
}

TEST_CASE("an own certificate is made, served and told by its fingerprint", "[http]") {
  const auto own =
      std::make_shared<const platform::net::Certificate>(platform::net::make_certificate());
  CHECK(platform::net::make_certificate().fingerprint != own->fingerprint);
  Keeper keeper;
  Running server({.own = own}, late(keeper));
  server.start();
  Hash seen;
  HttpTransport trusting(server.url(), {.trust = [&](const Hash& shown) {
                           seen = shown;
                           return true;
                         }});
  CHECK(trusting.certificate() == own->fingerprint);
  CHECK(trusting.send({true, "/", "", {}}).status == 200);
  CHECK(seen == own->fingerprint);
}

TEST_CASE("nothing is sent to a certificate that is not the one named", "[http]") {
  Keeper keeper;
  int served = 0;
  Running server({.own = std::make_shared<const platform::net::Certificate>(
                      platform::net::make_certificate())},
                 [&](const sync::Request&) {
                   ++served;
                   return text("done");
                 });
  server.start();
  HttpTransport wary(server.url(), {.trust = [](const Hash&) { return false; }});
  for (int i = 0; i < 2; ++i) {
    try {
      static_cast<void>(wary.send({true, "/", "", {}}));
      FAIL("another certificate was trusted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::unreachable);
      CHECK(error.hint().find("kept on this device") != std::string::npos);
    }
  }
  server.stop();
  CHECK(served == 0);
}

TEST_CASE("plain HTTP and half a handshake at a TLS port get nothing", "[http]") {
  Keeper keeper;
  Running server(
      {.own = std::make_shared<const platform::net::Certificate>(platform::net::make_certificate()),
       .header_time = 1s},
      late(keeper));
  server.start();
  RawLine plain(server.port());
  plain.say(get);
  CHECK(plain.hear().find("HTTP") == std::string::npos);
  RawLine half(server.port());
  half.say(std::string("\x16\x03\x01\x02\x00\x01", 6));
  CHECK(half.hear().size() < 16);
}

TEST_CASE("who offers no TLS 1.3 is told that the version does not do", "[http]") {
  Keeper keeper;
  Running server({.own = std::make_shared<const platform::net::Certificate>(
                      platform::net::make_certificate())},
                 late(keeper));
  server.start();
  // The smallest ClientHello of TLS 1.2: version, 32 random bytes, no session, one suite, no
  // compression, no extensions.
  std::string hello("\x03\x03", 2);
  hello += std::string(32, 'r') + std::string("\x00\x00\x02\xc0\x2b\x01\x00", 7);
  const auto length = static_cast<char>(hello.size());
  const std::string message = std::string("\x01\x00\x00", 3) + length + hello;
  RawLine line(server.port());
  line.say(std::string("\x16\x03\x01\x00", 4) + static_cast<char>(message.size()) + message);
  const std::string heard = line.hear();
  REQUIRE(heard.size() == 7);  // one alert
  CHECK(heard[0] == 0x15);
  CHECK(heard[6] == 70);  // protocol_version
}

TEST_CASE("a request at work is interrupted at once", "[http]") {
  Keeper keeper;
  Running server({.stop_time = 1s}, late(keeper));
  server.start();
  HttpTransport transport(server.url());
  std::thread waiting([&] {
    CHECK_THROWS_AS(static_cast<void>(transport.send({true, "/wait", "", {}})), Error);
  });
  wait_for(keeper, 1);
  transport.interrupt();
  waiting.join();
  CHECK_THROWS_AS(static_cast<void>(transport.send({true, "/", "", {}})), Error);
}
