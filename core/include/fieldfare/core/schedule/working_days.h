#pragma once

#include <string_view>

#include <fieldfare/core/time.h>

/// Working days: Monday to Friday without the bank holidays of England. The documents do not define
/// the term; this is the common meaning. Known from 2023 to 2030 (bank-holidays-england.json);
/// every function here throws Error(not_possible) that names the range when a date, given or
/// reached, lies outside. Pure and thread-safe.
namespace fieldfare::schedule {

/// The first and the last day the calendar knows.
[[nodiscard]] Date calendar_begins() noexcept;
[[nodiscard]] Date calendar_ends() noexcept;

/// The bank holiday's name, empty on any other day.
[[nodiscard]] std::string_view bank_holiday(Date date);
[[nodiscard]] bool is_working_day(Date date);

/// The n-th working day after `date`, or before it when n is negative; 0 gives the date itself, or
/// the next working day when it is none.
/// Law: for a working day d, add_working_days(add_working_days(d, n), -n) == d.
[[nodiscard]] Date add_working_days(Date date, int n);

/// The number of working days after `from` up to and including `to`; negative the other way round.
/// Law: for working days d and e, add_working_days(d, working_days_between(d, e)) == e.
[[nodiscard]] int working_days_between(Date from, Date to);

}  // namespace fieldfare::schedule
