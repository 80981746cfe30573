#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/bytes.h>

/// The network that a device is in, without any server: sync/docs/meeting.md, "Finding the host".
namespace fieldfare::platform::net {

inline constexpr std::uint16_t discovery_port = 8442;

/// The numeric addresses at which others may reach this machine, those of private IPv4 networks
/// first; neither loopback nor link-local ones. Empty without a network.
[[nodiscard]] std::vector<std::string> local_addresses();

/// Says a datagram to everybody on the local networks: by multicast and by broadcast, and no
/// router passes it on. IPv4 only. Not thread-safe.
class Announcer {
 public:
  /// `address`: the one that is served; "0.0.0.0" or "::" for all, this machine's own loopback
  /// included.
  explicit Announcer(const std::string& address, std::uint16_t port = discovery_port);
  ~Announcer();
  Announcer(const Announcer&) = delete;
  Announcer& operator=(const Announcer&) = delete;

  /// Looks anew at which networks there are. What cannot be sent is left out: there is a next time.
  void say(ByteView datagram);

 private:
  std::string address_;
  std::uint16_t port_;
  int socket_ = -1;
};

/// Hears what announcers say. Several processes of a machine may listen at once. Not thread-safe.
class Listener {
 public:
  struct Heard {
    Bytes datagram;
    std::string from;  ///< numeric address
  };

  /// Error(unreachable) when the system does not let it listen.
  explicit Listener(std::uint16_t port = discovery_port);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  /// The next datagram of at most `largest` bytes; nothing when the time is up.
  [[nodiscard]] std::optional<Heard> next(std::chrono::milliseconds patience, std::size_t largest);

 private:
  int socket_ = -1;
};

}  // namespace fieldfare::platform::net
