#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <thread>
#include <utility>

#include <fieldfare/platform/net/http_server.h>

namespace fieldfare::test {

/// A server on its own thread.
class Running {
 public:
  template <class Handler>
  Running(platform::net::HttpServerOptions options, Handler handler)
      : server_(std::move(options), std::move(handler)) {}
  ~Running() {
    if (thread_.joinable()) stop();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  Running& start() {
    thread_ = std::thread([this] { server_.run(); });
    return *this;
  }
  void stop() {
    server_.stop();
    thread_.join();
  }
  [[nodiscard]] platform::net::HttpServer& operator*() { return server_; }
  [[nodiscard]] const std::string& url() const { return server_.url(); }
  [[nodiscard]] std::uint16_t port() const { return server_.port(); }

 private:
  platform::net::HttpServer server_;
  std::thread thread_;
};

/// A line to the server on which anything can be said.
class RawLine {
 public:
  explicit RawLine(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0);
    // A test that waits for a server that never closes should fail, not hang.
    const timeval patience{20, 0};
    REQUIRE(::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
  }
  ~RawLine() { ::close(socket_); }
  RawLine(const RawLine&) = delete;
  RawLine& operator=(const RawLine&) = delete;

  void say(const std::string& text) const {
    static_cast<void>(::send(socket_, text.data(), text.size(), MSG_NOSIGNAL));
  }
  void close_our_side() const { ::shutdown(socket_, SHUT_WR); }
  /// Everything until the server closes the line.
  [[nodiscard]] std::string hear() const {
    std::string out;
    char buffer[4096];
    for (;;) {
      const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return out;
      out.append(buffer, static_cast<std::size_t>(got));
    }
  }

 private:
  int socket_;
};

}  // namespace fieldfare::test
