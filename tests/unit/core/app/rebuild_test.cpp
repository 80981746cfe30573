#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/storage/store.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

void edit(VisitTeam& team, std::size_t device, const EntityId& note, const std::string& text) {
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText(text);
  static_cast<void>(team[device]->execute(change));
}

/// Runs SQL on a device's store while the notebook is closed.
void tamper(test::InspectorDevice& device, const std::string& sql) {
  device.close();
  {
    const auto ports = device.ports();
    auto store = storage::Store::open(device.store(), test::InspectorDevice::passphrase(),
                                      *ports.entropy, *ports.clock);
    store.database().execute(sql);
  }
  device.reopen();
}

/// A visit with edits, a merge, a conflict, a redaction and an import on both devices.
struct BusyVisit {
  VisitTeam team{2};
  EntityId note;
  EntityId merged;
  EntityId redacted;

  BusyVisit() {
    const EntityId activity = team.add_activity(0);
    note = team.add_note(0, activity, "Waiting times are about twelve weeks.");
    merged = team.add_note(0, activity, "Needs are found early. Plans are written together.");
    redacted = team.add_note(0, activity, "A slip: osprey.");
    team.meet();
    edit(team, 0, note, "Waiting times are about twenty weeks.");
    edit(team, 1, note, "Waiting times are about eight weeks.");
    edit(team, 0, merged, "Needs are often found early. Plans are written together.");
    edit(team, 1, merged, "Needs are found early. Plans are always written together.");
    static_cast<void>(
        team[0]->execute(app::NoteRedact{redacted, app::RawText("It said who somebody is.")}));
    team.meet();
  }
};

}  // namespace

TEST_CASE("rebuilding gives what applying the entries one by one gave") {
  BusyVisit visit;
  VisitTeam& team = visit.team;
  for (std::size_t device = 0; device < 2; ++device) {
    const std::string before = team.projection(device);
    const auto conflicts = team.conflicts(device);
    const auto rebuilt = team[device]->execute(app::StoreRebuild{});
    CHECK(rebuilt.entities >= 6);
    CHECK(rebuilt.changed == 0);
    CHECK(team.projection(device) == before);
    REQUIRE(conflicts.size() == 1);
    REQUIRE(team.conflicts(device).size() == 1);
    CHECK(team.conflicts(device)[0].conflict_id == conflicts[0].conflict_id);
    CHECK(team.text_of(device, visit.merged) ==
          "Needs are often found early. Plans are always written together.");
    // The second device heard of the order before it ever had the text.
    CHECK(team[device]->execute(app::NoteHistory{visit.redacted}).versions.size() ==
          (device == 0 ? 2 : 1));
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
}

TEST_CASE("a projection that was lost or changed is made anew from the log, with its search") {
  BusyVisit visit;
  VisitTeam& team = visit.team;
  const std::string before = team.projection(0);
  SECTION("lost") {
    tamper(team[0], "DELETE FROM entity WHERE kind = 5");
  }
  SECTION("one put in place of another") {
    tamper(team[0],
           "UPDATE entity SET state = (SELECT state FROM entity WHERE kind = 5 LIMIT 1) "
           "WHERE kind = 5");
  }
  SECTION("made up") {
    tamper(team[0],
           "INSERT INTO entity(vid, kind, id, sort, conflicted, state, entries) "
           "SELECT vid, kind, x'00112233445566778899aabbccddeeff', sort, 0, state, x'' "
           "FROM entity WHERE kind = 5 LIMIT 1");
  }
  CHECK_FALSE(team[0]->execute(app::StoreVerify{}).ok);
  CHECK(team[0]->execute(app::StoreRebuild{}).changed > 0);
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  CHECK(team.projection(0) == before);
  CHECK(team[0]->execute(app::Search{team.visit(), "twenty weeks"}).hits.size() == 1);
  CHECK(team[0]->execute(app::Search{team.visit(), "written together"}).hits.size() == 1);
  CHECK(team[0]->execute(app::Search{team.visit(), "osprey"}).hits.empty());
}

TEST_CASE("what is in the projection and nothing reads is told, and taken out") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  static_cast<void>(team.add_note(0, activity, "Waiting times are about twelve weeks."));
  const std::string before = team.projection(0);
  const auto copy_as = [](const std::string& visit, const std::string& kind) {
    return "INSERT INTO entity(vid, kind, id, sort, conflicted, state, entries) SELECT " + visit +
           ", " + kind + ", randomblob(16), 0, 0, state, entries FROM entity WHERE kind = 5";
  };
  std::string says;
  SECTION("of a kind that no program knows") {
    tamper(team[0], copy_as("vid", "250"));
    says = "1 of kind 250";
  }
  SECTION("of a kind whose last byte is a note's") {
    tamper(team[0], copy_as("vid", "261"));
    says = "1 of kind 261";
  }
  SECTION("of a kind that is no number") {
    tamper(team[0], copy_as("vid", "'note'"));
    says = "1 of kind 0";
  }
  SECTION("of a visit that is not there") {
    tamper(team[0], copy_as("vid + 7", "kind"));
    says = "a visit that is not in this store: 1 of kind 5";
  }
  const auto problems = team[0]->execute(app::StoreVerify{}).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].find(says) != std::string::npos);
  CHECK(team[0]->execute(app::StoreRebuild{}).changed == 1);
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  CHECK(team.projection(0) == before);
  CHECK(team[0]->execute(app::Search{team.visit(), "twelve weeks"}).hits.size() == 1);
}

TEST_CASE("what is checked and made anew are entities of every kind, and not notes alone") {
  VisitTeam team(1);
  static_cast<void>(team.add_activity(0));
  app::DeadlineDone done;
  done.visit = team.visit();
  done.deadline = "notify-area";
  static_cast<void>(team[0]->execute(done));
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  const std::string before = team.projection(0);
  SECTION("lost") {
    tamper(team[0], "DELETE FROM entity WHERE kind = 13");
  }
  SECTION("made up") {
    tamper(team[0],
           "INSERT INTO entity(vid, kind, id, sort, conflicted, state, entries) "
           "SELECT vid, 39, x'00112233445566778899aabbccddeeff', 0, 0, state, x'' "
           "FROM entity WHERE kind = 13 LIMIT 1");
  }
  CHECK(team[0]->execute(app::StoreVerify{}).problems.size() == 1);
  CHECK(team[0]->execute(app::StoreRebuild{}).changed == 1);
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  CHECK(team.projection(0) == before);
}
