#include "reducer.h"

#include <algorithm>

#include <fieldfare/core/planted.h>
#include <fieldfare/ui/words.h>

namespace fieldfare::ui {
namespace {

template <class T>
void toggle(T& value, T chosen, T none) {
  value = value == chosen ? none : chosen;
}

}  // namespace

crypto::SecureBuffer secret_copy(std::string_view text) {
  return crypto::SecureBuffer::copy_of(as_bytes(text));
}

std::vector<Command> reduce(AppState& state, const Action& action) {
  Reducer reducer(state);
  std::visit(reducer, action);
  reducer.watch();
  return reducer.take();
}

void Reducer::operator()(const action::Go& a) {
  if (state_.snapshot->lock != Lock::open) return;
  keep_all();
  state_.screen = a.screen;
  state_.page_open = false;
  if (a.screen == Screen::activity) {
    state_.draft = state_.activity_id.empty() ? "" : draft_key(state_.activity_id, "");
    state_.page_open = !state_.activity_id.empty();
  }
}

void Reducer::operator()(const action::Back&) {
  state_.page_open = false;
}

void Reducer::operator()(const action::ShowPassphrase& a) {
  state_.passphrase_shown = a.show;
}

void Reducer::operator()(const action::Unlock&) {
  state_.passphrase_shown = false;
  if (state_.passphrase.empty() || state_.snapshot->lock == Lock::unlocking) return;
  commands_.push_back(command::Unlock{secret_copy(state_.passphrase.text())});
  state_.passphrase.clear();
  state_.unlock_asked = state_.now;
}

void Reducer::operator()(const action::StopUnlock&) {
  if (state_.snapshot->lock == Lock::unlocking) commands_.push_back(command::StopUnlock{});
}

void Reducer::operator()(const action::StopWork&) {
  if (state_.snapshot->work) commands_.push_back(command::StopWork{});
}

void Reducer::operator()(const action::LockNow&) {
  if (state_.snapshot->lock != Lock::open) return;
  state_.locking = true;
  if (!planted(Fault::lock_forgets_typing)) keep_all();
  finish_locking();
}

void Reducer::leave_visit() {
  state_.activity_id.clear();
  state_.note_id.clear();
  state_.conflict_id.clear();
  state_.line_id.clear();
  state_.concern_id.clear();
  state_.forms.clear();
  state_.choices.clear();
  state_.forms_visit.clear();
  state_.note.reset();
  state_.note_pages.clear();
  state_.pages_asked.clear();
  state_.draft.clear();
  state_.hits.reset();
  state_.search.clear();
  state_.search_revision = state_.search.revision();
}

void Reducer::operator()(const action::OpenVisit& a) {
  keep_all();
  if (state_.visit() == nullptr || state_.visit()->row.id != a.id) {
    commands_.push_back(command::OpenVisit{a.id});
    if (state_.visit() != nullptr) {
      state_.forms_aside[state_.visit()->row.id] = std::move(state_.forms);
    }
    leave_visit();
  }
  state_.screen = Screen::today;
  state_.page_open = false;
}

void Reducer::operator()(const action::OpenActivity& a) {
  keep_all();
  state_.screen = Screen::activity;
  state_.activity_id = a.id;
  state_.draft = draft_for(a.id, "").key;
  state_.page_open = true;
}

void Reducer::operator()(const action::OpenNote& a) {
  keep_all();
  state_.screen = Screen::notes;
  state_.note_id = a.id;
  state_.page_open = true;
  state_.draft.clear();
  if (!state_.note || state_.note->row.id != a.id) {
    state_.note.reset();
    commands_.push_back(command::ReadNote{a.id});
  }
}

void Reducer::operator()(const action::WantNotes& a) {
  auto& asked = state_.pages_asked;
  if (std::find(asked.begin(), asked.end(), a.page) != asked.end()) return;
  asked.push_back(a.page);
  commands_.push_back(command::ReadNotes{a.page});
}

void Reducer::operator()(const action::EditNote& a) {
  if (!state_.note || state_.note->row.id != a.id) return;
  const NoteDetail& note = *state_.note;
  const bool begun = state_.drafts.contains(draft_key(note.row.activity_id, a.id));
  Draft& draft = draft_for(note.row.activity_id, a.id);
  if (!begun && !draft.recovered) {
    draft.editor.load(note.text);
    draft.saved_revision = draft.seen_revision = draft.asked_revision = draft.kept_revision =
        draft.editor.revision();
    draft.facts = draft.saved_facts = note.row.facts;
  }
  state_.draft = draft.key;
  state_.page_open = true;
}

void Reducer::facts_changed() {
  Draft* draft = state_.open_draft();
  if (draft == nullptr) return;
  draft->facts_changed = true;
  draft->first_change = draft->last_change = state_.now;
  draft->saved_words.clear();
}

void Reducer::operator()(const action::ToggleCriterion& a) {
  Draft* draft = state_.open_draft();
  if (draft == nullptr) return;
  auto& criteria = draft->facts.criteria;
  const auto found = std::find(criteria.begin(), criteria.end(), a.id);
  if (found != criteria.end()) {
    criteria.erase(found);
  } else {
    criteria.push_back(a.id);
    std::sort(criteria.begin(), criteria.end());
  }
  facts_changed();
}

void Reducer::operator()(const action::ChooseCase& a) {
  if (Draft* draft = state_.open_draft()) toggle(draft->facts.case_id, a.id, std::string());
  facts_changed();
}

void Reducer::operator()(const action::ChooseBasis& a) {
  if (Draft* draft = state_.open_draft()) toggle(draft->facts.basis, a.basis, Basis::unsaid);
  facts_changed();
}

void Reducer::operator()(const action::ChooseRecency& a) {
  if (Draft* draft = state_.open_draft()) {
    toggle(draft->facts.recency, a.recency, Recency::unsaid);
  }
  facts_changed();
}

void Reducer::operator()(const action::ToggleRestricted&) {
  if (Draft* draft = state_.open_draft()) draft->facts.restricted = !draft->facts.restricted;
  facts_changed();
}

void Reducer::give_way(Written& written, editor::Range range, const std::string& with) {
  editor::TextBuffer words;
  words.append(written.editor.text().substr(range.start, range.size()));
  if (with.empty()) {
    written.editor.replace(range, with);
    return;
  }
  written.editor.replace_all(words.view(), with);
  commands_.push_back(command::Pair{secret_copy(words.view()), with});
  look_again();
}

void Reducer::operator()(const action::UseCode& a) {
  Written* written = state_.written(a.key);
  if (written == nullptr || a.range.end > written->editor.text().size() || a.code.empty()) return;
  give_way(*written, a.range, a.code);
  state_.code.clear();
  std::erase(state_.codes, a.code);
  state_.codes.push_back(a.code);
}

void Reducer::operator()(const action::UseRole& a) {
  Written* written = state_.written(a.key);
  if (written == nullptr || a.range.end > written->editor.text().size()) return;
  give_way(*written, a.range, a.role);
}

void Reducer::operator()(const action::AllowWords& a) {
  const Written* written = state_.written(a.key);
  if (written == nullptr || a.range.end > written->editor.text().size()) return;
  commands_.push_back(command::Allow{
      secret_copy(written->editor.text().substr(a.range.start, a.range.size())), a.as});
}

void Reducer::operator()(const action::SaveNote&) {
  Draft* draft = state_.open_draft();
  if (draft == nullptr || draft->saving || !save_obstacle(*draft).empty()) return;
  draft->saving = true;
  draft->saving_facts = draft->facts;
  draft->problem.clear();
  draft->problem_hint.clear();
  commands_.push_back(command::SaveNote{draft->key, draft->activity_id, draft->note_id,
                                        draft->editor.revision(), secret_copy(draft->editor.text()),
                                        draft->facts});
}

void Reducer::operator()(const action::DiscardDraft&) {
  Draft* draft = state_.open_draft();
  if (draft == nullptr || draft->saving) return;
  const std::string key = draft->key;
  const std::string activity = draft->activity_id;
  const std::string note = draft->note_id;
  state_.discarded.insert_or_assign(key, std::move(*draft));
  state_.drafts.erase(key);
  toast("Draft discarded.", false, key);
  state_.draft.clear();
  if (note.empty()) state_.draft = draft_for(activity, "").key;
}

void Reducer::operator()(const action::UndoToast&) {
  if (state_.toasts.empty()) return;
  const std::string key = state_.toasts.back().undo_key;
  const std::optional<Ask> undo = std::move(state_.toasts.back().undo);
  state_.toasts.pop_back();
  if (undo) return (*this)(action::Do{"", *undo});
  const auto found = state_.discarded.find(key);
  if (found == state_.discarded.end()) return;
  Draft draft = std::move(found->second);
  state_.discarded.erase(found);
  const auto newer = state_.drafts.find(key);
  // What was typed since is kept too, below.
  if (newer != state_.drafts.end() && !newer->second.editor.empty()) {
    editor::TextBuffer typed;
    typed.append("\n");
    typed.append(newer->second.editor.text());
    const std::size_t end = draft.editor.text().size();
    draft.editor.replace({end, end}, typed.view());
  }
  draft.facts_changed = true;  // what was typed meanwhile may have taken its place in the journal
  keep(draft);
  state_.screen = draft.note_id.empty() ? Screen::activity : Screen::notes;
  state_.activity_id = draft.activity_id;
  state_.page_open = true;
  state_.draft = key;
  state_.drafts.insert_or_assign(key, std::move(draft));
}

void Reducer::operator()(const action::DismissToast&) {
  if (!state_.toasts.empty()) state_.toasts.back().until = state_.now;
  tick(state_.now);
}

void Reducer::operator()(const action::OpenConflict& a) {
  keep_all();
  state_.screen = Screen::conflicts;
  state_.draft.clear();
  state_.page_open = true;
  state_.conflict_id = a.id;
}

void Reducer::resolve(command::ResolveConflict command) {
  if (state_.conflict() == nullptr || state_.resolving) return;
  state_.resolving = true;
  commands_.push_back(std::move(command));
}

void Reducer::operator()(const action::KeepValue& a) {
  resolve({state_.conflict_id, command::ResolveConflict::Keep::value, a.index, {}});
}

void Reducer::operator()(const action::KeepMerged&) {
  resolve({state_.conflict_id, command::ResolveConflict::Keep::merged, 0, {}});
}

void Reducer::operator()(const action::WriteOwn&) {
  const ConflictRow* conflict = state_.conflict();
  if (conflict == nullptr || conflict->values.empty()) return;
  if (state_.own_text() != nullptr) return;
  Form& own = state_.forms[form_key(Screen::conflicts, state_.conflict_id)];
  own.editor.load(conflict->merged ? *conflict->merged : conflict->values.front().text);
}

void Reducer::operator()(const action::KeepOwn&) {
  if (state_.own_text() == nullptr || state_.resolving) return;
  const Form* own = ready_form(form_key(Screen::conflicts, state_.conflict_id), true);
  if (own == nullptr) return;
  resolve({state_.conflict_id, command::ResolveConflict::Keep::text, 0,
           secret_copy(own->editor.text())});
}

void Reducer::operator()(const action::SyncNow&) {
  if (state_.visit() == nullptr || state_.visit()->sync.link == Link::syncing) return;
  keep_all();
  commands_.push_back(command::Sync{});
}

void Reducer::operator()(const action::CancelSync&) {
  commands_.push_back(command::CancelSync{});
}

void Reducer::store_settings() {
  commands_.push_back(command::StoreSettings{state_.settings});
}

void Reducer::operator()(const action::SetTheme& a) {
  state_.settings.theme = a.theme;
  store_settings();
}

void Reducer::operator()(const action::SetTextSize& a) {
  state_.settings.text_percent = std::clamp(a.percent, 100, 200);
  store_settings();
}

void Reducer::operator()(const action::SetLockMinutes& a) {
  state_.settings.lock_minutes = std::max(0, a.minutes);
  store_settings();
}

void Reducer::operator()(const action::ShowShortcuts& a) {
  state_.shortcuts_shown = a.show;
}

}  // namespace fieldfare::ui
