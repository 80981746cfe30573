// Cohorts for sampling, school holidays, and feedback beside what is written.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/cohorts.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/output_compare.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

bool mentions(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

EntityId speech_and_language(VisitTeam& team, std::size_t device = 0) {
  app::CohortAdd add;
  add.visit = team.visit();
  add.need = app::RawText("Speech and language needs");
  add.when = "before";
  add.chosen_by = "inspector";
  add.size = 12;
  return team[device]->execute(add).cohort_id;
}

EntityId add_case(VisitTeam& team, const char* kind) {
  app::CaseAdd add;
  add.visit = team.visit();
  add.kind = kind;
  return team[0]->execute(add).case_id;
}

}  // namespace

TEST_CASE("a cohort is found first, then its documents are read and it is discussed") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  const EntityId cohort = speech_and_language(team);
  auto list = team[0]->execute(app::CohortList{team.visit()}).cohorts;
  REQUIRE(list.size() == 1);
  CHECK(list[0].need == "Speech and language needs");
  CHECK(list[0].size == 12);
  CHECK(list[0].author == "Education HMI");
  CHECK(mentions(list[0].remarks, "Documents about them"));
  CHECK(mentions(list[0].remarks, "discussed with practitioners"));
  app::CohortEdit edit;
  edit.cohort = cohort;
  edit.documents_read = true;
  edit.discussed = true;
  static_cast<void>(team[0]->execute(edit));
  CHECK(team[0]->execute(app::CohortList{team.visit()}).cohorts[0].remarks.empty());
  edit.withdrawn = true;
  static_cast<void>(team[0]->execute(edit));
  CHECK(team[0]->execute(app::CohortList{team.visit()}).cohorts.empty());
}

TEST_CASE("sampled children stand in a cohort by code, invited and met or not") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  app::CohortCase command;
  command.cohort = speech_and_language(team);
  command.case_id = add_case(team, "sampled");
  command.invited = true;
  static_cast<void>(team[0]->execute(command));
  const auto shown = [&] {
    return team[0]->execute(app::CohortList{team.visit()}).cohorts.at(0).cases;
  };
  REQUIRE(shown().size() == 1);
  CHECK(shown()[0].code == team[0]->execute(app::CaseList{team.visit()}).cases[0].code);
  CHECK(shown()[0].invited);
  CHECK_FALSE(shown()[0].met);
  command.invited.reset();
  command.met = true;
  static_cast<void>(team[0]->execute(command));
  CHECK(shown()[0].invited);
  CHECK(shown()[0].met);
  command.met.reset();
  command.out = true;
  static_cast<void>(team[0]->execute(command));
  CHECK(shown().empty());
  command.out = false;
  command.case_id = add_case(team, "tracked");
  CHECK_THROWS_AS(team[0]->execute(command), Error);
}

TEST_CASE("two who put different children into one cohort have both in it") {
  VisitTeam team(2, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  const EntityId cohort = speech_and_language(team);
  const EntityId cases[] = {add_case(team, "sampled"), add_case(team, "sampled")};
  team.meet();
  for (std::size_t device : {0U, 1U}) {
    app::CohortCase command;
    command.cohort = cohort;
    command.case_id = cases[device];
    command.met = device == 1;
    static_cast<void>(team[device]->execute(command));
  }
  team.meet();
  CHECK(team[0]->execute(app::CohortList{team.visit()}).cohorts.at(0).cases.size() == 2);
  CHECK(team.projection(0) == team.projection(1));
  CHECK(team.conflicts(0).empty());
}

TEST_CASE("a cohort says what its members share, names nobody, and inspectors choose it") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "preparation-for-adulthood-2024");
  app::CohortAdd add;
  add.visit = team.visit();
  CHECK_THROWS_AS(team[0]->execute(add), Error);
  add.criteria = app::RawText("Records of Olivia Hughes and her class");
  CHECK_THROWS_AS(team[0]->execute(add), app::GuardRefusal);
  add.criteria.reset();
  add.point = app::RawText("Moving to college");
  add.chosen_by = "provider";
  add.when = "on-site";
  CHECK(mentions(team[0]->execute(add).warnings, "Inspectors choose"));
  CHECK(mentions(team[0]->execute(app::CohortList{team.visit()}).cohorts.at(0).remarks,
                 "By which criteria"));
  add.size = -1;
  CHECK_THROWS_AS(team[0]->execute(add), Error);
}

