#include <catch2/catch_test_macros.hpp>

#include <string>

#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/storage/store.h>
#include <support/visit_team.h>

/// A device that has not been updated yet takes in what its newer colleagues write.
namespace {

using namespace fieldfare;
using test::VisitTeam;

/// Changes a device's store while the notebook is closed.
void below(test::InspectorDevice& device, const std::string& sql) {
  device.close();
  {
    const auto ports = device.ports();
    auto store = storage::Store::open(device.store(), test::InspectorDevice::passphrase(),
                                      *ports.entropy, *ports.clock);
    store.database().execute(sql);
  }
  device.reopen();
}

/// As a program leaves it that knows no lines of enquiry.
constexpr const char* no_lines = "DELETE FROM entity WHERE kind = 6;";
constexpr const char* lines_unknown = "DELETE FROM known_kind WHERE kind = 6;";

std::size_t lines(VisitTeam& team, std::size_t who) {
  return team[who]->execute(app::LineList{team.visit()}).lines.size();
}

}  // namespace

TEST_CASE("what an older program took in of a kind new to it shows after the update") {
  VisitTeam team(2);
  app::LineAdd line;
  line.visit = team.visit();
  line.text = app::RawText("Do plans name who does what?");
  static_cast<void>(team[1]->execute(line));
  team.meet();
  REQUIRE(lines(team, 0) == 1);

  below(team[0], no_lines);
  REQUIRE(lines(team, 0) == 0);  // a program that knows all kinds looks at nothing anew
  REQUIRE_FALSE(team[0]->execute(app::StoreVerify{}).ok);
  below(team[0], lines_unknown);
  CHECK(lines(team, 0) == 1);
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  CHECK(team[0]->execute(app::StoreRebuild{}).changed == 0);
}

TEST_CASE("a store that a newer program has had open shows what was taken in since") {
  VisitTeam team(2);
  below(team[0], std::string("INSERT INTO known_kind(kind) VALUES(250);") + lines_unknown);
  app::LineAdd line;
  line.visit = team.visit();
  line.text = app::RawText("Do plans name who does what?");
  static_cast<void>(team[1]->execute(line));
  team.meet();
  CHECK(lines(team, 0) == 1);
  below(team[0], no_lines);
  below(team[0], lines_unknown);
  CHECK(lines(team, 0) == 1);
}
