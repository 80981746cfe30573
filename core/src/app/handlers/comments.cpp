#include <fieldfare/core/app/commands/comments.h>

#include <fieldfare/core/output/build.h>

#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::comment;

}  // namespace

CommentAdd::Result handle(Engine& engine, const CommentAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const framework::Output& output = output::output_of(framework, command.output);
  const guard::GuardedText text = engine.guarded(command.visit, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The comment is empty.");
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "output", Token::among(output.id, "an output", {output.id}));
  edit.set(kind, id, "text", text);
  if (command.from) edit.set(kind, id, "from", Token::framework_role(*command.from, framework));
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  edit.commit();
  return {id};
}

CommentAnswer::Result handle(Engine& engine, const CommentAnswer& command) {
  const auto entity = engine.entity(kind, command.comment, "comment");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  const guard::GuardedText text = engine.guarded(visit.id, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The answer is empty.");
  Edit edit(engine, visit.id);
  edit.set(kind, entity.id, "answer", text).set(kind, entity.id, "changed", command.changed);
  edit.commit();
  return {};
}

CommentList::Result handle(Engine& engine, const CommentList& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  CommentList::Result result;
  for (const model::Entity& entity : found) {
    const model::Fields fields(entity.state);
    if (command.output && fields.text("output") != *command.output) continue;
    CommentView view;
    view.comment_id = entity.id;
    view.output = fields.text("output");
    const framework::Role* role = framework.role(fields.text("from"));
    view.from = role == nullptr ? fields.text("from") : role->label;
    view.text = engine.projector().shown_text(visit, entity, "text");
    view.answer = engine.projector().shown_text(visit, entity, "answer");
    view.state = view.answer.empty() ? "open" : "answered";
    view.changed = fields.flag("changed");
    if (const auto author = fields.member("author")) view.by = names.of(*author);
    view.at = fields.text("at");
    view.conflicted = entity.conflicted;
    result.comments.push_back(std::move(view));
  }
  return result;
}

}  // namespace fieldfare::app
