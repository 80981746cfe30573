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
/// Error(forbidden) or Error(not_possible) when the record would break a rule.
[[nodiscard]] Bytes record_changing_role(Engine& engine, const VisitState& visit,
                                         const MemberId& member, log::Role role);
/// Error(not_possible) when the member stands so already.
[[nodiscard]] Bytes record_changing_audience(Engine& engine, const VisitState& visit,
                                             const MemberId& member, bool restricted);
/// This member leads, and every lead before is removed.
[[nodiscard]] Bytes record_taking_over(Engine& engine, const VisitState& visit);
/// What this device has to do after it took records in: nothing when there is nothing to heal, or
/// when it is not for this member to do.
[[nodiscard]] std::optional<Bytes> healing_record(Engine& engine, const VisitState& visit);

/// Adds a record that this device has just made; one transaction.
void issue(Engine& engine, VisitState& visit, const Bytes& record);

/// Error(usage) when there is no such role.
[[nodiscard]] log::Role role_named(std::string_view name);

/// Writes down how much of their logs is here: as `until_field` with a removal and when late work
/// is accepted, as `refused_field` when it is refused (late_work.h).
void say_where_it_ends(Engine& engine, VisitState& visit, const std::vector<MemberId>& members,
                       std::string_view field);

}  // namespace fieldfare::app
