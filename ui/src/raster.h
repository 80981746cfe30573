#pragma once

#include <fieldfare/ui/image.h>

struct ImDrawData;

namespace fieldfare::ui {

/// Draws Dear ImGui's draw data without a display, as a graphics card would: triangles with the
/// top-left rule, bilinear samples of the font atlas, clip rectangles, source-over blending.
/// Deterministic. Uses the current context's font atlas.
[[nodiscard]] Image rasterise(const ImDrawData& data);

}  // namespace fieldfare::ui
