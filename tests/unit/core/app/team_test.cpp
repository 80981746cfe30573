#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>

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

}  // namespace

TEST_CASE("devices that have met hold the same projection") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    team.add_note(device, activity, "Leaders described how needs are identified early.");
  }
  CHECK(team.projection(0) != team.projection(1));
  team.meet();
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team.projection(1) == team.projection(2));
  CHECK(team[2]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes.size() == 3);
}

TEST_CASE("a note tells who wrote it on every device") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = team.add_note(1, activity, "Waiting times have fallen since last year.");
  const auto own = team[1]->execute(app::NoteShow{note});
  team.meet();
  const auto there = team[0]->execute(app::NoteShow{note});
  CHECK(there.author == own.author);
  CHECK(there.text == own.text);
}

TEST_CASE("edits of different sentences are merged without a conflict") {
  VisitTeam team(2);
  const EntityId note = team.add_note(
      0, team.add_activity(0), "Needs are identified early. Plans are written with families.");
  team.meet();
  edit(team, 0, note, "Needs are often identified early. Plans are written with families.");
  edit(team, 1, note, "Needs are identified early. Plans are always written with families.");
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    CHECK(team.conflicts(device).empty());
    CHECK(team.text_of(device, note) ==
          "Needs are often identified early. Plans are always written with families.");
  }
}

TEST_CASE("a clashing edit is shown once on every device and resolved once for all") {
  VisitTeam team(3);
  const EntityId note =
      team.add_note(0, team.add_activity(0), "Waiting times are about twelve weeks.");
  team.meet();
  edit(team, 0, note, "Waiting times are about twenty weeks.");
  edit(team, 1, note, "Waiting times are about eight weeks.");
  team.meet();
  std::string id;
  for (std::size_t device = 0; device < 3; ++device) {
    const auto conflicts = team.conflicts(device);
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].values.size() == 2);
    CHECK(conflicts[0].base == "Waiting times are about twelve weeks.");
    if (device > 0) CHECK(conflicts[0].conflict_id == id);
    id = conflicts[0].conflict_id;
    CHECK(team[device]->execute(app::NoteShow{note}).conflicted);
  }
  app::ConflictResolve resolve;
  resolve.conflict = id;
  resolve.text = app::RawText("Waiting times are eight to twenty weeks.");
  static_cast<void>(team[2]->execute(resolve));
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    CHECK(team.conflicts(device).empty());
    CHECK(team.text_of(device, note) == "Waiting times are eight to twenty weeks.");
  }
}

TEST_CASE("ours is this member's value and theirs is the other's") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "The offer is reviewed termly.");
  team.meet();
  edit(team, 0, note, "The offer is reviewed yearly.");
  edit(team, 1, note, "The offer is reviewed monthly.");
  team.meet();
  app::ConflictResolve resolve;
  resolve.conflict = team.conflicts(1).at(0).conflict_id;
  SECTION("ours") {
    resolve.keep = "ours";
    static_cast<void>(team[1]->execute(resolve));
    CHECK(team.text_of(1, note) == "The offer is reviewed monthly.");
  }
  SECTION("theirs") {
    resolve.keep = "theirs";
    static_cast<void>(team[1]->execute(resolve));
    CHECK(team.text_of(1, note) == "The offer is reviewed yearly.");
  }
  SECTION("merged keeps the words of both") {
    resolve.keep = "merged";
    static_cast<void>(team[1]->execute(resolve));
    CHECK(team.text_of(1, note).find("yearly") != std::string::npos);
    CHECK(team.text_of(1, note).find("monthly") != std::string::npos);
  }
  CHECK(team.conflicts(1).empty());
}

TEST_CASE("receipts count the team devices that are known to hold a note") {
  VisitTeam team(3);
  const EntityId note = team.add_note(0, team.add_activity(0), "Panels meet every week.");
  CHECK(team[0]->execute(app::NoteShow{note}).where.team_devices == 0);
  team.send(0, 1);
  CHECK(team[0]->execute(app::NoteShow{note}).where.team_devices == 0);
  team.send(1, 0);
  CHECK(team[0]->execute(app::NoteShow{note}).where.team_devices == 1);
  team.exchange(0, 2);
  team.exchange(0, 2);
  const auto where = team[0]->execute(app::NoteShow{note}).where;
  CHECK(where.team_devices == 2);
  CHECK(where.hub == "waiting");
}

