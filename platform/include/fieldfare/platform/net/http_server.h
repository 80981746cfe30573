#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <fieldfare/sync/transport.h>

namespace fieldfare::platform::net {

struct HttpServerOptions {
  std::string listen = "127.0.0.1:0";   ///< ADDRESS:PORT; port 0: the system chooses
  std::filesystem::path certificate{};  ///< PEM chain; with `key`, the server speaks TLS 1.3 only
  std::filesystem::path key{};
  std::size_t max_connections = 4096;    ///< above: one answer "busy", then the line is closed
  std::chrono::seconds header_time{30};  ///< for a request to begin and tell its header
  std::chrono::seconds body_time{60};    ///< for its body to arrive, and for a response to go
  std::chrono::seconds stop_time{10};    ///< for requests at work when the server is to stop
};

/// Takes HTTP/1.1 requests on one thread and hands them, one at a time and on a second thread, to a
/// handler. Keeps to the limits of sync/limits.h; who is too slow is cut off. Thread-safe: `stop`.
class HttpServer {
 public:
  using Handler = std::function<sync::Response(const sync::Request&)>;

  /// Binds. Error(usage): no such address, or one beyond this machine without a certificate.
  /// Error(not_possible): the address is taken. Error(damaged): the certificate cannot be used.
  HttpServer(HttpServerOptions options, Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// "http://127.0.0.1:40233", with the port that was chosen.
  [[nodiscard]] const std::string& url() const noexcept;
  /// True when only this machine can reach it.
  [[nodiscard]] bool loopback() const noexcept;

  /// From now on SIGTERM and SIGINT are as `stop`, also when they come before `run`.
  void stop_at_signals();
  /// Serves until `stop`: then no new connection is taken, requests at work are answered, and idle
  /// lines are closed.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldfare::platform::net
