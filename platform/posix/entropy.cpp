#include <sys/random.h>
#include <cerrno>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/entropy.h>

namespace fieldfare::platform {

void SystemEntropy::fill(std::span<std::uint8_t> out) {
  while (!out.empty()) {
    const ssize_t got = ::getrandom(out.data(), out.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      throw Error(ErrorCode::internal, "The system gives no random numbers", "Restart the device.");
    }
    out = out.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace fieldfare::platform
