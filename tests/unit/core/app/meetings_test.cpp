#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/meeting_prepare.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/notes.h>

#include <support/errors.h>
#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;
using namespace std::chrono_literals;
using test::code_of;
using test::VisitTeam;

namespace {

/// A meeting of one hour that begins now on that device.
EntityId meet_now(VisitTeam& team, std::size_t device, const std::string& kind,
                  const std::string& title = "Meeting") {
  app::ActivityAdd add;
  add.visit = team.visit();
  add.kind = kind;
  add.title = app::RawText(title);
  add.starts = team[device].clock().now();
  add.ends = {add.starts.ms + 60 * 60 * 1000, add.starts.offset_minutes};
  return team[device]->execute(add).activity_id;
}

app::MeetingRecord::Result record(VisitTeam& team, std::size_t device, const EntityId& meeting,
                                  const std::string& as, const std::string& text) {
  app::MeetingRecord point;
  point.meeting = meeting;
  point.as = as;
  point.text = app::RawText(text);
  return team[device]->execute(point);
}

void tick(VisitTeam& team, std::size_t device, const EntityId& meeting, const std::string& item) {
  app::MeetingAnswer answer;
  answer.meeting = meeting;
  answer.item = item;
  answer.done = true;
  static_cast<void>(team[device]->execute(answer));
}

app::MeetingHeld held(const EntityId& meeting) {
  app::MeetingHeld out;
  out.meeting = meeting;
  return out;
}

app::MeetingPrepare::Result prepare(VisitTeam& team, std::size_t device,
                                    const std::string& kind = "team-meeting") {
  app::MeetingPrepare query;
  query.visit = team.visit();
  query.kind = kind;
  return team[device]->execute(query);
}

void advance(VisitTeam& team, std::size_t devices, std::chrono::milliseconds by) {
  for (std::size_t i = 0; i < devices; ++i)
    team[i].clock().advance(by);
}

}  // namespace

TEST_CASE("two people record one meeting at the same time and both keep their words") {
  VisitTeam team(2);
  const EntityId meeting = meet_now(team, 0, "team-meeting", "Day one");
  team.meet();
  static_cast<void>(record(team, 0, meeting, "point", "Waits came up in every meeting."));
  static_cast<void>(record(team, 1, meeting, "outcome", "Transport is followed tomorrow."));
  tick(team, 0, meeting, "observations");
  tick(team, 1, meeting, "observations");
  app::MeetingAnswer answer;
  answer.meeting = meeting;
  answer.item = "themes";
  answer.answer = app::RawText("Waits for therapy. Transport to college.");
  static_cast<void>(team[0]->execute(answer));
  team.meet();
  answer.answer = app::RawText("Waits for speech therapy. Transport to college.");
  static_cast<void>(team[0]->execute(answer));
  answer.answer = app::RawText("Waits for therapy. Transport to school and college.");
  static_cast<void>(team[1]->execute(answer));
  team.meet();
  for (const std::size_t device : {0U, 1U}) {
    const auto shown = team[device]->execute(app::MeetingShow{meeting});
    REQUIRE(shown.points.size() == 2);
    CHECK(shown.items[0].done);
    CHECK(shown.items[2].answer == "Waits for speech therapy. Transport to school and college.");
    CHECK(shown.meeting.items_done == 1);
    CHECK(team.conflicts(device).empty());
  }
}

TEST_CASE("what is to be done is carried over until it is closed, wherever it was recorded") {
  VisitTeam team(2);
  const EntityId leaders = meet_now(team, 0, "keep-in-touch", "Morning talk");
  app::MeetingRecord ask;
  ask.meeting = leaders;
  ask.as = "action";
  ask.item = "information";
  ask.text = app::RawText("Send the waiting list");
  ask.follow_up_role = "lano";
  const EntityId point = team[0]->execute(ask).point_id;
  static_cast<void>(record(team, 0, leaders, "point", "Leaders agree with the picture."));
  advance(team, 2, 8h);
  const EntityId evening = meet_now(team, 0, "team-meeting", "Evening");
  team.meet();
  auto prepared = prepare(team, 1);
  CHECK(prepared.meeting_id == evening.hex());
  REQUIRE(prepared.carried.size() == 1);
  CHECK(prepared.carried[0].text == "Send the waiting list");
  CHECK(prepared.carried[0].follow_up_label == "local area nominated officer");

  app::MeetingPoint close;
  close.point = point;
  close.state = "closed";
  close.outcome = app::RawText("It came at noon.");
  static_cast<void>(team[1]->execute(close));
  CHECK(prepare(team, 1).carried.empty());
  CHECK(team[1]->execute(app::MeetingPoints{team.visit(), "closed"}).points.size() == 2);
}

