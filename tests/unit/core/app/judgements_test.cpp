#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/summaries.h>

#include <support/errors.h>
#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;
using namespace std::chrono_literals;
using test::code_of;
using test::VisitTeam;

namespace {

VisitTeam full_inspection(std::size_t devices) {
  return VisitTeam(devices, 1, VisitTeam::Stores::on_disk, {}, "area-send-2023");
}

/// An activity of one hour that begins now on the first device.
EntityId begin(VisitTeam& team, const std::string& kind) {
  app::ActivityAdd add;
  add.visit = team.visit();
  add.kind = kind;
  add.title = app::RawText("Meeting");
  add.starts = team[0].clock().now();
  add.ends = {add.starts.ms + 60 * 60 * 1000, add.starts.offset_minutes};
  return team[0]->execute(add).activity_id;
}

app::JudgementShow::Result judgement(VisitTeam& team, std::size_t device = 0) {
  return team[device]->execute(app::JudgementShow{team.visit()});
}

app::JudgementSet set(VisitTeam& team) {
  app::JudgementSet out;
  out.visit = team.visit();
  return out;
}

EntityId add(VisitTeam& team, std::size_t device, const std::string& record,
             const std::string& text, std::vector<EntityId> notes = {}) {
  app::JudgementAdd command;
  command.visit = team.visit();
  command.record = record;
  command.text = app::RawText(text);
  command.notes = std::move(notes);
  return team[device]->execute(command).record_id;
}

bool has(const std::vector<std::string>& all, const std::string& part) {
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a visit that does not judge has no judgement to set, add to or show") {
  for (const auto* framework : {"local-offer-2026", "preparation-for-adulthood-2024",
                                "alternative-provision-2023", "area-send-engagement-2023"}) {
    INFO(framework);
    VisitTeam team(1, 1, VisitTeam::Stores::in_memory, {}, framework);
    const auto error = test::error_of([&] { return judgement(team); });
    REQUIRE(error);
    CHECK(error->code() == ErrorCode::not_possible);
    CHECK(std::string(error->what()).find("makes no judgement") != std::string::npos);
    CHECK(code_of([&] { return team[0]->execute(set(team)); }) == ErrorCode::not_possible);
    CHECK(code_of([&] { return add(team, 0, "strength", "Good."); }) == ErrorCode::not_possible);
  }
}

TEST_CASE("no outcome is chosen before the final team meeting has begun") {
  VisitTeam team = full_inspection(1);
  app::JudgementSet choose = set(team);
  choose.yes = {"strong-outcomes", "positive-experiences"};
  choose.outcome = "typically-positive";
  CHECK(code_of([&] { return team[0]->execute(choose); }) == ErrorCode::not_possible);
  begin(team, "final-team-meeting");
  team[0].clock().advance(-1h);  // planned, and yet to come
  CHECK(code_of([&] { return team[0]->execute(choose); }) == ErrorCode::not_possible);
  team[0].clock().advance(1h);
  static_cast<void>(team[0]->execute(choose));
  const auto shown = judgement(team);
  CHECK(shown.outcome == "typically-positive");
  CHECK(shown.by == "Education HMI");
  CHECK(has({shown.follow_on.at(1).text}, "five years"));
}

TEST_CASE("an outcome is refused while a rule stands against it") {
  VisitTeam team = full_inspection(1);
  begin(team, "final-team-meeting");
  app::JudgementSet choose = set(team);
  choose.outcome = "typically-positive";
  CHECK(code_of([&] { return team[0]->execute(choose); }) == ErrorCode::not_possible);
  choose.yes = {"strong-outcomes"};
  choose.no = {"positive-experiences"};
  CHECK(code_of([&] { return team[0]->execute(choose); }) == ErrorCode::not_possible);
  choose.outcome = "inconsistent";
  static_cast<void>(team[0]->execute(choose));

  const EntityId action = add(team, 0, "priority-action", "Waits for therapy are dangerous.");
  CHECK(has(judgement(team).reasons, "There are areas for priority action."));
  app::JudgementSet third = set(team);
  third.outcome = "widespread-failings";
  static_cast<void>(team[0]->execute(third));
  CHECK_FALSE(has(judgement(team).reasons, "There are areas for priority action."));
  app::JudgementEdit withdraw;
  withdraw.record = action;
  withdraw.withdrawn = true;
  static_cast<void>(team[0]->execute(withdraw));
  CHECK(has(judgement(team).reasons, "There is no area for priority action."));
  CHECK(judgement(team).withdrawn.size() == 1);
}

TEST_CASE("every record is traced to notes that are evidence") {
  VisitTeam team = full_inspection(2);
  const EntityId meeting = team.add_activity(0);
  team.meet();
  const EntityId note = team.add_note(1, meeting, "Families see plans before the panel.");
  app::NoteAdd hidden;
  hidden.activity = meeting;
  hidden.text = app::RawText("A gate stood open.");
  hidden.audience = "restricted";
  const EntityId restricted = team[1]->execute(hidden).note_id;
  team.meet();
  CHECK(code_of([&] { return add(team, 0, "strength", "Plans.", {restricted}); }) ==
        ErrorCode::not_possible);
  const EntityId strength = add(team, 0, "strength", "Plans are shared early.");
  CHECK(has(judgement(team).reasons, "It rests on no note."));
  app::JudgementEdit trace;
  trace.record = strength;
  trace.notes = std::vector<EntityId>{note};
  static_cast<void>(team[0]->execute(trace));
  CHECK_FALSE(has(judgement(team).reasons, "It rests on no note."));
  CHECK(judgement(team).records.at(0).notes == std::vector<std::string>{note.hex()});
  CHECK(has(judgement(team).reasons, "At least 1 is needed: Recommendation."));

  // A note that goes takes what it held up with it.
  app::NoteRedact redact;
  redact.note = note;
  redact.reason = app::RawText("written in the wrong visit");
  static_cast<void>(team[0]->execute(redact));
  CHECK(has(judgement(team).reasons, "It rests on no note."));
}

TEST_CASE("two people judge at the same time: words are kept, outcomes are never settled alone") {
  VisitTeam team = full_inspection(2);
  begin(team, "final-team-meeting");
  team.meet();
  static_cast<void>(team[0]->execute(app::MemberRole{team.visit(), team.member(1), "deputy"}));
  const EntityId strength = add(team, 0, "strength", "Plans are shared early. Panels meet.");
  team.meet();
  for (const std::size_t device : {0U, 1U}) {
    app::JudgementSet choose = set(team);
    choose.no = {"strong-outcomes"};
    choose.yes = {"positive-experiences"};
    if (device == 0) choose.outcome = "inconsistent";
    static_cast<void>(team[device]->execute(choose));
    app::JudgementEdit edit;
    edit.record = strength;
    edit.text = app::RawText(device == 0 ? "Plans are always shared early. Panels meet."
                                         : "Plans are shared early. Panels meet weekly.");
    static_cast<void>(team[device]->execute(edit));
    add(team, device, "recommendation", device == 0 ? "Cut waits." : "Open clubs.");
  }
  const EntityId action = add(team, 1, "priority-action", "Waits are dangerous.");
  static_cast<void>(action);
  app::JudgementSet other = set(team);
  other.outcome = "widespread-failings";
  static_cast<void>(team[1]->execute(other));
  team.meet();
  for (const std::size_t device : {0U, 1U}) {
    const auto shown = judgement(team, device);
    CHECK(shown.conflicted);
    CHECK(has(shown.reasons, "in conflict"));
    CHECK(shown.records.at(0).text == "Plans are always shared early. Panels meet weekly.");
    CHECK(std::count_if(shown.records.begin(), shown.records.end(),
                        [](const auto& one) { return one.record == "recommendation"; }) == 2);
  }
  const auto conflicts = team.conflicts(0);
  REQUIRE(conflicts.size() == 1);
  CHECK(conflicts[0].field == "outcome");
  static_cast<void>(team[0]->execute(app::MemberRole{team.visit(), team.member(1), "inspector"}));
  team.meet();
  app::ConflictResolve settle;
  settle.conflict = conflicts[0].conflict_id;
  settle.keep = "ours";
  CHECK(code_of([&] { return team[1]->execute(settle); }) == ErrorCode::forbidden);
  CHECK_NOTHROW(team[0]->execute(settle));
  CHECK_FALSE(judgement(team).conflicted);
}

TEST_CASE("an inspector adds records and does not choose the outcome") {
  VisitTeam team = full_inspection(2);
  begin(team, "final-team-meeting");
  team.meet();
  CHECK_NOTHROW(add(team, 1, "improvement", "Letters are hard to read."));
  app::JudgementSet choose = set(team);
  choose.no = {"strong-outcomes"};
  CHECK(code_of([&] { return team[1]->execute(choose); }) == ErrorCode::forbidden);
}

TEST_CASE("monitoring follows every weakness of the earlier report") {
  VisitTeam team(1, 1, VisitTeam::Stores::on_disk, {}, "area-send-monitoring-2023");
  const EntityId meeting = begin(team, "leaders-discussion");
  app::JudgementAdd take_over;
  take_over.visit = team.visit();
  take_over.record = "weakness";
  take_over.text = app::RawText("Waits for assessment");
  take_over.from_report = true;
  const EntityId weakness = team[0]->execute(take_over).record_id;
  auto problems = judgement(team).records.at(0).problems;
  CHECK(has(problems, "It rests on no note."));
  CHECK(has(problems, "Whether progress is sufficient is not said."));
  CHECK(has(problems, "What leaders did"));

  app::JudgementEdit edit;
  edit.record = weakness;
  const auto open_questions = [&] {
    const auto gaps = team[0]->execute(app::CoverageShow{team.visit(), {}}).gaps;
    return std::count_if(gaps.begin(), gaps.end(),
                         [](const auto& gap) { return gap.kind == "weakness"; });
  };
  CHECK(open_questions() == 4);
  app::NoteAdd note;
  note.activity = meeting;
  note.text = app::RawText("Waits fell by half.");
  note.criteria = {"MI1.1"};
  edit.notes = std::vector<EntityId>{team[0]->execute(note).note_id};
  edit.value = "sufficient-progress";
  edit.progress = app::RawText("A second team was set up, and waits fell by half.");
  static_cast<void>(team[0]->execute(edit));
  CHECK(judgement(team).records.at(0).problems.empty());
  CHECK(open_questions() == 3);
  edit.value = "good";
  CHECK(code_of([&] { return team[0]->execute(edit); }) == ErrorCode::usage);

  begin(team, "final-team-meeting");
  app::JudgementSet choose = set(team);
  choose.outcome = "effective-action";
  static_cast<void>(team[0]->execute(choose));
  CHECK(judgement(team).reasons.empty());
}

TEST_CASE("an inspector's summary keeps a version for each day, and is nobody else's to write") {
  VisitTeam team = full_inspection(2);
  const auto write = [&](std::size_t device, const std::string& text,
                         std::optional<std::string> theme = {}) {
    app::SummaryWrite command;
    command.visit = team.visit();
    command.text = app::RawText(text);
    command.theme = std::move(theme);
    return team[device]->execute(command);
  };
  CHECK(write(0, "Waits are long.").day == "2026-06-15");
  static_cast<void>(write(0, "Waits are long, plans are clear."));
  team[0].clock().advance(24h);
  static_cast<void>(write(0, "Waits are long in one team."));
  static_cast<void>(write(0, "Panels sit weekly.", "FI1"));
  team.meet();
  const auto listed = team[1]->execute(app::SummaryList{team.visit()});
  REQUIRE(listed.summaries.size() == 2);
  CHECK(listed.summaries[0].text == "Waits are long in one team.");
  CHECK(listed.summaries[0].versions == 2);
  CHECK(listed.without.size() == 1);
  const auto versions =
      team[1]->execute(app::SummaryShow{team.visit(), team.member(0), std::nullopt});
  REQUIRE(versions.versions.size() == 3);
  CHECK(versions.versions.back().text == "Waits are long, plans are clear.");
  static_cast<void>(write(1, "Mine."));
  CHECK(team[1]->execute(app::SummaryShow{team.visit(), {}, {}}).versions.size() == 1);
  CHECK(team[1]->execute(app::SummaryList{team.visit()}).without.empty());
}
