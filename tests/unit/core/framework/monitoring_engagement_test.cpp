#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/framework/judgement.h>
#include <fieldfare/core/framework/wording.h>

#include <support/framework_places.h>

using namespace fieldfare;
using namespace fieldfare::framework;
using fieldfare::test::lines_of;

namespace {

const Framework& monitoring() {
  return test::built_in("area-send-monitoring-2023");
}
const Framework& engagement() {
  return test::built_in("area-send-engagement-2023");
}

}  // namespace

TEST_CASE("a monitoring inspection asks the handbook's four questions of every weakness") {
  const Theme& progress = monitoring().themes.front();
  CHECK(lines_of(progress.questions) == std::vector<int>{427, 428, 429, 430});
  CHECK(monitoring().evaluative);
  CHECK(monitoring().attribution == Attribution::named);
  CHECK(monitoring().request_group("progress")->per_weakness);
}

TEST_CASE("a monitoring inspection has at least two on-site days and a team of two") {
  CHECK(monitoring().length.on_site_days == 2);
  CHECK(monitoring().length.on_site_limit == DayLimit::at_least);
  CHECK(monitoring().team.size == 2);
  CHECK(monitoring().team.strength == Strength::will);
  CHECK(monitoring().team.members.front().leads);
  CHECK(monitoring().team.members.back().inspectorate == Inspectorate::cqc);
}

TEST_CASE("a monitoring inspection judges yes or no, weakness by weakness, in its own words") {
  REQUIRE(monitoring().outcomes.size() == 2);
  for (const Outcome& outcome : monitoring().outcomes)
    CHECK(against(monitoring(), outcome, {}).empty());
  const JudgementRecord& weakness = monitoring().judgement.records.front();
  CHECK(weakness.id == "weakness");
  CHECK(weakness.minimum == 1);
  CHECK(weakness.values ==
        std::vector<std::string>{"sufficient-progress", "not-sufficient-progress"});
}

TEST_CASE("the monitoring letter says what the handbook lists and goes on to the departments") {
  const Output* letter = monitoring().output("letter");
  REQUIRE(letter != nullptr);
  CHECK(letter->evaluative);
  CHECK(letter->published);
  for (const int line : {447, 448, 449}) {
    INFO(line);
    CHECK(std::any_of(letter->sections.begin(), letter->sections.end(),
                      [&](const auto& section) { return test::line_of(section.source) == line; }));
  }
}

TEST_CASE("tracking and surveys of a monitoring inspection may be left out") {
  CHECK(monitoring().selects_cases());
  CHECK(monitoring().case_selection.strength == Strength::may);
  CHECK(monitoring().person_level_data.fields.empty());
  CHECK(monitoring().deadline("surveys-open")->strength == Strength::may);
}

TEST_CASE("the parent carer forum hears of a monitoring inspection on the day of notification") {
  const Deadline* told = monitoring().deadline("forum-notified");
  REQUIRE(told != nullptr);
  CHECK(told->anchor == Anchor::notification);
  CHECK(told->offset == 0);
}

TEST_CASE("an engagement meeting judges nothing, follows nobody and visits no provider") {
  CHECK(engagement().kind == VisitKind::engagement);
  CHECK_FALSE(engagement().evaluative);
  CHECK(engagement().outcomes.empty());
  CHECK_FALSE(engagement().selects_cases());
  CHECK_FALSE(engagement().selects_providers());
  CHECK(engagement().person_level_data.fields.empty());
  CHECK(engagement().surveys.empty());
  CHECK(engagement().length.notice_days == 0);
  CHECK(engagement().length.on_site_days == 1);
}

TEST_CASE(
    "an engagement meeting has three questions, three matters to explore, five agenda items") {
  REQUIRE(engagement().themes.size() == 2);
  CHECK(lines_of(engagement().themes[0].questions) == std::vector<int>{474, 475, 476});
  CHECK(engagement().themes[1].questions.size() == 3);
  const ActivityKind* meeting = engagement().activity_kind("engagement-meeting");
  REQUIRE(meeting != nullptr);
  std::vector<int> agenda = lines_of(meeting->checklist);
  agenda.resize(5);
  CHECK(agenda == std::vector<int>{484, 485, 486, 487, 488});
  CHECK(engagement().activity_kind("agenda-call")->checklist.size() == 5);
}

TEST_CASE("the engagement letter has four contents, is not published and does not evaluate") {
  const Output* letter = engagement().output("letter");
  REQUIRE(letter != nullptr);
  CHECK_FALSE(letter->evaluative);
  CHECK_FALSE(letter->published);
  CHECK(letter->confidential);
  CHECK(lines_of(letter->sections) == std::vector<int>{490, 490, 491, 493, 492});
  for (const OutputSection& section : letter->sections) {
    CHECK(evaluative_hits(engagement(), section.title).empty());
    CHECK(evaluative_hits(engagement(), section.text).empty());
  }
}

TEST_CASE("the engagement letter is due within a month and the self-evaluation by a set target") {
  const Deadline* letter = engagement().deadline("letter");
  REQUIRE(letter != nullptr);
  CHECK(letter->offset == 1);
  CHECK(letter->unit == OffsetUnit::months);
  CHECK(letter->anchor == Anchor::fieldwork_end);
  CHECK(engagement().requests.front().due == "self-evaluation");
  CHECK(engagement().deadline("self-evaluation") == nullptr);
  CHECK(engagement().request_item("self-evaluation")->parts.size() == 7);
}
