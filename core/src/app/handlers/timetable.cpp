#include <fieldfare/core/app/commands/timetable.h>

#include <algorithm>
#include <map>
#include <set>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/schedule/working_days.h>

#include "app/derived_id.h"
#include "app/edit.h"
#include "app/timetable.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto told_kind = model::Kind::told;
constexpr auto reason_kind = model::Kind::timetable_reason;

EntityId told_id(const VisitId& visit, const EntityId& activity) {
  return derived_id(visit, "told", {activity.hex()});
}

EntityId reason_id(const VisitId& visit, std::string_view rule, std::string_view date) {
  return derived_id(visit, "timetable-reason", {rule, date});
}

/// What the area needs to know of an activity, as 16 digits: equal as long as nothing of it has
/// changed.
std::string fingerprint(const ActivityView& view) {
  const Time starts = time_from_iso8601(view.starts).value_or(Time());
  const Time ends = time_from_iso8601(view.ends).value_or(Time());
  static constexpr std::uint8_t end = 0;
  crypto::Hasher hasher;
  for (const std::string& part :
       {view.kind, view.mode, view.provider, view.place, std::to_string(starts.ms),
        std::to_string(ends.ms), std::string(view.state == "cancelled" ? "cancelled" : "")}) {
    hasher.update(as_bytes(part)).update(ByteView(&end, 1));
  }
  return hasher.finish().hex().substr(0, 16);
}

struct Informed {
  const Slot* slot = nullptr;
  std::string print;
  bool ever = false;                 ///< somebody was told of it at some time
  std::vector<std::string> missing;  ///< roles that do not know it as it stands
};

std::vector<Informed> informed(Engine& engine, const VisitState& visit,
                               const Timetable& timetable) {
  const framework::Framework& framework = timetable.framework();
  std::vector<Informed> out;
  for (const Slot& slot : timetable.slots()) {
    if (slot.kind != nullptr && is_the_teams_own(*slot.kind, framework)) continue;
    Informed one;
    one.slot = &slot;
    one.print = fingerprint(slot.view);
    std::vector<std::string> told;
    const EntityId id = told_id(visit.id, slot.view.activity_id);
    if (const auto entity = engine.entities().find(visit.vid, told_kind, id))
      told = model::Fields(entity->state).set("told");
    one.ever = !told.empty();
    for (const std::string& role : framework.timetable_told) {
      if (std::find(told.begin(), told.end(), role + "/" + one.print) == told.end())
        one.missing.push_back(role);
    }
    // What was cancelled before anybody knew of it is nobody's news.
    if (slot.cancelled && !one.ever) one.missing.clear();
    out.push_back(std::move(one));
  }
  return out;
}

/// Marks that `roles` know the activity as it stands.
void tell(Edit& edit, const VisitState& visit, const Informed& one,
          const std::vector<std::string>& roles) {
  const EntityId activity = one.slot->view.activity_id;
  const EntityId id = told_id(visit.id, activity);
  edit.set(told_kind, id, "activity", activity);
  for (const std::string& role : roles)
    edit.set(told_kind, id, "told/" + role + "/" + one.print, true);
}

Token rule_token(std::string_view rule) {
  return Token::among(rule, "a rule of the timetable",
                      {"clash", "travel", "review", "daily-team-meeting", "remote-team-meetings",
                       "week", "day", "mode", "keep-in-touch", "debrief", "first-day", "whom",
                       "expected", "unassigned", "off-site"});
}

void require_writer(Engine& engine, VisitState& visit) {
  require_evidence_writer(visit);
  require_open(engine, visit);
}

}  // namespace

TimetableShow::Result handle(Engine& engine, const TimetableShow& command) {
  VisitState& visit = engine.visit(command.visit);
  const Timetable timetable(engine, visit);
  std::map<Date, TimetableDay> days;
  const auto& on_site = timetable.on_site();
  const auto day_at = [&](Date date) -> TimetableDay& {
    TimetableDay& day = days[date];
    if (!day.date.empty()) return day;
    day.date = to_iso8601(date);
    day.weekday = weekday_name(date);
    day.week = timetable.week_of(date);
    day.on_site = std::find(on_site.begin(), on_site.end(), date) != on_site.end();
    if (!(date < schedule::calendar_begins()) && !(schedule::calendar_ends() < date))
      day.holiday = schedule::bank_holiday(date);
    return day;
  };
  for (const Date date : on_site)
    day_at(date);
  for (const Slot& slot : timetable.slots()) {
    if (command.member && !slot.who.contains(*command.member)) continue;
    day_at(slot.date).activities.push_back(slot.view);
  }
  TimetableShow::Result result;
  result.agreed_on = timetable.agreed_on();
  for (auto& [date, day] : days)
    result.days.push_back(std::move(day));
  return result;
}

