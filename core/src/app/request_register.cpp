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

EntityId request_id(const VisitId& visit, const RequestItem& item,
                    const std::optional<EntityId>& case_id) {
  return derived_id(visit, "request", {item.id, case_id ? case_id->hex() : std::string()});
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

/// Items that are asked for each tracked case stand once for each whose family has not said no.
void RequestRegister::place_items(Engine& engine, VisitState& visit) {
  std::vector<std::pair<EntityId, std::string>> tracked;
  engine.entities().each(visit.vid, model::Kind::case_, std::nullopt, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    const std::string consent = fields.text("consent");
    if (fields.text("kind") != "tracked" || consent == "declined" || consent == "withdrawn") return;
    tracked.emplace_back(entity.id, case_code("tracked", entity.id));
  });
  std::set<EntityId> placed;
  const auto place = [&](RequestPlace&& one) {
    placed.insert(one.id);
    places_.push_back(std::move(one));
  };
  for (const RequestGroup& group : calendar_.framework().requests) {
    for (const RequestItem& item : group.items) {
      if (!group.per_case) {
        place({request_id(visit.id, item, std::nullopt), &group, &item, std::nullopt, {}});
        continue;
      }
      for (const auto& [id, code] : tracked)
        place({request_id(visit.id, item, id), &group, &item, id, code});
    }
  }
  for (const auto& [id, entity] : entities_) {
    const model::Fields fields(entity.state);
    if (placed.contains(id) || !fields.flag("additional")) continue;
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
    places_.push_back(std::move(additional));
  }
  // Additional ones by when they were asked for, not by their random ids.
  std::stable_sort(places_.begin(), places_.end(), [&](const auto& a, const auto& b) {
    const auto asked = [&](const RequestPlace& one) {
      const auto at = model::Fields(entities_.at(one.id).state).time("at");
      return at ? at->ms : 0;
    };
    if (a.item != nullptr || b.item != nullptr) return a.item != nullptr && b.item == nullptr;
    return asked(a) < asked(b);
  });
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
