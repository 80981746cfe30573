#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/planted.h>

#include "app/engine.h"
#include "app/note_words.h"

namespace fieldfare::app {

namespace {

/// Words of the framework hold no line end.
std::string joined(const std::vector<Token>& words) {
  std::string out;
  for (const Token& word : words)
    out += (out.empty() ? "" : "\n") + word.str();
  return out;
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('\n'), words.size());
    out.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

}  // namespace

DraftKeep::Result handle(Engine& engine, const DraftKeep& command) {
  const auto activity = engine.entity(model::Kind::activity, command.activity, "activity");
  VisitState& visit = engine.visit(activity.vid);
  require_evidence_writer(visit);
  const auto masked = engine.guard().mask(command.text.view(), engine.vocabulary(visit.id)->allow);
  std::string criteria;
  if (!command.criteria.empty()) {
    criteria = joined(criteria_tokens(command.criteria, engine.framework(visit.id)));
  }
  const std::string basis = command.basis ? basis_token(*command.basis).str() : std::string();
  const std::string recency =
      command.recency ? recency_token(*command.recency).str() : std::string();
  const std::string audience = audience_token(command.audience).str();
  const EntityId id = command.draft ? *command.draft : engine.new_id();
  const std::string kept_at = to_iso8601(engine.now());
  storage::Transaction transaction(engine.database());
  auto keep = engine.database().prepare(
      "INSERT OR REPLACE INTO draft(id, vid, activity, note, text, kept_at, criteria, about, "
      "basis, recency, audience) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
  keep.bind(1, id.view()).bind(2, visit.vid).bind(3, activity.id.view());
  if (command.note) keep.bind(4, command.note->view());
  keep.bind(5,
            planted(Fault::draft_unmasked) ? command.text.view() : std::string_view(masked.str()))
      .bind(6, std::string_view(kept_at));
  keep.bind(7, std::string_view(criteria));
  if (command.case_id) keep.bind(8, command.case_id->view());
  keep.bind(9, std::string_view(basis)).bind(10, std::string_view(recency));
  keep.bind(11, std::string_view(audience)).run();
  transaction.commit();
  return {id, kept_at};
}

DraftList::Result handle(Engine& engine, const DraftList& command) {
  VisitState& visit = engine.visit(command.visit);
  auto row = engine.database().prepare(
      "SELECT id, activity, note, text, kept_at, criteria, about, basis, recency, audience "
      "FROM draft WHERE vid = ?1 ORDER BY kept_at, id");
  row.bind(1, visit.vid);
  DraftList::Result result;
  while (row.step()) {
    DraftView view;
    view.draft_id = EntityId::from(row.blob(0));
    view.activity_id = EntityId::from(row.blob(1));
    if (!row.is_null(2)) view.note_id = EntityId::from(row.blob(2)).hex();
    view.text = row.text(3);
    view.kept_at = row.text(4);
    view.criteria = split(row.text(5));
    if (!row.is_null(6)) view.case_id = EntityId::from(row.blob(6)).hex();
    view.basis = row.text(7);
    view.recency = row.text(8);
    view.audience = row.text(9);
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
