#include <catch2/catch_test_macros.hpp>

#include "processes.h"
#include "traces.h"

/// What a lead does around and after a visit, by the command line: a pause, the timeline for the
/// area, cohorts, complaints, who received what.
namespace fieldfare::e2e {

TEST_CASE("a lead pauses a visit, goes on, and reads what moved and why", "[e2e]") {
  const test::TemporaryDirectory directory;
  Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "local-offer-2026", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  const Json paused =
      lead.ok({"visit", "pause", "--from", "2026-06-15", "--reason", "On the duty desk's advice"});
  CHECK_FALSE(paused.at("suspended").empty());
  CHECK(lead.ok({"visit", "show"}).at("state") == "paused");
  const auto list = lead.plain({"deadline", "list"});
  CHECK(list.output.find("The visit is paused since 2026-06-15") != std::string::npos);
  const auto resumed = lead.plain({"visit", "resume", "--on", "2026-06-17"});
  CHECK(resumed.output.find("duty desk") != std::string::npos);
  CHECK(resumed.output.find("2 working days") != std::string::npos);
  lead.refused(8, {"visit", "resume"});
  lead.ok({"visit", "school-holiday", "--from", "2026-06-18", "--until", "2026-06-19"});
  CHECK_FALSE(lead.ok({"visit", "show"}).at("calendar_notes").empty());
}

TEST_CASE("the area's timeline is a document in every format and names nobody", "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "area-send-2023", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  const auto given = directory / "given";
  std::filesystem::create_directory(given);
  for (const char* format : {"docx", "pdf", "html", "md", "json"}) {
    const auto file = given / (std::string("timeline.") + format);
    lead.ok({"export", "timeline", "--format", format, "--out", file.string()});
    CHECK(std::filesystem::file_size(file) > 500);
  }
  CHECK(traces_of({"Education HMI"}, given).empty());
  CHECK(lead.ok({"export", "list"}).at("exports").size() == 5);
  CHECK(lead.ok({"distribution", "sent", "timeline", "--to", "lano"}).at("warnings").empty());
}

TEST_CASE("a complaint, its answer and who received what are kept by the command line", "[e2e]") {
  const test::TemporaryDirectory directory;
  Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "area-send-2023", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  lead.at("2026-07-14T10:00:00+01:00");
  const Json sent = lead.ok({"distribution", "sent", "report", "--stage", "final", "--to",
                             "local-authority", "--on", "2026-07-10"});
  CHECK(sent.at("settled").at(0).at("id") == "final-report");
  const std::string complaint =
      lead.ok({"complaint", "add", "--about", "findings", "--from", "lano"}).at("complaint_id");
  CHECK(lead.ok({"complaint", "list"}).at("holds_publication") == true);
  const auto answered =
      lead.plain({"complaint", "answer", complaint.substr(0, 10), "--outcome", "not-upheld"});
  CHECK(answered.output.find("Publication no longer waits") != std::string::npos);
  CHECK_FALSE(lead.ok({"distribution", "list"}).at("recipients").empty());
  lead.ok({"afterwards", "done", "forum-copy"});
  CHECK(lead.plain({"afterwards", "list"}).output.find("forum-copy") != std::string::npos);
  lead.ok({"visit", "hold", "--reason", "Research on waits"});
  lead.refused(8, {"visit", "dispose"});
}

TEST_CASE("cohorts and earlier weaknesses are kept by the command line", "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "area-send-monitoring-2023", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  const auto report = directory / "report.json";
  write_text(report, R"({"records":[{"record":"priority-action","text":"Waits for therapy."}]})");
  CHECK(lead.ok({"judgement", "earlier", "--file", report.string()}).at("weaknesses").size() == 1);
  CHECK(lead.ok({"judgement", "take-over", "--file", report.string()}).at("records").size() == 1);
  CHECK(lead.ok({"judgement", "take-over", "--file", report.string()}).at("already") == 1);
  CHECK(lead.ok({"output", "compare"}).at("written") == 1);
  const std::string cohort =
      lead.ok({"cohort", "add", "--need", "speech and language", "--size", "12"}).at("cohort_id");
  const std::string sampled = lead.ok({"case", "add", "--kind", "sampled"}).at("case_id");
  lead.ok({"cohort", "case", cohort, "--case", sampled, "--invited"});
  lead.ok({"cohort", "edit", cohort, "--documents-read"});
  const Json list = lead.ok({"cohort", "list"}).at("cohorts");
  CHECK(list.at(0).at("cases").at(0).at("invited") == true);
  CHECK(list.at(0).at("remarks").size() == 1);
}

}  // namespace fieldfare::e2e
