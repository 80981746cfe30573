// What is being written: drafts and forms, journaled within a second.
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/ui/app_state.h>

#include "names_of.h"
#include "notebook_backend.h"
#include "reader.h"
#include "words_of.h"

namespace fieldfare::tablet {

namespace command = ui::command;
namespace event = ui::event;

void NotebookBackend::read_forms() {
  std::vector<ui::KeptForm> kept;
  for (const app::FormView& form : notebook().execute(app::FormList{visit()}).forms) {
    const auto at = time_from_iso8601(form.kept_at);
    kept.push_back({form.form, form.text, at ? clock_words(*at) : form.kept_at});
  }
  const std::lock_guard lock(mutex_);
  shown_.forms = std::move(kept);
}

std::vector<ui::editor::Mark> NotebookBackend::live_marks(const crypto::SecureBuffer& text,
                                                          std::size_t caret) {
  const std::string_view words = as_text(text.view());
  return marks_of(notebook().check(words, visit(), live_, &pseudonyms_), words, pseudonyms_, caret);
}

void NotebookBackend::run(command::KeepForm& c) {
  std::vector<ui::editor::Mark> marks = live_marks(c.text, c.caret);
  const auto kept = notebook().execute(app::FormKeep{visit(), c.key, raw(c.text)});
  const auto at = time_from_iso8601(kept.kept_at);
  answer(event::Kept{c.key, c.revision, at ? clock_words(*at) : kept.kept_at, std::move(marks)});
}

void NotebookBackend::done(const std::string& key, std::string words, std::string id,
                           std::optional<ui::Ask> undo) {
  if (!key.empty() && visit_) {
    notebook().execute(app::FormDrop{visit(), key});
    read_forms();
  }
  answer(event::Done{key, std::move(words), std::move(id), std::move(undo)});
}

void NotebookBackend::read_drafts() {
  std::vector<ui::KeptDraft> kept;
  draft_ids_.clear();
  for (const app::DraftView& draft : notebook().execute(app::DraftList{visit()}).drafts) {
    ui::KeptDraft row;
    row.activity_id = draft.activity_id.hex();
    row.note_id = draft.note_id;
    row.key = ui::draft_key(row.activity_id, row.note_id);
    row.text = draft.text;
    row.facts = facts_of(draft.criteria, draft.case_id, draft.basis, draft.recency, draft.audience);
    const auto at = time_from_iso8601(draft.kept_at);
    row.kept_at = at ? clock_words(*at) : draft.kept_at;
    draft_ids_[row.key] = draft.draft_id;
    kept.push_back(std::move(row));
  }
  const std::lock_guard lock(mutex_);
  shown_.drafts = std::move(kept);
}

void NotebookBackend::run(command::KeepDraft& c) {
  app::DraftKeep keep;
  keep.activity = entity(c.activity_id);
  keep.note = optional_entity(c.note_id);
  if (const auto known = draft_ids_.find(c.key); known != draft_ids_.end()) {
    keep.draft = known->second;
  }
  keep.text = raw(c.text);
  keep.criteria = c.facts.criteria;
  keep.case_id = optional_entity(c.facts.case_id);
  keep.basis = basis_name(c.facts.basis);
  keep.recency = recency_name(c.facts.recency);
  keep.audience = audience_name(c.facts);
  std::vector<ui::editor::Mark> marks = live_marks(c.text, c.caret);
  const auto kept = notebook().execute(keep);
  draft_ids_[c.key] = kept.draft_id;
  const auto at = time_from_iso8601(kept.kept_at);
  answer(event::Kept{c.key, c.revision, at ? clock_words(*at) : kept.kept_at, std::move(marks)});
}

void NotebookBackend::run(command::DropDraft& c) {
  const auto known = draft_ids_.find(c.key);
  if (known == draft_ids_.end()) return;
  notebook().execute(app::DraftDrop{known->second});
  draft_ids_.erase(known);
  live_.clear();
  read_drafts();
  publish();
}

}  // namespace fieldfare::tablet
