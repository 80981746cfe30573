#include <support/memory_replica.h>

#include <algorithm>
#include <tuple>

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

void Team::make_deputy(std::size_t member) {
  log::MembershipRecord record = log::decode_membership(records_.back());
  record.members[member].role = log::Role::deputy;
  record.seals.clear();
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
  own_length_ = 0;
  own_head_ = {};
}

void MemoryReplica::store(const LogId& log, const crypto::SignPublicKey& key,
                          const log::SealedEntry& entry) {
  const log::Header header = log::decode_header(entry.header);
  Log& into = logs_[log];
  into.key = key;
  into.segments.clear();
  const Hash hash = log::header_hash(entry.header);
  Entry stored{header.sequence, header.previous, entry};
  if (erased_.contains(hash)) stored.sealed = {entry.header, {}, {}};
  into.entries.emplace(hash, std::move(stored));
}

void MemoryReplica::write(std::string_view text) {
  const LogId id = own_log();
  log::Change change;
  change.at = {1'781'510'400'000, 60};
  EntityId note;
  team_.entropy().fill(note.bytes);
  change.entities = {{"note", note, {{"text", std::string(text), {}}}}};
  const log::SealedEntry entry =
      log::seal_entry(change, {visit(), id, own_length_ + 1, own_head_},
                      log::Readers(team_.epoch_key()), log_key_, team_.entropy());
  store(id, log_key_.public_key(), entry);
  own_length_ += 1;
  own_head_ = log::header_hash(entry.header);
}

std::multiset<std::string> MemoryReplica::texts() {
  std::multiset<std::string> out;
  for (const auto& [id, log] : logs_) {
    for (const auto& [hash, entry] : log.entries) {
      if (entry.sealed.body.empty()) continue;
      const log::Change change =
          log::open_entry(log::decode_header(entry.sealed.header), entry.sealed, team_.epoch_key());
      for (const log::EntityChange& entity : change.entities)
        out.insert(std::get<std::string>(entity.fields.at(0).value));
    }
  }
  return out;
}

void MemoryReplica::restore(std::uint64_t length) {
  Log& own = logs_.at(own_log());
  while (own_length_ > length) {
    const auto last = own.entries.find(own_head_);
    own_head_ = last->second.previous;
    own_length_ -= 1;
    own.entries.erase(last);
  }
  std::erase_if(own.entries, [&](const auto& entry) { return entry.second.sequence > length; });
  own.segments.clear();
}

log::SealedEntry& MemoryReplica::entry(const LogId& log, std::uint64_t sequence) {
  Log& from = logs_.at(log);
  const Segment& trunk = segments(log, from).at(0);
  return from.entries.at(trunk.entries.at(static_cast<std::size_t>(sequence - 1))).sealed;
}

const std::vector<log::HoldingStatement>& MemoryReplica::known_statements() {
  listed_.clear();
  for (const auto& [member, statement] : statements_)
    listed_.push_back(statement);
  return listed_;
}

/// A segment goes on while exactly one entry follows; the trunk may so be empty.
const std::vector<MemoryReplica::Segment>& MemoryReplica::segments(const LogId& id, Log& log) {
  if (!log.segments.empty()) return log.segments;
  std::multimap<Hash, Hash> followers;
  for (const auto& [hash, entry] : log.entries)
    followers.emplace(entry.previous, hash);
  std::vector<Segment> open{{{id, log.key, 0, {}, {}, 1, {}}, {}}};
  while (!open.empty()) {
    Segment segment = std::move(open.back());
    open.pop_back();
    while (followers.count(segment.head.head) == 1) {
      segment.head.head = followers.find(segment.head.head)->second;
      segment.head.length += 1;
      segment.entries.push_back(segment.head.head);
    }
    const auto [begin, end] = followers.equal_range(segment.head.head);
    for (auto next = begin; next != end; ++next) {
      open.push_back({{id, log.key, segment.head.length + 1, next->second,
                       log::branch_of(next->second), segment.head.length + 1, segment.head.branch},
                      {next->second}});
    }
    if (!segment.entries.empty()) log.segments.push_back(std::move(segment));
  }
  std::ranges::sort(log.segments, [](const Segment& a, const Segment& b) {
    return std::tie(a.head.start, a.head.branch) < std::tie(b.head.start, b.head.branch);
  });
  return log.segments;
}

