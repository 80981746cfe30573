#pragma once

#include <vector>

#include <fieldfare/core/app/commands/notes.h>

#include "app/engine.h"

namespace fieldfare::app {

/// The notes that a list asks for, in its order: those that every filter lets pass, from `offset`
/// on, `limit` at most. A page of the newest of all is read without looking at the others.
[[nodiscard]] std::vector<model::Entity> notes_of(Engine& engine, VisitState& visit,
                                                  const NoteList& query);

}  // namespace fieldfare::app
