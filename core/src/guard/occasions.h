#pragma once

#include <cstddef>
#include <cstdint>

#include "guard/token.h"

namespace fieldfare::guard {

/// "Monday", "tues".
[[nodiscard]] bool weekday(std::uint64_t id) noexcept;

/// What time is counted by: "weeks", "sleeps".
[[nodiscard]] bool counted_time(std::uint64_t id) noexcept;

/// A day that everybody knows: "Christmas Eve", "bonfire night", "St Patrick's Day", "tomorrow".
/// Its last token, or 0.
[[nodiscard]] std::size_t known_day_end(const TokenStream& tokens, std::size_t at);

/// How an age is told: what is sure decides how little may say when it is reached.
struct AgeSaid {
  bool turns = false;       ///< "turns 9": a count of weeks will do
  bool turning = false;     ///< "turns", or a person beside it: a month or a week will do
  bool dates_only = false;  ///< nobody beside it: only a whole date will do
};

/// When an age is reached, from token `at`: "on 4 May", "next Tuesday", "in 2 weeks (9th)", "last
/// month, on the 4th", "on Boxing Day". Its last token, or 0.
[[nodiscard]] std::size_t when_end(const TokenStream& tokens, std::size_t at, AgeSaid said);

/// Where a day ends that is told behind a word for a birthday without a month: "tomorrow", "New
/// Year's Day 2017", "Sat 8th"; or 0.
[[nodiscard]] std::size_t birthday_day_end(const TokenStream& tokens, std::size_t at);

}  // namespace fieldfare::guard
