#include "app/concern_rules.h"

#include <algorithm>

#include "model/fields.h"

namespace fieldfare::app {

bool holds_feedback(const framework::ConcernKind& kind) {
  return std::any_of(kind.actions.begin(), kind.actions.end(),
                     [](const auto& action) { return action.id == "hold-feedback"; });
}

bool passed_on(Engine& engine, const VisitState& visit, const model::Entity& concern) {
  if (model::Fields(concern.state).text("state") == "resolved") return true;
  bool passed = false;
  engine.entities().each(
      visit.vid, model::Kind::concern_action, concern.id,
      [&](model::Entity&& act) { passed = passed || model::Fields(act.state).has("passed-to"); });
  return passed;
}

std::vector<std::string> feedback_held_back(Engine& engine, const VisitState& visit) {
  const framework::Framework& framework = engine.framework(visit.id);
  std::vector<model::Entity> concerns;
  engine.entities().each(visit.vid, model::Kind::concern, std::nullopt,
                         [&](model::Entity&& one) { concerns.push_back(std::move(one)); });
  std::vector<std::string> out;
  for (const model::Entity& concern : concerns) {
    const auto* kind = framework.concern_kind(model::Fields(concern.state).text("kind"));
    if (kind == nullptr || !holds_feedback(*kind) || passed_on(engine, visit, concern)) continue;
    out.push_back(kind->title + " " + concern.id.hex().substr(0, 10) +
                  " has not been passed on yet.");
  }
  return out;
}

}  // namespace fieldfare::app
