#pragma once

#include "edit.h"

namespace fieldfare::ui {

/// Puts the selection on the clipboard, if the guard has passed it; else says so in `out`.
void copy(editor::Editor& editor, bool cut, Edited& out);
/// Puts in what is on the clipboard, as if it were typed: the guard looks at it like at any text.
void paste(editor::Editor& editor);
/// Gives the frame's characters and keys to the editor that has the keyboard's place.
void take_keys(Ui& ui, editor::Editor& editor, std::size_t page_lines, Edited& out);

}  // namespace fieldfare::ui
