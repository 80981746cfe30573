#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/ui/ask.h>
#include <fieldfare/ui/editor/marks.h>
#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

/// What the app asks of the store and the network.
namespace command {

struct Unlock {
  crypto::SecureBuffer passphrase;
};
/// Stops the unlocking: the screen is locked at once. What has begun cannot be interrupted; it ends
/// by itself, and opens nothing.
struct StopUnlock {};
/// Stops the long work that runs (`Snapshot::work`): it then changes nothing.
struct StopWork {};
struct Lock {};
struct OpenVisit {
  std::string visit_id;
};
/// Journals what was typed, masked where the guard objects, and answers with Kept. Sent within one
/// second of typing. A later one for the same key replaces one that has not begun.
struct KeepDraft {
  std::string key;
  std::string activity_id;
  std::string note_id;
  std::uint64_t revision = 0;
  crypto::SecureBuffer text;
  NoteFacts facts;
  std::size_t caret = std::string::npos;  ///< a name that is being typed there is left alone
};
/// The same for the words of a form of the open visit. No words: nothing is kept any more.
struct KeepForm {
  std::string key;
  std::uint64_t revision = 0;
  crypto::SecureBuffer text;
  std::size_t caret = std::string::npos;
};
struct DropDraft {
  std::string key;
};
/// Saves a note, or answers Refused when the guard objects. The draft of `key` goes with it.
struct SaveNote {
  std::string key;
  std::string activity_id;
  std::string note_id;  ///< empty: a new note
  std::uint64_t revision = 0;
  crypto::SecureBuffer text;
  NoteFacts facts;
};
/// From now on `with` stands for these words in whatever is written, until the tablet locks. Kept
/// nowhere.
struct Pair {
  crypto::SecureBuffer words;
  std::string with;
};
/// Nothing stands for these words any more: they are asked about again.
struct LeaveWords {
  crypto::SecureBuffer words;
};
enum class AllowAs : std::uint8_t { setting, place, staff_role, not_a_person };
/// Allows a phrase in this visit; later checks let it pass.
struct Allow {
  crypto::SecureBuffer phrase;
  AllowAs as = AllowAs::place;
};
/// Asks for a page of the list of notes: `notes_page` rows from page * notes_page on.
struct ReadNotes {
  std::size_t page = 0;
};
/// Asks for the whole of a note.
struct ReadNote {
  std::string note_id;
};
struct Search {
  std::uint64_t number = 0;  ///< answers to earlier numbers are ignored
  std::string query;
};
struct ResolveConflict {
  std::string conflict_id;
  enum class Keep : std::uint8_t { value, merged, text } keep = Keep::value;
  std::size_t value = 0;      ///< which, for Keep::value
  crypto::SecureBuffer text;  ///< for Keep::text
};
/// These come from forms; `key` names the form in the answer.
struct AddLine {
  std::string key;
  crypto::SecureBuffer text;
};
struct CloseLine {
  std::string key;
  std::string line_id;
  crypto::SecureBuffer outcome;  ///< may be empty
};
struct RaiseConcern {
  std::string key;
  ConcernKind kind = ConcernKind::safeguarding;
  crypto::SecureBuffer text;
};
struct ActOnConcern {
  std::string key;
  std::string concern_id;
  crypto::SecureBuffer action;
  bool resolved = false;
};
struct AddCase {
  bool tracked = true;
};
struct SetConsent {
  std::string case_id;
  Consent consent = Consent::agreed;
};
struct Sync {};
struct CancelSync {};
/// Reads the open visit again.
struct Refresh {
  bool others = true;  ///< others have changed it: all its notes are counted anew
};
struct StoreSettings {
  Settings settings;
};
/// From now on snapshots carry what this page needs beside the rest.
struct Watch {
  Screen screen = Screen::today;
  std::string about;  ///< what is open on it: an output, a meeting, a member; may be empty
  std::map<std::string, std::string> with = {};  ///< how it is to be read, by name: words to find
};
/// What a page asks for. `words` are those of the form `key`, which the answer names; `fields`
/// those of its further fields, by name.
struct Do {
  std::string key;
  Ask what;
  crypto::SecureBuffer words;
  std::map<std::string, crypto::SecureBuffer> fields;
};

}  // namespace command

