#include <fieldfare/platform/net/hub_address.h>

#include <algorithm>

#include <fieldfare/core/error.h>

namespace fieldfare::platform::net {
namespace {

constexpr const char* example = "Write it like https://hub.example:8443.";

bool is_port(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host(std::string_view text) noexcept {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// "host", "host:port", "[v6]" or "[v6]:port".
ListenAddress split(std::string_view text, std::string_view default_port) {
  ListenAddress out{std::string(text), std::string(default_port)};
  const std::size_t bracket = text.find(']');
  const std::size_t colon = text.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || bracket < colon);
  if (has_port) {
    out.host = text.substr(0, colon);
    out.port = text.substr(colon + 1);
  }
  if (out.host.starts_with('[') && out.host.ends_with(']'))
    out.host = out.host.substr(1, out.host.size() - 2);
  return out;
}

}  // namespace

bool is_this_machine(std::string_view host) noexcept {
  if (host == "localhost" || host == "::1") return true;
  return host.starts_with("127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

HubAddress parse_hub_address(std::string_view url) {
  HubAddress out;
  out.tls = url.starts_with("https://");
  if (!out.tls && !url.starts_with("http://"))
    throw Error(ErrorCode::usage, "A hub's address begins with https://", example);
  std::string_view rest = url.substr(out.tls ? 8 : 7);
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos) {
    out.prefix = rest.substr(slash);
    while (out.prefix.ends_with('/'))
      out.prefix.pop_back();
    rest = rest.substr(0, slash);
  }
  const ListenAddress place = split(rest, out.tls ? "443" : "80");
  out.host = place.host;
  out.port = place.port;
  if (!is_host(out.host) || !is_port(out.port))
    throw Error(ErrorCode::usage, "This is not a hub's address: " + std::string(url), example);
  if (!out.tls && !is_this_machine(out.host)) {
    throw Error(ErrorCode::usage,
                "A hub on another machine is reached by https:// only: " + std::string(url),
                "Ask the hub's keeper for its https address.");
  }
  return out;
}

ListenAddress parse_listen_address(std::string_view text) {
  ListenAddress out = split(text, "");
  if (!is_host(out.host) || !is_port(out.port)) {
    throw Error(ErrorCode::usage, "This is not an address to listen on: " + std::string(text),
                "Write it like 127.0.0.1:8440.");
  }
  return out;
}

}  // namespace fieldfare::platform::net
