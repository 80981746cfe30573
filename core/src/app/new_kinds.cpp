#include "app/new_kinds.h"

#include <algorithm>
#include <set>

#include "app/holes.h"

namespace fieldfare::app {

namespace {

std::set<model::Kind> known_kinds(storage::Database& database) {
  std::set<model::Kind> out;
  auto row = database.prepare("SELECT kind FROM known_kind");
  while (row.step())
    out.insert(static_cast<model::Kind>(row.integer(0)));
  return out;
}

bool knows_as_we_do(const std::set<model::Kind>& known) {
  return std::ranges::equal(known, model::all_kinds());
}

void show_in(Engine& engine, storage::Transaction& transaction, VisitState& visit,
             const std::set<model::Kind>& known) {
  for (const auto& [key, entries] : entries_by_entity(engine, visit)) {
    if (!known.contains(key.first))
      engine.projector().rebuild(transaction, visit, key.first, key.second, entries);
  }
}

}  // namespace

void know_all_kinds(storage::Transaction& transaction) {
  storage::Database& database = transaction.database();
  database.execute("DELETE FROM known_kind");
  for (const model::Kind kind : model::all_kinds()) {
    auto insert = database.prepare("INSERT INTO known_kind(kind) VALUES(?1)");
    insert.bind(1, static_cast<std::int64_t>(kind)).run();
  }
}

void show_new_kinds(Engine& engine) {
  const std::set<model::Kind> known = known_kinds(engine.database());
  if (knows_as_we_do(known)) return;
  const std::vector<VisitId> visits = engine.visits();
  try {
    engine.despite_index([&] {
      storage::Transaction transaction(engine.database());
      for (const VisitId& id : visits)
        show_in(engine, transaction, engine.visit(id), known);
      know_all_kinds(transaction);
      transaction.commit();
    });
  } catch (const Error&) {
    // A damaged visit: whoever asks for it is told.
  }
  // What was in memory may be older than the projections, or newer when nothing was done.
  for (const VisitId& id : visits)
    engine.forget(id);
}

}  // namespace fieldfare::app
