#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <sstream>

#include <fieldfare/core/sanitized.h>
#include <places.h>
#include <support/file_text.h>

#include "processes.h"
#include "traces.h"

/// What people read: help, plain text, the reference page, the demonstration.
namespace fieldfare::e2e {

TEST_CASE("help stands at every level and shows an example", "[e2e]") {
  for (const Words& words : {Words{"--help"}, Words{"note", "--help"},
                             Words{"note", "add", "--help"}, Words{"search", "--help"}}) {
    const platform::Finished finished = without_store(words);
    CHECK(finished.exit_code == 0);
    CHECK(finished.output.find("fieldfare ") != std::string::npos);
    CHECK(finished.output.find("xample") != std::string::npos);
  }
  CHECK(without_store({"--version"}).output.starts_with("fieldfare "));
}

TEST_CASE("the reference page lists every command as the program does", "[e2e]") {
  const std::string page = test::file_text(FIELDFARE_SOURCE_TREE "/docs/cli.md");
  const platform::Finished finished = without_store({"--help-all"});
  CHECK(finished.exit_code == 0);
  std::istringstream lines(finished.output);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(page.find(line) != std::string::npos);
  }
}

TEST_CASE("without --json people get sentences and tables", "[e2e]") {
  const Team team;
  const platform::Finished added =
      team.lead.plain({"note", "add", "--activity", team.activity, "--text", "One plan."});
  CHECK(added.exit_code == 0);
  CHECK(added.output.find("on this device") != std::string::npos);
  CHECK(team.lead.plain({"activity", "list"}).output.find("15 Jun 2026 09:00") !=
        std::string::npos);
  CHECK(team.lead.plain({"visit", "show"}).output.find("Northshire") != std::string::npos);
  CHECK(team.lead.plain({"note", "list"}).output.find("typed in the activity") !=
        std::string::npos);
  for (const Words& words : {Words{"store", "info"},
                             Words{"store", "verify"},
                             Words{"visit", "list"},
                             Words{"member", "list"},
                             Words{"case", "list"},
                             Words{"line", "list"},
                             Words{"concern", "list"},
                             Words{"provider", "list"},
                             Words{"search", "plan"},
                             Words{"coverage", "show"},
                             Words{"meeting", "list"},
                             Words{"meeting", "prepare"},
                             Words{"meeting", "points"},
                             Words{"summary", "list"},
                             Words{"summary", "show"},
                             Words{"conflict", "list"},
                             Words{"guard", "allowed"},
                             Words{"framework", "list"},
                             Words{"framework", "show", "local-offer-2026"},
                             Words{"device", "card"}}) {
    const platform::Finished finished = team.lead.plain(words);
    INFO(words[0] << ": " << finished.errors);
    CHECK(finished.exit_code == 0);
    CHECK_FALSE(finished.output.empty());
    CHECK(finished.output.find('{') == std::string::npos);
  }
}

TEST_CASE("a refusal in words says what was found and never repeats it", "[e2e]") {
  const Team team;
  const platform::Finished refused = team.lead.plain(
      {"note", "add", "--activity", team.activity, "--text", "Ask Callum Okafor about it."});
  CHECK(refused.exit_code == 3);
  CHECK(refused.output.empty());
  CHECK(refused.errors.find("PERSON") != std::string::npos);
  CHECK(refused.errors.find("Okafor") == std::string::npos);
}

TEST_CASE("the demonstration plays a day and leaves a note, a transcript and sound stores",
          "[e2e]") {
  const test::TemporaryDirectory directory;
  const auto out = directory / "day";
  const auto begun = std::chrono::steady_clock::now();
  const platform::Finished finished =
      platform::run({FIELDFARE_PROGRAM_FIELDFARE,
                     {"demo", "--out", out.string()},
                     {},
                     {{"FIELDFARE_HUB", FIELDFARE_PROGRAM_FIELDFARE_HUB}}});
  INFO(finished.output << finished.errors);
  REQUIRE(finished.exit_code == 0);
  // What a user waits at most. A sanitizer takes longer, and no user has one.
#ifndef FIELDFARE_SANITIZED
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(120));
#else
  static_cast<void>(begun);
#endif
  const std::string transcript = test::file_text((out / "transcript.md").string());
  CHECK(transcript.find("[exit code 3]") != std::string::npos);
  CHECK(transcript.find("There are no conflicts.") != std::string::npos);
  CHECK(test::file_text((out / "summary-note.md").string()).find("Northshire") !=
        std::string::npos);
  CHECK(std::filesystem::exists(out / "summary-note.html"));
  for (const char* store : {"lead", "social-care", "health"}) {
    const platform::Finished verified =
        platform::run({FIELDFARE_PROGRAM_FIELDFARE,
                       {"store", "verify"},
                       {},
                       {{"FIELDFARE_STORE", (out / "stores" / store).string()},
                        {"FIELDFARE_PASSPHRASE_FILE",
                         (out / "passphrases" / (std::string(store) + ".txt")).string()}}});
    INFO(store << ": " << verified.output << verified.errors);
    CHECK(verified.exit_code == 0);
  }
  CHECK(traces_of({"short breaks"}, out / "stores").empty());
  CHECK(traces_of({"short breaks"}, out / "hub").empty());
  CHECK(traces_of({"Callum", "Okafor", "14/03/2014"}, out).empty());

  const platform::Finished again =
      platform::run({FIELDFARE_PROGRAM_FIELDFARE, {"demo", "--out", out.string()}, {}, {}});
  CHECK(again.exit_code == 8);
}

}  // namespace fieldfare::e2e
