#include <algorithm>

#include <fieldfare/core/app/commands/lines.h>

#include "app/case_code.h"
#include "app/edit.h"
#include "app/evidence.h"
#include "app/last_word.h"
#include "app/line_notes.h"
#include "app/note_words.h"
#include "app/views.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::line;
constexpr auto link_kind = model::Kind::line_note;

/// The line and its visit, if this member may change it.
std::pair<model::Entity, VisitState*> to_change(Engine& engine, const EntityId& id) {
  auto entity = engine.entity(kind, id, "line of enquiry");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  return {std::move(entity), &visit};
}

Token origin_token(std::string_view value) {
  return Token::of(value, "where a line of enquiry comes from",
                   {"document", "survey", "meeting", "note", "tracking", "other"});
}

Token stance_token(std::string_view value) {
  return Token::of(value, "how a note bears on a line", {"for", "against", "neither"});
}

/// The note or activity that a line came up in.
EntityId origin_of(Engine& engine, const VisitState& visit, const EntityId& id) {
  if (const auto note = engine.entities().find(visit.vid, model::Kind::note, id)) {
    if (model::is_restricted(*note)) {
      throw Error(ErrorCode::not_possible,
                  "The note is restricted, and the whole team reads lines of enquiry.",
                  "Name the activity instead.");
    }
    return note->id;
  }
  return engine.entity(model::Kind::activity, id, "note or activity").id;
}

void set_origin(Engine& engine, const VisitState& visit, Edit& edit, const EntityId& id,
                const std::optional<std::string>& origin, const std::optional<EntityId>& origin_id,
                const std::optional<RawText>& detail) {
  if (origin) edit.set(kind, id, "origin", origin_token(*origin));
  if (origin_id) edit.set(kind, id, "origin-id", origin_of(engine, visit, *origin_id));
  if (detail) edit.set(kind, id, "origin-detail", engine.guarded(visit.id, *detail));
}

/// A linked note, and how it bears on the line.
struct Linked {
  model::Entity note;
  std::string stance;
};

std::size_t rank(std::string_view stance) {
  if (stance == "for") return 0;
  return stance == "against" ? 1 : 2;
}

std::vector<Linked> linked_notes(Engine& engine, const VisitState& visit, const EntityId& line,
                                 std::int64_t& hidden) {
  std::vector<Linked> out;
  for (const LineLinkFound& link : links_of_line(engine, visit, line)) {
    auto note = engine.entities().find(visit.vid, model::Kind::note, link.note);
    if (!note) {
      ++hidden;
    } else {
      out.push_back({std::move(*note), link.stance});
    }
  }
  const auto key = [](const Linked& linked) {
    return std::tuple(rank(linked.stance), model::Fields(linked.note.state).text("at"),
                      linked.note.id);
  };
  std::sort(out.begin(), out.end(),
            [&](const Linked& a, const Linked& b) { return key(a) < key(b); });
  return out;
}

LineNote view_of(Engine& engine, VisitState& visit, Names& names, Evidence& evidence,
                 const model::Entity& line, const Linked& linked) {
  const model::Fields fields(linked.note.state);
  LineNote view;
  view.note_id = linked.note.id;
  view.stance = linked.stance;
  view.text = engine.projector().shown_text(visit, linked.note, "text");
  if (const auto author = fields.member("author")) view.author = names.of(*author);
  view.captured_at = fields.text("at");
  view.basis = fields.text("basis");
  view.recency = fields.text("recency");
  view.criteria = fields.set("criteria");
  if (const auto activity = fields.id("activity"))
    view.activity = evidence.activity(*activity).title;
  const auto link =
      engine.entities().find(visit.vid, link_kind, line_note_id(line.id, linked.note.id));
  if (link) view.linked_by = last_word(engine, visit, names, *link, "stance").by;
  return view;
}

std::string origin_in_words(Engine& engine, VisitState& visit, const model::Entity& line) {
  const auto id = model::Fields(line.state).id("origin-id");
  if (!id) return {};
  Evidence evidence(engine, visit);
  if (const auto note = engine.entities().find(visit.vid, model::Kind::note, *id)) {
    const auto activity = model::Fields(note->state).id("activity");
    return activity ? "a note of " + evidence.activity(*activity).title : std::string();
  }
  return evidence.activity(*id).title;
}

/// What is thin about a line of enquiry, from the notes that test it.
std::vector<std::string> gaps_of(const LineView& line, const std::vector<LineNote>& notes) {
  std::vector<std::string> out;
  if (notes.empty()) {
    out.emplace_back("No note tests it yet.");
    return out;
  }
  const auto all = [&](auto&& holds) { return std::all_of(notes.begin(), notes.end(), holds); };
  if (all([](const LineNote& note) { return note.basis == "told"; }))
    out.emplace_back("It rests on what was told alone; nothing was observed or read.");
  if (all([](const LineNote& note) { return note.recency == "historical"; }))
    out.emplace_back("All of its evidence is historical.");
  if (all([&](const LineNote& note) { return note.author == notes.front().author; }) &&
      notes.size() > 1)
    out.push_back("All of its notes are by " + notes.front().author + ".");
  if (line.supporting > 0 && line.opposing > 0)
    out.emplace_back("Its notes speak for and against it.");
  return out;
}

}  // namespace

