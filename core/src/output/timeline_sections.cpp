#include <algorithm>

#include <fmt/format.h>

#include <output/parts.h>
#include <output/plain_words.h>

/// The timeline that the area is given at notification (area SEND handbook 2023, para 61), and
/// later with the timetable for its remarks.
namespace fieldfare::output {

namespace {

framework::Output make_timeline() {
  using framework::SectionContent;
  const std::string source = "area-send-2023 para 61";
  framework::Output out;
  out.id = timeline_output;
  out.title = "Timeline";
  out.readers = {"lano"};
  out.stages = {"draft", "final"};
  out.sections = {
      {"visit", "The visit", "The area and the days of the visit.", SectionContent::visit_facts,
       true, source},
      {"days", "What happens when", "Deadlines and appointments that concern the area, by date.",
       SectionContent::activity_table, true, source}};
  const auto check = [&](const char* id, const char* text) {
    framework::Statement one;
    one.id = id;
    one.text = text;
    one.source = source;
    out.before_export.push_back(std::move(one));
  };
  check("visit-facts", "Area and days of the visit are entered");
  check("no-identity", "The identity guard finds nothing in it");
  framework::Statement people;
  people.id = "people";
  people.text = "Names of the team, of cases, and what the team calls its appointments";
  people.source = source;
  out.leaves_out.push_back(std::move(people));
  out.source = source;
  return out;
}

Date monday_of(Date day) {
  const std::chrono::sys_days at(day);
  const std::chrono::weekday weekday(at);
  return Date(at - (weekday - std::chrono::Monday));
}

std::string where_in_words(const std::string& where) {
  const std::size_t end = std::min(where.find(','), where.size());
  return mode_in_words(where.substr(0, end)) + where.substr(end);
}

/// Roles as the area knows them. What explains a role is left out; others hold commas themselves.
std::string who_in_words(const std::vector<std::string>& roles) {
  std::string out;
  for (const std::string& role : roles) {
    const std::size_t end = std::min(role.find(", one of"), role.find(", such as"));
    out += (out.empty() ? "" : "; ") + role.substr(0, end);
  }
  return out;
}

}  // namespace

const framework::Output& timeline_of_every_visit() {
  static const framework::Output output = make_timeline();
  return output;
}

std::vector<Block> timeline_days(const Context& context) {
  std::vector<Block> out;
  std::optional<Date> week;
  Table table;
  const auto finish_week = [&] {
    if (week) out.emplace_back(without_empty_columns(std::move(table)));
    table = Table{{"Day", "Time", "What", "Where", "Who"}, {}};
  };
  for (const app::TimelineRow& row : context.facts.timeline) {
    const auto day = date_from_iso8601(row.date);
    if (!day) continue;
    if (!week || *week != monday_of(*day)) {
      finish_week();
      week = monday_of(*day);
      out.emplace_back(Heading{"Week of " + day_in_words(*week)});
    }
    table.rows.push_back({row.weekday + " " + day_in_words(*day), row.time, row.what,
                          where_in_words(row.where), who_in_words(row.who)});
  }
  finish_week();
  return out;
}

}  // namespace fieldfare::output