const MemoryReplica::Segment* MemoryReplica::find(const LogId& id, const BranchId& branch) {
  const auto log = logs_.find(id);
  if (log == logs_.end()) return nullptr;
  for (const Segment& segment : segments(id, log->second)) {
    if (segment.head.branch == branch) return &segment;
  }
  return nullptr;
}

log::VersionVector MemoryReplica::holdings() {
  log::VersionVector out;
  for (auto& [id, log] : logs_) {
    for (const Segment& segment : segments(id, log))
      out.push_back(segment.head);
  }
  return out;
}

std::optional<Hash> MemoryReplica::hash_at(const LogId& log, const BranchId& branch,
                                           std::uint64_t sequence) {
  const Segment* segment = find(log, branch);
  if (segment == nullptr || sequence < segment->head.start || sequence > segment->head.length)
    return std::nullopt;
  return segment->entries[static_cast<std::size_t>(sequence - segment->head.start)];
}

log::EntryRun MemoryReplica::read(const LogId& log, const BranchId& branch, std::uint64_t first,
                                  std::size_t max_entries, std::size_t max_bytes) {
  log::EntryRun run{log, {}, first, {}};
  const Segment* segment = find(log, branch);
  if (segment == nullptr) return run;
  const Log& from = logs_.at(log);
  run.key = from.key;
  std::size_t bytes = 0;
  for (std::uint64_t at = first;
       at <= segment->head.length && run.entries.size() < max_entries && bytes < max_bytes; ++at) {
    const auto index = static_cast<std::size_t>(at - segment->head.start);
    const log::SealedEntry& entry = from.entries.at(segment->entries.at(index)).sealed;
    bytes += entry.header.size() + entry.body.size() + entry.wrapped_key.size();
    run.entries.push_back(entry);
  }
  return run;
}

void MemoryReplica::take_run(const log::EntryRun& run, log::ImportOutcome& outcome) {
  log::VersionVector heads;
  if (const auto log = logs_.find(run.log); log != logs_.end()) {
    for (const Segment& segment : segments(run.log, log->second))
      heads.push_back(segment.head);
  }
  const log::CheckedRun checked = log::check_run(
      visit(), heads,
      [&](const BranchId& branch, std::uint64_t at) { return hash_at(run.log, branch, at); },
      [](const Hash&) { return true; }, run);
  outcome.known += checked.known;
  fill(run, checked.known, outcome);
  outcome.accepted += checked.headers.size();
  outcome.refused.insert(outcome.refused.end(), checked.refused.begin(), checked.refused.end());
  if (checked.forks) outcome.forked.push_back(run.log);
  for (std::size_t i = 0; i < checked.headers.size(); ++i)
    store(run.log, run.key, run.entries[checked.known + i]);
}

void MemoryReplica::fill(const log::EntryRun& run, std::size_t known, log::ImportOutcome& outcome) {
  for (std::size_t i = 0; i < known; ++i) {
    const log::SealedEntry& brought = run.entries[i];
    const Hash hash = log::header_hash(brought.header);
    log::SealedEntry& held = logs_.at(run.log).entries.at(hash).sealed;
    if (!held.body.empty() || brought.body.empty() || erased_.contains(hash) ||
        !log::body_fits(log::decode_header(brought.header), brought))
      continue;
    held = brought;
    ++outcome.accepted;
  }
}

log::Holes MemoryReplica::holes() {
  log::Holes out;
  for (const auto& [id, log] : logs_) {
    for (const auto& [hash, entry] : log.entries) {
      if (entry.sealed.body.empty() && !erased_.contains(hash))
        out.push_back(log::hole_at(id, entry.sequence, hash));
    }
  }
  std::ranges::sort(out);
  return out;
}

/// Orders that count no more are dropped; a replica this simple does not sign them anew.
void MemoryReplica::settle_orders() {
  const log::Membership members = chain();
  std::erase_if(erasures_, [&](const auto& order) {
    const log::ErasureOrder read = log::decode_erasure(order.second);
    if (log::counts(read, visit(), members.find(read.member))) return false;
    erased_.erase(read.what.entry);
    return true;
  });
}

log::Membership MemoryReplica::chain() const {
  log::Membership team;
  for (const Bytes& record : records_)
    FIELDFARE_ASSERT(team.add(record).added());
  return team;
}

