#include "address_limits.h"

#include <algorithm>

namespace fieldfare::platform::net {

AddressKey address_key(const boost::asio::ip::address& address) {
  AddressKey key{};
  if (address.is_v4() || address.to_v6().is_v4_mapped()) {
    const auto v4 = address.is_v4() ? address.to_v4()
                                    : boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped,
                                                                       address.to_v6());
    const auto bytes = v4.to_bytes();
    key[0] = 4;
    std::copy(bytes.begin(), bytes.end(), key.begin() + 1);
    return key;
  }
  const auto bytes = address.to_v6().to_bytes();
  key[0] = 6;
  std::copy(bytes.begin(), bytes.begin() + 8, key.begin() + 1);
  return key;
}

}  // namespace fieldfare::platform::net
