#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Evidence notes, their drafts, search, and conflicts.
namespace fieldfare::app {

struct NoteAdd {
  static constexpr const char* name = "note.add";
  EntityId activity;
  RawText text;
  std::optional<EntityId> case_id;
  std::vector<std::string> criteria;   ///< the framework's questions or themes
  std::optional<std::string> basis;    ///< observed, told, read or survey
  std::optional<std::string> recency;  ///< current or historical
  std::string audience = "team";       ///< team or restricted
  std::optional<EntityId> draft;       ///< the draft that this note completes: it is dropped
  /// Words of the framework's tag groups: "factor:barrier", or "barrier" where one group has it.
  std::vector<std::string> tags = {};
  struct Result {
    EntityId note_id;
    Where where;
    std::vector<std::string> warnings;  ///< when it fits fewer than five people of the lists here
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("note_id", self.note_id);
      v("where", self.where);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
    v("text", self.text);
    v("case", self.case_id);
    v("criteria", self.criteria);
    v("basis", self.basis);
    v("recency", self.recency);
    v.with_default("audience", self.audience);
    v("draft", self.draft);
    v("tags", self.tags);
  }
};

/// Changes what is given and leaves the rest. `criteria` and `tags`, when given, are the whole new
/// sets. `unset` names what is to be said no more: "case", "basis", "recency", "tags".
struct NoteEdit {
  static constexpr const char* name = "note.edit";
  EntityId note;
  std::optional<RawText> text;
  std::optional<std::vector<std::string>> criteria;
  std::optional<EntityId> case_id;
  std::optional<std::string> basis;
  std::optional<std::string> recency;
  std::vector<std::string> unset;
  std::optional<std::string> audience;  ///< only the author opens a restricted note to the team
  std::optional<EntityId> draft;
  std::optional<std::vector<std::string>> tags = {};
  struct Result {
    Where where;
    std::string warning;  ///< what the change does not undo, or empty
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("where", self.where);
      v("warning", self.warning);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note", self.note);
    v("text", self.text);
    v("criteria", self.criteria);
    v("case", self.case_id);
    v("basis", self.basis);
    v("recency", self.recency);
    v("unset", self.unset);
    v("audience", self.audience);
    v("draft", self.draft);
    v("tags", self.tags);
  }
};

/// Somebody who follows an order to erase, or who has not said so yet.
struct RedactionPeer {
  MemberId member;
  std::string name;
  std::string last_heard;  ///< when this device last received something of theirs, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("member", self.member);
    v("name", self.name);
    v("last_heard", self.last_heard);
  }
};

/// How far a redaction has come. A member has confirmed when a signed statement of theirs names the
/// orders for every version; backups and exports that somebody made before are out of its reach.
struct RedactionState {
  std::string by;
  std::string at;
  std::string reason;
  std::vector<RedactionPeer> confirmed;  ///< beside this device
  std::vector<RedactionPeer> waiting;
  std::string hub;            ///< "confirmed", "waiting", or empty when no hub is known
  std::int64_t to_order = 0;  ///< versions whose erasing its writer or a lead must still order
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("by", self.by);
    v("at", self.at);
    v("reason", self.reason);
    v("confirmed", self.confirmed);
    v("waiting", self.waiting);
    v("hub", self.hub);
    v("to_order", self.to_order);
  }
};

/// A line of enquiry that a note tests.
struct NoteLine {
  EntityId line_id;
  std::string stance;  ///< for, against or neither
  std::string text;    ///< of the line
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line_id", self.line_id);
    v("stance", self.stance);
    v("text", self.text);
  }
};

