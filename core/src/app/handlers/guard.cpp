#include <string>
#include <vector>

#include <fieldfare/core/app/commands/guard.h>
#include <fieldfare/core/utf8.h>

#include "app/edit.h"
#include "model/fields.h"

namespace fieldfare::app {

GuardCheck::Result handle(Engine& engine, const GuardCheck& command) {
  guard::AllowList allow;
  if (command.visit) allow = engine.vocabulary(*command.visit)->allow;
  GuardCheck::Result result;
  utf8::OffsetCounter code_points(command.text.view());
  for (const guard::Finding& finding : engine.guard().check(command.text.view(), allow)) {
    const auto start = static_cast<std::int64_t>(code_points.at(finding.start));
    const auto end = static_cast<std::int64_t>(code_points.at(finding.end));
    result.findings.push_back({start, end, std::string(guard::label_name(finding.label)),
                               std::string(finding.rule),
                               std::string(guard::tier_name(finding.tier))});
  }
  return result;
}

GuardAllow::Result handle(Engine& engine, const GuardAllow& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto as = guard::allowed_as_from_name(command.as);
  if (!as) {
    throw Error(ErrorCode::usage, "\"" + command.as + "\" is not something to allow a phrase as.",
                "Possible: setting, place, staff-role, not-a-person.");
  }
  const auto phrase = engine.guarded_name(command.visit, command.phrase, *as);
  if (phrase.empty()) throw Error(ErrorCode::usage, "The phrase is empty.");
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(model::Kind::allowed_phrase, id, "phrase", phrase);
  edit.set(model::Kind::allowed_phrase, id, "as",
           Token::of(command.as, "a reason", {"setting", "place", "staff-role", "not-a-person"}));
  edit.commit();
  engine.vocabulary_changed(command.visit);
  return {};
}

namespace {

/// As allow lists compare phrases: without regard to case and blanks.
std::vector<std::string> folded(std::string_view phrase) {
  guard::AllowList one;
  one.add(phrase, guard::AllowedAs::place);
  return one.given();
}

}  // namespace

GuardDisallow::Result handle(Engine& engine, const GuardDisallow& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto wanted = folded(command.phrase.view());
  std::vector<EntityId> found;
  engine.entities().each(visit.vid, model::Kind::allowed_phrase, std::nullopt,
                         [&](model::Entity&& entity) {
                           // An empty phrase is one that was taken back: it folds to nothing.
                           const std::string phrase = model::Fields(entity.state).text("phrase");
                           if (!wanted.empty() && folded(phrase) == wanted)
                             found.push_back(entity.id);
                         });
  if (found.empty()) {
    throw Error(ErrorCode::not_found, "This phrase is not allowed in this visit.",
                "`fieldfare guard allowed` lists those that are. Names of providers and of the "
                "area are allowed by themselves.");
  }
  Edit edit(engine, command.visit);
  for (const EntityId& id : found)
    edit.clear(model::Kind::allowed_phrase, id, "phrase");
  edit.commit();
  engine.vocabulary_changed(command.visit);
  return {};
}

GuardAllowed::Result handle(Engine& engine, const GuardAllowed& command) {
  return {engine.vocabulary(command.visit)->allow.given()};
}

}  // namespace fieldfare::app
