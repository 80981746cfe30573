// core/docs/deadlines.md is a page for people and a table for this test: the visits that it
// describes are made with the program's commands, and each cell must be what the program says.

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/visits.h>
#include <places.h>
#include <support/framework_places.h>
#include <support/visit_team.h>

using namespace fieldfare;

namespace {

using Cells = std::vector<std::string>;

/// One visit of the page.
struct Calendar {
  std::string letter;
  Date first_day;
  int days = 0;
  std::string recorded;
};

/// The part of the page on one kind of visit.
struct Section {
  std::string framework;
  std::vector<Calendar> calendars;
  std::vector<Cells> rows;  ///< deadlines, where, what it says, then a cell for each calendar
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Cells cells_of(const std::string& line) {
  Cells out;
  for (std::size_t at = 1; at < line.size();) {
    const auto end = line.find('|', at);
    if (end == std::string::npos) break;
    out.push_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

/// What stands between backquotes.
Cells between_quotes(const std::string& text) {
  Cells out;
  for (auto at = text.find('`'); at != std::string::npos; at = text.find('`', at)) {
    const auto end = text.find('`', at + 1);
    REQUIRE(end != std::string::npos);
    out.push_back(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return out;
}

Date date_in(const std::string& text) {
  static const std::regex shape("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  std::smatch found;
  REQUIRE(std::regex_search(text, found, shape));
  return *date_from_iso8601(found.str());
}

std::vector<Section> page() {
  std::ifstream in(FIELDFARE_SOURCE_TREE "/core/docs/deadlines.md");
  REQUIRE(in.good());
  std::vector<Section> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) out.push_back({between_quotes(line).at(0), {}, {}});
    if (out.empty() || !line.starts_with("|") || line.starts_with("|---")) continue;
    const Cells cells = cells_of(line);
    Section& section = out.back();
    if (cells.at(0).size() == 1) {
      section.calendars.push_back(
          {cells[0], date_in(cells.at(1)), std::stoi(cells.at(2)), cells.at(4)});
    } else if (cells[0].starts_with("`")) {
      section.rows.push_back(cells);
    }
  }
  return out;
}

std::string with_weekday(const std::string& date) {
  static constexpr const char* names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const std::chrono::weekday day{std::chrono::sys_days(*date_from_iso8601(date))};
  return std::string(names[day.c_encoding()]) + " " + date;
}

/// A deadline as the page writes it.
std::string written(const app::DeadlineView& deadline) {
  std::string out = with_weekday(deadline.due);
  if (!deadline.time.empty()) out += " " + deadline.time;
  if (!deadline.other_reading.empty()) out += " (or " + with_weekday(deadline.other_reading) + ")";
  if (!deadline.by_weekday.empty()) out += " [" + with_weekday(deadline.by_weekday) + "]";
  if (deadline.expected) out += " expected";
  return out;
}

/// "`draft-letter` on 2028-12-20, ..." or "paused from 2024-05-15 until 2024-05-29".
void record(test::InspectorDevice& lead, const VisitId& visit, const std::string& recorded) {
  static const std::regex done("`([a-z-]+)` on ([0-9-]{10})");
  for (std::sregex_iterator found(recorded.begin(), recorded.end(), done), end; found != end;
       ++found) {
    app::DeadlineDone command;
    command.visit = visit;
    command.deadline = (*found)[1];
    command.on = date_from_iso8601((*found)[2].str());
    static_cast<void>(lead->execute(command));
  }
  const auto until = recorded.find(" until ");
  if (until == std::string::npos) return;
  app::VisitPause pause;
  pause.visit = visit;
  pause.reason = app::RawText("On the duty desk's advice");
  pause.from = date_in(recorded);
  pause.until = date_in(recorded.substr(until));
  static_cast<void>(lead->execute(pause));
}

/// By id, as the program has it for one visit of the page.
std::map<std::string, std::string> told(const std::string& framework, const Calendar& calendar) {
  test::InspectorDevice lead(7);
  lead.clock().set(*time_from_iso8601("2023-01-10T09:00:00Z"));
  app::VisitCreate create;
  create.framework = framework;
  create.area = app::RawText("Northshire");
  create.fieldwork_start = calendar.first_day;
  create.on_site_days = calendar.days;
  const VisitId visit = lead->execute(create).visit_id;
  lead.clock().set(*time_from_iso8601("2030-12-10T09:00:00Z"));
  record(lead, visit, calendar.recorded);
  std::map<std::string, std::string> out;
  for (const auto& deadline : lead->execute(app::DeadlineList{visit, {}}).deadlines) {
    if (deadline.stated) out[deadline.id] = written(deadline);
  }
  return out;
}

void check(const Section& section, std::size_t column) {
  const Calendar& calendar = section.calendars[column];
  INFO(section.framework << ", calendar " << calendar.letter);
  auto by_the_program = told(section.framework, calendar);
  for (const Cells& row : section.rows) {
    REQUIRE(row.size() == 3 + section.calendars.size());
    CHECK_FALSE(row[1].empty());
    for (const std::string& id : between_quotes(row[0])) {
      INFO(id);
      CHECK(by_the_program[id] == row[3 + column]);
      by_the_program.erase(id);
    }
  }
  for (const auto& [id, day] : by_the_program)
    FAIL_CHECK(id << " (" << day << ") does not stand on the page");
}

}  // namespace

TEST_CASE("the program's deadlines are those that were counted by hand from the documents") {
  const auto sections = page();
  std::set<std::string> kinds;
  std::size_t calendars = 0;
  for (const Section& section : sections) {
    kinds.insert(section.framework);
    CHECK(section.calendars.size() >= 2);
    calendars += section.calendars.size();
    for (std::size_t column = 0; column < section.calendars.size(); ++column)
      check(section, column);
  }
  CHECK(kinds.size() == 6);
  CHECK(calendars >= 12);
}
