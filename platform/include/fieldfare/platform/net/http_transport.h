#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <fieldfare/sync/transport.h>

namespace fieldfare::platform::net {

struct HttpTransportOptions {
  std::filesystem::path extra_roots{};  ///< PEM: certificates trusted beside the system's own
  std::chrono::seconds connect_time{10};
  std::chrono::seconds answer_time{60};
};

/// Reaches a hub over one kept-alive HTTP/1.1 connection; TLS 1.3 with the system's certificates,
/// or plain HTTP to this machine only. Not thread-safe.
class HttpTransport final : public sync::Transport {
 public:
  /// Error(usage) when the address is not an http(s) one, or plain http beyond this machine.
  explicit HttpTransport(const std::string& url, HttpTransportOptions options = {});
  ~HttpTransport() override;

  [[nodiscard]] sync::Response send(const sync::Request& request) override;
  [[nodiscard]] std::string address() const override;
  [[nodiscard]] sync::Traffic traffic() const noexcept override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldfare::platform::net
