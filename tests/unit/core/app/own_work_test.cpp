// What inspectors do for the quality of their own work, and how plans, cases and concerns hang
// together: notes that lack something, a plan for each day, a change agreed in a meeting, a case
// that tests a line of enquiry, a concern from a survey.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/own_notes.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

Time at(std::string_view text) {
  return *time_from_iso8601(text);
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

app::ActivityAdd team_meeting(const VisitId& visit) {
  app::ActivityAdd out;
  out.visit = visit;
  out.kind = "team-meeting";
  out.title = app::RawText("Evening");
  out.starts = at("2026-06-15T17:00:00+01:00");
  out.ends = at("2026-06-15T17:45:00+01:00");
  return out;
}

std::vector<app::ActivityView> activities(app::Notebook& book, const VisitId& visit) {
  return book.execute(app::ActivityList{visit}).activities;
}

std::size_t unplanned(app::Notebook& book, const VisitId& visit) {
  const auto found = book.execute(app::TimetableCheck{visit}).findings;
  return static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [](const auto& one) {
    return one.rule == "expected" && one.message.find("settle the plan") != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("inspectors see which of their own notes still lack something, and nobody else's") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  team.meet();
  const EntityId bare = team.add_note(1, activity, "Plans are written with families.");
  app::NoteAdd whole;
  whole.activity = activity;
  whole.text = app::RawText("Panels sit each week.");
  whole.criteria = {"LO1.1"};
  whole.basis = "told";
  whole.recency = "current";
  static_cast<void>(team[1]->execute(whole));
  team.add_note(0, activity, "The lead's own note.");
  team.meet();
  const auto check = team[1]->execute(app::NoteCheck{team.visit()});
  CHECK(check.checked == 2);
  REQUIRE(check.notes.size() == 1);
  CHECK(check.notes[0].note_id == bare);
  CHECK(check.notes[0].lacks.size() == 3);
  app::NoteEdit edit;
  edit.note = bare;
  edit.criteria = std::vector<std::string>{"LO1.1"};
  edit.basis = "read";
  edit.recency = "current";
  static_cast<void>(team[1]->execute(edit));
  CHECK(team[1]->execute(app::NoteCheck{team.visit()}).notes.empty());
}

TEST_CASE("a meeting of each day is planned in one go, on working days alone") {
  VisitTeam team(1);
  auto meeting = team_meeting(team.visit());
  meeting.starts = at("2026-05-21T17:00:00+01:00");  // a Thursday before the spring bank holiday
  meeting.ends = at("2026-05-21T17:45:00+01:00");
  meeting.until = date_from_iso8601("2026-05-27");
  const auto added = team[0]->execute(meeting);
  CHECK(added.more.size() == 3);
  std::vector<std::string> starts;
  for (const auto& one : activities(*team[0], team.visit()))
    starts.push_back(one.starts.substr(0, 16));
  CHECK(starts == std::vector<std::string>{"2026-05-21T17:00", "2026-05-22T17:00",
                                           "2026-05-26T17:00", "2026-05-27T17:00"});
  meeting.until = date_from_iso8601("2026-09-01");
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(meeting)); }) == ErrorCode::usage);
  meeting.until = date_from_iso8601("2026-05-27");
  meeting.ends = at("2026-05-22T17:45:00+01:00");
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(meeting)); }) == ErrorCode::usage);
  CHECK(activities(*team[0], team.visit()).size() == 4);
}

TEST_CASE("the hour of the day stays when the clocks change between two days") {
  VisitTeam team(1);
  auto meeting = team_meeting(team.visit());
  meeting.starts = at("2026-10-23T17:00:00+01:00");
  meeting.ends = at("2026-10-23T17:45:00+01:00");
  meeting.until = date_from_iso8601("2026-10-26");
  static_cast<void>(team[0]->execute(meeting));
  const auto all = activities(*team[0], team.visit());
  REQUIRE(all.size() == 2);
  CHECK(all[1].starts == "2026-10-26T17:00:00+00:00");
}

