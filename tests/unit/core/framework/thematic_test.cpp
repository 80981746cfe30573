#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <support/framework_places.h>

using namespace fieldfare;
using namespace fieldfare::framework;
using fieldfare::test::lines_of;

namespace {

const Framework& ap() {
  return test::built_in("alternative-provision-2023");
}
const Framework& pfa() {
  return test::built_in("preparation-for-adulthood-2024");
}

std::vector<std::vector<int>> question_lines(const Framework& framework) {
  std::vector<std::vector<int>> out;
  for (const Theme& theme : framework.themes)
    out.push_back(lines_of(theme.questions));
  return out;
}

std::map<std::string, std::vector<int>> item_lines(const Framework& framework) {
  std::map<std::string, std::vector<int>> out;
  for (const RequestGroup& group : framework.requests)
    out[group.id] = lines_of(group.items);
  return out;
}

const SelectionRule& rule(const Framework& framework, std::string_view id) {
  const auto& rules = framework.case_selection.rules;
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.id == id; });
  REQUIRE(found != rules.end());
  return *found;
}

}  // namespace

TEST_CASE("alternative provision: seven themes hold all twenty-eight questions in order") {
  CHECK(question_lines(ap()) == std::vector<std::vector<int>>{{69, 70, 71, 72, 73},
                                                              {79, 80, 81, 82},
                                                              {88, 89, 90, 91, 92},
                                                              {98, 99, 100, 101, 102},
                                                              {108, 109, 110},
                                                              {114},
                                                              {120, 121, 122, 123, 124}});
}

TEST_CASE("preparation for adulthood: four pathways and two themes across them, in order") {
  CHECK(question_lines(pfa()) == std::vector<std::vector<int>>{{94, 95, 96},
                                                               {102, 103, 104},
                                                               {110, 111, 112},
                                                               {118, 119, 120, 121},
                                                               {127, 128, 129},
                                                               {133}});
  CHECK(pfa().themes[3].group == "Pathway");
  CHECK(pfa().themes[4].group != "Pathway");
}

TEST_CASE("the overarching questions and phases of preparation for adulthood are prompts") {
  std::set<int> lines;
  for (const Theme& theme : pfa().themes) {
    for (const Question& question : theme.questions) {
      for (const int line : lines_of(question.prompts))
        lines.insert(line);
    }
  }
  for (const int line : {43, 44, 45, 83, 84, 85, 86}) {
    INFO(line);
    CHECK(lines.contains(line));
  }
}

TEST_CASE("neither of the two judges, and an area is named only where it agrees") {
  for (const Framework* framework : {&ap(), &pfa()}) {
    CHECK(framework->kind == VisitKind::thematic);
    CHECK_FALSE(framework->evaluative);
    CHECK(framework->attribution == Attribution::if_agreed);
    CHECK(framework->outcomes.empty());
    CHECK_FALSE(framework->retention.default_months.has_value());
  }
}

TEST_CASE("alternative provision is for ages 5 to 18 and its education inspector leads") {
  CHECK(ap().minimum_age == 5);
  CHECK(ap().maximum_age == 18);
  CHECK(ap().team.members.front().role == "education-inspector");
  CHECK(ap().team.members.front().leads);
  CHECK(std::none_of(pfa().team.members.begin(), pfa().team.members.end(),
                     [](const TeamMember& member) { return member.leads; }));
}

TEST_CASE("alternative provision: three lists of people, two of them six months back") {
  const auto& lists = ap().person_level_data.lists;
  REQUIRE(lists.size() == 3);
  CHECK_FALSE(lists[0].months_back.has_value());
  CHECK(lists[1].months_back == 6);
  CHECK(lists[2].months_back == 6);
  CHECK(std::find(lists[1].fields.begin(), lists[1].fields.end(), "destination") !=
        lists[1].fields.end());
  std::set<int> lines;
  for (const PersonField& field : ap().person_level_data.fields)
    lines.insert(test::line_of(field.source));
  for (int line = 484; line <= 498; ++line) {
    INFO(line);
    CHECK(lines.contains(line));
  }
}

