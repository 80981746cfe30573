#include "selection/best_counts.h"

#include <algorithm>
#include <map>

namespace fieldfare::selection {

namespace {

/// A state of the search: how often each rule is fitted (no further than it matters), and how many
/// people are used.
using Counts = std::vector<std::int64_t>;

struct Way {
  Counts taken;  ///< by mask that there is, in rising order
};

std::int64_t matters_to(const ReadyRule& rule) {
  return rule.maximum >= 0 ? std::max(rule.minimum, rule.maximum + 1) : rule.minimum;
}

/// `state` with `more` people of a mask.
Counts with(const Counts& state, std::size_t mask, std::int64_t more,
            const std::vector<const ReadyRule*>& rules) {
  Counts out = state;
  for (std::size_t r = 0; r < rules.size() && r < most_exact_rules; ++r) {
    if ((mask >> r & 1U) != 0) out[r] = std::min(out[r] + more, matters_to(*rules[r]));
  }
  out.back() += more;
  return out;
}

}  // namespace

std::int64_t worth(const std::vector<const ReadyRule*>& rules, const Counts& counts) {
  std::int64_t out = 0;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const ReadyRule& rule = *rules[r];
    // A kept rule is worth more than a rule half kept for another of the same firmness.
    const std::int64_t reached = std::min(counts[r], rule.minimum);
    out += rule.weight * (2 * reached + (reached == rule.minimum ? 1 : 0));
    if (rule.maximum >= 0 && counts[r] > rule.maximum)
      out -= rule.weight * 2 * (counts[r] - rule.maximum);
  }
  return out;
}

std::vector<std::int64_t> best_counts(const std::vector<const ReadyRule*>& rules,
                                      const std::vector<std::int64_t>& available,
                                      const std::vector<std::int64_t>& have, std::int64_t count) {
  Counts begin(have);
  for (std::size_t r = 0; r < rules.size(); ++r)
    begin[r] = std::min(begin[r], matters_to(*rules[r]));
  begin.push_back(0);  // people used
  std::map<Counts, Way> states{{begin, {}}};
  std::vector<std::size_t> masks;
  for (std::size_t mask = 0; mask < available.size(); ++mask) {
    if (available[mask] > 0) masks.push_back(mask);
  }
  for (const std::size_t mask : masks) {
    std::map<Counts, Way> next;
    for (const auto& [state, way] : states) {
      const std::int64_t most = mask == 0 ? 0 : std::min(available[mask], count - state.back());
      for (std::int64_t more = 0; more <= most; ++more) {
        Way longer = way;
        longer.taken.push_back(more);
        next.try_emplace(with(state, mask, more, rules), std::move(longer));
      }
    }
    states = std::move(next);
  }
  // The best worth with the fewest people: what is left over is free for the range.
  const Way* best = nullptr;
  std::int64_t most = 0;
  std::int64_t used = 0;
  for (const auto& [state, way] : states) {
    const std::int64_t value = worth(rules, state);
    if (best == nullptr || value > most || (value == most && state.back() < used)) {
      best = &way;
      most = value;
      used = state.back();
    }
  }
  std::vector<std::int64_t> out(available.size(), 0);
  for (std::size_t i = 0; i < masks.size(); ++i)
    out[masks[i]] = best->taken[i];
  return out;
}

}  // namespace fieldfare::selection
