#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <iterator>
#include <set>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

#include <support/errors.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::code_of;
using test::VisitTeam;

/// Device 0 leads and is of the restricted audience; the others are inspectors.
namespace {

EntityId add_restricted(VisitTeam& team, std::size_t device, const EntityId& activity,
                        const std::string& text) {
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText(text);
  add.criteria = {"LO1.1"};
  add.audience = "restricted";
  return team[device]->execute(add).note_id;
}

bool shows(VisitTeam& team, std::size_t device, const EntityId& note) {
  const auto notes = team[device]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes;
  return std::any_of(notes.begin(), notes.end(),
                     [&](const app::NoteView& view) { return view.note_id == note; });
}

void edit(VisitTeam& team, std::size_t device, const app::NoteEdit& change) {
  static_cast<void>(team[device]->execute(change));
}

}  // namespace

TEST_CASE("a restricted note is read by the audience and its writer, and by nobody else") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  CHECK(team.text_of(1, note) == "A worry about a curlew.");
  team.meet();
  team[1].reopen();
  CHECK(team.text_of(0, note) == "A worry about a curlew.");
  CHECK(team.text_of(1, note) == "A worry about a curlew.");
  CHECK(shows(team, 0, note));
  CHECK_FALSE(shows(team, 2, note));
  CHECK(code_of([&] { static_cast<void>(team.text_of(2, note)); }) == ErrorCode::not_found);
  CHECK(team[2]->execute(app::Search{team.visit(), "curlew"}).hits.empty());
  CHECK(team[2]->execute(app::VisitShow{team.visit()}).visit.notes == 0);
  CHECK(team[2]->execute(app::ActivityList{team.visit()}).activities.at(0).notes == 0);
  const std::string held = test::everything_in(team[2]);
  CHECK(held.find("curlew") == std::string::npos);
  CHECK(held.find(std::string(as_text(note.view()))) == std::string::npos);
  for (std::size_t device = 0; device < 3; ++device)
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
  CHECK(team.projection(2) == team.projection(0));  // of what is for the whole team
}

TEST_CASE("who cannot read a restricted note passes it on to those who can") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.exchange(1, 2);
  team.exchange(2, 0);
  CHECK(team.text_of(0, note) == "A worry about a curlew.");
}

TEST_CASE("what the lead adds to a restricted note reaches its author and nobody else") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("A worry about a curlew, passed on.");
  edit(team, 0, change);
  team.meet();
  CHECK(team.text_of(1, note) == "A worry about a curlew, passed on.");
  CHECK_FALSE(shows(team, 2, note));
  CHECK(test::everything_in(team[2]).find("curlew") == std::string::npos);
}

TEST_CASE("concerns and what was done about them stay between those who raise and handle them") {
  VisitTeam team(3);
  app::ConcernAdd add;
  add.visit = team.visit();
  add.kind = "complaint";
  add.text = app::RawText("A complaint about a curlew.");
  const EntityId concern = team[1]->execute(add).concern_id;
  team.meet();
  app::ConcernAct act;
  act.concern = concern;
  act.action = app::RawText("Passed on, curlew and all.");
  act.told = app::RawText("sandpiper desk");
  act.resolved = true;
  static_cast<void>(team[0]->execute(act));
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    const auto concerns = team[device]->execute(app::ConcernList{team.visit()}).concerns;
    REQUIRE(concerns.size() == 1);
    CHECK(concerns[0].state == "resolved");
    CHECK(concerns[0].actions.size() == 1);
  }
  CHECK(team[2]->execute(app::ConcernList{team.visit()}).concerns.empty());
  const std::string held = test::everything_in(team[2]);
  CHECK(held.find("curlew") == std::string::npos);
  CHECK(held.find("sandpiper") == std::string::npos);
}

TEST_CASE("a note made restricted later says what it cannot undo") {
  VisitTeam team(3);
  const EntityId note = team.add_note(1, team.add_activity(1), "Open words.");
  team.meet();
  app::NoteEdit change;
  change.note = note;
  change.audience = "restricted";
  CHECK_FALSE(team[1]->execute(change).warning.empty());
  change = {};
  change.note = note;
  change.text = app::RawText("Words about a curlew.");
  edit(team, 1, change);
  team.meet();
  CHECK(team.text_of(0, note) == "Words about a curlew.");
  CHECK(team.text_of(2, note) == "Open words.");
  CHECK(test::everything_in(team[2]).find("curlew") == std::string::npos);
}

