#pragma once

#include "view.h"

namespace fieldfare::ui {

/// What kind of visit, where, from when.
void draw_new_visit(const View& view, const Rect& room);
/// This device's card for whoever leads, and the place for the invitation that comes back.
void draw_join_visit(const View& view, const Rect& room);

}  // namespace fieldfare::ui
