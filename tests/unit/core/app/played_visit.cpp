#include "played_visit.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_container_properties.hpp>

#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/summaries.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/commands/weaknesses.h>
#include <fieldfare/core/schedule/working_days.h>
#include <support/framework_places.h>

namespace fieldfare::test {

PlayedVisit::PlayedVisit(const std::string& framework)
    : framework_(built_in(framework)),
      lead_(11),
      colleague_(12, "CQC inspector"),
      start_(*date_from_iso8601("2026-06-15")) {
  at("2026-05-20T09:00");
  app::VisitCreate create;
  create.framework = framework;
  create.area = app::RawText("Northshire");
  create.fieldwork_start = start_;
  visit_ = lead_->execute(create).visit_id;
  const auto card = colleague_->execute(app::DeviceCard{}).card;
  const auto invite = lead_->execute(app::MemberAdd{visit_, card, "inspector"}).invite;
  static_cast<void>(colleague_->execute(app::VisitJoin{invite}));
  sync();
}

void PlayedVisit::notify() {
  at("2026-06-01T10:00");
  app::ContactSet lano;
  lano.visit = visit_;
  lano.role = "lano";
  lano.title = app::RawText("Philippa Okonkwo-Hart");
  static_cast<void>(lead_->execute(lano));
  done_if_there("notify-area");
  done_if_there("notify-health");
  done_if_there("information-requested");
  CHECK_FALSE(lead_->execute(app::TimetableTimeline{visit_}).rows.empty());
}

void PlayedVisit::gather_information() {
  at("2026-06-04T12:00");
  if (framework_.selects_cases()) {
    app::CaseAdd tracked;
    tracked.visit = visit_;
    tracked.kind = "tracked";
    const auto added = lead_->execute(tracked);
    case_ = added.case_id;
    code_ = added.code;
    sync();
  }
  if (framework_.kind == framework::VisitKind::monitoring) take_weakness_over();
  app::RequestList list;
  list.visit = visit_;
  for (const auto& request : lead_->execute(list).requests) {
    app::RequestUpdate update;
    update.visit = visit_;
    update.request = request.request_id.hex();
    update.state = request.state == "conditional" ? "not-needed" : "received";
    if (!request.condition.empty()) {
      static_cast<void>(lead_->execute(update));
      continue;
    }
    update.as_at = *date_from_iso8601("2026-05-31");
    static_cast<void>(colleague_->execute(update));
  }
  for (const auto& survey : lead_->execute(app::SurveyList{visit_}).surveys) {
    app::SurveyUpdate update;
    update.visit = visit_;
    update.survey = survey.survey;
    update.responses = 40;
    static_cast<void>(lead_->execute(update));
  }
  sync();
}

/// The earlier report found one area for priority action.
void PlayedVisit::take_weakness_over() {
  app::WeaknessTakeOver command;
  command.visit = visit_;
  command.report = app::RawText(
      R"({"sections":[{"id":"priority-actions","blocks":[{"kind":"table",
        "rows":[["Waits for therapy","Widespread","ICB"]]}]}]})");
  CHECK(lead_->execute(command).records.size() == 1);
  sync();
}

void PlayedVisit::plan() {
  at("2026-06-08T12:00");
  app::ProviderAdd provider;
  provider.visit = visit_;
  provider.title = app::RawText("Rowan House School");
  provider.sector = "education";
  provider.kind = app::RawText("special school");
  const EntityId school = lead_->execute(provider).provider_id;
  int hour = 9;
  for (const auto& kind : framework_.activity_kinds) {
    app::ActivityAdd add;
    add.visit = visit_;
    add.kind = kind.id;
    add.title = app::RawText(kind.title);
    if (!kind.modes.empty()) add.mode = framework::name(kind.modes.front());
    if (kind.id == "sampling-visit") add.provider = school;
    const Date day = schedule::add_working_days(start_, hour % 2);
    add.starts = uk_time(day, (hour % 9 + 8) * 60);
    add.ends = uk_time(day, (hour % 9 + 8) * 60 + 45);
    ++hour;
    const EntityId id = lead_->execute(add).activity_id;
    if (kind.evidence && !evidence_) evidence_ = id;
    if (kind.id == "team-meeting" || kind.id == "inspectorates-meeting") team_meeting_ = id;
    if (kind.id == "engagement-meeting") engagement_meeting_ = id;
  }
  static_cast<void>(lead_->execute(app::TimetableAgree{visit_, {}}));
  CHECK(lead_->execute(app::TimetableInform{visit_}).to_tell.empty());
  CHECK_FALSE(lead_->execute(app::TimetableCheck{visit_}).findings.empty());
  sync();
}

