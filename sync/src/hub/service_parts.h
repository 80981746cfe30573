#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/log/replica.h>

/// What the files of HubService share.
namespace fieldfare::sync::hub {

/// What ends the handling of a request early.
struct Refusal {
  unsigned status;
  std::string_view code;
  std::string message;
};

/// Adds those records that are valid; the others are left out.
inline void extend(log::Membership& team, const std::vector<Bytes>& records) {
  for (const Bytes& record : records)
    static_cast<void>(team.add(record));
}

/// The segments of one log, which are neighbours.
[[nodiscard]] inline std::span<const log::LogHead> segments_of(const log::VersionVector& segments,
                                                               const LogId& log) {
  // Not equal_range: clang 14 cannot read what libstdc++ gives back.
  const auto first = std::ranges::lower_bound(segments, log, {}, &log::LogHead::log);
  return {first, std::ranges::upper_bound(first, segments.end(), log, {}, &log::LogHead::log)};
}

}  // namespace fieldfare::sync::hub
