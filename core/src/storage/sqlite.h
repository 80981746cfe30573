#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

/// What only the files of this folder share: SQLite's own types stay below core/src/storage.
namespace fieldfare::storage {

/// Turns a result code into an Error. `doing` says what was tried and holds no bound value.
[[noreturn]] void throw_sqlite(int code, std::string_view doing);

/// The first column of the first row that `sql` gives, or "" when it gives no row.
[[nodiscard]] std::string first_text(sqlite3* handle, const char* sql);

/// Runs `sql`, which holds no values of users; an error says `doing`.
void run_sql(sqlite3* handle, const char* sql, std::string_view doing);

/// The result of a failed step. A page that does not authenticate makes SQLCipher 4 report a plain
/// SQLITE_ERROR without a message of its own, which nothing else does: that becomes SQLITE_CORRUPT.
/// A full-text index without its version is SQLITE_CORRUPT_VTAB, as when any other part is missing.
[[nodiscard]] int telling_code(sqlite3* handle, int code);

}  // namespace fieldfare::storage
