#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <string>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/schedule/deadlines.h>

using namespace fieldfare;

namespace {

struct Calendar {
  const char* what;
  const char* fieldwork_start;
  int on_site_days;
};

constexpr Calendar calendars[] = {
    {"no holiday near", "2026-06-29", 4},
    {"a smaller area with two on-site days", "2026-09-21", 2},
    {"Tuesday after Easter Monday", "2026-04-07", 4},
    {"Easter between notification and fieldwork", "2026-04-14", 4},
    {"Tuesday after the early May bank holiday", "2026-05-05", 4},
    {"both May bank holidays of 2026 near", "2026-05-18", 4},
    {"Tuesday after the spring bank holiday", "2026-05-26", 4},
    {"a bank holiday among the on-site days", "2026-05-21", 4},
    {"the summer bank holiday between", "2026-09-07", 4},
    {"first fieldwork of the new year", "2027-01-04", 4},
    {"fieldwork up to Christmas Eve", "2026-12-21", 4},
    {"Christmas Day and Boxing Day on a weekend", "2028-01-10", 4},
    {"the coronation", "2023-05-15", 4},
    {"midweek start", "2026-10-14", 3},
};

std::string table() {
  const auto library = framework::Library::built_in();
  const auto& local_offer = library.get("local-offer-2026");
  std::string out;
  for (const Calendar& calendar : calendars) {
    const Date start = *date_from_iso8601(calendar.fieldwork_start);
    out += std::string("# ") + calendar.what + ": fieldwork from " + calendar.fieldwork_start +
           ", on-site days: " + std::to_string(calendar.on_site_days) + "\n";
    for (const auto& due : schedule::deadlines(local_offer, start, calendar.on_site_days)) {
      const std::string time = schedule::time_text(due.time_minutes);
      out += to_iso8601(due.due) + ' ' + (time.empty() ? "  -  " : time) + ' ' + due.id + '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("the local offer's deadlines on real calendars stay as they were worked out") {
  std::ifstream in(FIELDFARE_TEST_FILES "/core/framework/local-offer-2026-deadlines.txt");
  const std::string golden{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  CHECK(table() == golden);
}
