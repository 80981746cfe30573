#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace fieldfare::test {

struct LoadOptions {
  /// The address of a hub for a device's n-th sync; called by several threads.
  std::function<std::string(std::size_t)> hub;
  std::size_t visits = 4;  ///< each with two devices and a thread of its own
  std::size_t batch = 20;  ///< entries that a device writes before each sync
  std::uint64_t seed = 1;
};

struct LoadResult {
  std::uint64_t confirmed = 0;    ///< entries that a sync has ended well with
  std::uint64_t lost = 0;         ///< of those, ones that a third device did not find at the hub
  std::uint64_t sessions = 0;     ///< syncs that ended well
  std::uint64_t cut = 0;          ///< and those that did not
  std::uint64_t rolled_back = 0;  ///< how often a device saw less than had been confirmed to it
  std::size_t eras = 0;           ///< that devices saw, of all visits the most
  double longest_gap = 0;         ///< seconds without a sync that ended well, of any visit
  bool in_step = false;           ///< at the end all three devices of each visit hold the same
};

/// Devices that write and sync without a pause while `go_on` says so; then a third device of each
/// visit takes from the hub what is there, before any other could send it again, and at last all
/// come into step. Errors of the line are what this is for; any other failure throws.
[[nodiscard]] LoadResult load_hubs(const LoadOptions& options, const std::function<bool()>& go_on);

}  // namespace fieldfare::test
