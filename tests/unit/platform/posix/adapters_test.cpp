#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/sanitized.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/harden.h>
#include <support/temporary_directory.h>

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
#if defined(FIELDFARE_SANITIZED)
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

TEST_CASE("swap that is written to a disk unencrypted is warned of") {
  const test::TemporaryDirectory directory;
  const auto swaps = directory / "swaps";
  const auto warned = [&](const std::string& devices) {
    std::ofstream(swaps) << "Filename Type Size Used Priority\n" << devices;
    return swap_warning(swaps, directory.path());
  };
  std::filesystem::create_directories(directory / "dm-0" / "dm");
  std::ofstream(directory / "dm-0" / "dm" / "uuid") << "CRYPT-PLAIN-swap\n";
  std::filesystem::create_directories(directory / "dm-1" / "dm");
  std::ofstream(directory / "dm-1" / "dm" / "uuid") << "LVM-nothing\n";
  CHECK(warned("").empty());
  CHECK(warned("/dev/zram0 partition 100 0 5\n").empty());
  CHECK(warned("/dev/dm-0 partition 100 0 -2\n").empty());
  CHECK(warned("/dev/dm-1 partition 100 0 -2\n").find("/dev/dm-1") != std::string::npos);
  CHECK(warned("/dev/zram0 partition 1 0 5\n/swapfile file 1 0 -2\n").find("/swapfile") !=
        std::string::npos);
  CHECK(swap_warning(directory / "nothing", directory.path()).empty());
}

}  // namespace
}  // namespace fieldfare::platform
