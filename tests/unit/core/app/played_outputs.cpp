// What a played visit concludes, writes and puts out.

#include "played_visit.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/output/build.h>
#include <fieldfare/core/output/export.h>

namespace fieldfare::test {

namespace {

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

EntityId PlayedVisit::add_record(const std::string& record, const std::string& text,
                                 const std::string& value, const std::string& who) {
  app::JudgementAdd add;
  add.visit = visit_;
  add.record = record;
  add.text = app::RawText(text);
  if (!value.empty()) add.value = value;
  if (!who.empty()) add.who = app::RawText(who);
  add.notes = notes_;
  return lead_->execute(add).record_id;
}

void PlayedVisit::judge() {
  app::JudgementSet judgement;
  judgement.visit = visit_;
  if (framework_.kind == framework::VisitKind::monitoring) {
    app::JudgementEdit edit;
    edit.record = lead_->execute(app::JudgementShow{visit_}).records.at(0).record_id;
    edit.value = "sufficient-progress";
    edit.notes = notes_;
    edit.progress = app::RawText("Leaders hired therapists. Waits have halved.");
    static_cast<void>(lead_->execute(edit));
    static_cast<void>(add_record("new-weakness", "Transport after 16 is not planned."));
    judgement.outcome = "effective-action";
    judgement.text = app::RawText("Leaders acted on the weakness that was found.");
  } else {
    static_cast<void>(add_record("strength", "Settings plan together."));
    static_cast<void>(add_record("improvement", "Plans are late."));
    static_cast<void>(add_record("recommendation", "Leaders should agree one plan for therapy."));
    static_cast<void>(add_record("priority-action", "Waits for therapy", "widespread",
                                 "Local authority and ICB"));
    judgement.no = {"strong-outcomes"};
    judgement.yes = {"positive-experiences"};
    judgement.outcome = "widespread-failings";
  }
  static_cast<void>(lead_->execute(judgement));
  const auto shown = lead_->execute(app::JudgementShow{visit_});
  INFO((shown.reasons.empty() ? std::string() : shown.reasons.front()));
  CHECK(shown.reasons.empty());
}

void PlayedVisit::hold_the_engagement_meeting() {
  for (const char* item : {"self-evaluation", "impact", "previous-inspections", "broader-issues"}) {
    app::MeetingAnswer answer;
    answer.meeting = *engagement_meeting_;
    answer.item = item;
    answer.answer = app::RawText("Leaders spoke about plans for the coming year.");
    static_cast<void>(lead_->execute(answer));
  }
  app::MeetingHeld held;
  held.meeting = *engagement_meeting_;
  held.attended = {{"dcs", "health-representative"}};
  static_cast<void>(lead_->execute(held));
}

void PlayedVisit::write_for_outputs() {
  const auto write = [&](std::string_view output, std::string_view section, const char* text) {
    const auto* known = framework_.output(output);
    if (known == nullptr) return;
    for (const framework::OutputSection& one : known->sections) {
      if (one.id != section) continue;
      app::OutputWrite command;
      command.visit = visit_;
      command.output = known->id;
      command.section = one.id;
      command.text = app::RawText(text);
      static_cast<void>(colleague_->execute(command));
    }
  };
  write("report", "experiences", "Many children wait long for therapy.");
  write("report", "alternative-provision", "The authority knows who attends.");
  write("letter", "next-steps", "Leaders send the plan by 1 July.");
  write("letter", "next-meeting", "About June 2027.");
  write("summary-note", "remarks", "One meeting was held by video.");
}

void PlayedVisit::conclude() {
  at("2026-06-18T17:00");
  if (!framework_.outcomes.empty()) judge();
  if (engagement_meeting_) hold_the_engagement_meeting();
  sync();
  write_for_outputs();
  sync();
}

/// The area says something on the draft, and has its answer before the final version.
void PlayedVisit::comment_on_drafts() {
  for (const framework::Output& output : framework_.outputs) {
    if (std::find(output.stages.begin(), output.stages.end(), "comments") == output.stages.end())
      continue;
    app::CommentAdd comment;
    comment.visit = visit_;
    comment.output = output.id;
    comment.text = app::RawText("The number of activities should be checked.");
    app::CommentAnswer answer;
    answer.comment = colleague_->execute(comment).comment_id;
    answer.text = app::RawText("It was checked and stands.");
    static_cast<void>(colleague_->execute(answer));
  }
  sync();
}

void PlayedVisit::hand_over() {
  comment_on_drafts();
  for (const framework::Output* known : output::outputs_of(framework_)) {
    const framework::Output& output = *known;
    std::string last;
    for (const std::string& stage : output.stages) {
      INFO(output.id << ", " << stage);
      last = export_stage(output, stage);
      check_nobody_is_named(output, last);
      const bool open = output.published && stage == output.stages.back();
      std::string marking = output.confidential ? "Confidential" : "";
      if (!output.marking.empty()) marking = output.marking;
      if (!marking.empty()) CHECK(says(last, marking) == !open);
    }
    check_content(output, last);
  }
  sync();
  const auto left = colleague_->execute(app::ExportList{visit_}).exports;
  CHECK(left.size() > framework_.outputs.size());
}

/// Answers the Markdown.
std::string PlayedVisit::export_stage(const framework::Output& output, const std::string& stage) {
  using output::Format;
  std::string markdown;
  for (const Format format :
       {Format::markdown, Format::html, Format::json, Format::docx, Format::pdf}) {
    output::ExportOptions options;
    options.format = format;
    options.stage = stage;
    const auto exported = output::export_output(*lead_, visit_, output.id, options);
    CHECK_FALSE(exported.bytes.empty());
    static_cast<void>(lead_->execute(exported.record));
    keep(output, stage, output::format_name(format), exported.bytes);
    if (format == Format::markdown) markdown = exported.bytes;
  }
  return markdown;
}

void PlayedVisit::keep(const framework::Output& output, const std::string& stage,
                       std::string_view format, const std::string& bytes) const {
  const char* directory = std::getenv("FIELDFARE_KEEP_OUTPUTS");
  if (directory == nullptr) return;
  const auto place = std::filesystem::path(directory) / framework_.id;
  std::filesystem::create_directories(place);
  std::ofstream file(place / (output.id + "-" + stage + "." + std::string(format)),
                     std::ios::binary);
  file << bytes;
}

void PlayedVisit::check_nobody_is_named(const framework::Output& output,
                                        const std::string& text) const {
  CHECK_FALSE(says(text, "Okonkwo"));
  CHECK_FALSE(says(text, "Nothing of this sentence"));
  if (!code_.empty()) CHECK_FALSE(says(text, code_));
  if (output.id != "timeline") CHECK(says(text, "Rowan House") == (output.id == "evidence"));
  const bool extract = output.id == "national" || output.id == "good-practice";
  CHECK(says(text, "Northshire") == !extract);
}

void PlayedVisit::check_content(const framework::Output& output, const std::string& text) const {
  const auto check_all = [&](std::initializer_list<std::string_view> wanted) {
    for (const std::string_view words : wanted) {
      INFO(words);
      CHECK(says(text, words));
    }
  };
  if (output.id == "evidence") {
    check_all({"Plans are reviewed every term.", "Plans are reviewed every year.", "redacted",
               "CQC inspector", "How to check this evidence base"});
    if (case_) CHECK(says(text, "[a tracked child or young person\\] began within a month"));
  } else if (output.id == "report") {
    check_all({"widespread and/or systemic failings", "Many children wait long", "Plans are late.",
               "Settings plan together.", "one plan for therapy", "Local authority and ICB",
               "A monitoring inspection", "The authority knows who attends."});
  } else if (output.id == "letter" && output.evaluative) {
    check_all({"has taken effective action", "Waits for therapy", "Sufficient progress",
               "Waits have halved.", "Transport after 16", "NHS England"});
  } else if (output.id == "letter") {
    check_all({"Director of children's services", "Leaders spoke about plans", "by 1 July",
               "About June 2027.", "Not for publication."});
  } else if (output.id == "timeline") {
    check_all({"Week of 15 June 2026", "Monday 15 June", "in person"});
    CHECK_FALSE(says(text, "Education HMI"));
  } else if (output.id == "summary-note") {
    check_all({"does not evaluate", "Tracking meeting", "special school", "held by video"});
    CHECK_FALSE(says(text, "Plans are reviewed"));
  } else {
    check_all({"[special school\\] in \\[the area\\] knows its children well."});
    CHECK(says(text, "waits are long") == (output.id == "national"));
  }
}

}  // namespace fieldfare::test
