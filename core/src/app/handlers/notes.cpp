#include <algorithm>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/framework/activity.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "app/consent.h"
#include "app/edit.h"
#include "app/erasures.h"
#include "app/evidence.h"
#include "app/line_notes.h"
#include "app/names.h"
#include "app/note_list.h"
#include "app/note_words.h"
#include "app/population.h"
#include "app/redaction.h"
#include "app/whereabouts.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::note;

void drop_draft(Edit& edit, const std::optional<EntityId>& draft) {
  if (!draft) return;
  edit.also([id = *draft](storage::Transaction& transaction) {
    auto drop = transaction.database().prepare("DELETE FROM draft WHERE id = ?1");
    drop.bind(1, id.view()).run();
  });
}

bool settled(const model::Entity& entity, std::string_view field) {
  const merge::Register* present = entity.state.find(field);
  return present != nullptr && present->settled();
}

/// Sets a word unless it stands there already.
void say(Edit& edit, const model::Entity& entity, std::string_view field, const Token& word) {
  if (settled(entity, field) && model::Fields(entity.state).text(field) == word.str()) return;
  edit.set(kind, entity.id, field, word);
}

/// Takes back what a note says about itself beside its text.
void unset(Edit& edit, const model::Entity& entity, const NoteEdit& command) {
  for (const std::string& field : command.unset) {
    const Token named =
        Token::of(field, "something that can be unset", {"case", "basis", "recency", "tags"});
    const bool set_too =
        (field == "case" && command.case_id) || (field == "basis" && command.basis) ||
        (field == "recency" && command.recency) || (field == "tags" && command.tags);
    if (set_too) throw Error(ErrorCode::usage, "\"" + field + "\" is set and unset at once.");
    if (field == "tags") {
      edit.set_elements(&entity, kind, entity.id, "tags", {});
    } else if (model::Fields(entity.state).has(field)) {
      edit.clear(kind, entity.id, named.str());
    }
  }
}

/// Answers what the change cannot undo.
std::string change_audience(Edit& edit, const VisitState& visit, const model::Entity& note,
                            std::string_view wanted) {
  const Token audience = audience_token(wanted);
  const bool restrict = audience.str() == "restricted";
  if (settled(note, "audience") && model::is_restricted(note) == restrict) return {};
  edit.set(kind, note.id, "audience", audience);
  if (restrict) {
    return "Colleagues who have received the note keep what they have. Redact it to erase it "
           "there.";
  }
  if (model::Fields(note.state).member("author") != visit.self) {
    throw Error(ErrorCode::forbidden, "Only its author can open a restricted note to the team.",
                "Ask them, or write a note of your own.");
  }
  edit.restate(note, "audience");
  return {};
}

/// Builds the views of many notes with what they share looked up once.
class Viewer {
 public:
  Viewer(Engine& engine, VisitState& visit)
      : engine_(&engine),
        visit_(&visit),
        names_(engine, visit),
        whereabouts_(engine, visit),
        evidence_(engine, visit) {}

  NoteView view(const model::Entity& entity) {
    const model::Fields fields(entity.state);
    NoteView view;
    view.note_id = entity.id;
    if (const auto activity = fields.id("activity")) view.activity_id = *activity;
    if (const auto author = fields.member("author")) {
      view.author = names_.of(*author);
      view.inspectorate = evidence_.inspectorate(*author);
    }
    view.captured_at = fields.text("at");
    fill_capture(view, fields);
    view.text = engine_->projector().shown_text(*visit_, entity, "text");
    view.criteria = fields.set("criteria");
    if (const auto about = fields.id("case")) {
      view.case_id = about->hex();
      view.withdrawn = withdrawn(*about);
    }
    view.basis = fields.text("basis");
    view.recency = fields.text("recency");
    view.audience = fields.text("audience");
    view.where = whereabouts_.of(entity.entries);
    view.versions = static_cast<std::int64_t>(entity.entries.size());
    view.conflicted = entity.conflicted;
    view.erased = is_redacted(entity);
    view.tags = fields.set("tags");
    view.sectors = evidence_.sectors(fields);
    view.counts = evidence_.counts(fields);
    return view;
  }

 private:
  /// Whether the family of a case has withdrawn and the lead has not decided yet.
  bool withdrawn(const EntityId& about) {
    const auto known = withdrawn_.find(about);
    if (known != withdrawn_.end()) return known->second;
    const auto entity = engine_->entities().find(visit_->vid, model::Kind::case_, about);
    return withdrawn_[about] = entity && consent_of(*entity) == "withdrawn" &&
                               !model::Fields(entity->state).has("decision");
  }

  void fill_capture(NoteView& view, const model::Fields& fields) {
    const Evidence::Activity& span = evidence_.activity(view.activity_id);
    const auto at = fields.time("at");
    if (!at || !span.starts || !span.ends) return;
    const auto capture = framework::capture_of(*span.starts, *span.ends, *at);
    view.capture = framework::name(capture.moment);
    view.minutes_after = capture.minutes;
  }

