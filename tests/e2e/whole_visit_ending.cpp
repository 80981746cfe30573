// What a visit concludes, puts out and sends, and how it ends.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <support/file_text.h>

#include "whole_visit.h"

namespace fieldfare::e2e {

namespace {

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

Json calendar(const Device& device) {
  return device.ok({"deadline", "list"}).at("deadlines");
}

Json deadline(const Json& calendar, const std::string& id) {
  for (const Json& one : calendar) {
    if (one.at("id") == id) return one;
  }
  FAIL("no deadline " << id);
  return {};
}

}  // namespace

void WholeVisit::judge() {
  if (kind_.ending.kind != EndingKind::published) {
    lead_.refused(8, {"judgement", "show"});  // this kind of visit makes no judgement
  } else if (kind_.ending.output == "report") {
    judge_in_full();
  } else {
    judge_progress();
  }
  write_sections();
  bring_to_the_lead();
  if (weakness_.empty()) check_who_wrote();  // in a monitoring letter nobody writes by hand
}

void WholeVisit::judge_in_full() {
  refused_stage("report", "draft", "No outcome has been chosen yet.");
  lead_.refused(8, {"judgement", "set", "--outcome", "widespread-failings"});
  const auto add = [&](const std::string& record, const std::string& text, const Words& more) {
    Words words{"judgement", "add",    "--record", record,   "--text",
                text,        "--note", notes_[0],  "--note", notes_[1]};
    words.insert(words.end(), more.begin(), more.end());
    lead_.ok(words);
  };
  add("strength", "Settings plan together.", {});
  add("improvement", "Plans are late.", {});
  add("recommendation", "Leaders should agree one plan for therapy.", {});
  add("priority-action", "Waits for therapy",
      {"--value", "widespread", "--who", "Local authority and ICB"});
  lead_.ok({"judgement", "set", "--no", "strong-outcomes", "--yes", "positive-experiences",
            "--outcome", "widespread-failings"});
  CHECK(lead_.ok({"judgement", "show"}).at("reasons").empty());
}

void WholeVisit::judge_progress() {
  refused_stage("letter", "draft", "No outcome has been chosen yet.");
  lead_.ok({"judgement", "edit", weakness_, "--value", "sufficient-progress", "--progress",
            "Leaders hired therapists. Waits have halved.", "--note", notes_[0]});
  lead_.ok({"judgement", "set", "--outcome", "effective-action", "--text",
            "Leaders acted on the weakness that was found."});
  CHECK(lead_.ok({"judgement", "show"}).at("reasons").empty());
}

/// The sections that people write themselves.
void WholeVisit::write_sections() {
  const auto write = [&](const char* section, const char* text) {
    health_.ok(
        {"output", "write", "--output", kind_.ending.output, "--section", section, "--text", text});
  };
  if (kind_.ending.output == "report") {
    write("experiences", "Many children wait long for therapy.");
    write("alternative-provision", "The authority knows who attends.");
  } else if (kind_.ending.kind == EndingKind::letter) {
    write("next-steps", "Leaders send the plan by 1 July.");
    write("next-meeting", "About April of next year.");
  } else if (kind_.ending.kind == EndingKind::note) {
    write("remarks", "One meeting was held by video.");
  }
}

void WholeVisit::check_who_wrote() {
  const Json sections =
      lead_.ok({"output", "preview", "--output", kind_.ending.output}).at("sections");
  CHECK(std::any_of(sections.begin(), sections.end(), [](const Json& section) {
    return section.at("written_by") == Json::array({"CQC inspector"});
  }));
}

std::filesystem::path WholeVisit::file_of(const std::string& output, const std::string& stage,
                                          const std::string& format) const {
  return directory_ / (output + "-" + stage + "." + format);
}

std::string WholeVisit::put_out_stage(const std::string& output, const std::string& stage,
                                      const std::string& format) {
  const auto file = file_of(output, stage, format);
  const Json made =
      lead_.ok({"export", output, "--format", format, "--stage", stage, "--out", file.string()});
  CHECK(made.at("stage") == stage);
  const std::string text = test::file_text(file);
  if (format == "md") check_nobody_is_named(output, text);
  return text;
}

void WholeVisit::refused_stage(const std::string& output, const std::string& stage,
                               const std::string& reason) {
  const auto file = file_of(output, stage, "md");
  const Json error = lead_.refused(
      8, {"export", output, "--format", "md", "--stage", stage, "--out", file.string()});
  INFO(error.dump(2));
  CHECK(says(error.at("message"), reason));
  CHECK_FALSE(std::filesystem::exists(file));
}

void WholeVisit::check_nobody_is_named(const std::string& output, const std::string& text) const {
  INFO(output << "\n" << text);
  CHECK_FALSE(says(text, "Okonkwo"));
  CHECK_FALSE(says(text, "Nothing of this sentence"));
  CHECK_FALSE(says(text, "gate to the road"));
  for (const std::string& code : codes_)
    CHECK_FALSE(says(text, code));
  if (output != "evidence") CHECK_FALSE(says(text, "Rowan House"));
  const bool extract = output == "national" || output == "good-practice";
  CHECK(says(text, "Northshire") == !extract);
}

void WholeVisit::put_out() {
  switch (kind_.ending.kind) {
    case EndingKind::published:
      publish();
      break;
    case EndingKind::letter:
      send_the_letter();
      break;
    case EndingKind::note:
      send_the_note();
      put_out_extracts();
      break;
  }
}

void WholeVisit::comment_and_answer() {
  const std::string& output = kind_.ending.output;
  const std::string comment = lead_
                                  .ok({"comment", "add", "--output", output, "--from", "lano",
                                       "--text", "The number of activities should be checked."})
                                  .at("comment_id");
  const std::string open = "1 of 1 comments on the draft has no answer yet.";
  if (kind_.ending.kind == EndingKind::published) {
    refused_stage(output, "final", open);
  } else {  // no guidance wants an answer to each comment on a note: it is told, and not refused
    const Json warnings =
        lead_.ok({"output", "preview", "--output", output, "--stage", "final"}).at("warnings");
    CHECK(std::find(warnings.begin(), warnings.end(), open) != warnings.end());
  }
  lead_.ok({"comment", "answer", comment, "--text", "It was checked and stands."});
}

/// From the draft to the area over its comments to the final version, a complaint and publication.
void WholeVisit::publish() {
  const Ending& ending = kind_.ending;
  at(ending.draft_sent);
  CHECK(deadline(calendar(lead_), "comments-due").at("expected") == true);
  CHECK(says(put_out_stage(ending.output, "draft"), "Restricted and confidential"));
  refused_stage(ending.output, "comments", "Quality assurance of the draft is not recorded");
  done({ending.output == "report" ? "draft-quality-assured" : "letter-quality-assured"});
  static_cast<void>(put_out_stage(ending.output, "comments", "docx"));
  lead_.ok(
      {"distribution", "sent", ending.output, "--to", "local-authority", "--stage", "comments"});
  const Json drafted = calendar(lead_);
  CHECK(deadline(drafted, ending.draft).at("done_on") == ending.draft_sent.substr(0, 10));
  CHECK(deadline(drafted, "comments-due").at("due") == ending.comments_due);
  CHECK(deadline(drafted, ending.final).at("due") == ending.final_due);
  comment_and_answer();
  done({"comments-due"}, ending.draft_sent.substr(0, 10));
  at(ending.final_shared);
  const std::string text = put_out_stage(ending.output, "final");
  CHECK(says(text, ending.output == "report" ? "widespread and/or systemic failings"
                                             : "has taken effective action"));
  CHECK(says(text, "Waits for therapy"));
  lead_.ok({"distribution", "sent", ending.output, "--to", "local-authority", "--stage", "final"});
  const Json shared = calendar(lead_);
  CHECK(deadline(shared, ending.final).at("state") == "done");
  CHECK(deadline(shared, "complaint-window").at("due") == ending.complaint_until);
  CHECK(deadline(shared, "publication").at("due") == ending.publication_due);
  if (ending.complaint) complain();
  at(ending.published);
  CHECK_FALSE(says(put_out_stage(ending.output, "published"), "Restricted and confidential"));
  done({"complaint-window", "publication"});
  CHECK(deadline(calendar(lead_), "evidence-kept-until").at("due") == ending.kept_until);
}

/// While a formal complaint is open publication waits; after its answer the lead sets the day.
void WholeVisit::complain() {
  const Ending& ending = kind_.ending;
  at(ending.complaint_until + "T09:00");
  const std::string complaint =
      lead_
          .ok({"complaint", "add", "--about", "findings", "--from", "lano", "--output",
               ending.output, "--text", "Two of the findings are not accepted."})
          .at("complaint_id");
  at(ending.published);
  const Json waiting = deadline(calendar(lead_), "publication");
  CHECK(waiting.at("state") == "upcoming");
  CHECK(waiting.at("waits") == "A formal complaint is open.");
  lead_.ok({"complaint", "answer", complaint, "--outcome", "not-upheld", "--text",
            "The findings rest on the evidence."});
  CHECK(deadline(calendar(lead_), "publication").at("state") == "undated");
  lead_.ok({"deadline", "move", "publication", "--to", ending.published.substr(0, 10), "--reason",
            "The complaint is answered"});
  CHECK(deadline(calendar(lead_), "publication").at("state") == "due-today");
}

void WholeVisit::send_the_letter() {
  const Ending& ending = kind_.ending;
  check_stand({ending.final_shared, {ending.final}, {}, {}});
  CHECK(deadline(calendar(lead_), ending.final).at("due") == ending.final_due);
  const std::string text = put_out_stage("letter", "final");
  for (const char* words : {"Leaders spoke about plans", "by 1 July", "About April of next year.",
                            "Not for publication."})
    CHECK(says(text, words));
  static_cast<void>(put_out_stage("letter", "final", "pdf"));
  for (const char* to : {"dcs", "health-representative"})
    lead_.ok({"distribution", "sent", "letter", "--to", to, "--stage", "final"});
  done({ending.final});
}

void WholeVisit::send_the_note() {
  const Ending& ending = kind_.ending;
  if (!ending.unresolved_until.empty()) {
    CHECK(deadline(calendar(lead_), "unresolved-issues").at("due") == ending.unresolved_until);
    at(ending.unresolved_until + "T12:00");
    done({"unresolved-issues"});
  }
  check_stand({ending.draft_sent, {}, {}, {}});
  lead_.ok({"deadline", "move", ending.final, "--to", ending.draft_sent.substr(0, 10)});
  check_stand({ending.draft_sent, {}, {ending.final}, {}});
  const std::string draft = put_out_stage("summary-note", "draft");
  CHECK(says(draft, "special school"));
  CHECK(says(draft, "held by video"));
  CHECK_FALSE(says(draft, "Plans are reviewed"));  // what was observed is no part of it
  CHECK_FALSE(lead_
                  .ok({"wording", "check", "--output", "summary-note", "--text",
                       "The partnership is outstanding."})
                  .at("words")
                  .empty());
  static_cast<void>(put_out_stage("summary-note", "comments", "docx"));
  lead_.ok(
      {"distribution", "sent", "summary-note", "--to", "local-authority", "--stage", "comments"});
  CHECK(deadline(calendar(lead_), ending.final).at("state") == "done");
  comment_and_answer();
  at(ending.final_shared);
  static_cast<void>(put_out_stage("summary-note", "final"));
  lead_.ok({"distribution", "sent", "summary-note", "--to", "local-authority", "--stage", "final"});
}

/// What goes to the national report says what was seen and not where.
void WholeVisit::put_out_extracts() {
  for (const char* output : {"national", "good-practice"}) {
    const std::string text = put_out_stage(output, "final");
    CHECK(says(text, "knows its children well"));
    CHECK(says(text, "Confidential"));
  }
}

}  // namespace fieldfare::e2e
