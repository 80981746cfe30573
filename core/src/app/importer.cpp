#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/chain.h>
#include <fieldfare/core/log/compare.h>
#include <fieldfare/core/planted.h>

#include "app/engine.h"
#include "app/erasures.h"
#include "app/holes.h"
#include "app/late_work.h"
#include "app/membership_writer.h"
#include "app/notices.h"
#include "app/read_ahead.h"
#include "app/statements.h"

/// The part of the engine that takes in what other devices wrote.
namespace fieldfare::app {

namespace {

constexpr std::string_view no_key = "its key has not arrived";
constexpr std::string_view at_hub = "@hub";  ///< ends the key of what a hub refused
constexpr std::string_view not_for_us = "it is not meant for this member";
constexpr std::int64_t most_clock_error_ms = 5 * 60 * 1000;
constexpr std::string_view not_certified = "its log does not prove to be a member's";

/// Takes in runs of entries inside one transaction.
class Importer {
 public:
  Importer(Engine& engine, VisitState& visit, storage::Transaction& transaction)
      : engine_(&engine), visit_(&visit), transaction_(&transaction) {}

  void take(const log::EntryRun& run, log::ImportOutcome& outcome) {
    const log::VersionVector segments = log::segments_of(visit_->strands(run.log));
    const auto hash_at = [&](const BranchId& branch, std::uint64_t sequence) {
      const log::LogRow* strand = visit_->find_strand(run.log, branch);
      return strand == nullptr ? std::nullopt : engine_->logs().hash_at(strand->lid, sequence);
    };
    std::size_t room = log::max_holes - std::min(log::max_holes, visit_->holes.size());
    const auto may_lack = [&](const Hash& entry) {
      return visit_->erased.contains(entry) || (room > 0 && room-- > 0);
    };
    const log::CheckedRun checked = log::check_run(visit_->id, segments, hash_at, may_lack, run);
    outcome.known += checked.known;
    fill_holes(run, checked.known, outcome);
    if (!checked.refused.empty()) put_aside(run, checked, outcome);
    if (checked.headers.empty()) return;
    leave_own_log(run.log);
    log::LogRow* row = strand_for(run, checked);
    if (checked.forks) tell_fork(*row, checked, outcome);
    row->heard_at = to_iso8601(engine_->now());
    const auto fresh = std::span(run.entries).subspan(checked.known, checked.headers.size());
    ReadAhead ahead(*visit_, fresh);
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      const auto open = [&] { return ahead.take(i); };
      store(*row, checked.headers[i], fresh[i], checked.hashes[i], open);
    }
    row->lamport = visit_->lamport;
    engine_->logs().save_head(*transaction_, *row);
    outcome.accepted += checked.headers.size();
    if (checked.refused.empty())
      no_longer(*transaction_, *visit_, "entries-refused", run.log.hex());
  }

  /// Erases what an order names, if it is held. The order has been checked.
  void erase(const log::ErasureOrder& order) {
    const auto hole = visit_->holes.extract(order.what.entry);
    // What was made from a text that is not here is not known from the text.
    ordered_unread_.insert(order.what.entry);
    for (const log::LogRow& row : visit_->strands(log::log_id_of(order.what.log_key))) {
      const std::uint64_t sequence = order.what.sequence;
      if (sequence < row.head.start || sequence > row.head.length) continue;
      if (engine_->logs().hash_at(row.lid, sequence) != order.what.entry) continue;
      engine_->projector().erase(*transaction_, *visit_, {log::entry_number(row.lid, sequence)},
                                 Projector::Indexing::later);
      if (hole.empty()) ordered_unread_.erase(order.what.entry);
      redacted_ = true;
    }
  }

