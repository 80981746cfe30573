#include <fieldfare/core/planted.h>
#include <fieldfare/core/storage/store.h>

#include <algorithm>
#include <string>
#include <utility>

#include <fieldfare/core/error.h>

#include "backup_file.h"
#include "files.h"
#include "key_file.h"
#include "tries.h"

namespace fieldfare::storage {
namespace {

constexpr std::size_t mark_size = 16;

struct Paths {
  explicit Paths(const std::filesystem::path& directory)
      : database(directory / "store.db"),
        key(directory / "store.key"),
        lock(directory / "store.lock"),
        mark(directory / "store.mark"),
        tries(directory / "store.tries"),
        copy(directory / "store.backup") {}
  std::filesystem::path database, key, lock, mark, tries, copy;
};

std::filesystem::path with_suffix(const std::filesystem::path& path, const char* suffix) {
  std::filesystem::path out = path;
  out += suffix;
  return out;
}

bool is_there(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown);
}

/// Removes a half-made database and what SQLite may have left beside it.
void remove_database(const std::filesystem::path& path) {
  for (const char* suffix : {"", "-wal", "-journal"})
    remove_file(with_suffix(path, suffix));
}

File take_lock(const Paths& paths) {
  File lock = File::open_or_create(paths.lock);
  if (!lock.try_lock() && !planted(Fault::lock_not_taken)) {
    throw Error(ErrorCode::locked, "The store is in use by another process",
                "Close the other window or command and try again.");
  }
  return lock;
}

/// For a directory that is to become a store: only what a crash left half-made may be there.
void refuse_existing(const Paths& paths) {
  if (is_there(paths.key)) {
    throw Error(ErrorCode::not_possible, "This directory already holds a store",
                "Open it, or choose another directory.");
  }
  if (is_there(paths.database)) {
    throw Error(ErrorCode::not_possible,
                "This directory holds a database whose key file is gone; it is left as it is",
                "Choose another directory. A backup of that store holds its key.");
  }
  remove_database(half_made(paths.database));
}

/// The moment when the store comes to be is the first rename; open() finishes the second.
void put_in_place(const Paths& paths, const KeyFile& key_file) {
  sync_directory(directory_of(paths.key));
  replace_file(paths.key, key_file.bytes);
  rename_durably(half_made(paths.database), paths.database);
}

void finish_cut_off_creation(const Paths& paths) {
  if (!is_there(paths.database) && is_there(half_made(paths.database))) {
    rename_durably(half_made(paths.database), paths.database);
  }
}

KeyFile read_key_file(const Paths& paths) {
  const auto bytes = read_small_file(paths.key, key_file_size);
  if (!bytes) {
    throw Error(ErrorCode::not_found, "There is no store in " + paths.key.parent_path().string(),
                "Check the path, or make a store with: fieldfare store init");
  }
  return KeyFile::parse(*bytes);
}

Database open_database(const Paths& paths, const crypto::SecureBuffer& key) {
  if (!is_there(paths.database)) {
    throw Error(ErrorCode::damaged, "The store's database is missing",
                "Restore the store from a backup, then sync.");
  }
  return Database::open_encrypted(paths.database, key, Database::Mode::existing);
}

[[noreturn]] void wrong_passphrase(std::string advice) {
  throw Error(ErrorCode::locked, "The passphrase is wrong", std::move(advice));
}

/// The database key; Error(locked) when the passphrase is wrong or a wait is due.
crypto::SecureBuffer unwrap_counted(const KeyFile& key_file, const crypto::SecureBuffer& passphrase,
                                    const Paths& paths, ports::Clock& clock) {
  Tries tries(paths.tries, clock);
  tries.require_no_wait();
  auto key = key_file.unwrap(passphrase);
  if (!key) wrong_passphrase(tries.failed());
  tries.succeeded();
  return std::move(*key);
}

/// The key of the half-made database, after both were tried; a database that fails is removed.
crypto::SecureBuffer try_copy(const KeyFile& key_file, const crypto::SecureBuffer& passphrase,
                              const Paths& paths, ports::Clock& clock) {
  const std::filesystem::path copy = half_made(paths.database);
  try {
    crypto::SecureBuffer key = unwrap_counted(key_file, passphrase, paths, clock);
    Database::open_encrypted(copy, key, Database::Mode::existing).checkpoint();
    return key;
  } catch (...) {
    remove_database(copy);
    throw;
  }
}

crypto::PasswordCost raised(crypto::PasswordCost cost) {
  const crypto::PasswordCost least = crypto::field_cost();
  return {std::max(cost.passes, least.passes), std::max(cost.memory, least.memory)};
}

crypto::PasswordCost cost_for(Purpose purpose, crypto::PasswordCost cost) {
  return purpose == Purpose::practice ? cost : raised(cost);
}

Incarnation compare_marks(Database& database, const Paths& paths) {
  Statement query = database.prepare("SELECT mark FROM store_incarnation WHERE id = 1");
  if (!query.step()) return Incarnation::restored;
  if (planted(Fault::mark_ignored)) return Incarnation::same;
  try {
    const auto beside = read_small_file(paths.mark, mark_size);
    const ByteView inside = query.blob(0);
    return beside && inside.size() == mark_size && std::ranges::equal(*beside, inside)
               ? Incarnation::same
               : Incarnation::restored;
  } catch (const Error& error) {
    // A marker that is too long is as good as none.
    if (error.code() != ErrorCode::damaged) throw;
    return Incarnation::restored;
  }
}

void write_marks(Database& database, const Paths& paths, ports::Entropy& entropy) {
  Bytes mark(mark_size);
  entropy.fill(mark);
  Transaction transaction(database);
  database.prepare("INSERT OR REPLACE INTO store_incarnation (id, mark) VALUES (1, ?1)")
      .bind(1, mark)
      .run();
  transaction.commit();
  replace_file(paths.mark, mark);
}

/// Builds the half-made database, which is synced once, when it is whole.
void make_database(const Paths& paths, const crypto::SecureBuffer& key, ports::Entropy& entropy) {
  {
    Database database =
        Database::open_encrypted(half_made(paths.database), key, Database::Mode::create);
    database.execute(
        "PRAGMA synchronous = OFF;"
        "CREATE TABLE store_incarnation (id INTEGER PRIMARY KEY CHECK (id = 1),"
        " mark BLOB NOT NULL) STRICT");
    write_marks(database, paths, entropy);
    // Closing would do it too, but could not tell of a failure.
    database.checkpoint();
  }
  if (!planted(Fault::database_not_synced)) sync_file(half_made(paths.database));
}

}  // namespace

