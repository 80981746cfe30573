#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>

#include "processes.h"
#include "traces.h"

namespace fieldfare::e2e {

namespace {

const std::string name_text = "Callum Okafor said that the taxi is often late.";
const std::string birth_text = "The child was born on 14/03/2014 and is in year seven.";
const std::string nhs_text = "The NHS number is 943 476 5919.";

std::int64_t entries(const Device& device) {
  return device.ok({"store", "info"}).at("entries").get<std::int64_t>();
}

}  // namespace

TEST_CASE("a name, a date of birth and an NHS number are refused and nothing is written", "[e2e]") {
  const Team team;
  const std::int64_t before = entries(team.second);
  struct Identity {
    std::string text;
    std::string label;
  };
  for (const Identity& identity :
       {Identity{name_text, "PERSON"}, {birth_text, "DOB"}, {nhs_text, "ID"}}) {
    CAPTURE(identity.text);
    const Json error = team.second.refused(
        3, {"note", "add", "--activity", team.activity, "--text", identity.text});
    CHECK(error.at("code") == "guard.refused");
    bool told = false;
    for (const Json& finding : error.at("findings")) {
      told = told || finding.at("label") == identity.label;
    }
    CHECK(told);
    CHECK(error.dump().find("Okafor") == std::string::npos);

    const Answer checked = team.second.call({"guard", "check", "--text", identity.text});
    CHECK(checked.exit_code == 3);
    CHECK_FALSE(checked.json.at("findings").empty());
  }
  CHECK(entries(team.second) == before);
  CHECK(team.second.ok({"note", "list", "--visit", team.visit}).at("notes").empty());
}

TEST_CASE("every text of every command goes through the guard", "[e2e]") {
  const Team team;
  const std::string note =
      team.lead.ok({"note", "add", "--activity", team.activity, "--text", "One plan."})
          .at("note_id");
  const std::string line =
      team.lead.ok({"line", "add", "--visit", team.visit, "--text", "How are plans agreed?"})
          .at("line_id");
  const std::string concern = team.lead
                                  .ok({"concern", "add", "--visit", team.visit, "--kind", "conduct",
                                       "--text", "A meeting was cut short."})
                                  .at("concern_id");
  const std::string meeting =
      team.lead
          .ok({"activity", "add", "--visit", team.visit, "--kind", "team-meeting", "--title",
               "Evening", "--starts", "2026-06-15T17:00", "--ends", "2026-06-15T18:00"})
          .at("activity_id");
  const std::int64_t before = entries(team.lead);
  const std::vector<Words> calls = {
      {"note", "add", "--activity", team.activity, "--text", name_text},
      {"note", "edit", note, "--text", name_text},
      {"note", "redact", note, "--reason", name_text},
      {"line", "add", "--visit", team.visit, "--text", name_text},
      {"line", "update", line, "--text", name_text},
      {"line", "close", line, "--outcome", name_text},
      {"line", "add", "--visit", team.visit, "--text", "Waits", "--from-detail", name_text},
      {"line", "update", line, "--next", name_text},
      {"meeting", "record", meeting, "--text", name_text},
      {"meeting", "tick", meeting, "--item", "themes", "--answer", name_text},
      {"meeting", "held", meeting, "--agreed", name_text},
      {"summary", "write", "--visit", team.visit, "--text", name_text},
      {"concern", "add", "--visit", team.visit, "--kind", "conduct", "--text", name_text},
      {"concern", "act", concern, "--action", name_text},
      {"concern", "act", concern, "--action", "Passed on", "--told", name_text},
      {"case", "add", "--visit", team.visit, "--kind", "tracked", "--phase", name_text},
      {"case", "add", "--visit", team.visit, "--kind", "tracked", "--attribute", name_text},
      {"activity", "update", team.activity, "--title", name_text},
      {"activity", "add", "--visit", team.visit, "--kind", "tracking-meeting", "--title", name_text,
       "--starts", "2026-06-15T12:00", "--ends", "2026-06-15T13:00"},
      {"provider", "add", "--visit", team.visit, "--name", "Rowan House", "--sector", "education",
       "--kind", name_text},
  };
  for (const Words& call : calls)
    team.lead.refused(3, call);
  team.lead.refused(3, {"note", "add", "--activity", team.activity, "--text", "-"},
                    name_text + "\n");
  CHECK(entries(team.lead) == before);
}

TEST_CASE("no note text and no identity is in any file of any store, bundle, hub or log", "[e2e]") {
  Team team;
  const std::vector<std::string> evidence = {"marmalade", "velocipede", "chandelier", "harpsichord",
                                             "thermometer"};
  const std::string note =
      team.lead
          .ok({"note", "add", "--activity", team.activity, "--text",
               "A velocipede and marmalade stood in the hall.", "--criterion", "LO1.1"})
          .at("note_id");
  team.second.ok({"note", "add", "--activity", team.activity, "--text",
                  "The chandelier was lit and nobody said why."});
  team.third.ok({"line", "add", "--visit", team.visit, "--text", "Who plays the harpsichord?"});
  team.third.ok({"concern", "add", "--visit", team.visit, "--kind", "conduct", "--text",
                 "The thermometer was not read."});
  team.meet();
  team.lead.ok({"note", "edit", note, "--text", "The velocipede was gone, the marmalade was not."});
  team.third.ok(
      {"note", "edit", note, "--text", "The velocipede was blue, the marmalade was not."});
  team.lead.ok({"search", "--visit", team.visit, "marmalade"});
  for (const Device* device : team.devices()) {
    for (const std::string& text : {name_text, birth_text, nhs_text}) {
      device->refused(3, {"note", "add", "--activity", team.activity, "--text", text});
    }
  }
  team.lead.ok(
      {"sync", "--visit", team.visit, "--bundle-out", (team.directory / "visit.bundle").string()});
  team.lead.ok({"store", "backup", (team.directory / "lead.backup").string()});
  team.meet();
  const std::string conflict = team.lead.ok({"conflict", "list", "--visit", team.visit})
                                   .at("conflicts")
                                   .at(0)
                                   .at("conflict_id");
  team.lead.ok({"conflict", "resolve", conflict, "--keep", "ours"});
  team.lead.ok({"note", "redact", note, "--reason", "Not evidence"});
  team.meet();

  std::vector<std::string> words = evidence;
  words.insert(words.end(),
               {"Callum", "Okafor", "14/03/2014", "943 476 5919", "9434765919", "Tracking meeting",
                "Northshire", "Education HMI", "tracking-meeting"});
  CHECK_THAT(traces_of(words, team.directory.path()), Catch::Matchers::IsEmpty());
  team.hub.stop();
  CHECK_THAT(traces_of(words, team.directory.path()), Catch::Matchers::IsEmpty());

  // The scan can find: the same words, planted in each way that it looks for.
  const auto planted = team.directory / "lead" / "planted";
  write_text(planted, std::string(5000, '\0') + "a VELOCIPEDE in upper case");
  CHECK(traces_of(words, team.directory.path()).size() == 1);
  write_text(planted, std::string("m\0a\0r\0m\0a\0l\0a\0d\0e\0", 18));
  CHECK(traces_of(words, team.directory.path()).size() == 1);
  write_text(planted, std::string("\0o\0k\0a\0f\0o\0r", 12));
  CHECK(traces_of(words, team.directory.path()).size() == 1);
  // And it reads the very files that it cleared: what is open in a bundle is found in it.
  CHECK_FALSE(traces_of({"FFBUNDLE"}, team.directory.path()).empty());
}

TEST_CASE("lines are checked in a stream, with offsets in code points and an allow list", "[e2e]") {
  const test::TemporaryDirectory directory;
  write_text(directory / "allow", "Rowan House\n");
  const std::string lines =
      "{\"id\":\"1\",\"text\":\"Leaders described one plan.\"}\n"
      "{\"id\":\"2\",\"text\":\"Zo\u00eb was there: caf\u00e9, 943 476 5919.\"}\n"
      "{\"id\":3,\"text\":\"We went to Rowan House.\"}\n";
  const platform::Finished finished = without_store(
      {"guard", "check", "--jsonl", "--allow", (directory / "allow").string()}, lines);
  CHECK(finished.exit_code == 0);
  std::istringstream out(finished.output);
  std::vector<Json> answers;
  for (std::string line; std::getline(out, line);)
    answers.push_back(Json::parse(line));
  REQUIRE(answers.size() == 3);
  CHECK(answers[0] == Json({{"id", "1"}, {"spans", Json::array()}}));
  CHECK(answers[1].at("id") == "2");
  bool number_found = false;
  for (const Json& span : answers[1].at("spans")) {
    number_found = number_found || (span == Json({{"start", 21}, {"end", 33}, {"label", "ID"}}));
  }
  CHECK(number_found);
  CHECK(answers[2].at("id") == 3);
  CHECK(answers[2].at("spans").empty());

  CHECK(finished.errors.empty());
}

TEST_CASE("a line that cannot be read is told and does not hide what the others hold", "[e2e]") {
  const std::string lines =
      "\xEF\xBB\xBF{\"id\":\"1\",\"text\":\"Met Oluwaseun.\"}\r\n"
      "not json\n"
      "{\"id\":\"2\"}\n"
      "{\"id\":\"3\",\"text\":\"caf\xE9\"}\n"
      "\n"
      "{\"id\":\"4\",\"text\":\"One plan was late.\"}";
  const platform::Finished finished = without_store({"guard", "check", "--jsonl"}, lines);
  CHECK(finished.exit_code == 0);
  CHECK(finished.output ==
        "{\"id\":\"1\",\"spans\":[{\"start\":4,\"end\":13,\"label\":\"PERSON\"}]}\n"
        "{\"id\":\"4\",\"spans\":[]}\n");
  CHECK(finished.errors.find("Line 2 ") != std::string::npos);
  CHECK(finished.errors.find("3 of 6 lines") != std::string::npos);
}

}  // namespace fieldfare::e2e
