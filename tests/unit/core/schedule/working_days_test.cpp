#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/schedule/working_days.h>

using namespace fieldfare;
using namespace fieldfare::schedule;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}

Date moved(Date date, int by) {
  return Date{sys_days{date} + days{by}};
}

/// Easter Sunday of the Gregorian calendar, by Meeus.
Date easter(int y) {
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return std::chrono::year{y} / (sum / 31) / (sum % 31 + 1);
}

bool weekend(Date date) {
  const std::chrono::weekday w{sys_days{date}};
  return w == std::chrono::Saturday || w == std::chrono::Sunday;
}

/// The bank holidays of a common year, worked out from the Act's rules and not from our list.
std::set<Date> ruled(int y) {
  using namespace std::chrono;
  const year in{y};
  Date new_year = in / January / 1;
  while (weekend(new_year))
    new_year = moved(new_year, 1);
  std::set<Date> out{new_year,
                     moved(easter(y), -2),
                     moved(easter(y), 1),
                     Date{sys_days{in / May / Monday[1]}},
                     Date{sys_days{in / May / Monday[last]}},
                     Date{sys_days{in / August / Monday[last]}}};
  std::set<Date> christmas;
  for (const Date date : {Date{in / December / 25}, Date{in / December / 26}}) {
    if (!weekend(date)) christmas.insert(date);
  }
  for (Date next = in / December / 27; christmas.size() < 2; next = moved(next, 1)) {
    if (!weekend(next)) christmas.insert(next);
  }
  out.insert(christmas.begin(), christmas.end());
  return out;
}

}  // namespace

TEST_CASE("every bank holiday of 2023 to 2030 is known, and no other day is one") {
  for (int y = 2023; y <= 2030; ++y) {
    std::set<Date> expected = ruled(y);
    if (y == 2023) expected.insert(day("2023-05-08"));
    const Date last = std::chrono::year{y} / 12 / 31;
    for (Date date = std::chrono::year{y} / 1 / 1; date <= last; date = moved(date, 1)) {
      INFO(to_iso8601(date));
      CHECK(!bank_holiday(date).empty() == (expected.count(date) == 1));
    }
  }
}

TEST_CASE("the coronation and substitute days are holidays with their name") {
  CHECK(bank_holiday(day("2023-05-08")).find("Coronation") == 0);
  CHECK(bank_holiday(day("2027-12-28")).find("substitute") != std::string_view::npos);
  CHECK(bank_holiday(day("2027-12-25")).empty());
  CHECK_FALSE(is_working_day(day("2027-12-25")));
}

TEST_CASE("a working day after Maundy Thursday is Tuesday after Easter") {
  CHECK(add_working_days(day("2026-04-02"), 1) == day("2026-04-07"));
  CHECK(add_working_days(day("2026-04-07"), -1) == day("2026-04-02"));
}

TEST_CASE("Christmas on a Friday and Boxing Day's substitute leave three days between two weeks") {
  CHECK(add_working_days(day("2026-12-24"), 1) == day("2026-12-29"));
  CHECK(add_working_days(day("2026-12-31"), 1) == day("2027-01-04"));
}

TEST_CASE("counting no working days gives the day itself or the next that is one") {
  CHECK(add_working_days(day("2026-06-15"), 0) == day("2026-06-15"));
  CHECK(add_working_days(day("2026-06-13"), 0) == day("2026-06-15"));
  CHECK(add_working_days(day("2026-05-23"), 0) == day("2026-05-26"));
}

TEST_CASE("from a weekend the first working day is Monday after or Friday before") {
  CHECK(add_working_days(day("2026-06-13"), 1) == day("2026-06-15"));
  CHECK(add_working_days(day("2026-06-13"), -1) == day("2026-06-12"));
}

TEST_CASE("working days added and counted agree, there and back") {
  for (Date from = day("2026-03-16"); from < day("2027-01-15"); from = moved(from, 1)) {
    if (!is_working_day(from)) continue;
    for (const int n : {-40, -11, -1, 1, 2, 10, 55}) {
      const Date to = add_working_days(from, n);
      CHECK(add_working_days(to, -n) == from);
      CHECK(working_days_between(from, to) == n);
    }
  }
}

TEST_CASE("between a day and itself there are no working days") {
  CHECK(working_days_between(day("2026-06-15"), day("2026-06-15")) == 0);
  CHECK(working_days_between(day("2026-06-12"), day("2026-06-14")) == 0);
}

TEST_CASE("outside 2023 to 2030 the calendar says that it does not know") {
  const auto refused = [](auto&& call) {
    try {
      static_cast<void>(call());
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::not_possible);
      CHECK(std::string(error.what()).find("2023-01-01 to 2030-12-31") != std::string::npos);
      return true;
    }
    return false;
  };
  CHECK(refused([] { return is_working_day(day("2022-12-31")); }));
  CHECK(refused([] { return is_working_day(day("2031-01-01")); }));
  CHECK(refused([] { return bank_holiday(day("2031-01-01")); }));
  CHECK(refused([] { return add_working_days(day("2030-12-31"), 1); }));
  CHECK(refused([] { return add_working_days(day("2023-01-03"), -1); }));
  CHECK(refused([] { return working_days_between(day("2030-12-30"), day("2031-01-02")); }));
  CHECK(refused([] { return is_working_day(Date{}); }));
}
