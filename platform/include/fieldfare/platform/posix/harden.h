#pragma once

#include <filesystem>
#include <string>

namespace fieldfare::platform {

/// First thing in every main(): no core dumps, no debugger of another process of the same user (in
/// builds without sanitizers, which need it), files for this user only (umask 077). Throws
/// Error(internal) when the system refuses.
void harden_process();

/// A sentence for people when this device writes memory to a disk unencrypted (swap), where a page
/// that was never locked could leave a note's words; empty when it does not. `/proc/swaps` and
/// `/sys/block` are the kernel's; tests give others. Never throws.
[[nodiscard]] std::string swap_warning(const std::filesystem::path& swaps = "/proc/swaps",
                                       const std::filesystem::path& devices = "/sys/block");

}  // namespace fieldfare::platform
