#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/guard.h>
#include <support/errors.h>
#include <support/visit_team.h>

/// Phrases that a visit allows, and that are taken back.
namespace fieldfare::app {
namespace {

using test::VisitTeam;

std::size_t findings(VisitTeam& team, std::size_t device, const std::string& text) {
  return team[device]->execute(GuardCheck{RawText(text), team.visit()}).findings.size();
}

void allow(VisitTeam& team, std::size_t device, const std::string& phrase) {
  team[device]->execute(GuardAllow{team.visit(), RawText(phrase), "not-a-person"});
}

}  // namespace

TEST_CASE("a phrase that was allowed is asked about again when that is taken back") {
  VisitTeam team(1);
  const std::string text = "I met Olivia Hughes there.";
  REQUIRE(findings(team, 0, text) > 0);
  const auto before = team[0]->execute(GuardAllowed{team.visit()}).phrases;
  allow(team, 0, "Olivia Hughes");
  CHECK(findings(team, 0, text) == 0);
  team[0]->execute(GuardDisallow{team.visit(), RawText("olivia  HUGHES")});
  CHECK(findings(team, 0, text) > 0);
  CHECK(team[0]->execute(GuardAllowed{team.visit()}).phrases == before);
  team[0].reopen();
  CHECK(findings(team, 0, text) > 0);
}

TEST_CASE("taking back reaches the other devices, also what they allowed themselves") {
  VisitTeam team(2);
  const std::string text = "I met Olivia Hughes there.";
  allow(team, 0, "Olivia Hughes");
  allow(team, 1, "Olivia Hughes");
  team.meet();
  team[0]->execute(GuardDisallow{team.visit(), RawText("Olivia Hughes")});
  team.meet();
  CHECK(findings(team, 0, text) > 0);
  CHECK(findings(team, 1, text) > 0);
  CHECK(team.projection(0) == team.projection(1));
  // Allowed once more, it passes once more.
  allow(team, 1, "Olivia Hughes");
  team.meet();
  CHECK(findings(team, 0, text) == 0);
}

TEST_CASE("what is not allowed cannot be taken back, nor what no word is in") {
  VisitTeam team(1);
  for (const char* phrase : {"Rowan House", "", " "}) {
    CHECK(test::code_of([&] {
            return team[0]->execute(GuardDisallow{team.visit(), RawText(phrase)});
          }) == ErrorCode::not_found);
  }
}

}  // namespace fieldfare::app
