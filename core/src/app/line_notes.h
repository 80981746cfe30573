#pragma once

#include <string>
#include <vector>

#include "app/engine.h"

/// The links between lines of enquiry and the notes that test them.
namespace fieldfare::app {

struct LineLinkFound {
  EntityId line;
  EntityId note;
  std::string stance;  ///< for, against or neither
};

/// The same for everybody who links the two, so that two links made apart meet in one.
[[nodiscard]] EntityId line_note_id(const EntityId& line, const EntityId& note);

/// Links that stand, also those to notes that are not here or may not be read here.
[[nodiscard]] std::vector<LineLinkFound> links_of_line(Engine& engine, const VisitState& visit,
                                                       const EntityId& line);
[[nodiscard]] std::vector<LineLinkFound> links_of_note(Engine& engine, const VisitState& visit,
                                                       const EntityId& note);

}  // namespace fieldfare::app
