#pragma once

#include "view.h"

namespace fieldfare::ui {

/// One record of the judgement with the notes that it rests on, and the place to begin one.
void draw_record(const View& view, const Rect& room, const JudgementView& judgement,
                 const RecordRow& row);
void draw_new_record(const View& view, const Rect& room, const JudgementView& judgement);

}  // namespace fieldfare::ui
