#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <support/framework_places.h>
#include <support/output_facts.h>

using namespace fieldfare;
using test::markdown_of;
using test::mentions;
using test::note_numbered;

namespace {

const framework::Framework& local_offer() {
  return test::built_in("local-offer-2026");
}
const std::vector<std::string> national = {"factor:national-report"};

/// Rowan House is a special school in Northshire.
output::OutputFacts with_notes(std::vector<output::NoteFacts> notes) {
  output::OutputFacts facts = test::finished(local_offer());
  facts.evidence.notes = std::move(notes);
  facts.evidence.cases = {test::case_coded(1, "T-QK4X", "tracked")};
  return facts;
}

output::NoteFacts noted(std::string text, std::vector<std::string> tags = national,
                        std::uint8_t number = 10) {
  return note_numbered(number, test::entity_numbered(100), std::move(text), {"LO1.1"},
                       std::move(tags));
}

}  // namespace

TEST_CASE("names of area and providers and codes give way in an extract", "[output]") {
  const auto built = output::build(
      local_offer(), "national",
      with_notes({noted("NORTHSHIRE and Rowan House worked with T-QK4X. Rowan House's hall.")}));
  CHECK(built.missing.empty());
  CHECK(built.document.marking == "Confidential");
  const std::string text = markdown_of(built);
  CHECK(text.find("\\[the area\\] and \\[special school\\] worked with \\[a tracked child") !=
        std::string::npos);
  CHECK(text.find("owan") == std::string::npos);
  CHECK(text.find("orthshire") == std::string::npos);
  CHECK(text.find("CQC inspector") == std::string::npos);
  CHECK(text.find("2026") == text.rfind("2026"));  // the framework's title alone has a year
}

TEST_CASE("what is left of a name refuses the extract and says how to go on", "[output]") {
  const auto built =
      output::build(local_offer(), "national", with_notes({noted("At Rowan the hall is quiet.")}));
  REQUIRE(built.missing.size() == 1);
  CHECK(mentions(built.missing, "still says \"Rowan\", part of a provider's name"));
  CHECK(mentions(built.missing, "output write --output national"));
}

TEST_CASE("a word that many names share is no name", "[output]") {
  const auto built =
      output::build(local_offer(), "national", with_notes({noted("The house is quiet.")}));
  CHECK(built.missing.empty());
}

TEST_CASE("a note may be put in other words for an extract", "[output]") {
  auto facts = with_notes({noted("At Rowan the hall is quiet.")});
  facts.written["observations/" + test::entity_numbered(10).hex()] = {"The hall is quiet.", false};
  const auto built = output::build(local_offer(), "national", facts);
  CHECK(built.missing.empty());
  CHECK(markdown_of(built).find("- The hall is quiet.") != std::string::npos);
}

TEST_CASE("an extract takes marked notes alone, by theme, the survey's apart", "[output]") {
  auto survey = noted("Parents ask for one page.", national, 12);
  survey.note.basis = "survey";
  auto restricted = noted("A worry.", national, 13);
  restricted.note.audience = "restricted";
  auto erased = noted("Gone.", national, 14);
  erased.note.erased = true;
  auto no_evidence = noted("Seen while shadowing.", national, 15);
  no_evidence.counts = false;
  const auto built = output::build(
      local_offer(), "national",
      with_notes({noted("Marked."), noted("Not marked.", {}, 11), survey, restricted, erased,
                  no_evidence, noted("Good.", {"factor:good-practice"}, 16)}));
  const std::string text = markdown_of(built);
  CHECK(text.find("### " + local_offer().themes.front().title) != std::string::npos);
  CHECK(text.find("- Marked.") != std::string::npos);
  for (const char* out : {"Not marked", "A worry", "Gone", "shadowing", "Good."})
    CHECK(text.find(out) == std::string::npos);
  CHECK(text.find("Parents ask") > text.find("From the survey"));
}

TEST_CASE("good practice is an extract of its own", "[output]") {
  const auto built = output::build(
      local_offer(), "good-practice",
      with_notes({noted("Marked."), noted("One page for all.", {"factor:good-practice"}, 11)}));
  CHECK(built.missing.empty());
  const std::string text = markdown_of(built);
  CHECK(text.find("One page for all.") != std::string::npos);
  CHECK(text.find("Marked.") == std::string::npos);
}

TEST_CASE("an extract without a marked note is refused", "[output]") {
  const auto built = output::build(local_offer(), "national", with_notes({noted("x", {})}));
  CHECK(mentions(built.missing, "\"Observations by theme\" is empty"));
}

TEST_CASE("an area that agreed is named in the national report and nowhere else", "[output]") {
  const auto& adulthood = test::built_in("preparation-for-adulthood-2024");
  auto facts = with_notes(
      {noted("Northshire has one form.", {"factor:national-report", "factor:good-practice"})});
  facts.evidence.notes.front().note.criteria = {adulthood.themes.front().id};
  CHECK(markdown_of(output::build(adulthood, "national", facts)).find("Northshire") ==
        std::string::npos);
  facts.visit.area_agreed = true;
  CHECK(markdown_of(output::build(adulthood, "national", facts)).find("Northshire") !=
        std::string::npos);
  CHECK(markdown_of(output::build(adulthood, "good-practice", facts)).find("Northshire") ==
        std::string::npos);
}

TEST_CASE("an area's word counts for nothing where the framework never attributes", "[output]") {
  auto facts = with_notes({noted("Northshire has one form.")});
  facts.visit.area_agreed = true;
  CHECK(markdown_of(output::build(local_offer(), "national", facts)).find("Northshire") ==
        std::string::npos);
}
