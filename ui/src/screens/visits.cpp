#include "../widgets/card.h"
#include "view.h"
#include "visit_begin.h"

namespace fieldfare::ui {
namespace {

void draw_row(Ui& ui, const VisitRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  if (row.conflicts > 0) {
    ui.icon(first.cut_right(ui.px(28)).centre(), Icon::warning, chosen ? front : Token::caution);
  }
  ui.words(first, Face::body_strong, front, row.area);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet, row.framework);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet, row.when);
}

void draw_page(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  const OpenVisit* visit = view.state.visit();
  if (visit == nullptr) {
    empty_state(ui, room, Icon::map, "Choose a visit",
                "Its activities, notes and questions open here, all from this tablet. No network "
                "is needed.");
    return;
  }
  const Rect content = ui.begin_scroll("visits.page", room);
  float y = content.y + ui.px(4);
  const float wide = content.width;
  const VisitRow& row = visit->row;
  y += page_heading(ui, {content.x, y, wide, 0}, row.area,
                    row.framework + " · " + row.when + " · " + row.role) +
       ui.px(16);
  if (!visit->conflicts.empty()) {
    const std::string title = counted(visit->conflicts.size(), "note was", "notes were") +
                              " changed on two devices at once";
    y += banner(ui, "visits.conflicts", {content.x, y, wide, 0}, Tone::caution, title,
                "Both texts are kept. Look under Conflicts when you have a moment; work goes on.") +
         ui.px(16);
  }
  const auto go = [&](Screen screen, const char* id, const std::string& title, const char* under,
                      Icon icon) {
    CardLook look;
    look.title = title;
    look.under = under;
    look.icon = icon;
    if (card(ui, id, {content.x, y, wide, 0}, look)) view.act(action::Go{screen});
    y += card_step(ui, wide, look);
  };
  go(Screen::today, "visits.today", "Today", "Activities, deadlines and what wants a look",
     Icon::calendar);
  go(Screen::notes, "visits.notes", counted(row.notes, "note", "notes"),
     "All that the team has written", Icon::notes);
  go(Screen::coverage, "visits.coverage", "Coverage", "What stands under each question",
     Icon::chart);
  ui.end_scroll(y + ui.px(24) - content.y);
}

}  // namespace

namespace {

/// Which part of the page is open: "new", "join" or, for the visit, nothing.
constexpr const char* part_key = "visits/part";

void draw_list(const View& view, Rect room) {
  Ui& ui = view.ui;
  const auto& visits = view.state.snapshot->visits;
  const ButtonLook look{ButtonKind::secondary, Icon::plus};
  // Side by side where both have room for their words, else one above the other.
  const float half = (room.width - ui.px(12)) / 2;
  const bool beside = half >= button_width(ui, "Join a visit", look);
  const float high = ui.px(least_target);
  Rect buttons = room.cut_bottom(beside ? high : 2 * high + ui.px(8));
  room.cut_bottom(ui.px(12));
  const auto begin = [&](const Rect& place, const char* id, const char* words, const char* part) {
    if (!button(ui, id, place, words, look)) return;
    view.act(action::Choose{part_key, part, true});
  };
  const Rect first = beside ? buttons.cut_left(half) : buttons.cut_top(high);
  if (beside) {
    buttons.cut_left(ui.px(12));
  } else {
    buttons.cut_top(ui.px(8));
  }
  begin(first, "visits.begin", "New visit", "new");
  begin(buttons, "visits.join", "Join a visit", "join");
  if (visits.empty()) {
    empty_state(ui, room, Icon::calendar, "No visits yet",
                "Join one with the invitation that the lead inspector gives you, or make one that "
                "you lead.");
    return;
  }
  ListLook rows;
  rows.count = visits.size();
  rows.row_height = ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (view.state.visit() != nullptr && visits[i].id == view.state.visit()->row.id) {
      rows.chosen = i;
    }
  }
  rows.row_id = [&](std::size_t i) { return "visits.row." + visits[i].id; };
  rows.row_label = [&](std::size_t i) { return visits[i].area; };
  rows.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, visits[i], row, chosen);
  };
  if (const auto pressed = list(ui, "visits.list", "Visits", room, rows)) {
    view.act(action::Choose{part_key, ""});
    view.act(action::OpenVisit{visits[*pressed].id});
  }
}

}  // namespace

void draw_visits(const View& view, Rect room) {
  const Panes panes = split(view, room, 400, "Visits");
  if (!panes.list.empty()) draw_list(view, panes.list);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "new") {
    draw_new_visit(view, panes.page);
  } else if (part == "join") {
    draw_join_visit(view, panes.page);
  } else {
    draw_page(view, panes.page);
  }
}

}  // namespace fieldfare::ui