  Engine* engine_;
  VisitState* visit_;
  Names names_;
  Whereabouts whereabouts_;
  Evidence evidence_;
  std::map<EntityId, bool> withdrawn_;
};

}  // namespace

NoteAdd::Result handle(Engine& engine, const NoteAdd& command) {
  const auto activity = engine.entity(model::Kind::activity, command.activity, "activity");
  VisitState& visit = engine.visit(activity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const framework::Framework& framework = engine.framework(visit.id);
  framework::require_evidence(
      framework::activity_kind(framework, model::Fields(activity.state).text("kind")));
  const auto criteria = criteria_tokens(command.criteria, framework);
  const auto tags = tag_tokens(command.tags, framework);
  const auto text = engine.guarded(visit.id, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The note is empty.");

  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(kind, id, "text", text).set(kind, id, "activity", activity.id);
  edit.set(kind, id, "author", visit.self).set(kind, id, "at", engine.now());
  edit.set(kind, id, "audience", audience_token(command.audience));
  if (command.case_id) {
    require_no_withdrawal(engine, visit, *command.case_id);
    edit.set(kind, id, "case", engine.entity(model::Kind::case_, *command.case_id, "case").id);
  }
  if (command.basis) edit.set(kind, id, "basis", basis_token(*command.basis));
  if (command.recency) edit.set(kind, id, "recency", recency_token(*command.recency));
  edit.set_elements(nullptr, kind, id, "criteria", criteria);
  edit.set_elements(nullptr, kind, id, "tags", tags);
  if (planted(Fault::draft_dropped_first) && command.draft) {
    engine.database()
        .prepare("DELETE FROM draft WHERE id = ?1")
        .bind(1, command.draft->view())
        .run();
  }
  drop_draft(edit, command.draft);
  edit.commit();
  return {id, {}, warnings_of_text(engine, visit, text.str(), command.case_id)};
}

NoteEdit::Result handle(Engine& engine, const NoteEdit& command) {
  const auto entity = engine.entity(kind, command.note, "note");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const model::Fields fields(entity.state);
  if (is_redacted(entity)) {
    throw Error(ErrorCode::not_possible, "This note was redacted and cannot be changed.",
                "Write a new note.");
  }
  if (const auto about = fields.id("case")) require_no_withdrawal(engine, visit, *about);
  if (command.case_id) require_no_withdrawal(engine, visit, *command.case_id);
  Edit edit(engine, visit.id);
  if (command.text) {
    const auto text = engine.guarded(visit.id, *command.text);
    if (text.empty()) throw Error(ErrorCode::usage, "The note is empty.");
    if (!settled(entity, "text") || fields.text("text") != text.str())
      edit.set(kind, entity.id, "text", text);
  }
  if (command.criteria) {
    edit.set_elements(&entity, kind, entity.id, "criteria",
                      criteria_tokens(*command.criteria, engine.framework(visit.id)));
  }
  if (command.case_id) {
    const EntityId about = engine.entity(model::Kind::case_, *command.case_id, "case").id;
    if (!settled(entity, "case") || fields.id("case") != about)
      edit.set(kind, entity.id, "case", about);
  }
  if (command.basis) say(edit, entity, "basis", basis_token(*command.basis));
  if (command.recency) say(edit, entity, "recency", recency_token(*command.recency));
  if (command.tags) {
    edit.set_elements(&entity, kind, entity.id, "tags",
                      tag_tokens(*command.tags, engine.framework(visit.id)));
  }
  unset(edit, entity, command);
  NoteEdit::Result result;
  if (command.audience) result.warning = change_audience(edit, visit, entity, *command.audience);
  drop_draft(edit, command.draft);
  edit.commit();
  const auto now = engine.entity(kind, command.note, "note");
  result.where = Whereabouts(engine, visit).of(now.entries);
  return result;
}

NoteList::Result handle(Engine& engine, const NoteList& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.limit < 0 || command.offset < 0) {
    throw Error(ErrorCode::usage, "limit and offset count from 0.");
  }
  const storage::ReadTransaction snapshot(engine.database());
  const std::vector<model::Entity> found = notes_of(engine, visit, command);
  Viewer viewer(engine, visit);
  NoteList::Result result;
  result.notes.reserve(found.size());
  for (const auto& entity : found)
    result.notes.push_back(viewer.view(entity));
  return result;
}

NoteShow::Result handle(Engine& engine, const NoteShow& command) {
  const auto entity = engine.entity(kind, command.note, "note");
  VisitState& visit = engine.visit(entity.vid);
  NoteView view = Viewer(engine, visit).view(entity);
  view.redaction = redaction_of(engine, visit, entity);
  for (const LineLinkFound& link : links_of_note(engine, visit, entity.id)) {
    const auto line = engine.entities().find(visit.vid, model::Kind::line, link.line);
    if (!line) continue;
    view.lines.push_back(
        {link.line, link.stance, engine.projector().shown_text(visit, *line, "text")});
  }
  return view;
}

NoteHistory::Result handle(Engine& engine, const NoteHistory& command) {
  const auto entity = engine.entity(kind, command.note, "note");
  VisitState& visit = engine.visit(entity.vid);
  Names names(engine, visit);
  struct Version {
    std::uint64_t lamport = 0;
    NoteVersion view;
  };
  std::vector<Version> versions;
  for (const std::int64_t number : entity.entries) {
    const auto stored = engine.logs().entry(number);
    if (!stored) continue;
    const log::LogRow* row = visit.find_log(log::lid_of(number));
    Version version;
    if (row != nullptr && row->writer) version.view.author = names.of(*row->writer);
    const auto change = read_change(visit, stored->entry);
    version.view.entry = log::header_hash(stored->entry.header).hex();
    version.view.erased = !change;
    if (change) {
      version.lamport = change->lamport;
      version.view.at = to_iso8601(change->at);
      for (const auto& part : change->entities) {
        if (part.id != entity.id) continue;
        for (const auto& set : part.fields) {
          version.view.fields.push_back(set.field);
          const auto* text = std::get_if<std::string>(&set.value);
          if (set.field == "text" && text != nullptr) version.view.text = *text;
        }
      }
    }
    versions.push_back(std::move(version));
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [](const Version& a, const Version& b) { return a.lamport < b.lamport; });
  NoteHistory::Result result;
  for (Version& version : versions)
    result.versions.push_back(std::move(version.view));
  result.redaction = redaction_of(engine, visit, entity);
  return result;
}

NoteRedact::Result handle(Engine& engine, const NoteRedact& command) {
  const auto entity = engine.entity(kind, command.note, "note");
  VisitState& visit = engine.visit(entity.vid);
  require_evidence_writer(visit);
  const model::Fields fields(entity.state);
  const TextEntries texts = text_entries(engine, visit, entity);
  // One by somebody whose say was taken away leaves versions that nobody ordered erased.
  const bool left = std::ranges::any_of(
      texts.numbers, [&](std::int64_t number) { return may_order(engine, visit, number); });
  if (is_redacted(entity) && !left) {
    throw Error(ErrorCode::not_possible, "This note has been redacted already.",
                "`fieldfare note show` tells who has confirmed it.");
  }
  if (fields.member("author") != visit.self) {
    require_role(visit, {log::Role::lead, log::Role::deputy}, "redact a colleague's note");
  }
  const auto reason = engine.guarded(visit.id, command.reason);
  Edit edit(engine, visit.id);
  edit.clear_for_good(entity, "text").set(kind, entity.id, "redacted", true);
  edit.redact(texts.numbers, reason, texts.named);
  edit.also([note = entity.id](storage::Transaction& transaction) {
    auto drop = transaction.database().prepare("DELETE FROM draft WHERE note = ?1");
    drop.bind(1, note.view()).run();
  });
  edit.commit();
  engine.database().checkpoint();  // no older page with the text stays in the write-ahead log
  NoteRedact::Result result;
  const auto now = engine.entity(kind, command.note, "note");
  result.redaction = *redaction_of(engine, visit, now);
  result.entries = static_cast<std::int64_t>(
      std::count_if(texts.numbers.begin(), texts.numbers.end(), [&](std::int64_t number) {
        const auto stored = engine.logs().entry(number);
        return stored && stored->entry.body.empty();
      }));
  return result;
}

namespace {

Search::Result found(Engine& engine, std::int64_t vid, const Search& command) {
  const storage::ReadTransaction snapshot(engine.database());
  Search::Result result;
  const model::Snippets snippets(command.query);
  const auto limit = static_cast<std::size_t>(command.limit);
  for (const std::int64_t eid : engine.projector().index().search(vid, command.query, limit)) {
    const auto entity = engine.entities().find(eid);
    if (!entity) continue;
    const model::Fields fields(entity->state);
    SearchHit hit;
    hit.note_id = entity->id;
    hit.captured_at = fields.text("at");
    if (const auto activity = fields.id("activity")) hit.activity_id = *activity;
    hit.snippet = snippets.of(model::NoteIndex::indexed_text(entity->state));
    result.hits.push_back(std::move(hit));
  }
  return result;
}

void index_all(Engine& engine) {
  if (planted(Fault::search_forgets_arrivals)) return;
  while (engine.index_some()) {
  }
}

}  // namespace

Search::Result handle(Engine& engine, const Search& command) {
  const std::int64_t vid = engine.visit(command.visit).vid;
  if (command.limit < 1) throw Error(ErrorCode::usage, "limit is at least 1.");
  index_all(engine);
  Search::Result result;
  engine.despite_index([&] {
    index_all(engine);  // once more, when the index was made anew
    result = found(engine, vid, command);
  });
  return result;
}

}  // namespace fieldfare::app
