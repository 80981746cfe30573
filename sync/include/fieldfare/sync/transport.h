#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/sync/remote.h>

namespace fieldfare::sync {

/// HTTP as far as the protocol needs it, so that neither side of the protocol knows a socket.
struct Request {
  bool post = true;    ///< otherwise GET
  std::string target;  ///< "/1/visits/…/exchange"
  std::string token;   ///< of "Authorization: Bearer …"; empty without
  Bytes body;
  /// Where the hub itself ends the TLS line that the request came by: `Transport::channel` of that
  /// line, by its own reckoning. Set by servers; not part of what is sent.
  std::optional<Hash> channel = std::nullopt;
};

inline constexpr const char* binary_type = "application/octet-stream";

struct Response {
  unsigned status = 200;
  std::string content_type = binary_type;
  Bytes body;
  std::uint32_t retry_after = 0;  ///< seconds that the asker should wait; 0: not said
};

/// Takes a request's response, once, at any time and from any thread.
using Respond = std::function<void(Response)>;

/// Carries requests to one hub. Not thread-safe.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Error(unreachable) when no answer came in time; a hint says that all work is kept here.
  [[nodiscard]] virtual Response send(const Request& request) = 0;
  [[nodiscard]] virtual std::string address() const = 0;
  /// What messages to people call the other side.
  [[nodiscard]] virtual std::string called() const { return "hub"; }
  [[nodiscard]] virtual Traffic traffic() const noexcept = 0;
  /// True when another machine or process answers, and `send` may run on any thread, one at a time.
  [[nodiscard]] virtual bool answers_elsewhere() const noexcept { return false; }
  /// What names the present TLS line and no other (RFC 9266, "tls-exporter"): both of its ends
  /// reckon it from the handshake, and nobody in between can have two lines with the same one.
  /// Connects when there is no line, with the errors of `send`. Nothing where there is no TLS.
  [[nodiscard]] virtual std::optional<Hash> channel() { return std::nullopt; }
};

/// One over TLS, which can tell whom it talks to.
class TlsTransport : public Transport {
 public:
  /// The fingerprint (BLAKE2b-256 of the DER) of the certificate that the other side showed and has
  /// the key of; connects when there is no line. All later requests go to the same certificate or
  /// fail. The same errors as `send`.
  [[nodiscard]] virtual Hash certificate() = 0;
};

}  // namespace fieldfare::sync
