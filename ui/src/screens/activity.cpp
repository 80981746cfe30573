#include "view.h"

namespace fieldfare::ui {
namespace {

void draw_row(const View& view, const ActivityRow& row, Rect room, bool chosen) {
  Ui& ui = view.ui;
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  const auto draft = view.state.drafts.find(draft_key(row.id, ""));
  const bool writing = draft != view.state.drafts.end() && !draft->second.editor.empty();
  if (writing) {
    ui.icon(room.cut_right(ui.px(28)).centre(), Icon::pencil, chosen ? front : Token::accent);
  }
  const float title = ui.paragraph_height(room.width, Face::body_strong, row.title, 2);
  float y = room.y + (room.height - title - 2 * ui.line(Face::small)) / 2;
  y += ui.paragraph({room.x, y, room.width, 0}, Face::body_strong, front, row.title, 2, true);
  ui.words({room.x, y, room.width, ui.line(Face::small)}, Face::small, quiet,
           row.now ? "Now · " + row.when : row.when);
  y += ui.line(Face::small);
  const std::string notes = row.notes == 0 ? "No notes yet" : counted(row.notes, "note", "notes");
  ui.words({room.x, y, room.width, ui.line(Face::small)}, Face::small, quiet,
           writing ? notes + " · draft" : notes);
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
  look.row_height = 2 * ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(16);
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
  if (view.state.visit()->row.closed && draft->editor.empty()) {
    empty_state(ui, panes.page, Icon::lock, "This visit is closed",
                "Nothing can be added to it. Its notes can still be read, searched and synced.");
    return;
  }
  if (!activity->evidence) {
    empty_state(ui, panes.page, Icon::calendar, activity->title,
                "No evidence is written in this kind of activity. Choose a meeting or visit to "
                "write.");
    return;
  }
  std::string under = activity->kind + " · " + activity->when;
  if (!activity->mode.empty()) under += " · " + activity->mode;
  draw_capture(view, panes, *draft, activity->title, under);
}

}  // namespace fieldfare::ui
