#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>

#include <support/errors.h>
#include <support/framework_places.h>
#include <support/output_facts.h>

using namespace fieldfare;
using test::markdown_of;
using test::mentions;

namespace {

const framework::Framework& full() {
  return test::built_in("area-send-2023");
}
const framework::Framework& monitoring() {
  return test::built_in("area-send-monitoring-2023");
}
const framework::Framework& engagement() {
  return test::built_in("area-send-engagement-2023");
}

}  // namespace

TEST_CASE("a judged inspection gives a report with all that paragraph 11 asks for", "[output]") {
  const auto built = output::build(full(), "report", test::judged_inspection(full()));
  CHECK(built.missing.empty());
  std::vector<std::string> sections;
  for (const auto& section : built.document.sections)
    sections.push_back(section.id);
  CHECK(sections == std::vector<std::string>{"visit", "outcome", "experiences", "strengths",
                                             "improvements", "alternative-provision",
                                             "priority-actions", "recommendations", "next"});
  const std::string text = markdown_of(built);
  CHECK(text.find("widespread and/or systemic failings") != std::string::npos);
  CHECK(text.find("Local authority and ICB") != std::string::npos);
  CHECK(text.find("A monitoring inspection") != std::string::npos);
}

TEST_CASE("the report is refused, with every reason, while it has no outcome", "[output]") {
  const auto built = output::build(full(), "report", test::finished(full()));
  CHECK(mentions(built.missing, "No outcome"));
  CHECK(mentions(built.missing, "\"Recommendations\" is empty"));
  CHECK(mentions(built.missing, "\"What it is like to grow up"));
}

TEST_CASE("the report waits for the end, the final meeting and safeguarding concerns", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.visit.now = *time_from_iso8601("2026-06-16T10:30:00+01:00");
  app::ConcernView concern;
  concern.kind = "safeguarding";
  concern.state = "open";
  concern.holds_feedback = true;
  facts.evidence.concerns = {concern};
  const auto built = output::build(full(), "report", facts);
  CHECK(mentions(built.missing, "on-site days"));
  CHECK(mentions(built.missing, "final team meeting"));
  CHECK(mentions(built.missing, "1 safeguarding concern has not been passed on"));
  CHECK(mentions(built.warnings, "feedback"));
}

TEST_CASE("rules that stand against the outcome refuse the report", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.judgement.reasons = {"Outcome 3 needs an area for priority action."};
  CHECK(mentions(output::build(full(), "report", facts).missing, "Outcome 3 needs"));
}

TEST_CASE("what rests on no note is told and does not refuse", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.judgement.records.front().notes = 0;
  const auto built = output::build(full(), "report", facts);
  CHECK(built.missing.empty());
  CHECK(mentions(built.warnings, "1 of 4 records"));
}

TEST_CASE("a text that two people wrote differently refuses what it stands in", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.written["experiences"].conflicted = true;
  CHECK(mentions(output::build(full(), "report", facts).missing, "in conflict"));
}

TEST_CASE("drafts of the report are marked, and the published report is not", "[output]") {
  auto facts = test::judged_inspection(full());
  for (const std::string& stage : full().output("report")->stages) {
    facts.visit.stage = stage;
    const auto built = output::build(full(), "report", facts);
    INFO(stage);
    CHECK(built.document.marking.empty() == (stage == "published"));
  }
  facts.visit.stage = "draft";
  CHECK(output::build(full(), "report", facts).document.marking.starts_with("Restricted"));
}

TEST_CASE("the final report waits until every comment on the draft has an answer", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.comments = {3, 1};
  facts.visit.stage = "comments";
  CHECK(output::build(full(), "report", facts).missing.empty());
  facts.visit.stage = "final";
  CHECK(mentions(output::build(full(), "report", facts).missing, "1 of 3 comments"));
  facts.comments.open = 0;
  CHECK(output::build(full(), "report", facts).missing.empty());
}

TEST_CASE("the area gets a draft only when its quality assurance is recorded", "[output]") {
  auto facts = test::judged_inspection(full());
  facts.visit.quality_assured = false;
  for (const std::string& stage : full().output("report")->stages) {
    facts.visit.stage = stage;
    INFO(stage);
    const bool to_the_area = stage != "draft" && stage != "quality-assured";
    CHECK(mentions(output::build(full(), "report", facts).missing, "Quality assurance") ==
          to_the_area);
  }
  facts.visit.quality_assured = true;
  CHECK(output::build(full(), "report", facts).missing.empty());
}

TEST_CASE("the report says what comes next by its outcome, and about when", "[output]") {
  auto facts = test::judged_inspection(full());
  const auto next = [&](const char* outcome) {
    facts.judgement.outcome = outcome;
    return markdown_of(output::build(full(), "report", facts));
  };
  CHECK(next("typically-positive").find("within about five years") != std::string::npos);
  CHECK(next("inconsistent").find("within about three years") != std::string::npos);
  const std::string failings = next("widespread-failings");
  CHECK(failings.find("18 months") != std::string::npos);
  CHECK(failings.find("about three years") != std::string::npos);
}

