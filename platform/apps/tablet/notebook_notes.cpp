// Notes and their conflicts, what stands for a name, and what the guard lets pass.
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/guard.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/ui/app_state.h>

#include "names_of.h"
#include "notebook_backend.h"
#include "reader.h"

namespace fieldfare::tablet {

namespace command = ui::command;
namespace event = ui::event;

void NotebookBackend::run(command::SaveNote& c) {
  std::optional<EntityId> draft;
  if (const auto known = draft_ids_.find(c.key); known != draft_ids_.end()) draft = known->second;
  std::string saved = c.note_id;
  const std::optional<ui::NoteRow> before = counted_row(c.note_id);
  if (c.note_id.empty()) {
    app::NoteAdd add;
    add.activity = entity(c.activity_id);
    add.text = raw(c.text);
    add.case_id = optional_entity(c.facts.case_id);
    add.criteria = c.facts.criteria;
    add.basis = basis_name(c.facts.basis);
    add.recency = recency_name(c.facts.recency);
    add.audience = audience_name(c.facts);
    add.draft = draft;
    saved = notebook().execute(add).note_id.hex();
  } else {
    app::NoteEdit edit;
    edit.note = entity(c.note_id);
    edit.text = raw(c.text);
    edit.criteria = c.facts.criteria;
    edit.case_id = optional_entity(c.facts.case_id);
    edit.basis = basis_name(c.facts.basis);
    edit.recency = recency_name(c.facts.recency);
    if (!edit.case_id) edit.unset.emplace_back("case");
    if (!edit.basis) edit.unset.emplace_back("basis");
    if (!edit.recency) edit.unset.emplace_back("recency");
    edit.audience = audience_name(c.facts);
    edit.draft = draft;
    static_cast<void>(notebook().execute(edit));
  }
  draft_ids_.erase(c.key);
  live_.clear();
  answer(event::Saved{c.key, c.revision, saved});
  if (const auto after = counted_row(saved)) counts_.saved(before ? &*before : nullptr, *after);
  read_drafts();
  refresh_later();
}

std::optional<ui::NoteRow> NotebookBackend::counted_row(const std::string& note) {
  if (note.empty()) return std::nullopt;
  try {
    return note_row(notebook().execute(app::NoteShow{entity(note)}), {});
  } catch (const Error&) {
    return std::nullopt;
  }
}

void NotebookBackend::run(command::Pair& c) {
  static_cast<void>(pseudonyms_.pair(as_text(c.words.view()), c.with));
}

void NotebookBackend::run(command::LeaveWords& c) {
  static_cast<void>(pseudonyms_.leave(as_text(c.words.view())));
}

void NotebookBackend::run(command::Allow& c) {
  notebook().execute(app::GuardAllow{visit(), raw(c.phrase), allowed_name(c.as)});
  allowed_.push_back(crypto::SecureBuffer::copy_of(c.phrase.view()));
  answer(event::Allowed{allowed_.size() - 1, allowed_words(c.as)});
}

void NotebookBackend::run(command::ReadNotes& c) {
  answer(event::NotesRead{visit().hex(), c.page,
                          read_notes(notebook(), visit(), c.page, shown_activities())});
}

void NotebookBackend::run(command::ReadNote& c) {
  const app::NoteView note = notebook().execute(app::NoteShow{entity(c.note_id)});
  std::string activity;
  for (const ui::ActivityRow& row : shown_activities()) {
    if (row.id == note.activity_id.hex()) activity = row.title;
  }
  answer(event::NoteRead{note_detail(note, std::move(activity))});
}

void NotebookBackend::run(command::Search& c) {
  event::Found found{c.number, {}};
  const std::vector<ui::ActivityRow> activities = shown_activities();
  for (app::SearchHit& hit : notebook().execute(app::Search{visit(), c.query, 200}).hits) {
    std::vector<ui::editor::Range> ranges = matches(hit.snippet, c.query);
    std::string activity;
    for (const ui::ActivityRow& row : activities) {
      if (row.id == hit.activity_id.hex()) activity = row.title;
    }
    const app::NoteView note = notebook().execute(app::NoteShow{hit.note_id});
    found.hits.push_back(
        {note_row(note, std::move(activity)), std::move(hit.snippet), std::move(ranges)});
  }
  answer(std::move(found));
}

void NotebookBackend::run(command::ResolveConflict& c) {
  using Keep = command::ResolveConflict::Keep;
  app::ConflictResolve resolve;
  resolve.conflict = c.conflict_id;
  if (c.keep == Keep::value) resolve.value = static_cast<std::int64_t>(c.value);
  if (c.keep == Keep::merged) resolve.keep = "merged";
  if (c.keep == Keep::text) resolve.text = raw(c.text);
  notebook().execute(resolve);
  // Words of one's own that were begun are not wanted any more.
  notebook().execute(app::FormDrop{visit(), ui::form_key(ui::Screen::conflicts, c.conflict_id)});
  read_forms();
  answer(event::Resolved{c.conflict_id});
  counts_.anew();
  refresh();
}

void NotebookBackend::meet(const command::Do& c, const ui::ask::Disallow& a) {
  if (a.number >= allowed_.size()) return;
  notebook().execute(app::GuardDisallow{visit(), raw(allowed_[a.number])});
  done(c.key, "These words are asked about again.");
  answer(event::Allowed{});
}

}  // namespace fieldfare::tablet
