#pragma once

#include <vector>

#include <fieldfare/ui/pages.h>

namespace fieldfare::ui {

/// The made-up visit's pages round the notes.
[[nodiscard]] Pages example_pages();
[[nodiscard]] std::vector<FrameworkRow> example_frameworks();

}  // namespace fieldfare::ui
