#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>

namespace fieldfare::storage {

class Database;

/// Error(damaged) that a full-text index alone is to blame for: it is a projection, and whatever it
/// was made from is whole and can be read. Also thrown by a commit, which writes the index last.
class IndexDamaged : public Error {
 public:
  explicit IndexDamaged(const std::string& message)
      : Error(ErrorCode::damaged, message,
              "No note is lost: `fieldfare store rebuild` makes the search index anew.") {}
};

/// A prepared statement, borrowed from its Database's cache and given back (reset, bindings
/// cleared) at the end of its life; it must not outlive the Database. Indices: parameters from 1,
/// columns from 0, as in SQLite. Bound values are copied; an empty view is an empty value, not
/// NULL. Errors throw Error(internal), Error(damaged) when SQLite or the cipher says that the file
/// is not as it was written, Error(locked) when another process holds it too long. Messages never
/// quote a bound value.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, ByteView blob);
  /// Without a copy: the bytes must stay where and as they are until the statement is given back.
  Statement& bind_borrowed(int index, ByteView blob);
  Statement& bind(int index, std::string_view text);
  Statement& bind_null(int index);

  /// True while there is a row.
  bool step();
  /// Steps to the end, for statements that return no rows.
  void run();
  /// Ready to be bound and stepped again.
  Statement& reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  /// Valid until the next step() or reset().
  [[nodiscard]] ByteView blob(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  Statement(void* handle, bool* borrowed) noexcept;
  void* handle_;
  bool* borrowed_;  ///< the mark in the cache; null when this object owns the statement
};

/// One connection to one SQLite file. Not thread-safe: it belongs to one thread.
class Database {
 public:
  /// `existing` never makes a file (Error(not_found)); `create` never takes one that is there
  /// (Error(not_possible)).
  enum class Mode { existing, create };

  /// Opens an encrypted store with a raw 32-byte key and every guard of storage.md: refuses a
  /// plain SQLite file, a file of zero bytes, a key of another length, a library without the
  /// cipher. Error(damaged) when the key does not fit the file or the file was changed. The file
  /// is this connection's alone (Error(locked) when another has it).
  [[nodiscard]] static Database open_encrypted(const std::filesystem::path& file,
                                               const crypto::SecureBuffer& key, Mode mode);
  /// Opens a file without encryption: only for data that is ciphertext already (the hub's) and for
  /// the baseline of benchmarks. Durable in the same way; several processes may have it open, and
  /// a writer waits up to 10 s for another.
  [[nodiscard]] static Database open_plain(const std::filesystem::path& file, Mode mode);
  /// An empty database that never touches a disk and ends with this object: nothing in it is
  /// durable.
  [[nodiscard]] static Database in_memory();

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  /// The one statement that `sql` holds, prepared once and cached; while it is borrowed, a second
  /// call with the same text prepares another. Never put values into `sql`: bind them.
  [[nodiscard]] Statement prepare(std::string_view sql);
  /// Runs one or more statements without parameters or results.
  void execute(const std::string& sql);
  [[nodiscard]] std::int64_t last_insert_rowid() const;
  [[nodiscard]] std::int64_t changes() const;
  /// How many transactions were committed here.
  [[nodiscard]] std::uint64_t commits() const noexcept;
  /// Moves what the write-ahead log holds into the main file and cuts the log to nothing: after an
  /// erasure, so that older pages do not linger in it.
  void checkpoint();
  /// An encrypted copy (of an encrypted database, with the same key) by VACUUM INTO, durable when
  /// it returns. Error(not_possible) when `file` exists.
  void copy_to(const std::filesystem::path& file);
  /// What `PRAGMA integrity_check` and, when encrypted, `cipher_integrity_check` object to; empty
  /// when the file is sound.
  [[nodiscard]] std::vector<std::string> check_pages();
  void close();

 private:
  friend class Statement;
  friend class Transaction;
  friend class ReadTransaction;
  friend class OpenShadowTables;
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// A write transaction (BEGIN IMMEDIATE). Rolled back at the end of its life unless committed.
/// Functions that write take one as proof that they are inside one. They do not nest.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// Returns when the changes are durable (synchronous=FULL).
  void commit();
  [[nodiscard]] Database& database() noexcept { return *database_; }

 private:
  Database* database_;
  bool open_ = true;
};

/// For as long as it lives, the tables in which a full-text index keeps itself can be written like
/// any other: for an index that is too damaged to be opened and emptied.
class OpenShadowTables {
 public:
  explicit OpenShadowTables(Database& database);
  OpenShadowTables(const OpenShadowTables&) = delete;
  OpenShadowTables& operator=(const OpenShadowTables&) = delete;
  ~OpenShadowTables();

 private:
  Database* database_;
};

/// Many reads of one state of the database: each read outside one looks at the files again. Ends
/// with its life; writing inside one is a programmer's error. They do not nest.
class ReadTransaction {
 public:
  explicit ReadTransaction(Database& database);
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

 private:
  Database* database_;
};

/// Brings a schema up to date: `steps[i]` takes it from version i to i + 1, each in a transaction
/// of its own together with the version number (PRAGMA user_version). A schema newer than the
/// program is Error(not_possible).
struct Migration {
  std::string_view sql;
};
void migrate(Database& database, std::span<const Migration> steps);

}  // namespace fieldfare::storage
