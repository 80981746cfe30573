#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/harden.h>

namespace fieldfare::platform {
namespace {

TEST_CASE("the system's clock tells the time of now") {
  using namespace std::chrono;
  SystemClock clock;
  const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  const Time told = clock.now();
  CHECK(told.ms >= now);
  CHECK(told.ms < now + 60'000);
  CHECK(told.offset_minutes >= -840);
  CHECK(told.offset_minutes <= 840);
}

TEST_CASE("the system's random bytes fill every length and differ") {
  SystemEntropy entropy;
  Bytes one(100'000), two(100'000);
  entropy.fill(one);
  entropy.fill(two);
  CHECK(one != two);
  // Every byte value is there: nothing was left unfilled.
  for (int value = 0; value < 256; ++value) {
    CHECK(std::ranges::count(one, static_cast<std::uint8_t>(value)) > 200);
  }
  entropy.fill({});
}

TEST_CASE("a hardened process makes no core dump and no file that others can read") {
  // In a child: hardening is for good.
  const pid_t child = ::fork();
  if (child == 0) {
    harden_process();
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    const bool no_core = core.rlim_cur == 0 && core.rlim_max == 0;
    const bool private_files = ::umask(0) == 077;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    const bool no_debugger = true;
#else
    const bool no_debugger = ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
#endif
    ::_exit(no_core && private_files && no_debugger ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}

}  // namespace
}  // namespace fieldfare::platform