TEST_CASE("preparation for adulthood: a list from 14 to 25 with the nine fields") {
  CHECK(pfa().minimum_age == 0);
  CHECK(pfa().person_level_data.minimum_age == 14);
  std::set<int> lines;
  for (const PersonField& field : pfa().person_level_data.fields)
    lines.insert(test::line_of(field.source));
  for (int line = 468; line <= 476; ++line) {
    INFO(line);
    CHECK(lines.contains(line));
  }
}

TEST_CASE("preparation for adulthood: one of each phase, and the three constraints") {
  CHECK(rule(pfa(), "key-stage-4").from == 14);
  CHECK(rule(pfa(), "key-stage-4").to == 15);
  CHECK(rule(pfa(), "key-stage-5").from == 16);
  CHECK(rule(pfa(), "further-education").from == 19);
  CHECK(rule(pfa(), "further-education").strength == Strength::typically);
  for (const char* id : {"sen-support", "ehc-plan", "social-care"}) {
    CHECK(rule(pfa(), id).minimum == 1);
    CHECK(binds(rule(pfa(), id).strength));
  }
}

TEST_CASE("about three are tracked in both, with a warning outside two to four") {
  for (const Framework* framework : {&ap(), &pfa()}) {
    CHECK(framework->case_selection.target == 3);
    CHECK(framework->case_selection.warn_below == 2);
    CHECK(framework->case_selection.warn_above == 4);
  }
}

TEST_CASE("alternative provision: every item of Annex A is asked for") {
  auto lines = item_lines(ap());
  CHECK(lines["lists"] == std::vector<int>{480, 502, 506, 514});
  CHECK(lines["strategic-planning"] == std::vector<int>{538});
  CHECK(lines["commissioning"] == std::vector<int>{547, 554, 558, 562});
  CHECK(lines["oversight"] == std::vector<int>{568});
  CHECK(lines["transition"] == std::vector<int>{577, 581});
  CHECK(lines["impact"] == std::vector<int>{587});
  CHECK(lines["context"] == std::vector<int>{595, 599});
  CHECK(lines["tracked-case"] == std::vector<int>{607, 608, 612, 613, 614});
  CHECK(ap().request_item("chronology")->months_back == 24);
}

TEST_CASE("preparation for adulthood: every item of Annex A is asked for") {
  auto lines = item_lines(pfa());
  CHECK(lines["lists"] == std::vector<int>{467, 255});
  CHECK(lines["arrangements"] ==
        std::vector<int>{477, 478, 479, 480, 481, 482, 483, 484, 485, 486, 487});
  CHECK(lines["tracked-case"] == std::vector<int>{348, 349, 353, 354, 355});
  CHECK_FALSE(pfa().request_item("chronology")->months_back.has_value());
}

TEST_CASE("one survey in the first, two in the second, both open to the last on-site day") {
  CHECK(ap().surveys.size() == 1);
  CHECK(ap().surveys.front().audiences.size() == 3);
  CHECK(pfa().surveys.size() == 2);
  for (const Framework* framework : {&ap(), &pfa()}) {
    for (const Survey& survey : framework->surveys) {
      CHECK(framework->deadline(survey.closes)->anchor == Anchor::fieldwork_end);
      CHECK(framework->deadline(survey.closes)->offset == 0);
    }
  }
}

TEST_CASE("the strategic meeting opens week 2 in the first and closes it in the second") {
  CHECK(ap().deadline("strategic-planning-meeting")->offset == 5);
  CHECK(ap().deadline("safeguarding-partnership-meeting")->offset == 5);
  CHECK(pfa().deadline("strategic-planning-meeting")->offset == 9);
}

TEST_CASE("tracking is expected in week 3; preparation for adulthood allows week 2") {
  CHECK(ap().activity_kind("tracking-meeting")->weeks == std::vector<int>{3});
  CHECK(pfa().activity_kind("tracking-meeting")->weeks == std::vector<int>{2, 3});
  CHECK(pfa().activity_kind("sampling-meeting") != nullptr);
  CHECK(ap().activity_kind("sampling-meeting") == nullptr);
  CHECK(ap().activity_kind("commissioning-meeting") != nullptr);
}

TEST_CASE("an unresolved issue may be phoned in after preparation for adulthood alone") {
  REQUIRE(pfa().deadline("unresolved-issues") != nullptr);
  CHECK(pfa().deadline("unresolved-issues")->offset == 1);
  CHECK(ap().deadline("unresolved-issues") == nullptr);
}
