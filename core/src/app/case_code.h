#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/engine.h"

namespace fieldfare::app {

/// The code that a case is spoken of by: T (tracked) or S (sampled) and four characters without
/// vowels, so that no code spells a word. Made from the case's random id, so devices that are out
/// of touch need not agree.
[[nodiscard]] std::string case_code(std::string_view case_kind, const EntityId& id);

/// The codes of the cases that were made from rows of the visit's lists on this device.
[[nodiscard]] std::map<PersonRow, std::string> codes_by_row(Engine& engine, VisitState& visit);

}  // namespace fieldfare::app
