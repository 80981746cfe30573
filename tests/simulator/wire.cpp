#include "wire.h"

#include <fieldfare/core/error.h>

namespace fieldfare::simulator {

namespace {

[[noreturn]] void lose() {
  throw Error(ErrorCode::unreachable, "the line was cut", "All work is kept on this device.");
}

}  // namespace

sync::Response Mischief::carry(const sync::Request& request,
                               const std::function<sync::Response(const sync::Request&)>& deliver) {
  const bool now = requests_++ == at_;
  if (!now || kind_ < 6) return deliver(request);
  happened = true;
  if (kind_ == 6) lose();
  if (kind_ == 7) {
    static_cast<void>(deliver(request));
    lose();
  }
  if (kind_ == 8) static_cast<void>(deliver(request));
  if (kind_ == 9)
    for (const sync::Request& earlier : old)
      static_cast<void>(deliver(earlier));
  sync::Response response = deliver(request);
  if (kind_ == 10 && !response.body.empty()) response.body[response.body.size() * 2 / 3] ^= 0x10U;
  if (kind_ == 11) response.body.resize(response.body.size() / 2);
  return response;
}

sync::Response RoomLine::send(const sync::Request& request) {
  return mischief_.carry(request, [&](const sync::Request& one) {
    overheard_.insert(overheard_.end(), one.body.begin(), one.body.end());
    sync::Response response;
    try {
      response = host_.handle(one);
    } catch (const Error&) {  // the host's device failed: the guest hears nothing more
      lose();
    }
    overheard_.insert(overheard_.end(), response.body.begin(), response.body.end());
    return response;
  });
}

}  // namespace fieldfare::simulator
