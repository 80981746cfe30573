#pragma once

#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/meetings.h>

/// What a meeting is to go through, put together by itself.
namespace fieldfare::app {

/// A note that is new since the last meeting, or was changed since.
struct PreparedNote {
  EntityId note_id;
  std::string text;
  std::string author;
  std::string captured_at;
  std::string basis;
  std::vector<std::string> criteria;
  bool changed = false;  ///< written before, and changed since
  bool late = false;     ///< written before, and not known here at the last meeting
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note_id", self.note_id);
    v("text", self.text);
    v("author", self.author);
    v("captured_at", self.captured_at);
    v("basis", self.basis);
    v("criteria", self.criteria);
    v("changed", self.changed);
    v("late", self.late);
  }
};

/// New notes counted: by criterion (empty: none given), then by author.
struct PreparedCount {
  std::string criterion;
  std::string author;
  std::int64_t notes = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("criterion", self.criterion);
    v("author", self.author);
    v("notes", self.notes);
  }
};

struct PreparedConcern {
  EntityId concern_id;
  std::string kind;
  std::string title;
  std::string state;
  bool passed_on = false;
  std::string raised_at;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("concern_id", self.concern_id);
    v("kind", self.kind);
    v("title", self.title);
    v("state", self.state);
    v("passed_on", self.passed_on);
    v("raised_at", self.raised_at);
  }
};

/// An activity that was added or changed since the last meeting.
struct PreparedChange {
  EntityId activity_id;
  std::string title;
  std::string what;  ///< "added", or the fields in words: "starts, ends"
  std::string starts;
  std::string by;
  std::string at;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity_id", self.activity_id);
    v("title", self.title);
    v("what", self.what);
    v("starts", self.starts);
    v("by", self.by);
    v("at", self.at);
  }
};

/// How recent what this device knows of a member is: the lead is to have the latest before leaders
/// are met (area SEND handbook 2023, para 96; local offer 2026 L396).
struct PreparedMember {
  MemberId member_id;
  std::string name;
  std::string last_heard;    ///< or empty: never; this device's own member: now
  std::int64_t missing = 0;  ///< entries that they are known to hold and this device lacks
  std::int64_t notes = 0;    ///< theirs among the new ones
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("member_id", self.member_id);
    v("name", self.name);
    v("last_heard", self.last_heard);
    v("missing", self.missing);
    v("notes", self.notes);
  }
};

/// Everything a meeting is to go through, put together from what this device holds and this member
/// may read. Writes nothing.
struct MeetingPrepare {
  static constexpr const char* name = "meeting.prepare";
  VisitId visit;
  std::optional<EntityId> meeting = {};  ///< else the next one of `kind`, planned or not
  std::optional<std::string> kind = {};  ///< else the framework's team meeting
  std::optional<Time> since = {};        ///< else when the last one of the kind began
  struct Result {
    std::string meeting_id;  ///< or empty: none is planned
    std::string title;
    std::string kind;
    std::string since;  ///< or empty: from the beginning
    std::vector<MeetingItem> items;
    std::vector<std::string> prompts;
    std::vector<MeetingPointView> carried;
    std::vector<PreparedNote> notes;  ///< by time
    std::vector<PreparedCount> counts;
    std::vector<CoverageGap> gaps;
    std::vector<LineView> lines;  ///< open
    std::vector<ConflictView> conflicts;
    std::vector<PreparedConcern> concerns;  ///< open or raised since
    std::vector<PreparedChange> changes;
    std::vector<PreparedMember> members;
    std::int64_t late_entries = 0;  ///< of removed members, undecided
    std::vector<std::string> held_back;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("meeting_id", self.meeting_id);
      v("title", self.title);
      v("kind", self.kind);
      v("since", self.since);
      v("items", self.items);
      v("prompts", self.prompts);
      v("carried", self.carried);
      v("notes", self.notes);
      v("counts", self.counts);
      v("gaps", self.gaps);
      v("lines", self.lines);
      v("conflicts", self.conflicts);
      v("concerns", self.concerns);
      v("changes", self.changes);
      v("members", self.members);
      v("late_entries", self.late_entries);
      v("held_back", self.held_back);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("meeting", self.meeting);
    v("kind", self.kind);
    v("since", self.since);
  }
};

}  // namespace fieldfare::app
