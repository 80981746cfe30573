#pragma once

#include <string>
#include <string_view>

namespace fieldfare::platform::net {

/// "https://hub.example:8443/prefix" in parts.
struct HubAddress {
  bool tls = false;
  std::string host;
  std::string port;
  std::string prefix;  ///< "" or "/prefix", never with a slash at its end
};

/// Error(usage) for anything but http:// or https:// with a host, and for plain http to a machine
/// other than this one.
[[nodiscard]] HubAddress parse_hub_address(std::string_view url);

/// "127.0.0.1:8440", "[::1]:0", "localhost:8440". Error(usage) otherwise.
struct ListenAddress {
  std::string host;
  std::string port;
};
[[nodiscard]] ListenAddress parse_listen_address(std::string_view text);

/// "localhost", 127.0.0.0/8 and ::1, as written: names are not looked up.
[[nodiscard]] bool is_this_machine(std::string_view host) noexcept;

}  // namespace fieldfare::platform::net
