#include <fieldfare/core/app/commands/deadlines.h>

#include <algorithm>

#include "app/edit.h"
#include "app/names.h"
#include "app/visit_calendar.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::deadline;

/// A deadline or open target of the framework.
Token deadline_token(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> ids;
  for (const framework::Deadline& deadline : framework.deadlines)
    ids.push_back(deadline.id);
  for (const framework::OpenTarget& target : framework.open_targets)
    ids.push_back(target.id);
  return Token::among(value, "a deadline of this framework", ids);
}

/// "17:00" as minutes after midnight.
int minutes_of(const std::string& time) {
  const auto digit = [&](std::size_t at) {
    return time[at] >= '0' && time[at] <= '9' ? time[at] - '0' : 100;
  };
  const bool shaped = time.size() == 5 && time[2] == ':';
  const int hour = shaped ? digit(0) * 10 + digit(1) : 100;
  const int minute = shaped ? digit(3) * 10 + digit(4) : 100;
  if (hour > 23 || minute > 59) {
    throw Error(ErrorCode::usage, "\"" + time + "\" is no time of day.", "For example 17:00.");
  }
  return hour * 60 + minute;
}

/// Quality assurance, which writes no evidence, says itself that a draft has passed it: area SEND
/// handbook 2023, para 110 and 119.
bool is_quality_assurance(const framework::Framework& framework, std::string_view id) {
  return std::any_of(framework.open_targets.begin(), framework.open_targets.end(),
                     [&](const framework::OpenTarget& target) {
                       return target.id == id &&
                              target.who == std::vector<std::string>{"quality-assurance"};
                     });
}

void require_to_record(VisitState& visit, const framework::Framework& framework,
                       const std::vector<Token>& which) {
  const log::Member* me = visit.me();
  const bool quality = me != nullptr && !me->removed && me->role == log::Role::quality;
  const bool its_own = std::all_of(which.begin(), which.end(), [&](const Token& one) {
    return is_quality_assurance(framework, one.str());
  });
  if (!quality || !its_own) require_evidence_writer(visit);
}

void require_to_lead(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy}, "move a deadline");
}

}  // namespace

DeadlineList::Result handle(Engine& engine, const DeadlineList& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.state && !schedule::deadline_state_from_name(*command.state)) {
    throw Error(ErrorCode::usage, "\"" + *command.state + "\" is no state of a deadline.",
                "Possible: overdue, due-today, upcoming, undated, done.");
  }
  const VisitCalendar calendar(engine, visit);
  Names names(engine, visit);
  DeadlineList::Result result;
  for (const CalendarItem& item : calendar.items()) {
    if (item.state == schedule::DeadlineState::overdue) ++result.overdue;
    if (item.state == schedule::DeadlineState::due_today) ++result.due_today;
    if (item.state == schedule::DeadlineState::done) ++result.done;
    if (command.state && schedule::name(item.state) != *command.state) continue;
    result.deadlines.push_back(view_of(item, calendar, names));
  }
  return result;
}

DeadlineDone::Result handle(Engine& engine, const DeadlineDone& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  std::vector<Token> which{deadline_token(command.deadline, framework)};
  for (const std::string& more : command.also)
    which.push_back(deadline_token(more, framework));
  require_to_record(visit, framework, which);
  const Date today = uk_today(engine.now());
  const Date on = command.on.value_or(today);
  if (today < on) {
    throw Error(ErrorCode::usage, "Nothing can have been done on " + to_iso8601(on) + " yet.",
                "Give today or a day before.");
  }
  Edit edit(engine, visit.id);
  for (const Token& each : which) {
    const EntityId id = deadline_entity_id(visit.id, each.str());
    edit.set(kind, id, "deadline", each).set(kind, id, "done", true);
    edit.set(kind, id, "done-on", on).set(kind, id, "done-by", visit.self);
  }
  edit.commit();
  return {};
}

DeadlineReopen::Result handle(Engine& engine, const DeadlineReopen& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const Token which = deadline_token(command.deadline, framework);
  require_to_record(visit, framework, {which});
  if (!VisitCalendar(engine, visit).is_done(which.str()))
    throw Error(ErrorCode::not_possible, "This deadline is not done.");
  const EntityId id = deadline_entity_id(visit.id, which.str());
  Edit edit(engine, visit.id);
  edit.set(kind, id, "done", false).clear(kind, id, "done-on").clear(kind, id, "done-by");
  edit.commit();
  return {};
}

DeadlineMove::Result handle(Engine& engine, const DeadlineMove& command) {
  VisitState& visit = engine.visit(command.visit);
  require_to_lead(visit);
  const Token which = deadline_token(command.deadline, engine.framework(command.visit));
  const VisitCalendar calendar(engine, visit);
  const CalendarItem& item = *calendar.find(which.str());
  const auto reason = engine.guarded(visit.id, command.reason.value_or(RawText()));
  if (item.stated && reason.empty()) {
    throw Error(ErrorCode::usage, "The guidance gives this day: say why it is moved.",
                "The reason is kept with the deadline.");
  }
  std::optional<int> minutes = item.deadline.given_minutes;
  if (command.time) minutes = minutes_of(*command.time);
  const EntityId id = deadline_entity_id(visit.id, which.str());
  Edit edit(engine, visit.id);
  edit.set(kind, id, "deadline", which).set(kind, id, "moved-to", command.to);
  if (minutes) {
    edit.set(kind, id, "moved-minutes", std::int64_t{*minutes});
  } else {
    edit.clear(kind, id, "moved-minutes");
  }
  edit.set(kind, id, "reason", reason).set(kind, id, "moved-by", visit.self);
  edit.commit();
  return {};
}

DeadlineRestore::Result handle(Engine& engine, const DeadlineRestore& command) {
  VisitState& visit = engine.visit(command.visit);
  require_to_lead(visit);
  const Token which = deadline_token(command.deadline, engine.framework(command.visit));
  if (!VisitCalendar(engine, visit).decisions().moved.contains(which.str()))
    throw Error(ErrorCode::not_possible, "This deadline has not been moved.");
  const EntityId id = deadline_entity_id(visit.id, which.str());
  Edit edit(engine, visit.id);
  for (const char* field : {"moved-to", "moved-minutes", "reason", "moved-by"})
    edit.clear(kind, id, field);
  edit.commit();
  return {};
}

}  // namespace fieldfare::app
