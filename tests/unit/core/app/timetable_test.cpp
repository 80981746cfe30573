// The timetable: what the guidance would have otherwise is told and never refused, changes keep
// their history, and the area is told of each until somebody ticks it off.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/app/commands/visits.h>
#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;
using app::TimetableFinding;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

Time at(std::string_view text) {
  return *time_from_iso8601(text);
}

app::ActivityAdd activity(const VisitId& visit, const char* kind, const char* starts,
                          const char* ends) {
  app::ActivityAdd out;
  out.visit = visit;
  out.kind = kind;
  out.title = app::RawText("A plan");
  out.starts = at(starts);
  out.ends = at(ends);
  return out;
}

std::vector<TimetableFinding> findings(app::Notebook& book, const VisitId& visit,
                                       std::string_view rule) {
  auto all = book.execute(app::TimetableCheck{visit}).findings;
  std::erase_if(all, [&](const auto& finding) { return finding.rule != rule; });
  return all;
}

std::vector<app::ToTell> to_tell(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::TimetableInform{visit}).to_tell;
}

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("one inspector in two places at a time is told with both activities") {
  VisitTeam team(2);  // a local offer visit, on site from 15 to 18 June 2026
  app::Notebook& book = *team[0];
  auto first = activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00");
  first.members = {team.member(0).hex()};
  auto second = activity(team.visit(), "sampling-meeting", "2026-06-15T10:30", "2026-06-15T12:00");
  second.members = {team.member(1).hex()};
  const EntityId a = book.execute(first).activity_id;
  const EntityId b = book.execute(second).activity_id;
  CHECK(findings(book, team.visit(), "clash").empty());
  app::ActivityUpdate both;
  both.activity = b;
  both.members = {team.member(0).hex().substr(0, 8), team.member(1).hex()};
  static_cast<void>(book.execute(both));
  const auto clash = findings(book, team.visit(), "clash");
  REQUIRE(clash.size() == 1);
  CHECK(clash[0].date == "2026-06-15");
  CHECK(clash[0].activities == std::vector{a, b});
  CHECK(clash[0].members == std::vector<std::string>{"Education HMI"});
  static_cast<void>(book.execute(app::ActivityCancel{b, app::RawText("Nobody has time.")}));
  CHECK(findings(book, team.visit(), "clash").empty());
  both.members = {"000000"};
  CHECK(code_of([&] { static_cast<void>(book.execute(both)); }) == ErrorCode::not_found);
}

TEST_CASE("too little time between two places is told, by the lead's own measure") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  auto first = activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00");
  first.members = {team.member(0).hex()};
  first.place = app::RawText("The college in the north");
  auto second = activity(team.visit(), "sampling-visit", "2026-06-15T11:10", "2026-06-15T12:00");
  second.members = first.members;
  second.place = app::RawText("The college in the south");
  static_cast<void>(book.execute(first));
  const EntityId later = book.execute(second).activity_id;
  REQUIRE(findings(book, team.visit(), "travel").size() == 1);
  CHECK(findings(book, team.visit(), "travel")[0].source == "local-offer-2026 L302");
  app::VisitUpdate measure;
  measure.visit = team.visit();
  measure.travel_minutes = 10;
  static_cast<void>(book.execute(measure));
  CHECK(findings(book, team.visit(), "travel").empty());
  measure.travel_minutes = 45;
  static_cast<void>(book.execute(measure));
  CHECK(findings(book, team.visit(), "travel").size() == 1);
  app::ActivityUpdate by_video;  // nobody travels to a video call
  by_video.activity = later;
  by_video.mode = "video";
  static_cast<void>(book.execute(by_video));
  CHECK(findings(book, team.visit(), "travel").empty());
}

TEST_CASE("a day without a team meeting or time to review is told until somebody says why") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  CHECK(findings(book, team.visit(), "daily-team-meeting").size() == 4);
  CHECK(findings(book, team.visit(), "review").empty());  // nothing is planned yet
  auto visit = activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00");
  visit.members = {team.member(0).hex()};
  static_cast<void>(book.execute(visit));
  REQUIRE(findings(book, team.visit(), "review").size() == 1);
  static_cast<void>(
      book.execute(activity(team.visit(), "team-meeting", "2026-06-15T16:00", "2026-06-15T17:00")));
  static_cast<void>(
      book.execute(activity(team.visit(), "review-time", "2026-06-15T15:00", "2026-06-15T16:00")));
  CHECK(findings(book, team.visit(), "daily-team-meeting").size() == 3);
  CHECK(findings(book, team.visit(), "review").empty());

  const auto before = book.execute(app::TimetableCheck{team.visit()});
  app::TimetableExplain why;
  why.visit = team.visit();
  why.rule = "daily-team-meeting";
  why.date = *date_from_iso8601("2026-06-16");
  why.reason = app::RawText("The team met by phone on the road.");
  static_cast<void>(book.execute(why));
  const auto after = book.execute(app::TimetableCheck{team.visit()});
  CHECK(after.open == before.open - 1);
  CHECK(after.findings.size() == before.findings.size());
  const auto told = findings(book, team.visit(), "daily-team-meeting");
  CHECK(told[0].reason == "The team met by phone on the road.");
  CHECK(told[1].reason.empty());
}

