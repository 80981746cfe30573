#pragma once

#include <string>
#include <vector>

#include "ui.h"

namespace fieldfare::ui {

/// Words that look alike: plain, or marked as added, removed or found. Never by colour alone: what
/// is removed is struck through, what is added or found is underlined.
struct Run {
  enum class Kind : std::uint8_t { plain, added, removed, found } kind = Kind::plain;
  std::string text;
};

/// Wrapped text of several runs; at most `max_lines` (0: all). Returns the height. With `draw`
/// false only measures.
float rich_text(Ui& ui, const Rect& rect, Face face, Token token, const std::vector<Run>& runs,
                std::size_t max_lines, bool draw);

}  // namespace fieldfare::ui
