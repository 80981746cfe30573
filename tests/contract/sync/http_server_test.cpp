#include <fieldfare/platform/net/http_server.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <thread>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/sync/limits.h>
#include <places.h>

#include "raw_line.h"

using namespace fieldfare;
using platform::net::HttpServer;
using platform::net::HttpServerOptions;
using platform::net::HttpTransport;
using test::RawLine;

namespace {

/// Answers with the size of what it was sent; "/slow" takes a while.
sync::Response echo(const sync::Request& request) {
  if (request.target == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const std::string text = std::to_string(request.body.size()) + " " + request.token;
  return {200, "text/plain", Bytes(text.begin(), text.end())};
}

/// An echo that has begun to serve.
class Echo : public test::Running {
 public:
  explicit Echo(HttpServerOptions options = {}) : Running(std::move(options), echo) { start(); }
};

std::string text_of(const sync::Response& response) {
  return std::string(as_text(response.body));
}

}  // namespace

TEST_CASE("requests and answers cross with their bodies and proof, on one kept line", "[http]") {
  Echo server({.max_connections = 1});
  HttpTransport transport(server.url());
  CHECK(text_of(transport.send({true, "/a", "proof", Bytes(100'000)})) == "100000 proof");
  CHECK(text_of(transport.send({true, "/b", "", {}})) == "0 ");
  CHECK(transport.traffic().sent > 100'000);
  CHECK(transport.traffic().received > 20);
}

TEST_CASE("a request that is too large is told so", "[http]") {
  Echo server;
  RawLine line(server.port());
  line.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");
  CHECK(line.hear().find("413") != std::string::npos);
}

TEST_CASE("what is not HTTP and headers without end are told so and cut off", "[http]") {
  Echo server;
  RawLine nonsense(server.port());
  nonsense.say("\x16\x03\x01 this is not HTTP\r\n\r\n");
  CHECK(nonsense.hear().find("400") != std::string::npos);
  RawLine endless(server.port());
  endless.say("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(40'000, 'x'));
  CHECK(endless.hear().find("400") != std::string::npos);
}

TEST_CASE("chunks are bounded like a plain body", "[http]") {
  Echo server;
  RawLine line(server.port());
  line.say("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  line.say("fffffff\r\n" + std::string(1000, 'x'));
  CHECK(line.hear().find("413") != std::string::npos);
}

TEST_CASE("who sends a header or body too slowly is cut off", "[http]") {
  Echo server({.header_time = std::chrono::seconds(1), .body_time = std::chrono::seconds(1)});
  RawLine header(server.port());
  header.say("GET / HTTP/1.1\r\n");
  RawLine body(server.port());
  body.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  const auto begin = std::chrono::steady_clock::now();
  CHECK(header.hear().empty());
  CHECK(body.hear().empty());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a line too many gets an answer that says so", "[http]") {
  Echo server({.max_connections = 1});
  HttpTransport first(server.url());
  static_cast<void>(first.send({true, "/", "", {}}));
  RawLine second(server.port());
  CHECK(second.hear().find("503") != std::string::npos);
}

TEST_CASE("a server that stops answers what is at work and closes idle lines", "[http]") {
  Echo server;
  HttpTransport idle(server.url());
  static_cast<void>(idle.send({true, "/", "", {}}));
  std::string answer;
  std::thread working([&] {
    HttpTransport transport(server.url());
    answer = text_of(transport.send({true, "/slow", "", {}}));
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server.stop();
  working.join();
  CHECK(answer == "0 ");
  try {
    static_cast<void>(idle.send({true, "/", "", {}}));
    FAIL("a stopped server answered");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::unreachable);
    CHECK(error.hint().find("kept on this device") != std::string::npos);
  }
}

TEST_CASE("beyond this machine nothing is served without a certificate", "[http]") {
  CHECK_THROWS_AS(HttpServer({.listen = "0.0.0.0:0"}, echo), Error);
  CHECK_THROWS_AS(HttpServer({.listen = "nowhere"}, echo), Error);
}

TEST_CASE("a certificate that nobody vouches for is refused", "[http]") {
  const std::filesystem::path data = std::filesystem::path(FIELDFARE_TEST_FILES) / "sync";
  Echo server({.certificate = data / "hub-cert.pem", .key = data / "hub-key.pem"});
  HttpTransport transport(server.url());
  try {
    static_cast<void>(transport.send({true, "/", "", {}}));
    FAIL("an unknown certificate was trusted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::unreachable);
  }
}

TEST_CASE("a hub's address is https, or http on this machine", "[http]") {
  using platform::net::parse_hub_address;
  CHECK(parse_hub_address("https://hub.example").port == "443");
  CHECK(parse_hub_address("https://hub.example:8443/inspect/").prefix == "/inspect");
  CHECK(parse_hub_address("http://127.0.0.1:8440").host == "127.0.0.1");
  CHECK(parse_hub_address("http://[::1]:8440").host == "::1");
  for (const char* bad : {"http://hub.example", "http://127.evil.example", "hub.example", "ftp://x",
                          "https://", "https://a b", "https://x:port", "https://x:"})
    CHECK_THROWS_AS(parse_hub_address(bad), Error);
}
