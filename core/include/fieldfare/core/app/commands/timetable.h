#pragma once

#include <fieldfare/core/app/commands/activities.h>

/// The timetable: the planned activities day by day, what the guidance finds amiss in it, and who
/// must be told of it and of every change.
namespace fieldfare::app {

struct TimetableDay {
  std::string date;
  std::string weekday;
  std::int64_t week = 0;  ///< of the framework's plan; 0: in none
  bool on_site = false;   ///< one of the visit's on-site days
  std::string holiday;    ///< the bank holiday's name, or empty
  std::vector<ActivityView> activities;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("date", self.date);
    v("weekday", self.weekday);
    v("week", self.week);
    v("on_site", self.on_site);
    v("holiday", self.holiday);
    v("activities", self.activities);
  }
};

/// Days with activities and all on-site days, oldest first.
struct TimetableShow {
  static constexpr const char* name = "timetable.show";
  VisitId visit;
  std::optional<MemberId> member;  ///< only what this inspector takes part in
  struct Result {
    std::vector<TimetableDay> days;
    std::string agreed_on;  ///< the day on which it was agreed with the area, or empty
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("days", self.days);
      v("agreed_on", self.agreed_on);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
  }
};

struct TimelineRow {
  std::string date;
  std::string weekday;
  std::string time;  ///< "09:30 to 11:00", "by 17:00", or empty
  std::string what;
  std::string where;             ///< mode, place and provider of an activity
  std::vector<std::string> who;  ///< roles
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("date", self.date);
    v("weekday", self.weekday);
    v("time", self.time);
    v("what", self.what);
    v("where", self.where);
    v("who", self.who);
  }
};

/// The timeline that the area is given at notification (area-send-2023 para 61) and later with the
/// timetable for its remarks: what concerns the area, by date. Activities are named by their kind
/// and never by what the team calls them, so that no case is in it, and nobody of the team by name.
struct TimetableTimeline {
  static constexpr const char* name = "timetable.timeline";
  VisitId visit;
  struct Result {
    std::string title;
    std::vector<TimelineRow> rows;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("title", self.title);
      v("rows", self.rows);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Something that the timetable does not do as the guidance has it. Told, never refused.
struct TimetableFinding {
  /// "clash", "travel", "review", "daily-team-meeting", "remote-team-meetings", "week", "day",
  /// "mode", "keep-in-touch", "debrief", "first-day", "whom", "expected", "unassigned", "off-site".
  std::string rule;
  std::string message;
  std::string date;  ///< or empty: of the whole visit
  std::vector<EntityId> activities;
  std::vector<std::string> members;  ///< names
  std::string source;                ///< place in the guidance, or empty where it is ours
  std::string reason;                ///< why it is so, when somebody has said
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("rule", self.rule);
    v("message", self.message);
    v("date", self.date);
    v("activities", self.activities);
    v("members", self.members);
    v("source", self.source);
    v("reason", self.reason);
  }
};

struct TimetableCheck {
  static constexpr const char* name = "timetable.check";
  VisitId visit;
  struct Result {
    std::vector<TimetableFinding> findings;  ///< by date, those of the whole visit last
    std::int64_t open = 0;                   ///< without a reason
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("findings", self.findings);
      v("open", self.open);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Why the timetable departs from a rule, on a day or as a whole.
struct TimetableExplain {
  static constexpr const char* name = "timetable.explain";
  VisitId visit;
  std::string rule;          ///< as in TimetableFinding
  std::optional<Date> date;  ///< without it: of the whole visit
  RawText reason;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("rule", self.rule);
    v("date", self.date);
    v("reason", self.reason);
  }
};

/// Agreed with the area, as it stands: the roles that are told know it now. Lead or deputy.
struct TimetableAgree {
  static constexpr const char* name = "timetable.agree";
  VisitId visit;
  std::optional<Date> on;  ///< today without it
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("on", self.on);
  }
};

struct ToTell {
  EntityId activity_id;
  std::string kind_title;
  std::string title;
  std::string starts;
  std::string ends;
  std::string what;                 ///< "new", "changed" or "cancelled"
  std::vector<std::string> roles;   ///< ids of those who are to be told
  std::vector<std::string> labels;  ///< what they are called
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity_id", self.activity_id);
    v("kind_title", self.kind_title);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v("what", self.what);
    v("roles", self.roles);
    v("labels", self.labels);
  }
};

/// What the area must still be told: all of it until the timetable is agreed, then every change of
/// time, place, mode or kind until it is ticked off. Work of the team alone is not told.
struct TimetableInform {
  static constexpr const char* name = "timetable.inform";
  VisitId visit;
  struct Result {
    std::vector<ToTell> to_tell;
    std::string agreed_on;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("to_tell", self.to_tell);
      v("agreed_on", self.agreed_on);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// They have been told, as things stand now.
struct TimetableTold {
  static constexpr const char* name = "timetable.told";
  VisitId visit;
  std::optional<EntityId> activity;  ///< all without it
  std::optional<std::string> role;   ///< all who are to be told without it
  struct Result {
    std::int64_t told = 0;  ///< activities
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("told", self.told);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("activity", self.activity);
    v("role", self.role);
  }
};

}  // namespace fieldfare::app
