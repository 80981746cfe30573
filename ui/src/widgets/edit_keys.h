#pragma once

#include "edit.h"

namespace fieldfare::ui {

/// Gives the frame's characters and keys to the editor that has the keyboard's place.
void take_keys(Ui& ui, editor::Editor& editor, std::size_t page_lines, Edited& out);

}  // namespace fieldfare::ui
