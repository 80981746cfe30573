#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::simulator {

struct ImageCounts {
  std::uint64_t images = 0;
  std::uint64_t cuts = 0;        ///< different calls behind which the power went
  std::uint64_t promised = 0;    ///< notes that were called saved, over all images
  std::uint64_t recoveries = 0;  ///< images with something in the write-ahead log
  std::string broken;            ///< the first broken promise; empty: none
};

/// Writes notes to an encrypted store, through check-points and re-openings, and looks at `images`
/// disks as they may be after a power cut behind any of its system calls, with any sectors of what
/// was not synced. Each must open, hold every note that was called saved, and have sound pages
/// (checked for one in sixteen, which takes longest). `setting`: more SQL for the connection.
[[nodiscard]] ImageCounts look_at_images(std::uint64_t images, std::uint64_t seed,
                                         const std::string& setting = {});

}  // namespace fieldfare::simulator
