#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/ui/editor/text_buffer.h>
#include <fieldfare/ui/pages.h>
#include <fieldfare/ui/theme.h>

/// What the app shows: plain data, made by a backend on its own thread, never changed afterwards.
/// Text in it has passed the identity guard. Times and dates are already in words of the device's
/// clock, so that a view computes nothing.
namespace fieldfare::ui {

enum class Lock : std::uint8_t {
  no_store,  ///< no store on this tablet yet
  locked,
  unlocking,  ///< the key is being derived: seconds, on purpose
  open,
};

struct VisitRow {
  std::string id;
  std::string area;
  std::string framework;  ///< "Local offer 2026"
  std::string when;       ///< "Fieldwork 15 to 16 June 2026"
  std::string role;       ///< this member's: "You lead this visit"
  std::size_t notes = 0;
  std::size_t conflicts = 0;
  bool closed = false;  ///< nothing can be added
};

struct Question {
  std::string id;  ///< "LO1.1"
  std::string title;
  std::string text;
  std::vector<std::string> prompts;
};

struct ThemeOfQuestions {
  std::string id;
  std::string title;
  std::vector<Question> questions;
};

struct ActivityRow {
  std::string id;
  std::string title;
  std::string kind;  ///< in words: "Meeting with parents and carers"
  std::string when;  ///< "Mon 15 June, 09:30 to 10:30"
  std::string mode;  ///< "in person", "by video"; may be empty
  std::size_t notes = 0;
  bool now = false;      ///< between its start and end
  bool today = false;    ///< it begins on this day
  bool evidence = true;  ///< notes may be written in it
  std::vector<std::string> prompts;
  std::string sector;  ///< "education", "health", "care", "joint"; may be empty
};

enum class Consent : std::uint8_t { unasked, agreed, declined, withdrawn };

struct CaseRow {
  std::string id;
  std::string code;   ///< "T1"
  std::string about;  ///< "tracked, secondary"
  Consent consent = Consent::unasked;
  std::size_t notes = 0;
};

enum class Due : std::uint8_t { coming, today, overdue, done };

struct DeadlineRow {
  std::string id;
  std::string title;
  std::string when;  ///< "Mon 22 June, by 17:00"
  Due due = Due::coming;
};

/// A line of enquiry: what the team wants to find out.
struct LineRow {
  std::string id;
  std::string text;
  std::string author;                 ///< a role
  std::vector<std::string> criteria;  ///< ids of questions
  std::size_t notes = 0;              ///< notes under one of these questions
  bool closed = false;
  std::string outcome;  ///< of a closed one; may be empty
};

enum class ConcernKind : std::uint8_t { safeguarding, serious, conduct, wellbeing };

struct ConcernRow {
  std::string id;
  std::string kind;  ///< "Safeguarding"
  std::string text;
  std::string raised;  ///< "15 June, 10:42 by Care inspector"
  std::string about;   ///< the case's code; may be empty
  bool resolved = false;
  std::vector<std::string> actions;  ///< oldest first
};

enum class Hub : std::uint8_t { none, waiting, confirmed };

struct Where {
  bool this_device = true;
  std::size_t team_devices = 0;
  Hub hub = Hub::none;

  bool operator==(const Where&) const = default;
};

enum class Basis : std::uint8_t { unsaid, observed, told, read, survey };
enum class Recency : std::uint8_t { unsaid, current, historical };

/// What is said about a note beside its text, each with one tap.
struct NoteFacts {
  std::vector<std::string> criteria;  ///< ids of questions, in order of the framework
  std::string case_id;                ///< empty: about no case
  Basis basis = Basis::unsaid;
  Recency recency = Recency::unsaid;
  bool restricted = false;

