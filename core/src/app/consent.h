#pragma once

#include <string>
#include <string_view>

#include "app/engine.h"

namespace fieldfare::app {

/// What a family has decided: "not asked", asked, agreed, declined or withdrawn. When two devices
/// say different things, the most careful one counts until people have settled it: a withdrawal
/// before a refusal, a refusal before an agreement.
[[nodiscard]] std::string consent_of(const model::Entity& case_entity);

/// False once a family has declined or withdrawn.
[[nodiscard]] bool still_takes_part(std::string_view consent) noexcept;

/// Error(not_possible) when the case that a note names, or is to name, has been withdrawn: its
/// notes are locked until the lead has decided (000 L369, 003 L342; decision: for every visit).
void require_no_withdrawal(Engine& engine, const VisitState& visit, const EntityId& case_id);

}  // namespace fieldfare::app
