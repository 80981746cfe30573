#include "app/erasures.h"

#include <fieldfare/core/planted.h>

#include <algorithm>
#include <utility>

#include "app/edit.h"

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
}

}  // namespace

bool may_order(Engine& engine, const VisitState& visit, std::int64_t entry) {
  const auto row = std::find_if(visit.logs.begin(), visit.logs.end(),
                                [&](const auto& log) { return log.lid == log::lid_of(entry); });
  if (row == visit.logs.end() || log::sequence_of(entry) < 2) return false;
  return leads(visit) || engine.logs().seed_of(visit.vid, row->head.log).size() > 0;
}

void order_erasure(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                   const std::vector<std::int64_t>& entries) {
  std::vector<std::int64_t> ordered;
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
  }
  engine.projector().erase(transaction, visit, ordered, Projector::Indexing::now);
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

void renew_orders(storage::Transaction& transaction, VisitState& visit) {
  if (!leads(visit)) return;
  std::vector<log::ErasureOrder> renewed;
  auto row = transaction.database().prepare("SELECT bytes FROM erasure WHERE vid = ?1");
  row.bind(1, visit.vid);
  while (row.step()) {
    const log::ErasureOrder order = log::decode_erasure(row.blob(0));
    if (!order.by_member || log::counts(order, visit.id, visit.chain.find(order.member))) continue;
    renewed.push_back(log::order_by_member(visit.id, order.what, visit.sign_key));
  }
  for (const log::ErasureOrder& order : renewed)
    keep(transaction, visit, order);
}

}  // namespace fieldfare::app
