#include <algorithm>
#include <cmath>

#include "controls.h"

namespace fieldfare::ui {

bool dialog(Ui& ui, std::string_view id, std::string_view title, Size size,
            const std::function<void(Rect)>& draw) {
  const Rect whole = ui.window();
  ui.push_layer(whole, true);
  ui.pen().AddRectFilled({0, 0}, {whole.width, whole.height}, IM_COL32(0, 0, 0, 130));
  const float wide = std::min(size.width, whole.width - ui.px(32));
  const float tall = std::min(size.height, whole.height - ui.px(32));
  const Rect rect{std::round((whole.width - wide) / 2), std::round((whole.height - tall) / 2), wide,
                  tall};
  ui.fill(rect, Token::surface, ui.px(12));
  ui.outline(rect, Token::border_control, std::max(1.0F, ui.px(1)), ui.px(12));
  ui.recorder().push_group(id, Role::dialog, title, rect);
  const Ui::Backdrop backdrop(ui, Token::surface);
  Rect inner = rect.inset(ui.px(24), ui.px(20));
  Rect head = inner.cut_top(ui.px(least_target));
  const ButtonLook look{ButtonKind::secondary, Icon::none, true, Face::small};
  bool close = button(ui, std::string(id) + ".close",
                      head.cut_right(button_width(ui, "Close", look)), "Close", look);
  ui.label(head, Face::title, Token::text, title, Align::left, Role::heading);
  inner.cut_top(ui.px(8));
  draw(inner);
  ui.recorder().pop_group();
  if (ui.key(ImGuiKey_Escape)) close = true;
  if (ui.mouse_pressed() && !rect.contains(ui.mouse())) close = true;
  ui.pop_layer();
  return close;
}

ToastTouch toast(Ui& ui, const Rect& bar, std::string_view text, bool bad, bool undo) {
  ToastTouch out;
  const ButtonLook look{ButtonKind::secondary, Icon::none, true, Face::small};
  const float close_wide = button_width(ui, "Close", look);
  const float undo_wide = undo ? button_width(ui, "Undo", look) + ui.px(8) : 0;
  const float sign = ui.px(40);
  const float text_wide = bar.width - close_wide - undo_wide - sign - ui.px(40);
  const float margin = ui.px(8);
  const bool fits = ui.paragraph_height(text_wide, Face::body, text) + margin <= bar.height;
  const Face face = fits ? Face::body : Face::small;
  const float text_tall = ui.paragraph_height(text_wide, face, text);
  const Rect rect{bar.x, bar.y, bar.width, std::max(bar.height, text_tall + margin)};
  ui.push_layer(rect, false);
  ui.recorder().push_group("toast", Role::toast, text, rect);
  const Token back = bad ? Token::danger_surface : Token::surface;
  ui.fill(rect, back);
  ui.outline(rect, bad ? Token::danger : Token::border_control, std::max(1.0F, ui.px(2)));
  const Ui::Backdrop backdrop(ui, back);
  Rect room = rect.inset(ui.px(16), 0);
  ui.icon(room.cut_left(sign).centre(), bad ? Icon::warning : Icon::info,
          bad ? Token::danger : Token::inform);
  const float middle = rect.y + (rect.height - ui.px(least_target)) / 2;
  const auto place = [&](float wide) {
    return Rect{room.cut_right(wide).x, middle, wide, ui.px(least_target)};
  };
  out.dismiss = button(ui, "toast.close", place(close_wide), "Close", look);
  if (undo) {
    room.cut_right(ui.px(8));
    out.undo = button(ui, "toast.undo", place(undo_wide - ui.px(8)), "Undo", look);
  }
  ui.paragraph({room.x, rect.y + (rect.height - text_tall) / 2, text_wide, text_tall}, face,
               Token::text, text, 0, true);
  ui.recorder().pop_group();
  ui.pop_layer();
  return out;
}

}  // namespace fieldfare::ui
