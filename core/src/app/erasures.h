#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "app/engine.h"

/// Orders to erase that this device signs. Those of others are taken in with the entries.
namespace fieldfare::app {

/// True when this member can sign an order for the entry: it wrote the log, or leads, or is deputy.
[[nodiscard]] bool may_order(Engine& engine, const VisitState& visit, std::int64_t entry);

/// Signs and keeps an order for each of these entries and erases them here. Each must be one that
/// `may_order` allows.
void order_erasure(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                   const std::vector<std::int64_t>& entries);

/// Orders what `visit.to_erase` holds, as far as this member may, and writes anew what else those
/// entries said; then what was made from them, and so on (merge-algebra.md, D3). The rest is left
/// to the devices of those who wrote it and of the lead and deputies.
void follow_erasures(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// After a change of the membership: orders that count no more are signed anew by a lead's or
/// deputy's device, which followed them, and dropped by all others, for whom their entries become
/// holes (log-format.md, "Orders to erase"). True when some were dropped: notes have to be folded
/// anew.
bool settle_orders(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// Remembers which entry an order names that is not followed here, when the entry is held: others
/// may follow it, and say so by its name alone.
void note_refused_order(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                        const log::ErasedEntry& what);

/// Entries that somebody who follows these orders lacks, though this device does not follow them.
[[nodiscard]] std::set<std::int64_t> erased_by_refused(Engine& engine, VisitState& visit,
                                                       const std::vector<log::ErasureId>& orders);

}  // namespace fieldfare::app
