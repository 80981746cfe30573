#include <fieldfare/core/app/commands/providers.h>

#include "app/edit.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {
constexpr auto kind = model::Kind::provider;
}

ProviderAdd::Result handle(Engine& engine, const ProviderAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto name = engine.guarded_name(command.visit, command.title, guard::AllowedAs::setting);
  if (name.empty()) throw Error(ErrorCode::usage, "The provider's name is missing.");
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "name", name).set(kind, id, "at", engine.now());
  edit.set(kind, id, "sector",
           Token::of(command.sector, "a sector", {"education", "health", "care", "joint"}));
  if (command.kind) edit.set(kind, id, "kind", engine.guarded(command.visit, *command.kind));
  edit.commit();
  engine.vocabulary_changed(command.visit);
  return {id};
}

ProviderList::Result handle(Engine& engine, const ProviderList& command) {
  VisitState& visit = engine.visit(command.visit);
  ProviderList::Result result;
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    result.providers.push_back({entity.id, fields.text("name"), fields.text("sector"),
                                fields.text("kind"), entity.conflicted});
  });
  return result;
}

}  // namespace fieldfare::app
