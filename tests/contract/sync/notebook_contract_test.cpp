#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <string>

#include <support/visit_team.h>

#include "links.h"

using namespace fieldfare;

TEST_CASE("encrypted notebooks come to the same projections over every link", "[contract]") {
  const std::size_t at = GENERATE(range(std::size_t{0}, test::link_kinds().size()));
  const test::LinkKind& kind = test::link_kinds()[at];
  INFO(kind.name);
  const auto link = kind.make();
  test::VisitTeam team(3);
  const auto carry = [&](std::size_t device) {
    const auto replica = team[device]->replica(team.visit());
    return link->carry(*replica);
  };
  const EntityId activity = team.add_activity(0);
  for (std::size_t device = 0; device < 3; ++device)
    CHECK(carry(device).refused.empty());
  for (std::size_t device = 0; device < 3; ++device) {
    for (int i = 0; i < 4; ++i)
      team.add_note(device, activity, "Leaders review plans, part " + std::to_string(i));
  }
  for (int round = 0; round < 2; ++round) {
    for (std::size_t device = 0; device < 3; ++device)
      CHECK(carry(device).refused.empty());
  }
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team.projection(1) == team.projection(2));
  for (std::size_t device = 0; device < 3; ++device) {
    static_cast<void>(carry(device));
    const sync::SyncOutcome again = carry(device);
    CHECK(again.sent == 0);
    CHECK(again.received == 0);
  }
}
