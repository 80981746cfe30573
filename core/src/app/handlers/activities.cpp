#include <fieldfare/core/app/commands/activities.h>

#include <algorithm>
#include <map>
#include <tuple>

#include <fieldfare/core/schedule/working_days.h>

#include "app/edit.h"
#include "app/timetable.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::activity;
constexpr std::size_t most_further_days = 20;

Token mode(std::string_view value) {
  return Token::of(value, "a mode", {"in-person", "phone", "video"});
}

Token sector(std::string_view value) {
  return Token::of(value, "a sector", {"education", "health", "care", "joint"});
}

void require_order(Time starts, Time ends) {
  if (ends < starts) {
    throw Error(ErrorCode::usage, "The activity ends before it starts.");
  }
}

/// Members of the visit by id or its beginning.
std::vector<Token> members(const VisitState& visit, const std::vector<std::string>& given) {
  std::vector<Token> out;
  for (const std::string& one : given) {
    std::vector<std::string> found;
    for (const log::Member& member : visit.chain.members()) {
      const std::string hex = log::member_id_of(member.sign_key).hex();
      if (one.size() >= 6 && hex.starts_with(one)) found.push_back(hex);
    }
    if (found.size() != 1) {
      throw Error(ErrorCode::not_found,
                  found.empty() ? "There is no such member in this visit."
                                : "Several members' ids begin so.",
                  "`fieldfare member list` shows them with their ids.");
    }
    out.push_back(Token::among(found.front(), "a member", found));
  }
  return out;
}

Token state(std::string_view value) {
  return Token::of(value, "a state of an activity",
                   {"planned", "requested", "confirmed", "declined", "cancelled"});
}

/// The same time of day in the UK on another day.
Time on_day(Time time, Date day) {
  const Time here{time.ms, uk_offset_minutes(time.ms)};
  return uk_time(day, minutes_of_day(here));
}

/// The working days after the first until the last that was named.
std::vector<Date> further_days(const ActivityAdd& command) {
  if (!command.until) return {};
  const Date first = date_of({command.starts.ms, uk_offset_minutes(command.starts.ms)});
  if (first != date_of({command.ends.ms, uk_offset_minutes(command.ends.ms)}))
    throw Error(ErrorCode::usage, "What is repeated begins and ends on one day.");
  std::vector<Date> out;
  for (Date day = schedule::add_working_days(first, 1); day <= *command.until;
       day = schedule::add_working_days(day, 1)) {
    if (out.size() == most_further_days) {
      throw Error(ErrorCode::usage, "An activity can be repeated on 20 further days at most.",
                  "Give an earlier day.");
    }
    out.push_back(day);
  }
  return out;
}

EntityId add(Engine& engine, VisitState& visit, Edit& edit, const ActivityAdd& command, Time starts,
             Time ends) {
  const EntityId id = engine.new_id();
  edit.set(kind, id, "kind", Token::activity_kind(command.kind, engine.framework(visit.id)));
  edit.set(kind, id, "title", engine.guarded(visit.id, command.title));
  edit.set(kind, id, "starts", starts).set(kind, id, "ends", ends);
  edit.set(kind, id, "mode", mode(command.mode));
  if (command.sector) edit.set(kind, id, "sector", sector(*command.sector));
  if (command.provider) {
    const auto provider = engine.entity(model::Kind::provider, *command.provider, "provider");
    edit.set(kind, id, "provider", provider.id);
  }
  if (command.place) edit.set(kind, id, "place", engine.guarded(visit.id, *command.place));
  edit.set_elements(nullptr, kind, id, "member", members(visit, command.members));
  return id;
}

/// A value as people read it in the history.
std::string in_words(Engine& engine, VisitState& visit, Names& names, std::string_view field,
                     const log::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  const auto* bytes = std::get_if<Bytes>(&value);
  if (bytes == nullptr || bytes->size() != EntityId::size) return {};
  if (field == "agreed-at") {
    const auto found = engine.entities().find(visit.vid, kind, EntityId::from(*bytes));
    return found ? model::Fields(found->state).text("title") : std::string();
  }
  if (field == "provider") {
    const auto found =
        engine.entities().find(visit.vid, model::Kind::provider, EntityId::from(*bytes));
    return found ? model::Fields(found->state).text("name") : std::string();
  }
  return names.of(MemberId::from(*bytes));
}

}  // namespace

ActivityAdd::Result handle(Engine& engine, const ActivityAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  require_order(command.starts, command.ends);
  ActivityAdd::Result result;
  Edit edit(engine, command.visit);
  result.activity_id = add(engine, visit, edit, command, command.starts, command.ends);
  for (const Date day : further_days(command)) {
    result.more.push_back(
        add(engine, visit, edit, command, on_day(command.starts, day), on_day(command.ends, day)));
  }
  edit.commit();
  return result;
}

