#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/ui/action.h>
#include <fieldfare/ui/backend.h>
#include <fieldfare/ui/editor/editor.h>
#include <fieldfare/ui/snapshot.h>

namespace fieldfare::ui {

/// Words that somebody is writing, and how far the journal has them.
struct Written {
  explicit Written(editor::Mode mode = editor::Mode::note) : editor(mode) {}
  editor::Editor editor;
  std::uint64_t asked_revision = 0;  ///< last handed to the journal
  std::uint64_t kept_revision = 0;   ///< last known durable in the journal
  std::string kept_at;               ///< "10:42"
  double asked_at = 0;      ///< seconds; when the journal was asked and has not answered; 0: it has
  double first_change = 0;  ///< seconds; of the typing not yet handed on
  double last_change = 0;
  std::uint64_t seen_revision = 0;
  bool facts_changed = false;  ///< hand it on though no key was pressed
  bool recovered = false;      ///< came back from the journal
  std::string problem;         ///< why the last saving or sending was refused
  std::string problem_hint;
};

/// A note being written. It stays here, whatever else is opened, until it is saved or discarded.
struct Draft : Written {
  std::string key;
  std::string activity_id;
  std::string note_id;  ///< empty: a new note
  NoteFacts facts;
  NoteFacts saved_facts;             ///< of the note as it stands
  NoteFacts saving_facts;            ///< as they were handed over to be saved
  std::uint64_t saved_revision = 0;  ///< the editor's revision that equals the note as it stands
  bool saving = false;
  std::string saved_words;  ///< "Saved on this tablet, not yet shared"

  [[nodiscard]] bool dirty() const noexcept {
    return editor.revision() != saved_revision || facts != saved_facts;
  }
};

/// Words that are sent as a whole: a new line of enquiry, what was done about a concern. They stay
/// here, whatever else is opened, until the store has them; the journal keeps them meanwhile.
struct Form : Written {
  explicit Form(editor::Mode mode = editor::Mode::note) : Written(mode) {}
  bool sent = false;
  std::uint64_t sent_revision = 0;
};

/// The key of a form: of the page, and of the thing that it is about ("" for a new one).
[[nodiscard]] std::string form_key(Screen screen, const std::string& about);
/// Whether the journal keeps the words of a form: those of a visit's pages. Invitations, cards,
/// addresses, names of officials and what is looked for are not for keeping.
[[nodiscard]] bool is_journaled(const std::string& key) noexcept;

struct Toast {
  std::string text;
  std::string undo_key;  ///< the discarded draft that Undo brings back; empty: no undo
  bool bad = false;
  double until = 0;              ///< seconds
  std::optional<Ask> undo = {};  ///< what Undo asks for instead
};

/// All state of the app that is not in the snapshot. Changed by `reduce`, `receive` and `tick`
/// alone, except that editors take what is typed into them. Knows nothing of drawing.
///
/// Laws:
/// - No text of a draft is lost by opening anything else, by locking, or by a failed command.
/// - The same for the words of forms.
/// - Typing is handed to the backend within `keep_within` seconds of the first key.
/// - While the snapshot says locked, every editor but the passphrase is empty.
class AppState {
 public:
  static constexpr double keep_when_idle = 0.25;  ///< seconds without typing
  static constexpr double keep_within = 0.7;      ///< seconds, while typing goes on
  static constexpr std::size_t most_pages = 16;   ///< of the list of notes, in memory
  static constexpr double answer_within = 1.5;    ///< seconds; later than that, the page says so

  AppState();

  Screen screen = Screen::unlock;
  Screen screen_after_unlock = Screen::visits;
  Screen watched = Screen::today;  ///< the page that the backend was told of
  std::string watched_about;
  std::map<std::string, std::string> watched_with;
  bool locking = false;    ///< the drafts are on their way to the journal, then the store is locked
  bool lock_sent = false;  ///< what the store showed before it was locked is shown no more
  SnapshotPtr snapshot;
  Settings settings;

