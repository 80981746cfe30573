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
  struct Result {
    EntityId activity_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("activity_id", self.activity_id);
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
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v("mode", self.mode);
    v("sector", self.sector);
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
