#include <map>

#include <fieldfare/core/app/commands/cases.h>

#include "app/case_code.h"
#include "app/edit.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::case_;

/// How many notes each case has, in one pass.
std::map<EntityId, std::int64_t> notes_by_case(Engine& engine, std::int64_t vid) {
  std::map<EntityId, std::int64_t> counts;
  engine.entities().each(vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    if (const auto about = model::Fields(note.state).id("case")) ++counts[*about];
  });
  return counts;
}

}  // namespace

CaseAdd::Result handle(Engine& engine, const CaseAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  if (command.age && (*command.age < 0 || *command.age > 25)) {
    throw Error(ErrorCode::usage, "The age is 0 to 25 years.");
  }
  const EntityId id = engine.new_id();
  const Token case_kind = Token::of(command.kind, "a kind of case", {"tracked", "sampled"});
  Edit edit(engine, command.visit);
  edit.set(kind, id, "kind", case_kind).set(kind, id, "at", engine.now());
  if (command.age) edit.set(kind, id, "age", *command.age);
  if (command.phase) edit.set(kind, id, "phase", engine.guarded(command.visit, *command.phase));
  std::vector<guard::GuardedText> attributes;
  for (const RawText& attribute : command.attributes) {
    attributes.push_back(engine.guarded(command.visit, attribute));
  }
  if (!attributes.empty()) edit.set(kind, id, "attributes", attributes);
  edit.commit();
  return {id, case_code(command.kind, id)};
}

CaseConsent::Result handle(Engine& engine, const CaseConsent& command) {
  const auto entity = engine.entity(kind, command.case_id, "case");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  Edit edit(engine, visit.id);
  edit.set(kind, entity.id, "consent",
           Token::of(command.state, "a state of consent", {"agreed", "declined", "withdrawn"}));
  edit.set(kind, entity.id, "consent-at", engine.now());
  edit.commit();
  return {};
}

CaseList::Result handle(Engine& engine, const CaseList& command) {
  VisitState& visit = engine.visit(command.visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  const auto notes = notes_by_case(engine, visit.vid);
  CaseList::Result result;
  for (const auto& entity : found) {
    const model::Fields fields(entity.state);
    CaseView view;
    view.case_id = entity.id;
    view.kind = fields.text("kind");
    view.code = case_code(view.kind, entity.id);
    view.age = fields.integer("age");
    view.phase = fields.text("phase");
    view.attributes = fields.list("attributes");
    view.consent = fields.has("consent") ? fields.text("consent") : "not asked";
    view.notes = notes.contains(entity.id) ? notes.at(entity.id) : 0;
    view.conflicted = entity.conflicted;
    result.cases.push_back(std::move(view));
  }
  return result;
}

}  // namespace fieldfare::app
