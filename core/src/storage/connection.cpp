#include "connection.h"

#include <array>
#include <string>
#include <string_view>

#include <fieldfare/core/error.h>
#include <fieldfare/core/planted.h>

#include "files.h"
#include "key_file.h"
#include "sqlite.h"
#include "wiping_memory.h"

namespace fieldfare::storage {
namespace {

constexpr std::string_view plain_magic{"SQLite format 3\0", 16};
/// No page of SQLite is smaller: a file shorter than this is none of ours.
constexpr std::uint64_t smallest_page = 512;

std::array<std::uint8_t, 16> first_bytes(File& file) {
  std::array<std::uint8_t, 16> out{};
  file.read_some(out);
  return out;
}

bool looks_plain(const std::filesystem::path& path) {
  File file = File::read(path);
  return as_text(first_bytes(file)) == plain_magic;
}

void refuse_wrong_file(const std::filesystem::path& path, bool encrypted) {
  if (File::read(path).size() < smallest_page) {
    throw Error(ErrorCode::damaged, "The database " + path.string() + " was cut to nothing",
                "Restore the store from a backup, then sync.");
  }
  if (encrypted && looks_plain(path) && !planted(Fault::store_in_the_clear)) {
    throw Error(ErrorCode::damaged,
                "The database " + path.string() + " is not encrypted: it is not the store's own",
                "Restore the store from a backup, and find out who put this file there.");
  }
}

void prepare_file(const std::filesystem::path& path, Database::Mode mode, bool encrypted) {
  if (mode == Database::Mode::create) {
    create_new_private_file(path);
  } else {
    refuse_wrong_file(path, encrypted);
  }
}

[[noreturn]] void no_cipher() {
  throw Error(ErrorCode::internal, "This build of Fieldfare has no working database encryption",
              "Install a proper build; nothing was written.");
}

/// SQLCipher takes a raw key only in exactly this spelling; any other length is a passphrase to it.
crypto::SecureBuffer spell_key(const crypto::SecureBuffer& key) {
  constexpr std::string_view digits = "0123456789abcdef";
  crypto::SecureBuffer out(2 * database_key_size + 3);
  std::uint8_t* end = out.data();
  *end++ = 'x';
  *end++ = '\'';
  for (const std::uint8_t byte : key.view()) {
    *end++ = static_cast<std::uint8_t>(digits[byte >> 4]);
    *end++ = static_cast<std::uint8_t>(digits[byte & 15]);
  }
  *end = '\'';
  return out;
}

void give_key(sqlite3* handle, const crypto::SecureBuffer& key) {
  constexpr const char* silence = "PRAGMA cipher_log_level = NONE";
  constexpr std::string_view doing = "Could not set up the cipher";
  run_sql(handle, silence, doing);
  if (first_text(handle, "PRAGMA cipher_version").empty()) no_cipher();
  const crypto::SecureBuffer spelled = spell_key(key);
  const int code = sqlite3_key(handle, spelled.data(), static_cast<int>(spelled.size()));
  if (code != SQLITE_OK) throw_sqlite(code, "Could not set the database key");
  // The first key of a process starts the library, which turns its messages to standard error on.
  run_sql(handle, silence, doing);
  // Only a connection with a key answers the first; versions from 4.7 on answer the second.
  if (first_text(handle, "PRAGMA cipher_provider").empty()) no_cipher();
  if (const std::string on = first_text(handle, "PRAGMA cipher_status"); !on.empty() && on != "1") {
    no_cipher();
  }
}

void configure(sqlite3* handle, bool encrypted) {
  constexpr std::string_view doing = "Could not set up the database";
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_busy_timeout(handle, encrypted ? 0 : 10'000);
  const bool alone = encrypted && !planted(Fault::lock_not_taken);
  run_sql(handle, alone ? "PRAGMA locking_mode = EXCLUSIVE" : "PRAGMA locking_mode = NORMAL",
          doing);
  run_sql(handle,
          "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA secure_delete = ON;"
          "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
          "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000",
          doing);
}

void use_write_ahead_log(sqlite3* handle) {
  if (first_text(handle, "PRAGMA journal_mode = WAL") != "wal") {
    throw Error(ErrorCode::internal, "This disk does not take a write-ahead log",
                "Keep the store on a local disk.");
  }
}

/// The first page of a new file, synced once by us: with the rollback journal that SQLite would
/// use for it, each step of making nothing out of nothing is synced.
void write_first_page(sqlite3* handle, const std::filesystem::path& file) {
  run_sql(handle, "PRAGMA synchronous = OFF", "Could not set up the database");
  use_write_ahead_log(handle);
  sync_file(file);
  sync_directory(directory_of(file));
}

void begin(sqlite3* handle, const std::filesystem::path& file, bool encrypted,
           Database::Mode mode) {
  configure(handle, encrypted);
  if (mode == Database::Mode::create) write_first_page(handle, file);
  const bool weak =
      encrypted ? planted(Fault::synchronous_normal) : planted(Fault::hub_not_durable);
  run_sql(handle, weak ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL",
          "Could not set up the database");
  // A wrong key or a damaged first page shows here at the latest.
  run_sql(handle, "SELECT count(*) FROM sqlite_schema", "Could not read the database");
  use_write_ahead_log(handle);
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Connection::Connection(const std::filesystem::path& file, bool encrypted) : encrypted_(encrypted) {
  wipe_freed_memory();
  sqlite3* handle = nullptr;
  // Never SQLITE_OPEN_CREATE: the file is there, because we made or examined it.
  const int code =
      sqlite3_open_v2(file.c_str(), &handle,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw_sqlite(code, "Could not open " + file.string());
}

Connection Connection::encrypted(const std::filesystem::path& file, const crypto::SecureBuffer& key,
                                 Database::Mode mode) {
  if (key.size() != database_key_size) {
    throw Error(ErrorCode::damaged,
                "The database key has " + std::to_string(key.size()) + " bytes instead of 32");
  }
  prepare_file(file, mode, true);
  Connection out(file, true);
  if (planted(Fault::store_in_the_clear)) {
    begin(out.handle(), file, true, mode);
    return out;
  }
  give_key(out.handle(), key);
  begin(out.handle(), file, true, mode);
  // The proof that the cipher really is in between: what reached the disk.
  if (File::read(file).size() < smallest_page || looks_plain(file)) no_cipher();
  return out;
}

Connection Connection::plain(const std::filesystem::path& file, Database::Mode mode) {
  prepare_file(file, mode, false);
  Connection out(file, false);
  begin(out.handle(), file, false, mode);
  return out;
}

Connection Connection::in_memory() {
  Connection out(":memory:", false);
  configure(out.handle(), false);
  return out;
}

}  // namespace fieldfare::storage
