#include <fieldfare/platform/net/local_network.h>

#include <catch2/catch_test_macros.hpp>

#include <chrono>

#include <fieldfare/core/error.h>

using namespace fieldfare;
using namespace std::chrono_literals;
using platform::net::Announcer;
using platform::net::Listener;

namespace {

constexpr std::uint16_t test_port = 28442;

std::optional<Listener::Heard> hear(Listener& listener, const Bytes& wanted) {
  const auto end = std::chrono::steady_clock::now() + 5s;
  while (std::chrono::steady_clock::now() < end) {
    const auto heard = listener.next(200ms, 100);
    if (heard && heard->datagram == wanted) return heard;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("what is announced on this machine is heard by all who listen on it", "[discovery]") {
  Listener first(test_port);
  Listener second(test_port);
  Announcer announcer("127.0.0.1", test_port);
  const Bytes words{1, 2, 3, 250};
  announcer.say(words);
  const auto heard = hear(first, words);
  REQUIRE(heard.has_value());
  CHECK(heard->from.starts_with("127."));
  CHECK(hear(second, words).has_value());
}

TEST_CASE("a datagram that is too long is not heard, silence ends in time", "[discovery]") {
  Listener listener(test_port + 1);
  Announcer announcer("127.0.0.1", test_port + 1);
  announcer.say(Bytes(101));
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(listener.next(300ms, 100).has_value());
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("an announcer for all addresses reaches this machine too", "[discovery]") {
  Listener listener(test_port + 2);
  Announcer announcer("0.0.0.0", test_port + 2);
  const Bytes words{9, 8, 7};
  announcer.say(words);
  CHECK(hear(listener, words).has_value());
}

TEST_CASE("addresses that are shown to others are none of this machine's own", "[discovery]") {
  for (const std::string& address : platform::net::local_addresses()) {
    CHECK_FALSE(address.starts_with("127."));
    CHECK(address != "::1");
    CHECK_FALSE(address.starts_with("169.254."));
  }
}
