#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fieldfare/ui/app_state.h>

namespace fieldfare::ui {

/// Does the work of `reduce`, `receive` and `tick` on one state, and gathers the commands.
class Reducer {
 public:
  explicit Reducer(AppState& state) : state_(state) {}
  [[nodiscard]] std::vector<Command> take() { return std::move(commands_); }
  /// Tells the backend which page is looked at, when that is news to it.
  void watch();

  void operator()(const action::Go& a);
  void operator()(const action::Back&);
  void operator()(const action::ShowPassphrase& a);
  void operator()(const action::Unlock&);
  void operator()(const action::StopUnlock&);
  void operator()(const action::StopWork&);
  void operator()(const action::LockNow&);
  void operator()(const action::OpenVisit& a);
  void operator()(const action::OpenActivity& a);
  void operator()(const action::OpenNote& a);
  void operator()(const action::WantNotes& a);
  void operator()(const action::EditNote& a);
  void operator()(const action::ToggleCriterion& a);
  void operator()(const action::ChooseCase& a);
  void operator()(const action::ChooseBasis& a);
  void operator()(const action::ChooseRecency& a);
  void operator()(const action::ToggleRestricted&);
  void operator()(const action::InsertPrompt& a);
  void operator()(const action::InsertPrompts&);
  void operator()(const action::ShowPrompts& a);
  void operator()(const action::ShowQuestion& a);
  void operator()(const action::UndoTyping&);
  void operator()(const action::RedoTyping&);
  void operator()(const action::ShowFind& a);
  void operator()(const action::FindNext& a);
  void operator()(const action::CopyRefused&);
  void operator()(const action::UseCode& a);
  void operator()(const action::UseRole& a);
  void operator()(const action::AllowWords& a);
  void operator()(const action::SaveNote&);
  void operator()(const action::DiscardDraft&);
  void operator()(const action::UndoToast&);
  void operator()(const action::DismissToast&);
  void operator()(const action::OpenConflict& a);
  void operator()(const action::KeepValue& a);
  void operator()(const action::KeepMerged&);
  void operator()(const action::WriteOwn&);
  void operator()(const action::KeepOwn&);
  void operator()(const action::AddLine&);
  void operator()(const action::OpenLine& a);
  void operator()(const action::CloseLine&);
  void operator()(const action::ChooseConcernKind& a);
  void operator()(const action::RaiseConcern&);
  void operator()(const action::OpenConcern& a);
  void operator()(const action::ActOnConcern& a);
  void operator()(const action::AddCase& a);
  void operator()(const action::SetConsent& a);
  void operator()(const action::SyncNow&);
  void operator()(const action::CancelSync&);
  void operator()(const action::SetTheme& a);
  void operator()(const action::SetTextSize& a);
  void operator()(const action::SetLockMinutes& a);
  void operator()(const action::ShowShortcuts& a);
  void operator()(const action::Choose& a);
  void operator()(const action::Do& a);

  void operator()(event::NewSnapshot& e);
  void operator()(event::Kept& e);
  void operator()(event::Saved& e);
  void operator()(event::Refused& e);
  void operator()(event::Allowed& e);
  void operator()(event::NotesRead& e);
  void operator()(event::NoteRead& e);
  void operator()(event::Found& e);
  void operator()(event::Resolved& e);
  void operator()(event::Done& e);
  void operator()(event::FormRefused& e);
  void operator()(event::Failed& e);

  void tick(double now);

 private:
  static constexpr double toast_seconds = 8.0;

  /// The draft of this activity or note; begun, or brought back from the journal, when there is
  /// none yet.
  Draft& draft_for(const std::string& activity_id, const std::string& note_id);
  void keep(Draft& draft);
  void keep(const std::string& key, Form& form);
  void keep_all();
  /// True when something was typed since the last look.
  bool watch_typing(Written& written);
  void watch_typing(Draft& draft);
  /// True when the journal must be asked now.
  [[nodiscard]] bool time_to_keep(Written& written);
  [[nodiscard]] bool asked_of(Written& written);
  /// The words of this visit's forms: those put aside when it was left, and those of the journal.
  void take_forms();
  void bring_back_edit();
  void go_on_with(Draft& draft, const std::string& note_id);
  void finish_locking();
  void forget_secrets();
  /// Nothing of the open visit is shown any more.
  void leave_visit();
  /// The open visit was erased: what was being written in it goes, too.
  void forget_visit();
  /// Words give way to a code or a role wherever they stand; no words: they are taken out here.
  void give_way(Written& written, editor::Range range, const std::string& with);
  /// The guard looks once more at everything that has findings, or at everything.
  void look_again(bool all = false);
  /// Words whose code was undone are asked about again, and no code comes back by itself.
  void leave_taken_back(Written& written);
  void replace_by_codes(Written& written);
  void toast(std::string text, bool bad = false, std::string undo_key = {});
  void resolve(command::ResolveConflict command);
  /// The form, when it can be sent: it holds words (or needs none) and is not on its way.
  [[nodiscard]] Form* ready_form(const std::string& key, bool needs_words);
  /// Forgets the words and choices of a form that is done with.
  void forget_form(const std::string& key);
  void store_settings();
  void facts_changed();

  AppState& state_;
  std::vector<Command> commands_;
};

/// A copy in locked memory.
[[nodiscard]] crypto::SecureBuffer secret_copy(std::string_view text);

}  // namespace fieldfare::ui
