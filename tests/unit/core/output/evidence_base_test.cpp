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

output::OutputFacts hand_over() {
  output::OutputFacts facts = test::finished(local_offer());
  const EntityId activity = facts.visit.activities.front().activity_id;
  facts.evidence.cases = {test::case_coded(1, "T-QK4X", "tracked"),
                          test::case_coded(2, "S-7MPD", "sampled")};
  facts.evidence.notes = {note_numbered(10, activity, "T-QK4X waits; so does s-7mpd.", {"LO1.1"}),
                          note_numbered(11, activity, "Plans are read aloud.", {"LO1"})};
  facts.evidence.notes.front().note.case_id = test::entity_numbered(1).hex();
  facts.evidence.visit_id = std::string(64, 'b');
  facts.evidence.framework_hash = local_offer().content_hash.hex();
  facts.evidence.logs = {{std::string(32, 'c'), "CQC inspector", 12, std::string(64, 'd')}};
  facts.evidence.keys = {{"CQC inspector", "inspector", std::string(64, 'e')}};
  facts.visit.visit.projection = std::string(64, 'f');
  return facts;
}

}  // namespace

TEST_CASE("the evidence base tells who wrote each note, when, how, and its signed entry",
          "[output]") {
  const auto built = output::build(local_offer(), "evidence", hand_over());
  CHECK(built.missing.empty());
  CHECK(built.document.marking == "Confidential");
  const std::string text = markdown_of(built);
  CHECK(text.find("CQC inspector, 16 June 2026, 10:05, written in the activity") !=
        std::string::npos);
  CHECK(text.find("Signed entry: " + std::string(62, 'a') + "07") != std::string::npos);
  CHECK(text.find("Basis: told") != std::string::npos);
}

TEST_CASE("no code of a child stands in the evidence base, and few children are not counted",
          "[output]") {
  const std::string text = markdown_of(output::build(local_offer(), "evidence", hand_over()));
  CHECK(text.find("QK4X") == std::string::npos);
  CHECK(text.find("7mpd") == std::string::npos);
  CHECK(text.find("\\[a tracked child or young person\\] waits") != std::string::npos);
  CHECK(text.find("followed: fewer than 5") != std::string::npos);
  auto facts = hand_over();
  for (std::uint8_t i = 3; i < 7; ++i)
    facts.evidence.cases.push_back(test::case_coded(i, "T-BBB" + std::to_string(i), "tracked"));
  CHECK(markdown_of(output::build(local_offer(), "evidence", facts)).find("followed: 6") !=
        std::string::npos);
}

TEST_CASE("a changed note shows its history, and a redacted one that it was", "[output]") {
  auto facts = hand_over();
  app::NoteVersion second = facts.evidence.notes[1].versions.front();
  second.text = "Plans are read aloud to T-QK4X.";
  second.entry = std::string(64, '9');
  facts.evidence.notes[1].versions.push_back(second);
  facts.evidence.notes[0].note.erased = true;
  facts.evidence.notes[0].note.text.clear();
  facts.evidence.notes[0].note.redaction.emplace();
  facts.evidence.notes[0].note.redaction->by = "Education HMI";
  facts.evidence.notes[0].note.redaction->at = "2026-06-17T09:00:00+01:00";
  facts.evidence.notes[0].note.redaction->reason = "said too much";
  const std::string text = markdown_of(output::build(local_offer(), "evidence", facts));
  CHECK(text.find(
            "| 2 | CQC inspector, 16 June 2026, 10:05 | Plans are read aloud to \\[a tracked") !=
        std::string::npos);
  CHECK(text.find("redacted by Education HMI, 17 June 2026, 09:00: said too much") !=
        std::string::npos);
  CHECK(text.find("waits; so does") == std::string::npos);
}

TEST_CASE("restricted notes and what was done about concerns are left out unless asked for",
          "[output]") {
  auto facts = hand_over();
  facts.evidence.notes[1].note.audience = "restricted";
  app::ConcernView concern;
  concern.kind = "safeguarding";
  concern.state = "open";
  concern.raised_at = "2026-06-16T10:20:00+01:00";
  concern.author = "CQC inspector";
  app::ConcernActView act;
  act.action = "Told the duty desk about T-QK4X";
  act.passed_to_label = "Local authority";
  act.passed_at = "2026-06-16T11:00:00+01:00";
  concern.acts = {act};
  app::ConcernView wellbeing = concern;
  wellbeing.kind = "wellbeing";
  wellbeing.author = "Nobody in the record";
  facts.evidence.concerns = {concern, wellbeing};
  const std::string without = markdown_of(output::build(local_offer(), "evidence", facts));
  CHECK(without.find("Plans are read aloud") == std::string::npos);
  CHECK(without.find("Restricted notes left out: 1") != std::string::npos);
  CHECK(without.find("passed to Local authority, 16 June 2026, 11:00; 1 act recorded") !=
        std::string::npos);
  CHECK(without.find("duty desk") == std::string::npos);
  facts.evidence.with_restricted = true;
  const std::string with = markdown_of(output::build(local_offer(), "evidence", facts));
  CHECK(with.find("Plans are read aloud") != std::string::npos);
  CHECK(with.find("Told the duty desk about \\[a tracked") != std::string::npos);
  CHECK(with.find("Nobody in the record") == std::string::npos);
}

TEST_CASE("the last section says how to check the evidence base", "[output]") {
  const auto built = output::build(local_offer(), "evidence", hand_over());
  CHECK(built.document.sections.back().id == "verification");
  const std::string text = markdown_of(built);
  for (const char letter : {'b', 'd', 'e', 'f'})
    CHECK(text.find(std::string(64, letter)) != std::string::npos);
  CHECK(text.find(local_offer().content_hash.hex()) != std::string::npos);
  CHECK(text.find("fieldfare store verify") != std::string::npos);
  CHECK(text.find("b2sum -l 256") != std::string::npos);
}

TEST_CASE("a visit without a note has no evidence base", "[output]") {
  auto facts = hand_over();
  facts.evidence.notes.clear();
  CHECK(mentions(output::build(local_offer(), "evidence", facts).missing, "\"Notes\" is empty"));
}

TEST_CASE("an open conflict is told and does not hold the hand-over", "[output]") {
  auto facts = hand_over();
  facts.visit.visit.visit.conflicts = 2;
  const auto built = output::build(local_offer(), "evidence", facts);
  CHECK(built.missing.empty());
  CHECK(mentions(built.warnings, "2 conflicts are open"));
}
