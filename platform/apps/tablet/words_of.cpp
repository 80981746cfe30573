#include "words_of.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace fieldfare::tablet {
namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                          "Thursday", "Friday", "Saturday"};

const char* month_of(Date date) {
  return months[static_cast<unsigned>(date.month()) - 1];
}

std::string_view weekday_of(Date date) {
  return days[std::chrono::weekday{std::chrono::sys_days(date)}.c_encoding()];
}

/// "Mon 15 June".
std::string short_day(Date date) {
  return fmt::format("{} {} {}", weekday_of(date).substr(0, 3), static_cast<unsigned>(date.day()),
                     month_of(date));
}

}  // namespace

std::string clock_words(Time time) {
  const int minutes = minutes_of_day(time);
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string moment_words(std::string_view iso) {
  const auto time = time_from_iso8601(iso);
  if (!time) return std::string(iso);
  const Date date = date_of(*time);
  return fmt::format("{} {}, {}", static_cast<unsigned>(date.day()), month_of(date),
                     clock_words(*time));
}

std::string date_words(std::string_view iso) {
  const auto date = date_from_iso8601(iso);
  if (!date) return std::string(iso);
  return fmt::format("{} {} {}", static_cast<unsigned>(date->day()), month_of(*date),
                     static_cast<int>(date->year()));
}

std::string day_words(std::string_view iso) {
  const auto date = date_from_iso8601(iso);
  return date ? short_day(*date) : std::string(iso);
}

std::string today_words(Time now) {
  const Date date = date_of(now);
  return fmt::format("{} {} {}", weekday_of(date), static_cast<unsigned>(date.day()),
                     month_of(date));
}

bool same_day(Time a, Time b) {
  return date_of(a) == date_of(b);
}

std::string span_words(std::string_view starts, std::string_view ends) {
  const auto from = time_from_iso8601(starts);
  const auto to = time_from_iso8601(ends);
  if (!from || !to) return std::string(starts);
  const Date date = date_of(*from);
  const std::string end = date_of(*to) == date ? clock_words(*to) : moment_words(ends);
  return fmt::format("{}, {} to {}", short_day(date), clock_words(*from), end);
}

std::string afterwards_words(std::int64_t minutes) {
  if (minutes <= 0) return "Written up outside the meeting";
  const auto say = [](std::int64_t count, const char* unit) {
    return fmt::format("Written up {} {}{} afterwards", count, unit, count == 1 ? "" : "s");
  };
  if (minutes < 120) return say(minutes, "minute");
  if (minutes < 48 * 60) return say(minutes / 60, "hour");
  return say(minutes / (24 * 60), "day");
}

}  // namespace fieldfare::tablet
