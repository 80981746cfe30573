#include <fieldfare/core/app/commands/distribution.h>

#include "app/derived_id.h"
#include "app/edit.h"
#include "app/last_word.h"
#include "app/visit_calendar.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::afterwards;

EntityId step_id(const VisitId& visit, std::string_view item) {
  return derived_id(visit, "afterwards", {item});
}

}  // namespace

AfterwardsList::Result handle(Engine& engine, const AfterwardsList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  AfterwardsList::Result result;
  for (const framework::Statement& one : engine.framework(command.visit).afterwards) {
    AfterwardsView view;
    view.item = one.id;
    view.text = one.text;
    view.strength = framework::name(one.strength);
    view.source = one.source;
    if (const auto entity = engine.entities().find(visit.vid, kind, step_id(visit.id, one.id))) {
      const model::Fields fields(entity->state);
      view.done = fields.flag("done");
      view.conflicted = entity->conflicted;
      if (view.done) {
        view.on = fields.text("on");
        view.by = last_word(engine, visit, names, *entity, "done").by;
      }
    }
    result.items.push_back(std::move(view));
  }
  return result;
}

AfterwardsDone::Result handle(Engine& engine, const AfterwardsDone& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  std::vector<std::string> known;
  for (const framework::Statement& one : engine.framework(command.visit).afterwards)
    known.push_back(one.id);
  if (known.empty()) {
    throw Error(ErrorCode::not_possible,
                "The guidance lists no steps after a visit of this kind beside its deadlines.",
                "`fieldfare deadline list` has those.");
  }
  const Token item = Token::among(command.item, "a step after the visit", known);
  const Date today = uk_today(engine.now());
  const Date on = command.on.value_or(today);
  if (today < on) {
    throw Error(ErrorCode::usage, "Nothing can have been done on " + to_iso8601(on) + " yet.",
                "Give today or a day before.");
  }
  const EntityId id = step_id(visit.id, item.str());
  Edit edit(engine, visit.id);
  edit.set(kind, id, "item", item).set(kind, id, "done", !command.open);
  if (command.open) {
    edit.clear(kind, id, "on");
  } else {
    edit.set(kind, id, "on", on);
  }
  edit.commit();
  return {};
}

}  // namespace fieldfare::app
