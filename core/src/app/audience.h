#pragma once

#include <optional>
#include <vector>

#include <fieldfare/core/log/change.h>

#include "app/engine.h"

/// Who may read what is written: the team, or the restricted audience and those it comes from.
namespace fieldfare::app {

/// Splits a change by who may read it, in an order in which what others stand on comes first. A
/// restricted part is for the audience, its writer, and whoever wrote the note or raised the
/// concern first: `author`.
struct ChangeFor {
  log::Change change;
  bool restricted = false;
  std::optional<MemberId> author;
};
[[nodiscard]] std::vector<ChangeFor> split_by_audience(Engine& engine, const VisitState& visit,
                                                       log::Change&& change);

/// What to seal a change with. Error(forbidden) when this device is no longer a member.
[[nodiscard]] log::Readers readers_of(const VisitState& visit, const ChangeFor& part);

}  // namespace fieldfare::app
