#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/schedule/working_days.h>

#include <algorithm>
#include <functional>

#include "app/derived_id.h"
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

/// The pause that moved a deadline, in words.
std::string pause_in_words(const VisitCalendar& calendar, Date day) {
  for (const PauseOfVisit& pause : calendar.pauses()) {
    const auto& until = pause.days.until;
    if (!until || day < pause.days.from || *until <= pause.days.from) continue;
    const int lost = schedule::working_days_between(pause.days.from, *until);
    return "Paused from " + to_iso8601(pause.days.from) + ", on again on " + to_iso8601(*until) +
           " (" + std::to_string(lost) + (lost == 1 ? " working day" : " working days") +
           "): " + pause.reason;
  }
  return {};
}

/// Why a deadline has another day than before.
std::string why_moved(const CalendarItem& item, const VisitCalendar& after) {
  if (item.deadline.without_pauses) return pause_in_words(after, *item.deadline.without_pauses);
  const schedule::KeyDays& days = after.days();
  switch (item.deadline.anchor) {
    case framework::Anchor::notification:
      return "Notification is on " + to_iso8601(days.notification) + ".";
    case framework::Anchor::fieldwork_start:
      return "Fieldwork begins on " + to_iso8601(days.fieldwork_start) + ".";
    case framework::Anchor::fieldwork_end:
      return "The last day on site is " + to_iso8601(days.fieldwork_end) + ".";
    default:
      return "The day that it counts from is another.";
  }
}

/// What became of each deadline that people did not move themselves and that is not done.
std::vector<DeadlineChange> changes(const VisitCalendar& before, const VisitCalendar& after) {
  std::vector<DeadlineChange> out;
  for (const CalendarItem& item : after.items()) {
    const CalendarItem* was = before.find(item.deadline.id);
    if (was == nullptr || !item.dated || item.done_on || was->deadline.due == item.deadline.due)
      continue;
    out.push_back({item.deadline.id, item.deadline.title, to_iso8601(was->deadline.due),
                   to_iso8601(item.deadline.due), why_moved(item, after)});
  }
  return out;
}

