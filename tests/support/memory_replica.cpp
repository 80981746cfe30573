#include <support/memory_replica.h>

#include <algorithm>

namespace fieldfare::test {
namespace {

constexpr std::string_view holds_domain = "fieldfare/holds/1";

Bytes random_bytes(ports::Entropy& entropy, std::size_t size) {
  Bytes out(size);
  entropy.fill(out);
  return out;
}

}  // namespace

Team::Team(std::size_t members, std::uint64_t seed)
    : entropy_(seed), epoch_key_(random_bytes(entropy_, 32)) {
  log::MembershipRecord record;
  record.salt = random_bytes(entropy_, 16);
  record.epoch_key = log::key_id_of(epoch_key_);
  for (std::size_t i = 0; i < members; ++i)
    record.members.push_back(new_member(i == 0 ? log::Role::lead : log::Role::inspector));
  seal_to_all(record);
  records_.push_back(log::sign_record(record, keys_[0]));
  visit_ = VisitId::from(log::record_hash(records_[0]).view());
}

log::Member Team::new_member(log::Role role) {
  keys_.push_back(crypto::SigningKey::generate(entropy_));
  boxes_.push_back(crypto::BoxKey::generate(entropy_));
  return {keys_.back().public_key(), boxes_.back().public_key(), role, false};
}

/// Nobody of this team is in the restricted audience, so its key is sealed to nobody.
void Team::seal_to_all(log::MembershipRecord& record) {
  record.seals.clear();
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed) continue;
    record.seals.push_back({static_cast<std::uint16_t>(i), record.epoch, record.epoch_key,
                            crypto::seal(record.members[i].box_key, epoch_key_)});
  }
}

Bytes Team::sign_next(log::MembershipRecord record) {
  record.visit = visit_;
  record.number = static_cast<std::uint32_t>(records_.size());
  record.previous = log::record_hash(records_.back());
  record.salt.clear();
  return log::sign_record(record, keys_[0]);
}

void Team::add_member() {
  log::MembershipRecord record = log::decode_membership(records_.back());
  record.members.push_back(new_member(log::Role::inspector));
  seal_to_all(record);
  records_.push_back(sign_next(record));
}

void Team::remove(std::size_t member) {
  log::MembershipRecord record = log::decode_membership(records_.back());
  record.members[member].removed = true;
  record.epoch += 1;
  epoch_key_ = random_bytes(entropy_, 32);
  record.epoch_key = log::key_id_of(epoch_key_);
  record.audience = crypto::BoxKey::generate(entropy_).public_key();
  seal_to_all(record);
  records_.push_back(sign_next(record));
}

Bytes Team::rival_record() {
  const Bytes last = records_.back();
  records_.pop_back();
  log::MembershipRecord record = log::decode_membership(records_.back());
  record.members.push_back(new_member(log::Role::observer));
  seal_to_all(record);
  Bytes rival = sign_next(record);
  records_.push_back(last);
  return rival;
}

MemoryReplica::MemoryReplica(Team& team, std::size_t member)
    : team_(team),
      member_(member),
      log_key_(crypto::SigningKey::generate(team.entropy())),
      records_(team.records()) {}

void MemoryReplica::begin_log() {
  log_key_ = crypto::SigningKey::generate(team_.entropy());
}

void MemoryReplica::write(std::string_view text) {
  const LogId id = own_log();
  const log::LogHead end = end_of(id);
  log::Change change;
  change.at = {1'781'510'400'000, 60};
  EntityId note;
  team_.entropy().fill(note.bytes);
  change.entities = {{"note", note, {{"text", std::string(text), {}}}}};
  log::SealedEntry entry = log::seal_entry(change, {visit(), id, end.length + 1, end.head},
                                           team_.epoch_key(), log_key_, team_.entropy());
  Log& own = logs_[id];
  own.key = log_key_.public_key();
  own.head = log::header_hash(entry.header);
  own.entries.push_back(std::move(entry));
}

std::multiset<std::string> MemoryReplica::texts() {
  std::multiset<std::string> out;
  for (const auto& [id, log] : logs_) {
    for (const log::SealedEntry& entry : log.entries) {
      if (entry.body.empty()) continue;
      const log::Change change =
          log::open_entry(log::decode_header(entry.header), entry, team_.epoch_key());
      for (const log::EntityChange& entity : change.entities)
        out.insert(std::get<std::string>(entity.fields.at(0).value));
    }
  }
  return out;
}

void MemoryReplica::restore(std::uint64_t length) {
  Log& own = logs_.at(own_log());
  own.entries.resize(static_cast<std::size_t>(length));
  own.head = length == 0 ? Hash{} : log::header_hash(own.entries.back().header);
}

