#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/sync/hub/rate_limit.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::platform::net {

struct HttpServerOptions {
  std::string listen = "127.0.0.1:0";   ///< ADDRESS:PORT; port 0: the system chooses
  std::filesystem::path certificate{};  ///< PEM chain; with `key`, the server speaks TLS 1.3 only
  std::filesystem::path key{};
  std::shared_ptr<const Certificate> own{};  ///< in place of the two files
  std::size_t max_connections = 4096;        ///< above: one answer "busy", then the line is closed
  std::chrono::seconds header_time{30};      ///< for a request to begin and tell its header
  std::chrono::seconds body_time{60};        ///< for its body to arrive, and for a response to go
  std::chrono::seconds stop_time{10};        ///< for requests at work when the server is to stop

  /// What one address (of IPv6: one /64) may have; 0: no limit. A line too many is told "busy", a
  /// request too many "slow_down" with the seconds to wait, and then the line is closed. Over TLS
  /// they are closed before the handshake. They do not hold for this machine itself, where a TLS
  /// proxy asks for everybody, unless `limit_this_machine`.
  std::size_t connections_per_address = 0;
  sync::hub::Rate requests_per_address{};
  bool limit_this_machine = false;
};

/// Takes HTTP/1.1 requests on one thread and hands them, one at a time and on a second thread (the
/// worker), to a handler. Keeps to the limits of sync/limits.h; who is too slow is cut off.
/// Thread-safe: `stop`.
class HttpServer {
 public:
  using Handler = std::function<sync::Response(const sync::Request&)>;
  /// May keep `respond` and answer later: a request that waits costs its line and no thread. When
  /// the last copy of `respond` goes without an answer, the answer is "internal".
  using LateHandler = std::function<void(sync::Request request, sync::Respond respond)>;

  /// Binds. Error(usage): no such address, or one beyond this machine without a certificate.
  /// Error(not_possible): the address is taken. Error(damaged): the certificate cannot be used.
  HttpServer(HttpServerOptions options, Handler handler);
  HttpServer(HttpServerOptions options, LateHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// "http://127.0.0.1:40233", with the port that was chosen.
  [[nodiscard]] const std::string& url() const noexcept;
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// True when only this machine can reach it.
  [[nodiscard]] bool loopback() const noexcept;

  /// Before `run`: `work` is done on the worker, again and again, with `pause` in between.
  void every(std::chrono::milliseconds pause, std::function<void()> work);
  /// Before `run`: done once on the worker when the server is to stop, to answer what waits.
  void before_stop(std::function<void()> work);

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
