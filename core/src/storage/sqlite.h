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

/// Runs `sql`, which holds no values of users.
void run_sql(sqlite3* handle, const char* sql);

}  // namespace fieldfare::storage
