#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Activities: what the team does at a visit, and when.
namespace fieldfare::app {

struct ActivityAdd {
  static constexpr const char* name = "activity.add";
  VisitId visit;
  std::string kind;  ///< one of the framework's
  RawText title;
  Time starts;
  Time ends;
  std::string mode = "in-person";  ///< in-person, phone or video
  std::optional<EntityId> provider;
  std::optional<std::string> sector;  ///< education, health, care or joint
  std::optional<RawText> place;       ///< where, in words: a building, never a home address
  std::vector<std::string> members;   ///< ids of who goes, or their beginnings of 6 digits or more
  /// The same at the same time of each further working day until that one, 20 of them at most: the
  /// team meets each day, and with leaders at key points (area SEND handbook 2023, para 96, 102).
  std::optional<Date> until = {};
  struct Result {
    EntityId activity_id;
    std::vector<EntityId> more;  ///< of the further days, in their order
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("activity_id", self.activity_id);
      v("more", self.more);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("kind", self.kind);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v.with_default("mode", self.mode);
    v("provider", self.provider);
    v("sector", self.sector);
    v("place", self.place);
    v("members", self.members);
    v("until", self.until);
  }
};

/// Changes what is given and leaves the rest.
struct ActivityUpdate {
  static constexpr const char* name = "activity.update";
  EntityId activity;
  std::optional<RawText> title;
  std::optional<Time> starts;
  std::optional<Time> ends;
  std::optional<std::string> mode;
  std::optional<std::string> sector;
  std::optional<EntityId> provider;
  std::optional<RawText> place;
  std::optional<std::vector<std::string>> members;  ///< the whole new set
  /// How far the area has come with arranging it: planned, requested, confirmed or declined. Also
  /// takes a cancelled one up again.
  std::optional<std::string> state;
  std::optional<RawText> reason;  ///< why it changed, for the history
  /// The meeting at which the change was agreed, an activity: keep-in-touch meetings are there for
  /// that, too (area SEND handbook 2023, para 102).
  std::optional<EntityId> agreed_at = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v("mode", self.mode);
    v("sector", self.sector);
    v("provider", self.provider);
    v("place", self.place);
    v("members", self.members);
    v("state", self.state);
    v("reason", self.reason);
    v("agreed_at", self.agreed_at);
  }
};

/// It does not take place. It stays in the list and in the history; notes that were written in it
/// stay, too.
struct ActivityCancel {
  static constexpr const char* name = "activity.cancel";
  EntityId activity;
  RawText reason;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
    v("reason", self.reason);
  }
};

/// What one entry of the log changed about an activity.
struct ActivityChange {
  std::string at;
  std::string author;
  std::string field;  ///< "starts", "place", "members", ...
  std::string from;   ///< empty when it was not set
  std::string to;
  std::string reason;  ///< when one was given with the change
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("at", self.at);
    v("author", self.author);
    v("field", self.field);
    v("from", self.from);
    v("to", self.to);
    v("reason", self.reason);
  }
};

/// Oldest first. What was set when the activity was added is its first change of each field.
struct ActivityHistory {
  static constexpr const char* name = "activity.history";
  EntityId activity;
  struct Result {
    std::vector<ActivityChange> changes;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("changes", self.changes);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
  }
};

struct ActivityView {
  EntityId activity_id;
  std::string kind;
  std::string kind_title;
  std::string title;
  std::string starts;
  std::string ends;
  std::string mode;
  std::string sector;
  std::string provider;  ///< provider id, or empty
  std::string provider_name;
  std::int64_t notes = 0;
  bool conflicted = false;
  std::string place;
  std::vector<MemberId> members;
  std::vector<std::string> member_names;
  std::string state;      ///< planned, requested, confirmed, declined or cancelled
  std::string reason;     ///< of the last change that had one
  std::int64_t week = 0;  ///< of the framework's plan; 0: in none
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity_id", self.activity_id);
    v("kind", self.kind);
    v("kind_title", self.kind_title);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v("mode", self.mode);
    v("sector", self.sector);
    v("provider", self.provider);
    v("provider_name", self.provider_name);
    v("notes", self.notes);
    v("conflicted", self.conflicted);
    v("place", self.place);
    v("members", self.members);
    v("member_names", self.member_names);
    v("state", self.state);
    v("reason", self.reason);
    v("week", self.week);
  }
};

struct ActivityList {
  static constexpr const char* name = "activity.list";
  VisitId visit;
  struct Result {
    std::vector<ActivityView> activities;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("activities", self.activities);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
