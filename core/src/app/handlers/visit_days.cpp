#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/schedule/working_days.h>

#include <functional>

#include "app/edit.h"
#include "app/visit_calendar.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::visit;
constexpr std::int64_t most_on_site_days = 20;

void require_lead(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy}, "change its days");
}

void require_working_day(Date day, std::string_view what) {
  if (schedule::is_working_day(day)) return;
  throw Error(ErrorCode::usage,
              std::string(what) + " cannot be on " + to_iso8601(day) + ": it is no working day.",
              "Give a Monday to Friday that is no bank holiday in England.");
}

/// What became of each deadline that people did not move themselves and that is not done.
std::vector<DeadlineChange> changes(const VisitCalendar& before, const VisitCalendar& after) {
  std::vector<DeadlineChange> out;
  for (const CalendarItem& item : after.items()) {
    const CalendarItem* was = before.find(item.deadline.id);
    if (was == nullptr || !item.dated || item.done_on || was->deadline.due == item.deadline.due)
      continue;
    out.push_back({item.deadline.id, item.deadline.title, to_iso8601(was->deadline.due),
                   to_iso8601(item.deadline.due)});
  }
  return out;
}

/// Whether the guidance would have it otherwise: then somebody must say why.
bool departs(const VisitUpdate& command, const framework::Framework& framework) {
  if (command.notification || command.notification_counts == "first") return true;
  if (!command.on_site_days) return false;
  const framework::VisitLength& length = framework.length;
  switch (length.on_site_limit) {
    case framework::DayLimit::at_most:
      return *command.on_site_days > length.on_site_days;
    case framework::DayLimit::at_least:
      return *command.on_site_days < length.on_site_days;
    case framework::DayLimit::exactly:
      return *command.on_site_days != length.on_site_days;
  }
  return false;
}

void check(const VisitUpdate& command, const VisitCalendar& before) {
  if (command.on_site_days &&
      (*command.on_site_days < 1 || *command.on_site_days > most_on_site_days)) {
    throw Error(ErrorCode::usage, "A visit has 1 to 20 on-site days.");
  }
  if (command.travel_minutes && (*command.travel_minutes < 0 || *command.travel_minutes > 240))
    throw Error(ErrorCode::usage, "The time to travel is 0 to 240 minutes.");
  const Date start = command.fieldwork_start.value_or(before.days().fieldwork_start);
  if (command.fieldwork_start) require_working_day(start, "The first day on site");
  if (!command.notification) return;
  require_working_day(*command.notification, "Notification");
  if (start < *command.notification) {
    throw Error(ErrorCode::usage, "Notification comes before the first day on site.");
  }
}

VisitUpdate::Result apply(Engine& engine, VisitState& visit, const VisitUpdate& command,
                          const std::function<void(Edit&)>& more) {
  const VisitCalendar before(engine, visit);
  check(command, before);
  const auto reason = engine.guarded(visit.id, command.reason.value_or(RawText()));
  if (departs(command, before.framework()) && reason.empty()) {
    throw Error(ErrorCode::usage, "The guidance has it otherwise: say why.",
                "The reason is kept with the visit.");
  }
  const EntityId about = visit_entity_id(visit.id);
  Edit edit(engine, visit.id);
  if (command.fieldwork_start) edit.set(kind, about, "fieldwork-start", *command.fieldwork_start);
  if (command.on_site_days) edit.set(kind, about, "on-site-days", *command.on_site_days);
  if (command.notification) edit.set(kind, about, "notification", *command.notification);
  if (command.fieldwork_start && !command.notification && before.decisions().notification)
    edit.clear(kind, about, "notification");  // it was chosen for other days
  if (command.notification_counts) {
    edit.set(kind, about, "notification-counts",
             Token::of(*command.notification_counts, "a way to count", {"zero", "first"}));
  }
  if (command.travel_minutes) edit.set(kind, about, "travel-minutes", *command.travel_minutes);
  if (!reason.empty()) edit.set(kind, about, "days-reason", reason);
  more(edit);
  edit.commit();
  const VisitCalendar after(engine, visit);
  return {changes(before, after), calendar_notes(after)};
}

std::string state_of(Engine& engine, const VisitState& visit) {
  const auto about = engine.entities().find(visit.vid, kind, visit_entity_id(visit.id));
  return about ? model::Fields(about->state).text("state") : std::string();
}

Token state(std::string_view value) {
  return Token::of(value, "a state", {"open", "deferred", "closed"});
}

}  // namespace

VisitUpdate::Result handle(Engine& engine, const VisitUpdate& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  require_open(engine, visit);
  return apply(engine, visit, command, [](Edit&) {});
}

VisitDefer::Result handle(Engine& engine, const VisitDefer& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  require_open(engine, visit);
  if (state_of(engine, visit) == "deferred")
    throw Error(ErrorCode::not_possible, "This visit is deferred already.");
  const guard::GuardedText reason = engine.guarded(visit.id, command.reason);
  if (reason.empty()) {
    throw Error(ErrorCode::usage, "Say why the visit is put off.",
                "It is done only in exceptional circumstances, on the area's request.");
  }
  const EntityId about = visit_entity_id(visit.id);
  Edit edit(engine, visit.id);
  edit.set(kind, about, "state", state("deferred")).set(kind, about, "days-reason", reason);
  edit.set(kind, about, "deferred-at", engine.now());
  edit.commit();
  return {};
}

VisitResume::Result handle(Engine& engine, const VisitResume& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  if (state_of(engine, visit) != "deferred")
    throw Error(ErrorCode::not_possible, "This visit is not deferred.");
  VisitUpdate update;
  update.visit = command.visit;
  update.fieldwork_start = command.fieldwork_start;
  return apply(engine, visit, update, [&](Edit& edit) {
    edit.set(kind, visit_entity_id(visit.id), "state", state("open"));
  });
}

}  // namespace fieldfare::app
