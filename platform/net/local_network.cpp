#include <fieldfare/platform/net/local_network.h>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include <fieldfare/core/error.h>

namespace fieldfare::platform::net {
namespace {

constexpr const char* group = "239.255.84.42";

struct Interface {
  std::string name;
  sockaddr_storage address{};
  std::optional<in_addr> broadcast;
  bool loopback = false;
};

template <class T>
T read_as(const sockaddr* address) {
  T out{};
  std::memcpy(&out, address, sizeof out);
  return out;
}

in_addr v4_of(const sockaddr_storage& address) {
  return read_as<sockaddr_in>(reinterpret_cast<const sockaddr*>(&address)).sin_addr;
}

std::vector<Interface> interfaces() {
  ifaddrs* list = nullptr;
  if (::getifaddrs(&list) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owned(list, &::freeifaddrs);
  std::vector<Interface> out;
  for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0) continue;
    const int family = each->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    Interface found;
    found.name = each->ifa_name;
    found.loopback = (each->ifa_flags & IFF_LOOPBACK) != 0;
    std::memcpy(&found.address, each->ifa_addr,
                family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
    if (family == AF_INET && (each->ifa_flags & IFF_BROADCAST) != 0 &&
        each->ifa_broadaddr != nullptr)
      found.broadcast = read_as<sockaddr_in>(each->ifa_broadaddr).sin_addr;
    out.push_back(found);
  }
  return out;
}

std::string text_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const auto* place = reinterpret_cast<const sockaddr*>(&address);
  if (address.ss_family == AF_INET) {
    const in_addr v4 = read_as<sockaddr_in>(place).sin_addr;
    ::inet_ntop(AF_INET, &v4, text.data(), text.size());
  } else {
    const in6_addr v6 = read_as<sockaddr_in6>(place).sin6_addr;
    ::inet_ntop(AF_INET6, &v6, text.data(), text.size());
  }
  return text.data();
}

bool link_local(const std::string& address) {
  return address.starts_with("169.254.") || address.starts_with("fe8") ||
         address.starts_with("fe9") || address.starts_with("fea") || address.starts_with("feb");
}

/// Hotspots and office networks first; a virtual private network's or public address after them.
int rank(const std::string& address) {
  if (address.find(':') != std::string::npos) return 3;
  if (address.starts_with("192.168.")) return 0;
  const bool is_private =
      address.starts_with("10.") || (address.starts_with("172.") && address.size() > 6);
  return is_private ? 1 : 2;
}

sockaddr_in place_of(in_addr address, std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr = address;
  return out;
}

in_addr parse(const char* text) {
  in_addr out{};
  ::inet_pton(AF_INET, text, &out);
  return out;
}

int udp_socket() {
  return ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

template <class T>
bool set(int socket, int level, int option, const T& value) {
  return ::setsockopt(socket, level, option, &value, sizeof value) == 0;
}

void send_to(int socket, ByteView datagram, const sockaddr_in& place) {
  static_cast<void>(::sendto(socket, datagram.data(), datagram.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&place), sizeof place));
}

}  // namespace

std::vector<std::string> local_addresses() {
  std::vector<std::string> out;
  for (const Interface& each : interfaces()) {
    std::string address = text_of(each.address);
    if (!each.loopback && !link_local(address)) out.push_back(std::move(address));
  }
  std::ranges::stable_sort(out, {}, rank);
  return out;
}

Announcer::Announcer(const std::string& address, std::uint16_t port)
    : address_(address), port_(port), socket_(udp_socket()) {
  constexpr int on = 1;
  set(socket_, SOL_SOCKET, SO_BROADCAST, on);
  set(socket_, IPPROTO_IP, IP_MULTICAST_TTL, 1);
}

Announcer::~Announcer() {
  ::close(socket_);
}

void Announcer::say(ByteView datagram) {
  const bool everywhere = address_ == "0.0.0.0" || address_ == "::";
  for (const Interface& each : interfaces()) {
    if (each.address.ss_family != AF_INET) continue;
    if (!everywhere && text_of(each.address) != address_) continue;
    if (set(socket_, IPPROTO_IP, IP_MULTICAST_IF, v4_of(each.address)))
      send_to(socket_, datagram, place_of(parse(group), port_));
    if (each.broadcast) send_to(socket_, datagram, place_of(*each.broadcast, port_));
    if (each.loopback) send_to(socket_, datagram, place_of(parse("127.255.255.255"), port_));
  }
}

Listener::Listener(std::uint16_t port) : socket_(udp_socket()) {
  constexpr int on = 1;
  const sockaddr_in place = place_of(in_addr{htonl(INADDR_ANY)}, port);
  if (!set(socket_, SOL_SOCKET, SO_REUSEADDR, on) ||
      ::bind(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0) {
    ::close(socket_);
    throw Error(ErrorCode::unreachable, "This device cannot listen for a meeting's host.",
                "Give the address that the host's screen shows: --peer ADDRESS:PORT.");
  }
  for (const Interface& each : interfaces()) {
    if (each.address.ss_family != AF_INET) continue;
    ip_mreq membership{};
    membership.imr_multiaddr = parse(group);
    membership.imr_interface = v4_of(each.address);
    // A network that takes no multicast may still carry a broadcast.
    set(socket_, IPPROTO_IP, IP_ADD_MEMBERSHIP, membership);
  }
}

Listener::~Listener() {
  ::close(socket_);
}

std::optional<Listener::Heard> Listener::next(std::chrono::milliseconds patience,
                                              std::size_t largest) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + patience;
  Heard heard;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count()) + 1) <= 0) continue;
    heard.datagram.resize(largest + 1);
    sockaddr_storage from{};
    socklen_t size = sizeof from;
    const ssize_t got = ::recvfrom(socket_, heard.datagram.data(), heard.datagram.size(), 0,
                                   reinterpret_cast<sockaddr*>(&from), &size);
    if (got < 0 || static_cast<std::size_t>(got) > largest) continue;
    heard.datagram.resize(static_cast<std::size_t>(got));
    heard.from = text_of(from);
    return heard;
  }
}

}  // namespace fieldfare::platform::net
