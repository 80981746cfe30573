#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "verb.h"

/// Results in words, for people at a terminal. Text that came from other devices is printed without
/// control characters, so that it cannot steer the terminal.
namespace fieldfare::cli {

/// The first ten digits: enough to tell things apart and to be typed back.
[[nodiscard]] std::string short_id(std::string_view id);
/// "15 Jun 2026 09:30", as the clock of the one who wrote it showed; what is no time, as it stands.
[[nodiscard]] std::string local_time(std::string_view iso);
/// "15 Jun 2026".
[[nodiscard]] std::string local_date(std::string_view iso);
/// Control characters (but for the line end, unless `one_line`) give way to spaces.
[[nodiscard]] std::string printable(std::string_view text, bool one_line = false);

enum class Cell { plain, id, time, date, list, mark };

struct Column {
  std::string_view title;
  const char* member;
  Cell cell = Cell::plain;
};

/// Rows under headings, columns as wide as they must be; `none` when there are no rows.
[[nodiscard]] std::string table(const Json& rows, std::initializer_list<Column> columns,
                                std::string_view none);

/// "on this device, on 2 team devices, confirmed by the hub".
[[nodiscard]] std::string where_in_words(const Json& where);

/// "1 note", "3 notes".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view one, std::string_view many);

/// "25 minutes", "3 hours", "2 days": in the unit that says it best.
[[nodiscard]] std::string span_in_words(std::int64_t minutes);

/// For commands whose result is empty.
[[nodiscard]] std::string done(const Json& result);

}  // namespace fieldfare::cli
