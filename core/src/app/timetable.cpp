#include "app/timetable.h"

#include <algorithm>
#include <array>

#include <fieldfare/core/schedule/working_days.h>

#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// The least time between two places when the lead has said nothing: ours, as the documents ask for
/// "enough" (area-send-2023 para 76, L318).
constexpr std::int64_t usual_travel_minutes = 15;

Time on_uk_clock(Time time) {
  return {time.ms, uk_offset_minutes(time.ms)};
}

std::vector<Date> on_site_days(const VisitCalendar& calendar) {
  std::vector<Date> out;
  const auto& days = calendar.days();
  for (auto day = std::chrono::sys_days(days.fieldwork_start);
       day <= std::chrono::sys_days(days.fieldwork_end); day += std::chrono::days(1)) {
    if (schedule::is_working_day(Date(day))) out.push_back(Date(day));
  }
  return out;
}

bool in_the_calendar(Date date) {
  return !(date < schedule::calendar_begins()) && !(schedule::calendar_ends() < date);
}

}  // namespace

std::string_view weekday_name(Date date) {
  static constexpr std::array<std::string_view, 7> names{
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  return names[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()];
}

bool takes_part(framework::Side side, const framework::ActivityKind& kind,
                const framework::Framework& framework) {
  return std::any_of(kind.attendees.begin(), kind.attendees.end(), [&](const auto& attendee) {
    const framework::Role* role = framework.role(attendee.role);
    return role != nullptr && role->side == side;
  });
}

bool is_the_teams_own(const framework::ActivityKind& kind, const framework::Framework& framework) {
  return std::all_of(kind.attendees.begin(), kind.attendees.end(), [&](const auto& attendee) {
    const framework::Role* role = framework.role(attendee.role);
    return role == nullptr || role->side == framework::Side::team ||
           role->side == framework::Side::inspectorate;
  });
}

ActivityView view_of(Engine& engine, VisitState& visit, const model::Entity& entity,
                     const framework::Framework& framework, Names& names) {
  const model::Fields fields(entity.state);
  ActivityView view;
  view.activity_id = entity.id;
  view.kind = fields.text("kind");
  if (const auto* found = framework.activity_kind(view.kind)) view.kind_title = found->title;
  view.title = fields.text("title");
  view.starts = fields.text("starts");
  view.ends = fields.text("ends");
  view.mode = fields.text("mode");
  view.sector = fields.text("sector");
  if (const auto provider = fields.id("provider")) {
    view.provider = provider->hex();
    const auto found = engine.entities().find(visit.vid, model::Kind::provider, *provider);
    if (found) view.provider_name = model::Fields(found->state).text("name");
  }
  view.notes = engine.entities().count(visit.vid, model::Kind::note, entity.id);
  view.conflicted = entity.conflicted;
  view.place = fields.text("place");
  for (const std::string& hex : fields.set("member")) {
    const auto member = MemberId::from_hex(hex);
    if (!member) continue;
    view.members.push_back(*member);
    view.member_names.push_back(names.of(*member));
  }
  view.state = fields.text("state");
  if (view.state.empty()) view.state = "planned";
  view.reason = fields.text("reason");
  return view;
}

std::int64_t Timetable::week_of(Date date) const {
  const auto& days = calendar_.days();
  if (!in_the_calendar(date) || date < days.notification) return 0;
  const int offset = schedule::working_days_between(days.notification, date);
  for (const framework::Week& week : framework().weeks) {
    const bool fieldwork = !(date < days.fieldwork_start) && !(days.fieldwork_end < date);
    const bool last = week.number == framework().weeks.back().number;
    if (last && fieldwork) return week.number;
    if (!fieldwork && offset >= week.starts && offset < week.starts + week.days) return week.number;
  }
  return 0;
}

Timetable::Timetable(Engine& engine, VisitState& visit)
    : calendar_(engine, visit),
      names_(engine, visit),
      on_site_(on_site_days(calendar_)),
      travel_minutes_(usual_travel_minutes) {
  for (const log::Member& member : visit.chain.members()) {
    const bool writes = member.role == log::Role::lead || member.role == log::Role::deputy ||
                        member.role == log::Role::inspector;
    if (writes && !member.removed) team_.insert(log::member_id_of(member.sign_key));
  }
  if (const auto about =
          engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id))) {
    const model::Fields fields(about->state);
    agreed_on_ = fields.text("timetable-agreed-on");
    travel_minutes_ = fields.integer("travel-minutes").value_or(usual_travel_minutes);
  }
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, model::Kind::activity, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  for (const model::Entity& entity : found) {
    const model::Fields fields(entity.state);
    const auto starts = fields.time("starts");
    const auto ends = fields.time("ends");
    if (!starts || !ends) continue;
    Slot slot;
    slot.view = view_of(engine, visit, entity, framework(), names_);
    slot.kind = framework().activity_kind(slot.view.kind);
    slot.starts = on_uk_clock(*starts);
    slot.ends = on_uk_clock(*ends);
    slot.date = date_of(slot.starts);
    slot.who = {slot.view.members.begin(), slot.view.members.end()};
    if (slot.who.empty() && slot.kind != nullptr && is_the_teams_own(*slot.kind, framework()))
      slot.who = team_;
    if (slot.view.mode == "in-person")
      slot.place = slot.view.place.empty() ? slot.view.provider_name : slot.view.place;
    slot.cancelled = slot.view.state == "cancelled";
    slot.view.week = week_of(slot.date);
    slots_.push_back(std::move(slot));
  }
}

}  // namespace fieldfare::app
