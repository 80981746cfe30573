// Formal complaints, who received which output, the steps afterwards, and evidence kept longer.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/distribution.h>
#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}

/// A full inspection, on site in the week of 15 June 2026, whose final report went out on 10 July.
VisitTeam after_the_final_report(std::size_t devices = 1) {
  VisitTeam team(devices, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  team.meet();
  for (std::size_t device = 0; device < devices; ++device)
    team[device].clock().set(*time_from_iso8601("2026-07-14T12:00:00+01:00"));
  static_cast<void>(
      team[0]->execute(app::DeadlineDone{team.visit(), "draft-report", day("2026-06-25")}));
  static_cast<void>(
      team[0]->execute(app::DeadlineDone{team.visit(), "final-report", day("2026-07-10")}));
  team.meet();
  return team;
}

app::DeadlineView publication(app::Notebook& book, const VisitId& visit) {
  const auto list = book.execute(app::DeadlineList{visit, {}}).deadlines;
  const auto found =
      std::find_if(list.begin(), list.end(), [](const auto& d) { return d.id == "publication"; });
  REQUIRE(found != list.end());
  return *found;
}

EntityId complain(app::Notebook& book, const VisitId& visit, const char* received) {
  app::ComplaintAdd add;
  add.visit = visit;
  add.about = "findings";
  add.from = "lano";
  add.received = day(received);
  add.text = app::RawText("The partnership disputes the finding on waits.");
  return book.execute(add).complaint_id;
}

void record_export(app::Notebook& book, const VisitId& visit, const char* output,
                   const char* stage) {
  app::ExportRecord record;
  record.visit = visit;
  record.output = output;
  record.stage = stage;
  record.format = "pdf";
  record.bytes = 10;
  static_cast<void>(book.execute(record));
}

app::DistributionSent sent(const VisitId& visit, const char* output, const char* stage,
                           const char* to, const char* on) {
  app::DistributionSent out;
  out.visit = visit;
  out.output = output;
  out.stage = stage;
  out.to = to;
  out.on = day(on);
  return out;
}

}  // namespace

TEST_CASE("publication waits while a formal complaint is open") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  CHECK(publication(book, team.visit()).due == "2026-07-22");
  const EntityId complaint = complain(book, team.visit(), "2026-07-14");
  const auto list = book.execute(app::ComplaintList{team.visit()});
  REQUIRE(list.complaints.size() == 1);
  CHECK(list.complaints[0].from == "local area nominated officer");
  CHECK(list.complaints[0].state == "open");
  CHECK(list.last_day == "2026-07-17");
  CHECK(list.holds_publication);
  team[0].clock().set(*time_from_iso8601("2026-08-03T12:00:00+01:00"));
  CHECK(publication(book, team.visit()).state == "upcoming");
  CHECK(publication(book, team.visit()).waits == "A formal complaint is open.");
  app::ComplaintAnswer answer;
  answer.complaint = complaint;
  answer.outcome = "not-upheld";
  CHECK(book.execute(answer).next.find("gives no day") != std::string::npos);
  CHECK(publication(book, team.visit()).state == "undated");
  app::DeadlineMove move;
  move.visit = team.visit();
  move.deadline = "publication";
  move.to = day("2026-08-06");
  move.reason = app::RawText("Three working days after the answer.");
  static_cast<void>(book.execute(move));
  CHECK(publication(book, team.visit()).due == "2026-08-06");
  CHECK(publication(book, team.visit()).state == "upcoming");
}

TEST_CASE("a complaint that was answered in time leaves publication where it was") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  app::ComplaintAnswer answer;
  answer.complaint = complain(book, team.visit(), "2026-07-13");
  answer.outcome = "withdrawn";
  CHECK(book.execute(answer).next.find("2026-07-22") != std::string::npos);
  CHECK(publication(book, team.visit()).due == "2026-07-22");
  static_cast<void>(book.execute(app::ComplaintReopen{answer.complaint}));
  CHECK_FALSE(publication(book, team.visit()).waits.empty());
  CHECK_THROWS_AS(book.execute(app::ComplaintReopen{answer.complaint}), Error);
}

TEST_CASE("a complaint after the last day, or before the final report, is kept and told") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-07-20T12:00:00+01:00"));
  app::ComplaintAdd add;
  add.visit = team.visit();
  const auto late = book.execute(add);
  REQUIRE(late.warnings.size() == 1);
  CHECK(late.warnings[0].find("2026-07-17") != std::string::npos);
  static_cast<void>(book.execute(app::DeadlineReopen{team.visit(), "final-report"}));
  const auto early = book.execute(add);
  REQUIRE(early.warnings.size() == 1);
  CHECK(early.warnings[0].find("not recorded as shared") != std::string::npos);
}

