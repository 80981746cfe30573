#pragma once

#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/members.h>

namespace fieldfare::app {

/// Makes a visit from a framework; this device's member leads it. The framework's definition is
/// pinned in the visit's log.
struct VisitCreate {
  static constexpr const char* name = "visit.create";
  std::string framework;
  RawText area;
  Date fieldwork_start{};
  std::int64_t on_site_days = 0;  ///< 1 to 20; 0: as many as the framework says
  struct Result {
    VisitId visit_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("visit_id", self.visit_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("framework", self.framework);
    v("area", self.area);
    v("fieldwork_start", self.fieldwork_start);
    v.with_default("on_site_days", self.on_site_days);
  }
};

struct VisitSummary {
  VisitId visit_id;
  std::string framework;
  std::string framework_title;
  std::string area;  ///< empty until the visit's content has arrived
  std::string fieldwork_start;
  std::string state;  ///< "open", "paused", "deferred" or "closed"
  std::string role;   ///< this member's
  std::int64_t notes = 0;
  std::int64_t waiting = 0;  ///< own entries that no team device and no hub is known to hold
  std::int64_t conflicts = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit_id", self.visit_id);
    v("framework", self.framework);
    v("framework_title", self.framework_title);
    v("area", self.area);
    v("fieldwork_start", self.fieldwork_start);
    v("state", self.state);
    v("role", self.role);
    v("notes", self.notes);
    v("waiting", self.waiting);
    v("conflicts", self.conflicts);
  }
};

struct VisitList {
  static constexpr const char* name = "visit.list";
  struct Result {
    std::vector<VisitSummary> visits;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("visits", self.visits);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

/// Where what this device holds of a visit is, counted: receipts are kept with what came with them,
/// so this stands after a crash, too.
struct Held {
  std::int64_t all = 0;
  std::int64_t this_device_only = 0;  ///< nobody else is known to hold it
  std::int64_t team_devices = 0;      ///< held by at least one other member's device
  std::int64_t hub = 0;               ///< confirmed by a hub
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("all", self.all);
    v("this_device_only", self.this_device_only);
    v("team_devices", self.team_devices);
    v("hub", self.hub);
  }
};

/// Days on which the visit stands still.
struct PauseView {
  std::string from;   ///< date: the first day lost
  std::string until;  ///< date: the first day that counts again; empty: it goes on
  std::string reason;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("from", self.from);
    v("until", self.until);
    v("reason", self.reason);
  }
};

struct VisitShow {
  static constexpr const char* name = "visit.show";
  VisitId visit;
  bool brief = false;  ///< without what takes reading all notes: `projection` and `held_notes`
  struct Result {
    VisitSummary visit;
    std::string notification;  ///< date: 10 working days before fieldwork begins, or as decided
    std::int64_t on_site_days = 0;
    std::string fieldwork_end;  ///< date
    /// Whether the notification day is "zero" in every sum, or the "first" day of "days from" it.
    std::string notification_counts;
    std::string reason;                   ///< why the days are as they are, where somebody said so
    std::vector<std::string> notes;       ///< what the guidance says that these days do not follow
    std::string hub;                      ///< the address used last, or empty
    std::string projection;               ///< a hash that is equal on devices that hold the same
    std::vector<DeadlineView> deadlines;  ///< as DeadlineList has them, those with a day
    Held held_entries;
    Held held_notes;
    std::vector<EpochView> epochs;             ///< oldest first
    std::string hold;                          ///< why its evidence is kept longer, or empty
    std::string hold_until;                    ///< date, or empty: until it is released
    std::vector<PauseView> pauses;             ///< by their first day
    std::vector<std::string> school_holidays;  ///< "2026-05-25 to 2026-05-29", by date
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      VisitSummary::describe(self.visit, v);
      v("notification", self.notification);
      v("on_site_days", self.on_site_days);
      v("fieldwork_end", self.fieldwork_end);
      v("notification_counts", self.notification_counts);
      v("reason", self.reason);
      v("calendar_notes", self.notes);
      v("hub", self.hub);
      v("projection", self.projection);
      v("deadlines", self.deadlines);
      v("held_entries", self.held_entries);
      v("held_notes", self.held_notes);
      v("epochs", self.epochs);
      v("hold", self.hold);
      v("hold_until", self.hold_until);
      v("pauses", self.pauses);
      v("school_holidays", self.school_holidays);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("brief", self.brief);
  }
};

struct DeadlineChange {
  std::string id;
  std::string title;
  std::string from;  ///< date
  std::string to;
  std::string why;  ///< in words
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("from", self.from);
    v("to", self.to);
    v("why", self.why);
  }
};

