#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/output/export.h>

#include <support/errors.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::code_of;
using test::VisitTeam;

namespace {

void write(VisitTeam& team, std::size_t device, const std::string& text) {
  app::OutputWrite command;
  command.visit = team.visit();
  command.output = "summary-note";
  command.section = "remarks";
  command.text = app::RawText(text);
  static_cast<void>(team[device]->execute(command));
}

app::OutputPreview::Result preview(VisitTeam& team, std::size_t device,
                                   const std::string& output = "summary-note") {
  app::OutputPreview command;
  command.visit = team.visit();
  command.output = output;
  return team[device]->execute(command);
}

const app::OutputSectionView& section(const app::OutputPreview::Result& result,
                                      std::string_view id) {
  const auto found =
      std::find_if(result.sections.begin(), result.sections.end(),
                   [&](const app::OutputSectionView& view) { return view.section == id; });
  REQUIRE(found != result.sections.end());
  return *found;
}

/// What makes the summary note complete: an activity that is over.
void hold_a_meeting(VisitTeam& team) {
  const EntityId activity = team.add_activity(0);
  static_cast<void>(team.add_note(0, activity, "Plans are reviewed every term."));
  team[0].clock().advance(std::chrono::hours(12));
}

std::vector<app::ExportView> exports(VisitTeam& team, std::size_t device) {
  return team[device]->execute(app::ExportList{team.visit()}).exports;
}

}  // namespace

TEST_CASE("a preview shows every section of the framework, with help for those that people write") {
  VisitTeam team(1);
  const auto shown = preview(team, 0);
  const auto& remarks = section(shown, "remarks");
  CHECK(remarks.written);
  CHECK_FALSE(remarks.help.empty());
  CHECK(remarks.blocks.empty());
  CHECK(section(shown, "visit").blocks.front().kind == "facts");
  CHECK(section(shown, "theme").blocks.front().items.size() == 4);
  CHECK_FALSE(shown.reasons.empty());
  CHECK(shown.may_export);
}

TEST_CASE("what people write for an output stands in it on every device") {
  VisitTeam team(2);
  write(team, 0, "One visit moved to the afternoon.");
  team.meet();
  const auto shown = preview(team, 1);
  CHECK(section(shown, "remarks").text == "One visit moved to the afternoon.");
  CHECK(section(shown, "remarks").blocks.front().text == "One visit moved to the afternoon.");
  CHECK_FALSE(shown.may_export);
}

TEST_CASE("a section names everybody who had a part in it, in their order") {
  test::InspectorDevice lead(11);
  test::InspectorDevice health(12, "CQC inspector");
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-06-15");
  const VisitId visit = lead->execute(create).visit_id;
  const auto card = health->execute(app::DeviceCard{}).card;
  static_cast<void>(health->execute(
      app::VisitJoin{lead->execute(app::MemberAdd{visit, card, "inspector"}).invite}));
  test::exchange(*lead, *health, visit);
  const auto written_by = [&] {
    app::OutputPreview query;
    query.visit = visit;
    query.output = "summary-note";
    return section(lead->execute(query), "remarks").written_by;
  };
  CHECK(written_by().empty());
  app::OutputWrite text;
  text.visit = visit;
  text.output = "summary-note";
  text.section = "remarks";
  text.text = app::RawText("The set-up call took an hour.");
  static_cast<void>(health->execute(text));
  test::exchange(*lead, *health, visit);
  text.text = app::RawText("The set-up call took an hour, by video.");
  static_cast<void>(lead->execute(text));
  CHECK(written_by() == std::vector<std::string>{"CQC inspector", "Education HMI"});
}

TEST_CASE("two people who write one section apart meet in one text, or in one conflict") {
  VisitTeam team(2);
  write(team, 0, "One visit moved. The room was cold.");
  team.meet();
  write(team, 0, "One visit moved. The room was warm.");
  write(team, 1, "Two visits moved. The room was cold.");
  team.meet();
  CHECK(section(preview(team, 0), "remarks").text == "Two visits moved. The room was warm.");
  write(team, 0, "Nothing moved.");
  write(team, 1, "All of it moved.");
  team.meet();
  CHECK(team.conflicts(1).size() == 1);
  const auto reasons = preview(team, 0).reasons;
  CHECK(std::any_of(reasons.begin(), reasons.end(), [](const std::string& reason) {
    return reason.find("in conflict") != std::string::npos;
  }));
}