TEST_CASE("a complaint names nobody and comes on no day that is to come") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  app::ComplaintAdd add;
  add.visit = team.visit();
  add.text = app::RawText("Olivia Hughes, born 4 May 2014, waited a year.");
  CHECK_THROWS_AS(book.execute(add), app::GuardRefusal);
  add.text = app::RawText("Waits.");
  add.received = day("2026-07-15");
  CHECK_THROWS_AS(book.execute(add), Error);
  app::ComplaintAnswer answer;
  answer.complaint = complain(book, team.visit(), "2026-07-14");
  answer.outcome = "upheld";
  answer.on = day("2026-07-13");
  CHECK_THROWS_AS(book.execute(answer), Error);
  answer.on.reset();
  answer.outcome = "maybe";
  CHECK_THROWS_AS(book.execute(answer), Error);
}

TEST_CASE("an open complaint is told before the visit is closed, and speaks against disposal") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  static_cast<void>(complain(book, team.visit(), "2026-07-14"));
  const auto missing = book.execute(app::VisitClose{team.visit(), true}).missing;
  CHECK(std::find(missing.begin(), missing.end(), "1 formal complaint is open.") != missing.end());
  app::VisitDispose dispose;
  dispose.visit = team.visit();
  CHECK_THROWS_AS(book.execute(dispose), Error);
}

TEST_CASE("giving the draft, the final version and the published report to people is the step") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-07-30T12:00:00+01:00"));
  record_export(book, team.visit(), "report", "comments");
  const auto draft =
      book.execute(sent(team.visit(), "report", "comments", "local-authority", "2026-07-03"));
  REQUIRE(draft.settled.size() == 1);
  CHECK(draft.settled[0].id == "draft-report");
  CHECK(draft.warnings.empty());
  const auto again =
      book.execute(sent(team.visit(), "report", "comments", "local-leaders", "2026-07-04"));
  CHECK(again.settled.empty());  // it counts from the day that was recorded first
  const auto final =
      book.execute(sent(team.visit(), "report", "final", "local-authority", "2026-07-20"));
  REQUIRE(final.settled.size() == 1);
  CHECK(final.settled[0].id == "final-report");
  REQUIRE(final.warnings.size() == 1);  // no export of it is known
  CHECK(publication(book, team.visit()).due == "2026-07-30");
  record_export(book, team.visit(), "report", "published");
  const auto published =
      book.execute(sent(team.visit(), "report", "published", "forum", "2026-07-30"));
  REQUIRE(published.settled.size() == 1);
  CHECK(published.settled[0].id == "publication");
}

TEST_CASE("who owes whom what is listed as the guidance names recipients") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-07-30T12:00:00+01:00"));
  app::DistributionList list;
  list.visit = team.visit();
  list.output = "report";
  auto all = book.execute(list);
  CHECK(all.owing == 0);  // nothing has left
  CHECK(std::count_if(all.recipients.begin(), all.recipients.end(),
                      [](const auto& one) { return one.stage == "published"; }) == 6);
  CHECK(std::none_of(all.recipients.begin(), all.recipients.end(), [](const auto& one) {
    return one.stage == "draft" || one.stage == "quality-assured";
  }));
  record_export(book, team.visit(), "report", "published");
  CHECK(book.execute(list).owing == 6);
  static_cast<void>(
      book.execute(sent(team.visit(), "report", "published", "secretary-health", "2026-07-29")));
  static_cast<void>(
      book.execute(sent(team.visit(), "report", "published", "elected-members", "2026-07-29")));
  all = book.execute(list);
  CHECK(all.owing == 5);
  const auto added = std::find_if(all.recipients.begin(), all.recipients.end(),
                                  [](const auto& one) { return one.to == "elected-members"; });
  REQUIRE(added != all.recipients.end());
  CHECK_FALSE(added->listed);
  CHECK(added->on == "2026-07-29");
  CHECK(added->hash == std::string(64, '0'));
  CHECK(added->by == "Education HMI");
  app::DistributionTakeBack back{team.visit(), "report", "secretary-health", "published"};
  static_cast<void>(book.execute(back));
  CHECK(book.execute(list).owing == 6);
  CHECK_THROWS_AS(book.execute(back), Error);
}

TEST_CASE("what was never sent, to nobody known, or tomorrow is refused") {
  VisitTeam team = after_the_final_report(2);
  app::DistributionSent command =
      sent(team.visit(), "report", "final", "local-authority", "2026-07-14");
  CHECK_THROWS_AS(team[1]->execute(command), Error);  // an inspector
  command.on = day("2026-07-15");
  CHECK_THROWS_AS(team[0]->execute(command), Error);
  command.on.reset();
  command.to = "Olivia Hughes";
  CHECK_THROWS_AS(team[0]->execute(command), Error);
  command.to = "local-authority";
  command.stage.reset();
  CHECK_THROWS_AS(team[0]->execute(command), Error);  // nothing was exported
  command.stage = "printed";
  CHECK_THROWS_AS(team[0]->execute(command), Error);
}