TEST_CASE("a team meeting is prepared with what is new since the last one") {
  VisitTeam team(2);
  const EntityId tracking = team.add_activity(0);
  team.meet();
  const EntityId old_note = team.add_note(0, tracking, "Waits are long.");
  advance(team, 2, 1h);
  const EntityId offline = team.add_note(1, tracking, "Written without a network.");
  advance(team, 2, 1h);
  const EntityId first = meet_now(team, 0, "team-meeting", "Day one");
  static_cast<void>(team[0]->execute(held(first)));
  advance(team, 2, 24h);
  const EntityId fresh = team.add_note(0, tracking, "Plans are clear.");
  app::NoteEdit edit;
  edit.note = old_note;
  edit.text = app::RawText("Waits are very long.");
  static_cast<void>(team[0]->execute(edit));
  app::ActivityUpdate moved;
  moved.activity = tracking;
  moved.title = app::RawText("Tracking meeting, moved");
  static_cast<void>(team[0]->execute(moved));
  const EntityId second = meet_now(team, 0, "team-meeting", "Day two");
  team.meet();

  const auto prepared = prepare(team, 0);
  CHECK(prepared.meeting_id == second.hex());
  CHECK(prepared.since == to_iso8601(*time_from_iso8601("2026-06-15T11:00:00+01:00")));
  REQUIRE(prepared.notes.size() == 3);
  const auto find = [&](const EntityId& note) {
    const auto found = std::find_if(prepared.notes.begin(), prepared.notes.end(),
                                    [&](const auto& one) { return one.note_id == note; });
    REQUIRE(found != prepared.notes.end());
    return *found;
  };
  CHECK(find(old_note).changed);
  CHECK(find(offline).late);
  CHECK_FALSE(find(fresh).changed);
  CHECK_FALSE(find(fresh).late);
  REQUIRE(prepared.changes.size() == 2);
  CHECK(prepared.changes[0].what == "title");
  CHECK(prepared.changes[1].what == "added");
  REQUIRE(prepared.members.size() == 2);
  CHECK(prepared.items.size() ==
        test::built_in("local-offer-2026").activity_kind("team-meeting")->checklist.size());
  CHECK_FALSE(prepared.gaps.empty());
}

TEST_CASE("a note that was known at the last meeting is not told again") {
  VisitTeam team(1);
  const EntityId tracking = team.add_activity(0);
  static_cast<void>(team.add_note(0, tracking, "Waits are long."));
  team[0].clock().advance(1h);
  const EntityId first = meet_now(team, 0, "team-meeting");
  SECTION("said to be held") {
    static_cast<void>(team[0]->execute(held(first)));
  }
  SECTION("by its time alone") {}
  team[0].clock().advance(20h);
  CHECK(prepare(team, 0).notes.empty());
}