TEST_CASE("its author opens a restricted note to the team, with all that it says") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "Words about a curlew.");
  team.meet();
  app::NoteEdit change;
  change.note = note;
  change.audience = "team";
  CHECK(code_of([&] { edit(team, 0, change); }) == ErrorCode::forbidden);
  edit(team, 1, change);
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    const auto view = team[device]->execute(app::NoteShow{note});
    CHECK(view.text == "Words about a curlew.");
    CHECK(view.audience == "team");
    CHECK(view.criteria == std::vector<std::string>{"LO1.1"});
    CHECK(view.author == team[1]->execute(app::NoteShow{note}).author);
    CHECK(team.projection(device) == team.projection(0));
    CHECK(team.conflicts(device).empty());
  }
}

TEST_CASE("a deputy who joins later reads what was restricted before") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  test::InspectorDevice deputy(77);
  const auto card = deputy->execute(app::DeviceCard{}).card;
  const auto added = team[0]->execute(app::MemberAdd{team.visit(), card, "deputy"});
  static_cast<void>(deputy->execute(app::VisitJoin{added.invite}));
  const auto source = team[1]->replica(team.visit());  // an inspector, who cannot read it all
  log::Arrival arrival;
  arrival.records = team[0]->replica(team.visit())->membership();
  for (const log::LogHead& head : source->holdings())
    arrival.runs.push_back(source->read(head.log, head.branch, head.start, 10'000, 1U << 30U));
  const auto target = deputy->replica(team.visit());
  static_cast<void>(target->take_in(arrival));
  CHECK(deputy->execute(app::NoteShow{note}).text == "A worry about a curlew.");
}

TEST_CASE("who was removed from the audience reads nothing that is restricted afterwards") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  test::InspectorDevice deputy(77);
  const auto card = deputy->execute(app::DeviceCard{}).card;
  const auto added = team[0]->execute(app::MemberAdd{team.visit(), card, "deputy"});
  static_cast<void>(deputy->execute(app::VisitJoin{added.invite}));
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), added.member_id}));
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  CHECK(team.text_of(0, note) == "A worry about a curlew.");
  const auto source = team[0]->replica(team.visit());
  log::Arrival arrival;
  arrival.records = source->membership();
  for (const log::LogHead& head : source->holdings())
    arrival.runs.push_back(source->read(head.log, head.branch, head.start, 10'000, 1U << 30U));
  static_cast<void>(deputy->replica(team.visit())->take_in(arrival));
  CHECK(code_of([&] { static_cast<void>(deputy->execute(app::NoteShow{note})); }) ==
        ErrorCode::not_found);
  CHECK(test::everything_in(deputy).find("curlew") == std::string::npos);
}

TEST_CASE("a restricted note is redacted for all who could read it") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  static_cast<void>(
      team[0]->execute(app::NoteRedact{note, app::RawText("It said too much of a curlew.")}));
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    const auto view = team[device]->execute(app::NoteShow{note});
    CHECK(view.erased);
    REQUIRE(view.redaction);
    CHECK(view.redaction->waiting.empty());
  }
  CHECK(test::everything_in(team[2]).find("curlew") == std::string::npos);
}

TEST_CASE("a lead lets a named inspector read what is restricted, and ends it again") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId before = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  CHECK_FALSE(shows(team, 2, before));
  const auto change = [&](std::size_t by, std::size_t of, bool grant) {
    return team[by]->execute(app::MemberRestricted{team.visit(), team.member(of), grant});
  };
  CHECK(code_of([&] { return change(1, 2, true); }) == ErrorCode::forbidden);
  CHECK(code_of([&] { return change(0, 2, false); }) == ErrorCode::not_possible);
  static_cast<void>(change(0, 2, true));
  team.meet();
  CHECK(shows(team, 2, before));  // what was written before is read as well
  const EntityId during = add_restricted(team, 1, activity, "A worry about a dunlin.");
  team.meet();
  CHECK(team.text_of(2, during) == "A worry about a dunlin.");

  static_cast<void>(change(0, 2, false));
  team.meet();
  const EntityId after = add_restricted(team, 1, activity, "A worry about a plover.");
  team.meet();
  CHECK_FALSE(shows(team, 2, after));
  CHECK(shows(team, 0, after));
  CHECK(shows(team, 2, during));  // what was read stays read
  CHECK(code_of([&] { return change(0, 0, false); }) == ErrorCode::not_possible);
}

