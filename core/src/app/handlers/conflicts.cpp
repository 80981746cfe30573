#include <algorithm>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/crypto/hash.h>

#include "app/edit.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// A conflict is a field of an entity: its name is the same on every device.
std::string conflict_id(const model::Entity& entity, std::string_view field) {
  const Hash hash = crypto::hash({as_bytes("fieldfare/conflict/1"), entity.id.view(),
                                  as_bytes(model::kind_name(entity.kind)), as_bytes(field)});
  return to_hex(hash.view().first(16));
}

std::string shown(const log::Value& value, Names& names) {
  struct Show {
    Names* names;
    std::string operator()(std::monostate) const { return "(cleared)"; }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Bytes& bytes) const {
      return bytes.size() == MemberId::size ? names->of(MemberId::from(bytes)) : to_hex(bytes);
    }
    std::string operator()(const std::vector<std::string>& list) const {
      std::string out;
      for (const auto& item : list)
        out += (out.empty() ? "" : "; ") + item;
      return out;
    }
  };
  return std::visit(Show{&names}, value);
}

struct Found {
  model::Entity entity;
  std::string field;
  FieldConflict conflict;
};

FieldConflict conflict_of(Engine& engine, VisitState& visit, const model::Entity& entity,
                          std::string_view name) {
  for (const auto& field : entity.state.fields()) {
    if (field.name == name) return engine.projector().conflict(visit, entity, field);
  }
  return {};
}

std::vector<Found> conflicts_in(Engine& engine, VisitState& visit) {
  std::vector<model::Entity> entities;
  engine.entities().each_conflicted(
      visit.vid, [&](model::Entity&& entity) { entities.push_back(std::move(entity)); });
  std::vector<Found> out;
  for (const auto& entity : entities) {
    for (const auto& field : engine.projector().conflicted_fields(visit, entity)) {
      out.push_back({entity, field, conflict_of(engine, visit, entity, field)});
    }
  }
  return out;
}

/// Values that are equal count as one; the first of them, by Lamport number, stands for all.
std::vector<FieldVersion> distinct(const std::vector<FieldVersion>& live) {
  std::vector<FieldVersion> out;
  for (const FieldVersion& version : live) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const FieldVersion& other) {
      return other.value == version.value;
    });
    if (!known) out.push_back(version);
  }
  return out;
}

/// What stands when both sides are kept: the merged text, and for stretches that clash both, the
/// earlier first, so that no word is dropped.
std::optional<std::string> kept_both(const FieldConflict& conflict) {
  if (!conflict.merge) return std::nullopt;
  if (conflict.merge->merged) return conflict.merge->merged;
  std::string out;
  for (const merge::Hunk& hunk : conflict.merge->hunks) {
    switch (hunk.kind) {
      case merge::Hunk::Kind::same:
        out += hunk.base;
        break;
      case merge::Hunk::Kind::theirs:
        out += hunk.theirs;
        break;
      case merge::Hunk::Kind::ours:
      case merge::Hunk::Kind::both:
        out += hunk.ours;
        break;
      case merge::Hunk::Kind::conflict:
        out += hunk.ours;
        if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
        out += "/ " + hunk.theirs;
        if (!hunk.theirs.empty() && hunk.theirs.back() != ' ') out += ' ';
        break;
    }
  }
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  return out;
}

ConflictView view_of(const Found& found, Names& names) {
  ConflictView view;
  view.conflict_id = conflict_id(found.entity, found.field);
  view.kind = model::is_text_field(found.entity.kind, found.field) ? "text" : "value";
  view.entity = found.entity.id;
  view.entity_kind = model::kind_name(found.entity.kind);
  view.field = found.field;
  for (const FieldVersion& version : distinct(found.conflict.live)) {
    view.values.push_back({version.author ? names.of(*version.author) : std::string(),
                           to_iso8601(version.at), shown(version.value, names)});
  }
  if (found.conflict.base) view.base = shown(*found.conflict.base, names);
  view.merged = kept_both(found.conflict);
  return view;
}

std::pair<Found, VisitState*> find_conflict(Engine& engine, const std::string& id) {
  for (const VisitId& visit_id : engine.visits()) {
    VisitState& visit = engine.visit(visit_id);
    for (Found& found : conflicts_in(engine, visit)) {
      if (conflict_id(found.entity, found.field) == id) return {std::move(found), &visit};
    }
  }
  throw Error(ErrorCode::not_found, "There is no such conflict on this device.",
              "It may have been resolved already: `fieldfare conflict list`.");
}

