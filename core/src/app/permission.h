#pragma once

#include <initializer_list>
#include <string_view>

#include <fieldfare/core/log/membership.h>

#include "app/visit_state.h"

/// What a member's role permits, and what a visit's state does.
namespace fieldfare::app {

class Engine;

/// Error(forbidden) unless this member's role is one of `roles`.
void require_role(VisitState& visit, std::initializer_list<log::Role> roles,
                  std::string_view to_do_what);
/// Lead, deputy and inspectors write evidence; observers, quality assurers and custodians do not.
void require_evidence_writer(VisitState& visit);
/// Error(not_possible) when the visit has been closed.
void require_open(Engine& engine, const VisitState& visit);

}  // namespace fieldfare::app
