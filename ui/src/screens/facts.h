#pragma once

#include "view.h"

namespace fieldfare::ui {

/// What is said about a note, each with one tap: questions, case, basis, recency, audience. Returns
/// the height.
float draw_facts(const View& view, const Rect& room, const Draft& draft);

}  // namespace fieldfare::ui
