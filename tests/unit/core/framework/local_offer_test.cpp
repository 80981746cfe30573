#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/framework/wording.h>

using namespace fieldfare;
using namespace fieldfare::framework;

namespace {

const Framework& local_offer() {
  static const auto library = Library::built_in();
  return library.get("local-offer-2026");
}

/// The first line that a source names: "local-offer-2026 L93-99" is 93.
int line_of(const std::string& source) {
  const auto at = source.find(" L");
  return at == std::string::npos ? 0 : std::stoi(source.substr(at + 2));
}

template <class T>
std::vector<int> lines_of(const std::vector<T>& items) {
  std::vector<int> out;
  for (const T& item : items)
    out.push_back(line_of(item.source));
  return out;
}

const RequestItem& item(std::string_view id) {
  const RequestItem* found = local_offer().request_item(id);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("the local offer visit covers ages 0 to 25, does not judge and names no area") {
  const Framework& f = local_offer();
  CHECK(f.minimum_age == 0);
  CHECK(f.maximum_age == 25);
  CHECK_FALSE(f.evaluative);
  CHECK(f.attribution == Attribution::never);
  CHECK(f.outcomes.empty());
  CHECK(f.kind == VisitKind::thematic);
  CHECK(to_iso8601(f.document.published.value()) == "2026-04-02");
  CHECK(std::none_of(f.outputs.begin(), f.outputs.end(),
                     [](const Output& o) { return o.evaluative; }));
}

TEST_CASE("all four themes hold all seventeen questions in the guidance's order") {
  std::vector<std::size_t> counts;
  std::vector<std::string> ids;
  std::vector<int> lines;
  for (const Theme& theme : local_offer().themes) {
    counts.push_back(theme.questions.size());
    for (const Question& question : theme.questions) {
      ids.push_back(question.id);
      lines.push_back(line_of(question.source));
      CHECK_FALSE(question.prompts.empty());
    }
  }
  CHECK(counts == std::vector<std::size_t>{3, 5, 4, 5});
  CHECK(ids == std::vector<std::string>{"LO1.1", "LO1.2", "LO1.3", "LO2.1", "LO2.2", "LO2.3",
                                        "LO2.4", "LO2.5", "LO3.1", "LO3.2", "LO3.3", "LO3.4",
                                        "LO4.1", "LO4.2", "LO4.3", "LO4.4", "LO4.5"});
  CHECK(lines == std::vector<int>{97, 98, 99, 105, 106, 107, 111, 112, 118, 119, 120, 121, 127, 128,
                                  129, 131, 132});
}

TEST_CASE("a criterion is a theme or a question of the framework") {
  CHECK(local_offer().is_criterion("LO1"));
  CHECK(local_offer().is_criterion("LO4.5"));
  CHECK_FALSE(local_offer().is_criterion("LO4.6"));
  CHECK_FALSE(local_offer().is_criterion("T1"));
  CHECK_FALSE(local_offer().is_criterion(""));
}

TEST_CASE("every item of Annex A is asked for, each from its own line") {
  std::map<std::string, std::vector<int>> lines;
  for (const RequestGroup& group : local_offer().requests)
    lines[group.id] = lines_of(group.items);
  CHECK(lines.size() == 6);
  CHECK(lines["lists"] == std::vector<int>{452, 259});
  CHECK(lines["needs-and-strategy"] ==
        std::vector<int>{471, 472, 473, 474, 475, 476, 480, 481, 482, 483});
  CHECK(lines["education"] == std::vector<int>{494, 495, 496, 497, 498, 500, 501, 502, 503, 504});
  CHECK(lines["social-care"] == std::vector<int>{510, 513, 514, 515});
  CHECK(lines["health"] == std::vector<int>{521, 522});
  CHECK(lines["tracked-case"] == std::vector<int>{349, 350, 354, 355, 356});
}

TEST_CASE("items that Annex A lists in parts are ticked part by part") {
  CHECK(lines_of(item("numbers").parts) == std::vector<int>{484, 485, 486, 487, 488});
  CHECK(lines_of(item("social-care-services").parts) == std::vector<int>{511, 512});
  CHECK(item("health-performance").parts.size() == 10);
  std::size_t parts = 0;
  for (const RequestGroup& group : local_offer().requests) {
    for (const RequestItem& each : group.items)
      parts += each.parts.size();
  }
  CHECK(parts == 17);
}

TEST_CASE("lists of people come only without identities") {
  for (const char* id :
       {"person-level-data", "dynamic-support-register", "alternative-provision-settings"}) {
    INFO(id);
    CHECK(item(id).pseudonymised);
    CHECK(item(id).as_at);
  }
}

TEST_CASE("health performance looks back twelve months and the health template is optional") {
  CHECK(item("health-performance").months_back == 12);
  CHECK(item("health-structure").optional_template);
}

TEST_CASE("what is asked for each tracked case is due with it") {
  const RequestGroup* group = local_offer().request_group("tracked-case");
  REQUIRE(group != nullptr);
  CHECK(group->per_case);
  CHECK(group->due == "tracked-information");
  CHECK(std::count_if(local_offer().requests.begin(), local_offer().requests.end(),
                      [](const RequestGroup& g) { return g.per_case; }) == 1);
}

TEST_CASE("the person-level list has the ten fields of the guidance and the area's own reference") {
  std::set<int> lines;
  for (const PersonField& field : local_offer().person_level_data.fields) {
    if (field.id != "reference") lines.insert(line_of(field.source));
  }
  CHECK(lines == std::set<int>{456, 457, 458, 459, 460, 461, 462, 463, 464, 465});
  CHECK(local_offer().person_level_data.fields.size() ==
        12);  // journey time is a column of its own
}

TEST_CASE("about three cases are tracked, with a warning outside two to four") {
  const Selection& selection = local_offer().case_selection;
  CHECK(selection.target == 3);
  CHECK(selection.warn_below == 2);
  CHECK(selection.warn_above == 4);
  CHECK(selection.strength == Strength::approximately);
  CHECK(lines_of(selection.tasks) == std::vector<int>{278, 279, 280, 281, 0});
}

TEST_CASE("the team is usually three: education, social care and CQC") {
  const Team& team = local_offer().team;
  CHECK(team.size == 3);
  CHECK(team.strength == Strength::usually);
  CHECK(team.members.size() == 3);
  CHECK(std::count_if(team.members.begin(), team.members.end(), [](const TeamMember& m) {
          return m.inspectorate == Inspectorate::cqc;
        }) == 1);
}

TEST_CASE("every kind of activity of the guidance is there") {
  for (const char* id : {"notification-call",
                         "set-up-call",
                         "off-site-planning",
                         "off-site-analysis",
                         "survey-review",
                         "strategic-planning-meeting",
                         "parent-carer-discussion",
                         "parent-carer-conversation",
                         "tracking-meeting",
                         "multi-agency-tracking-meeting",
                         "sampling-meeting",
                         "sampling-visit",
                         "leaders-practitioners-discussion",
                         "additional-meeting",
                         "team-planning-meeting",
                         "team-meeting",
                         "final-team-meeting",
                         "keep-in-touch",
                         "debrief",
                         "review-time",
                         "travel"}) {
    INFO(id);
    CHECK(local_offer().activity_kind(id) != nullptr);
  }
  CHECK(local_offer().activity_kinds.size() == 21);
}

TEST_CASE("tracking meetings are expected in weeks two and three and name a tracked case") {
  for (const char* id : {"tracking-meeting", "multi-agency-tracking-meeting"}) {
    const ActivityKind* kind = local_offer().activity_kind(id);
    REQUIRE(kind != nullptr);
    CHECK(kind->weeks == std::vector<int>{2, 3});
    CHECK(kind->case_link == Link::expected);
    CHECK(kind->case_kind == CaseKind::tracked);
    CHECK(kind->evidence);
  }
}

TEST_CASE("evidence is gathered in meetings with others, not in the team's own time") {
  for (const ActivityKind& kind : local_offer().activity_kinds) {
    INFO(kind.id);
    const bool own = kind.id.find("team-") != std::string::npos || kind.id == "travel" ||
                     kind.id == "review-time" || kind.id == "off-site-planning" ||
                     kind.id == "notification-call" || kind.id == "debrief";
    CHECK(kind.evidence != own);
  }
}

TEST_CASE("the week plan is three weeks with the guidance's activities") {
  const auto& weeks = local_offer().weeks;
  REQUIRE(weeks.size() == 3);
  CHECK(weeks[0].activities.size() == 9);
  CHECK(weeks[1].activities.size() == 4);
  CHECK(weeks[2].activities.size() == 2);
  CHECK(weeks[2].starts == local_offer().length.notice_days);
}

TEST_CASE(
    "the survey reaches three audiences, children and young people from 11 to 25 among them") {
  REQUIRE(local_offer().surveys.size() == 1);
  const Survey& survey = local_offer().surveys.front();
  CHECK(lines_of(survey.audiences) == std::vector<int>{238, 239, 240});
  CHECK(survey.opens == "survey-opens");
  CHECK(survey.closes == "survey-closes");
}

TEST_CASE("no retention date is assumed") {
  CHECK_FALSE(local_offer().retention.default_months.has_value());
  CHECK(local_offer().retention.anchor.empty());
}

TEST_CASE("the health body is the integrated care board") {
  CHECK(local_offer().term("health-body") == "integrated care board");
  CHECK(local_offer().term("health-representative") == "ICB representative");
  CHECK(local_offer().term("unheard-of") == "unheard-of");
}

TEST_CASE("what the guidance says about identity stands among the notices") {
  const auto& notices = local_offer().notices;
  CHECK(std::any_of(notices.begin(), notices.end(),
                    [](const Statement& n) { return n.id == "no-identity"; }));
}

TEST_CASE("every decision of ours is named where it applies") {
  for (const Note& note : local_offer().notes) {
    INFO(note.id);
    CHECK(local_offer().definition_json().find("decision " + note.id + '"') != std::string::npos);
  }
}

TEST_CASE("the summary note's own wording holds no evaluative word") {
  const Output* note = local_offer().output("summary-note");
  REQUIRE(note != nullptr);
  CHECK(note->stages == std::vector<std::string>{"draft", "comments", "final"});
  CHECK(note->sections.size() == 10);
  for (const OutputSection& section : note->sections) {
    INFO(section.id);
    CHECK(evaluative_hits(local_offer(), section.title).empty());
    CHECK(evaluative_hits(local_offer(), section.text).empty());
  }
  for (const ActivityKind& kind : local_offer().activity_kinds) {
    INFO(kind.id);
    CHECK(evaluative_hits(local_offer(), kind.title).empty());
  }
  for (const Theme& theme : local_offer().themes) {
    CHECK(evaluative_hits(local_offer(), theme.title).empty());
  }
}

TEST_CASE("only checks that bind can stop the export of the summary note") {
  std::set<std::string> binding;
  for (const Statement& check : local_offer().output("summary-note")->before_export) {
    if (binds(check.strength)) binding.insert(check.id);
  }
  CHECK(binding ==
        std::set<std::string>{"visit-facts", "activities-recorded", "by-lead", "no-identity"});
}
