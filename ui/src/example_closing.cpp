// The made-up visit's days, and what follows it.
#include <algorithm>

#include <fieldfare/ui/example.h>

#include "example_pages.h"

namespace fieldfare::ui {

DaysView example_days() {
  DaysView out;
  out.state = "open";
  out.facts = {"The area was notified on Mon 1 June 2026.",
               "On site for 2 days, from Mon 15 June to Tue 16 June 2026.",
               "The day of notification is day zero of every count."};
  out.holidays = {{"2026-05-25", "2026-05-29", "25 May 2026 to 29 May 2026"}};
  out.may_change = true;
  return out;
}

AfterwardsView example_afterwards() {
  AfterwardsView out;
  out.steps = {{"forum-copy", "The parent carer forum has a copy of the summary note", "", false},
               {"thanks", "Those who took part have been thanked",
                "Done on 15 June 2026 by Education HMI", true},
               {"learning", "What the team learnt for the next visit is passed on", "", false}};
  out.recipients = {
      {"summary-note", "draft", "local-authority", "Summary note, draft", "The local authority",
       "received", "On 15 June 2026, recorded by Education HMI"},
      {"summary-note", "draft", "icb", "Summary note, draft", "The integrated care board", "owing",
       ""},
      {"summary-note", "final", "local-authority", "Summary note, final", "The local authority",
       "later", ""}};
  out.owing = 1;
  out.comments = {{"k1", "On the summary note, from the local authority",
                   "The search was mended on 12 June; the note says that it fails.",
                   "It failed when the panel tried it. The note now says on which day.", true}};
  out.drafts = {{"summary-note", "Summary note"}};
  out.complaints = {{"f1", "About how it was done, received on 15 June 2026",
                     "Parents of the north were told of the meeting a day before it.",
                     "The parent carer forum", "", ""}};
  out.last_day = "The last day for one is not known yet: it counts from the final note.";
  out.held_back = true;
  out.may_send = true;
  return out;
}

EndingView example_ending() {
  EndingView out;
  out.may_close = out.may_hold = true;
  return out;
}

void ExampleBackend::show_closing(Pages& out) const {
  if (watched_ == Screen::days) out.days = pages_.days;
  if (watched_ == Screen::afterwards) out.afterwards = pages_.afterwards;
}

void ExampleBackend::meet(const Asked& c, const ask::HoldEvidence& a) {
  const auto reason = passed(c);
  if (!reason) return;
  EndingView& view = *pages_.ending;
  view.hold = a.released ? "" : *reason;
  view.hold_until = a.released ? "" : a.until;
  done(c, a.released ? "It need not be kept longer." : "It is kept longer.");
}

void ExampleBackend::meet(const Asked& c, const ask::PauseVisit& a) {
  const auto reason = passed(c);
  if (!reason) return;
  pages_.days->state = "paused";
  pages_.days->pauses.push_back({a.from, "From " + a.from + " on", *reason, true});
  done(c, "The visit stands still from that day on.", {}, ask::TakePauseBack{a.from});
}

void ExampleBackend::meet(const Asked& c, const ask::ResumeVisit& a) {
  pages_.days->state = "open";
  for (PauseRow& row : pages_.days->pauses) {
    if (!row.goes_on) continue;
    row.goes_on = false;
    row.words = row.from + " until " + a.on;
  }
  done(c, "The visit goes on.");
}

void ExampleBackend::meet(const Asked& c, const ask::TakePauseBack& a) {
  std::erase_if(pages_.days->pauses, [&](const PauseRow& row) { return row.from == a.from; });
  pages_.days->state = "open";
  done(c, "The pause is taken back.");
}

void ExampleBackend::meet(const Asked& c, const ask::SetHoliday& a) {
  auto& rows = pages_.days->holidays;
  std::erase_if(rows, [&](const HolidayRow& row) { return row.from == a.from; });
  if (!a.removed) rows.push_back({a.from, a.until, a.from + " to " + a.until});
  done(c, a.removed ? "It is taken out." : "The holiday is kept.", {},
       ask::SetHoliday{a.from, a.until, !a.removed});
}

void ExampleBackend::meet(const Asked& c, const ask::TickStep& a) {
  for (StepRow& row : pages_.afterwards->steps) {
    if (row.id != a.id) continue;
    row.done = a.done;
    row.under = a.done ? "Done on 15 June 2026 by " + world.device : "";
  }
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::SendOutput& a) {
  AfterwardsView& view = *pages_.afterwards;
  view.owing = 0;
  for (RecipientRow& row : view.recipients) {
    if (row.output == a.output && row.stage == a.stage && row.to == a.to) {
      row.state = a.sent ? "received" : "owing";
      row.under = a.sent ? "On 15 June 2026, recorded by " + world.device : "";
    }
    view.owing += row.state == "owing" ? 1 : 0;
  }
  done(c, a.sent ? "It is noted that they have it." : "They have not got it.", {},
       ask::SendOutput{a.output, a.stage, a.to, !a.sent});
}

void ExampleBackend::meet(const Asked& c, const ask::AddComment& a) {
  const auto words = passed(c);
  if (!words) return;
  pages_.afterwards->comments.push_back(
      {"new-comment-" + std::to_string(++saved_), "On the " + a.output, *words, "", false});
  done(c, "The comment is noted.");
}

void ExampleBackend::meet(const Asked& c, const ask::AnswerComment& a) {
  const auto words = passed(c);
  if (!words) return;
  for (CommentRow& row : pages_.afterwards->comments) {
    if (row.id != a.comment) continue;
    row.answer = *words;
    row.changed = a.changed;
  }
  done(c, "The answer is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddComplaint& a) {
  const auto words = passed(c);
  if (!words) return;
  pages_.afterwards->complaints.push_back({"new-complaint-" + std::to_string(++saved_),
                                           "About the " + a.about + ", received on 15 June 2026",
                                           *words, "", "", ""});
  pages_.afterwards->held_back = true;
  done(c, "The complaint is recorded. Publication waits for its answer.");
}

void ExampleBackend::meet(const Asked& c, const ask::AnswerComplaint& a) {
  const auto words = passed(c);
  if (!words) return;
  AfterwardsView& view = *pages_.afterwards;
  view.held_back = false;
  for (ComplaintRow& row : view.complaints) {
    if (row.id == a.complaint) {
      row.outcome = a.outcome;
      row.answer = a.outcome + " on 15 June 2026" + (words->empty() ? "" : ": " + *words);
    }
    view.held_back = view.held_back || row.outcome.empty();
  }
  done(c, "The answer is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::ReopenComplaint& a) {
  for (ComplaintRow& row : pages_.afterwards->complaints) {
    if (row.id == a.complaint) row.outcome = row.answer = "";
  }
  pages_.afterwards->held_back = true;
  done(c, "It is open again.");
}

void ExampleBackend::meet(const Asked& c, const ask::TakeOverWeaknesses& a) {
  std::size_t taken = 0;
  for (EarlierRow& row : pages_.judgement->earlier) {
    if (std::find(a.only.begin(), a.only.end(), row.id) == a.only.end()) continue;
    row.taken_over = true;
    ++taken;
    RecordRow record;
    record.id = "earlier-" + row.id;
    record.kind = "weakness";
    record.text = row.text;
    record.who = row.who;
    record.from_report = true;
    record.by = world.device + ", 15 June, 17:12";
    record.problems = {"It rests on no note."};
    pages_.judgement->records.push_back(std::move(record));
  }
  done(c, std::to_string(taken) + (taken == 1 ? " weakness is" : " weaknesses are") +
              " taken over from the earlier report.");
}

}  // namespace fieldfare::ui
