#include "page.h"

namespace fieldfare::ui {

bool needs_visit(const View& view, const Rect& room, Icon icon, std::string_view teaches) {
  if (view.state.visit() != nullptr) return false;
  empty_state(view.ui, room, icon, "Choose a visit first", teaches);
  return true;
}

float form_field(const View& view, std::string_view id, const Rect& room, Form& form,
                 std::string_view label, std::string_view hint, float lines) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, label);
  EditLook look;
  look.hint = hint;
  const float high = ui.line(Face::body) * look.line_height * lines + ui.px(24);
  edit_text(ui, id, Role::editor, label, {room.x, y, room.width, high}, form.editor, look);
  y += high + ui.px(8);
  if (!form.problem.empty()) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::danger, form.problem) +
         ui.px(8);
  }
  return y - room.y;
}

}  // namespace fieldfare::ui
