// What the backend's answers do to the state.
#include <utility>

#include "reducer.h"

namespace fieldfare::ui {

std::vector<Command> receive(AppState& state, Event event) {
  Reducer reducer(state);
  std::visit(reducer, event);
  reducer.watch();
  return reducer.take();
}

void Reducer::operator()(event::NewSnapshot& e) {
  if (state_.lock_sent && e.snapshot->lock == Lock::open) return;
  state_.lock_sent = false;
  const Lock before = state_.snapshot->lock;
  if (state_.visit() != nullptr && e.snapshot->visit &&
      state_.visit()->notes_total != e.snapshot->visit->notes_total) {
    // Everything has moved by as many as came.
    state_.note_pages.clear();
    state_.pages_asked.clear();
  }
  state_.snapshot = std::move(e.snapshot);
  const Lock after = state_.snapshot->lock;
  if (before == Lock::open && after != Lock::open) {
    if (state_.screen != Screen::unlock) state_.screen_after_unlock = state_.screen;
    state_.screen = Screen::unlock;
    forget_secrets();
  }
  if (before != Lock::open && after == Lock::open) {
    state_.settings = state_.snapshot->settings;
    state_.last_input = state_.now;
    state_.screen = state_.screen_after_unlock;
    if (state_.screen == Screen::unlock) state_.screen = Screen::visits;
  }
  if (after != Lock::open || state_.visit() == nullptr) return;
  take_forms();
  if (before != Lock::open) bring_back_edit();
  if (state_.screen == Screen::activity && state_.activity() != nullptr &&
      !state_.drafts.contains(state_.draft)) {
    state_.draft = draft_for(state_.activity_id, "").key;
  }
  if (!state_.conflict_id.empty() && state_.conflict() == nullptr) {
    state_.conflict_id.clear();
    state_.resolving = false;
    state_.page_open = state_.page_open && state_.screen != Screen::conflicts;
  }
  if (!state_.note_id.empty() && state_.screen == Screen::notes && !state_.note) {
    commands_.push_back(command::ReadNote{state_.note_id});
  }
}

void Reducer::operator()(event::Kept& e) {
  Written* written = e.key.empty() ? nullptr : state_.written(e.key);
  if (written == nullptr) return;
  written->kept_revision = std::max(written->kept_revision, e.revision);
  if (written->kept_revision >= written->asked_revision) written->asked_at = 0;
  written->kept_at = std::move(e.at);
  written->editor.marks_arrived(std::move(e.marks), e.revision);
  if (!state_.locking) replace_by_codes(*written);
  if (state_.locking) finish_locking();
}

/// Typing went on while a new note was saved: what is on the page is now an edit of that note.
void Reducer::go_on_with(Draft& draft, const std::string& note_id) {
  const std::string old_key = draft.key;
  Draft moved = std::move(draft);
  state_.drafts.erase(old_key);
  moved.note_id = note_id;
  moved.key = draft_key(moved.activity_id, note_id);
  moved.facts_changed = true;
  moved.first_change = moved.last_change = state_.now;
  if (state_.draft == old_key) state_.draft = moved.key;
  state_.drafts.insert_or_assign(moved.key, std::move(moved));
}

void Reducer::operator()(event::Saved& e) {
  const auto found = state_.drafts.find(e.key);
  if (found == state_.drafts.end()) return;
  Draft& draft = found->second;
  draft.saving = false;
  draft.recovered = false;
  draft.saved_facts = draft.saving_facts;
  draft.saved_revision = e.revision;
  draft.kept_at.clear();
  draft.asked_at = 0;
  if (draft.dirty()) {
    if (draft.note_id.empty()) go_on_with(draft, e.note_id);
  } else {
    if (draft.note_id.empty()) {
      // The page is ready for the next note; it is likely about the same case.
      draft.editor.clear();
      draft.facts = {};
      draft.facts.case_id = draft.saved_facts.case_id;
      draft.saved_facts = draft.facts;
    }
    draft.saved_revision = draft.seen_revision = draft.asked_revision = draft.kept_revision =
        draft.editor.revision();
    draft.facts_changed = false;
    draft.first_change = 0;
    draft.saved_words = "Saved on this tablet, not yet shared";
  }
  if (state_.note && state_.note->row.id == e.note_id) {
    commands_.push_back(command::ReadNote{e.note_id});
  }
  if (state_.locking) finish_locking();
}

void Reducer::operator()(event::Refused& e) {
  const auto found = state_.drafts.find(e.key);
  if (found == state_.drafts.end()) return;
  Draft& draft = found->second;
  draft.saving = false;
  draft.editor.marks_arrived(std::move(e.marks), e.revision);
  replace_by_codes(draft);
  draft.problem = "Not saved: the text may tell who somebody is.";
  draft.problem_hint = "Choose what to do with each underlined place, then save again.";
}

void Reducer::operator()(event::Allowed& e) {
  look_again(!e.number);
  if (!e.number) return;
  toast("Allowed as " + e.as + " in this visit, on every device of the team.");
  state_.toasts.back().undo = ask::Disallow{*e.number};
}

void Reducer::operator()(event::NotesRead& e) {
  if (state_.visit() == nullptr || state_.visit()->row.id != e.visit_id) return;
  std::erase(state_.pages_asked, e.page);
  // Whoever scrolls through everything keeps what is near, not all of it.
  while (state_.note_pages.size() >= AppState::most_pages) {
    const auto first = state_.note_pages.begin();
    const auto last = std::prev(state_.note_pages.end());
    const bool low_is_near =
        e.page - std::min(e.page, first->first) <= last->first - std::min(last->first, e.page);
    state_.note_pages.erase(low_is_near ? last : first);
  }
  state_.note_pages.insert_or_assign(e.page, std::move(e.rows));
}

void Reducer::operator()(event::NoteRead& e) {
  if (e.note.row.id == state_.note_id) state_.note = std::move(e.note);
}

void Reducer::operator()(event::Found& e) {
  if (e.number == state_.search_number && !state_.search.empty()) state_.hits = std::move(e.hits);
}

void Reducer::operator()(event::Resolved& e) {
  state_.resolving = false;
  state_.forms.erase(form_key(Screen::conflicts, e.conflict_id));
  toast("Conflict resolved. The other devices get this at the next sync.");
}

void Reducer::operator()(event::Failed& e) {
  state_.resolving = false;
  if (const auto form = state_.forms.find(e.key); form != state_.forms.end()) {
    form->second.sent = false;
    form->second.problem = e.hint.empty() ? e.message : e.message + " " + e.hint;
    if (state_.locking) {
      state_.locking = false;
      toast("Not locked: the words of a form could not be kept. " + e.message, true);
    }
    return;
  }
  const auto found = state_.drafts.find(e.key);
  if (found != state_.drafts.end()) {
    found->second.saving = false;
    found->second.problem = e.message;
    found->second.problem_hint = e.hint;
    found->second.facts_changed = !e.key.empty() && found->second.dirty();
    found->second.first_change = found->second.last_change = state_.now;
    if (state_.locking) {
      state_.locking = false;
      toast("Not locked: a draft could not be kept. " + e.message, true);
    }
    return;
  }
  toast(e.hint.empty() ? e.message : e.message + " " + e.hint, true);
}

}  // namespace fieldfare::ui
