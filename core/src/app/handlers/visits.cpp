#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/schedule/working_days.h>

#include "app/edit.h"
#include "app/membership_writer.h"
#include "app/names.h"
#include "app/recoverable.h"
#include "app/visit_calendar.h"
#include "app/visit_entity.h"
#include "app/whereabouts.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::visit;
constexpr std::int64_t most_on_site_days = 20;

VisitSummary summarise(Engine& engine, VisitState& visit) {
  VisitSummary out;
  out.visit_id = visit.id;
  if (const log::Member* me = visit.me()) out.role = log::role_name(me->role);
  out.state = "open";
  if (const auto about = engine.entities().find(visit.vid, kind, visit_entity_id(visit.id))) {
    const model::Fields fields(about->state);
    out.framework = fields.text("framework");
    out.area = fields.text("area");
    out.fieldwork_start = fields.text("fieldwork-start");
    const std::string state = fields.text("state");
    if (state == "closed" || state == "deferred") out.state = state;
    if (const auto words = engine.vocabulary(visit.id); words->framework) {
      out.framework_title = words->framework->title;
    }
  }
  out.notes = engine.entities().count(visit.vid, model::Kind::note);
  out.conflicts = engine.entities().count_conflicted(visit.vid);
  out.waiting = Whereabouts(engine, visit).waiting();
  return out;
}

void require_working_day(Date fieldwork_start) {
  if (schedule::is_working_day(fieldwork_start)) return;
  throw Error(
      ErrorCode::usage,
      "Fieldwork cannot start on " + to_iso8601(fieldwork_start) + ": it is not a working day.",
      "Give a Monday to Friday that is no bank holiday in England.");
}

}  // namespace

FrameworkList::Result handle(Engine& engine, const FrameworkList&) {
  FrameworkList::Result result;
  for (const framework::Framework* framework : engine.library().list()) {
    result.frameworks.push_back({framework->id, framework->title, framework->evaluative});
  }
  return result;
}

VisitCreate::Result handle(Engine& engine, const VisitCreate& command) {
  const framework::Framework& framework = engine.library().get(command.framework);
  const std::int64_t days =
      command.on_site_days == 0 ? framework.length.on_site_days : command.on_site_days;
  if (days < 1 || days > most_on_site_days) {
    throw Error(ErrorCode::usage, "A visit has 1 to 20 on-site days.");
  }
  require_working_day(command.fieldwork_start);
  const guard::GuardedText area =
      engine.guarded_name(VisitId{}, command.area, guard::AllowedAs::place);
  if (area.empty()) throw Error(ErrorCode::usage, "The local area's name is missing.");

  const MemberKeys keys = new_member_keys(engine);
  const Bytes record = first_record(engine, keys);
  const VisitId id = VisitId::from(log::record_hash(record).view());
  enter_visit(engine, {record}, {});
  const EntityId about = visit_entity_id(id);
  const MemberId self = log::member_id_of(keys.sign.public_key());
  const EntityId me = member_entity_id(self);
  Edit edit(engine, id);
  edit.set(kind, about, "framework", Token::framework_id(framework));
  edit.set(kind, about, "framework-version", std::int64_t{framework.version});
  edit.set(kind, about, "framework-definition", framework);
  edit.set(kind, about, "area", area);
  edit.set(kind, about, "fieldwork-start", command.fieldwork_start);
  edit.set(kind, about, "on-site-days", days);
  edit.set(model::Kind::member, me, "name", engine.guarded(id, RawText(engine.device().title)));
  edit.set(model::Kind::member, me, "inspectorate",
           Token::of(engine.device().inspectorate, "an inspectorate", {"ofsted", "cqc"}));
  edit.set(model::Kind::member, me, "identity", engine.device().identity.public_key());
  edit.set(model::Kind::member, me, "at", engine.now());
  edit.commit();
  engine.vocabulary_changed(id);
  return {id};
}

VisitList::Result handle(Engine& engine, const VisitList&) {
  VisitList::Result result;
  for (const VisitId& id : engine.visits()) {
    result.visits.push_back(summarise(engine, engine.visit(id)));
  }
  return result;
}

VisitShow::Result handle(Engine& engine, const VisitShow& command) {
  VisitState& visit = engine.visit(command.visit);
  VisitShow::Result result;
  result.visit = summarise(engine, visit);
  result.hub = visit.hub;
  const Whereabouts whereabouts(engine, visit);
  result.held_entries = whereabouts.entries();
  if (!command.brief) {
    result.held_notes = whereabouts.notes();
    result.projection = engine.entities().projection_hash(visit.vid).hex();
  }
  result.epochs = epochs_of(engine, visit);
  const auto about = engine.entities().find(visit.vid, kind, visit_entity_id(visit.id));
  if (!about || result.visit.fieldwork_start.empty()) return result;
  const model::Fields fields(about->state);
  const VisitCalendar calendar(engine, visit);
  Names names(engine, visit);
  if (calendar.paused() != nullptr && result.visit.state == "open") result.visit.state = "paused";
  result.visit.fieldwork_start = to_iso8601(calendar.days().fieldwork_start);
  result.on_site_days = calendar.on_site_days();
  result.notification = to_iso8601(calendar.days().notification);
  result.fieldwork_end = to_iso8601(calendar.days().fieldwork_end);
  result.notification_counts = calendar.decisions().notification_is_first_day ? "first" : "zero";
  result.reason = fields.text("days-reason");
  result.notes = calendar_notes(calendar);
  const HoldOfVisit hold = hold_of(*about);
  result.hold = hold.reason;
  if (hold.until) result.hold_until = to_iso8601(*hold.until);
  for (const PauseOfVisit& pause : calendar.pauses()) {
    result.pauses.push_back({to_iso8601(pause.days.from),
                             pause.days.until ? to_iso8601(*pause.days.until) : std::string(),
                             pause.reason});
  }
  for (const auto& [from, until] : calendar.holidays())
    result.school_holidays.push_back(to_iso8601(from) + " to " + to_iso8601(until));
  for (const CalendarItem& item : calendar.items())
    if (item.dated) result.deadlines.push_back(view_of(item, calendar, names));
  return result;
}

VisitSetHub::Result handle(Engine& engine, const VisitSetHub& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.url.size() > 512) throw Error(ErrorCode::usage, "The hub's address is too long.");
  // An address is no place for a sentence: no other text of a visit passes the guard unread.
  if (command.url.find_first_of(" \t\r\n") != std::string::npos)
    throw Error(ErrorCode::usage, "The hub's address holds a space.");
  storage::Transaction transaction(engine.database());
  auto update = engine.database().prepare("UPDATE visit SET hub = ?2 WHERE vid = ?1");
  update.bind(1, visit.vid).bind(2, std::string_view(command.url)).run();
  transaction.commit();
  visit.hub = command.url;
  return {};
}

}  // namespace fieldfare::app
