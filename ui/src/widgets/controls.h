#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ui.h"

/// The parts that screens are made of. Each draws itself, takes its touches and tells the recorder;
/// `rect` is the whole of it, and at least a finger's size for what can be pressed.
namespace fieldfare::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, quiet, danger };

struct ButtonLook {
  ButtonKind kind = ButtonKind::secondary;
  Icon icon = Icon::none;
  bool enabled = true;
  Face face = Face::body;
};

/// How many dashes begin along a line, one at each step.
[[nodiscard]] int steps_along(float length, float step);

/// How wide a button must be for its words.
[[nodiscard]] float button_width(const Ui& ui, std::string_view label, const ButtonLook& look);
/// How high it must be for its words when it may be this wide: words that do not fit on one line
/// take a second.
[[nodiscard]] float button_height(const Ui& ui, float width, std::string_view label,
                                  const ButtonLook& look);
/// True when it was pressed. One that cannot be pressed now has a broken outline.
bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
            const ButtonLook& look = {});

/// The way back at the left of `bar`, in line with the page below, and cut off from it. Where there
/// is little height its sign stands alone: the page's name is beside it.
bool back_button(Ui& ui, std::string_view id, Rect& bar, std::string_view to);

/// A sign alone, for what everybody knows by its sign; `label` is for those who hear it.
bool icon_button(Ui& ui, std::string_view id, const Rect& rect, Icon icon, std::string_view label,
                 bool enabled = true);

/// A place of the left rail: a sign over a word.
bool rail_item(Ui& ui, std::string_view id, const Rect& rect, Icon icon, std::string_view label,
               bool on, std::size_t badge = 0);

/// Something that is either on or off, said by a tick as well as by colour.
bool chip(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, bool on,
          Role role = Role::toggle);
[[nodiscard]] float chip_width(const Ui& ui, std::string_view label);

/// Places chips one after the other, wrapping to new rows. Begin with the room there is.
class Flow {
 public:
  Flow(const Ui& ui, const Rect& room, float height) : ui_(ui), room_(room), height_(height) {}
  [[nodiscard]] Rect next(float width);
  /// The height used so far.
  [[nodiscard]] float used() const;

 private:
  const Ui& ui_;
  Rect room_;
  float height_;
  float x_ = 0;
  float y_ = 0;
  bool any_ = false;
};

enum class Tone : std::uint8_t { inform, good, caution, danger };

/// A notice across the page: what is so, and what to do next. Returns its height.
float banner(Ui& ui, std::string_view id, const Rect& room, Tone tone, std::string_view title,
             std::string_view next_step);
[[nodiscard]] float banner_height(const Ui& ui, float width, std::string_view title,
                                  std::string_view next_step);

/// A small coloured tag with a sign; not for pressing. Returns its width.
float tag(Ui& ui, Point place, Tone tone, Icon icon, std::string_view words);
[[nodiscard]] float tag_height(const Ui& ui);

/// The heading of a page with a quiet line under it. Returns the height.
float page_heading(Ui& ui, const Rect& room, std::string_view heading, std::string_view under);

/// A quiet title over a group of parts. Returns the height.
float group_title(Ui& ui, const Rect& room, std::string_view title);

/// What an empty place says: a sign, what will be here, and how it gets here.
void empty_state(Ui& ui, const Rect& room, Icon icon, std::string_view title,
                 std::string_view teaches);

/// A bar that fills, with its words above. `part` from 0 to 1; negative: unknown, it wanders.
void progress(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, float part);

/// A list that scrolls and draws only the rows in view: one stop for Tab, arrows inside.
struct ListLook {
  std::size_t count = 0;
  float row_height = 0;
  std::optional<std::size_t> chosen;
  std::function<std::string(std::size_t)> row_id;
  std::function<std::string(std::size_t)> row_label;
  std::function<void(std::size_t, const Rect&, bool chosen)> draw_row;
};
/// The row that was pressed.
std::optional<std::size_t> list(Ui& ui, std::string_view id, std::string_view label,
                                const Rect& rect, const ListLook& look);

/// A dialog over the page; `draw` is given the room inside. True when it asks to be closed (Escape,
/// or a press beside it).
bool dialog(Ui& ui, std::string_view id, std::string_view title, Size size,
            const std::function<void(Rect)>& draw);

/// One passing message, with Undo when there is something to undo. It stands in the bar at the top,
/// `bar`, so that it covers nothing of the page, and grows over its beginning when it is long.
struct ToastTouch {
  bool undo = false;
  bool dismiss = false;
};
ToastTouch toast(Ui& ui, const Rect& bar, std::string_view text, bool bad, bool undo);

}  // namespace fieldfare::ui