  std::string activity_id;  ///< the open activity; empty: none
  std::string note_id;      ///< the open note of the list
  std::string conflict_id;
  bool page_open = false;  ///< one pane: the page is shown, not the list
  std::optional<NoteDetail> note;
  std::map<std::size_t, std::vector<NoteRow>> note_pages;  ///< beyond the snapshot's notes
  std::vector<std::size_t> pages_asked;                    ///< and not answered yet

  std::map<std::string, Draft> drafts;
  std::string draft;                       ///< key of the draft on the page; empty: none
  std::map<std::string, Draft> discarded;  ///< until their toast is gone

  editor::Editor passphrase{editor::Mode::secret};
  bool passphrase_shown = false;
  double unlock_asked = 0;     ///< seconds; when the unlocking that runs was asked for
  bool prompts_shown = false;  ///< beside the note being written
  std::string question_shown;  ///< the question whose whole text is shown
  bool finding = false;        ///< words are looked for in the open note
  editor::Editor find{editor::Mode::one_line};
  std::string find_words;  ///< what came of it: "Nothing found"
  editor::Editor search{editor::Mode::one_line};
  editor::Editor code{editor::Mode::one_line};
  bool resolving = false;

  std::vector<std::string> codes;  ///< given in this session, oldest first; never for whom

  std::string line_id;     ///< the open line of enquiry
  std::string concern_id;  ///< the open concern
  ConcernKind concern_kind = ConcernKind::safeguarding;
  std::map<std::string, Form> forms;  ///< of the open visit, by form_key
  std::string forms_visit;            ///< whose kept forms were taken out of the journal
  std::map<std::string, std::map<std::string, Form>> forms_aside;  ///< of visits opened before
  std::map<std::string, std::string> choices;                      ///< see action::Choose

  std::uint64_t search_revision = 0;
  std::uint64_t search_number = 0;
  double search_changed = 0;
  std::optional<std::vector<event::Hit>> hits;  ///< none: not searching

  std::vector<Toast> toasts;
  bool shortcuts_shown = false;
  double now = 0;
  double last_input = 0;

  [[nodiscard]] Draft* open_draft();
  [[nodiscard]] const Draft* open_draft() const;
  /// The draft or form of this key; empty: the open draft. Null when there is none.
  [[nodiscard]] Written* written(const std::string& key);
  [[nodiscard]] const OpenVisit* visit() const noexcept;
  /// A row of the list of notes, newest first; null while it has not been read.
  [[nodiscard]] const NoteRow* note_row(std::size_t index) const noexcept;
  [[nodiscard]] const ActivityRow* activity() const noexcept;
  [[nodiscard]] const ConflictRow* conflict() const noexcept;
  /// The text of one's own for the open conflict; null while none is written.
  [[nodiscard]] Form* own_text();
  [[nodiscard]] const LineRow* line() const noexcept;
  [[nodiscard]] const ConcernRow* concern() const noexcept;
  /// What was chosen under this key; empty: nothing.
  [[nodiscard]] const std::string& choice(const std::string& key) const noexcept;
  /// A code nobody has in this visit's drafts: "Child A", then "Child B".
  [[nodiscard]] std::string next_code(std::string_view kind) const;
};

/// Applies what a person did. Returns what the backend must do.
[[nodiscard]] std::vector<Command> reduce(AppState& state, const Action& action);

/// Applies what the backend answered.
[[nodiscard]] std::vector<Command> receive(AppState& state, Event event);

/// Lets time pass: hands on drafts and searches, ends toasts, locks when idle.
/// `now` in seconds, never going back.
[[nodiscard]] std::vector<Command> tick(AppState& state, double now);

/// When `tick` next has something to do, in seconds of the same clock; nothing when never.
[[nodiscard]] std::optional<double> next_tick(const AppState& state);

}  // namespace fieldfare::ui
