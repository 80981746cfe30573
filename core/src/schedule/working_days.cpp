#include <fieldfare/core/schedule/working_days.h>

#include <algorithm>
#include <string>

#include <fieldfare/core/error.h>

#include "bank_holidays.h"

namespace fieldfare::schedule {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;

void require_known(Date date) {
  if (date.ok() && calendar_begins() <= date && date <= calendar_ends()) return;
  throw Error(ErrorCode::not_possible,
              "the calendar of working days reaches from " + to_iso8601(calendar_begins()) +
                  " to " + to_iso8601(calendar_ends()) + "; " +
                  (date.ok() ? to_iso8601(date) : "the day asked for") + " lies outside",
              "Choose a date inside, or use a version that knows the later bank holidays.");
}

const BankHoliday* holiday_on(Date date) {
  const auto& all = bank_holidays().days;
  const auto found = std::lower_bound(all.begin(), all.end(), date,
                                      [](const BankHoliday& h, Date d) { return h.date < d; });
  return found != all.end() && found->date == date ? &*found : nullptr;
}

Date next_day(Date date, int step) {
  return Date{sys_days{date} + days{step}};
}

}  // namespace

Date calendar_begins() noexcept {
  return year{bank_holidays().first_year} / std::chrono::January / 1;
}

Date calendar_ends() noexcept {
  return year{bank_holidays().last_year} / std::chrono::December / 31;
}

std::string_view bank_holiday(Date date) {
  require_known(date);
  const BankHoliday* found = holiday_on(date);
  return found == nullptr ? std::string_view() : std::string_view(found->name);
}

bool is_working_day(Date date) {
  require_known(date);
  const weekday day{sys_days{date}};
  return day != std::chrono::Saturday && day != std::chrono::Sunday && holiday_on(date) == nullptr;
}

Date add_working_days(Date date, int n) {
  const int step = n < 0 ? -1 : 1;
  if (n == 0) {
    while (!is_working_day(date))
      date = next_day(date, 1);
    return date;
  }
  require_known(date);
  for (int left = n; left != 0;) {
    date = next_day(date, step);
    if (is_working_day(date)) left -= step;
  }
  return date;
}

int working_days_between(Date from, Date to) {
  if (to < from) return -working_days_between(to, from);
  require_known(from);
  require_known(to);
  int count = 0;
  for (Date date = from; date < to;) {
    date = next_day(date, 1);
    if (is_working_day(date)) ++count;
  }
  return count;
}

}  // namespace fieldfare::schedule
