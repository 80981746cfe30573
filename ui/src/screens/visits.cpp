#include "view.h"

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

float draw_next(const View& view, Rect room) {
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  float y = room.y + group_title(ui, room, "Activities");
  std::size_t shown = 0;
  for (const ActivityRow& row : visit.activities) {
    if (++shown > 5) break;
    const Rect place{room.x, y, room.width, ui.px(72)};
    const std::string id = "visits.activity." + row.id;
    Item item;
    item.id = id;
    item.role = Role::row;
    item.label = row.title;
    item.value = row.when;
    item.rect = place;
    const Touch touch = ui.touch(std::move(item), {});
    const Token back = touch.held ? Token::secondary_pressed : Token::surface;
    ui.fill(place, back, ui.px(8));
    ui.outline(place, Token::border, 1, ui.px(8));
    if (touch.ring) ui.focus_ring(place, ui.px(8));
    const Ui::Backdrop backdrop(ui, back);
    Rect inner = place.inset(ui.px(16), ui.px(10));
    const Rect sign = inner.cut_right(ui.px(24));
    ui.icon(sign.centre(), Icon::forward, Token::accent, Face::small);
    const std::string notes = row.notes == 0 ? "" : counted(row.notes, "note", "notes");
    ui.words(inner.cut_right(ui.px(90)), Face::small, Token::text_quiet, notes, Align::right);
    ui.words(inner.cut_top(ui.line(Face::body_strong)), Face::body_strong, Token::text, row.title);
    ui.words(inner, Face::small, Token::text_quiet,
             row.now ? "Now · " + row.when : row.when + " · " + row.kind);
    if (touch.pressed) view.act(action::OpenActivity{row.id});
    y += ui.px(80);
  }
  return y - room.y;
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
  if (visit->activities.empty()) {
    ui.paragraph({content.x, y, wide, 0}, Face::body, Token::text_quiet,
                 "No activities are planned yet. The lead inspector adds them; they arrive at the "
                 "next sync.");
    y += ui.line(Face::body) * 2;
  } else {
    y += draw_next(view, {content.x, y, wide, 0});
  }
  ui.end_scroll(y + ui.px(24) - content.y);
}

}  // namespace

void draw_visits(const View& view, Rect room) {
  Ui& ui = view.ui;
  const auto& visits = view.state.snapshot->visits;
  const Panes panes = split(view, room, 400, "Visits");
  if (!panes.list.empty()) {
    if (visits.empty()) {
      empty_state(ui, panes.list, Icon::calendar, "No visits yet",
                  "Join one with the invitation that the lead inspector gives you, or make one "
                  "with “fieldfare visit create”.");
    } else {
      ListLook look;
      look.count = visits.size();
      look.row_height = ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(20);
      for (std::size_t i = 0; i < visits.size(); ++i) {
        if (view.state.visit() != nullptr && visits[i].id == view.state.visit()->row.id) {
          look.chosen = i;
        }
      }
      look.row_id = [&](std::size_t i) { return "visits.row." + visits[i].id; };
      look.row_label = [&](std::size_t i) { return visits[i].area; };
      look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
        draw_row(ui, visits[i], row, chosen);
      };
      if (const auto pressed = list(ui, "visits.list", "Visits", panes.list, look)) {
        view.act(action::OpenVisit{visits[*pressed].id});
      }
    }
  }
  if (!panes.page.empty()) draw_page(view, panes.page);
}

}  // namespace fieldfare::ui