struct Store::Impl {
  std::filesystem::path directory;
  Paths paths;
  File lock;
  KeyFile key_file;
  Database database;
  Incarnation incarnation;

  Impl(const std::filesystem::path& where, File held, KeyFile key, Database opened)
      : directory(where),
        paths(where),
        lock(std::move(held)),
        key_file(std::move(key)),
        database(std::move(opened)),
        incarnation(compare_marks(database, paths)) {
    remove_database(paths.copy);
    remove_file(half_made(paths.key));
  }

  /// Wraps the key anew when its file is cheaper to guess than a store of its purpose should be.
  void raise_cost(const crypto::SecureBuffer& key, const crypto::SecureBuffer& passphrase,
                  ports::Entropy& entropy) {
    const crypto::PasswordCost cost = cost_for(key_file.purpose, key_file.cost);
    if (cost == key_file.cost) return;
    try {
      KeyFile fresh = KeyFile::wrap(key, passphrase, cost, key_file.purpose, entropy);
      replace_file(paths.key, fresh.bytes);
      key_file = std::move(fresh);
    } catch (const Error&) {
      // Too little memory, or a full disk: the evidence comes first, the next open tries again.
    }
  }
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::filesystem::path& directory, const crypto::SecureBuffer& passphrase,
                    crypto::PasswordCost cost, ports::Entropy& entropy) {
  make_private_directory(directory);
  const Paths paths(directory);
  File lock = take_lock(paths);
  refuse_existing(paths);
  const crypto::SecureBuffer key = crypto::SecureBuffer::random(database_key_size, entropy);
  const Purpose purpose = cost == crypto::practice_cost() ? Purpose::practice : Purpose::field;
  KeyFile key_file = KeyFile::wrap(key, passphrase, cost, purpose, entropy);
  make_database(paths, key, entropy);
  put_in_place(paths, key_file);
  return Store(std::make_unique<Impl>(directory, std::move(lock), std::move(key_file),
                                      open_database(paths, key)));
}

