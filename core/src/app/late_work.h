#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/storage/database.h>

#include "app/engine.h"

/// Which entries of a removed member count (log-format.md, "Where a removed member's logs end").
/// What entries say about it is kept beside the log, also what an entry says that does not count
/// itself, so that the answer is a function of what is held and never of the order of arrival.
namespace fieldfare::app {

/// Of a member's entity: until/LOG, or until/LOG/BRANCH for a further way of a forked log, says up
/// to which entry that log counts (`encode_end`); refused/... in the same way up to where somebody
/// has looked at the rest and left it out.
inline constexpr std::string_view until_field = "until/";
inline constexpr std::string_view refused_field = "refused/";
inline constexpr std::string_view removed_at_field = "removed-at";

/// Keeps what an entry says about where logs end. True when it says something.
bool note_ends(storage::Transaction& transaction, const VisitState& visit, std::int64_t number,
               const log::Change& change);

/// Works out where logs end, from what is kept and who is removed.
void read_ends(Engine& engine, VisitState& visit);

/// The same, and brings the projections in line: entries that count no more are taken out of them,
/// entries that count now are put in.
void settle_ends(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// What to write about a member's logs as they are here: by the field's name without its prefix.
[[nodiscard]] std::map<std::string, Bytes> present_ends(const VisitState& visit,
                                                        const MemberId& member);

/// Keeps or takes back the notice that late work waits for a lead or deputy, on their devices.
void tell_late_work(storage::Transaction& transaction, Engine& engine, VisitState& visit);

/// Up to where somebody has refused a log's late entries.
[[nodiscard]] std::uint64_t refused_until(Engine& engine, const VisitState& visit,
                                          const MemberId& member, const log::LogRow& row);
/// How many late entries of a member nobody has decided on.
[[nodiscard]] std::int64_t undecided_entries(Engine& engine, const VisitState& visit,
                                             const MemberId& member);

}  // namespace fieldfare::app
