// How drafts live: begun, journaled, brought back, locked away.
#include <algorithm>

#include <fieldfare/core/planted.h>

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

bool Reducer::watch_typing(Written& written) {
  if (written.editor.revision() == written.seen_revision) return false;
  written.seen_revision = written.editor.revision();
  written.last_change = state_.now;
  if (written.first_change == 0) written.first_change = state_.now;
  written.problem.clear();
  written.problem_hint.clear();
  return true;
}

void Reducer::watch_typing(Draft& draft) {
  if (watch_typing(static_cast<Written&>(draft))) draft.saved_words.clear();
}

bool Reducer::time_to_keep(Written& written) {
  const bool changed = written.editor.revision() != written.asked_revision || written.facts_changed;
  if (!changed) return false;
  if (written.first_change == 0) written.first_change = written.last_change = state_.now;
  return state_.now - written.last_change >= AppState::keep_when_idle ||
         state_.now - written.first_change >= AppState::keep_within;
}

bool Reducer::asked_of(Written& written) {
  if (written.editor.revision() == written.asked_revision && !written.facts_changed) return false;
  written.asked_revision = written.editor.revision();
  written.facts_changed = false;
  written.first_change = 0;
  return true;
}

void Reducer::keep(Draft& draft) {
  watch_typing(draft);
  if (!asked_of(draft)) return;
  if (!draft.dirty() && draft.kept_at.empty()) return;
  if (draft.asked_at == 0) draft.asked_at = state_.now;
  commands_.push_back(command::KeepDraft{draft.key, draft.activity_id, draft.note_id,
                                         draft.editor.revision(), secret_copy(draft.editor.text()),
                                         draft.facts, draft.editor.caret()});
}

void Reducer::keep(const std::string& key, Form& form) {
  watch_typing(form);
  if (!asked_of(form)) return;
  const bool nothing = form.editor.empty() && form.kept_at.empty();
  if (nothing || !is_journaled(key) || state_.visit() == nullptr) {
    form.kept_revision = form.asked_revision;
    return;
  }
  if (form.asked_at == 0) form.asked_at = state_.now;
  commands_.push_back(command::KeepForm{key, form.editor.revision(),
                                        secret_copy(form.editor.text()), form.editor.caret()});
}

void Reducer::keep_all() {
  for (auto& [key, draft] : state_.drafts)
    keep(draft);
  for (auto& [key, form] : state_.forms)
    keep(key, form);
}

void Reducer::take_forms() {
  const std::string& visit = state_.visit()->row.id;
  if (state_.forms_visit == visit) return;
  state_.forms_visit = visit;
  if (const auto aside = state_.forms_aside.find(visit); aside != state_.forms_aside.end()) {
    state_.forms.merge(aside->second);
    state_.forms_aside.erase(aside);
  }
  for (const KeptForm& kept : state_.snapshot->forms) {
    const auto [found, fresh] = state_.forms.try_emplace(kept.key);
    Form& form = found->second;
    if (!fresh && !form.editor.empty()) continue;
    form.editor.load(kept.text);
    form.recovered = true;
    form.kept_at = kept.kept_at;
    form.seen_revision = form.asked_revision = form.kept_revision = form.editor.revision();
    form.facts_changed = true;  // have the guard look at it once
  }
}

/// The edit of a note that was open when the tablet was locked is on the page again at once, so
/// that the next key goes into it.
void Reducer::bring_back_edit() {
  if (state_.draft.empty() || state_.drafts.contains(state_.draft)) return;
  for (const KeptDraft& kept : state_.snapshot->drafts) {
    if (kept.key == state_.draft) {
      draft_for(kept.activity_id, kept.note_id);
      return;
    }
  }
}

void Reducer::finish_locking() {
  for (const auto& [key, draft] : state_.drafts) {
    if (planted(Fault::lock_forgets_typing)) break;
    if (draft.dirty() && draft.kept_revision < draft.editor.revision()) return;
  }
  for (const auto& [key, form] : state_.forms) {
    if (form.kept_revision < form.editor.revision() && !form.editor.empty()) return;
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
  state_.finding = false;
  state_.find.clear();
  state_.find_words.clear();
  state_.search.clear();
  state_.search_revision = state_.search.revision();
  state_.code.clear();
  state_.forms.clear();
  state_.choices.clear();
  state_.watched = Screen::today;
  state_.watched_about.clear();
  state_.watched_with.clear();
  state_.forms_aside.clear();
  state_.forms_visit.clear();
  state_.hits.reset();
  state_.note.reset();
  state_.note_pages.clear();
  state_.pages_asked.clear();
  state_.codes.clear();
}

void Reducer::forget_visit() {
  state_.drafts.clear();
  state_.discarded.clear();
  state_.toasts.clear();
  leave_visit();
}

void Reducer::replace_by_codes(Written& written) {
  // From the end, so that the ranges before stay true.
  editor::Editor& editor = written.editor;
  std::vector<editor::Mark> marks = editor.marks().all();
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    // A word that is still being typed is left alone.
    if (mark->with.empty() || editor.caret() == mark->range.end) continue;
    editor.stand_in(mark->range, mark->with);
  }
}

void Reducer::look_again(bool all) {
  for (auto& [key, draft] : state_.drafts) {
    if (!all && draft.editor.marks().all().empty()) continue;
    draft.facts_changed = true;
    keep(draft);
  }
  for (auto& [key, form] : state_.forms) {
    if (!all && form.editor.marks().all().empty()) continue;
    form.facts_changed = true;
    keep(key, form);
  }
}

void Reducer::leave_taken_back(Written& written) {
  if (!written.editor.took_back()) return;
  commands_.push_back(command::LeaveWords{secret_copy(written.editor.take_back().view())});
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
    leave_taken_back(draft);
    watch_typing(draft);
    if (time_to_keep(draft)) keep(draft);
  }
  for (auto& [key, form] : state_.forms) {
    leave_taken_back(form);
    watch_typing(form);
    if (time_to_keep(form)) keep(key, form);
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
  const auto journal = [&](const Written& written) {
    if (written.asked_at > 0) {
      const double late = written.asked_at + AppState::answer_within;
      if (late > state.now) at(late);
    }
    if (written.editor.revision() == written.asked_revision && !written.facts_changed) return;
    at(std::min(written.last_change + AppState::keep_when_idle,
                written.first_change + AppState::keep_within));
  };
  for (const auto& [key, draft] : state.drafts)
    journal(draft);
  for (const auto& [key, form] : state.forms)
    journal(form);
  for (const Toast& toast : state.toasts)
    at(toast.until);
  if (state.settings.lock_minutes > 0 && state.snapshot->lock == Lock::open && !state.locking) {
    at(state.last_input + state.settings.lock_minutes * 60.0);
  }
  return next;
}

}  // namespace fieldfare::ui
