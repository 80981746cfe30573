#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/ui/geometry.h>
#include <fieldfare/ui/theme.h>

namespace fieldfare::ui {

/// What a part of the screen is to somebody who cannot see it.
enum class Role : std::uint8_t {
  group,
  heading,
  text,
  button,
  tab,
  row,
  toggle,
  radio,
  text_field,
  password_field,
  search_field,
  editor,
  banner,
  toast,
  dialog,
  progress,
};

[[nodiscard]] std::string_view role_name(Role role) noexcept;

/// One part of a screen as it was drawn.
struct Item {
  std::string id;  ///< stable: "capture.save", "visits.row.3f2a"; empty for plain text
  Role role = Role::text;
  std::string label;  ///< what a person reads or hears
  std::string value;  ///< what is in it: the text of a field, "12 of 40"; never a passphrase
  Rect rect;          ///< the whole of it, in pixels
  Rect visible;       ///< what of it is in view
  int depth = 0;      ///< how many groups it lies in
  bool enabled = true;
  bool pressable = false;  ///< must be a finger's size
  bool focused = false;
  bool on = false;   ///< selected, ticked
  bool cut = false;  ///< it has no room for the end of its words
};

/// Everything that was drawn in the last frame, in reading order. Tests drive the app by it, and it
/// is the ground of a screen reader. Filled by the widgets alone. Not thread-safe.
class Recorder {
 public:
  void begin_frame();
  Item& add(Item item);
  void push_group(std::string_view id, Role role, std::string_view label, const Rect& rect);
  void pop_group();
  void saw_colours(Token front, Token back);

  [[nodiscard]] const std::vector<Item>& items() const noexcept { return items_; }
  /// The item with this id; null when it was not drawn.
  [[nodiscard]] const Item* find(std::string_view id) const noexcept;
  /// The first item whose label is, or begins with, `label`.
  [[nodiscard]] const Item* labelled(std::string_view label) const noexcept;
  /// All labels and values joined by newlines: what a person can read.
  [[nodiscard]] std::string reading() const;
  /// The accessibility tree, one line an item, two blanks a level.
  [[nodiscard]] std::string tree() const;
  /// Whether text of `front` was drawn on `back` since the recorder was made.
  [[nodiscard]] bool colours_met(Token front, Token back) const noexcept;

 private:
  std::vector<Item> items_;
  int depth_ = 0;
  bool met_[token_count][token_count] = {};
};

}  // namespace fieldfare::ui
