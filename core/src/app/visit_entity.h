#pragma once

#include <fieldfare/core/ids.h>

namespace fieldfare::app {

/// The entity that holds what is known about the visit itself (framework, area, days, state): the
/// beginning of the visit's id.
[[nodiscard]] inline EntityId visit_entity_id(const VisitId& visit) {
  return EntityId::from(visit.view().first(EntityId::size));
}

/// The entity that says who a member is.
[[nodiscard]] inline EntityId member_entity_id(const MemberId& member) {
  return EntityId::from(member.view());
}

}  // namespace fieldfare::app
