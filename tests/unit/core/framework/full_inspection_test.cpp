#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fieldfare/core/framework/judgement.h>

#include <support/framework_places.h>

using namespace fieldfare;
using namespace fieldfare::framework;
using fieldfare::test::lines_of;

namespace {

const Framework& full() {
  return test::built_in("area-send-2023");
}

/// The ids of the outcomes against which nothing stands.
std::vector<std::string> open_to(const JudgementFacts& facts) {
  std::vector<std::string> out;
  for (const Outcome& outcome : full().outcomes) {
    if (against(full(), outcome, facts).empty()) out.push_back(outcome.id);
  }
  return out;
}

}  // namespace

TEST_CASE("a full inspection judges, names its area and covers ages 0 to 25") {
  CHECK(full().kind == VisitKind::full);
  CHECK(full().evaluative);
  CHECK(full().attribution == Attribution::named);
  CHECK(full().minimum_age == 0);
  CHECK(full().maximum_age == 25);
  CHECK_FALSE(full().document.published.has_value());
  CHECK(full().document.in_use_from == 2023);
  CHECK(full().document.id == "area-send-2023");
  CHECK(full().other_documents.front().id == "parents-guide-2024");
}

TEST_CASE("eleven criteria hold all forty-eight points in the handbook's order") {
  std::vector<std::vector<int>> lines;
  for (const Theme& theme : full().themes) {
    lines.push_back(lines_of(theme.questions));
    for (const Question& question : theme.questions)
      CHECK_FALSE(question.prompts.empty());
  }
  REQUIRE(lines.size() == 12);  // the last is for what no criterion names (para 25)
  lines.pop_back();
  CHECK(lines == std::vector<std::vector<int>>{{154, 155, 156, 157, 158},
                                               {161, 162, 163},
                                               {166, 167, 168, 169, 170},
                                               {173, 174, 175, 176},
                                               {179, 180, 181},
                                               {184, 185, 186, 187, 188},
                                               {191, 192, 193},
                                               {196, 197, 198},
                                               {201, 202, 203, 204, 205, 206},
                                               {209, 210, 211, 212, 213, 214},
                                               {217, 218, 219, 220, 221}});
  CHECK(full().is_criterion("FI9.6"));
  CHECK_FALSE(full().is_criterion("FI9.7"));
}

TEST_CASE("the criteria stand under the handbook's two headings") {
  std::map<std::string, int> groups;
  for (const Theme& theme : full().themes)
    ++groups[theme.group];
  CHECK(groups.size() == 3);
  CHECK(groups[full().themes.front().group] == 5);
  CHECK(groups[full().themes[10].group] == 6);
}

TEST_CASE("every numbered item of Annex A is asked for, in order") {
  std::vector<std::string> numbers;
  std::vector<int> lines;
  for (const RequestGroup& group : full().requests) {
    for (const RequestItem& item : group.items) {
      if (item.number.empty()) continue;
      numbers.push_back(item.number);
      lines.push_back(test::line_of(item.source));
      CHECK(group.due == (item.number[0] == '1' ? "requested-information" : "further-information"));
    }
  }
  CHECK(numbers == std::vector<std::string>{"1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2",
                                            "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.4",
                                            "3.5", "3.6", "4.1", "4.2", "4.3", "5.1", "5.2",
                                            "5.3", "6.1", "6.2", "6.3", "6.4"});
  CHECK(lines == std::vector<int>{530, 534, 538, 542, 546, 557, 561, 565, 569, 572, 591, 595, 599,
                                  603, 607, 611, 622, 626, 630, 641, 645, 649, 660, 664, 668, 672});
  CHECK(lines_of(full().request_item("numbers")->parts) ==
        std::vector<int>{573, 574, 575, 576, 577, 578, 579, 580});
  CHECK(full().request_item("health-overview")->has_template);
  CHECK(full().request_item("health-performance")->months_back == 12);
}

TEST_CASE("seven things are asked for each tracked case, two of them written for the inspection") {
  const RequestGroup* group = full().request_group("tracked-case");
  REQUIRE(group != nullptr);
  CHECK(group->per_case);
  CHECK(lines_of(group->items) == std::vector<int>{682, 683, 684, 686, 687, 688, 689});
  CHECK(group->items[0].months_back == 24);
  std::vector<std::string> prepared;
  for (const RequestItem& item : group->items) {
    if (item.prepared_for_visit) prepared.push_back(item.id);
  }
  CHECK(prepared == std::vector<std::string>{"pen-portrait", "multi-agency-summary"});
  CHECK_FALSE(group->items[6].condition.empty());
}

TEST_CASE("at least six are tracked, usually one in alternative provision and two on SEN support") {
  const Selection& selection = full().case_selection;
  CHECK(selection.target == 6);
  CHECK(selection.warn_below == 6);
  CHECK_FALSE(selection.warn_above.has_value());
  CHECK(selection.strength == Strength::at_least);
  const auto rule = [&](std::string_view id) {
    return *std::find_if(selection.rules.begin(), selection.rules.end(),
                         [&](const SelectionRule& each) { return each.id == id; });
  };
  CHECK(rule("alternative-provision").minimum == 1);
  CHECK(rule("alternative-provision").strength == Strength::usually);
  CHECK(rule("sen-support").minimum == 2);
  CHECK(rule("sen-support").values == std::vector<std::string>{"sen-support"});
  CHECK(rule("needs").spread);
  CHECK(rule("age-groups").spread);
}

