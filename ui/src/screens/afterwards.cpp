#include "page.h"

/// What follows the visit: the steps of the guidance, who gets which output, what the area says
/// about a draft, and formal complaints.
namespace fieldfare::ui {
namespace {

constexpr const char* open_key = "afterwards/open";  // what is being answered or added
constexpr const char* show_key = "afterwards/show";  // "": steps, "outputs", "comments" ...
constexpr const char* about_key = "afterwards:complaint/about";
constexpr const char* outcome_key = "afterwards/outcome";

std::string answer_key(const std::string& id) {
  return form_key(Screen::afterwards, id);
}

/// A tick at the left, words beside it. True when the tick was pressed.
bool ticked(const View& view, Page& page, const std::string& id, bool done, bool enabled,
            std::string_view title, std::string_view under) {
  Ui& ui = view.ui;
  const Rect tick{page.rest().x, page.y, ui.px(110), ui.px(least_target)};
  const bool pressed = enabled && chip(ui, id, tick, done ? "Done" : "Not yet", done);
  if (!enabled && done) {
    tag(ui, {tick.x, tick.y + ui.px(8)}, Tone::good, Icon::tick, "Done");
  }
  const Rect words{tick.right() + ui.px(14), page.y + ui.px(2),
                   page.rest().width - tick.width - ui.px(14), 0};
  float high = ui.paragraph(words, Face::body, Token::text, title);
  if (!under.empty()) {
    high += ui.paragraph({words.x, words.y + high, words.width, 0}, Face::small, Token::text_quiet,
                         under);
  }
  page.y += std::max(high + ui.px(4), ui.px(least_target)) + ui.px(10);
  return pressed;
}

void draw_steps(const View& view, Page& page, const AfterwardsView& after) {
  Ui& ui = view.ui;
  if (after.steps.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "The guidance names no steps after this kind of visit.");
  }
  for (const StepRow& row : after.steps) {
    if (ticked(view, page, "afterwards.step." + row.id, row.done, true, row.text, row.under)) {
      view.act(action::Do{"", ask::TickStep{row.id, !row.done}});
    }
  }
}

void draw_recipients(const View& view, Page& page, const AfterwardsView& after) {
  Ui& ui = view.ui;
  if (after.recipients.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "The guidance names nobody who receives an output of this visit.");
  }
  std::string_view title;
  for (const RecipientRow& row : after.recipients) {
    if (row.title != title) page.y += ui.px(4) + group_title(ui, page.rest(), row.title);
    title = row.title;
    const bool received = row.state == "received";
    const std::string id = "afterwards.sent." + row.output + '.' + row.stage + '.' + row.to;
    const bool may = after.may_send && row.state != "later";
    if (row.state == "later") {
      page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                             row.label + ": it has not left yet.") +
                ui.px(10);
      continue;
    }
    if (ticked(view, page, id, received, may, row.label,
               received ? row.under : std::string("It has left; they have not got it."))) {
      view.act(action::Do{"", ask::SendOutput{row.output, row.stage, row.to, !received}});
    }
  }
}

/// The words that stand, with what was answered; the place to answer when it is opened. True while
/// it is open.
bool begin_answer(const View& view, Page& page, const std::string& id, std::string_view title,
                  std::string_view text, std::string_view answer) {
  Ui& ui = view.ui;
  ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
  page.y += ui.px(10);
  page.y += ui.paragraph(page.rest(), Face::small_strong, Token::text, title) + ui.px(4);
  if (!text.empty()) page.y += ui.paragraph(page.rest(), Face::body, Token::text, text) + ui.px(6);
  if (!answer.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet, answer) + ui.px(6);
  }
  if (view.state.choice(open_key) == id) return true;
  const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
  if (page_button(view, page, "afterwards.answer." + id,
                  answer.empty() ? "Answer it" : "Answer it anew", look)) {
    view.act(action::Choose{open_key, id});
  }
  return false;
}

bool keep_button(const View& view, Page& page, std::string_view id, std::string_view words,
                 bool ready) {
  return page_button(view, page, id, words, {ButtonKind::primary, Icon::tick, ready});
}

void draw_comments(const View& view, Page& page, const AfterwardsView& after) {
  Ui& ui = view.ui;
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                         "What the area says about the draft. All of it is answered before the "
                         "final version is shared.") +
            ui.px(12);
  for (const CommentRow& row : after.comments) {
    if (!begin_answer(view, page, row.id, row.title, row.text, row.answer)) continue;
    const std::string key = answer_key(row.id);
    Form& form = view.state.forms[key];
    page.y += form_field(view, "afterwards.comment.answer", page.rest(), form, "The answer", "", 3);
    const bool changed = !view.state.choice(key + "/changed").empty();
    if (chip(ui, "afterwards.comment.changed",
             {page.rest().x, page.y, chip_width(ui, "The draft was changed for it"),
              ui.px(least_target)},
             "The draft was changed for it", changed)) {
      view.act(action::Choose{key + "/changed", changed ? "" : "yes"});
    }
    page.y += ui.px(least_target + 12);
    if (keep_button(view, page, "afterwards.comment.keep", "Keep the answer",
                    !form.editor.empty() && !form.sent)) {
      view.act(action::Do{key, ask::AnswerComment{row.id, changed}});
    }
  }
  if (after.drafts.empty()) return;
  page.y += ui.px(8);
  for (const OfficeRow& draft : after.drafts) {
    const std::string key = answer_key("new-" + draft.id);
    Form& form = view.state.forms[key];
    page.y += form_field(view, "afterwards.comment.text." + draft.id, page.rest(), form,
                         "A comment on the draft: " + draft.label, "In their words, by code", 3);
    const bool ready = !form.editor.empty() && !form.sent;
    if (page_button(view, page, "afterwards.comment.add." + draft.id, "Note the comment",
                    {ButtonKind::secondary, Icon::plus, ready})) {
      view.act(action::Do{key, ask::AddComment{draft.id}});
    }
  }
}

