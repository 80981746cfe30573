#pragma once

#include <string>
#include <string_view>

#include <fieldfare/core/time.h>

/// Times and dates as people on site say them, in the offset that each was noted with.
namespace fieldfare::tablet {

/// "10:42".
[[nodiscard]] std::string clock_words(Time time);
/// "15 June, 10:42"; the text itself when it is not ISO 8601.
[[nodiscard]] std::string moment_words(std::string_view iso);
/// "15 June 2026"; the text itself when it is no date.
[[nodiscard]] std::string date_words(std::string_view iso);
/// "Mon 15 June"; the text itself when it is no date.
[[nodiscard]] std::string day_words(std::string_view iso);
/// "Monday 15 June".
[[nodiscard]] std::string today_words(Time now);
/// By the clock that each was noted with.
[[nodiscard]] bool same_day(Time a, Time b);
/// "Mon 15 June, 09:30 to 10:30".
[[nodiscard]] std::string span_words(std::string_view starts, std::string_view ends);

/// "Written up 35 minutes afterwards", in hours or days when that says it better.
[[nodiscard]] std::string afterwards_words(std::int64_t minutes);

}  // namespace fieldfare::tablet
