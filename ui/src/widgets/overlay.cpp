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

ToastTouch toast(Ui& ui, std::string_view text, bool bad, bool undo) {
  ToastTouch out;
  const Rect whole = ui.window();
  const float most = std::min(ui.px(720), whole.width - ui.px(32));
  const float buttons = ui.px(undo ? 190 : 100);
  const float text_wide = std::min(ui.width(Face::body, text) + 1, most - buttons - ui.px(24));
  const float text_tall = ui.paragraph_height(text_wide, Face::body, text);
  const float tall = std::max(ui.px(64), text_tall + ui.px(24));
  const float wide = text_wide + buttons + ui.px(24);
  const Rect rect{std::round((whole.width - wide) / 2), whole.height - tall - ui.px(20), wide,
                  tall};
  ui.push_layer(rect, false);
  ui.recorder().push_group("toast", Role::toast, text, rect);
  const Token back = bad ? Token::danger_surface : Token::surface;
  ui.fill(rect, back, ui.px(10));
  ui.outline(rect, bad ? Token::danger : Token::border_control, std::max(1.0F, ui.px(2)),
             ui.px(10));
  const Ui::Backdrop backdrop(ui, back);
  Rect inner = rect.inset(ui.px(20), 0);
  const float middle = rect.y + (tall - ui.px(least_target)) / 2;
  const Rect close{rect.right() - ui.px(90), middle, ui.px(82), ui.px(least_target)};
  ui.paragraph({inner.x, rect.y + (tall - text_tall) / 2, text_wide, text_tall}, Face::body,
               Token::text, text, 0, true);
  if (undo) {
    const Rect place{close.x - ui.px(90), middle, ui.px(84), ui.px(least_target)};
    out.undo = button(ui, "toast.undo", place, "Undo");
  }
  out.dismiss =
      button(ui, "toast.close", close, "Close", {bad ? ButtonKind::secondary : ButtonKind::quiet});
  ui.recorder().pop_group();
  ui.pop_layer();
  return out;
}

}  // namespace fieldfare::ui
