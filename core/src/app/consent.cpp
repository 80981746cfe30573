#include "app/consent.h"

#include <algorithm>
#include <array>

namespace fieldfare::app {

namespace {

constexpr auto by_care =
    std::to_array<std::string_view>({"withdrawn", "declined", "asked", "agreed"});

}  // namespace

std::string consent_of(const model::Entity& case_entity) {
  const merge::Register* said = case_entity.state.find("consent");
  if (said == nullptr) return "not asked";
  for (const std::string_view state : by_care) {
    const bool is_said =
        std::any_of(said->live().begin(), said->live().end(), [&](const auto& one) {
          const auto* text = std::get_if<std::string>(&one.value);
          return text != nullptr && *text == state;
        });
    if (is_said) return std::string(state);
  }
  return "not asked";
}

bool still_takes_part(std::string_view consent) noexcept {
  return consent != "withdrawn" && consent != "declined";
}

void require_no_withdrawal(Engine& engine, const VisitState& visit, const EntityId& case_id) {
  const auto entity = engine.entities().find(visit.vid, model::Kind::case_, case_id);
  if (!entity || consent_of(*entity) != "withdrawn") return;
  throw Error(ErrorCode::not_possible,
              "The family has withdrawn from this case: its notes are locked, and no more are "
              "written.",
              "The lead decides what becomes of them: `fieldfare case decide`.");
}

}  // namespace fieldfare::app
