#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::simulator {

struct StarvingCounts {
  std::uint64_t allocations = 0;  ///< that the work takes
  std::uint64_t tried = 0;
  std::uint64_t failed_steps = 0;  ///< ended with an error; all others went well in spite of it
  std::string broken;              ///< the first broken promise; empty: none
};

/// Lets memory run out under an open notebook that saves, changes, keeps a draft, erases and takes
/// in a bundle: every `stride`-th allocation fails, once or with all behind it. Each step must then
/// end with an error or be done, nothing that was acknowledged may be lost, and the same notebook
/// must go on when there is memory again. Opening is left out: SQLCipher 4.6.1
/// does not look whether it got memory in two places of setting up a key, and the C library ends a
/// program that has none for a thread's first thread_local variable (nothing is written by then).
[[nodiscard]] StarvingCounts starve(bool for_ever, std::uint64_t stride, std::uint64_t offset = 0);

}  // namespace fieldfare::simulator
