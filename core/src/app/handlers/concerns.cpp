#include <algorithm>

#include <fieldfare/core/app/commands/concerns.h>

#include "app/concern_rules.h"
#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::concern;
constexpr auto action_kind = model::Kind::concern_action;
constexpr std::string_view pause = "pause";
constexpr std::string_view resume = "resume";

std::vector<model::Entity> acts_of(Engine& engine, const VisitState& visit,
                                   const EntityId& concern) {
  std::vector<model::Entity> out;
  engine.entities().each(visit.vid, action_kind, concern,
                         [&](model::Entity&& act) { out.push_back(std::move(act)); });
  return out;
}

ConcernActView view_of_act(Engine& engine, VisitState& visit, Names& names,
                           const framework::Framework& framework, const model::Entity& act) {
  const model::Fields fields(act.state);
  ConcernActView view;
  view.action = engine.projector().shown_text(visit, act, "action");
  view.step = fields.text("step");
  view.passed_to = fields.text("passed-to");
  if (const auto* role = framework.role(view.passed_to)) view.passed_to_label = role->label;
  view.channel = fields.text("channel");
  view.passed_at = fields.text("passed-at");
  view.told = fields.text("told");
  if (const auto author = fields.member("author")) view.author = names.of(*author);
  view.at = fields.text("at");
  return view;
}

std::string in_words(const ConcernActView& act) {
  std::string out = act.at + " ";
  if (!act.author.empty()) out += act.author + ": ";
  out += act.action;
  if (!act.passed_to.empty()) {
    out += " (passed on to: " + act.passed_to_label;
    if (!act.channel.empty()) out += ", " + act.channel;
    out += ")";
  }
  if (!act.told.empty()) out += " (told: " + act.told + ")";
  return out;
}

void add_steps(const framework::ConcernKind& about, ConcernView& view) {
  view.title = about.title;
  view.may_pass_to = about.passed_to;
  for (const auto& action : about.actions) {
    const bool done = std::any_of(view.acts.begin(), view.acts.end(),
                                  [&](const auto& act) { return act.step == action.id; });
    view.steps.push_back(
        {action.id, action.text, std::string(framework::name(action.strength)), done});
  }
}

ConcernView view_of(Engine& engine, VisitState& visit, Names& names, const model::Entity& entity) {
  const framework::Framework& framework = engine.framework(visit.id);
  const model::Fields fields(entity.state);
  ConcernView view;
  view.concern_id = entity.id;
  view.kind = fields.text("kind");
  view.text = engine.projector().shown_text(visit, entity, "text");
  view.state = fields.text("state") == "resolved" ? "resolved" : "open";
  for (const model::Entity& act : acts_of(engine, visit, entity.id)) {
    view.acts.push_back(view_of_act(engine, visit, names, framework, act));
    view.actions.push_back(in_words(view.acts.back()));
    if (view.acts.back().step == pause) view.paused = true;
    if (view.acts.back().step == resume) view.paused = false;
  }
  if (const auto about = fields.id("case")) view.case_id = about->hex();
  view.survey = fields.text("survey");
  if (const auto author = fields.member("author")) view.author = names.of(*author);
  view.raised_at = fields.text("at");
  view.conflicted = entity.conflicted;
  view.passed_on = passed_on(engine, visit, entity);
  if (const auto* about = framework.concern_kind(view.kind)) {
    add_steps(*about, view);
    view.holds_feedback = holds_feedback(*about) && !view.passed_on;
  }
  return view;
}

Token survey_token(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> surveys;
  for (const framework::Survey& survey : framework.surveys)
    surveys.push_back(survey.id);
  return Token::among(value, "a survey of this kind of visit", surveys);
}

Token step_token(std::string_view value, const framework::ConcernKind& about) {
  std::vector<std::string> steps;
  for (const auto& action : about.actions) {
    steps.push_back(action.id);
    if (action.id == pause) steps.emplace_back(resume);
  }
  return Token::among(value, "a step that the framework lists for this kind of concern", steps);
}

/// To which role it was passed on, how and when.
void set_passed_on(Engine& engine, Edit& edit, const EntityId& act, const ConcernAct& command,
                   const framework::ConcernKind& about) {
  if (!command.passed_to) {
    if (command.channel || command.passed_at) {
      throw Error(ErrorCode::usage, "It is not said to whom it was passed on.",
                  "Give the role as well: --passed-to.");
    }
    return;
  }
  edit.set(action_kind, act, "passed-to",
           Token::among(*command.passed_to, "a role to which this kind of concern is passed on",
                        about.passed_to));
  if (command.channel) {
    edit.set(action_kind, act, "channel",
             Token::of(*command.channel, "a way of passing on",
                       {"in-person", "phone", "video", "secure-message", "procedure"}));
  }
  const Time when = command.passed_at.value_or(engine.now());
  if (when > engine.now())
    throw Error(ErrorCode::usage, "The time at which it was passed on has not come yet.");
  edit.set(action_kind, act, "passed-at", when);
}

}  // namespace

ConcernAdd::Result handle(Engine& engine, const ConcernAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const EntityId id = engine.new_id();
  const std::string wanted = command.kind.empty() ? "safeguarding" : command.kind;
  Edit edit(engine, command.visit);
  edit.set(kind, id, "kind", Token::concern_kind(wanted, engine.framework(command.visit)));
  edit.set(kind, id, "text", engine.guarded(command.visit, command.text));
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  if (command.case_id) {
    edit.set(kind, id, "case", engine.entity(model::Kind::case_, *command.case_id, "case").id);
  }
  if (command.survey)
    edit.set(kind, id, "survey", survey_token(*command.survey, engine.framework(visit.id)));
  edit.commit();
  return {id};
}

ConcernAct::Result handle(Engine& engine, const ConcernAct& command) {
  const auto entity = engine.entity(kind, command.concern, "concern");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  const framework::Framework& framework = engine.framework(visit.id);
  static const framework::ConcernKind unknown;
  const auto* known = framework.concern_kind(model::Fields(entity.state).text("kind"));
  const framework::ConcernKind& about = known == nullptr ? unknown : *known;
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(action_kind, id, "concern", entity.id);
  edit.set(action_kind, id, "action", engine.guarded(visit.id, command.action));
  if (command.told) edit.set(action_kind, id, "told", engine.guarded(visit.id, *command.told));
  if (command.step) edit.set(action_kind, id, "step", step_token(*command.step, about));
  set_passed_on(engine, edit, id, command, about);
  edit.set(action_kind, id, "author", visit.self).set(action_kind, id, "at", engine.now());
  if (command.resolved) {
    edit.set(kind, entity.id, "state", Token::of("resolved", "a state", {"open", "resolved"}));
  }
  edit.commit();
  return {};
}

ConcernList::Result handle(Engine& engine, const ConcernList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  ConcernList::Result result;
  for (const auto& entity : found)
    result.concerns.push_back(view_of(engine, visit, names, entity));
  if (!found.empty()) result.held_back = feedback_held_back(engine, visit);
  return result;
}

ConcernShow::Result handle(Engine& engine, const ConcernShow& command) {
  const auto entity = engine.entity(kind, command.concern, "concern");
  VisitState& visit = engine.visit(entity.vid);
  Names names(engine, visit);
  return view_of(engine, visit, names, entity);
}

}  // namespace fieldfare::app