TEST_CASE("a week, mode or hour that the guidance does not have is told and never refused") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  static_cast<void>(book.execute(
      activity(team.visit(), "sampling-visit", "2026-06-09T10:00", "2026-06-09T11:00")));
  REQUIRE(findings(book, team.visit(), "week").size() == 1);
  CHECK(findings(book, team.visit(), "week")[0].message.find("in week 2") != std::string::npos);
  static_cast<void>(book.execute(
      activity(team.visit(), "notification-call", "2026-06-01T10:00", "2026-06-01T10:30")));
  CHECK(findings(book, team.visit(), "mode").size() == 1);  // in person, which it is not
  static_cast<void>(
      book.execute(activity(team.visit(), "debrief", "2026-06-18T18:00", "2026-06-18T19:00")));
  static_cast<void>(book.execute(
      activity(team.visit(), "sampling-visit", "2026-06-13T10:00", "2026-06-13T11:00")));
  const auto hours = findings(book, team.visit(), "day");
  REQUIRE(hours.size() == 2);
  CHECK(hours[0].message.find("no working day") != std::string::npos);
  CHECK(hours[1].message.find("outside 08:00 to 18:00") != std::string::npos);
  CHECK(findings(book, team.visit(), "debrief").empty());
}

TEST_CASE("a full inspection's first day, remote team meetings and first groups are looked for") {
  InspectorDevice device(7);
  app::VisitCreate create;
  create.framework = "area-send-2023";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-06-15");
  const VisitId visit = device->execute(create).visit_id;
  CHECK(findings(*device, visit, "first-day").size() == 2);
  CHECK(findings(*device, visit, "remote-team-meetings").size() == 2);
  CHECK(findings(*device, visit, "expected").size() == 3);
  CHECK(findings(*device, visit, "debrief").size() == 1);
  CHECK(findings(*device, visit, "keep-in-touch").size() == 1);
  static_cast<void>(
      device->execute(activity(visit, "strategy-meeting", "2026-06-15T13:00", "2026-06-15T14:00")));
  static_cast<void>(
      device->execute(activity(visit, "team-meeting", "2026-06-11T13:00", "2026-06-11T14:00")));
  static_cast<void>(device->execute(
      activity(visit, "parent-carer-forum-meeting", "2026-06-08T13:00", "2026-06-08T14:00")));
  CHECK(findings(*device, visit, "first-day").size() == 1);
  CHECK(findings(*device, visit, "remote-team-meetings").size() == 1);
  CHECK(findings(*device, visit, "expected").size() == 2);
}

TEST_CASE("the area is told of the timetable and then of each change until it is ticked off") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  const EntityId visit =
      book.execute(activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00"))
          .activity_id;
  static_cast<void>(
      book.execute(activity(team.visit(), "team-meeting", "2026-06-15T16:00", "2026-06-15T17:00")));
  auto list = to_tell(book, team.visit());
  REQUIRE(list.size() == 1);  // the team's own meeting is nobody else's business
  CHECK(list[0].what == "new");
  CHECK(list[0].roles == std::vector<std::string>{"lano", "health-representative"});
  static_cast<void>(book.execute(app::TimetableAgree{team.visit(), {}}));
  CHECK(to_tell(book, team.visit()).empty());
  const auto deadlines = book.execute(app::DeadlineList{team.visit(), "done"}).deadlines;
  CHECK(std::any_of(deadlines.begin(), deadlines.end(),
                    [](const auto& d) { return d.id == "timetable-agreed"; }));

  app::ActivityUpdate later;
  later.activity = visit;
  later.starts = at("2026-06-15T10:30");
  later.ends = at("2026-06-15T11:30");
  static_cast<void>(book.execute(later));
  list = to_tell(book, team.visit());
  REQUIRE(list.size() == 1);
  CHECK(list[0].what == "changed");
  app::TimetableTold told;
  told.visit = team.visit();
  told.role = "lano";
  CHECK(book.execute(told).told == 1);
  list = to_tell(book, team.visit());
  REQUIRE(list.size() == 1);
  CHECK(list[0].roles == std::vector<std::string>{"health-representative"});
  told.role.reset();
  CHECK(book.execute(told).told == 1);
  CHECK(to_tell(book, team.visit()).empty());
  later.title = app::RawText("Another title");  // their diaries need no change
  static_cast<void>(book.execute(later));
  CHECK(to_tell(book, team.visit()).empty());
  static_cast<void>(
      book.execute(app::ActivityCancel{visit, app::RawText("The setting is closed.")}));
  REQUIRE(to_tell(book, team.visit()).size() == 1);
  CHECK(to_tell(book, team.visit())[0].what == "cancelled");
}

