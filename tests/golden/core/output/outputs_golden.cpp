#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <support/framework_places.h>
#include <support/golden.h>
#include <support/output_facts.h>

using namespace fieldfare;

namespace {

void require_as_before(const std::string& name, const output::Built& built) {
  REQUIRE(built.missing.empty());
  std::string text = output::write(built.document, output::Format::markdown);
  text.pop_back();
  test::require_golden("core/output/" + name, text);
}

}  // namespace

TEST_CASE("the report and the letters read as they did before", "[output]") {
  const auto& full = test::built_in("area-send-2023");
  require_as_before("report.md", output::build(full, "report", test::judged_inspection(full)));
  const auto& monitoring = test::built_in("area-send-monitoring-2023");
  require_as_before("monitoring-letter.md",
                    output::build(monitoring, "letter", test::judged_monitoring(monitoring)));
  const auto& engagement = test::built_in("area-send-engagement-2023");
  require_as_before("engagement-letter.md",
                    output::build(engagement, "letter", test::held_engagement(engagement)));
}

TEST_CASE("the evidence base and an extract read as they did before", "[output]") {
  const auto& framework = test::built_in("local-offer-2026");
  output::OutputFacts facts = test::finished(framework);
  const EntityId activity = facts.visit.activities.front().activity_id;
  facts.evidence.cases = {test::case_coded(1, "T-QK4X", "tracked")};
  facts.evidence.notes = {test::note_numbered(10, activity, "At Rowan House T-QK4X waits.",
                                              {"LO1.1"}, {"factor:national-report"}),
                          test::note_numbered(11, activity, "Plans are read aloud.", {"LO1"})};
  facts.evidence.logs = {{std::string(32, 'c'), "CQC inspector", 12, std::string(64, 'd')}};
  facts.evidence.keys = {{"CQC inspector", "inspector", std::string(64, 'e')}};
  facts.evidence.visit_id = std::string(64, 'b');
  facts.evidence.framework_hash = std::string(64, '1');
  require_as_before("evidence.md", output::build(framework, "evidence", facts));
  require_as_before("national.md", output::build(framework, "national", facts));
}
