#include <algorithm>
#include <map>

#include "app/engine.h"
#include "app/erasures.h"
#include "app/holes.h"
#include "app/importer.h"
#include "app/late_work.h"
#include "app/membership_writer.h"
#include "app/notices.h"

/// The part of the engine that takes in the team's records.
namespace fieldfare::app {

namespace {

/// Opens every key that a record seals to us and that we lack.
void open_keys(storage::Transaction& transaction, VisitState& visit,
               const log::MembershipRecord& record) {
  for (const log::KeySeal& seal : record.seals) {
    if (record.members[seal.member].sign_key != visit.sign_key.public_key()) continue;
    const bool of_audience = seal.kind == log::SealKind::audience;
    if (of_audience ? visit.audience_keys.contains(seal.key) : visit.epoch_keys.contains(seal.key))
      continue;
    auto key = visit.box_key.open(seal.sealed);
    if (!key || key->size() != 32) continue;
    if (of_audience) {
      auto pair = crypto::BoxKey::from_seed(key->view());
      if (log::audience_id_of(pair.public_key()) != seal.key) continue;
      visit.audience_keys.emplace(seal.key, std::move(pair));
    } else {
      if (log::key_id_of(key->view()) != seal.key) continue;
      visit.epoch_keys[seal.key] = key->clone();
    }
    auto insert = transaction.database().prepare(
        "INSERT OR IGNORE INTO epoch_key(vid, key_id, epoch, kind, key) "
        "VALUES(?1, ?2, ?3, ?4, ?5)");
    insert.bind(1, visit.vid).bind(2, seal.key.view()).bind(3, std::int64_t{seal.epoch});
    insert.bind(4, static_cast<std::int64_t>(seal.kind)).bind(5, key->view()).run();
  }
}

/// Changes of the team that were made apart and do not count: somebody has to make them again.
void tell_rivals(storage::Transaction& transaction, Engine& engine, const VisitState& visit) {
  for (const log::Membership::Side& side : visit.chain.side_records()) {
    const bool lost = !side.stands && (!side.removes.empty() || !side.adds.empty());
    if (!lost && !side.changes_roles) continue;
    tell(transaction, engine, visit,
         {"membership-rivals",
          side.record.hex(),
          {{"member", side.signer.hex()}, {"record", side.record.hex()}}});
  }
}

/// Adds a record to what is held, in memory and in the store, and opens the keys in it.
log::Membership::Outcome keep_record(storage::Transaction& transaction, VisitState& visit,
                                     const Bytes& bytes) {
  const auto place = static_cast<std::int64_t>(visit.chain.size());
  auto outcome = visit.chain.add(bytes);
  if (!outcome.added()) return outcome;
  auto insert = transaction.database().prepare(
      "INSERT INTO membership(vid, number, record) VALUES(?1, ?2, ?3)");
  insert.bind(1, visit.vid).bind(2, place).bind(3, bytes).run();
  open_keys(transaction, visit, log::decode_membership(bytes));
  return outcome;
}

/// Who has the role of a lead or deputy, removed or not: whose redactions of others' words count
/// as far as their logs do.
std::map<MemberId, bool> who_leads(const VisitState& visit) {
  std::map<MemberId, bool> out;
  if (visit.chain.empty()) return out;
  for (const log::Member& member : visit.chain.members()) {
    out[log::member_id_of(member.sign_key)] =
        member.role == log::Role::lead || member.role == log::Role::deputy;
  }
  return out;
}

/// True when a role changed of somebody who may have written before.
bool others_lead(const std::map<MemberId, bool>& before, const std::map<MemberId, bool>& now) {
  return std::ranges::any_of(before, [&](const auto& member) {
    const auto found = now.find(member.first);
    return found != now.end() && found->second != member.second;
  });
}

}  // namespace

std::int64_t Engine::take_membership(storage::Transaction& transaction, VisitState& visit,
                                     const std::vector<Bytes>& records,
                                     std::vector<std::string>* refused) {
  std::int64_t added = 0;
  const std::map<MemberId, bool> led = who_leads(visit);
  for (const Bytes& bytes : records) {
    const auto outcome = keep_record(transaction, visit, bytes);
    added += outcome.added() ? 1 : 0;
    if (outcome.result == log::Membership::Added::refused && refused != nullptr)
      refused->push_back(outcome.reason);
  }
  if (added == 0) return 0;
  if (const auto healing = healing_record(*this, visit)) {
    const auto outcome = keep_record(transaction, visit, *healing);
    FIELDFARE_ASSERT(outcome.added());
  }
  const bool dropped = settle_orders(transaction, *this, visit);
  settle_ends(transaction, *this, visit);
  if (dropped || others_lead(led, who_leads(visit))) refold_notes(transaction, *this, visit);
  tell_rivals(transaction, *this, visit);
  return added;
}

std::int64_t Engine::add_membership(VisitState& visit, const std::vector<Bytes>& records) {
  const VisitId id = visit.id;
  try {
    storage::Transaction transaction(database());
    const std::int64_t added = take_membership(transaction, visit, records);
    if (added == 0) return 0;
    Importer importer(*this, visit, transaction);
    importer.read_again();
    importer.finish();
    follow_erasures(transaction, *this, visit);
    transaction.commit();
    if (importer.changed_words()) vocabulary_changed(id);
    emit(Event::Kind::changed, id);
    return added;
  } catch (...) {
    forget(id);
    throw;
  }
}

void Engine::enter_visit(const VisitId& id, const crypto::SignPublicKey& self,
                         const std::vector<Bytes>& chain, std::string_view hub) {
  storage::Transaction transaction(database());
  auto insert = database().prepare("INSERT INTO visit(visit, sign_key, hub) VALUES(?1, ?2, ?3)");
  insert.bind(1, id.view()).bind(2, self.view()).bind(3, hub).run();
  const auto state = load(database().last_insert_rowid());
  take_membership(transaction, *state, chain);
  transaction.commit();
  emit(Event::Kind::changed, id);
}

}  // namespace fieldfare::app
