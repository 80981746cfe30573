#include <fieldfare/core/app/commands/concerns.h>

#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::concern;
constexpr auto action_kind = model::Kind::concern_action;

std::vector<std::string> actions_of(Engine& engine, VisitState& visit, const EntityId& concern,
                                    Names& names) {
  std::vector<std::string> out;
  engine.entities().each(visit.vid, action_kind, concern, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    std::string line = fields.text("at") + " ";
    if (const auto author = fields.member("author")) line += names.of(*author) + ": ";
    line += fields.text("action");
    const std::string told = fields.text("told");
    if (!told.empty()) line += " (told: " + told + ")";
    out.push_back(std::move(line));
  });
  return out;
}

}  // namespace

ConcernAdd::Result handle(Engine& engine, const ConcernAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const EntityId id = engine.new_id();
  const std::string wanted = command.kind.empty() ? "safeguarding" : command.kind;
  Edit edit(engine, command.visit);
  edit.set(kind, id, "kind", Token::concern_kind(wanted, engine.framework(command.visit)));
  edit.set(kind, id, "text", engine.guarded(command.visit, command.text));
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  if (command.case_id) {
    edit.set(kind, id, "case", engine.entity(model::Kind::case_, *command.case_id, "case").id);
  }
  edit.commit();
  return {id};
}

ConcernAct::Result handle(Engine& engine, const ConcernAct& command) {
  const auto entity = engine.entity(kind, command.concern, "concern");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(action_kind, id, "concern", entity.id);
  edit.set(action_kind, id, "action", engine.guarded(visit.id, command.action));
  if (command.told) edit.set(action_kind, id, "told", engine.guarded(visit.id, *command.told));
  edit.set(action_kind, id, "author", visit.self).set(action_kind, id, "at", engine.now());
  if (command.resolved) {
    edit.set(kind, entity.id, "state", Token::of("resolved", "a state", {"open", "resolved"}));
  }
  edit.commit();
  return {};
}

ConcernList::Result handle(Engine& engine, const ConcernList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  ConcernList::Result result;
  for (const auto& entity : found) {
    const model::Fields fields(entity.state);
    ConcernView view;
    view.concern_id = entity.id;
    view.kind = fields.text("kind");
    view.text = engine.projector().shown_text(visit, entity, "text");
    view.state = fields.text("state") == "resolved" ? "resolved" : "open";
    view.actions = actions_of(engine, visit, entity.id, names);
    if (const auto about = fields.id("case")) view.case_id = about->hex();
    if (const auto author = fields.member("author")) view.author = names.of(*author);
    view.raised_at = fields.text("at");
    view.conflicted = entity.conflicted;
    result.concerns.push_back(std::move(view));
  }
  return result;
}

}  // namespace fieldfare::app
