#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::simulator {

struct FailingDiskCounts {
  std::uint64_t places = 0;  ///< calls that the work takes, or steps of 4 KiB
  std::uint64_t tried = 0;
  std::uint64_t with_errors = 0;  ///< after which a step of the work ended with an error
  std::string broken;             ///< the first broken promise; empty: none
};

/// How a disk fails under a notebook: one call that changes a file; all from one on, which ends
/// with a power cut; or it is full, so many times 4 KiB behind what the store takes, and has space
/// again afterwards.
enum class DiskFails : std::uint8_t { once, for_ever, full };

/// Lets an inspector's disk fail at every `stride`-th place of a day's work (Inspector::work). A
/// full disk is tried until all of the work fits at twenty places one after the other. Nothing that
/// was acknowledged may be lost, also not after the app was closed, and work goes on.
[[nodiscard]] FailingDiskCounts fail_disk(DiskFails how, std::uint64_t stride,
                                          std::uint64_t offset = 0);

}  // namespace fieldfare::simulator
