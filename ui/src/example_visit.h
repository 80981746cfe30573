#pragma once

#include <vector>

#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

[[nodiscard]] std::vector<VisitRow> example_visits();
[[nodiscard]] OpenVisit example_visit();
[[nodiscard]] std::vector<NoteDetail> example_notes();

}  // namespace fieldfare::ui
