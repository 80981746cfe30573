#pragma once

#include "view.h"

namespace fieldfare::ui {

/// The words with findings, and where they stand: the choices act on them.
struct FindingsIn {
  const Written& written;
  std::string key;     ///< of the draft or form; empty: the open draft
  std::string field;   ///< the id of the editor, which has the keyboard again after a choice
  std::string prefix;  ///< of the ids of the choices: "finding"
};

/// The height of the panel with the choices for one finding; 0 when there is none.
[[nodiscard]] float findings_height(const View& view, const FindingsIn& in, float width);
/// The finding that the caret touches, or the first, with what can be done about it.
void draw_findings(const View& view, const Rect& room, const FindingsIn& in);

}  // namespace fieldfare::ui
