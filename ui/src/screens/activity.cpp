#include "view.h"

namespace fieldfare::ui {
namespace {

void draw_row(const View& view, const ActivityRow& row, Rect room, bool chosen) {
  Ui& ui = view.ui;
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  const auto draft = view.state.drafts.find(draft_key(row.id, ""));
  const bool writing = draft != view.state.drafts.end() && !draft->second.editor.empty();
  if (writing) {
    ui.icon(first.cut_right(ui.px(28)).centre(), Icon::pencil, chosen ? front : Token::accent);
  }
  ui.words(first, Face::body_strong, front, row.title);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet,
           row.now ? "Now · " + row.when : row.when);
  const std::string notes = row.notes == 0 ? "No notes yet" : counted(row.notes, "note", "notes");
  ui.words(room, Face::small, quiet, writing ? notes + " · draft" : notes);
}

void draw_list(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  const auto& activities = view.state.visit()->activities;
  if (activities.empty()) {
    empty_state(ui, room, Icon::calendar, "No activities yet",
                "Meetings and visits that the lead inspector plans appear here at the next sync.");
    return;
  }
  ListLook look;
  look.count = activities.size();
  look.row_height = ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < activities.size(); ++i) {
    if (activities[i].id == view.state.activity_id) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "activity.row." + activities[i].id; };
  look.row_label = [&](std::size_t i) { return activities[i].title; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(view, activities[i], row, chosen);
  };
  if (const auto pressed = list(ui, "activity.list", "Activities", room, look)) {
    view.act(action::OpenActivity{activities[*pressed].id});
    ui.give_focus("capture.editor", false);
  }
}

}  // namespace

void draw_activity(const View& view, Rect room) {
  Ui& ui = view.ui;
  if (view.state.visit() == nullptr) {
    empty_state(ui, room, Icon::pencil, "Choose a visit first",
                "Open Visits and choose the visit that you are on. Its activities come here.");
    return;
  }
  const Panes panes = split(view, room, 320, "Activities");
  if (!panes.list.empty()) draw_list(view, panes.list);
  if (panes.page.empty()) return;
  const ActivityRow* activity = view.state.activity();
  const Draft* draft = view.state.open_draft();
  if (activity == nullptr || draft == nullptr) {
    empty_state(ui, panes.page, Icon::pencil, "Choose an activity",
                "Then write. What you type is kept on this tablet within a second, also when the "
                "battery dies.");
    return;
  }
  std::string under = activity->kind + " · " + activity->when;
  if (!activity->mode.empty()) under += " · " + activity->mode;
  draw_capture(view, panes.page, *draft, activity->title, under);
}

}  // namespace fieldfare::ui