LineView view_of_line(Engine& engine, VisitState& visit, Names& names,
                      const model::Entity& entity) {
  const model::Fields fields(entity.state);
  LineView view;
  view.line_id = entity.id;
  view.text = engine.projector().shown_text(visit, entity, "text");
  view.state = fields.text("state") == "closed" ? "closed" : "open";
  view.outcome = engine.projector().shown_text(visit, entity, "outcome");
  view.criteria = fields.set("criteria");
  if (const auto author = fields.member("author")) view.author = names.of(*author);
  view.conflicted = entity.conflicted;
  if (view.state == "closed") view.result = fields.text("result");
  view.origin = fields.text("origin");
  if (const auto origin = fields.id("origin-id")) view.origin_id = origin->hex();
  view.origin_detail = engine.projector().shown_text(visit, entity, "origin-detail");
  view.next_step = engine.projector().shown_text(visit, entity, "next-step");
  view.raised_at = fields.text("at");
  for (const LineLinkFound& link : links_of_line(engine, visit, entity.id)) {
    const std::size_t place = rank(link.stance);
    ++(place == 0 ? view.supporting : place == 1 ? view.opposing : view.neither);
  }
  return view;
}

LineAdd::Result handle(Engine& engine, const LineAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const EntityId id = engine.new_id();
  Edit edit(engine, command.visit);
  edit.set(kind, id, "text", engine.guarded(command.visit, command.text));
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  edit.set_elements(nullptr, kind, id, "criteria",
                    criteria_tokens(command.criteria, engine.framework(command.visit)));
  set_origin(engine, visit, edit, id, command.origin, command.origin_id, command.origin_detail);
  if (command.next_step)
    edit.set(kind, id, "next-step", engine.guarded(command.visit, *command.next_step));
  edit.commit();
  return {id};
}

LineUpdate::Result handle(Engine& engine, const LineUpdate& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  Edit edit(engine, visit->id);
  if (command.text) edit.set(kind, entity.id, "text", engine.guarded(visit->id, *command.text));
  if (command.criteria) {
    edit.set_elements(&entity, kind, entity.id, "criteria",
                      criteria_tokens(*command.criteria, engine.framework(visit->id)));
  }
  if (command.next_step)
    edit.set(kind, entity.id, "next-step", engine.guarded(visit->id, *command.next_step));
  set_origin(engine, *visit, edit, entity.id, command.origin, command.origin_id,
             command.origin_detail);
  edit.commit();
  return {};
}

LineLink::Result handle(Engine& engine, const LineLink& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  const auto note = engine.entity(model::Kind::note, command.note, "note");
  if (note.vid != entity.vid)
    throw Error(ErrorCode::usage, "The note and the line are of different visits.");
  const EntityId id = line_note_id(entity.id, note.id);
  Edit edit(engine, visit->id);
  edit.set(link_kind, id, "line", entity.id).set(link_kind, id, "note", note.id);
  edit.set(link_kind, id, "stance", stance_token(command.stance));
  if (model::is_restricted(note)) edit.set(link_kind, id, "audience", audience_token("restricted"));
  edit.commit();
  return {};
}

LineUnlink::Result handle(Engine& engine, const LineUnlink& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  const auto link =
      engine.entities().find(visit->vid, link_kind, line_note_id(entity.id, command.note));
  if (!link || !model::Fields(link->state).has("stance"))
    throw Error(ErrorCode::not_found, "This note is not linked to the line.");
  Edit edit(engine, visit->id);
  edit.clear(link_kind, link->id, "stance");
  edit.commit();
  return {};
}

LineClose::Result handle(Engine& engine, const LineClose& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  Edit edit(engine, visit->id);
  edit.set(kind, entity.id, "state", Token::of("closed", "a state", {"open", "closed"}));
  if (command.outcome)
    edit.set(kind, entity.id, "outcome", engine.guarded(visit->id, *command.outcome));
  if (command.result) {
    edit.set(kind, entity.id, "result",
             Token::of(*command.result, "a result of a line of enquiry",
                       {"confirmed", "partly", "not-confirmed", "set-aside"}));
  }
  edit.commit();
  const bool tested = !links_of_line(engine, *visit, entity.id).empty();
  return {tested || command.result == "set-aside" ? std::string()
                                                  : "No note is linked that tests it."};
}

LineReopen::Result handle(Engine& engine, const LineReopen& command) {
  const auto [entity, visit] = to_change(engine, command.line);
  Edit edit(engine, visit->id);
  edit.set(kind, entity.id, "state", Token::of("open", "a state", {"open", "closed"}));
  edit.commit();
  return {};
}

LineList::Result handle(Engine& engine, const LineList& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.state)
    static_cast<void>(Token::of(*command.state, "a state of a line", {"open", "closed"}));
  Names names(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  LineList::Result result;
  for (const auto& entity : found) {
    LineView view = view_of_line(engine, visit, names, entity);
    if (!command.state || view.state == *command.state) result.lines.push_back(std::move(view));
  }
  return result;
}

LineShow::Result handle(Engine& engine, const LineShow& command) {
  const auto entity = engine.entity(kind, command.line, "line of enquiry");
  VisitState& visit = engine.visit(entity.vid);
  Names names(engine, visit);
  Evidence evidence(engine, visit);
  LineShow::Result result;
  result.line = view_of_line(engine, visit, names, entity);
  result.origin_in_words = origin_in_words(engine, visit, entity);
  for (const Linked& linked : linked_notes(engine, visit, entity.id, result.hidden))
    result.notes.push_back(view_of(engine, visit, names, evidence, entity, linked));
  result.gaps = gaps_of(result.line, result.notes);
  engine.entities().each(visit.vid, model::Kind::case_, std::nullopt, [&](model::Entity&& one) {
    const model::Fields fields(one.state);
    if (fields.id("line") == entity.id)
      result.cases.push_back(case_code(fields.text("kind"), one.id));
  });
  std::sort(result.cases.begin(), result.cases.end());
  return result;
}

}  // namespace fieldfare::app