TEST_CASE("the team has a lead, inspectors of education and social care, and CQC") {
  CHECK(full().team.members.size() == 4);
  CHECK(full().team.members.front().leads);
  CHECK(full().team.strength == Strength::unstated);
  CHECK(full().length.on_site_days == 5);
  CHECK(full().length.on_site_limit == DayLimit::exactly);
}

TEST_CASE("three surveys open with the notification and close six working days after it") {
  REQUIRE(full().surveys.size() == 3);
  for (const Survey& survey : full().surveys) {
    CHECK(full().deadline(survey.opens)->offset == 0);
    CHECK(full().deadline(survey.closes)->offset == 6);
    CHECK(full().deadline(survey.closes)->anchor == Anchor::notification);
  }
}

TEST_CASE("draft, final report and publication mark the days from which others count") {
  CHECK(full().deadline("draft-report")->marks == Anchor::draft_sent);
  CHECK(full().deadline("final-report")->marks == Anchor::final_shared);
  CHECK(full().deadline("publication")->marks == Anchor::publication);
  CHECK_FALSE(full().deadline("comments-due")->marks.has_value());
}

TEST_CASE("there are three outcomes and the facts leave exactly one open") {
  REQUIRE(full().outcomes.size() == 3);
  for (int i = 0; i < 3; ++i)
    CHECK(full().outcomes[static_cast<std::size_t>(i)].number == i + 1);
  for (const bool strong : {true, false}) {
    for (const bool positive : {true, false}) {
      JudgementFacts facts{{{"strong-outcomes", strong}, {"positive-experiences", positive}}, 0};
      CHECK(open_to(facts) ==
            std::vector<std::string>{strong && positive ? "typically-positive" : "inconsistent"});
      facts.priority_actions = 1;
      CHECK(open_to(facts) == std::vector<std::string>{"widespread-failings"});
    }
  }
}

TEST_CASE("an outcome that rests on tests waits for their answers and says for which") {
  const JudgementFacts half{{{"strong-outcomes", true}}, 0};
  CHECK(open_to(half).empty());
  const auto said = against(full(), *full().outcome("typically-positive"), half);
  REQUIRE(said.size() == 1);
  CHECK(said.front().find("not answered yet") != std::string::npos);
  CHECK(said.front().find("experiences") != std::string::npos);
  const auto refused = against(full(), *full().outcome("typically-positive"),
                               {{{"strong-outcomes", true}, {"positive-experiences", false}}, 2});
  CHECK(refused.size() == 2);
}

TEST_CASE("what follows an outcome stands with its months from publication") {
  std::map<std::string, std::vector<int>> months;
  for (const Outcome& outcome : full().outcomes) {
    for (const FollowOn& next : outcome.follow_on) {
      if (next.months) months[outcome.id].push_back(*next.months);
      if (next.anchor) CHECK(*next.anchor == Anchor::publication);
    }
  }
  CHECK(months["typically-positive"] == std::vector<int>{60});
  CHECK(months["inconsistent"] == std::vector<int>{36});
  CHECK(months["widespread-failings"] == std::vector<int>{18, 36});
}

TEST_CASE("strengths, improvements, recommendations and priority actions stand by the outcome") {
  std::vector<std::string> ids;
  for (const JudgementRecord& record : full().judgement.records)
    ids.push_back(record.id);
  CHECK(ids ==
        std::vector<std::string>{"strength", "improvement", "recommendation", "priority-action"});
  CHECK(full().judgement.records.back().values ==
        std::vector<std::string>{"localised", "widespread"});
  CHECK(full().judgement.made_in == "final-team-meeting");
}

TEST_CASE("the report has the handbook's six contents and is marked until it is published") {
  const Output* report = full().output("report");
  REQUIRE(report != nullptr);
  CHECK(report->evaluative);
  CHECK(report->published);
  CHECK_FALSE(report->marking.empty());
  CHECK(report->stages.back() == "published");
  CHECK(lines_of(report->distribution) == std::vector<int>{402, 403, 404, 405, 406, 0});
  std::vector<int> contents;
  for (const OutputSection& section : report->sections) {
    const int line = test::line_of(section.source);
    if (line >= 43 && line <= 48) contents.push_back(line);
  }
  CHECK(contents == std::vector<int>{43, 44, 45, 45, 47, 46, 48});
}

TEST_CASE("the feedback meeting goes through the handbook's five points") {
  const ActivityKind* meeting = full().activity_kind("feedback-meeting");
  REQUIRE(meeting != nullptr);
  std::vector<int> lines;
  for (const Statement& item : meeting->checklist) {
    const int line = test::line_of(item.source);
    if (line >= 387 && line <= 391) lines.push_back(line);
  }
  CHECK(lines == std::vector<int>{387, 388, 389, 390, 391});
}

TEST_CASE("evidence is kept six years from publication by Ofsted and by its own policy by CQC") {
  const Retention& retention = full().retention;
  CHECK(retention.default_months == 72);
  CHECK(retention.anchor == "publication");
  CHECK(retention.strength == Strength::usually);
  REQUIRE(retention.inspectorates.size() == 2);
  CHECK(retention.inspectorates[0].months == 72);
  CHECK_FALSE(retention.inspectorates[1].months.has_value());
}

TEST_CASE("labels say integrated care board and keep the handbook's older name") {
  CHECK(full().term("health-body") == "integrated care board");
  CHECK(full().term("health-body-of-the-text") == "clinical commissioning group");
}
