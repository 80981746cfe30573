#include "page.h"

/// Lines of enquiry: what the team wants to find out, and what came of it.
namespace fieldfare::ui {
namespace {

void draw_row(Ui& ui, const LineRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect last = room;
  last.y = room.bottom() - ui.line(Face::small);
  last.height = ui.line(Face::small);
  room.height -= last.height;
  ui.paragraph(room, Face::body, row.closed ? quiet : front, row.text, 2, true);
  ui.words(last, Face::small, quiet,
           (row.closed ? "Closed · " : "Open · ") + counted(row.notes, "note", "notes"));
}

void draw_new(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "lines.new", room, Page::In::pane);
  Form& form = view.state.forms[form_key(Screen::lines, "")];
  page.y +=
      page_heading(ui, page.rest(), "A new line of enquiry", "The team sees it at the next sync") +
      ui.px(16);
  page.y += form_field(view, "lines.text", page.rest(), form, "What do we want to find out?",
                       "How does the team know that families can find short breaks?", 4);
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !form.editor.empty() && !form.sent;
  if (button(ui, "lines.add",
             {page.rest().x, page.y, button_width(ui, "Add the line", look), ui.px(least_target)},
             "Add the line", look)) {
    view.act(action::AddLine{});
  }
  page.y += ui.px(least_target);
}

void draw_line(const View& view, const Rect& room, const LineRow& row) {
  Ui& ui = view.ui;
  Page page(view, "lines.page." + row.id, room, Page::In::pane);
  page.y += ui.paragraph(page.rest(), Face::title, Token::text, row.text) + ui.px(6);
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                   (row.closed ? "Closed" : "Open") + std::string(" · raised by ") + row.author +
                       " · " + counted(row.notes, "note", "notes") + " under its questions") +
      ui.px(16);
  std::string questions;
  for (const ThemeOfQuestions& theme : view.state.visit()->themes) {
    for (const Question& question : theme.questions) {
      if (std::find(row.criteria.begin(), row.criteria.end(), question.id) == row.criteria.end())
        continue;
      if (!questions.empty()) questions += "; ";
      questions += question.title.empty() ? question.text : question.title;
    }
  }
  if (!questions.empty()) {
    page.y += group_title(ui, page.rest(), "Questions");
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, questions) + ui.px(16);
  }
  if (row.closed) {
    page.y += group_title(ui, page.rest(), "What came of it");
    page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                           row.outcome.empty() ? "Nothing was written." : row.outcome);
    return;
  }
  Form& form = view.state.forms[form_key(Screen::lines, row.id)];
  page.y += form_field(view, "lines.outcome", page.rest(), form, "What came of it",
                       "Written when it is closed; may stay empty", 3);
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !form.sent;
  if (button(ui, "lines.close",
             {page.rest().x, page.y, button_width(ui, "Close the line", look), ui.px(least_target)},
             "Close the line", look)) {
    view.act(action::CloseLine{});
  }
  page.y += ui.px(least_target);
}

}  // namespace

void draw_lines(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::search, "Its lines of enquiry are shown here.")) return;
  Ui& ui = view.ui;
  const auto& lines = view.state.visit()->lines;
  const Panes panes = split(view, room, 400, "Lines of enquiry");
  if (!panes.list.empty()) {
    Rect list_room = panes.list;
    const ButtonLook add{ButtonKind::secondary, Icon::plus};
    if (button(ui, "lines.begin", list_room.cut_top(ui.px(least_target)), "New line of enquiry",
               add)) {
      view.act(action::OpenLine{""});
    }
    list_room.cut_top(ui.px(12));
    if (lines.empty()) {
      empty_state(ui, list_room, Icon::search, "No lines of enquiry yet",
                  "The team raises them at its meetings, and tests each one with notes.");
    } else {
      ListLook look;
      look.count = lines.size();
      look.row_height = 2 * ui.line(Face::body) + ui.line(Face::small) + ui.px(24);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].id == view.state.line_id) look.chosen = i;
      }
      look.row_id = [&](std::size_t i) { return "lines.row." + lines[i].id; };
      look.row_label = [&](std::size_t i) { return lines[i].text; };
      look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
        draw_row(ui, lines[i], row, chosen);
      };
      if (const auto pressed = list(ui, "lines.list", "Lines of enquiry", list_room, look)) {
        view.act(action::OpenLine{lines[*pressed].id});
      }
    }
  }
  if (panes.page.empty()) return;
  if (const LineRow* row = view.state.line()) {
    draw_line(view, panes.page, *row);
  } else {
    draw_new(view, panes.page);
  }
}

}  // namespace fieldfare::ui
