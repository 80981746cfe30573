#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace fieldfare::merge {

/// Tokens a_begin to a_end of the first text became tokens b_begin to b_end of the second.
struct Edit {
  std::size_t a_begin = 0;
  std::size_t a_end = 0;
  std::size_t b_begin = 0;
  std::size_t b_end = 0;
  bool operator==(const Edit&) const = default;
};

/// Steps of comparison before a difference is given up: about 30 ms. Two texts that share nothing
/// reach it at about 4,000 words each.
inline constexpr std::size_t max_diff_steps = 8'000'000;

/// A shortest edit script (Myers, "An O(ND) difference algorithm and its variations", 1986, in
/// linear space): edits in ascending order with at least one equal token between them. Depends on
/// which tokens are equal and on nothing else. Nothing when it would take more than `max_steps`.
[[nodiscard]] std::optional<std::vector<Edit>> shortest_edits(
    std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
    std::size_t max_steps = max_diff_steps);

}  // namespace fieldfare::merge
