#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/time.h>

namespace fieldfare::schedule {

struct BankHoliday {
  Date date;
  std::string name;
};

/// The years that bank-holidays-england.json covers, first to last, and their holidays by date.
struct BankHolidays {
  int first_year = 0;
  int last_year = 0;
  std::vector<BankHoliday> days;
};

/// Read once from the embedded file; a programmer's error when it is not as it should be.
[[nodiscard]] const BankHolidays& bank_holidays();

}  // namespace fieldfare::schedule