void MemoryReplica::take_erasure(const Bytes& bytes, log::ImportOutcome& outcome) {
  try {
    const log::ErasureOrder order = log::decode_erasure(bytes);
    if (!log::counts(order, visit(), chain().find(order.member))) return;
    if (!erasures_.emplace(log::erasure_id(order.what), bytes).second) return;
    erased_.insert(order.what.entry);
    ++outcome.erasures;
    const auto log = logs_.find(log::log_id_of(order.what.log_key));
    if (log == logs_.end()) return;
    const auto entry = log->second.entries.find(order.what.entry);
    if (entry != log->second.entries.end()) {
      entry->second.sealed.body.clear();
      entry->second.sealed.wrapped_key.clear();
    }
  } catch (const Error& error) {
    outcome.other_refused.emplace_back(error.what());
  }
}

void MemoryReplica::take_statement(const Bytes& bytes) {
  log::HoldingStatement told;
  try {
    told = log::decode_statement(bytes);
  } catch (const Error&) {
    return;
  }
  const log::Membership members = chain();
  const log::Member* from = members.find(told.member);
  if (from == nullptr || !crypto::verify(from->sign_key, holds_domain,
                                         log::signed_part(visit(), told), told.signature))
    return;
  log::HoldingStatement& known = statements_[told.member];
  if (known.counter < told.counter) known = told;
}

log::ImportOutcome MemoryReplica::take_in(const log::Arrival& arrival) {
  ++imports_;
  log::ImportOutcome outcome;
  log::Membership members = chain();
  for (const Bytes& record : arrival.records) {
    const auto added = members.add(record);
    outcome.records += added.added() ? 1 : 0;
    if (added.result == log::Membership::Added::refused)
      outcome.other_refused.push_back(added.reason);
  }
  records_ = members.encoded();
  settle_orders();
  for (const Bytes& order : arrival.erasures)
    take_erasure(order, outcome);
  for (const log::EntryRun& run : arrival.runs)
    take_run(run, outcome);
  for (const Bytes& told : arrival.statements)
    take_statement(told);
  if (arrival.confirmed) {
    const log::Confirmation& word = *arrival.confirmed;
    hubs_[word.hub] = {word.era, word.cursor, true, word.holds, word.holes};
  }
  notices_.insert(notices_.end(), arrival.notices.begin(), arrival.notices.end());
  if (arrival.complete) static_cast<void>(statement());
  return outcome;
}

void MemoryReplica::add_membership(const std::vector<Bytes>& records) {
  log::Arrival arrival;
  arrival.records = records;
  static_cast<void>(take_in(arrival));
}

void MemoryReplica::erase(std::uint64_t sequence) {
  const Hash entry_hash = *hash_at(own_log(), {}, sequence);
  log::Arrival arrival;
  arrival.erasures = {log::encode(log::order_by_log(visit(), sequence, entry_hash, log_key_))};
  static_cast<void>(take_in(arrival));
}

void MemoryReplica::erase(const LogId& log, std::uint64_t sequence) {
  const log::ErasedEntry what{logs_.at(log).key, sequence, *hash_at(log, {}, sequence)};
  log::Arrival arrival;
  arrival.erasures = {log::encode(log::order_by_member(visit(), what, member_key()))};
  static_cast<void>(take_in(arrival));
}

void MemoryReplica::lose_content(const LogId& log, std::uint64_t sequence) {
  entry(log, sequence).body.clear();
  entry(log, sequence).wrapped_key.clear();
}

std::vector<Bytes> MemoryReplica::erasures() {
  std::vector<Bytes> out;
  for (const auto& [id, order] : erasures_)
    out.push_back(order);
  return out;
}

log::HoldingStatement MemoryReplica::statement() {
  log::HoldingStatement made = statements_[member()];
  std::vector<log::ErasureId> followed;
  for (const auto& [id, order] : erasures_)
    followed.push_back(id);
  const log::Ends holds = log::ends_of(holdings());
  const log::Holes lacked = holes();
  if (made.counter > 0 && made.holds == holds && made.erased == followed && made.holes == lacked)
    return made;
  made.member = member();
  made.counter += 1;
  made.holds = holds;
  made.erased = followed;
  made.holes = lacked;
  made.signature = sign(holds_domain, log::signed_part(visit(), made));
  return statements_[made.member] = made;
}

std::vector<Bytes> MemoryReplica::statements() {
  std::vector<Bytes> out;
  for (const auto& [from, told] : statements_)
    out.push_back(log::encode(told));
  return out;
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
