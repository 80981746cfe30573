#include <fieldfare/core/selection/propose.h>

#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

#include "selection/best_counts.h"
#include "selection/rules.h"

namespace fieldfare::selection {

namespace {

/// Exchanges end by themselves, each betters the set; this bounds them all the same.
constexpr int most_rounds = 50;

using Rows = std::vector<std::size_t>;

/// The range of a set that grows and shrinks by one person at a time. A kind that is there for the
/// first time counts most, a second time less: six people of two kinds are three and three.
class Range {
 public:
  explicit Range(const std::vector<Dimension>& dimensions) : dimensions_(&dimensions) {
    for (const Dimension& dimension : dimensions)
      times_.emplace_back(dimension.names.size(), 0);
  }

  [[nodiscard]] std::int64_t gain(std::size_t row) const {
    std::int64_t out = 0;
    for (std::size_t d = 0; d < times_.size(); ++d) {
      for (const std::uint32_t kind : (*dimensions_)[d].of(row))
        out += value(d, times_[d][kind]);
    }
    return out;
  }
  void add(std::size_t row) { change(row, 1); }
  void take_out(std::size_t row) { change(row, -1); }

 private:
  /// What the (n + 1)th person of a kind is worth.
  [[nodiscard]] std::int64_t value(std::size_t d, std::int64_t n) const {
    return n == 0 ? (*dimensions_)[d].weight * 1'000 : n == 1 ? 10 : 0;
  }
  void change(std::size_t row, std::int64_t by) {
    for (std::size_t d = 0; d < times_.size(); ++d) {
      for (const std::uint32_t kind : (*dimensions_)[d].of(row))
        times_[d][kind] += by;
    }
  }

  const std::vector<Dimension>* dimensions_;
  std::vector<std::vector<std::int64_t>> times_;
};

class Proposer {
 public:
  Proposer(const PersonTable& table, const framework::Framework& framework,
           const ProposalWishes& wishes)
      : table_(&table),
        selection_(&framework.case_selection),
        wishes_(&wishes),
        rules_(ready_rules(table, framework)),
        dimensions_(dimensions_of(table, framework)),
        range_(dimensions_) {
    for (const ReadyRule& rule : rules_) {
      if (rule.kind == RuleKind::count && rule.column != nullptr) counted_.push_back(&rule);
    }
  }

  Proposal run() {
    find_eligible();
    choose();
    return words();
  }

  Proposal judge(const Rows& rows) {
    find_eligible();
    chosen_ = rows;
    pinned_.insert(rows.begin(), rows.end());
    return words();
  }

 private:
  [[nodiscard]] std::int64_t wanted() const {
    if (wishes_->count > 0) return wishes_->count;
    return selection_->target.value_or(3);
  }

  void look_up() const {
    if (wishes_->go_on && !wishes_->go_on())
      throw Error(ErrorCode::not_possible, "The search was stopped; nothing was changed.");
  }

  void find_eligible() {
    const std::set<std::size_t> without(wishes_->without.begin(), wishes_->without.end());
    for (std::size_t row = 0; row < table_->rows(); ++row) {
      if (without.contains(row)) continue;
      const bool unfit = std::any_of(rules_.begin(), rules_.end(), [&](const ReadyRule& rule) {
        return rule.kind == RuleKind::eligible && rule.unfit(row);
      });
      if (!unfit) eligible_.push_back(row);
    }
  }

  void choose() {
    if (eligible_.empty() && wishes_->with.empty()) {
      throw Error(ErrorCode::not_possible, "Nobody on the list may be chosen.",
                  "Look at the ages in the list, and at the rows that were left out.");
    }
    for (const std::size_t row : wishes_->with) {
      if (pinned_.insert(row).second) take(row);
    }
    order_by_hash();
    choose_for_rules();
    while (static_cast<std::int64_t>(chosen_.size()) < wanted() && take_best({})) {
    }
    exchange();
    std::sort(chosen_.begin(), chosen_.end());
  }

