#include <algorithm>
#include <string_view>

#include <fieldfare/core/log/compare.h>

#include "app/engine.h"
#include "app/erasures.h"
#include "app/holes.h"
#include "app/importer.h"
#include "app/late_work.h"
#include "app/notices.h"
#include "app/statements.h"

/// The part of the engine that takes in what other devices wrote and a hub confirmed.
namespace fieldfare::app {

namespace {

constexpr std::string_view at_hub = "@hub";  ///< ends the key of what a hub refused
constexpr std::int64_t most_clock_error_ms = 5 * 60 * 1000;

/// Entries that the hub refused and holds now need nobody's attention any more.
void drop_settled_notices(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                          const log::Ends& confirmed) {
  auto row = transaction.database().prepare(
      "SELECT key FROM notice WHERE vid = ?1 AND kind = 'entries-refused' AND dismissed = 0");
  row.bind(1, visit.vid);
  std::vector<std::string> told;
  while (row.step()) {
    if (row.text(0).ends_with(at_hub)) told.emplace_back(row.text(0));
  }
  if (told.empty()) return;
  const auto held = [&](const LogId& log, const BranchId& branch, std::uint64_t sequence) {
    const log::LogRow* strand = visit.find_strand(log, branch);
    return strand == nullptr ? std::nullopt : engine.logs().hash_at(strand->lid, sequence);
  };
  const auto lacks = log::compare(visit.holdings(), confirmed, held).lacks;
  for (const std::string& key : told) {
    const bool still = std::ranges::any_of(
        lacks, [&](const log::Gap& gap) { return key == gap.log.hex() + std::string(at_hub); });
    if (!still) no_longer(transaction, visit, "entries-refused", key);
  }
}

/// The hub's word, and what its clock says about ours.
void keep_confirmation(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
                       const log::Confirmation& confirmed) {
  log::HoldingStatement told;  // only for storage: without a signature
  told.holds = confirmed.holds;
  told.erased = confirmed.erased;
  told.holes = confirmed.holes;
  auto insert = transaction.database().prepare(
      "INSERT OR REPLACE INTO hub(vid, hub_key, era, cursor, holds) VALUES(?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, visit.vid).bind(2, confirmed.hub.view()).bind(3, ByteView(confirmed.era));
  insert.bind(4, static_cast<std::int64_t>(confirmed.cursor)).bind(5, log::encode(told)).run();
  if (!confirmed.hub_time) return;
  const std::int64_t off = engine.now().ms - confirmed.hub_time->ms;
  const std::string key = confirmed.hub.hex();
  if (off < most_clock_error_ms && off > -most_clock_error_ms) {
    no_longer(transaction, visit, "clock-off", key);
  } else {
    tell(transaction, engine, visit,
         {"clock-off", key, {{"minutes", std::to_string(off / (60 * 1000))}}});
  }
}

/// Entries under the key of an epoch whose record of the team is not here.
std::int64_t count_without_key(storage::Transaction& transaction, const VisitState& visit) {
  auto row = transaction.database().prepare(
      "SELECT count(*) FROM entry e JOIN log l ON l.lid = e.id >> 32 "
      "WHERE e.problem = ?2 AND l.vid = ?1 AND length(e.wrapped) = ?3");
  row.bind(1, visit.vid).bind(2, no_key);
  row.bind(3, static_cast<std::int64_t>(log::wrapped_key_size));
  return row.step() ? row.integer(0) : 0;
}

/// A hub that keeps back a log, the end of one or a record of the team cannot forge what colleagues
/// signed: their statements and their entries tell that there is more.
void tell_what_is_missing(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  for (const auto& [member, entries] : entries_only_others_hold(engine, visit)) {
    const std::string name = member.hex();
    if (entries == 0) {
      no_longer(transaction, visit, "entries-missing", name);
    } else {
      tell(transaction, engine, visit,
           {"entries-missing", name, {{"member", name}, {"entries", std::to_string(entries)}}});
    }
  }
  const std::int64_t waiting = count_without_key(transaction, visit);
  if (waiting == 0) {
    no_longer(transaction, visit, "key-missing", "");
  } else {
    tell(transaction, engine, visit, {"key-missing", "", {{"entries", std::to_string(waiting)}}});
  }
}

}  // namespace

log::ImportOutcome Engine::take_in(VisitState& visit, const log::Arrival& arrival) {
  const VisitId id = visit.id;
  const std::int64_t conflicts_before = entities().count_conflicted(visit.vid);
  log::ImportOutcome outcome;
  try {
    storage::Transaction transaction(database());
    Importer importer(*this, visit, transaction);
    std::vector<std::string> records_refused;
    const std::int64_t records =
        take_membership(transaction, visit, arrival.records, &records_refused);
    if (records > 0) importer.read_again();
    outcome.records = static_cast<std::uint64_t>(records);
    for (std::string& reason : records_refused) {
      tell(transaction, *this, visit, {"record-refused", reason, {{"reason", reason}}});
      outcome.other_refused.push_back(std::move(reason));
    }
    for (const Bytes& bytes : arrival.erasures) {
      if (const auto order = take_erasure(transaction, visit, bytes, outcome))
        importer.erase(*order);
    }
    for (const log::EntryRun& run : arrival.runs)
      importer.take(run, outcome);
    importer.finish();
    if (!visit.ended.empty()) tell_late_work(transaction, *this, visit);
    for (const Bytes& statement : arrival.statements)
      keep_statement(transaction, *this, visit, statement);
    if (arrival.confirmed) {
      keep_confirmation(transaction, *this, visit, *arrival.confirmed);
      drop_settled_notices(transaction, *this, visit, arrival.confirmed->holds);
    }
    for (const log::Notice& notice : arrival.notices)
      tell(transaction, *this, visit, notice);
    follow_erasures(transaction, *this, visit);
    if (arrival.complete) {
      tell_holes(transaction, *this, visit);
      static_cast<void>(renew_statement(transaction, *this, visit));
      if (arrival.confirmed) tell_what_is_missing(transaction, *this, visit);
    }
    transaction.commit();
    if (importer.changed_words()) vocabulary_changed(id);
    if (importer.redacted()) database().checkpoint();
    if (people_.any(visit.vid) && vocabulary(id)->closed) people_.wipe(visit.vid);
  } catch (...) {
    forget(id);
    throw;
  }
  if (outcome.accepted > 0) emit(Event::Kind::received, id);
  emit(Event::Kind::changed, id);
  if (entities().count_conflicted(visit.vid) > conflicts_before) emit(Event::Kind::conflict, id);
  return outcome;
}

std::optional<log::ErasureOrder> Engine::take_erasure(storage::Transaction& transaction,
                                                      VisitState& visit, const Bytes& bytes,
                                                      log::ImportOutcome& outcome) {
  try {
    log::ErasureOrder order = log::decode_erasure(bytes);
    if (visit.erased.contains(order.what.entry)) return std::nullopt;
    if (!log::counts(order, visit.id, visit.chain.find(order.member))) {
      outcome.other_refused.emplace_back("an order to erase is not signed by who may order it");
      note_refused_order(transaction, *this, visit, order.what);
      return std::nullopt;
    }
    const log::ErasureId name = log::erasure_id(order.what);
    auto insert = transaction.database().prepare(
        "INSERT OR IGNORE INTO erasure(vid, id, entry, bytes) VALUES(?1, ?2, ?3, ?4)");
    insert.bind(1, visit.vid).bind(2, name.view()).bind(3, order.what.entry.view());
    insert.bind(4, bytes).run();
    visit.erased[order.what.entry] = name;
    ++outcome.erasures;
    return order;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    outcome.other_refused.emplace_back(error.what());
    return std::nullopt;
  }
}

}  // namespace fieldfare::app