  bool operator==(const NoteFacts&) const = default;
};

struct NoteRow {
  std::string id;
  std::string activity_id;
  std::string activity;  ///< its title
  std::string author;    ///< the role, never a name
  std::string captured;  ///< "15 June, 10:42"
  std::string preview;   ///< the first lines
  NoteFacts facts;
  Where where;
  bool conflicted = false;
};

struct NoteDetail {
  NoteRow row;
  std::string text;
  std::string capture;  ///< "Typed in the meeting", "Written up 35 minutes afterwards"
};

struct ConflictValue {
  std::string author;
  std::string at;  ///< "15 June, 10:42"
  std::string text;
};

struct ConflictRow {
  std::string id;
  std::string subject;  ///< "Note in Meeting with parents and carers"
  std::string field;    ///< "Text", "Title"
  std::vector<ConflictValue> values;
  std::optional<std::string> base;    ///< the common ancestor, when there is just one
  std::optional<std::string> merged;  ///< what a merge by words gives, when it can
};

enum class Link : std::uint8_t { offline, online, syncing, failed };

struct PeerRow {
  std::string name;       ///< "Deputy's tablet": a role
  std::string heard;      ///< "Last heard from at 09:12"
  std::size_t holds = 0;  ///< changes (log entries) that its last statement says it has
};

/// Where the notes are, and what the link is doing.
struct SyncView {
  Link link = Link::offline;
  std::string since;           ///< "09:12": since when offline, or when last in step; empty: never
  std::string hub;             ///< the address; empty: none is set
  std::size_t notes = 0;       ///< all notes of the open visit that this device holds
  std::size_t only_here = 0;   ///< of them, on no other device and not at the hub
  std::size_t on_team = 0;     ///< of them, on at least one other device
  std::size_t at_hub = 0;      ///< of them, confirmed by the hub
  bool counted = true;         ///< false: these are still being counted
  float progress = 0;          ///< 0 to 1 while syncing
  std::string progress_words;  ///< "Sending 12 of 40"
  std::string problem;         ///< what happened, when failed
  std::string hint;            ///< what to do next
  std::string outcome;         ///< of the last sync: "Sent 3 changes, received 12."
  std::vector<PeerRow> peers;
};

/// A draft found in the journal when the store was opened: what typing a crash had cut off.
struct KeptDraft {
  std::string key;  ///< see draft_key
  std::string activity_id;
  std::string note_id;  ///< empty: a new note
  std::string text;     ///< with findings masked: "[withheld: name]"
  std::string kept_at;  ///< "10:42"
  NoteFacts facts;
};

/// Words of a form found in the journal when the visit was opened.
struct KeptForm {
  std::string key;   ///< see form_key
  std::string text;  ///< masked as in a draft
  std::string kept_at;
};

/// How much has been written under one question, and where it came from.
struct CoverageRow {
  std::string id;  ///< of the question
  std::string title;
  std::size_t notes = 0;
  std::array<std::size_t, 4> sectors{};  ///< education, health, care, joint: by the activity
  std::array<std::size_t, 4> bases{};    ///< observed, told, read, survey
};

struct CoverageTheme {
  std::string title;
  std::vector<CoverageRow> questions;
};

struct Settings {
  ThemeName theme = ThemeName::light;
  int text_percent = 100;  ///< 100 to 200
  int lock_minutes = 10;   ///< idle minutes until the app locks; 0: never

  bool operator==(const Settings&) const = default;
};

struct OpenVisit {
  VisitRow row;
  bool judges = false;  ///< this kind of visit reaches a judgement
  std::vector<ThemeOfQuestions> themes;
  std::vector<ActivityRow> activities;
  std::vector<CaseRow> cases;
  std::vector<NoteRow> notes;  ///< the newest, newest first; the others are read page by page
  std::size_t notes_total = 0;
  std::vector<ConflictRow> conflicts;
  std::vector<DeadlineRow> deadlines;  ///< those that are not done first, by date
  std::vector<LineRow> lines;          ///< open ones first
  std::vector<ConcernRow> concerns;    ///< open ones first
  std::vector<CoverageTheme> coverage;
  std::vector<NoticeRow> notices;
  SyncView sync;
  MeetingView meeting;
  Pages pages;
};

/// Something that takes long and can be stopped.
struct LongWork {
  std::string words;  ///< "Taking the list in"
  float part = -1;    ///< 0 to 1; negative: not known
};

struct Snapshot {
  Lock lock = Lock::locked;
  bool unlock_stopped = false;  ///< somebody stopped it: what has begun ends by itself, for nothing
  std::string unlock_problem;   ///< why the last try failed
  std::string unlock_hint;
  int unlock_wait_seconds = 0;  ///< tries are delayed after failures
  std::string device;           ///< "Education HMI"
  std::string today;            ///< "Monday 15 June"
  std::string date;             ///< the same day: "2026-06-15"
  std::vector<FrameworkRow> frameworks;
  std::vector<VisitRow> visits;
  std::optional<OpenVisit> visit;
  std::vector<DisposalRow> disposals;  ///< of visits that this device erased, oldest first
  std::optional<LongWork> work;
  std::optional<Slip> slip;  ///< the card or invitation that was made last
  std::vector<KeptDraft> drafts;
  std::vector<KeptForm> forms;  ///< of the open visit
  Settings settings;
};

/// Notes that are read at a time.
inline constexpr std::size_t notes_page = 200;

using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// The key of a draft in the journal: one for a new note of each activity, one for each note.
[[nodiscard]] std::string draft_key(const std::string& activity_id, const std::string& note_id);

}  // namespace fieldfare::ui
