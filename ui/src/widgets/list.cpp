#include <algorithm>
#include <cmath>

#include "controls.h"

namespace fieldfare::ui {
namespace {

/// Where the arrows stand in a list: the chosen row until they move.
std::optional<std::size_t> arrow_row(Ui& ui, std::string_view id, const ListLook& look,
                                     std::size_t page) {
  std::optional<std::size_t>& remembered = ui.arrow_of(id);
  std::size_t row = std::min(remembered.value_or(look.chosen.value_or(0)), look.count - 1);
  const std::size_t before = row;
  const auto up = [&](std::size_t by) { row = row > by ? row - by : 0; };
  const auto down = [&](std::size_t by) { row = std::min(look.count - 1, row + by); };
  if (ui.key(ImGuiKey_UpArrow, true)) up(1);
  if (ui.key(ImGuiKey_DownArrow, true)) down(1);
  if (ui.key(ImGuiKey_PageUp, true)) up(page);
  if (ui.key(ImGuiKey_PageDown, true)) down(page);
  if (ui.key(ImGuiKey_Home)) row = 0;
  if (ui.key(ImGuiKey_End)) row = look.count - 1;
  if (row != before) ui.show_ring(true);
  remembered = row;
  return row;
}

/// Row `i` at its place, which may stick out of the list's `area`; true when it was pressed.
bool show_row(Ui& ui, const ListLook& look, std::size_t i, const Rect& row, const Rect& area,
              float width) {
  const bool chosen = look.chosen == i;
  Item item;
  item.id = look.row_id(i);
  item.role = Role::row;
  item.label = look.row_label(i);
  item.rect = row;
  item.on = chosen;
  TouchRules rules;
  rules.focusable = false;
  const Touch touch = ui.touch(std::move(item), rules);
  const Token back = chosen       ? Token::selected
                     : touch.held ? Token::secondary_pressed
                                  : Token::surface;
  const bool at_corner = row.y < area.y + ui.px(4) || row.bottom() > area.bottom() - ui.px(4);
  const float radius = at_corner ? ui.px(7) : 0;
  if (back != Token::surface) ui.fill(row.meet(area), back, radius);
  if (chosen) {
    const Rect bar = row.meet(area).inset(0, radius);
    ui.fill({bar.x, bar.y, ui.px(5), bar.height}, Token::accent);
  }
  const Ui::Backdrop row_backdrop(ui, back);
  look.draw_row(i, {row.x + ui.px(18), row.y, width - ui.px(22), row.height}, chosen);
  if (i + 1 < look.count) {
    ui.rule(row.x + ui.px(18), row.bottom() - 1, width - ui.px(22), Token::border);
  }
  return touch.pressed;
}

}  // namespace

std::optional<std::size_t> list(Ui& ui, std::string_view id, std::string_view label,
                                const Rect& rect, const ListLook& look) {
  std::optional<std::size_t> pressed;
  ui.fill(rect, Token::surface, ui.px(8));
  Item item;
  item.id = id;
  item.role = Role::group;
  item.label = label;
  item.value = std::to_string(look.count);
  item.rect = rect;
  const bool focused = look.count > 0 && ui.has_focus(id);
  std::optional<std::size_t> arrow;
  const Rect area = rect.inset(ui.px(1));
  if (focused) {
    const auto page = static_cast<std::size_t>(std::max(1.0F, rect.height / look.row_height - 1));
    const std::optional<std::size_t> before = ui.arrow_of(id);
    arrow = arrow_row(ui, id, look, page);
    if (before != arrow) {
      float& y = ui.scroll_of(id);
      const float top = static_cast<float>(*arrow) * look.row_height;
      y = std::min(y, top);
      y = std::max(y, top + look.row_height - area.height);
    }
  }

  // The list itself takes the keyboard; the rows take the finger.
  const Rect content = ui.begin_scroll(id, area);
  const Ui::Backdrop backdrop(ui, Token::surface);
  const float above = std::max(0.0F, area.y - content.y);
  const auto first = static_cast<std::size_t>(above / look.row_height);
  const std::size_t last =
      std::min(look.count, first + static_cast<std::size_t>(area.height / look.row_height) + 2);
  for (std::size_t i = first; i < last; ++i) {
    const Rect row{area.x, content.y + static_cast<float>(i) * look.row_height, area.width,
                   look.row_height};
    if (show_row(ui, look, i, row, area, content.width)) {
      pressed = i;
      ui.arrow_of(id) = i;
    }
  }
  if (arrow && ui.has_focus(id)) {
    const Rect row{area.x, content.y + static_cast<float>(*arrow) * look.row_height, area.width,
                   look.row_height};
    const bool entered =
        ui.key(ImGuiKey_Enter) || ui.key(ImGuiKey_KeypadEnter) || ui.key(ImGuiKey_Space);
    if (entered) pressed = arrow;
    if (ui.ring_shown()) {
      ui.outline(row.inset(ui.px(3)), Token::focus, ui.px(3), ui.px(4));
      ui.outline(row.inset(ui.px(6)), Token::on_focus, ui.px(2), ui.px(3));
    }
  }
  ui.end_scroll(static_cast<float>(look.count) * look.row_height);
  TouchRules rules;
  rules.takes_arrows = true;
  rules.enabled = look.count > 0;
  rules.pointer = false;
  const Touch whole = ui.touch(std::move(item), rules);
  ui.outline(rect, Token::border_control, std::max(1.0F, std::round(ui.px(1))), ui.px(8));
  if (whole.ring) ui.outline(rect.inset(-ui.px(3)), Token::focus, ui.px(3), ui.px(11));
  return pressed;
}

}  // namespace fieldfare::ui
