// How drafts live: begun, journaled, brought back, locked away.
#include <algorithm>

#include "reducer.h"

namespace fieldfare::ui {

Draft& Reducer::draft_for(const std::string& activity_id, const std::string& note_id) {
  const std::string key = draft_key(activity_id, note_id);
  const auto [found, fresh] = state_.drafts.try_emplace(key);
  Draft& draft = found->second;
  if (!fresh) return draft;
  draft.key = key;
  draft.activity_id = activity_id;
  draft.note_id = note_id;
  const auto& kept = state_.snapshot->drafts;
  const auto journaled = std::find_if(kept.begin(), kept.end(),
                                      [&](const KeptDraft& each) { return each.key == key; });
  // The journal keeps a discarded draft until nobody can ask for it back.
  if (journaled == kept.end() || state_.discarded.contains(key)) return draft;
  draft.editor.load(journaled->text);
  draft.facts = journaled->facts;
  draft.recovered = true;
  draft.kept_at = journaled->kept_at;
  // Not what the note says, so it counts as unsaved; but the journal has it.
  draft.saved_revision = 0;
  draft.seen_revision = draft.asked_revision = draft.kept_revision = draft.editor.revision();
  draft.facts_changed = true;  // have the guard look at it once
  return draft;
}

void Reducer::watch_typing(Draft& draft) {
  if (draft.editor.revision() == draft.seen_revision) return;
  draft.seen_revision = draft.editor.revision();
  draft.last_change = state_.now;
  if (draft.first_change == 0) draft.first_change = state_.now;
  draft.saved_words.clear();
  draft.problem.clear();
  draft.problem_hint.clear();
}

void Reducer::keep(Draft& draft) {
  watch_typing(draft);
  if (draft.editor.revision() == draft.asked_revision && !draft.facts_changed) return;
  draft.asked_revision = draft.editor.revision();
  draft.facts_changed = false;
  draft.first_change = 0;
  if (!draft.dirty() && draft.kept_at.empty()) return;
  commands_.push_back(command::KeepDraft{draft.key, draft.activity_id, draft.note_id,
                                         draft.editor.revision(), secret_copy(draft.editor.text()),
                                         draft.facts});
}

void Reducer::keep_all() {
  for (auto& [key, draft] : state_.drafts)
    keep(draft);
}

void Reducer::finish_locking() {
  for (const auto& [key, draft] : state_.drafts) {
    if (draft.dirty() && draft.kept_revision < draft.editor.revision()) return;
  }
  state_.locking = false;
  state_.screen_after_unlock = state_.screen;
  state_.screen = Screen::unlock;
  forget_secrets();
  // A store may take a while to close (a sync has to stop); the screen is locked at once.
  auto blank = std::make_shared<Snapshot>();
  blank->device = state_.snapshot->device;
  blank->settings = state_.settings;
  state_.snapshot = std::move(blank);
  state_.lock_sent = true;
  commands_.push_back(command::Lock{});
}

void Reducer::forget_secrets() {
  state_.drafts.clear();
  state_.discarded.clear();
  state_.toasts.clear();
  state_.passphrase.clear();
  state_.search.clear();
  state_.search_revision = state_.search.revision();
  state_.code.clear();
  state_.own.clear();
  state_.writing_own = false;
  state_.forms.clear();
  state_.choices.clear();
  state_.watched = Screen::today;
  state_.watched_about.clear();
  state_.hits.reset();
  state_.note.reset();
  state_.pairings_.clear();
}

void Reducer::replace_by_codes(Draft& draft) {
  // From the end, so that the ranges before stay true.
  std::vector<editor::Mark> marks = draft.editor.marks().all();
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    // A word that is still being typed is left alone.
    if (draft.editor.caret() == mark->range.end) continue;
    const std::string code =
        state_.code_for(draft.editor.text().substr(mark->range.start, mark->range.size()));
    if (!code.empty()) draft.editor.replace(mark->range, code);
  }
}

void Reducer::toast(std::string text, bool bad, std::string undo_key) {
  state_.toasts.push_back({std::move(text), std::move(undo_key), bad, state_.now + toast_seconds});
}

std::vector<Command> tick(AppState& state, double now) {
  Reducer reducer(state);
  reducer.tick(now);
  return reducer.take();
}

void Reducer::tick(double now) {
  state_.now = std::max(state_.now, now);
  for (auto& [key, draft] : state_.drafts) {
    watch_typing(draft);
    const bool changed = draft.editor.revision() != draft.asked_revision || draft.facts_changed;
    if (!changed) continue;
    if (draft.first_change == 0) draft.first_change = draft.last_change = state_.now;
    if (state_.now - draft.last_change >= AppState::keep_when_idle ||
        state_.now - draft.first_change >= AppState::keep_within) {
      keep(draft);
    }
  }
  if (state_.search.revision() != state_.search_revision) {
    state_.search_revision = state_.search.revision();
    ++state_.search_number;
    if (state_.search.empty()) {
      state_.hits.reset();
    } else {
      commands_.push_back(command::Search{state_.search_number, std::string(state_.search.text())});
    }
  }
  for (const Toast& toast : state_.toasts) {
    if (toast.until > state_.now || toast.undo_key.empty()) continue;
    if (state_.discarded.erase(toast.undo_key) == 0) continue;
    const auto newer = state_.drafts.find(toast.undo_key);
    const bool rewritten =
        newer != state_.drafts.end() && newer->second.dirty() && !newer->second.editor.empty();
    if (!rewritten) commands_.push_back(command::DropDraft{toast.undo_key});
  }
  std::erase_if(state_.toasts, [&](const Toast& toast) { return toast.until <= state_.now; });
  const double idle_limit = state_.settings.lock_minutes * 60.0;
  if (idle_limit > 0 && state_.snapshot->lock == Lock::open && !state_.locking &&
      state_.now - state_.last_input >= idle_limit) {
    (*this)(action::LockNow{});
  }
}

std::optional<double> next_tick(const AppState& state) {
  std::optional<double> next;
  const auto at = [&](double when) { next = next ? std::min(*next, when) : when; };
  for (const auto& [key, draft] : state.drafts) {
    if (draft.editor.revision() == draft.asked_revision && !draft.facts_changed) continue;
    at(std::min(draft.last_change + AppState::keep_when_idle,
                draft.first_change + AppState::keep_within));
  }
  for (const Toast& toast : state.toasts)
    at(toast.until);
  if (state.settings.lock_minutes > 0 && state.snapshot->lock == Lock::open && !state.locking) {
    at(state.last_input + state.settings.lock_minutes * 60.0);
  }
  return next;
}

}  // namespace fieldfare::ui