/// Days that people set themselves stay where they are, in a pause too: they are told.
std::vector<std::string> warnings_of(const VisitCalendar& after) {
  std::vector<std::string> out = calendar_notes(after);
  for (const CalendarItem& item : after.items()) {
    const bool set_by_hand = item.deadline.moved || (!item.stated && item.dated);
    if (item.done_on || !set_by_hand) continue;
    if (!schedule::is_paused(after.decisions().pauses, item.deadline.due)) continue;
    out.push_back("\"" + item.deadline.title + "\" was set by hand to " +
                  to_iso8601(item.deadline.due) + ", a day of the pause: set another.");
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
  return {changes(before, after), warnings_of(after)};
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

VisitHolidays::Result handle(Engine& engine, const VisitHolidays& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  require_open(engine, visit);
  constexpr int longest = 92;  // days; summer holidays are half of that
  if (command.until < command.from ||
      std::chrono::sys_days(command.from) + std::chrono::days(longest) <
          std::chrono::sys_days(command.until)) {
    throw Error(ErrorCode::usage, "A school holiday ends after it begins, within three months.");
  }
  const VisitCalendar before(engine, visit);
  const std::pair<Date, Date> wanted{command.from, command.until};
  std::vector<Token> all;
  bool there = false;
  for (const auto& one : before.holidays()) {
    there = there || one == wanted;
    if (one != wanted) all.push_back(Token::days(one.first, one.second));
  }
  if (command.removed && !there)
    throw Error(ErrorCode::not_possible, "There is no such holiday.",
                "Give its first and last day.");
  if (!command.removed) all.push_back(Token::days(command.from, command.until));
  const EntityId about = visit_entity_id(visit.id);
  const auto entity = engine.entities().find(visit.vid, kind, about);
  Edit edit(engine, visit.id);
  edit.set_elements(entity ? &*entity : nullptr, kind, about, "school-holidays", all);
  edit.commit();
  const VisitCalendar after(engine, visit);
  VisitHolidays::Result result;
  for (const auto& [from, until] : after.holidays())
    result.holidays.push_back(to_iso8601(from) + " to " + to_iso8601(until));
  result.warnings = calendar_notes(after);
  return result;
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

namespace {

constexpr auto pause_kind = model::Kind::pause;

EntityId pause_id(const VisitId& visit, Date from) {
  return derived_id(visit, "pause", {to_iso8601(from)});
}

const PauseOfVisit* pause_from(const VisitCalendar& calendar, Date from) {
  for (const PauseOfVisit& pause : calendar.pauses()) {
    if (pause.days.from == from) return &pause;
  }
  return nullptr;
}

void check_pause(const VisitPause& command, Date from, const VisitCalendar& calendar,
                 bool says_why) {
  const PauseOfVisit* there = pause_from(calendar, from);
  if (command.taken_back && there == nullptr)
    throw Error(ErrorCode::not_possible, "There is no pause from " + to_iso8601(from) + ".");
  if (command.taken_back) return;
  if (there == nullptr && !says_why)
    throw Error(ErrorCode::usage, "Say why the visit is paused.",
                "It is done only in exceptional cases; the reason is kept with the visit.");
  const PauseOfVisit* now = calendar.paused();
  if (there == nullptr && now != nullptr && !now->days.until) {
    throw Error(ErrorCode::not_possible,
                "This visit is paused already, since " + to_iso8601(now->days.from) + ".");
  }
  const schedule::KeyDays& days = calendar.days();
  if (from < days.notification || days.fieldwork_end < from) {
    throw Error(ErrorCode::usage,
                "A visit is paused between its notification, " + to_iso8601(days.notification) +
                    ", and its last day on site, " + to_iso8601(days.fieldwork_end) + ".");
  }
  if (!command.until) return;
  require_working_day(*command.until, "Going on");
  if (*command.until <= from || from + std::chrono::months(12) < *command.until)
    throw Error(ErrorCode::usage, "It goes on after it was paused, and within a year.");
}

std::vector<SuspendedDeadline> suspended_in(const VisitCalendar& calendar) {
  std::vector<SuspendedDeadline> out;
  for (const CalendarItem& item : calendar.items()) {
    if (item.waits.empty() || !item.dated) continue;
    out.push_back({item.deadline.id, item.deadline.title, to_iso8601(item.deadline.due)});
  }
  return out;
}

}  // namespace

VisitPause::Result handle(Engine& engine, const VisitPause& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  require_open(engine, visit);
  if (state_of(engine, visit) == "deferred")
    throw Error(ErrorCode::not_possible, "This visit is deferred: nothing is due already.");
  const VisitCalendar before(engine, visit);
  const Date from = command.from.value_or(before.today());
  const guard::GuardedText reason = engine.guarded(visit.id, command.reason);
  check_pause(command, from, before, !reason.empty());
  const EntityId id = pause_id(visit.id, from);
  Edit edit(engine, visit.id);
  if (command.taken_back) {
    edit.set(pause_kind, id, "withdrawn", true);
  } else {
    edit.set(pause_kind, id, "from", from).set(pause_kind, id, "withdrawn", false);
    if (!reason.empty()) edit.set(pause_kind, id, "reason", reason);
    if (command.until) edit.set(pause_kind, id, "until", *command.until);
  }
  edit.commit();
  const VisitCalendar after(engine, visit);
  return {suspended_in(after), changes(before, after), warnings_of(after)};
}

namespace {

/// A pause ends: its days are lost from now on, whatever was to be done on them moves.
VisitUpdate::Result go_on(Engine& engine, VisitState& visit, const VisitResume& command) {
  const VisitCalendar before(engine, visit);
  const Date on = command.on.value_or(before.today());
  require_working_day(on, "Going on");
  std::vector<EntityId> open;
  for (const PauseOfVisit& pause : before.pauses()) {
    if (pause.days.until) continue;
    if (on < pause.days.from || pause.days.from + std::chrono::months(12) < on)
      throw Error(ErrorCode::usage, "It goes on after it was paused, and within a year.");
    open.push_back(pause.id);
  }
  VisitUpdate update;
  update.visit = command.visit;
  update.fieldwork_start = command.fieldwork_start;
  return apply(engine, visit, update, [&](Edit& edit) {
    for (const EntityId& id : open)
      edit.set(pause_kind, id, "until", on);
    // The area has been notified: another first day on site does not move that.
    if (command.fieldwork_start) {
      edit.set(kind, visit_entity_id(visit.id), "notification", before.days().notification);
    }
  });
}

bool has_open_pause(const VisitCalendar& calendar) {
  return std::any_of(calendar.pauses().begin(), calendar.pauses().end(),
                     [](const PauseOfVisit& pause) { return !pause.days.until.has_value(); });
}

}  // namespace

VisitResume::Result handle(Engine& engine, const VisitResume& command) {
  VisitState& visit = engine.visit(command.visit);
  require_lead(visit);
  if (state_of(engine, visit) != "deferred") {
    require_open(engine, visit);
    if (has_open_pause(VisitCalendar(engine, visit))) return go_on(engine, visit, command);
    throw Error(ErrorCode::not_possible, "This visit is neither deferred nor paused.");
  }
  if (!command.fieldwork_start) {
    throw Error(ErrorCode::usage, "A deferred visit goes on with another first day on site.",
                "Give it: --fieldwork-start DATE.");
  }
  VisitUpdate update;
  update.visit = command.visit;
  update.fieldwork_start = command.fieldwork_start;
  return apply(engine, visit, update, [&](Edit& edit) {
    edit.set(kind, visit_entity_id(visit.id), "state", state("open"));
  });
}

}  // namespace fieldfare::app
