#include <algorithm>

#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/chain.h>

#include "app/engine.h"
#include "app/membership_writer.h"

/// The part of the engine that takes in what other devices wrote.
namespace fieldfare::app {

namespace {

constexpr std::string_view no_key = "its key has not arrived";
constexpr std::string_view not_certified = "its log does not prove to be a member's";

/// Takes in runs of entries inside one transaction.
class Importer {
 public:
  Importer(Engine& engine, VisitState& visit, storage::Transaction& transaction)
      : engine_(&engine), visit_(&visit), transaction_(&transaction) {}

  void take(const log::EntryRun& run, log::ImportOutcome& outcome) {
    log::LogRow* row = visit_->find_log(run.log);
    const log::CheckedRun checked =
        log::check_run(visit_->id, row == nullptr ? log::LogHead{} : row->head, run);
    outcome.known += checked.known;
    outcome.refused.insert(outcome.refused.end(), checked.refused.begin(), checked.refused.end());
    if (checked.headers.empty()) return;
    if (row == nullptr) row = add_log(run.key);
    if (visit_->own && visit_->own->lid == row->lid) retire_own_log();
    row->heard_at = to_iso8601(engine_->now());
    for (std::size_t i = 0; i < checked.headers.size(); ++i) {
      store(*row, checked.headers[i], run.entries[checked.known + i], checked.hashes[i]);
    }
    row->lamport = visit_->lamport;
    engine_->logs().save_head(*transaction_, *row);
    outcome.accepted += checked.headers.size();
  }

  /// Tries again what could not be read: a key has come.
  void read_again() {
    for (const std::int64_t number : engine_->logs().with_problem(visit_->vid)) {
      const auto stored = engine_->logs().entry(number);
      log::LogRow* row = visit_->find_log(log::lid_of(number));
      if (!stored || row == nullptr) continue;
      const log::Header header = log::decode_header(stored->entry.header);
      const std::string problem =
          read(*row, header, stored->entry, log::header_hash(stored->entry.header), number);
      engine_->logs().set_problem(*transaction_, number, problem);
      row->lamport = visit_->lamport;
      engine_->logs().save_head(*transaction_, *row);
    }
  }

  [[nodiscard]] bool redacted() const noexcept { return redacted_; }
  [[nodiscard]] bool changed_words() const noexcept { return changed_words_; }

 private:
  log::LogRow* add_log(const crypto::SignPublicKey& key) {
    log::LogRow row = engine_->logs().add_log(*transaction_, visit_->vid, key, {});
    const auto place =
        std::lower_bound(visit_->logs.begin(), visit_->logs.end(), row.head.log,
                         [](const log::LogRow& a, const LogId& id) { return a.head.log < id; });
    return &*visit_->logs.insert(place, std::move(row));
  }

  /// Somebody holds more of our log than we do: this store was put back to an older state or
  /// copied. Our entries are taken back, and the next one goes to a new log.
  void retire_own_log() {
    engine_->logs().retire_own_logs(*transaction_);
    visit_->own.reset();
  }

  void store(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
             const Hash& hash) {
    const std::int64_t number = engine_->logs().append(*transaction_, row, entry, hash);
    const std::string problem = read(row, header, entry, hash, number);
    if (!problem.empty()) engine_->logs().set_problem(*transaction_, number, problem);
  }

  /// Reads and applies an entry; says why not. A bad entry never stops the others.
  std::string read(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
                   const Hash& hash, std::int64_t number) {
    if (entry.body.empty()) return {};
    try {
      std::optional<log::Change> change = read_change(*visit_, entry);
      if (!change) return std::string(no_key);
      if (header.sequence == 1) learn_writer(row, *change);
      if (!row.writer) return std::string(not_certified);
      visit_->lamport = std::max(visit_->lamport, change->lamport);
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
    if (visit_->chain.find(writer) != nullptr) {
      engine_->logs().set_writer(*transaction_, row, writer);
    }
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

}  // namespace

log::ImportOutcome Engine::import(VisitState& visit, const std::vector<log::EntryRun>& runs) {
  const VisitId id = visit.id;
  const std::int64_t conflicts_before = entities().count_conflicted(visit.vid);
  log::ImportOutcome outcome;
  try {
    storage::Transaction transaction(database());
    Importer importer(*this, visit, transaction);
    for (const log::EntryRun& run : runs)
      importer.take(run, outcome);
    transaction.commit();
    if (importer.changed_words()) vocabulary_changed(id);
    if (importer.redacted()) database().checkpoint();
  } catch (...) {
    forget(id);
    throw;
  }
  if (outcome.accepted > 0) emit(Event::Kind::received, id);
  if (entities().count_conflicted(visit.vid) > conflicts_before) emit(Event::Kind::conflict, id);
  return outcome;
}

std::int64_t Engine::take_membership(storage::Transaction& transaction, VisitState& visit,
                                     const std::vector<Bytes>& records,
                                     std::vector<std::string>* refused) {
  std::int64_t added = 0;
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
