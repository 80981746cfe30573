#pragma once

#include "view.h"

namespace fieldfare::ui {

/// The height of the panel with the choices for one finding; 0 when there is none.
[[nodiscard]] float findings_height(const View& view, const Draft& draft, float width);
/// The finding that the caret touches, or the first, with what can be done about it.
void draw_findings(const View& view, const Rect& room, const Draft& draft);

}  // namespace fieldfare::ui
