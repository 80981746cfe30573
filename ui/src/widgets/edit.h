#pragma once

#include <optional>
#include <string_view>

#include <fieldfare/ui/editor/editor.h>

#include "ui.h"

namespace fieldfare::ui {

struct EditLook {
  Face face = Face::body;
  std::string_view hint;     ///< shown while nothing is typed
  float line_height = 1.5F;  ///< of the face's own line
  bool shown = true;         ///< false: dots for letters
  Icon icon = Icon::none;
};

struct Edited {
  bool changed = false;
  bool entered = false;  ///< Enter in a field of one line
  bool focused = false;
  bool copy_refused = false;  ///< copying was asked of text that the guard has not passed
  std::optional<Rect> bar;    ///< where what can be done with the selection is to stand
  std::optional<Rect> mark;   ///< where the finding at the caret is drawn
};

/// A place to type: the note editor and every field. Draws the lines in view alone, so its cost
/// does not grow with the text. Copies to the clipboard only what the guard has passed.
Edited edit_text(Ui& ui, std::string_view id, Role role, std::string_view label, const Rect& rect,
                 editor::Editor& editor, const EditLook& look);

}  // namespace fieldfare::ui
