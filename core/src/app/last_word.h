#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/names.h"

namespace fieldfare::app {

/// Who set a field to what stands there, and when by their clock. Things that two people make alike
/// (an answer, a link) keep no author of their own, which would only be in conflict: the log says
/// it.
struct LastWord {
  std::string by;
  std::string at;
};
[[nodiscard]] inline LastWord last_word(Engine& engine, VisitState& visit, Names& names,
                                        const model::Entity& entity, std::string_view field) {
  const auto versions = engine.projector().versions(visit, entity, field);
  if (versions.empty()) return {};
  const FieldVersion& last = versions.back();
  return {last.author ? names.of(*last.author) : std::string(), to_iso8601(last.at)};
}

}  // namespace fieldfare::app
