#pragma once

#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/lines.h>

#include "app/names.h"

/// Views that more than one query shows.
namespace fieldfare::app {

[[nodiscard]] LineView view_of_line(Engine& engine, VisitState& visit, Names& names,
                                    const model::Entity& line);

/// Where the evidence of a visit is thin; CoverageShow::Result::gaps.
[[nodiscard]] std::vector<CoverageGap> gaps_in(Engine& engine, VisitState& visit);

}  // namespace fieldfare::app
