// Deadlines as the people of a visit settle, move and read them.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/visit_team.h>

using namespace fieldfare;
using app::DeadlineView;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}

std::vector<DeadlineView> all(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::DeadlineList{visit, {}}).deadlines;
}

DeadlineView one(app::Notebook& book, const VisitId& visit, std::string_view id) {
  const auto list = all(book, visit);
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& d) { return d.id == id; });
  REQUIRE(found != list.end());
  return *found;
}

VisitId create(InspectorDevice& device, const char* framework, const char* start = "2026-06-15") {
  app::VisitCreate visit;
  visit.framework = framework;
  visit.area = app::RawText("Northshire");
  visit.fieldwork_start = day(start);
  return device->execute(visit).visit_id;
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

app::DeadlineMove move(const VisitId& visit, const char* id, const char* to, const char* reason) {
  app::DeadlineMove out;
  out.visit = visit;
  out.deadline = id;
  out.to = day(to);
  if (*reason != 0) out.reason = app::RawText(reason);
  return out;
}

}  // namespace

TEST_CASE("deadlines come as a lead needs them: overdue, today, next, without a day, done") {
  VisitTeam team(1);  // notified on 1 June 2026
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-04T12:00:00+01:00"));
  static_cast<void>(
      book.execute(app::DeadlineDone{team.visit(), "notify-area", day("2026-06-01")}));
  const auto list = all(book, team.visit());
  const auto rank = [](const DeadlineView& view) {
    const std::string order[] = {"overdue", "due-today", "upcoming", "undated", "done"};
    return std::find(std::begin(order), std::end(order), view.state) - std::begin(order);
  };
  CHECK(std::is_sorted(list.begin(), list.end(),
                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); }));
  CHECK(list.front().state == "overdue");
  CHECK(list.back().id == "notify-area");
  CHECK(list.back().done_on == "2026-06-01");
  CHECK(list.back().done_by == "Education HMI");
  const auto today = book.execute(app::DeadlineList{team.visit(), "due-today"});
  CHECK(today.due_today == 3);
  CHECK(today.deadlines.size() == 3);
  CHECK(today.overdue > 0);
}

TEST_CASE("a deadline tells where the document puts it, whatever the calendar did") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "local-offer-2026", "2026-06-08");  // 25 May is a holiday
  const DeadlineView list = one(*device, visit, "provider-list");
  CHECK(list.place == "week 1, Thursday");
  CHECK(list.due == "2026-05-28");  // notified on Friday 22 May
  CHECK(one(*device, visit, "timetable-agreed").place == "week 2");
  const auto shown = device->execute(app::VisitShow{visit});
  CHECK(shown.notification == "2026-05-22");
  REQUIRE(shown.notes.size() == 2);
  CHECK(shown.notes[0].find("2026-05-25 is a bank holiday") != std::string::npos);
  CHECK(shown.notes[1].find("not on a Monday") != std::string::npos);
}

TEST_CASE("a deadline is moved with its reason, keeps what the guidance gave, and goes back") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-02T12:00:00+01:00"));
  CHECK(code_of([&] {
          static_cast<void>(book.execute(move(team.visit(), "provider-list", "2026-06-05", "")));
        }) == ErrorCode::usage);
  CHECK_THROWS_AS(book.execute(move(team.visit(), "provider-list", "2026-06-05",
                                    "Olivia Hughes, born 4 May 2014, is ill")),
                  app::GuardRefusal);
  auto later = move(team.visit(), "provider-list", "2026-06-05", "Two offices are closed.");
  later.time = "12:30";
  static_cast<void>(book.execute(later));
  const DeadlineView moved = one(book, team.visit(), "provider-list");
  CHECK(moved.due == "2026-06-05");
  CHECK(moved.time == "12:30");
  CHECK(moved.given == "2026-06-04");
  CHECK(moved.given_time == "17:00");
  CHECK(moved.moved);
  CHECK(moved.reason == "Two offices are closed.");
  CHECK(moved.moved_by == "Education HMI");
  CHECK(moved.working_days_left == 3);
  static_cast<void>(book.execute(app::DeadlineRestore{team.visit(), "provider-list"}));
  const DeadlineView back = one(book, team.visit(), "provider-list");
  CHECK(back.due == "2026-06-04");
  CHECK_FALSE(back.moved);
  CHECK(back.reason.empty());
  CHECK(code_of([&] {
          static_cast<void>(book.execute(app::DeadlineRestore{team.visit(), "provider-list"}));
        }) == ErrorCode::not_possible);
}

TEST_CASE("what the guidance gives no day for is undated until the lead sets a target") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  const DeadlineView open = one(book, team.visit(), "summary-note-sent");
  CHECK(open.state == "undated");
  CHECK_FALSE(open.stated);
  CHECK(open.due.empty());
  CHECK_FALSE(open.working_days_left.has_value());
  static_cast<void>(book.execute(move(team.visit(), "summary-note-sent", "2026-07-03", "")));
  const DeadlineView set = one(book, team.visit(), "summary-note-sent");
  CHECK(set.due == "2026-07-03");
  CHECK_FALSE(set.stated);
  CHECK(set.given.empty());
  const auto shown = book.execute(app::VisitShow{team.visit()}).deadlines;
  CHECK(std::any_of(shown.begin(), shown.end(),
                    [](const auto& d) { return d.id == "summary-note-sent"; }));
}

