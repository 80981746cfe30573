#include "../widgets/calendar.h"
#include "page.h"

/// What is due, what is done, and what was moved and why.
namespace fieldfare::ui {
namespace {

using std::chrono::months;

constexpr const char* part_key = "deadlines/part";

Icon icon_of(const DeadlineDetail& row) {
  if (row.kind == "done") return Icon::tick;
  return row.kind == "overdue" || row.kind == "due-today" ? Icon::warning : Icon::clock;
}

Token token_of(const DeadlineDetail& row) {
  if (row.kind == "done") return Token::good;
  if (row.kind == "overdue") return Token::danger;
  return row.kind == "due-today" ? Token::caution : Token::text_quiet;
}

void draw_row(Ui& ui, const DeadlineDetail& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  room = room.inset(0, ui.px(10));
  const Rect sign = room.cut_left(ui.px(40));
  ui.icon({sign.x + ui.px(14), sign.centre().y}, icon_of(row), chosen ? front : token_of(row));
  row_words(ui, room, {Face::body_strong, row.title, row.when + " · " + row.state, 1, chosen});
}

void draw_move(const View& view, Page& page, const DeadlineDetail& row) {
  Ui& ui = view.ui;
  const std::string key = form_key(Screen::deadlines, row.id);
  const std::string open_key = key + "/open";
  if (view.state.choice(open_key).empty()) {
    if (page_button(view, page, "deadlines.move",
                    row.due.empty() ? "Set a day" : "Move it to another day",
                    {ButtonKind::secondary, Icon::calendar})) {
      view.act(action::Choose{open_key, "yes"});
    }
    if (!row.moved.empty() &&
        page_button(view, page, "deadlines.restore", "Back to the day of the guidance",
                    {ButtonKind::secondary, Icon::undo})) {
      view.act(action::Do{"", ask::MoveDeadline{row.id, ""}});
    }
    return;
  }
  const auto chosen = date_from_iso8601(view.state.choice(key + "/day"));
  const auto begin = date_from_iso8601(row.due.empty() ? view.state.snapshot->date : row.due);
  if (!begin) return;
  Date month = date_from_iso8601(view.state.choice(key + "/month")).value_or(*begin);
  page.y += group_title(ui, page.rest(), "The new day");
  CalendarLook look;
  look.month = month;
  look.chosen = chosen;
  const CalendarTouch touch = calendar(ui, "deadlines.day", page.rest(), look);
  page.y += touch.height + ui.px(12);
  if (touch.day) view.act(action::Choose{key + "/day", to_iso8601(*touch.day)});
  if (touch.months != 0) {
    month = Date{month.year(), month.month(), std::chrono::day{1}} + months{touch.months};
    view.act(action::Choose{key + "/month", to_iso8601(month)});
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "deadlines.reason", page.rest(), form, "Why", "The team sees it", 2);
  ButtonLook move{ButtonKind::primary, Icon::calendar};
  move.enabled = chosen && !form.sent;
  if (page_button(view, page, "deadlines.move.do", "Move it", move)) {
    view.act(action::Do{key, ask::MoveDeadline{row.id, to_iso8601(*chosen)}});
  }
}

void draw_detail(const View& view, const Rect& room, const DeadlinesView& deadlines,
                 const DeadlineDetail& row) {
  Ui& ui = view.ui;
  Page page(view, "deadlines.page." + row.id, room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), row.title, row.when + " · " + row.state) + ui.px(16);
  if (!row.about.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.about) + ui.px(12);
  }
  if (!row.moved.empty()) {
    page.y += banner(ui, "deadlines.moved", page.rest(), Tone::inform, row.moved, "") + ui.px(12);
  }
  const bool done = row.kind == "done";
  if (page_button(
          view, page, "deadlines.settle", done ? "It is not done after all" : "It is done",
          {done ? ButtonKind::secondary : ButtonKind::primary, done ? Icon::undo : Icon::tick})) {
    view.act(action::Do{"", ask::SettleDeadline{row.id, !done}});
  }
  if (!done && deadlines.may_move) draw_move(view, page, row);
}

}  // namespace

void draw_deadlines(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::clock, "What is due is shown here.")) return;
  Ui& ui = view.ui;
  const auto& deadlines = view.state.visit()->pages.deadlines;
  if (!deadlines) {
    empty_state(ui, room, Icon::clock, "Deadlines", "Counting working days.");
    return;
  }
  const auto& rows = deadlines->rows;
  if (rows.empty()) {
    empty_state(ui, room, Icon::clock, "No deadlines",
                "This kind of visit has none, or its content has not arrived yet.");
    return;
  }
  const Panes panes = split(view, room, 480, "Deadlines");
  const std::string& part = view.state.choice(part_key);
  if (!panes.list.empty()) {
    ListLook look;
    look.count = rows.size();
    look.row_height = row_height(ui, Face::body_strong);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].id == part) look.chosen = i;
    }
    look.row_id = [&](std::size_t i) { return "deadlines.row." + rows[i].id; };
    look.row_label = [&](std::size_t i) { return rows[i].title; };
    look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
      draw_row(ui, rows[i], row, chosen);
    };
    if (const auto pressed = list(ui, "deadlines.list", "Deadlines", panes.list, look)) {
      view.act(action::Choose{part_key, rows[*pressed].id, true});
    }
  }
  if (panes.page.empty()) return;
  for (const DeadlineDetail& row : rows) {
    if (row.id == part) return draw_detail(view, panes.page, *deadlines, row);
  }
  empty_state(ui, panes.page, Icon::clock, "Choose a deadline",
              "You see what it counts from, and say when it is done.");
}

}  // namespace fieldfare::ui
