#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/log/replica.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/ports/entropy.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/session.h>

/// A meeting over the local network: sync/docs/meeting.md.
namespace fieldfare::platform::net {

inline constexpr std::uint16_t meeting_port = 8441;

struct MeetingOptions {
  std::string listen;    ///< ADDRESS:PORT; empty: all addresses, `meeting_port` or any when taken
  bool announce = true;  ///< on the local network
};

/// What the host shows to those who are to join.
struct MeetingInvitation {
  std::string address;                 ///< the likeliest of `addresses`
  std::vector<std::string> addresses;  ///< numeric ADDRESS:PORT
  std::string words;
  std::string text;  ///< for a QR code: all of the above in one
};

/// Hosts a meeting of one visit until it is stopped. Thread-safe: `stop`.
class MeetingServer {
 public:
  /// The key for announcements, asked for before each: the epoch may change while people meet.
  using AnnouncementKey = std::function<std::optional<crypto::SecureBuffer>()>;

  /// Takes in what the replica holds, and listens. Borrows the replica and the ports. Errors as
  /// HttpServer's.
  MeetingServer(log::Replica& replica, ports::Clock& clock, ports::Entropy& entropy,
                AnnouncementKey key, const MeetingOptions& options);
  ~MeetingServer();
  MeetingServer(const MeetingServer&) = delete;
  MeetingServer& operator=(const MeetingServer&) = delete;

  [[nodiscard]] const MeetingInvitation& invitation() const noexcept;

  /// Before `run`; both are called on the meeting's own thread. `served`: after each exchange with
  /// a guest. `stepped`: after something moved between this device's notebook and the meeting.
  void on_served(std::function<void(const sync::hub::Served&)> served);
  void on_stepped(std::function<void(const sync::SyncOutcome&)> stepped);

  void stop_at_signals();
  /// Serves until `stop`. Error: what kept the notebook from taking in what guests brought; the
  /// meeting has then ended, and the guests keep what they have.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where a joiner looks for its host.
struct HostSearch {
  std::string peer;                        ///< ADDRESS:PORT, or "auto"
  std::string pairing;                     ///< words or text; empty without
  std::vector<crypto::SecureBuffer> keys;  ///< of Notebook::meeting_keys
  std::chrono::milliseconds patience{6000};
  std::stop_token stop{};
};

/// A line to the host that was named or heard, whose certificate fits the pairing code or the
/// announcement (without either: any, and the host still has to prove that it is a member).
/// Error(unreachable) when there is none; Error(usage) for a pairing code that is not one.
[[nodiscard]] std::unique_ptr<HttpTransport> find_host(const HostSearch& search);

}  // namespace fieldfare::platform::net
