#include <fieldfare/platform/net/meeting.h>

#include <set>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/platform/net/local_network.h>
#include <fieldfare/sync/meeting/announcement.h>
#include <fieldfare/sync/meeting/pairing.h>

namespace fieldfare::platform::net {
namespace {

namespace meeting = sync::meeting;
using Trust = std::function<bool(const Hash&)>;

constexpr std::chrono::seconds connect_time{5};
constexpr std::chrono::milliseconds glance{200};

/// Connects, so that what follows goes to the certificate that was trusted or nowhere.
std::unique_ptr<HttpTransport> reach(const std::string& place, const Trust& trust) {
  HttpTransportOptions options;
  options.connect_time = connect_time;
  options.trust = trust;
  options.called = "host";
  auto transport = std::make_unique<HttpTransport>("https://" + place, options);
  static_cast<void>(transport->certificate());
  return transport;
}

std::unique_ptr<HttpTransport> try_to_reach(const std::string& place, const Trust& trust) {
  try {
    return reach(place, trust);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::unreachable) throw;
    return nullptr;
  }
}

/// With the port that hosts take when they have the choice.
std::string with_port(const std::string& peer) {
  const std::size_t bracket = peer.find(']');
  const std::size_t colon = peer.rfind(':');
  const bool has_port =
      colon != std::string::npos && (bracket == std::string::npos || bracket < colon);
  return has_port ? peer : peer + ":" + std::to_string(meeting_port);
}

/// Listens for announcements that can be understood and fit the pairing code, if there is one.
std::unique_ptr<HttpTransport> listen_for_host(const HostSearch& search,
                                               const std::optional<meeting::Pairing>& pairing) {
  using Clock = std::chrono::steady_clock;
  Listener listener;
  std::set<std::pair<std::string, Hash>> tried;
  const Clock::time_point end = Clock::now() + search.patience;
  while (Clock::now() < end && !search.stop.stop_requested()) {
    const auto heard = listener.next(glance, meeting::announcement_size);
    if (!heard) continue;
    const auto found = meeting::open(heard->datagram, search.keys);
    if (!found || (pairing && !pairing->fits(found->fingerprint))) continue;
    const std::string place = heard->from + ":" + std::to_string(found->port);
    // A recorded announcement leads nowhere; the true one comes within a second.
    if (!tried.emplace(place, found->fingerprint).second) continue;
    if (auto line = try_to_reach(
            place, [wanted = found->fingerprint](const Hash& seen) { return seen == wanted; }))
      return line;
  }
  return nullptr;
}

}  // namespace

std::unique_ptr<HttpTransport> find_host(const HostSearch& search) {
  std::optional<meeting::Pairing> pairing;
  if (!search.pairing.empty()) pairing = meeting::read_pairing(search.pairing);
  const Trust trust = [pairing](const Hash& seen) { return !pairing || pairing->fits(seen); };
  if (search.peer != "auto") return reach(with_port(search.peer), trust);
  if (pairing) {
    for (const std::string& place : pairing->places) {
      if (auto line = try_to_reach(place, trust)) return line;
    }
  }
  if (auto line = listen_for_host(search, pairing)) return line;
  throw Error(ErrorCode::unreachable, "No host of this visit was found on this network.",
              "All work is kept on this device. See that both devices are in the same network and "
              "the host still meets, or give the address on its screen: --peer ADDRESS:PORT.");
}

}  // namespace fieldfare::platform::net
