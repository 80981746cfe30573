#pragma once

#include <algorithm>

#include "view.h"

namespace fieldfare::ui {

/// A page of one column that scrolls: what most screens without a list are made of. Parts are
/// drawn at `rest()`, each then moves `y` on.
class Page {
 public:
  enum class In : std::uint8_t { window, pane };  ///< a pane stands clear of the window's edges

  Page(const View& view, std::string_view id, Rect room, In in = In::window) : ui_(view.ui) {
    if (in == In::window) room = room.inset(ui_.px(12), ui_.px(12));
    const Rect content = ui_.begin_scroll(id, room);
    top_ = content.y;
    column_ = {content.x + ui_.px(8), 0, std::min(content.width - ui_.px(16), ui_.px(860)), 0};
    y = content.y + ui_.px(4);
  }
  ~Page() { ui_.end_scroll(y + ui_.px(24) - top_); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  [[nodiscard]] Rect rest(float height = 0) const { return {column_.x, y, column_.width, height}; }
  float y = 0;

 private:
  Ui& ui_;
  Rect column_;
  float top_ = 0;
};

/// True when no visit is open; then the page says so.
[[nodiscard]] bool needs_visit(const View& view, const Rect& room, Icon icon,
                               std::string_view teaches);

/// A field of some lines over a form's words, with its problem under it. Returns the height.
float form_field(const View& view, std::string_view id, const Rect& room, Form& form,
                 std::string_view label, std::string_view hint, float lines);

}  // namespace fieldfare::ui
