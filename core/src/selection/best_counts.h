#pragma once

#include <cstdint>
#include <vector>

#include "selection/rules.h"

namespace fieldfare::selection {

/// Which counted rules a person fits, as bits, in the order of the counted rules. Rules from the
/// 16th on are left to the exchanges that follow; no framework has as many.
inline constexpr std::size_t most_exact_rules = 15;

/// How many people of each set of rules to choose so that the rules are kept as firmly as can be.
/// `available[mask]` people fit exactly `mask`; `have` counts what is chosen already, by rule.
/// Exact, by going through the masks with every count that rules can tell apart. Answers, for each
/// mask, how many; at most `count` in all, and no more than help.
[[nodiscard]] std::vector<std::int64_t> best_counts(const std::vector<const ReadyRule*>& rules,
                                                    const std::vector<std::int64_t>& available,
                                                    const std::vector<std::int64_t>& have,
                                                    std::int64_t count);

/// What the counted rules are worth when so many people fit each.
[[nodiscard]] std::int64_t worth(const std::vector<const ReadyRule*>& rules,
                                 const std::vector<std::int64_t>& counts);

}  // namespace fieldfare::selection