const FieldVersion& chosen(const std::vector<FieldVersion>& values, const ConflictResolve& command,
                           const MemberId& self) {
  if (command.value) {
    if (*command.value < 0 || *command.value >= static_cast<std::int64_t>(values.size())) {
      throw Error(ErrorCode::usage, "There is no value with this number.");
    }
    return values[static_cast<std::size_t>(*command.value)];
  }
  const auto mine = std::find_if(values.begin(), values.end(),
                                 [&](const FieldVersion& v) { return v.author == self; });
  const auto other = std::find_if(values.begin(), values.end(),
                                  [&](const FieldVersion& v) { return v.author != self; });
  if (*command.keep == "ours") return mine != values.end() ? *mine : values.front();
  if (mine != values.end() && other != values.end()) return *other;
  return values.back();
}

/// Whoever writes evidence settles what differs in it; the outcome is the lead's to write down, and
/// a summary is its author's.
void require_writer_of(VisitState& visit, const model::Entity& entity) {
  require_evidence_writer(visit);
  if (entity.kind == model::Kind::judgement)
    require_role(visit, {log::Role::lead, log::Role::deputy}, "settle its judgement");
  if (entity.kind == model::Kind::summary &&
      model::Fields(entity.state).member("author") != visit.self) {
    throw Error(ErrorCode::forbidden, "Only its author settles what a summary says.");
  }
}

/// A note that its author opened while somebody wrote in it is restricted until that is settled.
bool opens_note(const Found& found, const FieldVersion& stands) {
  return found.field == "audience" && stands.value != log::Value(std::string("restricted"));
}

void require_author(const VisitState& visit, const Found& found) {
  if (model::Fields(found.entity.state).member("author") == visit.self) return;
  throw Error(ErrorCode::forbidden, "Only its author can open a restricted note to the team.",
              "Keep it restricted, or ask them.");
}

}  // namespace

ConflictList::Result handle(Engine& engine, const ConflictList& command) {
  VisitState& visit = engine.visit(command.visit);
  Names names(engine, visit);
  ConflictList::Result result;
  for (const Found& found : conflicts_in(engine, visit)) {
    result.conflicts.push_back(view_of(found, names));
  }
  return result;
}

ConflictShow::Result handle(Engine& engine, const ConflictShow& command) {
  const auto [found, visit] = find_conflict(engine, command.conflict);
  Names names(engine, *visit);
  return view_of(found, names);
}

ConflictResolve::Result handle(Engine& engine, const ConflictResolve& command) {
  const int ways = int{command.keep.has_value()} + int{command.value.has_value()} +
                   int{command.text.has_value()};
  if (ways != 1) {
    throw Error(ErrorCode::usage, "Say which value stands: keep, value or text, one of them.");
  }
  if (command.keep && *command.keep != "ours" && *command.keep != "theirs" &&
      *command.keep != "merged") {
    throw Error(ErrorCode::usage, "keep is ours, theirs or merged.");
  }
  const auto [found, visit] = find_conflict(engine, command.conflict);
  const model::Kind kind = found.entity.kind;
  require_writer_of(*visit, found.entity);
  const bool is_text = model::is_text_field(kind, found.field);
  Edit edit(engine, visit->id);
  if (command.text || (command.keep && *command.keep == "merged")) {
    std::optional<RawText> text = command.text;
    if (!text) {
      auto merged = kept_both(found.conflict);
      if (merged) text.emplace(std::move(*merged));
    }
    if (!text || !is_text) {
      throw Error(ErrorCode::not_possible, "These values cannot be merged.",
                  "Keep one of them: ours or theirs.");
    }
    edit.set(kind, found.entity.id, found.field, engine.guarded(visit->id, *text));
  } else {
    const FieldVersion stands = chosen(distinct(found.conflict.live), command, visit->self);
    const bool opens = opens_note(found, stands);
    if (opens) require_author(*visit, found);
    edit.keep(kind, found.entity.id, found.field, stands);
    if (opens) edit.restate(found.entity, found.field);  // with all that it says by now
  }
  edit.commit();
  if (kind == model::Kind::provider || kind == model::Kind::allowed_phrase ||
      kind == model::Kind::visit) {
    engine.vocabulary_changed(visit->id);
  }
  return {};
}

}  // namespace fieldfare::app
