#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <support/summary_facts.h>

namespace output = fieldfare::output;
using fieldfare::Error;
using fieldfare::test::activity;
using fieldfare::test::finished_visit;

namespace {

const fieldfare::framework::Framework& local_offer() {
  static const auto library = fieldfare::framework::Library::built_in();
  return library.get("local-offer-2026");
}

bool mentions(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

std::string markdown(const output::OutputFacts& facts) {
  return output::write(output::build(local_offer(), "summary-note", facts).document,
                       output::Format::markdown);
}

}  // namespace

TEST_CASE("a finished visit gives a note without anything missing or to be weighed", "[output]") {
  const auto note = output::build(local_offer(), "summary-note", finished_visit());
  CHECK(note.missing.empty());
  CHECK(note.warnings.empty());
  CHECK(note.document.stage == "draft");
}

TEST_CASE("the note is refused while no activity has been carried out", "[output]") {
  auto facts = finished_visit();
  facts.visit.now = *fieldfare::time_from_iso8601("2026-06-01T09:00:00+01:00");
  const auto note = output::build(local_offer(), "summary-note", facts);
  CHECK(mentions(note.missing, "carried out"));
}

TEST_CASE("the note is refused while the area is not known, and every reason is told", "[output]") {
  auto facts = finished_visit();
  facts.visit.visit.visit.area.clear();
  facts.visit.activities.clear();
  const auto note = output::build(local_offer(), "summary-note", facts);
  CHECK(note.missing.size() >= 2);
  CHECK(mentions(note.missing, "area"));
}

TEST_CASE("what usually holds is a warning and no refusal", "[output]") {
  auto facts = finished_visit();
  facts.visit.now = *fieldfare::time_from_iso8601("2026-06-16T18:00:00+01:00");
  facts.visit.members.pop_back();
  facts.visit.activities.front().conflicted = true;
  const auto note = output::build(local_offer(), "summary-note", facts);
  CHECK(note.missing.empty());
  CHECK(mentions(note.warnings, "on-site days"));
  CHECK(mentions(note.warnings, "debrief"));
  CHECK(mentions(note.warnings, "3 inspectors; 2 are"));
  CHECK(mentions(note.warnings, "conflict"));
}

TEST_CASE("evaluative words that people typed are warnings", "[output]") {
  auto facts = finished_visit();
  facts.written["remarks"] = {"The arrangements were excellent.", false};
  const auto note = output::build(local_offer(), "summary-note", facts);
  CHECK(mentions(note.warnings, "\"excellent\" in Remarks of the lead inspector"));
}

TEST_CASE("titles of activities and names of providers stay out of the note", "[output]") {
  const std::string text = markdown(finished_visit());
  CHECK(text.find("A title that stays inside") == std::string::npos);
  CHECK(text.find("Rowan House") == std::string::npos);
  CHECK(text.find("special school") != std::string::npos);
}

TEST_CASE("activities of one kind stand in one row with their days", "[output]") {
  const std::string text = markdown(finished_visit());
  CHECK(text.find("| 2 | education and health | by video and in person | 15 and 16 June 2026 |") !=
        std::string::npos);
}

TEST_CASE("work that is nobody's meeting and work still to come stay out", "[output]") {
  auto facts = finished_visit();
  facts.visit.activities.push_back(activity("sampling-meeting", "2026-06-22T09:00:00+01:00",
                                            "2026-06-22T10:00:00+01:00", "care"));
  const std::string text = markdown(facts);
  CHECK(text.find("Travel") == std::string::npos);
  CHECK(text.find("Sampling meeting") == std::string::npos);
}

TEST_CASE("a provider that no activity names is not counted and is told", "[output]") {
  auto facts = finished_visit();
  facts.visit.providers.push_back(facts.visit.providers.front());
  facts.visit.providers.back().provider_id = fieldfare::test::entity_numbered(9);
  const auto note = output::build(local_offer(), "summary-note", facts);
  CHECK(mentions(note.warnings, "1 of 2 providers"));
}

TEST_CASE("a stage that the framework does not know is refused", "[output]") {
  auto facts = finished_visit();
  facts.visit.stage = "final";
  CHECK(output::build(local_offer(), "summary-note", facts).document.stage == "final");
  facts.visit.stage = "published";
  CHECK_THROWS_AS(output::build(local_offer(), "summary-note", facts), Error);
}

TEST_CASE("typed text never becomes markup", "[output]") {
  output::Document document{"x", "<script>alert(1)</script>", "draft", {}, {}, {}};
  document.sections.push_back({"s", "S", {output::Paragraph{"# a | b\n## c <b>&amp;</b>"}}});
  const std::string html = output::write(document, output::Format::html);
  CHECK(html.find("<script>") == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  const std::string text = output::write(document, output::Format::markdown);
  CHECK(text.find("\n## c") == std::string::npos);
  CHECK(text.find("\\<script\\>") != std::string::npos);
}

TEST_CASE("a format has one name", "[output]") {
  CHECK(output::format_from_name("md") == output::Format::markdown);
  CHECK(output::format_from_name("html") == output::Format::html);
  CHECK(output::format_from_name("json") == output::Format::json);
  CHECK(output::format_from_name("docx") == output::Format::docx);
  CHECK(output::format_from_name("pdf") == output::Format::pdf);
  CHECK_FALSE(output::format_from_name("doc").has_value());
}
