#include <algorithm>
#include <map>

#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/notes.h>

#include "app/case_code.h"
#include "app/consent.h"
#include "app/edit.h"
#include "app/person_filter.h"
#include "app/population.h"
#include "app/redaction.h"
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

std::vector<model::Entity> notes_of_case(Engine& engine, VisitState& visit,
                                         const EntityId& case_id) {
  std::vector<model::Entity> out;
  engine.entities().each(visit.vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    if (model::Fields(note.state).id("case") == case_id) out.push_back(std::move(note));
  });
  return out;
}

EntityId line_of(Engine& engine, const EntityId& line) {
  return engine.entity(model::Kind::line, line, "line of enquiry").id;
}

const framework::TagGroup* standings(const framework::Framework& framework) {
  const auto found = std::find_if(framework.tags.begin(), framework.tags.end(),
                                  [](const auto& group) { return group.id == "case-status"; });
  return found == framework.tags.end() ? nullptr : &*found;
}

Token standing(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> known;
  if (const auto* group = standings(framework)) {
    for (const framework::Tag& tag : group->tags)
      known.push_back(tag.id);
  }
  if (known.empty()) {
    throw Error(ErrorCode::not_possible, "This kind of visit has no words for where a case stands.",
                "Say it as an attribute.");
  }
  return Token::among(value, "a standing that the framework knows", known);
}

void count_standings(const framework::Framework& framework, CaseList::Result& result) {
  const auto* group = standings(framework);
  if (group == nullptr) return;
  for (const framework::Tag& tag : group->tags) {
    const auto cases = std::count_if(result.cases.begin(), result.cases.end(),
                                     [&](const CaseView& one) { return one.standing == tag.id; });
    result.standings.push_back({tag.id, tag.label, cases});
  }
}

}  // namespace

/// In notes.cpp.
NoteRedact::Result handle(Engine& engine, const NoteRedact& command);

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
  if (command.line) edit.set(kind, id, "line", line_of(engine, *command.line));
  if (command.standing)
    edit.set(kind, id, "standing", standing(*command.standing, engine.framework(visit.id)));
  edit.commit();
  return {id, case_code(command.kind, id), warnings_of_case(engine, visit, id)};
}

CaseUpdate::Result handle(Engine& engine, const CaseUpdate& command) {
  const auto entity = engine.entity(kind, command.case_id, "case");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  Edit edit(engine, visit.id);
  if (command.line) edit.set(kind, entity.id, "line", line_of(engine, *command.line));
  if (command.standing) {
    edit.set(kind, entity.id, "standing", standing(*command.standing, engine.framework(visit.id)));
  }
  edit.commit();
  return {};
}

CaseConsent::Result handle(Engine& engine, const CaseConsent& command) {
  const auto entity = engine.entity(kind, command.case_id, "case");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const Token state =
      Token::of(command.state, "a state of consent", {"asked", "agreed", "declined", "withdrawn"});
  Edit edit(engine, visit.id);
  edit.set(kind, entity.id, "consent", state);
  edit.set(kind, entity.id, "consent-at", engine.now());
  if (command.informed) edit.set(kind, entity.id, "informed", *command.informed);
  if (command.through) {
    edit.set(kind, entity.id, "through",
             Token::of(*command.through, "who was approached", {"child", "parent"}));
  }
  edit.commit();
  CaseConsent::Result result;
  if (command.state == "withdrawn")
    result.locked_notes = static_cast<std::int64_t>(notes_of_case(engine, visit, entity.id).size());
  const auto now = engine.entity(kind, command.case_id, "case");
  if (command.state == "agreed" && !model::Fields(now.state).flag("informed")) {
    result.warnings.emplace_back(
        "Families are promised more information before they decide. Say that they had it with "
        "--informed.");
  }
  return result;
}

CaseDecide::Result handle(Engine& engine, const CaseDecide& command) {
  const auto entity = engine.entity(kind, command.case_id, "case");
  VisitState& visit = engine.visit(entity.vid);
  require_role(visit, {log::Role::lead, log::Role::deputy}, "decide on notes of a withdrawn case");
  const auto reason = engine.guarded(visit.id, command.reason);
  if (consent_of(entity) != "withdrawn") {
    throw Error(ErrorCode::not_possible, "The family has not withdrawn from this case.",
                "Record it first: `fieldfare case consent CASE --state withdrawn`.");
  }
  const Token decision = Token::of(command.notes, "a decision", {"keep", "delete"});
  CaseDecide::Result result;
  const auto notes = notes_of_case(engine, visit, entity.id);
  if (decision.str() == "delete") {
    for (const model::Entity& note : notes) {
      if (!is_redacted(note)) handle(engine, NoteRedact{note.id, command.reason});
      ++result.notes;
    }
  }
  Edit edit(engine, visit.id);
  for (const model::Entity& note : notes) {
    if (decision.str() == "delete") break;
    edit.clear(model::Kind::note, note.id, "case");
    ++result.notes;
  }
  edit.set(kind, entity.id, "decision", decision).set(kind, entity.id, "decision-at", engine.now());
  edit.set(kind, entity.id, "decision-by", visit.self);
  edit.set(kind, entity.id, "decision-reason", reason);
  edit.also([about = entity.id](storage::Transaction& transaction) {
    auto drop = transaction.database().prepare("DELETE FROM draft WHERE about = ?1");
    drop.bind(1, about.view()).run();
  });
  const model::Fields fields(entity.state);
  for (const auto* described : {"age", "phase", "attributes"}) {
    if (fields.has(described)) edit.clear(kind, entity.id, described);
  }
  edit.commit();
  return result;
}

CaseList::Result handle(Engine& engine, const CaseList& command) {
  VisitState& visit = engine.visit(command.visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  const auto notes =
      command.uncounted ? std::map<EntityId, std::int64_t>() : notes_by_case(engine, visit.vid);
  const auto ties = engine.people().ties(visit.vid);
  const auto people = ties.empty() ? std::nullopt : population_of(engine, visit);
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
    view.consent = consent_of(entity);
    view.informed = fields.flag("informed");
    view.through = fields.text("through");
    view.decision = fields.text("decision");
    view.reason = fields.text("reason");
    if (const auto tie = ties.find(entity.id); tie != ties.end() && people) {
      view.row = row_name(engine.framework(visit.id), tie->second);
      const auto* references = people->table->column("reference");
      const auto place = people->find(tie->second);
      if (place && references != nullptr) view.reference = references->at(*place);
    }
    view.notes = notes.contains(entity.id) ? notes.at(entity.id) : 0;
    view.conflicted = entity.conflicted;
    if (const auto line = fields.id("line")) view.line_id = line->hex();
    view.standing = fields.text("standing");
    result.cases.push_back(std::move(view));
  }
  if (const auto words = engine.vocabulary(visit.id); words->framework)
    count_standings(*words->framework, result);
  return result;
}

}  // namespace fieldfare::app
