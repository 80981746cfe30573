#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace fieldfare::simulator {

/// What came of changed bytes.
struct Fates {
  std::uint64_t tried = 0;
  std::uint64_t detected = 0;  ///< an error, a refusal, or `store verify` says it
  std::uint64_t harmless = 0;  ///< everything is as it was written
};

struct FlipCounts : Fates {
  std::string broken;                   ///< the first that was neither; empty: none
  std::map<std::string, Fates> fields;  ///< of a message, by what the byte stood for
};

/// Where a byte is changed, or behind which everything is cut off.
enum class FlipIn : std::uint8_t { database, log, key_file, mark, backup, bundle, request, answer };

/// Changes one bit of every `stride`-th byte, and cuts behind it, each in a fresh copy; whoever
/// then reads it must refuse it or find exactly what was written. Never another text, never a
/// crash. `offset` is where to begin. A message is changed and not cut, in every exchange of a
/// session; besides, nobody may then call held by the hub what is not, and the next session, which
/// nobody changes, must bring everything to everybody.
[[nodiscard]] FlipCounts flip(FlipIn where, std::uint64_t stride, std::uint64_t offset = 0);

/// The same, cut among so many processes. Not while the caller has other threads.
[[nodiscard]] FlipCounts flip_side_by_side(FlipIn where, std::uint64_t stride, std::uint64_t offset,
                                           unsigned processes);

}  // namespace fieldfare::simulator