using CommandKinds =
    std::variant<command::Unlock, command::StopUnlock, command::StopWork, command::Lock,
                 command::OpenVisit, command::KeepDraft, command::KeepForm, command::DropDraft,
                 command::SaveNote, command::Pair, command::LeaveWords, command::Allow,
                 command::ReadNotes, command::ReadNote, command::Search, command::ResolveConflict,
                 command::AddLine, command::CloseLine, command::RaiseConcern, command::ActOnConcern,
                 command::AddCase, command::SetConsent, command::Sync, command::CancelSync,
                 command::Refresh, command::StoreSettings, command::Watch, command::Do>;
struct Command : CommandKinds {
  using CommandKinds::variant;
  Command();
  Command(Command&& other) noexcept;
  Command& operator=(Command&& other) noexcept;
  ~Command();
};

/// What comes back.
namespace event {

struct NewSnapshot {
  SnapshotPtr snapshot;
};
/// A draft, or the words of a form, are durable, and this is what the guard found in that revision.
struct Kept {
  std::string key;
  std::uint64_t revision = 0;
  std::string at;  ///< "10:42"
  std::vector<editor::Mark> marks;
};
/// A note is durable on this device.
struct Saved {
  std::string key;
  std::uint64_t revision = 0;
  std::string note_id;
};
/// The guard refused the text; nothing was written.
struct Refused {
  std::string key;
  std::uint64_t revision = 0;
  std::vector<editor::Mark> marks;
};
/// A phrase is allowed now, or is no longer; what is being written should be checked again.
struct Allowed {
  std::optional<std::size_t> number = {};  ///< by which it can be taken back until the next lock
  std::string as = {};                     ///< "a place"
};
struct NoteRead {
  NoteDetail note;
};
/// The visit that these notes are of, so that a page that comes late is not taken for another's.
struct NotesRead {
  std::string visit_id;
  std::size_t page = 0;
  std::vector<NoteRow> rows;
};
struct Hit {
  NoteRow row;
  std::string snippet;
  std::vector<editor::Range> matches;  ///< in the snippet
};
struct Found {
  std::uint64_t number = 0;
  std::vector<Hit> hits;
};
struct Resolved {
  std::string conflict_id;
};
/// What a form asked for is done and durable on this device.
struct Done {
  std::string key;               ///< of the form; may be empty
  std::string words;             ///< "The line of enquiry is open."
  std::string id;                ///< of what was made; may be empty
  std::optional<Ask> undo = {};  ///< takes it back
};
/// The guard refused the words of a form; nothing was written and they stay in the form.
struct FormRefused {
  std::string key;
  std::vector<editor::Mark> marks;
  std::string problem = {};  ///< in place of the usual words
  std::string field = {};    ///< the further field that it was; empty: the form's own words
};
/// A command could not be done; nothing was lost.
struct Failed {
  std::string message;
  std::string hint;
  std::string key;  ///< the draft or form that it was about; empty for other commands
};

}  // namespace event

using EventKinds = std::variant<event::NewSnapshot, event::Kept, event::Saved, event::Refused,
                                event::Allowed, event::NotesRead, event::NoteRead, event::Found,
                                event::Resolved, event::Done, event::FormRefused, event::Failed>;
struct Event : EventKinds {
  using EventKinds::variant;
  Event();
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();
};

/// The way from the screens to the store and the network. `submit` and `take_events` never wait for
/// disk or network; both are called on the UI thread. Commands are done in the order given, except
/// that drafts overtaken by later ones may be left out.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual void submit(Command command) = 0;
  [[nodiscard]] virtual std::vector<Event> take_events() = 0;
  /// `wake` is called from any thread when an event is waiting, so that an idle window draws it.
  virtual void wake_with(std::function<void()> wake) = 0;
};

}  // namespace fieldfare::ui