/// One note of each kind that an output treats in its own way: changed later, about a case by its
/// code, about a provider by name, from the survey, redacted.
void PlayedVisit::take_notes() {
  const auto& questions = framework_.themes.front().questions;
  const bool extracts = framework_.output("national") != nullptr;
  app::NoteAdd note;
  note.activity = *evidence_;
  note.criteria = {questions.front().id};
  note.text = app::RawText("Plans are reviewed every year.");
  if (case_) note.case_id = *case_;
  const EntityId changed = colleague_->execute(note).note_id;
  app::NoteEdit edit;
  edit.note = changed;
  edit.text = app::RawText("Plans are reviewed every term.");
  static_cast<void>(colleague_->execute(edit));
  note.case_id.reset();
  note.text = app::RawText(case_ ? "Support for " + code_ + " began within a month."
                                 : "Support began within a month.");
  const EntityId about = colleague_->execute(note).note_id;
  note.text = app::RawText("Rowan House School in Northshire knows its children well.");
  if (extracts) note.tags = {"national-report", "good-practice"};
  const EntityId practice = colleague_->execute(note).note_id;
  note.text = app::RawText("Parents answered that waits are long.");
  if (extracts) note.tags = {"national-report"};
  note.basis = "survey";
  const EntityId survey = colleague_->execute(note).note_id;
  note.text = app::RawText("Nothing of this sentence is to stay.");
  note.tags.clear();
  const EntityId slip = colleague_->execute(note).note_id;
  app::NoteRedact redact;
  redact.note = slip;
  redact.reason = app::RawText("Too much detail.");
  static_cast<void>(colleague_->execute(redact));
  notes_ = {changed, about, practice, survey};
}

void PlayedVisit::work_on_site() {
  at("2026-06-16T10:00");
  REQUIRE(evidence_.has_value());
  take_notes();
  app::SummaryWrite summary;
  summary.visit = visit_;
  summary.text = app::RawText("Plans are in good order so far.");
  static_cast<void>(colleague_->execute(summary));
  REQUIRE(team_meeting_.has_value());
  app::MeetingRecord point;
  point.meeting = *team_meeting_;
  point.text = app::RawText("Waits are to be looked into tomorrow.");
  static_cast<void>(lead_->execute(point));
  app::LineAdd line;
  line.visit = visit_;
  line.text = app::RawText("How long do families wait?");
  const EntityId asked = lead_->execute(line).line_id;
  app::LineClose close;
  close.line = asked;
  static_cast<void>(lead_->execute(close));
  app::ConcernAdd concern;
  concern.visit = visit_;
  concern.kind = framework_.concerns.front().id;
  concern.text = app::RawText("A door to the yard stands open.");
  app::ConcernAct act;
  act.concern = lead_->execute(concern).concern_id;
  act.action = app::RawText("Passed on by the existing procedure.");
  act.resolved = true;
  static_cast<void>(lead_->execute(act));
  sync();
  CHECK(lead_->execute(app::VisitShow{visit_}).visit.notes == 5);
}

void PlayedVisit::finish() {
  for (int steps = 0; steps < 100; ++steps) {
    const auto list = lead_->execute(app::DeadlineList{visit_, {}}).deadlines;
    const auto next = std::find_if(list.begin(), list.end(), [](const auto& deadline) {
      return deadline.state != "done" && deadline.state != "undated" &&
             deadline.id != "evidence-kept-until" && deadline.id != "next-meeting";
    });
    if (next == list.end()) break;
    const Date due = *date_from_iso8601(next->due);
    const Date today = date_of(lead_.clock().now());
    if (today < due) at_time(uk_time(due, 9 * 60));
    CHECK(next->expected == false);  // what it counts from has been recorded before
    static_cast<void>(lead_->execute(app::DeadlineDone{visit_, next->id, std::nullopt}));
  }
  for (const framework::OpenTarget& target : framework_.open_targets)
    static_cast<void>(lead_->execute(app::DeadlineDone{visit_, target.id, std::nullopt}));
  app::DeadlineList overdue;
  overdue.visit = visit_;
  CHECK(lead_->execute(overdue).overdue == 0);
  sync();
}

void PlayedVisit::close_and_dispose() {
  const auto closed = lead_->execute(app::VisitClose{visit_});
  INFO((closed.missing.empty() ? std::string() : closed.missing.front()));
  CHECK(closed.missing.empty());
  sync();
  app::VisitDispose dispose;
  dispose.visit = visit_;
  const bool handed_over = std::any_of(
      framework_.open_targets.begin(), framework_.open_targets.end(), [](const auto& target) {
        return target.id == "evidence-handed-over" || target.id == "evidence-submitted" ||
               target.id == "kept-for-planning";
      });
  REQUIRE(handed_over);
  for (InspectorDevice* device : {&lead_, &colleague_}) {
    CHECK_THAT((*device)->execute(app::StoreVerify{}).problems, Catch::Matchers::IsEmpty());
    CHECK((*device)->execute(app::StoreRebuild{}).changed == 0);
    const auto receipt = (*device)->execute(dispose).receipt;
    CHECK(receipt.find("framework: " + framework_.id) != std::string::npos);
    CHECK(receipt.find("against it stood") == std::string::npos);
    CHECK((*device)->execute(app::VisitList{}).visits.empty());
    CHECK((*device)->execute(app::StoreInfo{}).entries == 0);
    CHECK((*device)->execute(app::StoreVerify{}).ok);
    CHECK((*device)->execute(app::VisitDisposals{}).disposals.at(0).genuine);
  }
}

void PlayedVisit::at_time(Time now) {
  lead_.clock().set(now);
  colleague_.clock().set(now);
}

void PlayedVisit::sync() {
  for (int round = 0; round < 2; ++round)
    exchange(*lead_, *colleague_, visit_);
}

void PlayedVisit::done_if_there(std::string_view id) {
  if (framework_.deadline(id) == nullptr) return;
  static_cast<void>(lead_->execute(app::DeadlineDone{visit_, std::string(id), std::nullopt}));
}

}  // namespace fieldfare::test
