#include <fieldfare/core/selection/propose.h>
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <numeric>
#include <set>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>

#include "core/dice.h"

using namespace fieldfare;
using selection::PersonTable;
using selection::Proposal;
using selection::RuleKind;
using selection::RuleState;
using test::dice;

namespace {

const framework::Framework& adulthood() {
  static const auto library = framework::Library::built_in();
  return library.get("preparation-for-adulthood-2024");
}

/// A few young people, unevenly spread, so that rules stand against each other.
PersonTable any_list() {
  const std::map<std::string, std::vector<std::string>> values = {
      {"age", {"", "13", "14", "15", "16", "17", "18", "19", "22"}},
      {"ehc-status", {"", "current", "none", "in-assessment"}},
      {"involvement", {"", "health", "social-care", "health; social-care"}},
      {"looked-after", {"", "no", "no", "yes"}},
      {"ethnicity", {"", "Indian", "White British"}}};
  PersonTable table;
  const int rows = dice(1, 11);
  const int favourite = dice(0, 9);
  for (int row = 0; row < rows; ++row)
    table.numbers.push_back(static_cast<std::uint32_t>(row + 2));
  for (const auto& [field, of] : values) {
    selection::PersonColumn column;
    column.field = field;
    column.values = of;
    const auto usual = static_cast<std::uint32_t>(favourite) % of.size();
    for (int row = 0; row < rows; ++row) {
      const auto any = static_cast<std::uint32_t>(dice<std::size_t>(0, of.size()));
      column.codes.push_back(dice(0, 3) > 0 ? any : static_cast<std::uint32_t>(usual));
    }
    table.columns.push_back(std::move(column));
  }
  return table;
}

/// How well the counted rules are kept, the firmest first: how many people are missing, by weight.
std::pair<std::int64_t, std::int64_t> missing(const Proposal& proposal) {
  std::pair<std::int64_t, std::int64_t> out{0, 0};
  for (const auto& rule : proposal.rules) {
    if (rule.kind != RuleKind::count) continue;
    const std::int64_t short_of = std::max<std::int64_t>(0, rule.wanted - rule.chosen);
    (framework::binds(rule.rule->strength) ? out.first : out.second) += short_of;
  }
  return out;
}

std::vector<std::size_t> rows_of(const Proposal& proposal) {
  std::vector<std::size_t> out;
  for (const auto& choice : proposal.choices)
    out.push_back(choice.row);
  return out;
}

bool unfit(const PersonTable& table, std::size_t row) {
  const auto span = selection::number_span(table.column("age")->at(row));
  return span && (span->to < 14 || span->from > 25);
}

/// The best of all sets of three that there are.
std::pair<std::int64_t, std::int64_t> best_of_all(const PersonTable& table) {
  std::vector<std::size_t> able;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (!unfit(table, row)) able.push_back(row);
  }
  const std::size_t size = std::min<std::size_t>(3, able.size());
  std::vector<bool> in(able.size(), false);
  std::fill(in.begin(), in.begin() + static_cast<long>(size), true);
  std::pair<std::int64_t, std::int64_t> best{1'000, 1'000};
  do {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < able.size(); ++i) {
      if (in[i]) rows.push_back(able[i]);
    }
    best = std::min(best, missing(selection::judge_choice(table, adulthood(), rows)));
  } while (std::prev_permutation(in.begin(), in.end()));
  return best;
}

}  // namespace

TEST_CASE("no other set keeps the rules better than the proposed one", "[selection]") {
  CHECK(rc::check([] {
    const PersonTable table = any_list();
    std::vector<std::size_t> all(table.rows());
    std::iota(all.begin(), all.end(), 0U);
    RC_PRE(!std::all_of(all.begin(), all.end(), [&](auto row) { return unfit(table, row); }));
    const auto proposal = selection::propose(table, adulthood(), {});
    RC_ASSERT(missing(proposal) == best_of_all(table));
  }));
}

TEST_CASE("rows chosen by hand are in, rows left out are not, nobody stands twice", "[selection]") {
  CHECK(rc::check([] {
    const PersonTable table = any_list();
    selection::ProposalWishes wishes;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const int side = dice(0, 6);
      if (side == 0) wishes.with.push_back(row);
      if (side == 1) wishes.without.push_back(row);
    }
    wishes.count = dice(1, 6);
    try {
      const auto rows = rows_of(selection::propose(table, adulthood(), wishes));
      const std::set<std::size_t> distinct(rows.begin(), rows.end());
      RC_ASSERT(distinct.size() == rows.size());
      for (const auto row : wishes.with)
        RC_ASSERT(distinct.contains(row));
      for (const auto row : wishes.without)
        RC_ASSERT(!distinct.contains(row));
      const auto most = std::max(wishes.with.size(), static_cast<std::size_t>(wishes.count));
      RC_ASSERT(rows.size() <= most);
      RC_ASSERT(rows == rows_of(selection::propose(table, adulthood(), wishes)));
    } catch (const Error& error) {
      RC_ASSERT(error.code() == ErrorCode::not_possible);
    }
  }));
}
