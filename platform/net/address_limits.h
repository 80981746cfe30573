#pragma once

#include <array>
#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstddef>
#include <map>

#include <fieldfare/sync/hub/rate_limit.h>

namespace fieldfare::platform::net {

/// Who shares a limit: an IPv4 address, or the 64 bits that a customer's IPv6 network has.
using AddressKey = std::array<unsigned char, 9>;
[[nodiscard]] AddressKey address_key(const boost::asio::ip::address& address);

/// What one address may have: lines at once, and requests (a new line counts as one).
class AddressLimits {
 public:
  AddressLimits(std::size_t lines, sync::hub::Rate requests) : most_(lines), rate_(requests) {}

  /// False: this line is one too many. Otherwise `leave` must follow.
  [[nodiscard]] bool enter(const AddressKey& key) {
    std::size_t& lines = lines_[key];
    if (most_ != 0 && lines >= most_) return false;
    ++lines;
    return true;
  }
  void leave(const AddressKey& key) {
    const auto at = lines_.find(key);
    if (at != lines_.end() && --at->second == 0) lines_.erase(at);
  }
  [[nodiscard]] bool may_ask(const AddressKey& key) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return rate_.take(key, std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  }

 private:
  std::size_t most_;
  std::map<AddressKey, std::size_t> lines_;
  sync::hub::RateLimit<AddressKey> rate_;
};

}  // namespace fieldfare::platform::net
