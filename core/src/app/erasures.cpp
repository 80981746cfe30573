#include "app/erasures.h"

#include <fieldfare/core/planted.h>

#include <algorithm>
#include <set>
#include <utility>

#include "app/edit.h"
#include "app/holes.h"

namespace fieldfare::app {

namespace {

bool leads(const VisitState& visit) {
  const log::Member* me = visit.me();
  return me != nullptr && !me->removed &&
         (me->role == log::Role::lead || me->role == log::Role::deputy);
}

void keep(storage::Transaction& transaction, VisitState& visit, const log::ErasureOrder& order) {
  const log::ErasureId name = log::erasure_id(order.what);
  auto insert = transaction.database().prepare(
      "INSERT OR REPLACE INTO erasure(vid, id, entry, bytes) VALUES(?1, ?2, ?3, ?4)");
  insert.bind(1, visit.vid).bind(2, name.view()).bind(3, order.what.entry.view());
  insert.bind(4, log::encode(order)).run();
  visit.erased[order.what.entry] = name;
  visit.holes.erase(order.what.entry);
}

/// The entry of an order, when it is held here.
std::optional<std::int64_t> entry_of_order(Engine& engine, VisitState& visit,
                                           const log::ErasedEntry& what) {
  for (const log::LogRow& row : visit.strands(log::log_id_of(what.log_key))) {
    if (what.sequence < row.head.start || what.sequence > row.head.length) continue;
    if (engine.logs().hash_at(row.lid, what.sequence) == what.entry)
      return log::entry_number(row.lid, what.sequence);
  }
  return std::nullopt;
}

std::string name_of_refused(const log::ErasureId& order) {
  return "order not followed " + order.hex();
}

void drop(storage::Transaction& transaction, Engine& engine, VisitState& visit,
          const log::ErasedEntry& what) {
  auto remove = transaction.database().prepare("DELETE FROM erasure WHERE vid = ?1 AND id = ?2");
  remove.bind(1, visit.vid).bind(2, log::erasure_id(what).view()).run();
  visit.erased.erase(what.entry);
  note_refused_order(transaction, engine, visit, what);
  const auto number = entry_of_order(engine, visit, what);
  const auto stored = number ? engine.logs().entry(*number) : std::nullopt;
  if (stored && stored->entry.body.empty()) note_hole(visit, what.entry, *number);
}

}  // namespace

void note_refused_order(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                        const log::ErasedEntry& what) {
  if (!entry_of_order(engine, visit, what)) return;  // whoever makes orders up fills no store
  const LogId log = log::log_id_of(what.log_key);
  const log::Hole place = log::hole_at(log, what.sequence, what.entry);
  ByteWriter out;
  out.raw(place.log.view()).u64(place.sequence).raw(place.entry.view());
  auto insert = transaction.database().prepare(
      "INSERT OR REPLACE INTO remembered(vid, name, bytes) VALUES(?1, ?2, ?3)");
  insert.bind(1, visit.vid).bind(2, name_of_refused(log::erasure_id(what)));
  insert.bind(3, out.bytes()).run();
}

std::set<std::int64_t> erased_by_refused(Engine& engine, VisitState& visit,
                                         const std::vector<log::ErasureId>& orders) {
  std::set<log::ErasureId> followed;
  for (const auto& [entry, order] : visit.erased)
    followed.insert(order);
  std::set<std::int64_t> out;
  auto row = engine.database().prepare("SELECT bytes FROM remembered WHERE vid = ?1 AND name = ?2");
  for (const log::ErasureId& order : orders) {
    if (followed.contains(order)) continue;
    row.reset();
    row.bind(1, visit.vid).bind(2, name_of_refused(order));
    if (!row.step()) continue;
    ByteReader in(row.blob(0), "an order that is not followed");
    log::Hole place;
    place.log.bytes = in.fixed<LogId::size>();
    place.sequence = in.u64();
    place.entry.bytes = in.fixed<log::EntryMark::size>();
    if (const auto entry = entry_of(engine, visit, place)) out.insert(*entry);
  }
  return out;
}

bool may_order(Engine& engine, const VisitState& visit, std::int64_t entry) {
  const auto row = std::find_if(visit.logs.begin(), visit.logs.end(),
                                [&](const auto& log) { return log.lid == log::lid_of(entry); });
  if (row == visit.logs.end() || log::sequence_of(entry) < 2) return false;
  return leads(visit) || engine.logs().seed_of(visit.vid, row->head.log).size() > 0;
}

void order_erasure(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                   const std::vector<std::int64_t>& entries) {
  std::vector<std::int64_t> ordered;
  std::set<Hash> holes;
  for (const std::int64_t number : entries) {
    const auto stored = engine.logs().entry(number);
    const log::LogRow* row = visit.find_log(log::lid_of(number));
    FIELDFARE_ASSERT(stored && row != nullptr);
    const Hash hash = log::header_hash(stored->entry.header);
    const std::uint64_t sequence = log::sequence_of(number);
    const auto seed = engine.logs().seed_of(visit.vid, row->head.log);
    keep(transaction, visit,
         seed.size() > 0
             ? log::order_by_log(visit.id, sequence, hash,
                                 crypto::SigningKey::from_seed(seed.view()))
             : log::order_by_member(visit.id, {row->head.key, sequence, hash}, visit.sign_key));
    ordered.push_back(number);
    if (stored->entry.body.empty()) holes.insert(hash);
  }
  engine.projector().erase(transaction, visit, ordered);
  refold_after(transaction, engine, visit, holes);
}

void follow_erasures(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  if (planted(Fault::redaction_not_followed)) return;
  const log::Member* me = visit.me();
  while (!visit.to_erase.empty()) {
    const std::set<std::int64_t> found = std::exchange(visit.to_erase, {});
    std::vector<std::int64_t> entries;
    for (const std::int64_t number : found) {
      if (may_order(engine, visit, number)) entries.push_back(number);
    }
    if (entries.empty() || me == nullptr || me->removed) return;
    Edit edit(engine, visit.id);
    edit.redact(entries,
                engine.guarded(visit.id, RawText("It carried on a text that was erased.")));
    edit.write(transaction);
  }
}

bool settle_orders(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  if (planted(Fault::dropped_order_kept)) return false;
  std::vector<log::ErasureOrder> settled;
  {
    auto row = transaction.database().prepare("SELECT bytes FROM erasure WHERE vid = ?1");
    row.bind(1, visit.vid);
    while (row.step()) {
      const log::ErasureOrder order = log::decode_erasure(row.blob(0));
      if (!log::may_order(order, visit.chain.find(order.member))) settled.push_back(order);
    }
  }
  const bool renews = leads(visit);
  for (const log::ErasureOrder& order : settled) {
    if (renews) {
      keep(transaction, visit, log::order_by_member(visit.id, order.what, visit.sign_key));
    } else {
      drop(transaction, engine, visit, order.what);
    }
  }
  if (settled.empty() || renews) return false;
  visit.to_erase.clear();  // found while these orders counted; folding anew finds what still is
  return true;
}

}  // namespace fieldfare::app