ActivityUpdate::Result handle(Engine& engine, const ActivityUpdate& command) {
  const auto entity = engine.entity(kind, command.activity, "activity");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const model::Fields fields(entity.state);
  const auto starts = command.starts ? command.starts : fields.time("starts");
  const auto ends = command.ends ? command.ends : fields.time("ends");
  if (starts && ends) require_order(*starts, *ends);
  Edit edit(engine, visit.id);
  if (command.title) {
    edit.set(kind, entity.id, "title", engine.guarded(visit.id, *command.title));
  }
  if (command.starts) edit.set(kind, entity.id, "starts", *command.starts);
  if (command.ends) edit.set(kind, entity.id, "ends", *command.ends);
  if (command.mode) edit.set(kind, entity.id, "mode", mode(*command.mode));
  if (command.sector) edit.set(kind, entity.id, "sector", sector(*command.sector));
  if (command.provider) {
    edit.set(kind, entity.id, "provider",
             engine.entity(model::Kind::provider, *command.provider, "provider").id);
  }
  if (command.place) edit.set(kind, entity.id, "place", engine.guarded(visit.id, *command.place));
  if (command.members) {
    edit.set_elements(&entity, kind, entity.id, "member", members(visit, *command.members));
  }
  if (command.state) edit.set(kind, entity.id, "state", state(*command.state));
  if (command.reason)
    edit.set(kind, entity.id, "reason", engine.guarded(visit.id, *command.reason));
  if (command.agreed_at) {
    edit.set(kind, entity.id, "agreed-at", engine.entity(kind, *command.agreed_at, "activity").id);
  }
  edit.commit();
  return {};
}

ActivityCancel::Result handle(Engine& engine, const ActivityCancel& command) {
  const auto entity = engine.entity(kind, command.activity, "activity");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  if (model::Fields(entity.state).text("state") == "cancelled")
    throw Error(ErrorCode::not_possible, "This activity is cancelled already.");
  const auto reason = engine.guarded(visit.id, command.reason);
  if (reason.empty()) throw Error(ErrorCode::usage, "Say why it does not take place.");
  Edit edit(engine, visit.id);
  edit.set(kind, entity.id, "state", state("cancelled")).set(kind, entity.id, "reason", reason);
  edit.commit();
  return {};
}

ActivityHistory::Result handle(Engine& engine, const ActivityHistory& command) {
  const auto entity = engine.entity(kind, command.activity, "activity");
  VisitState& visit = engine.visit(entity.vid);
  Names names(engine, visit);
  std::map<std::int64_t, std::string> reasons;  // by the entry that gave them
  for (const FieldVersion& version : engine.projector().versions(visit, entity, "reason"))
    reasons[version.number] = in_words(engine, visit, names, "reason", version.value);
  struct Dated {
    std::uint64_t lamport = 0;
    std::int64_t number = 0;
    ActivityChange change;
  };
  std::vector<Dated> found;
  for (const auto& field : entity.state.fields()) {
    if (field.name == "reason") continue;
    std::string before;
    for (const FieldVersion& version : engine.projector().versions(visit, entity, field.name)) {
      ActivityChange change;
      change.at = to_iso8601(version.at);
      if (version.author) change.author = names.of(*version.author);
      change.field = field.name;
      change.from = before;
      change.to = in_words(engine, visit, names, field.name, version.value);
      if (const auto* in = std::get_if<bool>(&version.value)) {
        const auto member = MemberId::from_hex(field.name.substr(field.name.find('/') + 1));
        change.field = "members";
        change.from = *in || !member ? "" : names.of(*member);
        change.to = *in && member ? names.of(*member) : "";
      }
      before = change.to;
      if (const auto reason = reasons.find(version.number); reason != reasons.end())
        change.reason = reason->second;
      found.push_back({version.lamport, version.number, std::move(change)});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Dated& a, const Dated& b) {
    return std::tie(a.lamport, a.number) < std::tie(b.lamport, b.number);
  });
  ActivityHistory::Result result;
  for (Dated& one : found)
    result.changes.push_back(std::move(one.change));
  return result;
}

ActivityList::Result handle(Engine& engine, const ActivityList& command) {
  VisitState& visit = engine.visit(command.visit);
  ActivityList::Result result;
  if (!engine.vocabulary(command.visit)->framework) return result;
  const Timetable timetable(engine, visit);
  for (const Slot& slot : timetable.slots())
    result.activities.push_back(slot.view);
  return result;
}

}  // namespace fieldfare::app
