// A visit that stands still for some days and goes on.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/errors.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}

app::DeadlineView one(app::Notebook& book, const VisitId& visit, std::string_view id) {
  const auto list = book.execute(app::DeadlineList{visit, {}}).deadlines;
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& d) { return d.id == id; });
  REQUIRE(found != list.end());
  return *found;
}

app::VisitPause pause(const VisitId& visit, const char* from, const char* reason) {
  app::VisitPause out;
  out.visit = visit;
  out.reason = app::RawText(reason);
  out.from = day(from);
  return out;
}

}  // namespace

TEST_CASE("while a visit is paused nothing from then on is due, and what was late stays late") {
  VisitTeam team(1);  // notified on 1 June 2026, on site from 15 June for four days
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-16T12:00:00+01:00"));
  const auto before = book.execute(app::DeadlineList{team.visit(), {}}).overdue;
  const auto paused =
      book.execute(pause(team.visit(), "2026-06-16", "On the advice of the duty desk."));
  CHECK(std::any_of(paused.suspended.begin(), paused.suspended.end(),
                    [](const auto& one) { return one.id == "debrief-held"; }));
  CHECK(paused.changed.empty());
  team[0].clock().set(*time_from_iso8601("2026-06-25T12:00:00+01:00"));
  const auto shown = book.execute(app::VisitShow{team.visit()});
  CHECK(shown.visit.state == "paused");
  REQUIRE(shown.pauses.size() == 1);
  CHECK(shown.pauses.front().from == "2026-06-16");
  CHECK(shown.pauses.front().until.empty());
  CHECK(shown.pauses.front().reason == "On the advice of the duty desk.");
  const auto debrief = one(book, team.visit(), "debrief-held");
  CHECK(debrief.state == "upcoming");
  CHECK(debrief.waits.find("paused since 2026-06-16") != std::string::npos);
  CHECK(book.execute(app::DeadlineList{team.visit(), {}}).overdue == before);
}

TEST_CASE("a visit that goes on tells what moved, by how much and why") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-16T12:00:00+01:00"));
  static_cast<void>(
      book.execute(pause(team.visit(), "2026-06-16", "On the advice of the duty desk.")));
  app::VisitResume resume;
  resume.visit = team.visit();
  resume.on = day("2026-06-18");
  const auto resumed = book.execute(resume);
  const auto moved = std::find_if(resumed.changed.begin(), resumed.changed.end(),
                                  [](const auto& one) { return one.id == "debrief-held"; });
  REQUIRE(moved != resumed.changed.end());
  CHECK(moved->from == "2026-06-18");
  CHECK(moved->to == "2026-06-22");
  CHECK(moved->why.find("2 working days") != std::string::npos);
  CHECK(moved->why.find("advice of the duty desk") != std::string::npos);
  CHECK(book.execute(app::VisitShow{team.visit()}).pauses.at(0).until == "2026-06-18");
  const auto debrief = one(book, team.visit(), "debrief-held");
  CHECK(debrief.without_pauses == "2026-06-18");
  CHECK(debrief.pause_reason == "On the advice of the duty desk.");
  const auto shown = book.execute(app::VisitShow{team.visit()});
  CHECK(shown.fieldwork_end == "2026-06-22");
  CHECK(shown.notification == "2026-06-01");
  team[0].clock().set(*time_from_iso8601("2026-06-18T12:00:00+01:00"));
  CHECK(book.execute(app::VisitShow{team.visit()}).visit.state == "open");
}

TEST_CASE("a paused visit may go on with another first day, and notification stays") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-10T12:00:00+01:00"));
  static_cast<void>(book.execute(pause(team.visit(), "2026-06-10", "Illness in the team.")));
  app::VisitResume resume;
  resume.visit = team.visit();
  resume.on = day("2026-06-12");
  resume.fieldwork_start = day("2026-06-22");
  static_cast<void>(book.execute(resume));
  const auto shown = book.execute(app::VisitShow{team.visit()});
  CHECK(shown.visit.fieldwork_start == "2026-06-22");
  CHECK(shown.notification == "2026-06-01");
}

TEST_CASE("a pause is recorded afterwards, changed and taken back") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-30T12:00:00+01:00"));
  auto whole = pause(team.visit(), "2026-06-16", "Floods.");
  whole.until = day("2026-06-17");
  CHECK(book.execute(whole).changed.size() >= 2);
  CHECK(one(book, team.visit(), "debrief-held").due == "2026-06-19");
  whole.reason = app::RawText();
  whole.until = day("2026-06-18");
  static_cast<void>(book.execute(whole));
  CHECK(one(book, team.visit(), "debrief-held").due == "2026-06-22");
  CHECK(one(book, team.visit(), "debrief-held").pause_reason == "Floods.");
  whole.taken_back = true;
  static_cast<void>(book.execute(whole));
  CHECK(one(book, team.visit(), "debrief-held").due == "2026-06-18");
  CHECK_THROWS_AS(book.execute(whole), Error);
}

TEST_CASE(
    "a pause is refused without a reason, twice, by an inspector, and out of the visit's days") {
  VisitTeam team(2);
  app::Notebook& book = *team[0];
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U})
    team[device].clock().set(*time_from_iso8601("2026-06-16T12:00:00+01:00"));
  CHECK_THROWS_AS(book.execute(pause(team.visit(), "2026-06-16", "")), Error);
  CHECK_THROWS_AS(book.execute(pause(team.visit(), "2026-05-29", "Too early.")), Error);
  CHECK_THROWS_AS(book.execute(pause(team.visit(), "2026-06-19", "Too late.")), Error);
  CHECK_THROWS_AS(team[1]->execute(pause(team.visit(), "2026-06-16", "Not the lead.")), Error);
  CHECK_THROWS_AS(book.execute(pause(team.visit(), "2026-06-16", "Olivia Hughes fell ill.")),
                  app::GuardRefusal);
  CHECK_THROWS_AS(book.execute(app::VisitResume{team.visit(), std::nullopt}), Error);
  static_cast<void>(book.execute(pause(team.visit(), "2026-06-16", "Floods.")));
  CHECK_THROWS_AS(book.execute(pause(team.visit(), "2026-06-17", "Again.")), Error);
}

TEST_CASE("two who record the same pause without a network meet in one") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"deputy"});
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U}) {
    team[device].clock().set(*time_from_iso8601("2026-06-16T12:00:00+01:00"));
    static_cast<void>(team[device]->execute(pause(team.visit(), "2026-06-16", "Floods.")));
  }
  test::exchange(*team[0], *team[1], team.visit());
  app::VisitResume resume;
  resume.visit = team.visit();
  resume.on = day("2026-06-17");
  static_cast<void>(team[1]->execute(resume));
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U})
    CHECK(one(*team[device], team.visit(), "debrief-held").due == "2026-06-19");
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("a day that the lead set into a pause stays and is told") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-16T12:00:00+01:00"));
  app::DeadlineMove move;
  move.visit = team.visit();
  move.deadline = "debrief-held";
  move.to = day("2026-06-17");
  move.reason = app::RawText("The hall is free then.");
  static_cast<void>(book.execute(move));
  const auto paused = book.execute(pause(team.visit(), "2026-06-16", "Floods."));
  CHECK(std::any_of(paused.warnings.begin(), paused.warnings.end(), [](const std::string& line) {
    return line.find("set by hand") != std::string::npos;
  }));
}
