#pragma once

#include <optional>
#include <string>

#include <fieldfare/core/log/membership.h>

#include "app/engine.h"

namespace fieldfare::app {

/// The keys that one card offers, or that a new visit's lead uses: kept in the store until a visit
/// takes them up.
struct MemberKeys {
  crypto::SigningKey sign;
  crypto::BoxKey box;
};
[[nodiscard]] MemberKeys new_member_keys(Engine& engine);

/// Enters a visit whose membership names one of this device's keys: the row of the visit, then the
/// records. Error(not_possible) when it names none of them.
void enter_visit(Engine& engine, const std::vector<Bytes>& records, std::string_view hub);

/// Record 0 of a new visit, led by `keys`.
[[nodiscard]] Bytes first_record(Engine& engine, const MemberKeys& keys);

// The records below are made upon the head. Each seals to every member what this device holds and
// they lack, and begins an epoch when the present one cannot go on (log-format.md, "Membership").

[[nodiscard]] Bytes record_adding(Engine& engine, const VisitState& visit,
                                  const log::Member& member);
/// Error(not_found) when there is no such member, Error(forbidden) when only a lead may.
[[nodiscard]] Bytes record_removing(Engine& engine, const VisitState& visit,
                                    const MemberId& member);
/// What this device has to do after it took records in: nothing when there is nothing to heal, or
/// when it is not for this member to do.
[[nodiscard]] std::optional<Bytes> healing_record(Engine& engine, const VisitState& visit);

}  // namespace fieldfare::app
