#include <fieldfare/sync/hub/store.h>

#include <algorithm>

namespace fieldfare::sync::hub {

std::uint64_t change_mark(const Era& era, std::uint64_t counter) noexcept {
  constexpr unsigned counter_bits = 40;
  std::uint64_t mark = 0;
  for (std::size_t i = 0; i < 3; ++i)
    mark = mark << 8 | era.bytes[i];
  return mark << counter_bits | (counter & ((1ULL << counter_bits) - 1));
}

bool still_fits(const std::vector<log::LogHead>& segments, const log::CheckedRun& checked) {
  const auto has = [&](const BranchId& branch) {
    return std::ranges::find(segments, branch, &log::LogHead::branch) != segments.end();
  };
  if (checked.segment.length == 0) {
    if (has(checked.segment.branch)) return false;
  } else if (std::ranges::find(segments, checked.segment) == segments.end()) {
    return false;
  }
  return !checked.forks || !has(checked.end.branch);
}

}  // namespace fieldfare::sync::hub
