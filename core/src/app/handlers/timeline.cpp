#include <fieldfare/core/app/commands/timetable.h>

#include <algorithm>
#include <tuple>

#include "app/timetable.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

using framework::Side;

struct Dated {
  Date date;
  int minutes = 0;  ///< after midnight; what is due on a day stands at its end
  TimelineRow row;
};

bool concerns_the_area(const schedule::DueDeadline& deadline,
                       const framework::Framework& framework) {
  return std::any_of(deadline.who.begin(), deadline.who.end(), [&](const std::string& who) {
    const framework::Role* role = framework.role(who);
    return role != nullptr && (role->side == Side::area || role->side == Side::family);
  });
}

std::vector<std::string> labels(const std::vector<std::string>& roles,
                                const framework::Framework& framework) {
  std::vector<std::string> out;
  for (const std::string& id : roles) {
    const framework::Role* role = framework.role(id);
    if (role != nullptr) out.push_back(role->label);
  }
  return out;
}

Dated deadline_row(const CalendarItem& item, const framework::Framework& framework) {
  Dated out;
  out.date = item.deadline.due;
  out.minutes = item.deadline.time_minutes.value_or(24 * 60);
  if (item.deadline.time_minutes)
    out.row.time = "by " + schedule::time_text(item.deadline.time_minutes);
  if (item.deadline.precision == framework::Precision::week) out.row.time = "during the week";
  out.row.what = item.deadline.title;
  out.row.who = labels(item.deadline.who, framework);
  return out;
}

Dated activity_row(const Slot& slot, const framework::Framework& framework) {
  Dated out;
  out.date = slot.date;
  out.minutes = minutes_of_day(slot.starts);
  out.row.time = schedule::time_text(minutes_of_day(slot.starts)) + " to " +
                 schedule::time_text(minutes_of_day(slot.ends));
  out.row.what = slot.view.kind_title;
  for (const std::string* part : {&slot.view.mode, &slot.view.place, &slot.view.provider_name}) {
    if (part->empty()) continue;
    out.row.where += (out.row.where.empty() ? "" : ", ") + *part;
  }
  std::vector<std::string> roles;
  for (const framework::Attendee& attendee : slot.kind->attendees)
    roles.push_back(attendee.role);
  out.row.who = labels(roles, framework);
  return out;
}

}  // namespace

TimetableTimeline::Result handle(Engine& engine, const TimetableTimeline& command) {
  VisitState& visit = engine.visit(command.visit);
  const Timetable timetable(engine, visit);
  const framework::Framework& framework = timetable.framework();
  std::vector<Dated> rows;
  for (const CalendarItem& item : timetable.calendar().items()) {
    const bool known = item.dated && !item.deadline.expected;
    if (known && concerns_the_area(item.deadline, framework))
      rows.push_back(deadline_row(item, framework));
  }
  for (const Slot& slot : timetable.slots()) {
    if (slot.cancelled || slot.kind == nullptr || is_the_teams_own(*slot.kind, framework)) continue;
    rows.push_back(activity_row(slot, framework));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Dated& a, const Dated& b) {
    return std::tie(a.date, a.minutes) < std::tie(b.date, b.minutes);
  });
  TimetableTimeline::Result result;
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  result.title = framework.title;
  if (about) result.title += ": " + model::Fields(about->state).text("area");
  for (Dated& one : rows) {
    one.row.date = to_iso8601(one.date);
    one.row.weekday = weekday_name(one.date);
    result.rows.push_back(std::move(one.row));
  }
  return result;
}

}  // namespace fieldfare::app
