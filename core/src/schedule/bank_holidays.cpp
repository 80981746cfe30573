#include "bank_holidays.h"

#include <cstddef>
#include <string_view>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>

extern "C" {
extern const char fieldfare_embedded_bank_holidays_england[];
extern const char fieldfare_embedded_bank_holidays_england_end[];
}

namespace fieldfare::schedule {

namespace {

BankHolidays read_embedded() {
  const std::string_view text(
      fieldfare_embedded_bank_holidays_england,
      // cppcheck-suppress comparePointers
      static_cast<std::size_t>(fieldfare_embedded_bank_holidays_england_end -
                               fieldfare_embedded_bank_holidays_england));
  const auto file = nlohmann::json::parse(text);
  BankHolidays out{file.at("first_year"), file.at("last_year"), {}};
  for (const auto& day : file.at("bank_holidays")) {
    const auto date = date_from_iso8601(day.at("date").get_ref<const std::string&>());
    FIELDFARE_ASSERT(date.has_value());
    FIELDFARE_ASSERT(out.days.empty() || out.days.back().date < *date);
    out.days.push_back({*date, day.at("name")});
  }
  return out;
}

}  // namespace

const BankHolidays& bank_holidays() {
  static const BankHolidays holidays = read_embedded();
  return holidays;
}

}  // namespace fieldfare::schedule