TEST_CASE("two who record the same recipient without a network meet in one record") {
  VisitTeam team(2, 1, VisitTeam::Stores::in_memory, {"deputy"}, "area-send-2023");
  team.meet();
  for (std::size_t device : {0U, 1U}) {
    team[device].clock().set(*time_from_iso8601("2026-07-14T12:00:00+01:00"));
    static_cast<void>(team[device]->execute(
        sent(team.visit(), "report", "final", "local-authority", "2026-07-10")));
  }
  team.meet();
  app::DistributionList list;
  list.visit = team.visit();
  const auto all = team[1]->execute(list).recipients;
  CHECK(std::count_if(all.begin(), all.end(),
                      [](const auto& one) { return one.state == "received"; }) == 1);
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("a monitoring letter is given out, complained of and published as a report is") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-monitoring-2023");
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-07-14T12:00:00+01:00"));
  const auto draft =
      book.execute(sent(team.visit(), "letter", "comments", "local-authority", "2026-06-25"));
  REQUIRE(draft.settled.size() == 1);
  CHECK(draft.settled[0].id == "draft-letter");
  const auto final =
      book.execute(sent(team.visit(), "letter", "final", "local-authority", "2026-07-10"));
  REQUIRE(final.settled.size() == 1);
  CHECK(final.settled[0].id == "final-letter");
  CHECK(publication(book, team.visit()).due == "2026-07-22");
  static_cast<void>(complain(book, team.visit(), "2026-07-14"));
  CHECK(book.execute(app::ComplaintList{team.visit()}).complaints.at(0).output == "letter");
  CHECK_FALSE(publication(book, team.visit()).waits.empty());
}

TEST_CASE("in a thematic visit a complaint follows the note, and the draft sent is the step") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-07-14T12:00:00+01:00"));
  static_cast<void>(complain(book, team.visit(), "2026-07-14"));
  const auto list = book.execute(app::ComplaintList{team.visit()});
  CHECK(list.complaints.at(0).output == "summary-note");
  CHECK(list.last_day.empty());
  CHECK_FALSE(list.holds_publication);  // no note is published
  const auto given =
      book.execute(sent(team.visit(), "summary-note", "comments", "local-authority", "2026-06-25"));
  REQUIRE(given.settled.size() == 1);
  CHECK(given.settled[0].id == "summary-note-sent");
  const auto handed =
      book.execute(sent(team.visit(), "evidence", "final", "quality-assurance", "2026-06-25"));
  REQUIRE(handed.settled.size() == 1);
  CHECK(handed.settled[0].id == "evidence-handed-over");
}

TEST_CASE("steps after the report are ticked off and opened again") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  app::AfterwardsDone done;
  done.visit = team.visit();
  done.item = "forum-copy";
  static_cast<void>(book.execute(done));
  const auto find = [&] {
    const auto items = book.execute(app::AfterwardsList{team.visit()}).items;
    const auto at = std::find_if(items.begin(), items.end(),
                                 [](const auto& one) { return one.item == "forum-copy"; });
    REQUIRE(at != items.end());
    return *at;
  };
  CHECK(find().done);
  CHECK(find().on == "2026-07-14");
  CHECK(find().by == "Education HMI");
  done.open = true;
  static_cast<void>(book.execute(done));
  CHECK_FALSE(find().done);
  done.item = "party";
  CHECK_THROWS_AS(book.execute(done), Error);
}

TEST_CASE("evidence that is kept longer speaks against disposal until it is released") {
  VisitTeam team = after_the_final_report();
  app::Notebook& book = *team[0];
  app::VisitHold hold;
  hold.visit = team.visit();
  CHECK_THROWS_AS(book.execute(hold), Error);  // no reason
  hold.reason = app::RawText("Research on waits for therapy.");
  hold.until = day("2033-01-31");
  static_cast<void>(book.execute(hold));
  const auto shown = book.execute(app::VisitShow{team.visit()});
  CHECK(shown.hold == "Research on waits for therapy.");
  CHECK(shown.hold_until == "2033-01-31");
  app::VisitDispose dispose;
  dispose.visit = team.visit();
  std::string told;
  try {
    static_cast<void>(book.execute(dispose));
  } catch (const Error& error) {
    told = error.what();
  }
  CHECK(told.find("kept longer: Research on waits") != std::string::npos);
  hold.released = true;
  hold.reason.reset();
  static_cast<void>(book.execute(hold));
  CHECK(book.execute(app::VisitShow{team.visit()}).hold.empty());
  CHECK_THROWS_AS(book.execute(hold), Error);
}
