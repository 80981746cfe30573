#pragma once

#include <optional>
#include <vector>

#include <fieldfare/core/app/commands/notes.h>

#include "app/engine.h"

/// Redactions of notes as people ask about them.
namespace fieldfare::app {

/// The entries that hold a note's text, and the names of further ones that are known to, but are
/// not held here.
struct TextEntries {
  std::vector<std::int64_t> numbers;
  std::vector<Hash> named;
};
[[nodiscard]] TextEntries text_entries(Engine& engine, VisitState& visit,
                                       const model::Entity& note);

/// Marked as redacted, and no text of it stands.
[[nodiscard]] bool is_redacted(const model::Entity& note);

/// How far the redaction has come; nothing when there is none.
[[nodiscard]] std::optional<RedactionState> redaction_of(Engine& engine, VisitState& visit,
                                                         const model::Entity& note);

}  // namespace fieldfare::app
