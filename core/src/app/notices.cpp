#include "app/notices.h"

#include <nlohmann/json.hpp>

namespace fieldfare::app {

namespace {

using storage::Transaction;

/// Whether one more notice of this kind may be kept. What was put away longest ago makes room.
bool has_room(Transaction& transaction, const VisitState& visit, const log::Notice& notice) {
  auto others = transaction.database().prepare(
      "SELECT count(*) FROM notice WHERE vid = ?1 AND kind = ?2 AND key <> ?3");
  others.bind(1, visit.vid).bind(2, std::string_view(notice.kind));
  others.bind(3, std::string_view(notice.key));
  if (!others.step() || others.integer(0) < most_notices_of_a_kind) return true;
  auto remove = transaction.database().prepare(
      "DELETE FROM notice WHERE nid = (SELECT min(nid) FROM notice WHERE vid = ?1 AND kind = ?2 "
      "AND key <> ?3 AND dismissed = 1)");
  remove.bind(1, visit.vid).bind(2, std::string_view(notice.kind));
  remove.bind(3, std::string_view(notice.key)).run();
  return transaction.database().changes() > 0;
}

}  // namespace

void tell(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
          const log::Notice& notice) {
  if (notice.kind != notices_cut && !has_room(transaction, visit, notice)) {
    tell(transaction, engine, visit,
         {std::string(notices_cut), notice.kind, {{"of", notice.kind}}});
    return;
  }
  nlohmann::json facts = nlohmann::json::object();
  for (const auto& [name, value] : notice.facts)
    facts[name] = value;
  // Reasons may come from a peer: whatever is not UTF-8 is replaced.
  const std::string text = facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::string at = to_iso8601(engine.now());
  auto insert = transaction.database().prepare(
      "INSERT INTO notice(vid, kind, key, at, facts) VALUES(?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT(vid, kind, key) DO UPDATE SET at = excluded.at, facts = excluded.facts, "
      "dismissed = 0 WHERE facts <> excluded.facts");
  insert.bind(1, visit.vid).bind(2, std::string_view(notice.kind));
  insert.bind(3, std::string_view(notice.key)).bind(4, std::string_view(at));
  insert.bind(5, std::string_view(text)).run();
}

void no_longer(storage::Transaction& transaction, const VisitState& visit, std::string_view kind,
               std::string_view key) {
  auto remove = transaction.database().prepare(
      "DELETE FROM notice WHERE vid = ?1 AND kind = ?2 AND key = ?3 AND dismissed = 0");
  remove.bind(1, visit.vid).bind(2, kind).bind(3, key).run();
}

}  // namespace fieldfare::app
