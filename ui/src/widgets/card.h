#pragma once

#include <string_view>

#include "ui.h"

namespace fieldfare::ui {

/// A row on a page that opens something: words in two or more lines, something quiet at the right,
/// an arrow.
struct CardLook {
  std::string_view title;  ///< wrapped to two lines, at most
  std::string_view under;  ///< the same
  std::string_view right;  ///< short; may be empty
  Icon icon = Icon::none;  ///< before the words
  Token icon_token = Token::accent;
  bool opens = true;  ///< false: for reading alone, no arrow, not pressable
};

/// The height of this card in a room of this width, with the gap below it: large text and long
/// words take more lines instead of losing their end.
[[nodiscard]] float card_step(const Ui& ui, float width, const CardLook& look);
/// Draws it from the top of `room`; true when it was pressed.
bool card(Ui& ui, std::string_view id, const Rect& room, const CardLook& look);

}  // namespace fieldfare::ui