/// Changes the days of a visit: what is given, leaving the rest. Deadlines are counted anew. A
/// change away from what the guidance gives needs a reason. Lead or deputy.
struct VisitUpdate {
  static constexpr const char* name = "visit.update";
  VisitId visit;
  std::optional<Date> fieldwork_start;
  std::optional<std::int64_t> on_site_days;  ///< 1 to 20
  std::optional<Date> notification;          ///< another day than the framework's notice gives
  /// "zero": the notification day is day 0 of every sum; "first": it is the first of the days that
  /// a survey stays open, the other reading of "working days from the notification day".
  std::optional<std::string> notification_counts;
  /// The least time between appointments in different places that the timetable is checked for:
  /// 0 to 240; 15 until somebody says.
  std::optional<std::int64_t> travel_minutes;
  std::optional<RawText> reason;
  struct Result {
    std::vector<DeadlineChange> changed;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("changed", self.changed);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("fieldwork_start", self.fieldwork_start);
    v("on_site_days", self.on_site_days);
    v("notification", self.notification);
    v("notification_counts", self.notification_counts);
    v("travel_minutes", self.travel_minutes);
    v("reason", self.reason);
  }
};

/// Put off, on the area's request, for exceptional circumstances: nothing is due until it resumes.
/// Lead or deputy. Error(not_possible) unless it is open.
struct VisitDefer {
  static constexpr const char* name = "visit.defer";
  VisitId visit;
  RawText reason;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("reason", self.reason);
  }
};

/// What is not due while a visit is paused.
struct SuspendedDeadline {
  std::string id;
  std::string title;
  std::string due;  ///< date, as it stood
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("due", self.due);
  }
};

/// The visit stands still from a day on, in exceptional cases (preparation for adulthood 2024 L455,
/// local offer 2026 L436; decision "wellbeing" for the others). What falls on its days or after is
/// not due; when it goes on, those days are no working days in any sum of this visit. With `until`
/// it is recorded afterwards, as a whole. A pause with the same first day is changed, or taken
/// back: it never was. Lead or deputy. Error(not_possible) unless the visit is open,
/// Error(usage) for days before its notification or after its last day on site.
struct VisitPause {
  static constexpr const char* name = "visit.pause";
  VisitId visit;
  RawText reason;             ///< may be empty where the pause is there already
  std::optional<Date> from;   ///< the first day lost; today without it
  std::optional<Date> until;  ///< the first day that counts again
  bool taken_back = false;
  struct Result {
    std::vector<SuspendedDeadline> suspended;
    std::vector<DeadlineChange> changed;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("suspended", self.suspended);
      v("changed", self.changed);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("reason", self.reason);
    v("from", self.from);
    v("until", self.until);
    v.with_default("taken_back", self.taken_back);
  }
};

/// A deferred visit goes on, with fieldwork from another day, which it needs; or a paused one, on
/// the day `on` (today without it), with fieldwork from another day where that is given. Tells what
/// moved and why. Lead or deputy.
struct VisitResume {
  static constexpr const char* name = "visit.resume";
  VisitId visit;
  std::optional<Date> fieldwork_start;
  std::optional<Date> on = {};  ///< the first day that counts again, after a pause
  using Result = VisitUpdate::Result;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("fieldwork_start", self.fieldwork_start);
    v("on", self.on);
  }
};

/// School holidays of the area, whose dates each authority sets: inspections usually take place in
/// term time (area SEND handbook 2023, para 56). Days of the visit that fall into one are told
/// among its calendar's notes. Lead or deputy.
struct VisitHolidays {
  static constexpr const char* name = "visit.school-holiday";
  VisitId visit;
  Date from{};
  Date until{};          ///< the last day of it
  bool removed = false;  ///< it is none
  struct Result {
    std::vector<std::string> holidays;  ///< "2026-05-25 to 2026-05-29", by date
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("holidays", self.holidays);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("from", self.from);
    v("until", self.until);
    v.with_default("removed", self.removed);
  }
};

/// No evidence can be added to a closed visit; it can still be synced and exported, and its
/// deadlines after the visit go on. What is missing is told and stops nobody: an inspection is
/// complete only when its final report has been sent (area-send-2023 para 115). Lead or deputy.
struct VisitClose {
  static constexpr const char* name = "visit.close";
  VisitId visit;
  bool only_check = false;  ///< tells what is missing and closes nothing; for every member
  struct Result {
    bool closed = false;
    std::vector<std::string> missing;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("closed", self.closed);
      v("missing", self.missing);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("only_check", self.only_check);
  }
};

/// A closed visit takes evidence again. Lead or deputy.
struct VisitReopen {
  static constexpr const char* name = "visit.reopen";
  VisitId visit;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Remembers the hub that this visit is synced with, so that `sync` needs no address.
struct VisitSetHub {
  static constexpr const char* name = "visit.set-hub";
  VisitId visit;
  std::string url;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("url", self.url);
  }
};

}  // namespace fieldfare::app