  /// Tries again what could not be read: a key has come.
  void read_again() {
    for (const std::int64_t number : engine_->logs().with_problem(visit_->vid)) {
      const auto stored = engine_->logs().entry(number);
      log::LogRow* row = visit_->find_log(log::lid_of(number));
      if (!stored || row == nullptr) continue;
      const log::Header header = log::decode_header(stored->entry.header);
      engine_->logs().set_problem(*transaction_, number, {});
      const std::string problem =
          read(*row, header, stored->entry, log::header_hash(stored->entry.header), number,
               [&] { return read_change(*visit_, stored->entry); });
      engine_->logs().set_problem(*transaction_, number, problem);
      row->lamport = visit_->lamport;
      engine_->logs().save_head(*transaction_, *row);
    }
  }

  /// After all entries: some of them may have said which of the others count.
  void finish() {
    if (said_ends_ || took_late_) settle_ends(*transaction_, *engine_, *visit_);
    refold_after(*transaction_, *engine_, *visit_, ordered_unread_);
    if (took_holes_) find_redacted_holes(*engine_, *visit_);
  }

  [[nodiscard]] bool redacted() const noexcept { return redacted_; }
  [[nodiscard]] bool changed_words() const noexcept { return changed_words_; }

 private:
  /// Content that a run brings for entries which are held without theirs. That the header is the
  /// one held says its hash; so a signature is not asked for.
  void fill_holes(const log::EntryRun& run, std::size_t known, log::ImportOutcome& outcome) {
    for (std::size_t i = 0; i < known && !visit_->holes.empty(); ++i) {
      const log::SealedEntry& entry = run.entries[i];
      if (entry.body.empty() || planted(Fault::hole_stays)) continue;
      const Hash hash = log::header_hash(entry.header);
      const auto hole = visit_->holes.find(hash);
      if (hole == visit_->holes.end()) continue;
      const log::Header header = log::decode_header(entry.header);
      if (!log::body_fits(header, entry)) continue;
      const std::int64_t number = hole->second;
      visit_->holes.erase(hole);
      log::LogRow* row = visit_->find_log(log::lid_of(number));
      FIELDFARE_ASSERT(row != nullptr);
      engine_->logs().put_content(*transaction_, number, entry);
      const auto open = [&] { return read_change(*visit_, entry); };
      const std::string problem = read(*row, header, entry, hash, number, open);
      if (!problem.empty()) engine_->logs().set_problem(*transaction_, number, problem);
      row->lamport = std::max(row->lamport, visit_->lamport);
      engine_->logs().save_head(*transaction_, *row);
      ++outcome.accepted;
    }
  }

  /// Where the new entries go: the strand that they lengthen, or a new one.
  log::LogRow* strand_for(const log::EntryRun& run, const log::CheckedRun& checked) {
    if (checked.segment.length == 0 && !checked.forks) {
      log::LogRow row = engine_->logs().add_log(*transaction_, visit_->vid, run.key, {});
      return visit_->add_strand(std::move(row));
    }
    log::LogRow* base = visit_->find_strand(run.log, checked.segment.branch);
    FIELDFARE_ASSERT(base != nullptr);
    if (!checked.forks) return base;
    log::LogRow row = engine_->logs().add_strand(
        *transaction_, *base, checked.after, checked.headers.front().previous, checked.end.branch);
    return visit_->add_strand(std::move(row));
  }

  /// Somebody holds more of the log that we append to than we do, or holds something else there:
  /// this store was put back to an older state or copied. Our entries are taken back, and the next
  /// one goes to a new log.
  void leave_own_log(const LogId& log) {
    if (!visit_->own) return;
    const log::LogRow* own = visit_->find_log(visit_->own->lid);
    if (own == nullptr || own->head.log != log) return;
    engine_->retire_own_logs(*transaction_);
    tell(*transaction_, *engine_, *visit_, {"own-log-copied", log.hex(), {{"log", log.hex()}}});
  }

