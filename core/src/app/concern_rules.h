#pragma once

#include <string>
#include <vector>

#include "app/engine.h"

/// What the frameworks say about concerns.
namespace fieldfare::app {

/// Whether feedback to leaders waits until concerns of a kind have been passed on.
[[nodiscard]] bool holds_feedback(const framework::ConcernKind& kind);

/// True when it has been passed on to one of the roles that its kind names, or is resolved.
[[nodiscard]] bool passed_on(Engine& engine, const VisitState& visit, const model::Entity& concern);

/// Why nothing may be fed back to leaders yet, a sentence for each concern: one of a kind that
/// holds feedback back (the framework's action "hold-feedback"), open, and not passed on. Concerns
/// that this member may not read are not known here. Area SEND handbook 2023, under para 107, L390;
/// the thematic frameworks' decision "feedback".
[[nodiscard]] std::vector<std::string> feedback_held_back(Engine& engine, const VisitState& visit);

}  // namespace fieldfare::app
