#include "page.h"

/// The visit's surveys: when they are open, how they reach people, and how many replied.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "surveys/part";  // a survey's id, or "new"

std::string state_words(const SurveyRow& row) {
  if (row.state == "not-held") return "Not held in this visit";
  if (row.state == "not-open") return "Not open yet";
  return row.state == "open" ? "Open" : "Closed";
}

void draw_row(Ui& ui, const SurveyRow& row, const Rect& room, bool chosen) {
  const std::string under = state_words(row) + (row.replies.empty() ? "" : " · " + row.replies);
  row_words(ui, room.inset(0, ui.px(10)), {Face::body_strong, row.title, under, 1, chosen});
}

void draw_list(const View& view, Rect room, const SurveysView& surveys) {
  Ui& ui = view.ui;
  if (surveys.may_add) {
    if (button(ui, "surveys.begin", room.cut_top(ui.px(least_target)), "Add a survey",
               {ButtonKind::secondary, Icon::plus})) {
      view.act(action::Choose{part_key, "new", true});
    }
    room.cut_top(ui.px(12));
  }
  const auto& rows = surveys.rows;
  if (rows.empty()) {
    empty_state(ui, room, Icon::chart, "No surveys", "This kind of visit asks nobody by survey.");
    return;
  }
  ListLook look;
  look.count = rows.size();
  look.row_height = 2 * ui.line(Face::body_strong) + ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].id == view.state.choice(part_key)) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "surveys.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].title; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "surveys.list", "Surveys", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed].id, true});
  }
}

void draw_count(const View& view, Page& page, const SurveyRow& row) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Replies");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         row.replies.empty() ? "Not counted yet." : row.replies) +
            ui.px(4);
  const std::string key = form_key(Screen::surveys, row.id + ".count");
  Form& count = line_form(view, key);
  page.y += line_field(view, "surveys.count", page.rest(), count, "As counted today", "A number");
  ButtonLook look{ButtonKind::primary, Icon::tick};
  const std::string_view digits = count.editor.text();
  const bool number = !digits.empty() && digits.size() < 8 &&
                      digits.find_first_not_of("0123456789") == std::string_view::npos;
  look.enabled = number && !count.sent;
  if (page_button(view, page, "surveys.count.keep", "Keep the number", look)) {
    view.act(action::Do{key, ask::CountSurvey{row.id}});
  }
}

void draw_reach(const View& view, Page& page, const SurveyRow& row) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "How it reaches people");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         row.shared.empty() ? "The link was not shared yet." : row.shared) +
            ui.px(8);
  Flow flow(ui, page.rest(), ui.px(least_target));
  const ButtonLook share{ButtonKind::secondary, Icon::cloud_up, true, Face::small};
  if (button(ui, "surveys.share", flow.next(button_width(ui, "The link was shared today", share)),
             "The link was shared today", share)) {
    view.act(action::Do{"", ask::ShareSurvey{row.id}});
  }
  if (chip(ui, "surveys.paper", flow.next(chip_width(ui, "Also on paper")), "Also on paper",
           row.paper)) {
    view.act(action::Do{"", ask::PaperSurvey{row.id, !row.paper}});
  }
  page.y += flow.used() + ui.px(12);
  const std::string key = form_key(Screen::surveys, row.id + ".reach");
  if (view.state.choice(key + "/open").empty()) {
    if (!row.distribution.empty())
      page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.distribution) + ui.px(8);
    if (!row.accessibility.empty()) {
      page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                             "So that everybody can answer: " + row.accessibility) +
                ui.px(8);
    }
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
    if (page_button(view, page, "surveys.tell", "Write who passes it on", look)) {
      begun_form(view, key, row.distribution);
      begun_form(view, key + "/accessibility", row.accessibility);
      view.act(action::Choose{key + "/open", "yes"});
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "surveys.distribution", page.rest(), form,
                       "Who passes it on, and what was tried", "Roles and groups, no names", 2);
  page.y += form_field(view, "surveys.accessibility", page.rest(),
                       view.state.forms[key + "/accessibility"], "So that everybody can answer",
                       "Languages, symbols, help", 2);
  const ButtonLook look{ButtonKind::secondary, Icon::tick, !form.sent};
  if (page_button(view, page, "surveys.tell.keep", "Keep it", look)) {
    view.act(action::Do{key, ask::TellSurvey{row.id}});
  }
}

void draw_survey(const View& view, const Rect& room, const SurveyRow& row) {
  Ui& ui = view.ui;
  Page page(view, "surveys.page." + row.id, room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), row.title,
                         row.audiences + (row.when.empty() ? "" : " · " + row.when)) +
            ui.px(12);
  const bool held = row.state != "not-held";
  if (held) {
    draw_count(view, page, row);
    draw_reach(view, page, row);
  } else {
    page.y += banner(ui, "surveys.not_held", page.rest(), Tone::inform,
                     "This visit does without it.", "") +
              ui.px(12);
  }
  draw_sentences(ui, page, "What the guidance says", row.rules);
  const ButtonLook look{ButtonKind::secondary, held ? Icon::minus : Icon::undo};
  if (page_button(view, page, "surveys.hold",
                  held ? "This visit does without it" : "It is held after all", look)) {
    view.act(action::Do{"", ask::HoldSurvey{row.id, !held}});
  }
}

void draw_new(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "surveys.new", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Add a survey",
                         "It opens and closes with the framework’s own") +
            ui.px(12);
  const std::string key = form_key(Screen::surveys, "new");
  Form& title = line_form(view, key);
  Form& audience = line_form(view, key + "/audience");
  page.y += line_field(view, "surveys.title", page.rest(), title, "What it is called", "");
  page.y += line_field(view, "surveys.audience", page.rest(), audience, "Whom it asks",
                       "Young people in colleges");
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !title.editor.empty() && !audience.editor.empty() && !title.sent;
  if (page_button(view, page, "surveys.add", "Add it", look)) {
    view.act(action::Do{key, ask::AddSurvey{}});
  }
}

}  // namespace

void draw_surveys(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::chart, "Its surveys stand here.")) return;
  Ui& ui = view.ui;
  const auto& surveys = view.state.visit()->pages.surveys;
  if (!surveys) {
    empty_state(ui, room, Icon::chart, "Surveys", "Reading them.");
    return;
  }
  const Panes panes = split(view, room, 420, "Surveys");
  if (!panes.list.empty()) draw_list(view, panes.list, *surveys);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "new") return draw_new(view, panes.page);
  for (const SurveyRow& row : surveys->rows) {
    if (row.id == part) return draw_survey(view, panes.page, row);
  }
  empty_state(
      ui, panes.page, Icon::chart, "Choose a survey",
      "Replies are in the inspectorates’ own survey system; here stands how many there are.");
}

}  // namespace fieldfare::ui