TimetableCheck::Result handle(Engine& engine, const TimetableCheck& command) {
  VisitState& visit = engine.visit(command.visit);
  Timetable timetable(engine, visit);
  TimetableCheck::Result result;
  result.findings = check(timetable);
  for (TimetableFinding& finding : result.findings) {
    for (const std::string& date : {finding.date, std::string()}) {
      const auto said =
          engine.entities().find(visit.vid, reason_kind, reason_id(visit.id, finding.rule, date));
      if (!said || !finding.reason.empty()) continue;
      finding.reason = model::Fields(said->state).text("reason");
    }
    if (finding.reason.empty()) ++result.open;
  }
  return result;
}

TimetableExplain::Result handle(Engine& engine, const TimetableExplain& command) {
  VisitState& visit = engine.visit(command.visit);
  require_writer(engine, visit);
  const Token rule = rule_token(command.rule);
  const auto reason = engine.guarded(visit.id, command.reason);
  if (reason.empty()) throw Error(ErrorCode::usage, "Say why.");
  const std::string date = command.date ? to_iso8601(*command.date) : std::string();
  const EntityId id = reason_id(visit.id, rule.str(), date);
  Edit edit(engine, visit.id);
  edit.set(reason_kind, id, "rule", rule).set(reason_kind, id, "reason", reason);
  if (command.date) edit.set(reason_kind, id, "date", *command.date);
  edit.set(reason_kind, id, "author", visit.self).set(reason_kind, id, "at", engine.now());
  edit.commit();
  return {};
}

TimetableAgree::Result handle(Engine& engine, const TimetableAgree& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "agree its timetable");
  require_open(engine, visit);
  const Timetable timetable(engine, visit);
  const Date today = timetable.calendar().today();
  const Date on = command.on.value_or(today);
  if (today < on) throw Error(ErrorCode::usage, "That day lies in the future.");
  const framework::Framework& framework = timetable.framework();
  Edit edit(engine, visit.id);
  edit.set(model::Kind::visit, visit_entity_id(visit.id), "timetable-agreed-on", on);
  if (framework.deadline("timetable-agreed") != nullptr) {
    const EntityId id = deadline_entity_id(visit.id, "timetable-agreed");
    edit.set(model::Kind::deadline, id, "deadline",
             Token::of("timetable-agreed", "a deadline", {"timetable-agreed"}));
    edit.set(model::Kind::deadline, id, "done", true);
    edit.set(model::Kind::deadline, id, "done-on", on);
    edit.set(model::Kind::deadline, id, "done-by", visit.self);
  }
  for (const Informed& one : informed(engine, visit, timetable))
    if (!one.missing.empty()) tell(edit, visit, one, one.missing);
  edit.commit();
  return {};
}

TimetableInform::Result handle(Engine& engine, const TimetableInform& command) {
  VisitState& visit = engine.visit(command.visit);
  const Timetable timetable(engine, visit);
  TimetableInform::Result result;
  result.agreed_on = timetable.agreed_on();
  for (const Informed& one : informed(engine, visit, timetable)) {
    if (one.missing.empty()) continue;
    const ActivityView& view = one.slot->view;
    ToTell& out = result.to_tell.emplace_back();
    out.activity_id = view.activity_id;
    out.kind_title = view.kind_title;
    out.title = view.title;
    out.starts = view.starts;
    out.ends = view.ends;
    out.what = one.slot->cancelled ? "cancelled" : one.ever ? "changed" : "new";
    out.roles = one.missing;
    for (const std::string& role : one.missing) {
      const framework::Role* known = timetable.framework().role(role);
      out.labels.push_back(known == nullptr ? role : known->label);
    }
  }
  return result;
}

TimetableTold::Result handle(Engine& engine, const TimetableTold& command) {
  VisitState& visit = engine.visit(command.visit);
  require_writer(engine, visit);
  const Timetable timetable(engine, visit);
  if (command.role)
    static_cast<void>(Token::among(*command.role, "a role that is told the timetable",
                                   timetable.framework().timetable_told));
  if (command.activity)
    static_cast<void>(engine.entity(model::Kind::activity, *command.activity, "activity"));
  TimetableTold::Result result;
  Edit edit(engine, visit.id);
  for (const Informed& one : informed(engine, visit, timetable)) {
    if (command.activity && one.slot->view.activity_id != *command.activity) continue;
    std::vector<std::string> roles = one.missing;
    if (command.role) std::erase_if(roles, [&](const auto& role) { return role != *command.role; });
    if (roles.empty()) continue;
    tell(edit, visit, one, roles);
    ++result.told;
  }
  edit.commit();
  return result;
}

}  // namespace fieldfare::app
