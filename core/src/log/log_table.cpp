#include "log/log_table.h"

#include <algorithm>
#include <tuple>

namespace fieldfare::log {

namespace {

Bytes copy(ByteView view) {
  return Bytes(view.begin(), view.end());
}

/// An empty blob, which SQLite tells apart from no value.
ByteView blob(const Bytes& bytes) {
  static constexpr std::uint8_t nothing = 0;
  return bytes.empty() ? ByteView(&nothing, std::size_t{0}) : ByteView(bytes);
}

SealedEntry read_entry(const storage::Statement& row, int first_column) {
  return {copy(row.blob(first_column)), copy(row.blob(first_column + 1)),
          copy(row.blob(first_column + 2))};
}

}  // namespace

VersionVector segments_of(std::span<const LogRow> strands) {
  VersionVector out;
  const auto parent_of = [&](const LogRow& strand) {
    const auto base = std::ranges::find(strands, strand.base, &LogRow::lid);
    if (base == strands.end()) return BranchId{};
    BranchId name = base->head.branch;
    for (const Cut& cut : base->cuts) {
      if (cut.after < strand.head.start - 1) name = cut.next;
    }
    return name;
  };
  for (const LogRow& strand : strands) {
    LogHead segment = strand.head;
    segment.parent = parent_of(strand);
    const auto add = [&] {
      if (segment.length >= segment.start) out.push_back(segment);
    };
    for (const Cut& cut : strand.cuts) {
      segment.length = cut.after;
      segment.head = cut.hash;
      add();
      segment.parent = segment.branch;
      segment.branch = cut.next;
      segment.start = cut.after + 1;
    }
    segment.length = strand.head.length;
    segment.head = strand.head.head;
    add();
  }
  std::ranges::sort(out, [](const LogHead& a, const LogHead& b) {
    return std::tie(a.log, a.start, a.branch) < std::tie(b.log, b.start, b.branch);
  });
  return out;
}

std::vector<LogRow> LogTable::logs_of(std::int64_t vid) {
  std::vector<LogRow> out;
  {
    auto row = database_->prepare(
        "SELECT lid, log, key, length, head, writer, cited, heard_at, lamport, base, start, branch "
        "FROM log WHERE vid = ?1 ORDER BY log, lid");
    row.bind(1, vid);
    while (row.step()) {
      LogRow log;
      log.lid = row.integer(0);
      log.vid = vid;
      log.head.log = LogId::from(row.blob(1));
      log.head.key = crypto::SignPublicKey::from(row.blob(2));
      log.head.length = static_cast<std::uint64_t>(row.integer(3));
      log.head.head = Hash::from(row.blob(4));
      if (!row.is_null(5)) log.writer = MemberId::from(row.blob(5));
      log.cited = static_cast<std::uint64_t>(row.integer(6));
      log.heard_at = row.text(7);
      log.lamport = static_cast<std::uint64_t>(row.integer(8));
      log.base = row.integer(9);
      log.head.start = static_cast<std::uint64_t>(row.integer(10));
      log.head.branch = BranchId::from(row.blob(11));
      log.saved = log.head.length;
      out.push_back(std::move(log));
    }
  }
  for (LogRow& strand : out)
    find_head(strand);
  for (const LogRow& strand : out) {
    const auto base = std::ranges::find(out, strand.base, &LogRow::lid);
    if (base != out.end()) cut(*base, strand.head.start - 1);
  }
  return out;
}

void LogTable::find_head(LogRow& log) {
  auto row = database_->prepare(
      "SELECT id, header FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC");
  row.bind(1, entry_number(log.lid, log.saved + 1)).bind(2, entry_number(log.lid, 0xFFFF'FFFF));
  if (!row.step()) return;
  log.head.length = sequence_of(row.integer(0));
  log.head.head = header_hash(row.blob(1));
}

void LogTable::cut(LogRow& base, std::uint64_t after) {
  const auto place =
      std::ranges::find_if(base.cuts, [&](const Cut& c) { return c.after >= after; });
  if (place != base.cuts.end() && place->after == after) return;
  const auto next = hash_at(base.lid, after + 1);
  if (!next)
    throw Error(ErrorCode::damaged, "A log in the store is shorter than its branches say.");
  base.cuts.insert(place, {after, hash_at(base.lid, after).value_or(Hash{}), branch_of(*next)});
}

std::optional<LogTable::OwnLog> LogTable::own_log(std::int64_t vid) {
  auto row = database_->prepare(
      "SELECT lid, seed FROM log WHERE vid = ?1 AND seed IS NOT NULL AND retired = 0");
  row.bind(1, vid);
  if (!row.step()) return std::nullopt;
  return OwnLog{row.integer(0), crypto::SecureBuffer::copy_of(row.blob(1))};
}

crypto::SecureBuffer LogTable::seed_of(std::int64_t vid, const LogId& log) {
  auto row =
      database_->prepare("SELECT seed FROM log WHERE vid = ?1 AND log = ?2 AND seed IS NOT NULL");
  row.bind(1, vid).bind(2, log.view());
  return row.step() ? crypto::SecureBuffer::copy_of(row.blob(0)) : crypto::SecureBuffer();
}

void LogTable::retire_own_logs(storage::Transaction& transaction) {
  transaction.database().execute("UPDATE log SET retired = 1 WHERE seed IS NOT NULL");
}

LogRow LogTable::add_log(storage::Transaction& transaction, std::int64_t vid,
                         const crypto::SignPublicKey& key, ByteView own_seed) {
  LogRow log;
  log.vid = vid;
  log.head.log = log_id_of(key);
  log.head.key = key;
  storage::Database& database = transaction.database();
  auto insert = database.prepare(
      "INSERT INTO log(vid, log, key, branch, length, head, seed) "
      "VALUES(?1, ?2, ?3, ?6, 0, ?4, ?5)");
  insert.bind(1, vid).bind(2, log.head.log.view()).bind(3, key.view());
  insert.bind(4, log.head.head.view()).bind(6, BranchId{}.view());
  if (!own_seed.empty()) insert.bind(5, own_seed);
  insert.run();
  log.lid = database.last_insert_rowid();
  return log;
}

LogRow LogTable::add_strand(storage::Transaction& transaction, LogRow& base, std::uint64_t after,
                            const Hash& hash, const BranchId& branch) {
  cut(base, after);
  LogRow strand;
  strand.vid = base.vid;
  strand.base = base.lid;
  strand.head = {base.head.log, base.head.key, after, hash, branch, after + 1, {}};
  strand.writer = base.writer;
  strand.saved = after;
  storage::Database& database = transaction.database();
  auto insert = database.prepare(
      "INSERT INTO log(vid, log, key, base, start, branch, length, head, writer) "
      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  insert.bind(1, base.vid).bind(2, base.head.log.view()).bind(3, base.head.key.view());
  insert.bind(4, base.lid).bind(5, static_cast<std::int64_t>(after + 1)).bind(6, branch.view());
  insert.bind(7, static_cast<std::int64_t>(after)).bind(8, hash.view());
  if (base.writer) insert.bind(9, base.writer->view());
  insert.run();
  strand.lid = database.last_insert_rowid();
  return strand;
}

void LogTable::set_writer(storage::Transaction& transaction, LogRow& log, const MemberId& writer) {
  auto update = transaction.database().prepare("UPDATE log SET writer = ?2 WHERE lid = ?1");
  update.bind(1, log.lid).bind(2, writer.view()).run();
  log.writer = writer;
}

void LogTable::set_cited(storage::Transaction& transaction, LogRow& log) {
  auto update = transaction.database().prepare("UPDATE log SET cited = ?2 WHERE lid = ?1");
  update.bind(1, log.lid).bind(2, static_cast<std::int64_t>(log.head.length)).run();
  log.cited = log.head.length;
}

std::int64_t LogTable::append(storage::Transaction& transaction, LogRow& log,
                              const SealedEntry& entry, const Hash& hash) {
  log.head.length += 1;
  log.head.head = hash;
  const std::int64_t number = entry_number(log.lid, log.head.length);
  auto insert = transaction.database().prepare(
      "INSERT INTO entry(id, header, body, wrapped) VALUES(?1, ?2, ?3, ?4)");
  insert.bind(1, number).bind_borrowed(2, entry.header).bind_borrowed(3, blob(entry.body));
  insert.bind_borrowed(4, blob(entry.wrapped_key)).run();
  return number;
}

void LogTable::save_head(storage::Transaction& transaction, LogRow& log) {
  auto update = transaction.database().prepare(
      "UPDATE log SET length = ?2, head = ?3, heard_at = ?4, lamport = ?5 WHERE lid = ?1");
  update.bind(1, log.lid).bind(2, static_cast<std::int64_t>(log.head.length));
  update.bind(3, log.head.head.view()).bind(4, std::string_view(log.heard_at));
  update.bind(5, static_cast<std::int64_t>(log.lamport)).run();
  log.saved = log.head.length;
}

void LogTable::save_own_head(storage::Transaction& transaction, LogRow& log) {
  if (log.head.length - log.saved >= saved_every) save_head(transaction, log);
}

void LogTable::set_problem(storage::Transaction& transaction, std::int64_t number,
                           std::string_view problem) {
  auto update = transaction.database().prepare("UPDATE entry SET problem = ?2 WHERE id = ?1");
  update.bind(1, number);
  if (!problem.empty()) update.bind(2, problem);
  update.run();
}

std::optional<StoredEntry> LogTable::entry(std::int64_t number) {
  auto row = database_->prepare("SELECT header, body, wrapped, problem FROM entry WHERE id = ?1");
  row.bind(1, number);
  if (!row.step()) return std::nullopt;
  return StoredEntry{number, read_entry(row, 0),
                     row.is_null(3) ? std::string() : std::string(row.text(3))};
}

std::optional<Hash> LogTable::hash_at(std::int64_t lid, std::uint64_t sequence) {
  auto row = database_->prepare("SELECT header FROM entry WHERE id = ?1");
  row.bind(1, entry_number(lid, sequence));
  if (sequence == 0 || !row.step()) return std::nullopt;
  return header_hash(row.blob(0));
}

std::vector<SealedEntry> LogTable::read(std::int64_t lid, std::uint64_t first,
                                        std::size_t max_entries, std::size_t max_bytes) {
  auto row = database_->prepare(
      "SELECT header, body, wrapped FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3");
  row.bind(1, entry_number(lid, first)).bind(2, entry_number(lid, 0xFFFF'FFFF));
  row.bind(3, static_cast<std::int64_t>(max_entries));
  std::vector<SealedEntry> out;
  std::size_t bytes = 0;
  while (row.step()) {
    SealedEntry entry = read_entry(row, 0);
    bytes += entry.header.size() + entry.body.size() + entry.wrapped_key.size();
    if (!out.empty() && bytes > max_bytes) break;
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<std::int64_t> LogTable::with_problem(std::int64_t vid) {
  auto row = database_->prepare(
      "SELECT e.id FROM entry e JOIN log l ON l.lid = e.id >> 32 "
      "WHERE e.problem IS NOT NULL AND l.vid = ?1 ORDER BY e.id");
  row.bind(1, vid);
  std::vector<std::int64_t> out;
  while (row.step())
    out.push_back(row.integer(0));
  return out;
}

std::vector<std::pair<std::int64_t, Hash>> LogTable::without_content(std::int64_t vid) {
  auto row = database_->prepare(
      "SELECT e.id, e.header FROM entry e JOIN log l ON l.lid = e.id >> 32 "
      "WHERE length(e.body) = 0 AND l.vid = ?1 ORDER BY e.id");
  row.bind(1, vid);
  std::vector<std::pair<std::int64_t, Hash>> out;
  while (row.step())
    out.emplace_back(row.integer(0), header_hash(row.blob(1)));
  return out;
}

void LogTable::put_content(storage::Transaction& transaction, std::int64_t number,
                           const SealedEntry& entry) {
  auto update = transaction.database().prepare(
      "UPDATE entry SET body = ?2, wrapped = ?3 WHERE id = ?1 AND length(body) = 0");
  update.bind(1, number).bind(2, entry.body).bind(3, entry.wrapped_key).run();
  FIELDFARE_ASSERT(transaction.database().changes() == 1);
}

void LogTable::erase_body(storage::Transaction& transaction, std::int64_t number) {
  auto update = transaction.database().prepare(
      "UPDATE entry SET body = x'', wrapped = x'', problem = NULL WHERE id = ?1");
  update.bind(1, number).run();
}

std::int64_t LogTable::count() {
  auto row = database_->prepare("SELECT count(*) FROM entry");
  return row.step() ? row.integer(0) : 0;
}

}  // namespace fieldfare::log
