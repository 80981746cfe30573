#pragma once

#include <fieldfare/core/log/replica.h>

#include "app/engine.h"

namespace fieldfare::app {

/// This device's newest statement of what it holds, or nothing when what it holds has changed
/// since.
[[nodiscard]] std::optional<log::HoldingStatement> present_statement(Engine& engine,
                                                                     VisitState& visit);
/// The same, made anew when it has to be. The counter grows only then, so that a repeated exchange
/// costs nothing.
log::HoldingStatement renew_statement(storage::Transaction& transaction, Engine& engine,
                                      VisitState& visit);
/// Keeps a member's statement if that member signed it and it is newer than the one known.
/// Whoever sends it: all others are passed over.
void keep_statement(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
                    const Bytes& statement);
/// When this device last received an entry or a newer statement of a member's; empty: never.
[[nodiscard]] std::string last_heard(Engine& engine, const VisitState& visit,
                                     const MemberId& member);

/// For each other member who is not removed: how many entries the last statement tells of that are
/// not here. Most often none.
[[nodiscard]] std::vector<std::pair<MemberId, std::uint64_t>> entries_only_others_hold(
    Engine& engine, VisitState& visit);

}  // namespace fieldfare::app