  /// Equals are decided by this order: nobody can steer a choice by the order of a list.
  void order_by_hash() {
    std::vector<std::pair<Hash, std::size_t>> keyed;
    for (const std::size_t row : eligible_) {
      const std::string number = std::to_string(table_->numbers[row]);
      keyed.emplace_back(crypto::hash({as_bytes("fieldfare/propose/1"), as_bytes(wishes_->seed),
                                       as_bytes(number)}),
                         row);
    }
    std::sort(keyed.begin(), keyed.end());
    for (const auto& [hash, row] : keyed)
      order_.push_back(row);
  }

  void take(std::size_t row) {
    chosen_.push_back(row);
    in_.insert(row);
    range_.add(row);
  }

  [[nodiscard]] std::size_t mask_of(std::size_t row) const {
    std::size_t mask = 0;
    for (std::size_t r = 0; r < counted_.size() && r < most_exact_rules; ++r) {
      if (counted_[r]->fit(row)) mask |= std::size_t{1} << r;
    }
    return mask;
  }

  void choose_for_rules() {
    const std::int64_t left = wanted() - static_cast<std::int64_t>(chosen_.size());
    if (counted_.empty() || left <= 0) return;
    std::vector<std::int64_t> available(
        std::size_t{1} << std::min(counted_.size(), most_exact_rules), 0);
    for (const std::size_t row : order_) {
      if (!in_.contains(row)) ++available[mask_of(row)];
    }
    const auto counts = best_counts(counted_, available, counts_of(chosen_), left);
    look_up();
    // Those whom several rules want come first: there are fewest of them to choose from.
    for (std::size_t mask = counts.size(); mask-- > 0;) {
      for (std::int64_t i = 0; i < counts[mask]; ++i)
        static_cast<void>(take_best(mask));
    }
  }

  [[nodiscard]] std::vector<std::int64_t> counts_of(const Rows& rows) const {
    std::vector<std::int64_t> out(counted_.size(), 0);
    for (const std::size_t row : rows) {
      for (std::size_t r = 0; r < counted_.size(); ++r)
        out[r] += counted_[r]->fit(row) ? 1 : 0;
    }
    return out;
  }

  /// Of those who fit just `mask`, or of all, whoever widens the range most. Without a mask nobody
  /// is taken who would break a rule ("at most").
  bool take_best(std::optional<std::size_t> mask) {
    std::optional<std::size_t> best;
    std::int64_t most = -1;
    const auto before = counts_of(chosen_);
    const std::int64_t worth_now = worth(counted_, before);
    for (const std::size_t row : order_) {
      if (in_.contains(row) || (mask && mask_of(row) != *mask)) continue;
      if (!mask && worth(counted_, with(before, row, 1)) < worth_now) continue;
      const std::int64_t gain = range_.gain(row);
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    if (!best) return false;
    take(*best);
    return true;
  }

  [[nodiscard]] std::vector<std::int64_t> with(std::vector<std::int64_t> counts, std::size_t row,
                                               std::int64_t by) const {
    for (std::size_t r = 0; r < counted_.size(); ++r)
      counts[r] += counted_[r]->fit(row) ? by : 0;
    return counts;
  }

  /// Puts one person in the place of another while that keeps the rules as well and widens the
  /// range, or keeps them better.
  void exchange() {
    for (int round = 0; round < most_rounds; ++round) {
      bool bettered = false;
      for (std::size_t i = 0; i < chosen_.size(); ++i) {
        look_up();
        if (!pinned_.contains(chosen_[i])) bettered = exchange_one(i) || bettered;
      }
      if (!bettered) return;
    }
  }

  bool exchange_one(std::size_t i) {
    const std::size_t old = chosen_[i];
    range_.take_out(old);
    const auto rest = with(counts_of(chosen_), old, -1);
    std::size_t best = old;
    std::pair<std::int64_t, std::int64_t> most{worth(counted_, with(rest, old, 1)),
                                               range_.gain(old)};
    for (const std::size_t row : order_) {
      if (in_.contains(row)) continue;
      const std::int64_t gain = range_.gain(row);
      if (gain <= most.second && counted_.empty()) continue;
      const std::pair<std::int64_t, std::int64_t> value{worth(counted_, with(rest, row, 1)), gain};
      if (value > most) {
        most = value;
        best = row;
      }
    }
    range_.add(best);
    if (best == old) return false;
    chosen_[i] = best;
    in_.erase(old);
    in_.insert(best);
    return true;
  }

  Proposal words() {
    Proposal out;
    out.eligible = static_cast<std::int64_t>(eligible_.size());
    out.rules = outcomes(rules_, dimensions_, chosen_, eligible_);
    for (const std::size_t row : chosen_)
      out.choices.push_back(explained(row));
    tell_size(out);
    return out;
  }

  Choice explained(std::size_t row) const {
    Choice out;
    out.row = row;
    out.pinned = pinned_.contains(row);
    std::string rules;
    for (const ReadyRule* rule : counted_) {
      if (rule->minimum == 0 || !rule->fit(row)) continue;
      out.rules.push_back(rule->rule->id);
      rules += (rules.empty() ? "" : "; ") + rule->rule->text;
    }
    std::string only;
    for (const Dimension& dimension : dimensions_) {
      for (const std::uint32_t kind : dimension.of(row)) {
        if (alone(dimension, row, kind)) only += (only.empty() ? "" : ", ") + dimension.names[kind];
      }
    }
    if (out.pinned) out.why = "Chosen by hand. ";
    if (!rules.empty()) out.why += fmt::format("Counts for: {}. ", rules);
    if (!only.empty()) out.why += fmt::format("The only one chosen with: {}. ", only);
    if (out.why.empty()) out.why = "Fills the set; others would widen its range no further. ";
    out.why.pop_back();
    return out;
  }

  [[nodiscard]] bool alone(const Dimension& dimension, std::size_t row, std::uint32_t kind) const {
    return std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) {
      const auto& kinds = dimension.of(other);
      return other != row && std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    });
  }

