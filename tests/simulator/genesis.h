#pragma once

#include <string>
#include <vector>

#include <disk/power_cut.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::simulator {

inline constexpr std::size_t team_size = 4;     ///< 0 leads, 1 is deputy, 2 and 3 are inspectors
inline constexpr std::size_t device_count = 5;  ///< 4 has a card and is not in the team yet

/// The team before anything happens: a visit that four have joined, with one activity, which all
/// of them and the hub hold. Made once, with keys of its own; every run begins with a copy.
struct Genesis {
  std::vector<test::DiskModel::Files> devices;
  test::DiskModel::Files hub;
  VisitId visit;
  EntityId activity;
  EntityId desk;  ///< the activity that is written about in the tablet app
  std::string spare_card;
};

[[nodiscard]] const Genesis& genesis();

/// What libsodium draws by itself (sealed boxes) comes from this seed from now on, so that a run
/// can be repeated. For the whole process.
void seed_library(std::uint64_t seed);

}  // namespace fieldfare::simulator
