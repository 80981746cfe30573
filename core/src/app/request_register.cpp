#include "app/request_register.h"

#include <algorithm>

#include <fieldfare/core/schedule/working_days.h>

#include "app/case_code.h"
#include "app/derived_id.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

using framework::RequestGroup;
using framework::RequestItem;

/// Of the item, and of the case or weakness for which it is asked.
EntityId request_id(const VisitId& visit, const RequestItem& item,
                    const std::optional<EntityId>& about) {
  return derived_id(visit, "request", {item.id, about ? about->hex() : std::string()});
}

/// What an item may be asked for anew each: a case with its code, a weakness with its words.
using Subjects = std::vector<std::pair<EntityId, std::string>>;

/// Tracked cases whose family has not said no.
Subjects tracked_cases(Engine& engine, const VisitState& visit) {
  Subjects out;
  engine.entities().each(visit.vid, model::Kind::case_, std::nullopt, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    const std::string consent = fields.text("consent");
    if (fields.text("kind") != "tracked" || consent == "declined" || consent == "withdrawn") return;
    out.emplace_back(entity.id, case_code("tracked", entity.id));
  });
  return out;
}

/// Weaknesses that a monitoring inspection follows up (area-send-2023 para 133).
Subjects weaknesses(Engine& engine, VisitState& visit) {
  std::vector<model::Entity> records;
  engine.entities().each(visit.vid, model::Kind::judgement_record, std::nullopt,
                         [&](model::Entity&& entity) {
                           const model::Fields fields(entity.state);
                           if (fields.text("record") == "weakness" && !fields.flag("withdrawn"))
                             records.push_back(std::move(entity));
                         });
  Subjects out;
  for (const model::Entity& record : records)
    out.emplace_back(record.id, engine.projector().shown_text(visit, record, "text"));
  return out;
}

bool is_open(std::string_view state) {
  return state == "requested" || state == "part-received";
}

std::string role_label(const framework::Framework& framework, const std::string& id) {
  const framework::Role* role = framework.role(id);
  return role == nullptr ? id : role->label;
}

std::string reader_and_day(const std::string& name, const std::string& day) {
  return name + ", " + day;
}

}  // namespace

RequestRegister::RequestRegister(Engine& engine, VisitState& visit)
    : engine_(&engine), visit_(&visit), calendar_(engine, visit), now_(engine.now()) {
  engine.entities().each(visit.vid, model::Kind::request, std::nullopt,
                         [&](model::Entity&& entity) {
                           const EntityId id = entity.id;
                           entities_.emplace(id, std::move(entity));
                         });
  place_items(engine, visit);
  read_documents(engine, visit);
}

const model::Entity* RequestRegister::entity(const EntityId& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : &found->second;
}

/// Items that are asked for each case or weakness stand once for each; where no weakness is named
/// yet, once for all.
void RequestRegister::place_items(Engine& engine, VisitState& visit) {
  const Subjects cases = tracked_cases(engine, visit);
  const Subjects weak = weaknesses(engine, visit);
  for (const RequestGroup& group : calendar_.framework().requests) {
    for (const RequestItem& item : group.items) {
      RequestPlace place;
      place.group = &group;
      place.item = &item;
      const bool each_weakness = group.per_weakness && !weak.empty();
      if (!group.per_case && !each_weakness) {
        place.id = request_id(visit.id, item, std::nullopt);
        places_.push_back(place);
        continue;
      }
      for (const auto& [id, words] : group.per_case ? cases : weak) {
        place.id = request_id(visit.id, item, id);
        (group.per_case ? place.case_id : place.weakness_id) = id;
        (group.per_case ? place.case_code : place.weakness) = words;
        places_.push_back(place);
      }
    }
  }
  place_additional(engine, visit);
}

void RequestRegister::place_additional(Engine& engine, const VisitState& visit) {
  std::vector<std::pair<std::int64_t, RequestPlace>> found;
  for (const auto& [id, entity] : entities_) {
    const model::Fields fields(entity.state);
    if (!fields.flag("additional")) continue;
    RequestPlace additional;
    additional.id = id;
    additional.case_id = fields.id("case");
    if (additional.case_id) {
      const auto about = engine.entities().find(visit.vid, model::Kind::case_, *additional.case_id);
      if (about) {
        additional.case_code =
            case_code(model::Fields(about->state).text("kind"), *additional.case_id);
      }
    }
    const auto at = fields.time("at");
    found.emplace_back(at ? at->ms : 0, std::move(additional));
  }
  // By when they were asked for, not by their random ids.
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [at, place] : found)
    places_.push_back(std::move(place));
}