TEST_CASE("of two leads who change the team apart, either takes a reader out") {
  // 0 and 1 lead; 2 was let read what is restricted, and one of them ends that.
  VisitTeam team(4, 1, VisitTeam::Stores::in_memory, {"lead"});
  const EntityId activity = team.add_activity(0);
  const auto change = [&](std::size_t by, std::size_t of, bool grant) {
    static_cast<void>(
        team[by]->execute(app::MemberRestricted{team.visit(), team.member(of), grant}));
  };
  team.meet();
  change(0, 2, true);
  team.meet();
  const std::size_t withdraws = GENERATE(0, 1);
  const std::size_t other = 1 - withdraws;
  change(withdraws, 2, false);
  // More records, and more people upon them, make the other lead's branch the main one.
  change(other, 3, true);
  change(other, 3, false);
  team.exchange(0, 1);
  const EntityId between = add_restricted(team, other, activity, "A worry about a curlew.");
  team.meet();
  team.meet();
  const EntityId after = add_restricted(team, other, activity, "A worry about a plover.");
  team.meet();
  for (const EntityId& note : {between, after}) {
    CHECK(shows(team, 0, note));
    CHECK(shows(team, 1, note));
    CHECK_FALSE(shows(team, 2, note));
  }
  const std::size_t records = team[0]->replica(team.visit())->membership().size();
  team.meet();
  CHECK(team[0]->replica(team.visit())->membership().size() == records);

  // Let read again afterwards, they do: the old word does not come back.
  change(withdraws, 2, true);
  team.meet();
  team.meet();
  const EntityId again = add_restricted(team, other, activity, "A worry about a dunlin.");
  team.meet();
  CHECK(team.text_of(2, again) == "A worry about a dunlin.");
  CHECK(shows(team, 2, after));
}

TEST_CASE("leads who take each other out of the audience apart leave nobody, and go on reading") {
  VisitTeam team(2, 1, VisitTeam::Stores::in_memory, {"lead"});
  const EntityId activity = team.add_activity(0);
  team.meet();
  for (const std::size_t by : {0, 1}) {
    static_cast<void>(
        team[by]->execute(app::MemberRestricted{team.visit(), team.member(1 - by), false}));
  }
  team.meet();
  team.meet();
  const EntityId note = add_restricted(team, 0, activity, "A worry about a curlew.");
  team.meet();
  const auto members = team[0]->execute(app::MemberList{team.visit()}).members;
  CHECK(std::ranges::any_of(members, [](const auto& member) { return member.restricted; }));
  CHECK(shows(team, 0, note));
}

TEST_CASE("whoever shadows the team is not let read what is restricted") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"observer"});
  CHECK(code_of([&] {
          return team[0]->execute(app::MemberRestricted{team.visit(), team.member(1), true});
        }) == ErrorCode::not_possible);
}

TEST_CASE("what is added to a restricted note is restricted where the note itself does not count") {
  VisitTeam team(4, 1, VisitTeam::Stores::on_disk, {"deputy"});
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 2, activity, "A worry about a curlew.");
  team.exchange(2, 1);
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("A worry about a dunlin.");
  edit(team, 1, change);
  // The lead has not heard of the note, which is late work from now on.
  static_cast<void>(team[0]->execute(app::MemberRemove{team.visit(), team.member(2)}));
  team.exchange(0, 1);
  team.exchange(0, 3);
  change.text = app::RawText("A worry about a plover.");
  edit(team, 1, change);
  team.exchange(1, 0);
  change.text = app::RawText("A worry about a whimbrel.");
  edit(team, 0, change);
  team.exchange(0, 3);
  team.exchange(0, 1);
  CHECK(team.text_of(1, note) == "A worry about a whimbrel.");
  CHECK_FALSE(shows(team, 3, note));
  const std::string held = test::everything_in(team[3]);
  for (const char* word : {"curlew", "dunlin", "plover", "whimbrel"})
    CHECK(held.find(word) == std::string::npos);
  CHECK(team.projection(3) == team.projection(0));
  CHECK(team.projection(1) == team.projection(0));
}

