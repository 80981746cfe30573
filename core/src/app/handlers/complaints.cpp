#include <fieldfare/core/app/commands/complaints.h>

#include <algorithm>

#include <fieldfare/core/output/build.h>

#include "app/edit.h"
#include "app/names.h"
#include "app/visit_calendar.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::complaint;
/// The framework's deadline until which one may be made, where it has one.
constexpr std::string_view window = "complaint-window";

/// What a complaint follows when nobody says: the output that the area gets.
const framework::Output& output_complained_of(const framework::Framework& framework,
                                              const std::optional<std::string>& named) {
  if (named) return output::output_of(framework, *named);
  for (const char* usual : {"report", "letter", "summary-note"}) {
    if (const auto* found = framework.output(usual)) return *found;
  }
  throw Error(ErrorCode::usage, "It is not said what the complaint is about.",
              "Give an output of this kind of visit: --output.");
}

std::vector<std::string> warnings_on(const VisitCalendar& calendar, Date received) {
  std::vector<std::string> out;
  const CalendarItem* last = calendar.find(window);
  if (last == nullptr) return out;
  if (last->deadline.expected) {
    out.emplace_back(
        "The final version is not recorded as shared yet. Before that, a concern goes to the lead "
        "inspector and a comment to the draft.");
  } else if (last->deadline.due < received) {
    out.push_back("It was received after the last day for it, " + to_iso8601(last->deadline.due) +
                  ". Whether it is taken is for the inspectorate to decide.");
  }
  return out;
}

/// The step by which publication is recorded, or nothing where nothing is published.
const CalendarItem* publication_of(const VisitCalendar& calendar) {
  for (const framework::Deadline& deadline : calendar.framework().deadlines) {
    if (deadline.marks == framework::Anchor::publication) return calendar.find(deadline.id);
  }
  return nullptr;
}

std::string what_is_next(const VisitCalendar& calendar) {
  const CalendarItem* publication = publication_of(calendar);
  if (publication == nullptr || publication->done_on) return {};
  if (!publication->waits.empty()) return publication->waits + " Publication still waits.";
  if (!publication->dated) {
    return publication->deadline.note + " fieldfare deadline move " + publication->deadline.id +
           " --to DATE";
  }
  return "Publication no longer waits: " + to_iso8601(publication->deadline.due) + ".";
}

ComplaintView view_of(Engine& engine, VisitState& visit, Names& names,
                      const model::Entity& entity) {
  const framework::Framework& framework = engine.framework(visit.id);
  const model::Fields fields(entity.state);
  ComplaintView view;
  view.complaint_id = entity.id;
  view.output = fields.text("output");
  view.about = fields.text("about");
  const framework::Role* role = framework.role(fields.text("from"));
  view.from = role == nullptr ? fields.text("from") : role->label;
  view.received = fields.text("received");
  view.text = engine.projector().shown_text(visit, entity, "text");
  view.outcome = fields.text("outcome");
  view.state = view.outcome.empty() ? "open" : "answered";
  view.answered = fields.text("answered");
  view.answer = engine.projector().shown_text(visit, entity, "answer");
  if (const auto author = fields.member("author")) view.by = names.of(*author);
  view.at = fields.text("at");
  view.conflicted = entity.conflicted;
  return view;
}

void require_past(Date day, const VisitCalendar& calendar) {
  if (day <= calendar.today()) return;
  throw Error(ErrorCode::usage, to_iso8601(day) + " has not come yet.",
              "Give today or a day before.");
}

}  // namespace

ComplaintAdd::Result handle(Engine& engine, const ComplaintAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output_complained_of(framework, command.output);
  const VisitCalendar calendar(engine, visit);
  const Date received = command.received.value_or(calendar.today());
  require_past(received, calendar);
  const guard::GuardedText text = engine.guarded(command.visit, command.text);
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "about",
           Token::of(command.about.value_or("other"), "what a complaint is about",
                     {"findings", "process", "conduct", "other"}));
  if (command.from) edit.set(kind, id, "from", Token::framework_role(*command.from, framework));
  edit.set(kind, id, "received", received);
  if (!text.empty()) edit.set(kind, id, "text", text);
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  edit.commit();
  return {id, warnings_on(calendar, received)};
}

ComplaintAnswer::Result handle(Engine& engine, const ComplaintAnswer& command) {
  const auto entity = engine.entity(kind, command.complaint, "complaint");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  const VisitCalendar calendar(engine, visit);
  const Date on = command.on.value_or(calendar.today());
  require_past(on, calendar);
  const auto received = date_from_iso8601(model::Fields(entity.state).text("received"));
  if (received && on < *received) {
    throw Error(ErrorCode::usage,
                "It was received on " + to_iso8601(*received) + ", after " + to_iso8601(on) + ".");
  }
  Edit edit(engine, visit.id);
  edit.set(kind, entity.id, "outcome",
           Token::of(command.outcome, "an outcome of a complaint",
                     {"upheld", "partly-upheld", "not-upheld", "withdrawn"}));
  edit.set(kind, entity.id, "answered", on);
  if (command.text) edit.set(kind, entity.id, "answer", engine.guarded(visit.id, *command.text));
  edit.commit();
  return {what_is_next(VisitCalendar(engine, visit))};
}

ComplaintReopen::Result handle(Engine& engine, const ComplaintReopen& command) {
  const auto entity = engine.entity(kind, command.complaint, "complaint");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  if (model::Fields(entity.state).text("outcome").empty())
    throw Error(ErrorCode::not_possible, "This complaint is open.");
  Edit edit(engine, visit.id);
  edit.clear(kind, entity.id, "outcome").clear(kind, entity.id, "answered");
  edit.commit();
  return {};
}

ComplaintList::Result handle(Engine& engine, const ComplaintList& command) {
  VisitState& visit = engine.visit(command.visit);
  const VisitCalendar calendar(engine, visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  ComplaintList::Result result;
  for (const model::Entity& entity : found) {
    result.complaints.push_back(view_of(engine, visit, names, entity));
    if (result.complaints.back().state == "open") ++result.open;
  }
  if (const CalendarItem* last = calendar.find(window)) {
    result.last_day = to_iso8601(last->deadline.due);
    result.last_day_expected = last->deadline.expected;
  }
  const CalendarItem* publication = publication_of(calendar);
  result.holds_publication = publication != nullptr && !publication->done_on && result.open > 0;
  return result;
}

}  // namespace fieldfare::app