TEST_CASE("two people who write the same section for the first time apart conflict in it once") {
  VisitTeam team(2);
  write(team, 0, "A call was moved.");
  write(team, 1, "A visit was moved.");
  team.meet();
  CHECK(team.conflicts(0).size() == 1);
  CHECK(team.projection(0) == team.projection(1));
}

TEST_CASE("only what is written by hand can be written") {
  VisitTeam team(1);
  app::OutputWrite command;
  command.visit = team.visit();
  command.output = "summary-note";
  command.section = "activities";
  command.text = app::RawText("Ten meetings.");
  CHECK(code_of([&] { team[0]->execute(command); }) == ErrorCode::usage);
  command.section = "weather";
  CHECK(code_of([&] { team[0]->execute(command); }) == ErrorCode::usage);
  command.section = "remarks";
  command.item = "impact";
  CHECK(code_of([&] { team[0]->execute(command); }) == ErrorCode::usage);
  command.output = "report";
  CHECK(code_of([&] { team[0]->execute(command); }) == ErrorCode::not_possible);
}

TEST_CASE("an observer writes nothing for an output") {
  VisitTeam team(2, 1, VisitTeam::Stores::on_disk, {"observer"});
  team.meet();
  app::OutputWrite command;
  command.visit = team.visit();
  command.output = "summary-note";
  command.section = "remarks";
  command.text = app::RawText("A call was moved.");
  CHECK(code_of([&] { team[1]->execute(command); }) == ErrorCode::forbidden);
}

TEST_CASE(
    "an evaluative word is told until the lead lets it pass, and again when that is withdrawn") {
  VisitTeam team(2);
  write(team, 0, "The visit to the Strengths hub was moved.");
  const auto words = [&](std::size_t device) {
    app::WordingCheck check;
    check.visit = team.visit();
    check.output = "summary-note";
    return team[device]->execute(check).words;
  };
  REQUIRE(words(0).size() == 1);
  CHECK(words(0).front().term == "strength*");
  CHECK(words(0).front().allowed.empty());
  app::WordingAllow allow;
  allow.visit = team.visit();
  allow.output = "summary-note";
  allow.term = "strength*";
  allow.reason = app::RawText("the name of the place");
  static_cast<void>(team[0]->execute(allow));
  team.meet();
  CHECK(words(1).front().allowed == "the name of the place");
  CHECK(code_of([&] { team[1]->execute(allow); }) == ErrorCode::forbidden);
  allow.withdraw = true;
  static_cast<void>(team[0]->execute(allow));
  CHECK(words(0).front().allowed.empty());
  allow.term = "weather";
  CHECK(code_of([&] { team[0]->execute(allow); }) == ErrorCode::usage);
}

TEST_CASE("a text is checked as if it stood in an output that must not judge") {
  VisitTeam team(1);
  app::WordingCheck check;
  check.visit = team.visit();
  check.output = "summary-note";
  check.text = app::RawText("The support is excellent.");
  CHECK(team[0]->execute(check).words.size() == 1);
}

TEST_CASE("an export is refused with its reasons, then leaves and is known to all devices") {
  VisitTeam team(2);
  output::ExportOptions options;
  options.format = output::Format::docx;
  const auto make = [&](std::size_t device) {
    return output::export_output(*team[device], team.visit(), "summary-note", options);
  };
  CHECK(code_of([&] { return make(0); }) == ErrorCode::not_possible);
  hold_a_meeting(team);
  const output::Exported made = make(0);
  CHECK(exports(team, 0).empty());
  CHECK(made.record.hash == crypto::hash(as_bytes(made.bytes)));
  static_cast<void>(team[0]->execute(made.record));
  team.meet();
  const auto known = exports(team, 1);
  REQUIRE(known.size() == 1);
  CHECK(known.front().output == "summary-note");
  CHECK(known.front().stage == "draft");
  CHECK(known.front().format == "docx");
  CHECK(known.front().hash == made.record.hash.hex());
  CHECK(known.front().by == "Education HMI");
  CHECK(code_of([&] { return make(1); }) == ErrorCode::forbidden);
  app::ExportRecord record = made.record;
  CHECK(code_of([&] { team[1]->execute(record); }) == ErrorCode::forbidden);
  record.format = "doc";
  CHECK(code_of([&] { team[0]->execute(record); }) == ErrorCode::usage);
}