TEST_CASE("the history of a change says at which meeting it was agreed") {
  VisitTeam team(1);
  const EntityId tracking = team.add_activity(0);
  auto talk = team_meeting(team.visit());
  talk.kind = "keep-in-touch";
  talk.title = app::RawText("Tuesday's talk with the nominated officer");
  app::ActivityUpdate change;
  change.activity = tracking;
  change.ends = at("2026-06-15T11:30:00+01:00");
  change.agreed_at = team[0]->execute(talk).activity_id;
  static_cast<void>(team[0]->execute(change));
  const auto history = team[0]->execute(app::ActivityHistory{tracking}).changes;
  CHECK(std::any_of(history.begin(), history.end(), [](const auto& one) {
    return one.field == "agreed-at" && one.to == "Tuesday's talk with the nominated officer";
  }));
  change.agreed_at = EntityId{};
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(change)); }) == ErrorCode::not_found);
}

TEST_CASE("that nobody plans the team's meeting on the plan is told until it is planned") {
  VisitTeam team(1);
  CHECK(unplanned(*team[0], team.visit()) == 1);
  auto planning = team_meeting(team.visit());
  planning.kind = "team-planning-meeting";
  planning.starts = at("2026-06-09T10:00:00+01:00");
  planning.ends = at("2026-06-09T11:00:00+01:00");
  static_cast<void>(team[0]->execute(planning));
  CHECK(unplanned(*team[0], team.visit()) == 0);
}

TEST_CASE("a case is tied to the line of enquiry that it is to test") {
  VisitTeam team(2);
  app::LineAdd line;
  line.visit = team.visit();
  line.text = app::RawText("How long do families wait?");
  const EntityId asked = team[0]->execute(line).line_id;
  app::CaseAdd tracked;
  tracked.visit = team.visit();
  tracked.kind = "tracked";
  const auto added = team[0]->execute(tracked);
  CHECK(team[0]->execute(app::LineShow{asked}).cases.empty());
  app::CaseUpdate tie;
  tie.case_id = added.case_id;
  tie.line = asked;
  static_cast<void>(team[0]->execute(tie));
  team.meet();
  CHECK(team[1]->execute(app::LineShow{asked}).cases == std::vector<std::string>{added.code});
  app::CaseList list;
  list.visit = team.visit();
  CHECK(team[1]->execute(list).cases.at(0).line_id == asked.hex());
  tie.standing = "current";  // the local offer has no such words
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(tie)); }) == ErrorCode::not_possible);
}

TEST_CASE("in alternative provision a case says where it stands, and how many do is counted") {
  VisitTeam team(1, 1, VisitTeam::Stores::on_disk, {}, "alternative-provision-2023");
  app::CaseAdd tracked;
  tracked.visit = team.visit();
  tracked.kind = "tracked";
  tracked.standing = "on-roll-not-attending";
  static_cast<void>(team[0]->execute(tracked));
  tracked.standing = "somewhere";
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(tracked)); }) == ErrorCode::usage);
  app::CaseList query;
  query.visit = team.visit();
  const auto list = team[0]->execute(query);
  CHECK(list.cases.at(0).standing == "on-roll-not-attending");
  REQUIRE(list.standings.size() == 4);
  for (const auto& one : list.standings)
    CHECK(one.cases == (one.standing == "on-roll-not-attending" ? 1 : 0));
}

