#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <support/framework_places.h>
#include <support/output_facts.h>

using namespace fieldfare;

namespace {

output::Document document_with(output::Block block) {
  output::Document document;
  document.title = "Report";
  document.sections = {{"one", "Remarks", {std::move(block)}}};
  return document;
}

std::vector<output::Leak> leaks(output::Block block, const guard::AllowList& allow = {}) {
  static const guard::Guard guard;
  return output::leaks_in(document_with(std::move(block)), guard, allow,
                          {test::case_coded(1, "T-QK4X", "tracked")});
}

}  // namespace

TEST_CASE("a name is found wherever it stands in a document, and its place is told", "[output]") {
  const std::string text = "Callum Okafor was there.";
  CHECK(leaks(output::Paragraph{text}).front().place == "Remarks");
  CHECK(leaks(output::Heading{text}).front().place == "Remarks, a heading");
  CHECK(leaks(output::Bullets{{"Quiet.", text}}).front().place == "Remarks, item 2");
  CHECK(leaks(output::Facts{{{"Area", text}}}).front().place == "Remarks, Area");
  CHECK(leaks(output::Table{{"A"}, {{"Quiet."}, {text}}}).front().place == "Remarks, row 2");
}

TEST_CASE("what was found is told without the text itself", "[output]") {
  const auto found = leaks(output::Paragraph{"Callum Okafor was there."});
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().what == "a name");
  CHECK(found.front().rule.find("Callum") == std::string::npos);
}

TEST_CASE("a case code is found in any case of letters, alone and whole", "[output]") {
  const auto has_code = [](const std::string& text) {
    const auto found = leaks(output::Paragraph{text});
    return std::any_of(found.begin(), found.end(),
                       [](const output::Leak& leak) { return leak.what == "a case code"; });
  };
  CHECK(has_code("so does t-qk4x."));
  CHECK(has_code("(T-QK4X)"));
  CHECK_FALSE(has_code("AT-QK4X9"));
}

TEST_CASE("a hash is no number of a person", "[output]") {
  CHECK(leaks(output::Facts{{{"Hash", "9434765919943476591994347659199434765919"}}}).empty());
}

TEST_CASE("how to check an evidence base is no leak", "[output]") {
  static const guard::Guard guard;
  const auto& framework = test::built_in("local-offer-2026");
  auto facts = test::finished(framework);
  facts.evidence.visit_id = std::string(64, 'b');
  facts.evidence.notes = {test::note_numbered(10, facts.visit.activities.front().activity_id,
                                              "Plans are read aloud.", {"LO1"})};
  guard::AllowList allow;
  allow.add("Northshire", guard::AllowedAs::place);
  const auto built = output::build(framework, "evidence", facts);
  REQUIRE(built.document.sections.back().title == "How to check this evidence base");
  CHECK(output::leaks_in(built.document, guard, allow, {}).empty());
}

TEST_CASE("what a framework itself says is no leak, in any output", "[output]") {
  static const guard::Guard guard;
  guard::AllowList allow;
  allow.add("Northshire", guard::AllowedAs::place);
  for (const char* id :
       {"area-send-2023", "area-send-monitoring-2023", "area-send-engagement-2023",
        "local-offer-2026", "preparation-for-adulthood-2024", "alternative-provision-2023"}) {
    const auto& framework = test::built_in(id);
    auto facts = id == std::string("area-send-2023") ? test::judged_inspection(framework)
                 : id == std::string("area-send-monitoring-2023")
                     ? test::judged_monitoring(framework)
                 : id == std::string("area-send-engagement-2023") ? test::held_engagement(framework)
                                                                  : test::finished(framework);
    for (const auto& known : framework.outputs) {
      const auto built = output::build(framework, known.id, facts);
      for (const auto& leak : output::leaks_in(built.document, guard, allow, {})) {
        INFO(id << " " << known.id << " " << leak.place << ": " << leak.what << ", " << leak.rule);
        CHECK(leak.place.empty());
      }
    }
  }
}
