#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Lines of enquiry: from where they came to the notes that test them.
namespace fieldfare::app {

/// A line of enquiry or theme comes up somewhere and is tested elsewhere (area SEND handbook 2023,
/// para 87; local offer 2026 L304).
struct LineAdd {
  static constexpr const char* name = "line.add";
  VisitId visit;
  RawText text;
  std::vector<std::string> criteria;
  std::optional<std::string> origin = {};  ///< document, survey, meeting, note, tracking or other
  std::optional<EntityId> origin_id = {};  ///< the note, or the activity, that it came up in
  std::optional<RawText> origin_detail = {};  ///< for example which requested item, by number
  std::optional<RawText> next_step = {};
  struct Result {
    EntityId line_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("line_id", self.line_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("text", self.text);
    v("criteria", self.criteria);
    v("origin", self.origin);
    v("origin_id", self.origin_id);
    v("origin_detail", self.origin_detail);
    v("next_step", self.next_step);
  }
};

/// Changes what is given and leaves the rest; `criteria`, when given, is the whole new set.
struct LineUpdate {
  static constexpr const char* name = "line.update";
  EntityId line;
  std::optional<RawText> text;
  std::optional<std::vector<std::string>> criteria = {};
  std::optional<RawText> next_step = {};
  std::optional<std::string> origin = {};
  std::optional<EntityId> origin_id = {};
  std::optional<RawText> origin_detail = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("text", self.text);
    v("criteria", self.criteria);
    v("next_step", self.next_step);
    v("origin", self.origin);
    v("origin_id", self.origin_id);
    v("origin_detail", self.origin_detail);
  }
};

/// Says that a note tests a line. Saying it again changes how, and links anew what was parted.
struct LineLink {
  static constexpr const char* name = "line.link";
  EntityId line;
  EntityId note;
  std::string stance = "neither";  ///< for, against or neither
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("note", self.note);
    v.with_default("stance", self.stance);
  }
};

/// Takes a link back; the note stays.
struct LineUnlink {
  static constexpr const char* name = "line.unlink";
  EntityId line;
  EntityId note;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("note", self.note);
  }
};

struct LineClose {
  static constexpr const char* name = "line.close";
  EntityId line;
  std::optional<RawText> outcome;
  std::optional<std::string> result = {};  ///< confirmed, partly, not-confirmed or set-aside
  struct Result {
    std::string warning;  ///< for example that no note tested it, or empty
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("warning", self.warning);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("outcome", self.outcome);
    v("result", self.result);
  }
};

struct LineReopen {
  static constexpr const char* name = "line.reopen";
  EntityId line;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
  }
};

struct LineView {
  EntityId line_id;
  std::string text;
  std::string state;  ///< open or closed
  std::string outcome;
  std::vector<std::string> criteria;
  std::string author;
  bool conflicted = false;
  std::string result = {};  ///< of a closed one, or empty
  std::string origin = {};
  std::string origin_id = {};  ///< a note or an activity, or empty
  std::string origin_detail = {};
  std::string next_step = {};
  std::string raised_at = {};
  std::int64_t supporting = 0;  ///< linked notes that speak for it
  std::int64_t opposing = 0;    ///< and against it
  std::int64_t neither = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line_id", self.line_id);
    v("text", self.text);
    v("state", self.state);
    v("outcome", self.outcome);
    v("criteria", self.criteria);
    v("author", self.author);
    v("conflicted", self.conflicted);
    v("result", self.result);
    v("origin", self.origin);
    v("origin_id", self.origin_id);
    v("origin_detail", self.origin_detail);
    v("next_step", self.next_step);
    v("raised_at", self.raised_at);
    v("for", self.supporting);
    v("against", self.opposing);
    v("neither", self.neither);
  }
};

struct LineList {
  static constexpr const char* name = "line.list";
  VisitId visit;
  std::optional<std::string> state = {};  ///< open or closed
  struct Result {
    std::vector<LineView> lines;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("lines", self.lines);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("state", self.state);
  }
};

/// A note that tests a line, or where a line came up.
struct LineNote {
  EntityId note_id;
  std::string stance;  ///< for, against or neither
  std::string text;
  std::string author;
  std::string captured_at;
  std::string basis;
  std::string recency;
  std::vector<std::string> criteria;
  std::string activity;  ///< its title
  std::string linked_by;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note_id", self.note_id);
    v("stance", self.stance);
    v("text", self.text);
    v("author", self.author);
    v("captured_at", self.captured_at);
    v("basis", self.basis);
    v("recency", self.recency);
    v("criteria", self.criteria);
    v("activity", self.activity);
    v("linked_by", self.linked_by);
  }
};

struct LineShow {
  static constexpr const char* name = "line.show";
  EntityId line;
  struct Result {
    LineView line;
    std::string origin_in_words;          ///< "in Tracking meeting, 15 Jun 2026", or empty
    std::vector<LineNote> notes;          ///< for, against, neither; each by time
    std::int64_t hidden = 0;              ///< linked notes that this member may not read
    std::vector<std::string> gaps;        ///< what is still thin, in words
    std::vector<std::string> cases = {};  ///< codes of those that were chosen to test it
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("line", self.line);
      v("origin_in_words", self.origin_in_words);
      v("notes", self.notes);
      v("hidden", self.hidden);
      v("gaps", self.gaps);
      v("cases", self.cases);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
  }
};

}  // namespace fieldfare::app