void draw_complaint(const View& view, Page& page, const ComplaintRow& row) {
  if (!begin_answer(view, page, row.id, row.title, row.text, row.answer)) return;
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "What came of it");
  const std::string& outcome = view.state.choice(outcome_key);
  page.y += options(view, "afterwards.outcome", page.rest(), outcome_key,
                    {{"upheld", "Upheld"},
                     {"partly-upheld", "Upheld in part"},
                     {"not-upheld", "Not upheld"},
                     {"withdrawn", "Withdrawn"}},
                    outcome) +
            ui.px(12);
  const std::string key = answer_key(row.id);
  Form& form = view.state.forms[key];
  page.y += form_field(view, "afterwards.complaint.answer", page.rest(), form,
                       "The answer in a sentence", "May stay empty", 2);
  if (keep_button(view, page, "afterwards.complaint.keep", "Keep the answer",
                  !outcome.empty() && !form.sent)) {
    view.act(action::Do{key, ask::AnswerComplaint{row.id, outcome}});
  }
  if (!row.outcome.empty() &&
      page_button(view, page, "afterwards.complaint.reopen", "It is open again",
                  {ButtonKind::secondary, Icon::undo})) {
    view.act(action::Do{"", ask::ReopenComplaint{row.id}});
  }
}

void draw_complaints(const View& view, Page& page, const AfterwardsView& after) {
  Ui& ui = view.ui;
  if (after.held_back) {
    page.y += banner(ui, "afterwards.held_back", page.rest(), Tone::caution,
                     "Publication waits for an answer.", "") +
              ui.px(12);
  }
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                         "Formal ones alone, answered by the inspectorate’s own procedure. What is "
                         "said about an inspector in detail belongs under Concerns." +
                             (after.last_day.empty() ? "" : ' ' + after.last_day)) +
            ui.px(12);
  for (const ComplaintRow& row : after.complaints)
    draw_complaint(view, page, row);
  page.y += ui.px(8) + group_title(ui, page.rest(), "One was received today, about");
  const std::string& about = view.state.choice(about_key);
  page.y += options(view, "afterwards.about", page.rest(), about_key,
                    {{"findings", "Findings"},
                     {"process", "How it was done"},
                     {"conduct", "Conduct"},
                     {"other", "Something else"}},
                    about) +
            ui.px(12);
  const std::string key = answer_key("complaint");
  Form& form = view.state.forms[key];
  page.y += form_field(view, "afterwards.complaint.text", page.rest(), form,
                       "What it is about, in a sentence", "No names; may stay empty", 2);
  if (page_button(view, page, "afterwards.complaint.add", "Record the complaint",
                  {ButtonKind::secondary, Icon::plus, !about.empty() && !form.sent})) {
    view.act(action::Do{key, ask::AddComplaint{about}});
  }
}

}  // namespace

void draw_afterwards(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::tick, "What follows it stands here.")) return;
  Ui& ui = view.ui;
  const auto& after = view.state.visit()->pages.afterwards;
  if (!after) {
    empty_state(ui, room, Icon::tick, "After the visit", "Reading what follows it.");
    return;
  }
  const std::string& show = view.state.choice(show_key);
  Page page(view, "afterwards.page." + show, room);
  page.y +=
      page_heading(ui, page.rest(), "After the visit", view.state.visit()->row.area) + ui.px(12);
  const auto open = std::count_if(after->complaints.begin(), after->complaints.end(),
                                  [](const ComplaintRow& row) { return row.outcome.empty(); });
  const std::string gets =
      after->owing == 0 ? "Who gets what" : "Who gets what (" + std::to_string(after->owing) + ")";
  const std::string complaints =
      open == 0 ? "Complaints" : "Complaints (" + std::to_string(open) + ")";
  page.y += options(view, "afterwards.show", page.rest(), show_key,
                    {{"", "Steps"},
                     {"outputs", gets},
                     {"comments", "Comments on the draft"},
                     {"complaints", complaints}},
                    show) +
            ui.px(16);
  if (show == "outputs") return draw_recipients(view, page, *after);
  if (show == "comments") return draw_comments(view, page, *after);
  if (show == "complaints") return draw_complaints(view, page, *after);
  draw_steps(view, page, *after);
}

}  // namespace fieldfare::ui