TEST_CASE("days on site in a school holiday are told") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  app::VisitHolidays holiday;
  holiday.visit = team.visit();
  holiday.from = *date_from_iso8601("2026-05-25");
  holiday.until = *date_from_iso8601("2026-05-29");
  auto result = team[0]->execute(holiday);
  CHECK(result.holidays == std::vector<std::string>{"2026-05-25 to 2026-05-29"});
  CHECK_FALSE(mentions(result.warnings, "school holiday"));
  CHECK(team[0]->execute(app::VisitShow{team.visit(), true}).school_holidays == result.holidays);
  holiday.from = *date_from_iso8601("2026-06-16");
  holiday.until = *date_from_iso8601("2026-06-16");
  CHECK(mentions(team[0]->execute(holiday).warnings, "school term time"));
  CHECK(mentions(team[0]->execute(app::VisitShow{team.visit()}).notes, "2026-06-16"));
  holiday.removed = true;
  CHECK_FALSE(mentions(team[0]->execute(holiday).warnings, "school holiday"));
  CHECK_THROWS_AS(team[0]->execute(holiday), Error);
  holiday.removed = false;
  holiday.until = *date_from_iso8601("2026-06-15");
  CHECK_THROWS_AS(team[0]->execute(holiday), Error);
}

TEST_CASE("what was said in the feedback stands beside what is written, by theme") {
  VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, "area-send-2023");
  const auto compare = [&] { return team[0]->execute(app::OutputCompare{team.visit()}); };
  CHECK_FALSE(compare().remark.empty());
  app::ActivityAdd meeting;
  meeting.visit = team.visit();
  meeting.kind = "feedback-meeting";
  meeting.title = app::RawText("Feedback");
  meeting.starts = *time_from_iso8601("2026-06-18T15:00:00+01:00");
  meeting.ends = *time_from_iso8601("2026-06-18T16:00:00+01:00");
  app::MeetingRecord point;
  point.meeting = team[0]->execute(meeting).activity_id;
  point.text = app::RawText("Needs are found early.");
  point.criteria = {"FI1"};
  static_cast<void>(team[0]->execute(point));
  point.text = app::RawText("Waits for therapy are long.");
  point.criteria = {"FI2"};
  static_cast<void>(team[0]->execute(point));
  app::JudgementAdd record;
  record.visit = team.visit();
  record.record = "strength";
  record.text = app::RawText("Settings find needs early.");
  record.criteria = {"FI1.1"};
  static_cast<void>(team[0]->execute(record));
  record.record = "improvement";
  record.text = app::RawText("Plans are late.");
  record.criteria = {"FI3"};
  static_cast<void>(team[0]->execute(record));
  const auto result = compare();
  REQUIRE(result.rows.size() == 3);
  CHECK(result.rows[0].feedback == std::vector<std::string>{"Needs are found early."});
  CHECK(result.rows[0].written == std::vector<std::string>{"Strength: Settings find needs early."});
  CHECK(result.rows[0].remark.empty());
  CHECK(result.rows[1].remark == "Said in the feedback, and written nowhere.");
  CHECK(result.rows[2].remark == "Written, and not said in the feedback.");
  VisitTeam thematic(1, 2, VisitTeam::Stores::in_memory);
  CHECK_THROWS_AS(thematic[0]->execute(app::OutputCompare{thematic.visit()}), Error);
}
