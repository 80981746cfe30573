#include <fieldfare/core/time.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace fieldfare {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;
constexpr int max_offset_minutes = 840;

/// 0000-01-01 to 9999-12-31: what four digits of a year can show. A peer's entry may claim any
/// moment; one outside is shown as the nearest end, so that no arithmetic here can overflow.
constexpr std::int64_t first_ms = -62'167'219'200'000;
constexpr std::int64_t last_ms = 253'402'300'799'999;

struct LocalMoment {
  Date date;
  std::int64_t ms_of_day;
};

LocalMoment local_moment(Time time) {
  const int offset = std::clamp<int>(time.offset_minutes, -max_offset_minutes, max_offset_minutes);
  const std::int64_t utc = std::clamp(time.ms, first_ms, last_ms);
  const std::int64_t local = std::clamp(utc + offset * minute_ms, first_ms, last_ms);
  std::int64_t day = local / day_ms;
  if (local % day_ms < 0) --day;
  return {Date{sys_days{days{day}}}, local - day * day_ms};
}

std::int64_t ms_at_midnight_utc(Date date) {
  return std::int64_t{sys_days{date}.time_since_epoch().count()} * day_ms;
}

/// 01:00 UTC on the last Sunday of `month`: when UK clocks change.
std::int64_t clock_change_ms(std::chrono::year year, std::chrono::month month) {
  const sys_days last_sunday{year / month / std::chrono::Sunday[std::chrono::last]};
  return ms_at_midnight_utc(Date{last_sunday}) + 60 * minute_ms;
}

/// Reads from the front of a text; every step says whether what it wants stood there.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char wanted) {
    if (peek() != wanted || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

std::optional<Date> take_date(Cursor& cursor) {
  const auto year = cursor.digits(4);
  if (!year || !cursor.take('-')) return std::nullopt;
  const auto month = cursor.digits(2);
  if (!month || !cursor.take('-')) return std::nullopt;
  const auto day = cursor.digits(2);
  if (!day) return std::nullopt;
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// ".5" is 500; digits after the third are read and dropped.
std::optional<int> take_fraction_ms(Cursor& cursor) {
  int value = 0;
  int count = 0;
  while (const auto digit = cursor.digits(1)) {
    if (count < 3) value = value * 10 + *digit;
    ++count;
  }
  if (count == 0 || count > 9) return std::nullopt;
  for (int i = count; i < 3; ++i)
    value *= 10;
  return value;
}

/// hh:mm, hh:mm:ss or hh:mm:ss.fraction, as milliseconds after midnight.
std::optional<std::int64_t> take_time_of_day(Cursor& cursor) {
  const auto hour = cursor.digits(2);
  if (!hour || *hour > 23 || !cursor.take(':')) return std::nullopt;
  const auto minute = cursor.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  std::int64_t ms = (*hour * 60 + *minute) * minute_ms;
  if (!cursor.take(':')) return ms;
  const auto second = cursor.digits(2);
  if (!second || *second > 59) return std::nullopt;
  ms += *second * 1'000;
  if (!cursor.take('.')) return ms;
  const auto fraction = take_fraction_ms(cursor);
  if (!fraction) return std::nullopt;
  return ms + *fraction;
}

/// Z, +hh:mm or +hhmm, in minutes.
std::optional<int> take_offset(Cursor& cursor) {
  if (cursor.take('Z')) return 0;
  const bool west = cursor.peek() == '-';
  if (!cursor.take('+') && !cursor.take('-')) return std::nullopt;
  const auto hours = cursor.digits(2);
  if (!hours) return std::nullopt;
  cursor.take(':');
  const auto minutes = cursor.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int offset = *hours * 60 + *minutes;
  if (offset > max_offset_minutes) return std::nullopt;
  return west ? -offset : offset;
}

/// A civil time between 01:00 and 02:00 happens twice in October: the first is meant. In March it
/// does not happen: the moment is taken as if the clock had not been put forward yet.
Time uk_civil(Date date, std::int64_t ms_of_day) {
  const std::int64_t as_utc = ms_at_midnight_utc(date) + ms_of_day;
  const std::int64_t as_summer = as_utc - 60 * minute_ms;
  if (uk_offset_minutes(as_summer) == 60) return {as_summer, 60};
  return {as_utc, uk_offset_minutes(as_utc)};
}

}  // namespace

std::string to_iso8601(Time time) {
  const LocalMoment local = local_moment(time);
  const auto seconds = static_cast<int>(local.ms_of_day / 1'000);
  const auto ms = static_cast<int>(local.ms_of_day % 1'000);
  const int offset = std::clamp<int>(time.offset_minutes, -max_offset_minutes, max_offset_minutes);
  const int away = offset < 0 ? -offset : offset;
  std::array<char, 48> text{};
  std::string out = to_iso8601(local.date);
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                seconds % 60);
  out += text.data();
  if (ms != 0) {
    std::snprintf(text.data(), text.size(), ".%03d", ms);
    out += text.data();
  }
  std::snprintf(text.data(), text.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', away / 60,
                away % 60);
  return out + text.data();
}

std::optional<Time> time_from_iso8601(std::string_view text) {
  Cursor cursor{text};
  const auto date = take_date(cursor);
  if (!date || (!cursor.take('T') && !cursor.take(' '))) return std::nullopt;
  const auto ms_of_day = take_time_of_day(cursor);
  if (!ms_of_day) return std::nullopt;
  if (cursor.at_end()) return uk_civil(*date, *ms_of_day);
  const auto offset = take_offset(cursor);
  if (!offset || !cursor.at_end()) return std::nullopt;
  return Time{ms_at_midnight_utc(*date) + *ms_of_day - *offset * minute_ms,
              static_cast<std::int16_t>(*offset)};
}

std::string to_iso8601(Date date) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::optional<Date> date_from_iso8601(std::string_view text) {
  Cursor cursor{text};
  const auto date = take_date(cursor);
  if (!cursor.at_end()) return std::nullopt;
  return date;
}

Date date_of(Time time) {
  return local_moment(time).date;
}

int minutes_of_day(Time time) {
  return static_cast<int>(local_moment(time).ms_of_day / minute_ms);
}

std::int16_t uk_offset_minutes(std::int64_t ms) {
  const auto year = local_moment({ms, 0}).date.year();
  const bool summer = ms >= clock_change_ms(year, std::chrono::March) &&
                      ms < clock_change_ms(year, std::chrono::October);
  return summer ? 60 : 0;
}

Time uk_time(Date date, int minutes) {
  return uk_civil(date, minutes * minute_ms);
}

}  // namespace fieldfare