TEST_CASE("the days on which replies were looked through are kept, and a concern among them") {
  VisitTeam team(1);
  app::SurveyUpdate update;
  update.visit = team.visit();
  update.survey = "local-offer-survey";
  update.reviewed = true;
  team[0].clock().set(at("2026-06-03T10:00:00+01:00"));
  static_cast<void>(team[0]->execute(update));
  team[0].clock().set(at("2026-06-09T10:00:00+01:00"));
  static_cast<void>(team[0]->execute(update));
  CHECK(team[0]->execute(app::SurveyList{team.visit()}).surveys.at(0).reviewed ==
        std::vector<std::string>{"2026-06-03", "2026-06-09"});
  app::ConcernAdd concern;
  concern.visit = team.visit();
  concern.kind = "significant";
  concern.text = app::RawText("Replies say that a gate is left open.");
  concern.survey = "local-offer-survey";
  static_cast<void>(team[0]->execute(concern));
  CHECK(team[0]->execute(app::ConcernList{team.visit()}).concerns.at(0).survey ==
        "local-offer-survey");
  concern.survey = "another";
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(concern)); }) == ErrorCode::usage);
}

TEST_CASE("quality assurance says itself that a draft has passed it, and settles nothing else") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"quality"}, "area-send-2023");
  static_cast<void>(
      team[1]->execute(app::DeadlineDone{team.visit(), "draft-quality-assured", std::nullopt}));
  for (const char* other : {"draft-report", "publication", "evidence-submitted"}) {
    INFO(other);
    CHECK(
        code_of([&] {
          static_cast<void>(team[1]->execute(app::DeadlineDone{team.visit(), other, std::nullopt}));
        }) == ErrorCode::forbidden);
  }
  app::DeadlineDone both{team.visit(), "draft-quality-assured", std::nullopt};
  both.also = {"draft-report"};
  CHECK(code_of([&] { static_cast<void>(team[1]->execute(both)); }) == ErrorCode::forbidden);
  team.meet();
  app::DeadlineList done;
  done.visit = team.visit();
  done.state = "done";
  const auto list = team[0]->execute(done).deadlines;
  REQUIRE(list.size() == 1);
  CHECK(list[0].done_by == "Education HMI");
  static_cast<void>(team[1]->execute(app::DeadlineReopen{team.visit(), "draft-quality-assured"}));
}

TEST_CASE("several deadlines are done in one go, all or none") {
  VisitTeam team(1);
  app::DeadlineDone several{team.visit(), "notify-area", std::nullopt};
  several.also = {"notify-health", "nothing-of-the-kind"};
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(several)); }) == ErrorCode::usage);
  app::DeadlineList list;
  list.visit = team.visit();
  CHECK(team[0]->execute(list).done == 0);
  several.also = {"notify-health"};
  static_cast<void>(team[0]->execute(several));
  CHECK(team[0]->execute(list).done == 2);
}

TEST_CASE("where the team is not the one that the guidance has is told, and never refused") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {}, "area-send-monitoring-2023");
  const auto differs = [&] { return team[0]->execute(app::MemberList{team.visit()}).team_differs; };
  CHECK(differs().size() == 2);  // nobody is named for either part
  static_cast<void>(
      team[0]->execute(app::MemberPart{team.visit(), team.member(0), "lead-inspector"}));
  CHECK(differs().size() == 1);
  static_cast<void>(
      team[1]->execute(app::MemberPart{team.visit(), team.member(1), "cqc-inspector"}));
  team.meet();
  REQUIRE(differs().size() == 1);  // a device of Ofsted
  CHECK(differs().front().find("is not of it") != std::string::npos);
  static_cast<void>(
      team[0]->execute(app::MemberPart{team.visit(), team.member(1), "lead-inspector"}));
  const auto now = differs();
  CHECK(std::any_of(now.begin(), now.end(), [](const std::string& one) {
    return one.find("does not lead") != std::string::npos;
  }));
  CHECK(code_of([&] {
          static_cast<void>(
              team[1]->execute(app::MemberPart{team.visit(), team.member(0), "cqc-inspector"}));
        }) == ErrorCode::forbidden);
  CHECK(code_of([&] {
          static_cast<void>(
              team[0]->execute(app::MemberPart{team.visit(), team.member(0), "driver"}));
        }) == ErrorCode::usage);
}