Store Store::open(const std::filesystem::path& directory, const crypto::SecureBuffer& passphrase,
                  ports::Entropy& entropy, ports::Clock& clock) {
  const Paths paths(directory);
  // Before the lock: looking for a store makes no files.
  KeyFile key_file = read_key_file(paths);
  File lock = take_lock(paths);
  key_file = read_key_file(paths);
  const crypto::SecureBuffer key = unwrap_counted(key_file, passphrase, paths, clock);
  finish_cut_off_creation(paths);
  auto impl = std::make_unique<Impl>(directory, std::move(lock), std::move(key_file),
                                     open_database(paths, key));
  impl->raise_cost(key, passphrase, entropy);
  return Store(std::move(impl));
}

Database& Store::database() noexcept {
  return impl_->database;
}
const std::filesystem::path& Store::directory() const noexcept {
  return impl_->directory;
}
Incarnation Store::incarnation() const noexcept {
  return impl_->incarnation;
}
bool Store::practice() const noexcept {
  return impl_->key_file.purpose == Purpose::practice;
}

void Store::begin_incarnation(ports::Entropy& entropy) {
  write_marks(impl_->database, impl_->paths, entropy);
  impl_->incarnation = Incarnation::same;
}

void Store::rekey(const crypto::SecureBuffer& old_passphrase,
                  const crypto::SecureBuffer& passphrase, ports::Entropy& entropy) {
  const KeyFile& found = impl_->key_file;
  const auto key = found.unwrap(old_passphrase);
  if (!key) wrong_passphrase("The passphrase was not changed. Try again.");
  KeyFile fresh =
      KeyFile::wrap(*key, passphrase, cost_for(found.purpose, found.cost), found.purpose, entropy);
  replace_file(impl_->paths.key, fresh.bytes);
  impl_->key_file = std::move(fresh);
}

namespace {

/// Takes out of a copy what is to leave with this device: the tables that are called local_….
void leave_out_local(Database& database, const std::filesystem::path& copy) {
  database.prepare("ATTACH DATABASE ?1 AS copy").bind(1, copy.string()).run();
  std::vector<std::string> tables;
  {
    auto names = database.prepare(
        "SELECT name FROM copy.sqlite_master WHERE type = 'table' AND name LIKE 'local!_%' "
        "ESCAPE '!'");
    while (names.step())
      tables.emplace_back(names.text(0));
  }
  for (const std::string& table : tables)
    database.execute("DELETE FROM copy.\"" + table + "\"");
  if (!tables.empty()) database.execute("VACUUM copy");
  database.execute("DETACH DATABASE copy");
  sync_file(copy);
}

}  // namespace

void Store::backup(const std::filesystem::path& file) {
  if (is_there(file)) {
    throw Error(ErrorCode::not_possible, "There is already a file " + file.string(),
                "Choose another name.");
  }
  remove_database(impl_->paths.copy);
  impl_->database.copy_to(impl_->paths.copy);
  leave_out_local(impl_->database, impl_->paths.copy);
  write_backup(file, impl_->key_file, impl_->paths.copy);
  remove_database(impl_->paths.copy);
}

Store Store::restore(const std::filesystem::path& file, const std::filesystem::path& directory,
                     const crypto::SecureBuffer& passphrase, ports::Entropy& entropy,
                     ports::Clock& clock) {
  if (!is_there(file)) {
    throw Error(ErrorCode::not_found, "There is no backup " + file.string(), "Check the path.");
  }
  make_private_directory(directory);
  const Paths paths(directory);
  File lock = take_lock(paths);
  refuse_existing(paths);
  KeyFile key_file = read_backup(file, half_made(paths.database));
  // The passphrase and the database are tried before the directory holds a store.
  const crypto::SecureBuffer key = try_copy(key_file, passphrase, paths, clock);
  remove_file(paths.mark);
  put_in_place(paths, key_file);
  auto impl = std::make_unique<Impl>(directory, std::move(lock), std::move(key_file),
                                     open_database(paths, key));
  impl->raise_cost(key, passphrase, entropy);
  return Store(std::move(impl));
}

bool exists(const std::filesystem::path& directory) {
  return is_there(directory / "store.key");
}

}  // namespace fieldfare::storage