TEST_CASE("an export that is stopped while the file is written leaves no file and no record") {
  VisitTeam team(1);
  hold_a_meeting(team);
  output::ExportOptions options;
  options.format = output::Format::pdf;
  std::int64_t written = 0;
  const auto stop_at_the_second_block = [&](const app::Progress& progress) {
    written = progress.done;
    return progress.done < 2;
  };
  CHECK(code_of([&] {
          team[0]->watched(stop_at_the_second_block, [&] {
            static_cast<void>(
                output::export_output(*team[0], team.visit(), "summary-note", options));
          });
        }) == ErrorCode::not_possible);
  CHECK(written == 2);
  CHECK(exports(team, 0).empty());
  CHECK_FALSE(team[0]->progress().has_value());
  CHECK_FALSE(output::export_output(*team[0], team.visit(), "summary-note", options).bytes.empty());
}

TEST_CASE("remarks that say who somebody is refuse the export, with their place") {
  VisitTeam team(1);
  hold_a_meeting(team);
  output::ExportOptions options;
  options.remarks = app::RawText("Callum Okafor was there.");
  try {
    static_cast<void>(output::export_output(*team[0], team.visit(), "summary-note", options));
    FAIL("it was exported");
  } catch (const output::ExportRefused& refused) {
    CHECK(refused.code() == ErrorCode::guard_refused);
    REQUIRE(refused.reasons().size() == 1);
    CHECK(refused.reasons().front().starts_with("Remarks of the lead inspector: a name"));
    CHECK(std::string(refused.what()).find("Callum") == std::string::npos);
  }
}

TEST_CASE("the evidence base names the signed entry of each note, and the log that holds it") {
  VisitTeam team(1);
  hold_a_meeting(team);
  const auto note = team[0]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes.front();
  const auto history = team[0]->execute(app::NoteHistory{note.note_id}).versions;
  output::ExportOptions options;
  const std::string text = output::export_output(*team[0], team.visit(), "evidence", options).bytes;
  CHECK(text.find(history.front().entry) != std::string::npos);
  CHECK(text.find(team[0]->execute(app::VisitShow{team.visit()}).projection) != std::string::npos);
}

TEST_CASE("a local offer visit never names its area; one on adulthood does when the area agrees") {
  VisitTeam team(1);
  app::OutputAttribution command;
  command.visit = team.visit();
  command.agreed = true;
  CHECK(code_of([&] { team[0]->execute(command); }) == ErrorCode::not_possible);
  app::VisitCreate other;
  other.framework = "preparation-for-adulthood-2024";
  other.area = app::RawText("Northshire");
  other.fieldwork_start = Date{std::chrono::year(2026), std::chrono::June, std::chrono::day(15)};
  command.visit = team[0]->execute(other).visit_id;
  CHECK_NOTHROW(team[0]->execute(command));
}

TEST_CASE("the outputs of a visit are listed with what they leave out and when they left") {
  VisitTeam team(1);
  hold_a_meeting(team);
  static_cast<void>(
      team[0]->execute(output::export_output(*team[0], team.visit(), "summary-note", {}).record));
  const auto outputs = team[0]->execute(app::OutputList{team.visit()}).outputs;
  REQUIRE(outputs.size() == 5);
  CHECK(outputs.back().output == "timeline");  // of every kind of visit
  CHECK(outputs.front().output == "summary-note");
  CHECK_FALSE(outputs.front().exported_at.empty());
  CHECK_FALSE(outputs.front().leaves_out.empty());
  CHECK(outputs.back().exported_at.empty());
}

TEST_CASE("comments on a draft are kept with their answers, on every device") {
  VisitTeam team(2);
  app::CommentAdd add;
  add.visit = team.visit();
  add.output = "summary-note";
  add.text = app::RawText("The second day is missing.");
  add.from = "lano";
  const EntityId comment = team[0]->execute(add).comment_id;
  team.meet();
  app::CommentAnswer answer;
  answer.comment = comment;
  answer.text = app::RawText("It was added.");
  answer.changed = true;
  static_cast<void>(team[1]->execute(answer));
  team.meet();
  const auto comments = team[0]->execute(app::CommentList{team.visit(), {}}).comments;
  REQUIRE(comments.size() == 1);
  CHECK(comments.front().state == "answered");
  CHECK(comments.front().answer == "It was added.");
  CHECK(comments.front().changed);
  CHECK_FALSE(comments.front().from.empty());
  CHECK(team[0]->execute(app::CommentList{team.visit(), "national"}).comments.empty());
  add.output = "report";
  CHECK(code_of([&] { team[0]->execute(add); }) == ErrorCode::not_possible);
}
