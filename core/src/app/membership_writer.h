#pragma once

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

/// Enters a visit whose chain names one of this device's keys: the row of the visit, then the
/// chain. Error(not_possible) when the chain names none of them.
void enter_visit(Engine& engine, const std::vector<Bytes>& chain, std::string_view hub);

/// Record 0 of a new visit, led by `keys`.
[[nodiscard]] Bytes first_record(Engine& engine, const MemberKeys& keys);
/// The record that adds a member and seals every epoch's key to it.
[[nodiscard]] Bytes record_adding(VisitState& visit, const log::Member& member);
/// The record that removes a member and begins an epoch with a fresh key.
[[nodiscard]] Bytes record_removing(Engine& engine, VisitState& visit, const MemberId& member);

}  // namespace fieldfare::app
