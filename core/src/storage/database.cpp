#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/core/planted.h>
#include <fieldfare/core/storage/database.h>

#include "connection.h"
#include "files.h"
#include "sqlite.h"

namespace fieldfare::storage {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

struct Cached {
  sqlite3_stmt* statement = nullptr;
  bool borrowed = false;
};

/// Far above the number of different texts in the program; a bound on mistakes, not on use.
constexpr std::size_t cache_limit = 512;

sqlite3_stmt* prepare_one(sqlite3* handle, std::string_view sql, unsigned flags) {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), flags,
                                      &statement, &tail);
  if (code != SQLITE_OK) {
    // What SQLite says about a text that it cannot prepare quotes that text only, never a value.
    throw_sqlite(telling_code(handle, code),
                 "Could not prepare " + std::string(sql) + " (" + sqlite3_errmsg(handle) + ")");
  }
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  if (statement == nullptr || rest.find_first_not_of(" \n\t;") != std::string_view::npos) {
    sqlite3_finalize(statement);
    throw Error(ErrorCode::internal, "This is not one SQL statement: " + std::string(sql));
  }
  return statement;
}

/// Some errors roll back by themselves. A rollback that fails (for want of memory) is made up for
/// before anything else is read or written.
void roll_back(sqlite3* handle) noexcept {
  if (sqlite3_get_autocommit(handle) == 0) {
    sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

}  // namespace

struct Database::Impl {
  explicit Impl(Connection opened) : connection(std::move(opened)) {}
  ~Impl() {
    for (auto& [text, cached] : statements)
      sqlite3_finalize(cached.statement);
  }

  /// Nobody's transaction may be open now but one that could not be rolled back: what it had half
  /// done must not be read, and is taken back.
  void make_up_for_rollback() const {
    if (in_transaction || sqlite3_get_autocommit(connection.handle()) != 0) return;
    run_sql(connection.handle(), "ROLLBACK", "Could not take back what was half done");
  }

  Connection connection;
  std::unordered_map<std::string, Cached, TextHash, std::equal_to<>> statements;
  std::uint64_t commits = 0;
  bool in_transaction = false;  ///< that somebody began and has not ended
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::open_encrypted(const std::filesystem::path& file,
                                  const crypto::SecureBuffer& key, Mode mode) {
  return Database(std::make_unique<Impl>(Connection::encrypted(file, key, mode)));
}

Database Database::open_plain(const std::filesystem::path& file, Mode mode) {
  return Database(std::make_unique<Impl>(Connection::plain(file, mode)));
}

Database Database::in_memory() {
  return Database(std::make_unique<Impl>(Connection::in_memory()));
}

Statement Database::prepare(std::string_view sql) {
  if (!planted(Fault::half_done_read)) impl_->make_up_for_rollback();
  sqlite3* handle = impl_->connection.handle();
  auto found = impl_->statements.find(sql);
  if (found == impl_->statements.end()) {
    if (impl_->statements.size() >= cache_limit) return {prepare_one(handle, sql, 0), nullptr};
    sqlite3_stmt* statement = prepare_one(handle, sql, SQLITE_PREPARE_PERSISTENT);
    found = impl_->statements.emplace(std::string(sql), Cached{statement, false}).first;
  } else if (found->second.borrowed) {
    return {prepare_one(handle, sql, 0), nullptr};
  }
  found->second.borrowed = true;
  return {found->second.statement, &found->second.borrowed};
}

void Database::execute(const std::string& sql) {
  impl_->make_up_for_rollback();
  run_sql(impl_->connection.handle(), sql.c_str(), "Could not run " + sql.substr(0, 80));
}

std::int64_t Database::last_insert_rowid() const {
  return sqlite3_last_insert_rowid(impl_->connection.handle());
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(impl_->connection.handle());
}

std::uint64_t Database::commits() const noexcept {
  return impl_->commits;
}

void Database::checkpoint() {
  sqlite3* handle = impl_->connection.handle();
  const int code =
      sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(code, "Could not empty the write-ahead log");
}

void Database::copy_to(const std::filesystem::path& file) {
  create_new_private_file(file);
  prepare("VACUUM INTO ?1").bind(1, file.string()).run();
  sync_file(file);
}

std::vector<std::string> Database::check_pages() {
  std::vector<std::string> problems;
  const auto collect = [&](const char* sql, std::string_view sound) {
    try {
      Statement check = prepare(sql);
      while (check.step()) {
        if (check.text(0) != sound) problems.emplace_back(check.text(0));
      }
    } catch (const IndexDamaged&) {
      problems.emplace_back("a full-text index cannot be opened");
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;
      problems.emplace_back(error.what());
    }
  };
  // The cipher's check reads the main file alone, so what is still in the log has to go there.
  checkpoint();
  if (impl_->connection.is_encrypted()) collect("PRAGMA cipher_integrity_check", "");
  collect("PRAGMA integrity_check", "ok");
  return problems;
}

void Database::close() {
  impl_.reset();
}

Transaction::Transaction(Database& database) : database_(&database) {
  FIELDFARE_ASSERT(!database.impl_->in_transaction);
  database.impl_->make_up_for_rollback();
  database.prepare("BEGIN IMMEDIATE").run();
  database.impl_->in_transaction = true;
}

Transaction::~Transaction() {
  if (!open_) return;
  database_->impl_->in_transaction = false;
  roll_back(database_->impl_->connection.handle());
}

void Transaction::commit() {
  FIELDFARE_ASSERT(open_);
  database_->prepare("COMMIT").run();
  open_ = false;
  database_->impl_->in_transaction = false;
  ++database_->impl_->commits;
}

OpenShadowTables::OpenShadowTables(Database& database) : database_(&database) {
  sqlite3_db_config(database.impl_->connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
}

OpenShadowTables::~OpenShadowTables() {
  sqlite3_db_config(database_->impl_->connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

ReadTransaction::ReadTransaction(Database& database) : database_(&database) {
  FIELDFARE_ASSERT(!database.impl_->in_transaction);
  database.impl_->make_up_for_rollback();
  database.prepare("BEGIN").run();
  database.impl_->in_transaction = true;
}

ReadTransaction::~ReadTransaction() {
  database_->impl_->in_transaction = false;
  roll_back(database_->impl_->connection.handle());
}

void migrate(Database& database, std::span<const Migration> steps) {
  std::int64_t version = 0;
  {
    Statement query = database.prepare("PRAGMA user_version");
    if (query.step()) version = query.integer(0);
  }
  const auto newest = static_cast<std::int64_t>(steps.size());
  if (version < 0 || version > newest) {
    throw Error(ErrorCode::not_possible,
                "The store has schema version " + std::to_string(version) +
                    ", this program knows up to " + std::to_string(newest),
                "Install a newer version of Fieldfare.");
  }
  for (; version < newest; ++version) {
    Transaction transaction(database);
    database.execute(std::string(steps[static_cast<std::size_t>(version)].sql));
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
    transaction.commit();
  }
}

}  // namespace fieldfare::storage
