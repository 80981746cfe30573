#include <fieldfare/core/app/commands/surveys.h>

#include "app/derived_id.h"
#include "app/edit.h"
#include "app/visit_calendar.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::survey;

EntityId survey_id(const VisitId& visit, const framework::Survey& survey) {
  return derived_id(visit, "survey", {survey.id});
}

/// Where the calendar stands: it opens on the day of its deadline and closes at the time of its.
std::string state_of(const VisitCalendar& calendar, const framework::Survey& survey, Time now) {
  const CalendarItem* opens = calendar.find(survey.opens);
  const CalendarItem* closes = calendar.find(survey.closes);
  if (closes != nullptr) {
    if (closes->done_on) return "closed";
    const auto due = schedule::state_of(closes->deadline, now, false);
    if (due == schedule::DeadlineState::overdue) return "closed";
  }
  if (opens != nullptr && opens->done_on) return "open";
  return opens != nullptr && calendar.today() < opens->deadline.due ? "not-open" : "open";
}

SurveyView framework_view(const VisitCalendar& calendar, const framework::Survey& survey,
                          Time now) {
  SurveyView out;
  out.survey = survey.id;
  out.title = survey.title;
  for (const framework::Statement& audience : survey.audiences)
    out.audiences.push_back(audience.text);
  for (const framework::Statement& rule : survey.rules)
    out.rules.push_back(rule.text);
  out.state = state_of(calendar, survey, now);
  if (const CalendarItem* opens = calendar.find(survey.opens)) {
    out.opens = to_iso8601(opens->done_on.value_or(opens->deadline.due));
  }
  if (const CalendarItem* closes = calendar.find(survey.closes)) {
    out.closes = to_iso8601(closes->deadline.due);
    out.closes_time = schedule::time_text(closes->deadline.time_minutes);
    if (closes->deadline.other_reading && !closes->deadline.moved)
      out.other_closing = to_iso8601(*closes->deadline.other_reading);
  }
  return out;
}

/// What people have written about it.
void fill(Engine& engine, VisitState& visit, const model::Entity& entity, SurveyView& out) {
  const model::Fields fields(entity.state);
  if (fields.flag("not-held")) out.state = "not-held";
  out.link_shared_on = fields.text("link-shared-on");
  out.responses = fields.integer("responses");
  out.responses_as_at = fields.text("responses-as-at");
  out.paper_copies = fields.flag("paper-copies");
  out.distribution = engine.projector().shown_text(visit, entity, "distribution");
  out.accessibility = engine.projector().shown_text(visit, entity, "accessibility");
  out.conflicted = entity.conflicted;
  out.reviewed = fields.set("reviewed");
}

/// The one that a person means, by the framework's id or the beginning of a survey id.
EntityId find(Engine& engine, const VisitState& visit, const framework::Framework& framework,
              std::string_view given) {
  for (const framework::Survey& survey : framework.surveys) {
    const EntityId id = survey_id(visit.id, survey);
    if (survey.id == given || (given.size() >= 6 && id.hex().starts_with(given))) return id;
  }
  std::optional<EntityId> found;
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    if (given.size() >= 6 && entity.id.hex().starts_with(given)) found = entity.id;
  });
  if (found) return *found;
  throw Error(ErrorCode::not_found, "There is no such survey in this visit.",
              "`fieldfare survey list` shows them.");
}

}  // namespace

SurveyList::Result handle(Engine& engine, const SurveyList& command) {
  VisitState& visit = engine.visit(command.visit);
  const VisitCalendar calendar(engine, visit);
  const Time now = engine.now();
  SurveyList::Result result;
  for (const framework::Survey& survey : calendar.framework().surveys) {
    SurveyView view = framework_view(calendar, survey, now);
    view.survey_id = survey_id(visit.id, survey);
    if (const auto known = engine.entities().find(visit.vid, kind, view.survey_id))
      fill(engine, visit, *known, view);
    result.surveys.push_back(std::move(view));
  }
  std::vector<model::Entity> added;
  engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
    if (model::Fields(entity.state).flag("added")) added.push_back(std::move(entity));
  });
  for (const model::Entity& entity : added) {
    const model::Fields fields(entity.state);
    SurveyView view;
    // It opens and closes with the framework's own.
    if (!calendar.framework().surveys.empty())
      view = framework_view(calendar, calendar.framework().surveys.front(), now);
    view.survey_id = entity.id;
    view.survey.clear();
    view.rules.clear();
    view.title = fields.text("title");
    view.audiences = {fields.text("audience")};
    if (view.state.empty()) view.state = "open";
    fill(engine, visit, entity, view);
    result.surveys.push_back(std::move(view));
  }
  return result;
}

SurveyUpdate::Result handle(Engine& engine, const SurveyUpdate& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const EntityId id = find(engine, visit, engine.framework(command.visit), command.survey);
  if (command.responses && (*command.responses < 0 || *command.responses > 1'000'000))
    throw Error(ErrorCode::usage, "The number of replies is 0 to 1,000,000.");
  Edit edit(engine, visit.id);
  if (command.held) edit.set(kind, id, "not-held", !*command.held);
  if (command.link_shared_on) edit.set(kind, id, "link-shared-on", *command.link_shared_on);
  if (command.responses) {
    edit.set(kind, id, "responses", *command.responses);
    edit.set(kind, id, "responses-as-at", uk_today(engine.now()));
  }
  if (command.paper_copies) edit.set(kind, id, "paper-copies", *command.paper_copies);
  if (command.distribution)
    edit.set(kind, id, "distribution", engine.guarded(visit.id, *command.distribution));
  if (command.accessibility)
    edit.set(kind, id, "accessibility", engine.guarded(visit.id, *command.accessibility));
  if (command.reviewed) {
    const std::string today = to_iso8601(uk_today(engine.now()));
    edit.set(kind, id, "reviewed/" + today, true);
  }
  edit.commit();
  return {};
}

SurveyAdd::Result handle(Engine& engine, const SurveyAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "add a survey");
  require_open(engine, visit);
  const auto title = engine.guarded(visit.id, command.title);
  const auto audience = engine.guarded(visit.id, command.audience);
  if (title.empty() || audience.empty())
    throw Error(ErrorCode::usage, "A survey has a title and an audience.");
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(kind, id, "added", true).set(kind, id, "title", title);
  edit.set(kind, id, "audience", audience).set(kind, id, "at", engine.now());
  edit.commit();
  return {id};
}

}  // namespace fieldfare::app
