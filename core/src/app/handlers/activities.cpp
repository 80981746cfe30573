#include <fieldfare/core/framework/activity.h>

#include <fieldfare/core/app/commands/activities.h>

#include "app/edit.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::activity;

Token mode(std::string_view value) {
  return Token::of(value, "a mode", {"in-person", "phone", "video"});
}

Token sector(std::string_view value) {
  return Token::of(value, "a sector", {"education", "health", "care", "joint"});
}

void require_order(Time starts, Time ends) {
  if (ends < starts) {
    throw Error(ErrorCode::usage, "The activity ends before it starts.");
  }
}

ActivityView view_of(Engine& engine, const model::Entity& entity,
                     const framework::Framework& framework) {
  const model::Fields fields(entity.state);
  ActivityView view;
  view.activity_id = entity.id;
  view.kind = fields.text("kind");
  if (const auto* found = framework.activity_kind(view.kind)) view.kind_title = found->title;
  view.title = fields.text("title");
  view.starts = fields.text("starts");
  view.ends = fields.text("ends");
  view.mode = fields.text("mode");
  view.sector = fields.text("sector");
  if (const auto provider = fields.id("provider")) {
    view.provider = provider->hex();
    const auto found = engine.entities().find(entity.vid, model::Kind::provider, *provider);
    if (found) view.provider_name = model::Fields(found->state).text("name");
  }
  view.notes = engine.entities().count(entity.vid, model::Kind::note, entity.id);
  view.conflicted = entity.conflicted;
  return view;
}

}  // namespace

ActivityAdd::Result handle(Engine& engine, const ActivityAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  require_order(command.starts, command.ends);
  const framework::Framework& framework = engine.framework(command.visit);
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "kind", Token::activity_kind(command.kind, framework));
  edit.set(kind, id, "title", engine.guarded(command.visit, command.title));
  edit.set(kind, id, "starts", command.starts).set(kind, id, "ends", command.ends);
  edit.set(kind, id, "mode", mode(command.mode));
  if (command.sector) edit.set(kind, id, "sector", sector(*command.sector));
  if (command.provider) {
    const auto provider = engine.entity(model::Kind::provider, *command.provider, "provider");
    edit.set(kind, id, "provider", provider.id);
  }
  edit.commit();
  return {id};
}

ActivityUpdate::Result handle(Engine& engine, const ActivityUpdate& command) {
  const auto entity = engine.entity(kind, command.activity, "activity");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const model::Fields fields(entity.state);
  const auto starts = command.starts ? command.starts : fields.time("starts");
  const auto ends = command.ends ? command.ends : fields.time("ends");
  if (starts && ends) require_order(*starts, *ends);
  Edit edit(engine, visit.id);
  if (command.title) {
    edit.set(kind, entity.id, "title", engine.guarded(visit.id, *command.title));
  }
  if (command.starts) edit.set(kind, entity.id, "starts", *command.starts);
  if (command.ends) edit.set(kind, entity.id, "ends", *command.ends);
  if (command.mode) edit.set(kind, entity.id, "mode", mode(*command.mode));
  if (command.sector) edit.set(kind, entity.id, "sector", sector(*command.sector));
  edit.commit();
  return {};
}

ActivityList::Result handle(Engine& engine, const ActivityList& command) {
  VisitState& visit = engine.visit(command.visit);
  ActivityList::Result result;
  const auto words = engine.vocabulary(command.visit);
  if (!words->framework) return result;
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  for (const auto& entity : found) {
    result.activities.push_back(view_of(engine, entity, *words->framework));
  }
  return result;
}

}  // namespace fieldfare::app
