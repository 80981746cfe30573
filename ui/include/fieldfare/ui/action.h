#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include <fieldfare/ui/backend.h>
#include <fieldfare/ui/editor/text_buffer.h>
#include <fieldfare/ui/screen.h>
#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

/// Everything that a person, or time, can do to the app's own state. Views emit these and change
/// nothing themselves but the text that is being typed.
namespace action {

struct Go {
  Screen screen;
};
/// Leaves the page for the list, when both do not fit side by side.
struct Back {};
struct ShowPassphrase {
  bool show;
};
struct Unlock {};
/// Stops the unlocking that runs.
struct StopUnlock {};
/// Stops the long work that runs.
struct StopWork {};
struct LockNow {};
struct OpenVisit {
  std::string id;
};
struct OpenActivity {
  std::string id;
};
struct OpenNote {
  std::string id;
};
/// Rows of the list of notes are in view that have not been read.
struct WantNotes {
  std::size_t page;
};
struct EditNote {
  std::string id;
};
struct ToggleCriterion {
  std::string id;
};
struct ChooseCase {
  std::string id;  ///< the case that is chosen already: none
};
struct ChooseBasis {
  Basis basis;
};
struct ChooseRecency {
  Recency recency;
};
struct ToggleRestricted {};
/// Puts a prompt of the framework on a line of its own at the caret, with room to answer below.
struct InsertPrompt {
  std::string text;
};
/// The same with all prompts of the activity: a note begun from its template.
struct InsertPrompts {};
struct ShowPrompts {
  bool show;
};
/// The whole of a question, with what the framework would have asked under it.
struct ShowQuestion {
  std::string id;  ///< the question that is shown already: no more
};
struct UndoTyping {};
struct RedoTyping {};
/// Opens or closes the field that finds words in the open note.
struct ShowFind {
  bool show;
};
struct FindNext {
  bool back = false;
  bool stay = false;  ///< also where the selection begins: the words looked for have changed
};
struct CopyRefused {};
/// The words of a finding give way to a code; so do all later mentions in this session.
struct UseCode {
  editor::Range range;
  std::string code;
  std::string key = {};  ///< the draft or form that it stands in; empty: the open draft
};
/// The words of a finding give way to a role: "the SENCO".
struct UseRole {
  editor::Range range;
  std::string role;
  std::string key = {};
};
struct AllowWords {
  editor::Range range;
  command::AllowAs as;
  std::string key = {};
};
struct SaveNote {};
struct DiscardDraft {};
/// Takes back what the toast tells of.
struct UndoToast {};
struct DismissToast {};
struct OpenConflict {
  std::string id;
};
struct KeepValue {
  std::size_t index;
};
struct KeepMerged {};
/// Begins a text of one's own, from the merged text or the first value.
struct WriteOwn {};
struct KeepOwn {};
/// Begins a line of enquiry, or a concern, or what was done about a concern, from the words in the
/// form. Nothing is sent while the form is empty.
struct AddLine {};
struct OpenLine {
  std::string id;
};
/// Closes the open line, with the words in the form as what came of it.
struct CloseLine {};
struct ChooseConcernKind {
  ConcernKind kind;
};
struct RaiseConcern {};
struct OpenConcern {
  std::string id;
};
/// The words in the form are what was done about the open concern.
struct ActOnConcern {
  bool resolved;
};
struct AddCase {
  bool tracked;
};
struct SetConsent {
  std::string id;
  Consent consent;
};
struct SyncNow {};
struct CancelSync {};
struct SetTheme {
  ThemeName theme;
};
struct SetTextSize {
  int percent;
};
struct SetLockMinutes {
  int minutes;
};
struct ShowShortcuts {
  bool show;
};
/// Remembers a choice that a page offers and nothing else needs: a date, a role, which part of the
/// page is open. An empty value forgets it. The key is a form's, followed by "/" and a name; the
/// choices of a form are forgotten with its words. "PAGE/part" is what is open on a page; what
/// stands under "PAGE/with.NAME" and, until another part is opened, "PAGE/part.NAME" is read with
/// the page.
struct Choose {
  std::string key;
  std::string value;
  bool opens = false;  ///< where one pane fits, the page is shown from now on, not the list
};
/// Asks for what a page offers, with the words of the form `key` ("" when it takes none).
struct Do {
  std::string key;
  Ask what;
};

}  // namespace action

using ActionKinds = std::variant<
    action::Go, action::Back, action::ShowPassphrase, action::Unlock, action::StopUnlock,
    action::StopWork, action::LockNow, action::OpenVisit, action::OpenActivity, action::OpenNote,
    action::WantNotes, action::EditNote, action::ToggleCriterion, action::ChooseCase,
    action::ChooseBasis, action::ChooseRecency, action::ToggleRestricted, action::InsertPrompt,
    action::InsertPrompts, action::ShowPrompts, action::ShowQuestion, action::UndoTyping,
    action::RedoTyping, action::ShowFind, action::FindNext, action::CopyRefused, action::UseCode,
    action::UseRole, action::AllowWords, action::SaveNote, action::DiscardDraft, action::UndoToast,
    action::DismissToast, action::OpenConflict, action::KeepValue, action::KeepMerged,
    action::WriteOwn, action::KeepOwn, action::AddLine, action::OpenLine, action::CloseLine,
    action::ChooseConcernKind, action::RaiseConcern, action::OpenConcern, action::ActOnConcern,
    action::AddCase, action::SetConsent, action::SyncNow, action::CancelSync, action::SetTheme,
    action::SetTextSize, action::SetLockMinutes, action::ShowShortcuts, action::Choose, action::Do>;
struct Action : ActionKinds {
  using ActionKinds::variant;
  Action();
  Action(const Action& other);
  Action(Action&& other) noexcept;
  Action& operator=(const Action& other);
  Action& operator=(Action&& other) noexcept;
  ~Action();
};

}  // namespace fieldfare::ui
