#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Deadlines of a visit: what the guidance gives, what the lead made of it, and what is done.
namespace fieldfare::app {

struct DeadlineView {
  std::string id;
  std::string title;
  std::string due;    ///< date; empty while nobody has set one for what the guidance leaves open
  std::string time;   ///< "17:00", or empty when the guidance gives none
  std::string state;  ///< "upcoming", "due-today", "overdue", "done" or "undated"
  /// It counts from a day that nobody has recorded yet, such as that of the draft report.
  bool expected = false;
  /// False for what the guidance wants and gives no day for: `due` is then a target of the lead's.
  bool stated = true;
  /// To `due`, below 0 when it has passed; nothing without a day or beyond the bank holidays known.
  std::optional<std::int64_t> working_days_left;
  std::string place;  ///< where the document puts it: "week 1, Thursday", or empty
  std::string given;  ///< the day by the guidance, also after it was moved
  std::string given_time;
  bool moved = false;
  std::string reason;         ///< why it was moved
  std::string moved_by;       ///< a member's name
  std::string done_on;        ///< date
  std::string done_by;        ///< a member's name
  std::string other_reading;  ///< the day by another reading of the document, or empty
  /// The weekday that the document names, where holidays put it on another day than the count.
  std::string by_weekday = {};
  std::string anchor;     ///< what it counts from: "notification", ...
  std::string precision;  ///< "day", or "week": the document names the week alone
  std::string strength;   ///< how firmly the document says it
  std::vector<std::string> who;
  std::string source;
  std::string note;
  bool conflicted = false;  ///< two people moved or settled it in different ways
  /// Why it is not due although its day may have come: a pause, a deferral, an open complaint.
  std::string waits = {};
  std::string without_pauses = {};  ///< the day it would have without the visit's pauses, or empty
  std::string pause_reason = {};
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("due", self.due);
    v("time", self.time);
    v("state", self.state);
    v("expected", self.expected);
    v("stated", self.stated);
    v("working_days_left", self.working_days_left);
    v("place", self.place);
    v("given", self.given);
    v("given_time", self.given_time);
    v("moved", self.moved);
    v("reason", self.reason);
    v("moved_by", self.moved_by);
    v("done_on", self.done_on);
    v("done_by", self.done_by);
    v("other_reading", self.other_reading);
    v("by_weekday", self.by_weekday);
    v("anchor", self.anchor);
    v("precision", self.precision);
    v("strength", self.strength);
    v("who", self.who);
    v("source", self.source);
    v("note", self.note);
    v("conflicted", self.conflicted);
    v("waits", self.waits);
    v("without_pauses", self.without_pauses);
    v("pause_reason", self.pause_reason);
  }
};

/// In the order in which a lead needs them: overdue, due today, next, without a day, done.
struct DeadlineList {
  static constexpr const char* name = "deadline.list";
  VisitId visit;
  std::optional<std::string> state;  ///< only those in it
  struct Result {
    std::vector<DeadlineView> deadlines;
    std::int64_t overdue = 0;  ///< of all, whatever was asked for
    std::int64_t due_today = 0;
    std::int64_t done = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("deadlines", self.deadlines);
      v("overdue", self.overdue);
      v("due_today", self.due_today);
      v("done", self.done);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("state", self.state);
  }
};

/// It is done, or several are, on a day that is not in the future; all or none. Others count from
/// that day where the framework says so: the draft report's, the final one's, publication. Possible
/// in a closed visit too, as the final report and publication come after the evidence. Lead, deputy
/// or inspector; what is quality assurance's alone, such as that of the draft report, a member of
/// that role as well.
struct DeadlineDone {
  static constexpr const char* name = "deadline.done";
  VisitId visit;
  std::string deadline;
  std::optional<Date> on;              ///< today without it
  std::vector<std::string> also = {};  ///< more of them, on the same day
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("deadline", self.deadline);
    v("on", self.on);
    v.with_default("also", self.also);
  }
};

/// It is not done after all.
struct DeadlineReopen {
  static constexpr const char* name = "deadline.reopen";
  VisitId visit;
  std::string deadline;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("deadline", self.deadline);
  }
};

/// Another day than the guidance gives, with the reason; or a day for what it leaves open, where no
/// reason is needed. Lead or deputy.
struct DeadlineMove {
  static constexpr const char* name = "deadline.move";
  VisitId visit;
  std::string deadline;
  Date to{};
  std::optional<std::string> time;  ///< "17:00"; without it the time the guidance gives
  std::optional<RawText> reason;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("deadline", self.deadline);
    v("to", self.to);
    v("time", self.time);
    v("reason", self.reason);
  }
};

/// Back to the day that the guidance gives, or to none. Lead or deputy.
struct DeadlineRestore {
  static constexpr const char* name = "deadline.restore";
  VisitId visit;
  std::string deadline;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("deadline", self.deadline);
  }
};

}  // namespace fieldfare::app