TEST_CASE("who is told follows each framework") {
  CHECK(test::built_in("area-send-2023").timetable_told == std::vector<std::string>{"lano"});
  CHECK(test::built_in("alternative-provision-2023").timetable_told ==
        std::vector<std::string>{"lano"});
  CHECK(test::built_in("preparation-for-adulthood-2024").timetable_told ==
        std::vector<std::string>{"lano", "health-representative"});
}

TEST_CASE("an activity's history says what was what, who changed it and why") {
  VisitTeam team(2);
  app::Notebook& book = *team[0];
  auto add = activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00");
  add.members = {team.member(0).hex()};
  const EntityId id = book.execute(add).activity_id;
  test::exchange(*team[0], *team[1], team.visit());
  app::ActivityUpdate change;
  change.activity = id;
  change.place = app::RawText("The college in the north");
  change.reason = app::RawText("Asked for by the area.");
  static_cast<void>(team[1]->execute(change));
  test::exchange(*team[0], *team[1], team.visit());
  const auto history = book.execute(app::ActivityHistory{id}).changes;
  const auto last = history.back();
  CHECK(last.field == "place");
  CHECK(last.from.empty());
  CHECK(last.to == "The college in the north");
  CHECK(last.reason == "Asked for by the area.");
  CHECK(std::any_of(history.begin(), history.end(), [](const auto& one) {
    return one.field == "members" && one.to == "Education HMI";
  }));
  const auto list = book.execute(app::ActivityList{team.visit()}).activities;
  CHECK(list[0].place == "The college in the north");
  CHECK(list[0].member_names == std::vector<std::string>{"Education HMI"});
  CHECK(list[0].week == 3);
}

TEST_CASE("two people who tick off and change offline lose neither") {
  VisitTeam team(2);
  const EntityId visit = team[0]
                             ->execute(activity(team.visit(), "sampling-visit", "2026-06-15T10:00",
                                                "2026-06-15T11:00"))
                             .activity_id;
  team.meet();
  app::TimetableTold told;
  told.visit = team.visit();
  static_cast<void>(team[0]->execute(told));
  static_cast<void>(team[1]->execute(told));
  app::ActivityUpdate later;
  later.activity = visit;
  later.mode = "video";
  static_cast<void>(team[1]->execute(later));
  team.meet();
  for (std::size_t device : {0U, 1U}) {
    const auto list = to_tell(*team[device], team.visit());
    REQUIRE(list.size() == 1);
    CHECK(list[0].what == "changed");
  }
  CHECK(team.conflicts(0).empty());
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("the timetable shows every on-site day, and one inspector's own") {
  VisitTeam team(2);
  auto mine = activity(team.visit(), "sampling-visit", "2026-06-15T10:00", "2026-06-15T11:00");
  mine.members = {team.member(0).hex()};
  static_cast<void>(team[0]->execute(mine));
  static_cast<void>(team[0]->execute(
      activity(team.visit(), "team-planning-meeting", "2026-06-10T10:00", "2026-06-10T11:00")));
  const auto shown = team[0]->execute(app::TimetableShow{team.visit(), {}});
  REQUIRE(shown.days.size() == 5);
  CHECK(shown.days[0].date == "2026-06-10");
  CHECK(shown.days[0].weekday == "Wednesday");
  CHECK(shown.days[0].week == 2);
  CHECK_FALSE(shown.days[0].on_site);
  CHECK(shown.days[1].on_site);
  CHECK(shown.days[1].activities.size() == 1);
  const auto others = team[0]->execute(app::TimetableShow{team.visit(), team.member(1)});
  CHECK(others.days[1].activities.empty());
}

TEST_CASE("the area's timeline names what concerns it, by date, and no case or inspector") {
  VisitTeam team(1);
  auto tracking =
      activity(team.visit(), "tracking-meeting", "2026-06-15T10:00", "2026-06-15T11:00");
  tracking.title = app::RawText("Tracking meeting, T-4F7K");
  tracking.members = {team.member(0).hex()};
  static_cast<void>(team[0]->execute(tracking));
  static_cast<void>(team[0]->execute(
      activity(team.visit(), "team-meeting", "2026-06-15T16:00", "2026-06-15T17:00")));
  const auto timeline = team[0]->execute(app::TimetableTimeline{team.visit()});
  REQUIRE(timeline.rows.size() > 5);
  CHECK(timeline.title.find("Northshire") != std::string::npos);
  CHECK(std::is_sorted(timeline.rows.begin(), timeline.rows.end(),
                       [](const auto& a, const auto& b) { return a.date < b.date; }));
  bool met = false;
  bool due = false;
  for (const auto& row : timeline.rows) {
    CHECK(row.what.find("T-4F7K") == std::string::npos);
    for (const std::string& who : row.who)
      CHECK(who != "Education HMI");
    met = met || row.time == "10:00 to 11:00";
    due = due || (row.date == "2026-06-04" && row.time == "by 17:00");
    CHECK(row.time != "16:00 to 17:00");
  }
  CHECK(met);
  CHECK(due);
}
