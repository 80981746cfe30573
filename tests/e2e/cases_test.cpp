#include <catch2/catch_test_macros.hpp>

#include "processes.h"
#include "traces.h"

/// The area's list comes in by the command line; whom it names is nowhere afterwards.
namespace fieldfare::e2e {

namespace {

const std::vector<std::string> identities = {"Zebedee",    "Quillfeather", "12/03/2014",
                                             "2014-03-12", "9434765919",   "LS14 6QQ"};

std::string list() {
  std::string out =
      "Northshire: children and young people with SEND;;;;;;;;\n\n"
      "Pseudonym;Forename;Family;DOB;NHS no;Home;Age;Primary need;SEN status;AP\n";
  for (int i = 0; i < 60; ++i) {
    out += "REF" + std::to_string(500 + i) + ";Zebedee;Quillfeather;12/03/2014;9434765919;" +
           "LS14 6QQ;" + std::to_string(4 + i % 20) + ";" + (i % 2 == 0 ? "ASD" : "SEMH") + ";" +
           (i % 3 == 0 ? "K" : "EHCP") + ";" + (i % 10 == 0 ? "Yes" : "No") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a list is imported, six cases are proposed and chosen, and nobody is named anywhere",
          "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "area-send-2023", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  const auto file = directory / "list.csv";
  write_text(file, list());

  const Json shown = lead.ok({"cases", "import", file.string(), "--dry-run"});
  CHECK(shown.at("rows") == 60);
  CHECK(lead.ok({"cases", "data"}).at("lists").empty());

  const Json taken = lead.ok({"cases", "import", file.string(), "--as-at", "2026-05-29"});
  CHECK(taken.at("rows") == 60);
  CHECK(taken.at("heading_row") == 3);
  CHECK(taken.at("refused_columns") ==
        Json::array({"Forename", "Family", "DOB", "NHS no", "Home"}));
  CHECK(lead.ok({"cases", "rows", "--where", "support=sen-support", "--limit", "3"}).at("total") ==
        20);

  const Json proposal = lead.ok({"cases", "propose"});
  REQUIRE(proposal.at("proposal").size() == 6);
  Words select = {"cases", "select"};
  for (const Json& one : proposal.at("proposal")) {
    CHECK_FALSE(one.at("why").get<std::string>().empty());
    select.push_back(one.at("row"));
  }
  CHECK(lead.ok({"cases", "propose"}) == proposal);
  const Json selected = lead.ok(select);
  CHECK(selected.at("cases").size() == 6);
  const Json cases = lead.ok({"case", "list"});
  REQUIRE(cases.at("cases").size() == 6);
  const std::string one = cases.at("cases").at(0).at("case_id");
  CHECK(lead.ok({"case", "consent", one, "--state", "withdrawn"}).at("locked_notes") == 0);
  lead.ok({"case", "decide", one, "--notes", "keep", "--reason", "Nothing was written."});
  CHECK(lead.ok({"cases", "check", "--text", "A 14 year old with autism"}).at("checked") == true);

  lead.ok({"store", "backup", (directory / "backup").string()});
  std::filesystem::remove(file);
  for (const std::string& trace : traces_of(identities, directory.path()))
    FAIL_CHECK(trace);
  const auto told = lead.plain({"cases", "data"});
  CHECK(told.output.find("60 rows") != std::string::npos);
  CHECK(lead.ok({"cases", "wipe"}).at("rows") == 60);
  lead.refused(8, {"cases", "propose"});
}

TEST_CASE("files that are no list end with the exit codes of the contract", "[e2e]") {
  const test::TemporaryDirectory directory;
  const Device lead(directory.path(), "lead", "Education HMI");
  lead.ok({"visit", "create", "--framework", "area-send-2023", "--area", "Northshire",
           "--fieldwork-start", "2026-06-15"});
  const auto refused = [&](int exit_code, const std::string& text, const Words& more = {}) {
    const auto file = directory / "file";
    write_text(file, text);
    Words words = {"cases", "import", file.string()};
    words.insert(words.end(), more.begin(), more.end());
    return lead.refused(exit_code, words);
  };
  refused(5, "PK\x03\x04 this is no archive");
  refused(5, "Ref,Age\n\"1,2\n");
  refused(8, "%PDF-1.7");
  refused(8, "nothing,that\nis,known\n");
  refused(2, "Ref,Age\n1,9\n", {"--map", "Q=age"});
  refused(3, "Ref,Name\n1,Zofia Nowak\n", {"--map", "B=needs"});
  lead.refused(8, {"cases", "import", (directory / "none.csv").string()});
  CHECK(lead.ok({"cases", "data"}).at("lists").empty());
}

TEST_CASE("providers are proposed from what is known, and moved on", "[e2e]") {
  const Team team;
  const std::string& visit = team.visit;
  const std::string school = team.lead
                                 .ok({"provider", "add", "--visit", visit, "--name", "Rowan House",
                                      "--sector", "education"})
                                 .at("provider_id");
  team.lead.ok(
      {"provider", "add", "--visit", visit, "--name", "Riverside Clinic", "--sector", "health"});
  const Json proposal = team.lead.ok({"provider", "propose", "--visit", visit});
  CHECK(proposal.at("proposal").size() == 2);
  CHECK_FALSE(proposal.at("warnings").empty());  // nobody of social care is known
  team.lead.ok({"provider", "select", "--visit", visit, school, "--state", "discussed",
                "--known-by", "area"});
  team.lead.refused(2, {"provider", "select", "--visit", visit, school, "--state", "liked"});
}

}  // namespace fieldfare::e2e