TEST_CASE("the day on which a draft went out is the day from which comments count") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "area-send-2023");
  device.clock().set(*time_from_iso8601("2026-07-06T12:00:00+01:00"));
  // On site until 19 June: the draft within 14 working days, 9 July.
  CHECK(one(*device, visit, "draft-report").due == "2026-07-09");
  CHECK(one(*device, visit, "comments-due").expected);
  CHECK(one(*device, visit, "comments-due").due == "2026-07-23");
  static_cast<void>(device->execute(app::DeadlineDone{visit, "draft-report", day("2026-07-06")}));
  CHECK(one(*device, visit, "comments-due").due == "2026-07-20");
  CHECK_FALSE(one(*device, visit, "comments-due").expected);
  CHECK(code_of([&] {
          static_cast<void>(
              device->execute(app::DeadlineDone{visit, "final-report", day("2026-07-07")}));
        }) == ErrorCode::usage);
  static_cast<void>(device->execute(app::DeadlineReopen{visit, "draft-report"}));
  CHECK(one(*device, visit, "comments-due").expected);
  // A draft that is put off puts off what is expected after it.
  static_cast<void>(device->execute(move(visit, "draft-report", "2026-07-13", "Illness.")));
  CHECK(one(*device, visit, "comments-due").due == "2026-07-27");
}

TEST_CASE("the other reading of days from the notification is told and can be chosen") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "local-offer-2026");  // notified on Monday 1 June
  CHECK(one(*device, visit, "survey-closes").due == "2026-06-11");
  CHECK(one(*device, visit, "survey-closes").other_reading == "2026-06-10");
  app::VisitUpdate update;
  update.visit = visit;
  update.notification_counts = "first";
  CHECK(code_of([&] { static_cast<void>(device->execute(update)); }) == ErrorCode::usage);
  update.reason = app::RawText("Agreed with the area at the set-up call.");
  const auto result = device->execute(update);
  REQUIRE(result.changed.size() == 1);
  CHECK(result.changed[0].id == "survey-closes");
  CHECK(one(*device, visit, "survey-closes").due == "2026-06-10");
  CHECK(one(*device, visit, "survey-closes").other_reading == "2026-06-11");
  CHECK(device->execute(app::VisitShow{visit}).notification_counts == "first");
}

TEST_CASE("fewer days need no reason and more than the guidance has do") {
  InspectorDevice device(7);
  const VisitId visit = create(device, "local-offer-2026");
  app::VisitUpdate update;
  update.visit = visit;
  update.on_site_days = 3;
  const auto fewer = device->execute(update);
  CHECK(std::any_of(fewer.changed.begin(), fewer.changed.end(), [](const auto& change) {
    return change.id == "debrief-held" && change.from == "2026-06-18" && change.to == "2026-06-17";
  }));
  update.on_site_days = 5;
  CHECK(code_of([&] { static_cast<void>(device->execute(update)); }) == ErrorCode::usage);
  update.reason = app::RawText("A large area.");
  const auto more = device->execute(update);
  REQUIRE(more.warnings.size() == 1);
  CHECK(more.warnings[0].find("More days on site") != std::string::npos);
  update.on_site_days = 21;
  CHECK(code_of([&] { static_cast<void>(device->execute(update)); }) == ErrorCode::usage);
}

TEST_CASE("a visit that is put off has nothing overdue and resumes on other days") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-10T12:00:00+01:00"));
  CHECK(book.execute(app::DeadlineList{team.visit(), {}}).overdue > 0);
  app::VisitDefer defer;
  defer.visit = team.visit();
  defer.reason = app::RawText("Floods across the area.");
  static_cast<void>(book.execute(defer));
  CHECK(book.execute(app::VisitShow{team.visit()}).visit.state == "deferred");
  CHECK(book.execute(app::VisitShow{team.visit()}).reason == "Floods across the area.");
  CHECK(book.execute(app::DeadlineList{team.visit(), {}}).overdue == 0);
  const auto resumed = book.execute(app::VisitResume{team.visit(), day("2026-09-14")});
  CHECK(resumed.changed.size() > 10);
  CHECK(book.execute(app::VisitShow{team.visit()}).visit.state == "open");
  CHECK(book.execute(app::VisitShow{team.visit()}).notification == "2026-08-28");
}

TEST_CASE("two people who settle one deadline offline meet in one entity") {
  VisitTeam team(2);
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U}) {
    team[device].clock().set(*time_from_iso8601("2026-06-02T12:00:00+01:00"));
    static_cast<void>(
        team[device]->execute(app::DeadlineDone{team.visit(), "notify-area", day("2026-06-01")}));
  }
  test::exchange(*team[0], *team[1], team.visit());
  CHECK(one(*team[0], team.visit(), "notify-area").done_on == "2026-06-01");
  CHECK(team.projection(0) == team.projection(1));
  CHECK(code_of([&] {
          static_cast<void>(
              team[1]->execute(move(team.visit(), "provider-list", "2026-06-05", "Closed.")));
        }) == ErrorCode::forbidden);
}