  void tell_size(Proposal& out) const {
    const auto size = static_cast<std::int64_t>(chosen_.size());
    if (selection_->warn_below && size < *selection_->warn_below) {
      out.warnings.push_back(
          fmt::format("{} chosen; the documents want {} {}.", size,
                      framework::binds(selection_->strength) ? "at least" : "about",
                      selection_->target.value_or(*selection_->warn_below)));
    }
    if (selection_->warn_above && size > *selection_->warn_above) {
      out.warnings.push_back(fmt::format("{} chosen; the documents want about {}.", size,
                                         selection_->target.value_or(*selection_->warn_above)));
    }
    for (const RuleOutcome& rule : out.rules) {
      const bool broken = rule.state == RuleState::cannot || rule.state == RuleState::not_met;
      if (broken && rule.kind != RuleKind::spread)
        out.warnings.push_back(fmt::format("{} ({}): {}", rule.rule->text,
                                           framework::name(rule.rule->strength), rule.why));
    }
  }

  const PersonTable* table_;
  const framework::Selection* selection_;
  const ProposalWishes* wishes_;
  std::vector<ReadyRule> rules_;
  std::vector<const ReadyRule*> counted_;
  std::vector<Dimension> dimensions_;
  Range range_;
  Rows eligible_;
  Rows order_;  ///< the eligible, by hash
  Rows chosen_;
  std::set<std::size_t> in_;
  std::set<std::size_t> pinned_;
};

}  // namespace

std::string_view name(RuleKind kind) noexcept {
  switch (kind) {
    case RuleKind::eligible:
      return "eligible";
    case RuleKind::count:
      return "count";
    case RuleKind::spread:
      return "spread";
    case RuleKind::weigh:
      break;
  }
  return "weigh";
}

std::string_view name(RuleState state) noexcept {
  switch (state) {
    case RuleState::met:
      return "met";
    case RuleState::not_met:
      return "not-met";
    case RuleState::cannot:
      return "cannot";
    case RuleState::weigh:
      break;
  }
  return "weigh";
}

Proposal propose(const PersonTable& table, const framework::Framework& framework,
                 const ProposalWishes& wishes) {
  return Proposer(table, framework, wishes).run();
}

Proposal judge_choice(const PersonTable& table, const framework::Framework& framework,
                      const std::vector<std::size_t>& rows) {
  const ProposalWishes wishes;
  return Proposer(table, framework, wishes).judge(rows);
}

}  // namespace fieldfare::selection
