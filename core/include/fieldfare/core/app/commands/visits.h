#pragma once

#include <fieldfare/core/app/commands/common.h>
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
  std::string state;  ///< "open" or "closed"
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

struct DeadlineView {
  std::string id;
  std::string title;
  std::string due;    ///< date
  std::string time;   ///< "17:00", or empty when the guidance gives none
  std::string state;  ///< "upcoming", "due-today", "overdue" or "done"
  /// It counts from a day that nobody has recorded yet, such as that of the draft report.
  bool expected = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("due", self.due);
    v("time", self.time);
    v("state", self.state);
    v("expected", self.expected);
  }
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

struct VisitShow {
  static constexpr const char* name = "visit.show";
  VisitId visit;
  struct Result {
    VisitSummary visit;
    std::string notification;  ///< date: 10 working days before fieldwork begins
    std::int64_t on_site_days = 0;
    std::string hub;         ///< the address used last, or empty
    std::string projection;  ///< a hash that is equal on devices that hold the same
    std::vector<DeadlineView> deadlines;
    Held held_entries;
    Held held_notes;
    std::vector<EpochView> epochs;  ///< oldest first
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      VisitSummary::describe(self.visit, v);
      v("notification", self.notification);
      v("on_site_days", self.on_site_days);
      v("hub", self.hub);
      v("projection", self.projection);
      v("deadlines", self.deadlines);
      v("held_entries", self.held_entries);
      v("held_notes", self.held_notes);
      v("epochs", self.epochs);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// No evidence can be added to a closed visit; it can still be synced and exported. Lead or deputy.
struct VisitClose {
  static constexpr const char* name = "visit.close";
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
