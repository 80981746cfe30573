#include "selection_import.h"

/// A file is chosen by its name: one folder at a time, by finger or arrows, and nothing of what is
/// in the files is shown.
namespace fieldfare::ui {
namespace {

void draw_row(Ui& ui, const FileRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Rect sign = room.cut_left(ui.px(40));
  ui.icon({sign.x + ui.px(14), sign.centre().y}, row.folder ? Icon::folder : Icon::notes, front);
  if (row.folder) ui.icon(room.cut_right(ui.px(28)).centre(), Icon::forward, front, Face::small);
  ui.words(room, Face::body, front, row.name);
}

Form& find_form(const View& view) {
  return line_form(view, form_key(Screen::selection, "file:find"));
}

/// Opens a folder, or leaves the choice: what was looked for in another says nothing of it.
void go_to(const View& view, const std::string& folder) {
  find_form(view).editor.clear();
  view.act(action::Choose{selection_find, ""});
  view.act(action::Choose{selection_folder, folder});
}

/// Narrows the names down as one types.
void draw_find(const View& view, const Rect& rect) {
  Form& form = find_form(view);
  EditLook look;
  look.hint = "Part of the name";
  look.icon = Icon::search;
  const Edited typed = edit_text(view.ui, "files.find", Role::search_field, "Part of the name",
                                 rect, form.editor, look);
  if (typed.changed) {
    view.act(action::Choose{selection_find, std::string(form.editor.text())});
  }
}

}  // namespace

void draw_file_picker(const View& view, const Rect& whole, const FolderView& folder) {
  Ui& ui = view.ui;
  Rect room = whole.inset(ui.px(20), ui.px(16));
  room.cut_top(page_heading(ui, room, "Choose the area’s file", folder.path) + ui.px(8));
  Rect bar = room.cut_top(ui.px(least_target));
  room.cut_top(ui.px(12));
  const ButtonLook up{ButtonKind::secondary, Icon::up, !folder.above.empty()};
  if (button(ui, "files.up", bar.cut_left(button_width(ui, "Folder above", up)), "Folder above",
             up)) {
    go_to(view, folder.above);
  }
  bar.cut_left(ui.px(12));
  const ButtonLook cancel{ButtonKind::secondary, Icon::close};
  const float cancel_wide = button_width(ui, "Cancel", cancel);
  if (bar.width < cancel_wide) {
    bar = room.cut_top(ui.px(least_target));
    room.cut_top(ui.px(12));
  }
  if (button(ui, "files.cancel", bar.cut_left(cancel_wide), "Cancel", cancel) ||
      ui.key(ImGuiKey_Escape)) {
    go_to(view, "");
  }
  bar.cut_left(ui.px(12));
  if (bar.width >= ui.px(220)) {
    draw_find(view, bar);
  } else {
    draw_find(view, room.cut_top(ui.px(least_target)));
    room.cut_top(ui.px(12));
  }
  if (!folder.problem.empty()) {
    banner(ui, "files.problem", room, Tone::danger, folder.problem, "Choose the folder above.");
    return;
  }
  if (folder.rows.empty() && !view.state.choice(selection_find).empty()) {
    empty_state(ui, room, Icon::search, "No such name here",
                "Folders and spreadsheets of this folder are looked through, none below it.");
    return;
  }
  if (folder.rows.empty()) {
    empty_state(ui, room, Icon::folder, "No spreadsheet here",
                "Folders, workbooks (.xlsx) and .csv files are shown; other files are not.");
    return;
  }
  if (folder.more > 0) {
    const Rect foot = room.cut_bottom(ui.line(Face::small) + ui.px(8));
    ui.label(foot, Face::small, Token::text_quiet,
             "And " + std::to_string(folder.more) + " more. Type a part of the name above.");
  }
  ListLook look;
  look.count = folder.rows.size();
  look.row_height = ui.px(least_target) + ui.px(8);
  look.row_id = [&](std::size_t i) { return "files.row." + folder.rows[i].name; };
  look.row_label = [&](std::size_t i) {
    return folder.rows[i].folder ? "Folder " + folder.rows[i].name : folder.rows[i].name;
  };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, folder.rows[i], row, chosen);
  };
  // Each folder, and each choice of its names, begins at its top.
  const std::string& find = view.state.choice(selection_find);
  const std::string id = "files.list." + folder.path + (find.empty() ? "" : "?" + find);
  const auto pressed = list(ui, id, "Files", room, look);
  if (!pressed) return;
  const FileRow& row = folder.rows[*pressed];
  go_to(view, row.folder ? row.path : std::string());
  if (!row.folder) view.act(action::Choose{selection_file, row.path});
}

}  // namespace fieldfare::ui
