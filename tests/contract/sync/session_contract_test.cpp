#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <string>

#include <support/memory_replica.h>

#include "links.h"

using namespace fieldfare;
using test::MemoryReplica;
using test::Team;

namespace {

const test::LinkKind& any_link() {
  const std::size_t at = GENERATE(range(std::size_t{0}, test::link_kinds().size()));
  return test::link_kinds()[at];
}

void write_notes(MemoryReplica& replica, const std::string& name, int count) {
  for (int i = 0; i < count; ++i)
    replica.write(name + " " + std::to_string(i));
}

}  // namespace

TEST_CASE("three devices are alike after two rounds", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(3);
  MemoryReplica ada(team, 0), bea(team, 1), cat(team, 2);
  write_notes(ada, "ada", 7);
  write_notes(bea, "bea", 5);
  write_notes(cat, "cat", 1);
  for (int round = 0; round < 2; ++round) {
    for (MemoryReplica* replica : {&ada, &bea, &cat})
      CHECK(link->carry(*replica).refused.empty());
  }
  CHECK(ada.holdings() == bea.holdings());
  CHECK(bea.holdings() == cat.holdings());
  CHECK(ada.texts() == cat.texts());
  CHECK(ada.texts().size() == 13);
}

TEST_CASE("coming into step again moves no entry", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  write_notes(ada, "ada", 3);
  CHECK(link->carry(ada).sent == 3);
  CHECK(link->carry(bea).received == 3);
  static_cast<void>(link->carry(ada));
  static_cast<void>(link->carry(bea));
  const sync::SyncOutcome again = link->carry(ada);
  CHECK(again.sent == 0);
  CHECK(again.received == 0);
  CHECK(again.refused.empty());
}

TEST_CASE("many notes come over in batches, and later ones alone", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  write_notes(ada, "early", 1'300);
  CHECK(link->carry(ada).sent == 1'300);
  CHECK(link->carry(bea).received == 1'300);
  write_notes(ada, "late", 10);
  CHECK(link->carry(ada).sent >= 10);
  CHECK(link->carry(bea).received == 10);
  CHECK(bea.texts() == ada.texts());
}

TEST_CASE("records of membership and statements of holdings come along", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  team.add_member();
  ada.add_membership(team.records());
  write_notes(ada, "ada", 1);
  for (int round = 0; round < 3; ++round) {
    static_cast<void>(link->carry(ada));
    static_cast<void>(link->carry(bea));
  }
  CHECK(bea.membership() == team.records());
  for (MemoryReplica* replica : {&ada, &bea}) {
    REQUIRE(replica->known_statements().size() == 2);
    for (const log::HoldingStatement& statement : replica->known_statements())
      CHECK(statement.holds == log::ends_of(ada.holdings()));
  }
}

TEST_CASE("an erased body stays erased on the way", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  write_notes(ada, "ada", 3);
  ada.erase(2);
  static_cast<void>(link->carry(ada));
  CHECK(link->carry(bea).received == 3);
  CHECK(bea.entry(ada.own_log(), 2).body.empty());
  CHECK(bea.texts().size() == 2);
}

TEST_CASE("an entry that was tampered with is left out, and other logs come over", "[contract]") {
  const test::LinkKind& kind = any_link();
  INFO(kind.name);
  const auto link = kind.make();
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  write_notes(ada, "ada", 3);
  const LogId spoilt = ada.own_log();
  ada.begin_log();
  write_notes(ada, "other", 2);
  ada.entry(spoilt, 2).header.back() ^= 1;
  ada.entry(spoilt, 3).header.back() ^= 1;
  static_cast<void>(link->carry(ada));
  const sync::SyncOutcome outcome = link->carry(bea);
  CHECK(outcome.received == 3);
  CHECK(bea.texts().contains("other 1"));
  CHECK_FALSE(bea.texts().contains("ada 1"));
}
