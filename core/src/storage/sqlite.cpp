#include "sqlite.h"

#include <memory>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>

namespace fieldfare::storage {
namespace {

std::string with_code(std::string_view doing, int code) {
  return std::string(doing) + ": " + sqlite3_errstr(code) + " (SQLite " + std::to_string(code) +
         ")";
}

}  // namespace

void throw_sqlite(int code, std::string_view doing) {
  if (code == SQLITE_CORRUPT_VTAB) throw IndexDamaged(with_code(doing, code));
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(ErrorCode::damaged, with_code(doing, code),
                  "The database file is damaged or was changed. Restore the store from a backup, "
                  "then sync.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorCode::locked, with_code(doing, code),
                  "Another process is using the database. Close it and try again.");
    case SQLITE_FULL:
      throw Error(ErrorCode::internal, with_code(doing, code),
                  "The disk is full: make space and try again. Nothing was half saved.");
    case SQLITE_NOMEM:
      throw Error(ErrorCode::internal, with_code(doing, code),
                  "There is not enough memory: close other programs and try again. Nothing was "
                  "half saved.");
    default:
      throw Error(ErrorCode::internal, with_code(doing, code));
  }
}

std::string first_text(sqlite3* handle, const char* sql) {
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(handle, sql, -1, &raw, nullptr);
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw, sqlite3_finalize);
  if (code != SQLITE_OK) throw_sqlite(code, sql);
  code = sqlite3_step(raw);
  if (code != SQLITE_ROW && code != SQLITE_DONE) throw_sqlite(telling_code(handle, code), sql);
  const unsigned char* text = code == SQLITE_ROW ? sqlite3_column_text(raw, 0) : nullptr;
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

void run_sql(sqlite3* handle, const char* sql, std::string_view doing) {
  const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite(telling_code(handle, code), doing);
}

int telling_code(sqlite3* handle, int code) {
  if (code != SQLITE_ERROR) return code;
  const std::string_view message = sqlite3_errmsg(handle);
  if (message.starts_with("invalid fts5 file format")) return SQLITE_CORRUPT_VTAB;
  return message == sqlite3_errstr(SQLITE_ERROR) ? SQLITE_CORRUPT : code;
}

}  // namespace fieldfare::storage
