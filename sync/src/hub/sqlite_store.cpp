#include <fieldfare/sync/hub/sqlite_store.h>

#include <array>
#include <filesystem>

#include <fieldfare/core/storage/database.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::hub {
namespace {

// The visit leads every key, so that a store can be cut by visit later. A body has a row of its own
// so that it can be erased while its header stays.
constexpr std::array<storage::Migration, 1> steps{{{R"(
CREATE TABLE hub(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seed BLOB NOT NULL,
  era BLOB NOT NULL,
  probes INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE visit(
  visit BLOB PRIMARY KEY,
  feed INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  quota INTEGER NOT NULL,
  changes INTEGER NOT NULL DEFAULT 1,
  record_count INTEGER NOT NULL DEFAULT 0,
  record_head BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE record(
  visit BLOB NOT NULL,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(visit, number)) STRICT;
CREATE TABLE segment(
  visit BLOB NOT NULL,
  log BLOB NOT NULL,
  branch BLOB NOT NULL,
  parent BLOB NOT NULL,
  key BLOB NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  head BLOB NOT NULL,
  PRIMARY KEY(visit, log, branch)) STRICT, WITHOUT ROWID;
CREATE TABLE entry(
  visit BLOB NOT NULL,
  feed INTEGER NOT NULL,
  log BLOB NOT NULL,
  branch BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  header BLOB NOT NULL,
  PRIMARY KEY(visit, feed)) STRICT;
CREATE UNIQUE INDEX entry_place ON entry(visit, log, branch, sequence);
CREATE TABLE body(
  visit BLOB NOT NULL,
  feed INTEGER NOT NULL,
  ciphertext BLOB NOT NULL,
  wrapped_key BLOB NOT NULL,
  PRIMARY KEY(visit, feed)) STRICT;
CREATE TABLE erasure(
  visit BLOB NOT NULL,
  id BLOB NOT NULL,
  entry BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(visit, id)) STRICT;
CREATE INDEX erasure_of ON erasure(visit, entry);
CREATE TABLE statement(
  visit BLOB NOT NULL,
  member BLOB NOT NULL,
  counter INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY(visit, member)) STRICT;
)"}}};

Bytes copy(ByteView view) {
  return {view.begin(), view.end()};
}

std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}
std::uint64_t unsigned_of(std::int64_t value) {
  return static_cast<std::uint64_t>(value);
}

storage::Database open(const std::filesystem::path& file) {
  using Mode = storage::Database::Mode;
  const Mode mode = std::filesystem::exists(file) ? Mode::existing : Mode::create;
  try {
    storage::Database database = storage::Database::open_plain(file, mode);
    // One connection has the file: SQLite before 3.51.3 can damage a write-ahead log that two
    // connections write and check-point at the same instant.
    database.execute("PRAGMA locking_mode = EXCLUSIVE");
    storage::migrate(database, steps);
    database.execute("BEGIN IMMEDIATE; COMMIT");
    return database;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::locked) throw;
    throw Error(ErrorCode::locked, "Another process has the hub's store " + file.string(),
                "Stop the hub that is running on it, then try again.");
  }
}

constexpr std::string_view visit_columns =
    "visit, feed, bytes, quota, record_count, record_head, changes";

class SqliteStore final : public HubStore {
 public:
  explicit SqliteStore(storage::Database database) : database_(std::move(database)) {
    storage::Statement row = database_.prepare("SELECT era FROM hub");
    if (row.step()) era_ = Era::from(row.blob(0));
  }

  StoreIdentity identity(ports::Entropy& entropy) override;
  Era era() override { return era_; }
  void renew_era(ports::Entropy& entropy) override;
  std::optional<VisitRow> find(const VisitId& visit) override;
  std::vector<VisitRow> visits() override;
  void register_visit(const VisitId& visit, std::uint64_t quota) override;
  void set_quota(const VisitId& visit, std::uint64_t quota) override;
  bool erase(const VisitId& visit) override;
  std::vector<Bytes> records(const VisitId& visit) override;
  bool append_records(const VisitId& visit, std::uint32_t count,
                      const std::vector<Bytes>& records) override;
  log::VersionVector segments(const VisitId& visit) override;
  std::optional<Hash> hash_at(const VisitId& visit, const LogId& log, const BranchId& branch,
                              std::uint64_t sequence) override;
  AppendResult append(const VisitId& visit, const std::vector<CheckedAppend>& appends) override;
  log::EntryRun read(const VisitId& visit, const log::LogHead& segment, std::uint64_t first,
                     std::size_t max_entries, std::size_t max_bytes) override;
  std::vector<Bytes> erasures(const VisitId& visit) override;
  void add_erasures(const VisitId& visit, const std::vector<CheckedErasure>& orders) override;
  std::vector<Bytes> statements(const VisitId& visit) override;
  void put_statement(const VisitId& visit, const StatementCount& count,
                     ByteView statement) override;
  std::vector<std::uint64_t> changes(const std::vector<VisitId>& visits) override;
  StoreFigures figures() override;
  void check() override;

 private:
  VisitRow row_of(const storage::Statement& row) const;
  std::vector<Bytes> listed(std::string_view sql, const VisitId& visit);
  void changed(const VisitId& visit);
  bool still_as_checked(const VisitId& visit, const log::CheckedRun& checked);
  void cut_segment(const VisitId& visit, const log::CheckedRun& checked);
  void save_segment(const VisitId& visit, const log::LogHead& segment);
  void store_run(const VisitId& visit, const CheckedAppend& append, VisitRow& row);
  std::uint64_t store_entry(const VisitId& visit, std::uint64_t feed, const BranchId& branch,
                            const log::Header& header, const Hash& hash,
                            const log::SealedEntry& entry);
  bool is_erased(const VisitId& visit, const Hash& entry);
  std::uint64_t erase_body(const VisitId& visit, const log::ErasedEntry& what);

  storage::Database database_;
  Era era_;
};

StoreIdentity SqliteStore::identity(ports::Entropy& entropy) {
  storage::Transaction transaction(database_);
  StoreIdentity out;
  {
    storage::Statement row = database_.prepare("SELECT seed, era FROM hub");
    if (row.step()) {
      out.seed = crypto::SecureBuffer::copy_of(row.blob(0));
      out.era = era_;
      return out;
    }
  }
  out.seed = crypto::SigningKey::generate(entropy).seed();
  entropy.fill(out.era.bytes);
  database_.prepare("INSERT INTO hub(one, seed, era) VALUES(1, ?, ?)")
      .bind(1, out.seed.view())
      .bind(2, out.era.view())
      .run();
  transaction.commit();
  era_ = out.era;
  return out;
}

void SqliteStore::renew_era(ports::Entropy& entropy) {
  Era fresh;
  entropy.fill(fresh.bytes);
  storage::Transaction transaction(database_);
  database_.prepare("UPDATE hub SET era = ?").bind(1, fresh.view()).run();
  transaction.commit();
  era_ = fresh;
}

VisitRow SqliteStore::row_of(const storage::Statement& row) const {
  VisitRow out;
  out.visit = VisitId::from(row.blob(0));
  out.feed = unsigned_of(row.integer(1));
  out.bytes = unsigned_of(row.integer(2));
  out.quota = unsigned_of(row.integer(3));
  out.record_count = static_cast<std::uint32_t>(row.integer(4));
  out.record_head = Hash::from(row.blob(5));
  out.changes = change_mark(era_, unsigned_of(row.integer(6)));
  return out;
}

std::optional<VisitRow> SqliteStore::find(const VisitId& visit) {
  static const std::string sql =
      "SELECT " + std::string(visit_columns) + " FROM visit WHERE visit = ?";
  storage::Statement row = database_.prepare(sql);
  row.bind(1, visit.view());
  if (!row.step()) return std::nullopt;
  return row_of(row);
}

std::vector<VisitRow> SqliteStore::visits() {
  storage::Statement row =
      database_.prepare("SELECT " + std::string(visit_columns) + " FROM visit ORDER BY visit");
  std::vector<VisitRow> out;
  while (row.step())
    out.push_back(row_of(row));
  return out;
}

void SqliteStore::register_visit(const VisitId& visit, std::uint64_t quota) {
  storage::Transaction transaction(database_);
  database_.prepare("INSERT OR IGNORE INTO visit(visit, quota, record_head) VALUES(?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, number(quota))
      .bind(3, Hash{}.view())
      .run();
  transaction.commit();
}

void SqliteStore::set_quota(const VisitId& visit, std::uint64_t quota) {
  storage::Transaction transaction(database_);
  database_.prepare("UPDATE visit SET quota = ? WHERE visit = ?")
      .bind(1, number(quota))
      .bind(2, visit.view())
      .run();
  transaction.commit();
}

bool SqliteStore::erase(const VisitId& visit) {
  if (!find(visit)) return false;
  storage::Transaction transaction(database_);
  for (const std::string_view table :
       {"body", "entry", "segment", "record", "erasure", "statement", "visit"}) {
    database_.prepare("DELETE FROM " + std::string(table) + " WHERE visit = ?")
        .bind(1, visit.view())
        .run();
  }
  transaction.commit();
  database_.checkpoint();
  return true;
}

std::vector<Bytes> SqliteStore::listed(std::string_view sql, const VisitId& visit) {
  storage::Statement row = database_.prepare(sql);
  row.bind(1, visit.view());
  std::vector<Bytes> out;
  while (row.step())
    out.push_back(copy(row.blob(0)));
  return out;
}

void SqliteStore::changed(const VisitId& visit) {
  database_.prepare("UPDATE visit SET changes = changes + 1 WHERE visit = ?")
      .bind(1, visit.view())
      .run();
}

std::vector<Bytes> SqliteStore::records(const VisitId& visit) {
  return listed("SELECT bytes FROM record WHERE visit = ? ORDER BY number", visit);
}

bool SqliteStore::append_records(const VisitId& visit, std::uint32_t count,
                                 const std::vector<Bytes>& records) {
  storage::Transaction transaction(database_);
  const std::optional<VisitRow> row = find(visit);
  if (!row || row->record_count != count) return false;
  std::int64_t next = count;
  for (const Bytes& record : records) {
    database_.prepare("INSERT INTO record(visit, number, bytes) VALUES(?, ?, ?)")
        .bind(1, visit.view())
        .bind(2, next++)
        .bind(3, ByteView(record))
        .run();
  }
  if (!records.empty()) {
    database_.prepare("UPDATE visit SET record_count = ?, record_head = ? WHERE visit = ?")
        .bind(1, next)
        .bind(2, log::record_hash(records.back()).view())
        .bind(3, visit.view())
        .run();
    changed(visit);
  }
  transaction.commit();
  return true;
}

log::VersionVector SqliteStore::segments(const VisitId& visit) {
  storage::Statement row = database_.prepare(
      "SELECT log, key, length, head, branch, start, parent FROM segment "
      "WHERE visit = ? AND length >= start ORDER BY log, start, branch");
  row.bind(1, visit.view());
  log::VersionVector out;
  while (row.step()) {
    out.push_back({LogId::from(row.blob(0)), crypto::SignPublicKey::from(row.blob(1)),
                   unsigned_of(row.integer(2)), Hash::from(row.blob(3)),
                   BranchId::from(row.blob(4)), unsigned_of(row.integer(5)),
                   BranchId::from(row.blob(6))});
  }
  return out;
}

std::optional<Hash> SqliteStore::hash_at(const VisitId& visit, const LogId& log,
                                         const BranchId& branch, std::uint64_t sequence) {
  storage::Statement row = database_.prepare(
      "SELECT header FROM entry WHERE visit = ? AND log = ? AND branch = ? AND sequence = ?");
  row.bind(1, visit.view()).bind(2, log.view()).bind(3, branch.view()).bind(4, number(sequence));
  if (!row.step()) return std::nullopt;
  return log::header_hash(row.blob(0));
}

/// The segment ends where it did when the run was checked, and the new one is not there yet.
bool SqliteStore::still_as_checked(const VisitId& visit, const log::CheckedRun& checked) {
  storage::Statement row = database_.prepare(
      "SELECT length, head FROM segment WHERE visit = ? AND log = ? AND branch = ?");
  row.bind(1, visit.view()).bind(2, checked.end.log.view());
  row.bind(3, checked.segment.branch.view());
  const bool there = row.step();
  const std::uint64_t length = there ? unsigned_of(row.integer(0)) : 0;
  if (length != checked.segment.length) return false;
  if (length > 0 && Hash::from(row.blob(1)) != checked.segment.head) return false;
  if (!checked.forks) return true;
  row.reset();
  row.bind(1, visit.view()).bind(2, checked.end.log.view()).bind(3, checked.end.branch.view());
  return !row.step();
}

void SqliteStore::save_segment(const VisitId& visit, const log::LogHead& segment) {
  database_
      .prepare(
          "INSERT INTO segment(visit, log, branch, parent, key, start, length, head) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET length = excluded.length, head = excluded.head")
      .bind(1, visit.view())
      .bind(2, segment.log.view())
      .bind(3, segment.branch.view())
      .bind(4, segment.parent.view())
      .bind(5, segment.key.view())
      .bind(6, number(segment.start))
      .bind(7, number(segment.length))
      .bind(8, segment.head.view())
      .run();
}

void SqliteStore::cut_segment(const VisitId& visit, const log::CheckedRun& checked) {
  log::LogHead rest = checked.segment;
  rest.branch = log::branch_of(checked.next);
  rest.start = checked.after + 1;
  rest.parent = checked.segment.branch;
  log::LogHead front = checked.segment;
  front.length = checked.after;
  front.head = checked.headers.front().previous;
  const auto rename = [&](std::string_view sql, std::uint64_t from) {
    database_.prepare(sql)
        .bind(1, rest.branch.view())
        .bind(2, visit.view())
        .bind(3, rest.log.view())
        .bind(4, front.branch.view())
        .bind(5, number(from))
        .run();
  };
  rename(
      "UPDATE segment SET parent = ? WHERE visit = ? AND log = ? AND parent = ? AND start = ? "
      "AND branch <> zeroblob(8)",
      rest.length + 1);
  rename("UPDATE entry SET branch = ? WHERE visit = ? AND log = ? AND branch = ? AND sequence >= ?",
         rest.start);
  save_segment(visit, front);
  save_segment(visit, rest);
}

bool SqliteStore::is_erased(const VisitId& visit, const Hash& entry) {
  storage::Statement row =
      database_.prepare("SELECT 1 FROM erasure WHERE visit = ? AND entry = ? LIMIT 1");
  row.bind(1, visit.view()).bind(2, entry.view());
  return row.step();
}

/// Answers how many bytes it takes.
std::uint64_t SqliteStore::store_entry(const VisitId& visit, std::uint64_t feed,
                                       const BranchId& branch, const log::Header& header,
                                       const Hash& hash, const log::SealedEntry& entry) {
  database_
      .prepare(
          "INSERT INTO entry(visit, feed, log, branch, sequence, header) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, number(feed))
      .bind(3, header.log.view())
      .bind(4, branch.view())
      .bind(5, number(header.sequence))
      .bind(6, ByteView(entry.header))
      .run();
  if (entry.body.empty() || is_erased(visit, hash)) return entry.header.size();
  database_.prepare("INSERT INTO body(visit, feed, ciphertext, wrapped_key) VALUES(?, ?, ?, ?)")
      .bind(1, visit.view())
      .bind(2, number(feed))
      .bind(3, ByteView(entry.body))
      .bind(4, ByteView(entry.wrapped_key))
      .run();
  return wire_size(entry);
}

void SqliteStore::store_run(const VisitId& visit, const CheckedAppend& append, VisitRow& row) {
  const log::CheckedRun& checked = *append.checked;
  if (log::cuts(checked)) cut_segment(visit, checked);
  for (std::size_t i = 0; i < checked.headers.size(); ++i) {
    row.bytes += store_entry(visit, ++row.feed, checked.end.branch, checked.headers[i],
                             checked.hashes[i], append.run->entries[checked.known + i]);
  }
  save_segment(visit, checked.end);
}

AppendResult SqliteStore::append(const VisitId& visit, const std::vector<CheckedAppend>& appends) {
  storage::Transaction transaction(database_);  // BEGIN IMMEDIATE: the lock of the visit's row
  std::optional<VisitRow> row = find(visit);
  if (!row) return AppendResult::moved;
  for (const CheckedAppend& append : appends) {
    if (!still_as_checked(visit, *append.checked)) return AppendResult::moved;
    store_run(visit, append, *row);
  }
  if (row->bytes > row->quota) return AppendResult::quota;
  database_.prepare("UPDATE visit SET feed = ?, bytes = ?, changes = changes + 1 WHERE visit = ?")
      .bind(1, number(row->feed))
      .bind(2, number(row->bytes))
      .bind(3, visit.view())
      .run();
  transaction.commit();
  return AppendResult::stored;
}

log::EntryRun SqliteStore::read(const VisitId& visit, const log::LogHead& segment,
                                std::uint64_t first, std::size_t max_entries,
                                std::size_t max_bytes) {
  storage::Statement row = database_.prepare(
      "SELECT entry.header, body.ciphertext, body.wrapped_key FROM entry "
      "LEFT JOIN body USING (visit, feed) "
      "WHERE entry.visit = ? AND entry.log = ? AND entry.branch = ? AND entry.sequence >= ? "
      "ORDER BY entry.sequence LIMIT ?");
  row.bind(1, visit.view()).bind(2, segment.log.view()).bind(3, segment.branch.view());
  row.bind(4, number(first)).bind(5, number(max_entries));
  log::EntryRun run{segment.log, segment.key, first, {}};
  std::size_t bytes = 0;
  while (bytes < max_bytes && row.step()) {
    run.entries.push_back({copy(row.blob(0)), copy(row.blob(1)), copy(row.blob(2))});
    bytes += wire_size(run.entries.back());
  }
  return run;
}

std::vector<Bytes> SqliteStore::erasures(const VisitId& visit) {
  return listed("SELECT bytes FROM erasure WHERE visit = ? ORDER BY id", visit);
}

/// Takes the body of the entry that an order names out; answers how many bytes that freed.
std::uint64_t SqliteStore::erase_body(const VisitId& visit, const log::ErasedEntry& what) {
  storage::Statement row = database_.prepare(
      "SELECT feed, header, length(ciphertext) + length(wrapped_key) FROM entry "
      "JOIN body USING (visit, feed) WHERE visit = ? AND log = ? AND sequence = ?");
  row.bind(1, visit.view()).bind(2, log::log_id_of(what.log_key).view());
  row.bind(3, number(what.sequence));
  while (row.step()) {
    if (log::header_hash(row.blob(1)) != what.entry) continue;
    const std::uint64_t freed = unsigned_of(row.integer(2));
    database_.prepare("DELETE FROM body WHERE visit = ? AND feed = ?")
        .bind(1, visit.view())
        .bind(2, row.integer(0))
        .run();
    return freed;
  }
  return 0;
}

void SqliteStore::add_erasures(const VisitId& visit, const std::vector<CheckedErasure>& orders) {
  bool is_new = false;
  std::uint64_t freed = 0;
  {
    storage::Transaction transaction(database_);
    if (!find(visit)) return;
    for (const auto& [order, bytes] : orders) {
      database_.prepare("INSERT OR IGNORE INTO erasure(visit, id, entry, bytes) VALUES(?, ?, ?, ?)")
          .bind(1, visit.view())
          .bind(2, log::erasure_id(order.what).view())
          .bind(3, order.what.entry.view())
          .bind(4, ByteView(bytes))
          .run();
      if (database_.changes() == 0) continue;
      is_new = true;
      freed += erase_body(visit, order.what);
    }
    if (!is_new) return;
    database_.prepare("UPDATE visit SET bytes = max(0, bytes - ?) WHERE visit = ?")
        .bind(1, number(freed))
        .bind(2, visit.view())
        .run();
    changed(visit);
    transaction.commit();
  }
  // What was erased is overwritten in the file (secure_delete), and its older pages in the log go.
  if (freed > 0) database_.checkpoint();
}

std::vector<Bytes> SqliteStore::statements(const VisitId& visit) {
  return listed("SELECT bytes FROM statement WHERE visit = ? ORDER BY member", visit);
}

void SqliteStore::put_statement(const VisitId& visit, const StatementCount& count,
                                ByteView statement) {
  storage::Transaction transaction(database_);
  database_
      .prepare(
          "INSERT INTO statement(visit, member, counter, bytes) VALUES(?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET counter = excluded.counter, bytes = excluded.bytes "
          "WHERE excluded.counter > counter")
      .bind(1, visit.view())
      .bind(2, count.member.view())
      .bind(3, number(count.counter))
      .bind(4, statement)
      .run();
  if (database_.changes() > 0) changed(visit);
  transaction.commit();
}

std::vector<std::uint64_t> SqliteStore::changes(const std::vector<VisitId>& visits) {
  std::vector<std::uint64_t> out;
  for (const VisitId& visit : visits) {
    const std::optional<VisitRow> row = find(visit);
    out.push_back(row ? row->changes : 0);
  }
  return out;
}

StoreFigures SqliteStore::figures() {
  storage::Statement row = database_.prepare(
      "SELECT count(*), coalesce(sum(feed), 0), coalesce(sum(bytes), 0) FROM visit");
  FIELDFARE_ASSERT(row.step());
  return {unsigned_of(row.integer(0)), unsigned_of(row.integer(1)), unsigned_of(row.integer(2)), 0,
          1};
}

void SqliteStore::check() {
  storage::Transaction transaction(database_);
  database_.execute("UPDATE hub SET probes = probes + 1");
  transaction.commit();
}

}  // namespace

std::unique_ptr<HubStore> open_sqlite_store(const std::filesystem::path& file) {
  return std::make_unique<SqliteStore>(open(file));
}

std::unique_ptr<HubStore> open_memory_store() {
  storage::Database database = storage::Database::in_memory();
  storage::migrate(database, steps);
  return std::make_unique<SqliteStore>(std::move(database));
}

}  // namespace fieldfare::sync::hub
