#include <fieldfare/sync/hub/sqlite_store.h>

#include <array>
#include <filesystem>

#include "hub/sqlite_hub_store.h"

namespace fieldfare::sync::hub {
namespace {

// The visit leads every key, so that a store can be cut by visit later. A body has a row of its own
// so that it can be erased while its header stays.
constexpr std::array<storage::Migration, 2> steps{{{R"(
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
)"},
                                                   {R"(
CREATE TABLE hole(
  visit BLOB NOT NULL,
  entry BLOB NOT NULL,
  log BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY(visit, entry)) STRICT, WITHOUT ROWID;
)"}}};

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

}  // namespace

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
       {"body", "entry", "segment", "record", "erasure", "hole", "statement", "visit"}) {
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
                                 const std::vector<Bytes>& records, const OrderCounts& counts) {
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
    drop_erasures(visit, counts);
    changed(visit);
  }
  transaction.commit();
  return true;
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

std::unique_ptr<HubStore> open_sqlite_store(const std::filesystem::path& file) {
  return std::make_unique<SqliteStore>(open(file));
}

std::unique_ptr<HubStore> open_memory_store() {
  storage::Database database = storage::Database::in_memory();
  storage::migrate(database, steps);
  return std::make_unique<SqliteStore>(std::move(database));
}

}  // namespace fieldfare::sync::hub
