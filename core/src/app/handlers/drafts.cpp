#include "app/edit.h"
#include "app/handlers.h"

namespace fieldfare::app {

DraftKeep::Result handle(Engine& engine, const DraftKeep& command) {
  const auto activity = engine.entity(model::Kind::activity, command.activity, "activity");
  VisitState& visit = engine.visit(activity.vid);
  require_evidence_writer(visit);
  const auto masked = engine.guard().mask(command.text.view(), engine.vocabulary(visit.id)->allow);
  const EntityId id = command.draft ? *command.draft : engine.new_id();
  const std::string kept_at = to_iso8601(engine.now());
  storage::Transaction transaction(engine.database());
  auto keep = engine.database().prepare(
      "INSERT OR REPLACE INTO draft(id, vid, activity, note, text, kept_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  keep.bind(1, id.view()).bind(2, visit.vid).bind(3, activity.id.view());
  if (command.note) keep.bind(4, command.note->view());
  keep.bind(5, std::string_view(masked.str())).bind(6, std::string_view(kept_at)).run();
  transaction.commit();
  return {id, kept_at};
}

DraftList::Result handle(Engine& engine, const DraftList& command) {
  VisitState& visit = engine.visit(command.visit);
  auto row = engine.database().prepare(
      "SELECT id, activity, note, text, kept_at FROM draft WHERE vid = ?1 ORDER BY kept_at, id");
  row.bind(1, visit.vid);
  DraftList::Result result;
  while (row.step()) {
    DraftView view;
    view.draft_id = EntityId::from(row.blob(0));
    view.activity_id = EntityId::from(row.blob(1));
    if (!row.is_null(2)) view.note_id = EntityId::from(row.blob(2)).hex();
    view.text = row.text(3);
    view.kept_at = row.text(4);
    result.drafts.push_back(std::move(view));
  }
  return result;
}

DraftDrop::Result handle(Engine& engine, const DraftDrop& command) {
  storage::Transaction transaction(engine.database());
  auto drop = engine.database().prepare("DELETE FROM draft WHERE id = ?1");
  drop.bind(1, command.draft.view()).run();
  transaction.commit();
  return {};
}

}  // namespace fieldfare::app
