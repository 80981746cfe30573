#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <string>

#include <fieldfare/core/time.h>

using namespace fieldfare;

namespace {

Date day(int year, unsigned month, unsigned number) {
  return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(number);
}

std::string text_of(std::string_view text) {
  const auto time = time_from_iso8601(text);
  return time ? to_iso8601(*time) : "nothing";
}

}  // namespace

TEST_CASE("a time is written as it was read") {
  for (const char* text : {"2026-06-15T09:30:00+01:00", "2026-12-01T23:59:59+00:00",
                           "1969-12-31T23:59:59.999+00:00", "2024-02-29T00:00:00.001-03:30",
                           "2026-06-15T09:30:00+14:00", "0001-01-01T00:00:00-14:00"}) {
    CHECK(text_of(text) == text);
  }
}

TEST_CASE("the shorter forms of ISO 8601 are read") {
  CHECK(text_of("2026-06-15T08:30Z") == "2026-06-15T08:30:00+00:00");
  CHECK(text_of("2026-06-15 08:30+0100") == "2026-06-15T08:30:00+01:00");
  CHECK(text_of("2026-06-15T08:30:01.5Z") == "2026-06-15T08:30:01.500+00:00");
  CHECK(text_of("2026-06-15T08:30:01.123456789Z") == "2026-06-15T08:30:01.123+00:00");
}

TEST_CASE("a time without an offset is UK civil time") {
  CHECK(text_of("2026-06-15T09:30") == "2026-06-15T09:30:00+01:00");
  CHECK(text_of("2026-01-15T09:30:15") == "2026-01-15T09:30:15+00:00");
}

TEST_CASE("what is no time of ISO 8601 is not read") {
  for (const char* text :
       {"", "2026-06-15", "2026-06-15T", "2026-06-15T9:30Z", "2026-06-15T24:00Z",
        "2026-06-15T09:60Z", "2026-06-15T09:30:60Z", "2026-02-30T09:30Z", "2026-13-01T09:30Z",
        "26-06-15T09:30Z", "2026-06-15T09:30:00.Z", "2026-06-15T09:30:00.1234567890Z",
        "2026-06-15T09:30+15:00", "2026-06-15T09:30+01:60", "2026-06-15T09:30+1",
        "2026-06-15T09:30Zulu", "today"}) {
    INFO(text);
    CHECK_FALSE(time_from_iso8601(text).has_value());
  }
}

TEST_CASE("dates are written as they were read and impossible ones are not read") {
  CHECK(to_iso8601(*date_from_iso8601("2028-02-29")) == "2028-02-29");
  for (const char* text : {"2026-02-29", "2026-6-15", "2026-06-15T", "15/06/2026", "", "2026-06"}) {
    INFO(text);
    CHECK_FALSE(date_from_iso8601(text).has_value());
  }
}

TEST_CASE("times compare by the moment alone") {
  CHECK(*time_from_iso8601("2026-06-15T09:30:00+01:00") == *time_from_iso8601("2026-06-15T08:30Z"));
  CHECK(*time_from_iso8601("2026-06-15T09:30:00+01:00") < *time_from_iso8601("2026-06-15T09:00Z"));
}

TEST_CASE("the date and the minute are those of the time's own clock") {
  const Time late = *time_from_iso8601("2026-06-15T00:10:00+01:00");
  CHECK(date_of(late) == day(2026, 6, 15));
  CHECK(minutes_of_day(late) == 10);
  CHECK(date_of(Time{late.ms, 0}) == day(2026, 6, 14));
  CHECK(minutes_of_day(Time{late.ms, 0}) == 23 * 60 + 10);
  CHECK(date_of(Time{-1, 0}) == day(1969, 12, 31));
}

TEST_CASE("UK clocks go forward at 01:00 UTC on the last Sunday of March") {
  const auto offset = [](std::string_view utc) {
    return uk_offset_minutes(time_from_iso8601(utc)->ms);
  };
  CHECK(offset("2026-03-29T00:59:59.999Z") == 0);
  CHECK(offset("2026-03-29T01:00:00Z") == 60);
  CHECK(offset("2024-03-31T00:59:59Z") == 0);
  CHECK(offset("2024-03-31T01:00:00Z") == 60);
}

TEST_CASE("UK clocks go back at 01:00 UTC on the last Sunday of October") {
  const auto offset = [](std::string_view utc) {
    return uk_offset_minutes(time_from_iso8601(utc)->ms);
  };
  CHECK(offset("2026-10-25T00:59:59.999Z") == 60);
  CHECK(offset("2026-10-25T01:00:00Z") == 0);
  CHECK(offset("2027-10-31T00:59:59Z") == 60);
  CHECK(offset("2027-10-31T01:00:00Z") == 0);
}

TEST_CASE("of a UK time that happens twice the first is meant, one that never happens moves on") {
  CHECK(to_iso8601(uk_time(day(2026, 10, 25), 90)) == "2026-10-25T01:30:00+01:00");
  CHECK(to_iso8601(uk_time(day(2026, 10, 25), 120)) == "2026-10-25T02:00:00+00:00");
  CHECK(to_iso8601(uk_time(day(2026, 3, 29), 59)) == "2026-03-29T00:59:00+00:00");
  CHECK(to_iso8601(uk_time(day(2026, 3, 29), 90)) == "2026-03-29T02:30:00+01:00");
  CHECK(to_iso8601(uk_time(day(2026, 3, 29), 120)) == "2026-03-29T02:00:00+01:00");
  CHECK(to_iso8601(uk_time(day(2026, 6, 15), 17 * 60)) == "2026-06-15T17:00:00+01:00");
}

TEST_CASE(
    "a moment that no calendar of four digits shows is written as the nearest that one does") {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  CHECK(to_iso8601(Time{most, 60}) == "9999-12-31T23:59:59.999+01:00");
  CHECK(to_iso8601(Time{least, -32768}) == "0000-01-01T00:00:00-14:00");
  CHECK(uk_offset_minutes(most) == 0);
  CHECK(date_of(Time{least, 0}) == day(0, 1, 1));
}
