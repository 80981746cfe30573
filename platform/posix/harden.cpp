#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>

#include <fieldfare/core/error.h>
#include <fieldfare/core/sanitized.h>
#include <fieldfare/platform/posix/harden.h>

namespace fieldfare::platform {
namespace {

// The leak checker of the sanitizers attaches to its own process as a debugger does.
#ifdef FIELDFARE_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// True for swap that never reaches a disk (zram) or is encrypted on its way (dm-crypt).
bool is_safe_swap(const std::string& device, const std::filesystem::path& devices) {
  const std::string name = std::filesystem::path(device).filename().string();
  if (name.starts_with("zram")) return true;
  std::ifstream in(devices / name / "dm" / "uuid");
  std::string uuid;
  return std::getline(in, uuid) && uuid.starts_with("CRYPT-");
}

}  // namespace

std::string swap_warning(const std::filesystem::path& swaps, const std::filesystem::path& devices) {
  std::ifstream in(swaps);
  std::string line;
  std::getline(in, line);  // the heading
  while (std::getline(in, line)) {
    const std::string device = line.substr(0, line.find_first_of(" \t"));
    if (device.empty() || is_safe_swap(device, devices)) continue;
    return "This device may write memory to its disk unencrypted (" + device +
           "). Turn swap off or have it encrypted.";
  }
  return {};
}

void harden_process() {
  ::umask(077);
  const rlimit no_core{0, 0};
  const bool core_off = ::setrlimit(RLIMIT_CORE, &no_core) == 0;
  const bool dumps_off = sanitized || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
  if (!core_off || !dumps_off) {
    throw Error(ErrorCode::internal, "The system does not let crash dumps be turned off",
                "Ask whoever looks after this device: a crash dump could hold evidence.");
  }
}

}  // namespace fieldfare::platform