void RequestRegister::read_documents(Engine& engine, VisitState& visit) {
  Names names(engine, visit);
  engine.entities().each(
      visit.vid, model::Kind::request_document, std::nullopt, [&](model::Entity&& entity) {
        const model::Fields fields(entity.state);
        DocumentView out;
        out.document_id = entity.id;
        out.reference = fields.text("reference");
        out.as_at = fields.text("as-at");
        out.received_on = fields.text("received-on");
        for (const std::string& hex : fields.set("request"))
          if (const auto id = EntityId::from_hex(hex)) out.requests.push_back(*id);
        for (const std::string& seen : fields.set("seen")) {
          const std::size_t slash = seen.find('/');
          const auto member = MemberId::from_hex(seen.substr(0, slash));
          if (!member || slash == std::string::npos) continue;
          out.seen_by.push_back(reader_and_day(names.of(*member), seen.substr(slash + 1)));
        }
        documents_.push_back(std::move(out));
      });
}

const RequestPlace& RequestRegister::find(std::string_view given,
                                          const std::optional<EntityId>& case_id) const {
  const RequestPlace* without_case = nullptr;
  for (const RequestPlace& place : places_) {
    if (given.size() >= 6 && place.id.hex().starts_with(given)) return place;
    if (place.item == nullptr) continue;
    if (place.item->id != given && (given.empty() || place.item->number != given)) continue;
    if (place.weakness_id) {
      throw Error(ErrorCode::usage, "\"" + place.item->title + "\" is asked for each weakness.",
                  "Give the request id of the one that is meant; `fieldfare request list` shows "
                  "them.");
    }
    if (!place.group->per_case || place.case_id == case_id) return place;
    without_case = &place;
  }
  if (without_case != nullptr) {
    throw Error(ErrorCode::usage,
                "\"" + without_case->item->title + "\" is asked for each tracked case.",
                "Say which case it is about.");
  }
  for (const RequestGroup& group : calendar_.framework().requests) {
    for (const RequestItem& item : group.items) {
      if (item.id != given) continue;
      throw Error(ErrorCode::not_possible,
                  "\"" + item.title + "\" is asked for each tracked case, and there is none yet.",
                  "Choose the cases to track first.");
    }
  }
  throw Error(ErrorCode::not_found, "There is no such information item in this visit.",
              "`fieldfare request list` shows them with their ids.");
}

std::string RequestRegister::state_of(const RequestPlace& place) const {
  if (const model::Entity* known = entity(place.id)) {
    const std::string state = model::Fields(known->state).text("state");
    if (!state.empty()) return state;
  }
  if (place.item != nullptr && !place.item->condition.empty()) return "conditional";
  const CalendarItem* asked = calendar_.find("information-requested");
  // Where the framework has no such step, it is asked for at the notification.
  const bool is_asked = asked != nullptr && asked->done_on
                            ? true
                            : !(calendar_.today() < calendar_.days().notification);
  return is_asked ? "requested" : "to-ask";
}

void RequestRegister::fill_framework(RequestView& out, const RequestPlace& place) const {
  const RequestItem& item = *place.item;
  out.item = item.id;
  out.number = item.number;
  out.group = place.group->id;
  out.group_title = place.group->title;
  out.title = item.title;
  out.text = item.text;
  out.condition = item.condition;
  for (const std::string& role : item.from)
    out.from.push_back(role_label(calendar_.framework(), role));
  if (item.months_back) {
    // Of a child: the years before the visit (area-send-2023 L682). Of a list or figures: the
    // months before they are asked for (alternative-provision-2023 L39, local-offer-2026 L521).
    const auto& days = calendar_.days();
    const Date from = place.group->per_case ? days.fieldwork_start : days.notification;
    Date first = from - std::chrono::months(*item.months_back);
    if (!first.ok()) first = first.year() / first.month() / std::chrono::last;
    out.looks_back_to = to_iso8601(first);
  }
  out.pseudonymised = item.pseudonymised;
  if (item.has_template) out.form = "given";
  if (item.optional_template) out.form = "offered";
  out.prepared_for_visit = item.prepared_for_visit;
  out.source = item.source;
}

