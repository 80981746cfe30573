#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/schedule/deadlines.h>
#include <places.h>

using namespace fieldfare;

namespace {

/// One calendar of a golden file: its title line and the dates below it.
struct Calendar {
  std::string title;
  Date start{};
  int on_site_days = 0;
  std::vector<std::string> dates;
};

constexpr std::string_view start_mark = "fieldwork from ";
constexpr std::string_view days_mark = "on-site days: ";

Calendar titled(const std::string& line) {
  const auto start = line.rfind(start_mark);
  const auto days = line.rfind(days_mark);
  REQUIRE(start != std::string::npos);
  REQUIRE(days != std::string::npos);
  const auto date = date_from_iso8601(line.substr(start + start_mark.size(), 10));
  REQUIRE(date.has_value());
  return {line, *date, std::stoi(line.substr(days + days_mark.size())), {}};
}

/// The calendars of a file. Lines that begin with ## say how it was checked.
std::vector<Calendar> calendars_of(const std::string& framework) {
  std::ifstream in(FIELDFARE_TEST_FILES "/core/framework/deadlines/" + framework + ".txt");
  REQUIRE(in.good());
  std::vector<Calendar> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("##")) continue;
    if (line.starts_with("# ")) {
      out.push_back(titled(line));
    } else {
      REQUIRE_FALSE(out.empty());
      out.back().dates.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> computed(const framework::Framework& framework, const Calendar& calendar) {
  std::vector<std::string> out;
  for (const auto& due : schedule::deadlines(framework, calendar.start, calendar.on_site_days)) {
    const std::string time = schedule::time_text(due.time_minutes);
    out.push_back(to_iso8601(due.due) + ' ' + (time.empty() ? "  -  " : time) + ' ' + due.id +
                  (due.expected ? " expected" : ""));
  }
  return out;
}

}  // namespace

TEST_CASE("deadlines on real calendars are those that were counted by hand") {
  const auto library = framework::Library::built_in();
  std::set<std::string> starts;
  for (const framework::Framework* framework : library.list()) {
    INFO(framework->id);
    const auto calendars = calendars_of(framework->id);
    CHECK(calendars.size() >= 3);
    for (const Calendar& calendar : calendars) {
      INFO(calendar.title);
      CHECK(computed(*framework, calendar) == calendar.dates);
      starts.insert(to_iso8601(calendar.start));
    }
  }
  CHECK(starts.size() >= 12);
}
