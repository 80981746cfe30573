#include <string>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>

#include "sqlite.h"

namespace fieldfare::storage {
namespace {

sqlite3_stmt* stmt(void* handle) noexcept {
  return static_cast<sqlite3_stmt*>(handle);
}

/// The statement's own text: it holds parameters' places, never their values.
[[noreturn]] void fail(void* handle, int code) {
  throw_sqlite(code, sqlite3_sql(stmt(handle)));
}

void check_bound(void* handle, int code) {
  if (code != SQLITE_OK) fail(handle, code);
}

// A null pointer would bind NULL where an empty value is meant.
constexpr char empty = '\0';

}  // namespace

Statement::Statement(void* handle, bool* borrowed) noexcept
    : handle_(handle), borrowed_(borrowed) {}

Statement::Statement(Statement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      borrowed_(std::exchange(other.borrowed_, nullptr)) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  if (borrowed_ == nullptr) {
    sqlite3_finalize(stmt(handle_));
    return;
  }
  sqlite3_reset(stmt(handle_));
  sqlite3_clear_bindings(stmt(handle_));
  *borrowed_ = false;
}

Statement& Statement::bind(int index, std::int64_t value) {
  check_bound(handle_, sqlite3_bind_int64(stmt(handle_), index, value));
  return *this;
}

Statement& Statement::bind(int index, ByteView blob) {
  const void* data = blob.empty() ? static_cast<const void*>(&empty) : blob.data();
  check_bound(handle_,
              sqlite3_bind_blob64(stmt(handle_), index, data, blob.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_borrowed(int index, ByteView blob) {
  const void* data = blob.empty() ? static_cast<const void*>(&empty) : blob.data();
  check_bound(handle_, sqlite3_bind_blob64(stmt(handle_), index, data, blob.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.empty() ? &empty : text.data();
  check_bound(handle_, sqlite3_bind_text64(stmt(handle_), index, data, text.size(),
                                           SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_null(int index) {
  check_bound(handle_, sqlite3_bind_null(stmt(handle_), index));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(stmt(handle_));
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const int telling = telling_code(sqlite3_db_handle(stmt(handle_)), code);
  sqlite3_reset(stmt(handle_));
  fail(handle_, telling);
}

void Statement::run() {
  while (step()) {
  }
}

Statement& Statement::reset() {
  // The result repeats the error of the last step, which was thrown then.
  sqlite3_reset(stmt(handle_));
  return *this;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(stmt(handle_), column);
}

ByteView Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(stmt(handle_), column);
  const int size = sqlite3_column_bytes(stmt(handle_), column);
  return {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)};
}

std::string_view Statement::text(int column) const {
  const unsigned char* data = sqlite3_column_text(stmt(handle_), column);
  const int size = sqlite3_column_bytes(stmt(handle_), column);
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(stmt(handle_), column) == SQLITE_NULL;
}

}  // namespace fieldfare::storage
