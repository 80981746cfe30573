#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/log/replica.h>

#include "app/engine.h"

/// Entries that are held without their content and without an order that counts (log-format.md,
/// "Holes").
namespace fieldfare::app {

/// The visit's holes as they are told to others: sorted, at most log::max_holes.
[[nodiscard]] log::Holes holes_of(VisitState& visit);

/// The entry that somebody's hole names, when it is held here.
[[nodiscard]] std::optional<std::int64_t> entry_of(Engine& engine, VisitState& visit,
                                                   const log::Hole& hole);

/// Takes note of an entry that is held without its content, unless an order erases it.
void note_hole(VisitState& visit, const Hash& entry, std::int64_t number);

/// By hole: whose redaction names it that does not count, because its writer was removed, and which
/// nobody has decided on: late work for the lead to accept or leave out.
[[nodiscard]] std::map<std::int64_t, MemberId> undecided_erasures(Engine& engine,
                                                                  VisitState& visit);

/// The entries that such redactions of a note name: versions of its text that may never have been
/// read here.
[[nodiscard]] std::vector<Hash> named_by_undecided_redactions(Engine& engine, VisitState& visit,
                                                              const EntityId& note);

/// Marks holes that a redaction which counts names, to be ordered erased by `follow_erasures`.
void find_redacted_holes(Engine& engine, VisitState& visit);

/// Folds anew the notes that replaced a text of one of these entries, whose content this device
/// never had or has no more: an order for it has come.
void refold_after(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                  const std::set<Hash>& ordered);
/// Folds every note anew from the log: an order counts no more, or who leads is another.
void refold_notes(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// Keeps or takes back the notices about holes.
void tell_holes(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// Each hole in a sentence, for `store verify`; the first hundred of them.
[[nodiscard]] std::vector<std::string> describe_holes(Engine& engine, VisitState& visit);

/// Which entries speak of which entity, as the bodies that can be read say.
[[nodiscard]] std::map<std::pair<model::Kind, EntityId>, std::vector<std::int64_t>>
entries_by_entity(Engine& engine, const VisitState& visit);

}  // namespace fieldfare::app
