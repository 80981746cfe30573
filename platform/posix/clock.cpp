#include <ctime>

#include <fieldfare/platform/posix/clock.h>

namespace fieldfare::platform {

SystemClock::SystemClock() {
  ::tzset();
}

Time SystemClock::now() {
  std::timespec moment{};
  ::clock_gettime(CLOCK_REALTIME, &moment);
  std::tm local{};
  const std::time_t seconds = moment.tv_sec;
  const bool known = ::localtime_r(&seconds, &local) != nullptr;
  return {std::int64_t{moment.tv_sec} * 1000 + moment.tv_nsec / 1'000'000,
          static_cast<std::int16_t>(known ? local.tm_gmtoff / 60 : 0)};
}

}  // namespace fieldfare::platform
