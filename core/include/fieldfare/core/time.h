#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fieldfare {

/// A moment as a person's clock showed it: milliseconds since 1970-01-01T00:00Z and the offset from
/// UTC in minutes (-840 to 840) that was in force. Compared by the moment alone.
struct Time {
  std::int64_t ms = 0;
  std::int16_t offset_minutes = 0;

  std::strong_ordering operator<=>(const Time& other) const noexcept { return ms <=> other.ms; }
  bool operator==(const Time& other) const noexcept { return ms == other.ms; }
};

/// A civil date of the proleptic Gregorian calendar.
using Date = std::chrono::year_month_day;

/// "2026-06-15T09:30:00+01:00"; milliseconds are written only when they are not zero.
[[nodiscard]] std::string to_iso8601(Time time);
/// Reads ISO 8601 with an offset or Z; a time without an offset is taken as UK civil time.
[[nodiscard]] std::optional<Time> time_from_iso8601(std::string_view text);
/// "2026-06-15".
[[nodiscard]] std::string to_iso8601(Date date);
[[nodiscard]] std::optional<Date> date_from_iso8601(std::string_view text);

/// The date that a clock with the time's own offset shows.
[[nodiscard]] Date date_of(Time time);
/// The minutes after midnight that a clock with the time's own offset shows: 0 to 1439.
[[nodiscard]] int minutes_of_day(Time time);
/// The offset of UK civil time at `ms` since the epoch: 0 or 60 (last Sunday of March to last
/// Sunday of October, 01:00 UTC; Summer Time Order 2002).
[[nodiscard]] std::int16_t uk_offset_minutes(std::int64_t ms);
/// UK civil time at `minutes` after midnight of `date`.
[[nodiscard]] Time uk_time(Date date, int minutes);

}  // namespace fieldfare
