#pragma once

#include <algorithm>
#include <functional>
#include <optional>

#include <fieldfare/core/time.h>

#include "view.h"

namespace fieldfare::ui {

/// A page of one column that scrolls: what most screens without a list are made of. Parts are
/// drawn at `rest()`, each then moves `y` on.
class Page {
 public:
  enum class In : std::uint8_t { window, pane };  ///< a pane stands clear of the window's edges

  /// Another `id` begins at its top: name what is open on the page in it.
  Page(const View& view, std::string_view id, Rect room, In in = In::window, float most = 860)
      : ui_(view.ui) {
    if (in == In::window) room = room.inset(ui_.px(12), ui_.px(12));
    const Rect content = ui_.begin_scroll(id, room);
    top_ = content.y;
    column_ = {content.x + ui_.px(8), 0, std::min(content.width - ui_.px(16), ui_.px(most)), 0};
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
/// The form of this key whose words are one line.
[[nodiscard]] Form& line_form(const View& view, const std::string& key);
/// Begins a form with words that stand already; nothing when it was begun before. They count as
/// kept until somebody types.
Form& begun_form(const View& view, const std::string& key, std::string_view words,
                 editor::Mode mode = editor::Mode::note);
/// The same as form_field for one line; `entered` is raised by Enter.
float line_field(const View& view, std::string_view id, const Rect& room, Form& form,
                 std::string_view label, std::string_view hint, bool* entered = nullptr);

/// A row of a list: what it is called, on one or two lines, and right below it a quiet line or two;
/// together in the middle of the row, however many lines they take.
struct RowWords {
  Face face = Face::body_strong;
  std::string_view title;
  std::string_view under;
  std::size_t under_lines = 1;
  bool chosen = false;
  bool dim = false;  ///< no longer in use: the title is quiet, too
};
void row_words(Ui& ui, const Rect& room, const RowWords& words);
/// How high a row with these words can become.
[[nodiscard]] float row_height(const Ui& ui, Face face, std::size_t under_lines = 1);

/// A day to be chosen in a calendar, kept under `key` as "2026-06-15".
struct DayChoice {
  std::string_view id;
  std::string key;
  std::string_view title;
  std::optional<Date> begin;           ///< the month that is shown first
  std::function<bool(Date)> possible;  ///< none: every day
};
/// The chosen day, or nothing.
std::optional<Date> choose_day(const View& view, Page& page, const DayChoice& choice);

/// A button as wide as its words, at the left of the page; then the page goes on below.
bool page_button(const View& view, Page& page, std::string_view id, std::string_view words,
                 const ButtonLook& look);

/// A button for what cannot be undone: pressed, it says what will happen and asks again.
struct Sure {
  std::string_view id;
  std::string_view words;
  Icon icon = Icon::bin;
  std::string title;  ///< "Remove Care inspector?"
  std::string_view explains;
  std::string_view yes;
  std::string_view no = "Not now";
};
/// True when it was confirmed.
bool sure_button(const View& view, Page& page, const Sure& sure);

/// One of several, as chips; what is chosen is kept under `key`. Returns the height.
struct Option {
  std::string_view value;
  std::string_view words;
};
float options(const View& view, std::string_view id, const Rect& room, const std::string& key,
              const std::vector<Option>& all, std::string_view chosen);

/// Short sentences under a title, each with a dot before it; none when there are none.
void draw_sentences(Ui& ui, Page& page, std::string_view title,
                    const std::vector<std::string>& all);

/// A card or invitation to be carried to another device: its QR code, its text, Copy. Returns the
/// height.
float draw_slip(const View& view, const Rect& room, const Slip& slip);

}  // namespace fieldfare::ui
