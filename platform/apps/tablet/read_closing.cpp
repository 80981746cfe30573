// The days of a visit, and what follows it, as the screens show them.
#include <fmt/format.h>

#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/distribution.h>
#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/app/commands/visits.h>

#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

std::string pause_words(const app::PauseView& pause) {
  if (pause.until.empty()) return "From " + day_words(pause.from) + " on";
  return fmt::format("From {}; {} counts again", day_words(pause.from), day_words(pause.until));
}

ui::HolidayRow holiday_row(const std::string& span) {
  const std::string between = " to ";
  const std::size_t at = span.find(between);
  if (at == std::string::npos) return {span, span, span};
  ui::HolidayRow row{span.substr(0, at), span.substr(at + between.size()), {}};
  row.words = date_words(row.from) + between + date_words(row.until);
  return row;
}

std::string plain(std::string name) {
  for (char& c : name)
    if (c == '-') c = ' ';
  return name;
}

std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::string about_words(const std::string& about) {
  if (about == "findings") return "About the findings";
  if (about == "process") return "About how it was done";
  if (about == "conduct") return "About conduct";
  return "A complaint";
}

ui::ComplaintRow complaint_row(const app::ComplaintView& view) {
  ui::ComplaintRow row;
  row.id = view.complaint_id.hex();
  row.title = about_words(view.about) + ", received on " + date_words(view.received);
  if (!view.from.empty()) row.title += ", from " + view.from;
  row.text = view.text;
  row.from = view.from;
  if (view.state == "open") return row;
  row.outcome = view.outcome;
  row.answer = capital(plain(view.outcome)) + " on " + date_words(view.answered);
  if (!view.answer.empty()) row.answer += ": " + view.answer;
  return row;
}

ui::RecipientRow recipient_row(const app::DistributionView& view) {
  ui::RecipientRow row{view.output, view.stage, view.to, view.title, view.label, view.state, {}};
  if (!view.stage.empty()) row.title += ", " + plain(view.stage);
  if (!view.on.empty()) {
    row.under = "On " + date_words(view.on);
    if (!view.by.empty()) row.under += ", recorded by " + view.by;
  }
  return row;
}

/// The outputs of which the area gets a draft to comment on: those with a draft and a final stage.
void add_comments(app::Notebook& notebook, const VisitId& visit, ui::AfterwardsView& out) {
  std::map<std::string, std::string> titles;
  for (const app::OutputView& view : notebook.execute(app::OutputList{visit}).outputs) {
    titles[view.output] = view.title;
    if (view.stages.size() > 1) out.drafts.push_back({view.output, view.title});
  }
  for (const app::CommentView& view : notebook.execute(app::CommentList{visit, {}}).comments) {
    ui::CommentRow row;
    row.id = view.comment_id.hex();
    const auto title = titles.find(view.output);
    row.title = "On: " + (title == titles.end() ? view.output : title->second);
    if (!view.from.empty()) row.title += ", from " + view.from;
    row.text = view.text;
    row.answer = view.answer;
    row.changed = view.changed;
    if (row.changed && !row.answer.empty()) row.answer += " (The draft was changed.)";
    out.comments.push_back(std::move(row));
  }
}

}  // namespace

ui::DaysView read_days(app::Notebook& notebook, const VisitId& visit) {
  ui::DaysView out;
  const auto shown = notebook.execute(app::VisitShow{visit, true});
  out.state = shown.visit.state;
  out.notes = shown.notes;
  if (!shown.notification.empty()) {
    out.facts.push_back("The area is notified on " + date_words(shown.notification) + "; that is " +
                        (shown.notification_counts == "first" ? "the first day" : "day zero") +
                        " of every count from it.");
  }
  if (!shown.visit.fieldwork_start.empty()) {
    out.facts.push_back(fmt::format("On site for {} {}, from {} to {}.", shown.on_site_days,
                                    shown.on_site_days == 1 ? "day" : "days",
                                    date_words(shown.visit.fieldwork_start),
                                    date_words(shown.fieldwork_end)));
  }
  if (!shown.reason.empty()) out.facts.push_back("Why the days are so: " + shown.reason);
  for (const app::PauseView& pause : shown.pauses)
    out.pauses.push_back({pause.from, pause_words(pause), pause.reason, pause.until.empty()});
  for (const std::string& span : shown.school_holidays)
    out.holidays.push_back(holiday_row(span));
  out.may_change = read_people(notebook, visit).may_decide;
  return out;
}

ui::AfterwardsView read_afterwards(app::Notebook& notebook, const VisitId& visit) {
  ui::AfterwardsView out;
  for (const app::AfterwardsView& view : notebook.execute(app::AfterwardsList{visit}).items) {
    ui::StepRow row{view.item, view.text, {}, view.done};
    if (view.done) row.under = "Done on " + date_words(view.on) + " by " + view.by;
    out.steps.push_back(std::move(row));
  }
  const auto sent = notebook.execute(app::DistributionList{visit, {}});
  for (const app::DistributionView& view : sent.recipients)
    out.recipients.push_back(recipient_row(view));
  out.owing = static_cast<std::size_t>(sent.owing);
  add_comments(notebook, visit, out);
  const auto complaints = notebook.execute(app::ComplaintList{visit});
  for (const app::ComplaintView& view : complaints.complaints)
    out.complaints.push_back(complaint_row(view));
  out.held_back = complaints.holds_publication;
  if (!complaints.last_day.empty()) {
    out.last_day = (complaints.last_day_expected ? "The last day for one would be "
                                                 : "The last day for one is ") +
                   date_words(complaints.last_day) + ".";
  }
  out.may_send = read_people(notebook, visit).may_decide;
  return out;
}

}  // namespace fieldfare::tablet