TEST_CASE("a receipt survives closing the store") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "Panels meet every week.");
  team.exchange(0, 1);
  team.exchange(0, 1);
  team[0].reopen();
  CHECK(team[0]->execute(app::NoteShow{note}).where.team_devices == 1);
}

TEST_CASE("a removed member's device cannot read what is written afterwards") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const auto members = team[0]->execute(app::MemberList{team.visit()}).members;
  REQUIRE(members.size() == 3);
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), members[2].member_id}));
  const EntityId note = team.add_note(0, activity, "Written after the removal.");
  team.exchange(0, 1);
  team.exchange(0, 2);
  CHECK(team.text_of(1, note) == "Written after the removal.");
  CHECK_THROWS_AS(team.text_of(2, note), Error);
}

TEST_CASE("what was written before a member joined is there after the first sync") {
  VisitTeam team(1);
  const EntityId note = team.add_note(0, team.add_activity(0), "Written before anyone joined.");
  test::InspectorDevice late(991, "Social care HMI");
  const auto card = late->execute(app::DeviceCard{}).card;
  const auto added = team[0]->execute(app::MemberAdd{team.visit(), card, "inspector"});
  CHECK(late->execute(app::VisitJoin{added.invite}).visit_id == team.visit());
  const auto source = team[0]->replica(team.visit());
  log::Arrival arrival;
  for (const auto& head : source->holdings())
    arrival.runs.push_back(source->read(head.log, {}, 1, 1000, 1u << 30));
  const auto outcome = late->replica(team.visit())->take_in(arrival);
  CHECK(outcome.refused.empty());
  CHECK(late->execute(app::NoteShow{note}).text == "Written before anyone joined.");
}

TEST_CASE("an observer reads but does not write evidence") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  test::InspectorDevice observer(992, "Shadowing inspector");
  const auto card = observer->execute(app::DeviceCard{}).card;
  const auto added = team[0]->execute(app::MemberAdd{team.visit(), card, "observer"});
  static_cast<void>(observer->execute(app::VisitJoin{added.invite}));
  const auto source = team[0]->replica(team.visit());
  log::Arrival arrival;
  for (const auto& head : source->holdings())
    arrival.runs.push_back(source->read(head.log, {}, 1, 1000, 1u << 30));
  static_cast<void>(observer->replica(team.visit())->take_in(arrival));
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText("An observer's note.");
  try {
    static_cast<void>(observer->execute(add));
    FAIL("the observer wrote a note");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::forbidden);
  }
}

TEST_CASE("a store put back to an older state goes on in a new log and loses nothing") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId before = team.add_note(1, activity, "Written before the backup.");
  test::TemporaryDirectory elsewhere;
  const auto backup = elsewhere / "tablet.ffbackup";
  static_cast<void>(team[1]->execute(app::StoreBackup{backup.string()}));
  const EntityId lost = team.add_note(1, activity, "Written after the backup.");
  team.meet();
  team[1].restore(backup);
  CHECK_THROWS_AS(team.text_of(1, lost), Error);
  const EntityId after = team.add_note(1, activity, "Written after the restore.");
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    CHECK(team.text_of(device, before) == "Written before the backup.");
    CHECK(team.text_of(device, lost) == "Written after the backup.");
    CHECK(team.text_of(device, after) == "Written after the restore.");
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("a redacted note's text is erased on every device that hears of it") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "Something that slipped in: osprey.");
  edit(team, 0, note, "Something that slipped in twice: osprey.");
  team.meet();
  REQUIRE(team[1]->execute(app::Search{team.visit(), "osprey"}).hits.size() == 1);
  const auto redacted =
      team[0]->execute(app::NoteRedact{note, app::RawText("It said who somebody is.")});
  CHECK(redacted.entries == 2);
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    const auto view = team[device]->execute(app::NoteShow{note});
    CHECK(view.erased);
    CHECK(view.text.empty());
    CHECK(team[device]->execute(app::Search{team.visit(), "osprey"}).hits.empty());
    for (const auto& version : team[device]->execute(app::NoteHistory{note}).versions) {
      CHECK(version.text.find("osprey") == std::string::npos);
    }
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  }
  CHECK(team.projection(0) == team.projection(1));
}