namespace {

std::set<LogId> logs_of(VisitTeam& team, std::size_t device) {
  std::set<LogId> out;
  for (const log::LogHead& head : team[device]->replica(team.visit())->holdings())
    out.insert(head.log);
  return out;
}

}  // namespace

TEST_CASE("what is added to a restricted note is restricted where the note has not arrived") {
  VisitTeam team(4, 1, VisitTeam::Stores::on_disk, {"deputy"});
  const EntityId activity = team.add_activity(0);
  team.meet();
  const std::set<LogId> others = logs_of(team, 1);
  const EntityId note = add_restricted(team, 2, activity, "A worry about a curlew.");
  team.exchange(2, 1);
  std::set<LogId> kept_back;
  std::ranges::set_difference(logs_of(team, 1), others, std::inserter(kept_back, kept_back.end()));
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("A worry about a dunlin.");
  edit(team, 1, change);
  const auto source = team[1]->replica(team.visit());
  log::Arrival arrival;
  for (const log::LogHead& head : source->holdings())
    if (!kept_back.contains(head.log))
      arrival.runs.push_back(source->read(head.log, head.branch, head.start, 10'000, 1U << 30U));
  static_cast<void>(team[0]->replica(team.visit())->take_in(arrival));
  REQUIRE(team.text_of(0, note) == "A worry about a dunlin.");
  change.text = app::RawText("A worry about a plover.");
  edit(team, 0, change);
  team.exchange(0, 3);
  CHECK(test::everything_in(team[3]).find("plover") == std::string::npos);
  team.meet();
  CHECK(team.text_of(0, note) == "A worry about a plover.");
  CHECK(team.projection(3) == team.projection(0));
}

TEST_CASE(
    "a note that is opened while somebody adds to it stays restricted until its author says") {
  VisitTeam team(3);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId note = add_restricted(team, 1, activity, "A worry about a curlew.");
  team.meet();
  app::NoteEdit add;
  add.note = note;
  add.text = app::RawText("A worry about a curlew. Passed on to the plover desk.");
  edit(team, 0, add);
  app::NoteEdit open;
  open.note = note;
  open.audience = "team";
  edit(team, 1, open);
  team.meet();
  CHECK(team.text_of(2, note) == "A worry about a curlew.");
  add.text = app::RawText("A worry about a curlew. Passed on to the plover desk, and heard.");
  edit(team, 0, add);
  team.meet();
  CHECK(test::everything_in(team[2]).find("plover") == std::string::npos);

  const auto settle = [&](std::size_t device) {
    for (const auto& conflict : team.conflicts(device)) {
      if (conflict.field != "audience") continue;
      app::ConflictResolve resolve;
      resolve.conflict = conflict.conflict_id;
      for (std::size_t i = 0; i < conflict.values.size(); ++i)
        if (conflict.values[i].value == "team") resolve.value = static_cast<std::int64_t>(i);
      static_cast<void>(team[device]->execute(resolve));
    }
  };
  CHECK(code_of([&] { settle(0); }) == ErrorCode::forbidden);
  settle(1);
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    CHECK(team[device]->execute(app::NoteShow{note}).audience == "team");
    CHECK(team.text_of(device, note).find("plover desk, and heard") != std::string::npos);
    CHECK(team.projection(device) == team.projection(0));
  }
}

TEST_CASE("a note that was restricted later and is opened again replaces what the team had of it") {
  VisitTeam team(3);
  const EntityId note = team.add_note(1, team.add_activity(1), "Open words.");
  team.meet();
  app::NoteEdit change;
  change.note = note;
  change.audience = "restricted";
  edit(team, 1, change);
  change = {};
  change.note = note;
  change.text = app::RawText("Words about a curlew.");
  edit(team, 1, change);
  team.meet();
  change = {};
  change.note = note;
  change.audience = "team";
  edit(team, 1, change);
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    CHECK(team.text_of(device, note) == "Words about a curlew.");
    CHECK(team.conflicts(device).empty());
    CHECK(team.projection(device) == team.projection(0));
  }
}
