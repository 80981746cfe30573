#include <fieldfare/core/app/commands/lines.h>

#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::line;

/// The line and its visit, if this member may change it.
std::pair<model::Entity, VisitState*> to_change(Engine& engine, const EntityId& id) {
  auto entity = engine.entity(kind, id, "line of enquiry");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  return {std::move(entity), &visit};
}

}  // namespace

LineAdd::Result handle(Engine& engine, const LineAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const framework::Framework& framework = engine.framework(command.visit);
  std::vector<Token> criteria;
  for (const auto& id : command.criteria)
    criteria.push_back(Token::criterion(id, framework));
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "text", engine.guarded(command.visit, command.text));
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  edit.set_elements(nullptr, kind, id, "criteria", criteria);
  edit.commit();
  return {id};
}

LineUpdate::Result handle(Engine& engine, const LineUpdate& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  Edit edit(engine, visit->id);
  edit.set(kind, entity.id, "text", engine.guarded(visit->id, command.text));
  edit.commit();
  return {};
}

LineClose::Result handle(Engine& engine, const LineClose& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  Edit edit(engine, visit->id);
  edit.set(kind, entity.id, "state", Token::of("closed", "a state", {"open", "closed"}));
  if (command.outcome) {
    edit.set(kind, entity.id, "outcome", engine.guarded(visit->id, *command.outcome));
  }
  edit.commit();
  return {};
}

LineList::Result handle(Engine& engine, const LineList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  LineList::Result result;
  for (const auto& entity : found) {
    const model::Fields fields(entity.state);
    LineView view;
    view.line_id = entity.id;
    view.text = engine.projector().shown_text(visit, entity, "text");
    view.state = fields.text("state") == "closed" ? "closed" : "open";
    view.outcome = engine.projector().shown_text(visit, entity, "outcome");
    view.criteria = fields.set("criteria");
    if (const auto author = fields.member("author")) view.author = names.of(*author);
    view.conflicted = entity.conflicted;
    result.lines.push_back(std::move(view));
  }
  return result;
}

}  // namespace fieldfare::app