struct NoteView {
  EntityId note_id;
  EntityId activity_id;
  std::string author;
  std::string captured_at;
  std::string capture;             ///< "in-activity" or "afterwards"
  std::int64_t minutes_after = 0;  ///< between the activity's end and the capture
  std::string text;                ///< the settled or merged text, or the first of several
  std::vector<std::string> criteria;
  std::string case_id;  ///< or empty
  std::string basis;
  std::string recency;
  std::string audience;
  Where where;
  bool conflicted = false;
  bool erased = false;     ///< redacted: the text is gone
  bool withdrawn = false;  ///< the family has withdrawn: locked until the lead decides
  std::int64_t versions = 1;
  std::optional<RedactionState> redaction;  ///< told by note.show
  std::vector<std::string> tags = {};       ///< "factor:barrier", sorted
  /// Where it comes from: the note's own sector tags, else its activity's sector. Area SEND
  /// handbook 2023, under para 61; local offer 2026 L156.
  std::vector<std::string> sectors = {};
  std::string inspectorate = {};  ///< of the author: ofsted, cqc, or empty
  /// False for what somebody wrote who now shadows the team or assures its quality: that is no
  /// evidence (area SEND handbook 2023, para 60).
  bool counts = true;
  std::vector<NoteLine> lines = {};  ///< told by note.show
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note_id", self.note_id);
    v("activity_id", self.activity_id);
    v("author", self.author);
    v("captured_at", self.captured_at);
    v("capture", self.capture);
    v("minutes_after", self.minutes_after);
    v("text", self.text);
    v("criteria", self.criteria);
    v("case_id", self.case_id);
    v("basis", self.basis);
    v("recency", self.recency);
    v("audience", self.audience);
    v("where", self.where);
    v("conflicted", self.conflicted);
    v("erased", self.erased);
    v("withdrawn", self.withdrawn);
    v("versions", self.versions);
    v("redaction", self.redaction);
    v("tags", self.tags);
    v("sectors", self.sectors);
    v("inspectorate", self.inspectorate);
    v("counts", self.counts);
    v("lines", self.lines);
  }
};

/// Every filter that is given must hold; a tag may be given as in `NoteAdd`.
struct NoteList {
  static constexpr const char* name = "note.list";
  VisitId visit;
  std::optional<EntityId> activity;
  std::optional<std::string> criterion;
  std::optional<EntityId> case_id;
  std::int64_t limit = 100'000;
  std::int64_t offset = 0;
  std::vector<std::string> tags = {};
  std::optional<std::string> basis = {};
  std::optional<std::string> recency = {};
  std::optional<std::string> sector = {};  ///< of the note, else of its activity
  std::optional<std::string> inspectorate = {};
  std::optional<MemberId> author = {};
  std::optional<EntityId> line = {};  ///< that it is linked to
  std::optional<Time> since = {};     ///< captured then or later
  bool newest = false;  ///< newest first, and offset counts from the newest; else oldest first
  struct Result {
    std::vector<NoteView> notes;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("notes", self.notes);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("activity", self.activity);
    v("criterion", self.criterion);
    v("case", self.case_id);
    v.with_default("limit", self.limit);
    v.with_default("offset", self.offset);
    v("tags", self.tags);
    v("basis", self.basis);
    v("recency", self.recency);
    v("sector", self.sector);
    v("inspectorate", self.inspectorate);
    v("author", self.author);
    v("line", self.line);
    v("since", self.since);
    v.with_default("newest", self.newest);
  }
};

struct NoteShow {
  static constexpr const char* name = "note.show";
  EntityId note;
  using Result = NoteView;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note", self.note);
  }
};

struct NoteVersion {
  std::string author;
  std::string at;
  std::string text;
  std::vector<std::string> fields;  ///< which fields this version set
  std::string entry;                ///< hash of the signed entry that holds it
  bool erased = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("author", self.author);
    v("at", self.at);
    v("text", self.text);
    v("fields", self.fields);
    v("entry", self.entry);
    v("erased", self.erased);
  }
};

struct NoteHistory {
  static constexpr const char* name = "note.history";
  EntityId note;
  struct Result {
    std::vector<NoteVersion> versions;
    std::optional<RedactionState> redaction;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("versions", self.versions);
      v("redaction", self.redaction);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note", self.note);
  }
};

/// Erases the text of every version of a note, here and, by signed orders, wherever it is held: on
/// the team's devices, at the hub, in bundles made later. Answers who has confirmed; `note.show`
/// tells it later.
struct NoteRedact {
  static constexpr const char* name = "note.redact";
  EntityId note;
  RawText reason;
  struct Result {
    std::int64_t entries = 0;  ///< how many versions were erased
    RedactionState redaction;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("entries", self.entries);
      v("confirmed", self.redaction.confirmed);
      v("waiting", self.redaction.waiting);
      v("hub", self.redaction.hub);
      v("to_order", self.redaction.to_order);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note", self.note);
    v("reason", self.reason);
  }
};

}  // namespace fieldfare::app