  /// Both ways of a forked log count; people should know that a store was put back or copied.
  void tell_fork(const log::LogRow& row, const log::CheckedRun& checked,
                 log::ImportOutcome& outcome) {
    outcome.forked.push_back(row.head.log);
    log::Notice notice{"log-forked",
                       row.head.log.hex() + "/" + checked.end.branch.hex(),
                       {{"log", row.head.log.hex()}, {"after", std::to_string(checked.after)}}};
    if (row.writer) notice.facts.emplace_back("member", row.writer->hex());
    tell(*transaction_, *engine_, *visit_, notice);
  }

  /// What merely has not arrived is no bad entry: it is told in the outcome alone.
  void put_aside(const log::EntryRun& run, const log::CheckedRun& checked,
                 log::ImportOutcome& outcome) {
    outcome.refused.insert(outcome.refused.end(), checked.refused.begin(), checked.refused.end());
    if (checked.detached) return;
    for (const log::Refused& refused : checked.refused) {
      tell(*transaction_, *engine_, *visit_,
           {"entries-refused",
            run.log.hex(),
            {{"log", run.log.hex()},
             {"sequence", std::to_string(refused.sequence)},
             {"reason", refused.reason},
             {"where", "here"}}});
    }
  }

  template <class Open>
  void store(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
             const Hash& hash, const Open& open) {
    if (visit_->erased.contains(hash) &&
        !planted(Fault::redacted_body_taken_again)) {  // an order came first: the body is refused
      engine_->logs().append(*transaction_, row, {entry.header, {}, {}}, hash);
      return;
    }
    const std::int64_t number = engine_->logs().append(*transaction_, row, entry, hash);
    if (entry.body.empty()) {
      note_hole(*visit_, hash, number);
      took_holes_ = true;
    }
    const std::string problem = read(row, header, entry, hash, number, open);
    if (!problem.empty()) engine_->logs().set_problem(*transaction_, number, problem);
  }

  /// Applies an entry that `open` reads; says why not. A bad entry never stops the others.
  template <class Open>
  std::string read(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
                   const Hash& hash, std::int64_t number, const Open& open) {
    if (entry.body.empty()) return {};
    try {
      std::optional<log::Change> change = open();
      if (!change) return std::string(log::is_boxed(entry) ? not_for_us : no_key);
      if (header.sequence == 1) learn_writer(row, *change);
      if (!row.writer) return std::string(not_certified);
      visit_->lamport = std::max(visit_->lamport, change->lamport);
      said_ends_ = note_ends(*transaction_, *visit_, number, *change) || said_ends_;
      if (!visit_->counts(row, header.sequence)) {
        took_late_ = true;
        return {};
      }
      engine_->projector().apply(*transaction_, *visit_, number, hash, *change, *row.writer,
                                 Projector::Indexing::later);
      note_words(*change);
      redacted_ = redacted_ || change->kind == log::ChangeKind::redaction;
      return {};
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;
      return error.what();
    }
  }

  void learn_writer(log::LogRow& row, const log::Change& change) {
    if (change.kind != log::ChangeKind::open_log) return;
    const auto certificate = log::decode_certificate(change.certificate, visit_->id, row.head.log);
    const MemberId writer = log::member_id_of(certificate.member);
    if (visit_->chain.find(writer) == nullptr) return;
    for (log::LogRow& strand : visit_->strands(row.head.log))
      engine_->logs().set_writer(*transaction_, strand, writer);
  }

  void note_words(const log::Change& change) {
    for (const auto& part : change.entities) {
      changed_words_ = changed_words_ || part.kind == "allowed-phrase" || part.kind == "provider" ||
                       part.kind == "visit";
    }
  }

  Engine* engine_;
  VisitState* visit_;
  storage::Transaction* transaction_;
  bool changed_words_ = false;
  bool redacted_ = false;
  bool said_ends_ = false;
  bool took_holes_ = false;
  std::set<Hash> ordered_unread_;  ///< entries ordered erased that could not be read here before
  bool took_late_ = false;         ///< whether it really is late may depend on what came with it
};

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