log::SealedEntry& MemoryReplica::entry(const LogId& log, std::uint64_t sequence) {
  return logs_.at(log).entries.at(static_cast<std::size_t>(sequence - 1));
}

const std::vector<log::HoldingStatement>& MemoryReplica::known_statements() {
  listed_.clear();
  for (const auto& [member, statement] : statements_)
    listed_.push_back(statement);
  return listed_;
}

log::LogHead MemoryReplica::end_of(const LogId& id) const {
  const auto at = logs_.find(id);
  if (at == logs_.end()) return {id, {}, 0, {}};
  return {id, at->second.key, at->second.entries.size(), at->second.head};
}

log::VersionVector MemoryReplica::holdings() {
  log::VersionVector out;
  for (const auto& [id, log] : logs_) {
    if (!log.entries.empty()) out.push_back(end_of(id));
  }
  return out;
}

log::EntryRun MemoryReplica::read(const LogId& log, std::uint64_t first, std::size_t max_entries,
                                  std::size_t max_bytes) {
  const Log& from = logs_.at(log);
  log::EntryRun run{log, from.key, first, {}};
  std::size_t bytes = 0;
  for (auto i = static_cast<std::size_t>(first - 1);
       i < from.entries.size() && run.entries.size() < max_entries && bytes < max_bytes; ++i) {
    const log::SealedEntry& entry = from.entries[i];
    bytes += entry.header.size() + entry.body.size() + entry.wrapped_key.size();
    run.entries.push_back(entry);
  }
  return run;
}

log::ImportOutcome MemoryReplica::import(const std::vector<log::EntryRun>& runs) {
  ++imports_;
  log::ImportOutcome outcome;
  for (const log::EntryRun& run : runs) {
    const log::CheckedRun checked = log::check_run(visit(), end_of(run.log), run);
    outcome.known += checked.known;
    outcome.accepted += checked.headers.size();
    outcome.refused.insert(outcome.refused.end(), checked.refused.begin(), checked.refused.end());
    if (checked.headers.empty()) continue;
    Log& log = logs_[run.log];
    log.key = run.key;
    const auto from = run.entries.begin() + static_cast<std::ptrdiff_t>(checked.known);
    log.entries.insert(log.entries.end(), from,
                       from + static_cast<std::ptrdiff_t>(checked.headers.size()));
    log.head = checked.end.head;
  }
  return outcome;
}

void MemoryReplica::add_membership(const std::vector<Bytes>& records) {
  log::Membership team;
  for (const Bytes& record : records_)
    FIELDFARE_ASSERT(team.add(record).added());
  for (const Bytes& record : records) {
    const auto outcome = team.add(record);
    if (outcome.result == log::Membership::Added::refused)
      throw Error(ErrorCode::damaged, outcome.reason);
  }
  records_ = team.encoded();
}

log::HoldingStatement MemoryReplica::statement() {
  log::HoldingStatement made;
  made.member = member();
  made.counter = statements_[made.member].counter + 1;
  made.holds = holdings();
  made.signature = sign(holds_domain, log::signed_part(visit(), made));
  return statements_[made.member] = made;
}

std::vector<Bytes> MemoryReplica::statements() {
  std::vector<Bytes> out;
  for (const auto& [member, statement] : statements_)
    out.push_back(log::encode(statement));
  return out;
}

void MemoryReplica::add_statements(const std::vector<Bytes>& statements) {
  log::Membership chain;
  for (const Bytes& record : records_)
    FIELDFARE_ASSERT(chain.add(record).added());
  for (const Bytes& bytes : statements) {
    const log::HoldingStatement told = log::decode_statement(bytes);
    const log::Member* from = chain.find(told.member);
    if (from == nullptr || !crypto::verify(from->sign_key, holds_domain,
                                           log::signed_part(visit(), told), told.signature))
      continue;
    log::HoldingStatement& known = statements_[told.member];
    if (known.counter < told.counter) known = told;
  }
}

void MemoryReplica::hub_confirmed(const crypto::SignPublicKey& hub_key, ByteView era,
                                  std::uint64_t cursor, const log::VersionVector& holds) {
  hubs_[hub_key] = {Bytes(era.begin(), era.end()), cursor, true, holds};
}

log::Replica::HubState MemoryReplica::hub_state(const crypto::SignPublicKey& hub_key) {
  return hubs_[hub_key];
}

Bytes MemoryReplica::remembered(std::string_view name) {
  const auto at = notes_.find(name);
  return at == notes_.end() ? Bytes{} : at->second;
}

void MemoryReplica::remember(std::string_view name, ByteView bytes) {
  notes_.insert_or_assign(std::string(name), Bytes(bytes.begin(), bytes.end()));
}

}  // namespace fieldfare::test