TEST_CASE("feedback is held back while a safeguarding concern has not been passed on") {
  VisitTeam team(2);
  const EntityId debrief = meet_now(team, 0, "debrief", "Debrief");
  app::ConcernAdd raise;
  raise.visit = team.visit();
  raise.kind = "safeguarding";
  raise.text = app::RawText("A gate to the road stood open.");
  const EntityId concern = team[0]->execute(raise).concern_id;
  team.meet();

  CHECK(team[0]->execute(app::MeetingShow{debrief}).held_back.size() == 1);
  CHECK(code_of([&] { return team[0]->execute(held(debrief)); }) == ErrorCode::not_possible);
  CHECK(code_of([&] {
          tick(team, 0, debrief, "summary");
          return 0;
        }) == ErrorCode::not_possible);
  CHECK_NOTHROW(tick(team, 0, debrief, "attendance"));
  CHECK(team[1]->execute(app::MeetingShow{debrief}).held_back.empty());  // may not read it

  app::ConcernAct act;
  act.concern = concern;
  act.action = app::RawText("Told by phone, following the procedure.");
  static_cast<void>(team[0]->execute(act));
  CHECK(code_of([&] { return team[0]->execute(held(debrief)); }) == ErrorCode::not_possible);
  act.passed_to = "lano";
  act.channel = "phone";
  static_cast<void>(team[0]->execute(act));
  CHECK(team[0]->execute(app::MeetingShow{debrief}).held_back.empty());
  app::MeetingHeld now = held(debrief);
  now.attended = std::vector<std::string>{"lano", "dcs"};
  now.present = std::vector<MemberId>{team.member(0), team.member(1)};
  now.agreed = app::RawText("Observations were shared.");
  const auto result = team[0]->execute(now);
  CHECK(std::find(result.unticked.begin(), result.unticked.end(), "Reflective discussion held") !=
        result.unticked.end());
  const auto shown = team[0]->execute(app::MeetingShow{debrief});
  CHECK(shown.meeting.state == "held");
  CHECK(shown.present.size() == 2);
  CHECK(shown.agreed == "Observations were shared.");
  CHECK(std::count_if(shown.attendees.begin(), shown.attendees.end(),
                      [](const auto& one) { return one.attended; }) == 2);
}

TEST_CASE("an observer records nothing, and work that is no meeting has no record") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"observer"});
  const EntityId meeting = meet_now(team, 0, "team-meeting");
  const EntityId travel = meet_now(team, 0, "travel", "To the college");
  team.meet();
  CHECK(code_of([&] { return record(team, 1, meeting, "point", "Seen."); }) ==
        ErrorCode::forbidden);
  CHECK(code_of([&] { return record(team, 0, travel, "point", "Late."); }) ==
        ErrorCode::not_possible);
  app::MeetingAnswer answer;
  answer.meeting = meeting;
  answer.item = "outcome";  // of another kind of visit
  answer.done = true;
  CHECK(code_of([&] { return team[0]->execute(answer); }) == ErrorCode::usage);
}

TEST_CASE("every kind of meeting of every framework can be ticked off and held") {
  for (const auto* framework :
       {"area-send-2023", "area-send-monitoring-2023", "area-send-engagement-2023",
        "alternative-provision-2023", "preparation-for-adulthood-2024", "local-offer-2026"}) {
    INFO(framework);
    VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, framework);
    std::size_t kinds = 0;
    for (const auto& kind : test::built_in(framework).activity_kinds) {
      if (kind.checklist.empty()) {
        if (kind.prompts.empty()) continue;
        const auto shown = team[0]->execute(app::MeetingShow{meet_now(team, 0, kind.id)});
        CHECK(shown.prompts.size() == kind.prompts.size());
        continue;
      }
      INFO(kind.id);
      ++kinds;
      const EntityId meeting = meet_now(team, 0, kind.id);
      for (const auto& item : kind.checklist)
        tick(team, 0, meeting, item.id);
      CHECK(team[0]->execute(held(meeting)).unticked.empty());
    }
    CHECK(kinds >= 4);
    CHECK(team[0]->execute(app::MeetingList{team.visit(), {}}).meetings.size() == kinds);
  }
}

TEST_CASE("the three questions of an engagement meeting are answered in it") {
  VisitTeam team(1, 1, VisitTeam::Stores::on_disk, {}, "area-send-engagement-2023");
  const EntityId meeting = meet_now(team, 0, "engagement-meeting");
  app::MeetingAnswer answer;
  answer.meeting = meeting;
  answer.item = "EM1.2";
  answer.answer = app::RawText("By surveys of families, twice a year.");
  static_cast<void>(team[0]->execute(answer));
  const auto items = team[0]->execute(app::MeetingShow{meeting}).items;
  CHECK(items.back().item == "EM1.2");
  CHECK(items.back().text == "How does it know this?");
  CHECK(items.back().answer == "By surveys of families, twice a year.");
}