TEST_CASE("a final monitoring letter waits for every answer, as a report does", "[output]") {
  auto facts = test::judged_monitoring(monitoring());
  facts.comments = {1, 1};
  facts.visit.stage = "comments";
  CHECK(output::build(monitoring(), "letter", facts).missing.empty());
  facts.visit.stage = "final";
  CHECK(mentions(output::build(monitoring(), "letter", facts).missing, "1 of 1 comments"));
  facts.comments.open = 0;
  CHECK(output::build(monitoring(), "letter", facts).missing.empty());
}

TEST_CASE("a report judges: its words are no findings", "[output]") {
  CHECK(output::build(full(), "report", test::judged_inspection(full())).words.empty());
}

TEST_CASE("the monitoring letter says what became of each weakness and who is told", "[output]") {
  const auto built = output::build(monitoring(), "letter", test::judged_monitoring(monitoring()));
  CHECK(built.missing.empty());
  const std::string text = markdown_of(built);
  CHECK(text.find("### Waits for therapy.") != std::string::npos);
  CHECK(text.find("Progress: Sufficient progress") != std::string::npos);
  CHECK(text.find("Waits have halved.") != std::string::npos);
  CHECK(text.find("Transport after 16.") != std::string::npos);
  CHECK(text.find("NHS England") != std::string::npos);
}

TEST_CASE("the monitoring letter is refused while a weakness lacks its text or value", "[output]") {
  auto facts = test::judged_monitoring(monitoring());
  facts.judgement.records.front().progress.clear();
  CHECK(mentions(output::build(monitoring(), "letter", facts).missing, "how effective"));
  facts.judgement.records.front().value.clear();
  CHECK(mentions(output::build(monitoring(), "letter", facts).missing, "sufficient"));
}

TEST_CASE("the monitoring letter needs an inspector of CQC", "[output]") {
  auto facts = test::judged_monitoring(monitoring());
  std::erase_if(facts.visit.members, [](const auto& one) { return one.inspectorate == "cqc"; });
  facts.visit.members.push_back(test::member("Social care inspector", "ofsted", "inspector"));
  CHECK(mentions(output::build(monitoring(), "letter", facts).missing, "CQC"));
}

TEST_CASE("the engagement letter tells who came and what was said, and is not for publication",
          "[output]") {
  const auto built = output::build(engagement(), "letter", test::held_engagement(engagement()));
  CHECK(built.missing.empty());
  CHECK(built.document.marking == "Not for publication.");
  const std::string text = markdown_of(built);
  CHECK(text.find("- ICB representative") != std::string::npos);
  CHECK(text.find("Leaders spoke about impact.") != std::string::npos);
  CHECK(text.find("About June 2027.") != std::string::npos);
}

TEST_CASE("the engagement letter keeps its marking to the end", "[output]") {
  auto facts = test::held_engagement(engagement());
  facts.visit.stage = "final";
  CHECK(output::build(engagement(), "letter", facts).document.marking == "Not for publication.");
}

TEST_CASE("the engagement letter is refused while an item of the agenda has no summary",
          "[output]") {
  auto facts = test::held_engagement(engagement());
  facts.meeting.said.erase("impact");
  CHECK(mentions(output::build(engagement(), "letter", facts).missing, "agenda"));
  facts.written["agenda/impact"] = {"Leaders gave three examples.", false};
  CHECK(output::build(engagement(), "letter", facts).missing.empty());
}

TEST_CASE("evaluative words in the engagement letter are told with their place", "[output]") {
  auto facts = test::held_engagement(engagement());
  facts.meeting.said["impact"] = "The work of leaders is excellent.";
  const auto built = output::build(engagement(), "letter", facts);
  CHECK(built.missing.empty());
  REQUIRE(built.words.size() == 1);
  CHECK(built.words.front().word == "excellent");
  CHECK(built.words.front().place == "What was done, and the evidence that it works");
  CHECK(mentions(built.warnings, "excellent"));
}

TEST_CASE("a word that the lead let pass is told as such and warns no more", "[output]") {
  auto facts = test::held_engagement(engagement());
  facts.meeting.said["impact"] = "The work of leaders is excellent.";
  facts.allowed = {{"excellent*", "the name of the programme"}};
  const auto built = output::build(engagement(), "letter", facts);
  REQUIRE(built.words.size() == 1);
  CHECK(built.words.front().allowed == "the name of the programme");
  CHECK_FALSE(mentions(built.warnings, "excellent"));
}

TEST_CASE("an output that a kind of visit does not have is refused with those it has", "[output]") {
  CHECK(test::code_of([] {
          return output::build(test::built_in("local-offer-2026"), "report", {});
        }) == ErrorCode::not_possible);
}

TEST_CASE("only the lead and deputies take outputs out; assurers and custodians the evidence",
          "[output]") {
  const auto& report = *full().output("report");
  const auto& evidence = *full().output("evidence");
  CHECK(output::may_export(report, "lead"));
  CHECK(output::may_export(report, "deputy"));
  for (const char* role : {"inspector", "observer", "quality", "custodian", ""})
    CHECK_FALSE(output::may_export(report, role));
  CHECK(output::may_export(evidence, "custodian"));
  CHECK(output::may_export(evidence, "quality"));
  CHECK_FALSE(output::may_export(evidence, "observer"));
}