/// The day that somebody set for this item alone, else the group's.
void RequestRegister::fill_due(RequestView& out, const RequestPlace& place) const {
  std::optional<Date> due;
  std::optional<int> minutes;
  if (const model::Entity* known = entity(place.id))
    due = date_from_iso8601(model::Fields(known->state).text("due"));
  if (!due && place.group != nullptr) {
    const CalendarItem* deadline = calendar_.find(place.group->due);
    if (deadline != nullptr && deadline->dated) {
      due = deadline->deadline.due;
      minutes = deadline->deadline.time_minutes;
    }
  }
  if (!due) return;
  out.due = to_iso8601(*due);
  out.time = schedule::time_text(minutes);
  if (!is_open(out.state) || calendar_.deferred()) return;
  schedule::DueDeadline deadline;
  deadline.due = *due;
  deadline.time_minutes = minutes;
  out.overdue = schedule::state_of(deadline, now_, false) == schedule::DeadlineState::overdue;
  const Date today = calendar_.today();
  const bool known = !(today < schedule::calendar_begins()) && today < schedule::calendar_ends();
  const Date tomorrow = known ? schedule::add_working_days(today, 1) : today;
  out.reminder_due = !(tomorrow < *due) && out.reminded_on != to_iso8601(today);
}

RequestView RequestRegister::view(const RequestPlace& place) {
  RequestView out;
  out.request_id = place.id;
  if (place.item != nullptr) fill_framework(out, place);
  if (place.case_id) out.case_id = place.case_id->hex();
  out.case_code = place.case_code;
  if (place.weakness_id) out.weakness_id = place.weakness_id->hex();
  out.weakness = place.weakness;
  out.state = state_of(place);
  std::set<std::string> parts;
  if (const model::Entity* known = entity(place.id)) {
    const model::Fields fields(known->state);
    if (place.item == nullptr) {
      out.additional = true;
      out.group = "additional";
      out.group_title = "Additional information";
      out.title = fields.text("title");
      out.reason = fields.text("reason");
    }
    const std::string from = fields.text("from");
    if (!from.empty()) out.from = {role_label(calendar_.framework(), from)};
    out.review = fields.text("review");
    out.asked_on = fields.text("asked-on");
    out.reminded_on = fields.text("reminded-on");
    out.received_on = fields.text("received-on");
    out.as_at = fields.text("as-at");
    out.snapshot = fields.flag("snapshot");
    out.remarks = engine_->projector().shown_text(*visit_, *known, "remarks");
    out.conflicted = known->conflicted;
    const auto received = fields.set("part");
    parts.insert(received.begin(), received.end());
  }
  if (place.item != nullptr) {
    for (const framework::Statement& part : place.item->parts)
      out.parts.push_back({part.id, part.text, out.state == "received" || parts.contains(part.id)});
    const bool came = out.state == "received" || out.state == "part-received";
    out.wants_as_at = place.item->as_at && came && out.as_at.empty();
  }
  for (const DocumentView& document : documents_) {
    const auto& serves = document.requests;
    if (std::find(serves.begin(), serves.end(), place.id) != serves.end())
      out.documents.push_back(document);
  }
  fill_due(out, place);
  return out;
}

std::vector<RequestView> RequestRegister::views() {
  std::vector<RequestView> out;
  out.reserve(places_.size());
  for (const RequestPlace& place : places_)
    out.push_back(view(place));
  return out;
}

RequestProgress progress_of(const std::vector<RequestView>& requests) {
  RequestProgress out;
  for (const RequestView& request : requests) {
    if (request.state == "conditional") ++out.conditional;
    if (request.state == "conditional" || request.state == "not-needed") continue;
    ++out.asked;
    if (request.additional) ++out.additional;
    if (request.state == "received") ++out.received;
    if (request.state == "part-received") ++out.part_received;
    if (request.state == "not-held") ++out.not_held;
    if (request.state == "requested" || request.state == "to-ask") ++out.waiting;
    if (request.overdue) ++out.overdue;
    if (request.reminder_due) ++out.reminders_due;
  }
  return out;
}

}  // namespace fieldfare::app
