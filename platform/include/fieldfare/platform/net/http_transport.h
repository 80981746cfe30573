#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <fieldfare/core/ids.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::platform::net {

struct HttpTransportOptions {
  std::filesystem::path extra_roots{};  ///< PEM: certificates trusted beside the system's own
  std::chrono::seconds connect_time{10};
  std::chrono::seconds answer_time{60};
  /// When set, it alone decides about the other side's certificate, by its fingerprint (BLAKE2b-256
  /// of the DER): no authority, name or date is looked at. Asked once, before anything is sent;
  /// later connections must show the same certificate.
  std::function<bool(const Hash&)> trust{};
  std::string called = "hub";  ///< what messages to people call the other side
};

/// Reaches a hub over one kept-alive HTTP/1.1 connection; TLS 1.3 with the system's certificates,
/// or plain HTTP to this machine only. Not thread-safe.
class HttpTransport final : public sync::TlsTransport {
 public:
  /// Error(usage) when the address is not an http(s) one, or plain http beyond this machine.
  explicit HttpTransport(const std::string& url, HttpTransportOptions options = {});
  ~HttpTransport() override;

  [[nodiscard]] sync::Response send(const sync::Request& request) override;
  [[nodiscard]] std::string address() const override;
  [[nodiscard]] std::string called() const override;
  [[nodiscard]] sync::Traffic traffic() const noexcept override;
  [[nodiscard]] bool answers_elsewhere() const noexcept override { return true; }

  /// https only.
  [[nodiscard]] Hash certificate() override;
  [[nodiscard]] std::optional<Hash> channel() override;
  /// Ends a `send` at work, and every later one, with Error(unreachable). Thread-safe; may be
  /// called in a signal's handling thread, not in a signal handler.
  void interrupt();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldfare::platform::net
