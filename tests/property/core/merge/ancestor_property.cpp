// Laws A1 to A3 of core/docs/merge-algebra.md, one test each.

#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "changes.h"

namespace fieldfare::test {
namespace {

using merge::common_ancestor;
using merge::FieldHistory;

FieldHistory history_of(const std::vector<Made>& changes) {
  FieldHistory history;
  for (const Made& made : changes) {
    history.nodes.push_back({made.entry, made.change.value, made.change.replaces});
  }
  return history;
}

/// above(e) of the definition.
std::set<Hash> above(const std::map<Hash, Made>& all, const Hash& entry) {
  std::set<Hash> out{entry};
  const auto found = all.find(entry);
  if (found == all.end()) return out;
  for (const Hash& old : found->second.change.replaces)
    out.merge(above(all, old));
  return out;
}

std::optional<log::Value> by_definition(const std::vector<Made>& changes, const Hash& a,
                                        const Hash& b) {
  std::map<Hash, Made> all;
  for (const Made& made : changes)
    all.emplace(made.entry, made);
  const auto of_a = above(all, a);
  const auto of_b = above(all, b);
  std::set<Hash> common;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                        std::inserter(common, common.end()));
  std::vector<std::optional<log::Value>> nearest;
  for (const Hash& entry : common) {
    const bool further = std::any_of(common.begin(), common.end(), [&](const Hash& other) {
      return other != entry && above(all, other).contains(entry);
    });
    if (further) continue;
    const auto held = all.find(entry);
    nearest.push_back(held == all.end() ? std::nullopt : std::optional(held->second.change.value));
  }
  if (nearest.empty()) return std::nullopt;
  for (const auto& value : nearest) {
    if (value != nearest.front()) return std::nullopt;
  }
  return nearest.front();
}

Made made(std::uint64_t number, std::int64_t value, std::vector<Hash> replaces) {
  return {entry_number(number), {"body", value, std::move(replaces)}};
}

}  // namespace

TEST_CASE("A1 ancestor symmetric") {
  REQUIRE(rc::check("neither the order of the pair nor that of the history counts", [] {
    const auto changes = random_changes(1, 8);
    const Hash a = (*rc::gen::elementOf(changes)).entry;
    const Hash b = (*rc::gen::elementOf(changes)).entry;
    const auto expected = common_ancestor(history_of(changes), a, b);
    RC_ASSERT(common_ancestor(history_of(shuffled(changes)), b, a) == expected);
  }));
}

TEST_CASE("A2 ancestor nearest") {
  REQUIRE(rc::check("the ancestor is the nearest of the definition", [] {
    auto changes = random_changes(1, 8);
    const Hash a = (*rc::gen::elementOf(changes)).entry;
    const Hash b = (*rc::gen::elementOf(changes)).entry;
    if (*rc::gen::arbitrary<bool>()) {
      changes.erase(changes.begin() + dice<long>(0, std::ssize(changes)));
    }
    RC_ASSERT(common_ancestor(history_of(changes), a, b) == by_definition(changes, a, b));
  }));
}

TEST_CASE("A3 ancestor ambiguous") {
  REQUIRE(rc::check("two different nearest values, or one not held, make no ancestor", [] {
    const auto first = dice<std::int64_t>(0, 3);
    const auto second = dice<std::int64_t>(0, 3);
    const Hash x = entry_number(1);
    const Hash y = entry_number(2);
    std::vector<Made> changes{made(1, first, {}), made(2, second, {}), made(3, 7, {x, y}),
                              made(4, 8, {y, x})};
    const auto found =
        common_ancestor(history_of(shuffled(changes)), entry_number(3), entry_number(4));
    RC_ASSERT(found == (first == second ? std::optional<log::Value>(first) : std::nullopt));
    changes.erase(changes.begin() + dice(0, 2));
    RC_ASSERT(common_ancestor(history_of(changes), entry_number(3), entry_number(4)) ==
              std::nullopt);
  }));
}

}  // namespace fieldfare::test
