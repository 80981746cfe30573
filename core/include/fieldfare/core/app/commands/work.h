#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What a visit consists of: activities, cases and providers.
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

/// A child or young person, by a code that nobody has to agree on beforehand: T (tracked) or S
/// (sampled) and four characters.
struct CaseAdd {
  static constexpr const char* name = "case.add";
  VisitId visit;
  std::string kind;                 ///< tracked or sampled
  std::optional<std::int64_t> age;  ///< 0 to 25
  std::optional<RawText> phase;
  std::vector<RawText> attributes;
  struct Result {
    EntityId case_id;
    std::string code;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("case_id", self.case_id);
      v("code", self.code);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("kind", self.kind);
    v("age", self.age);
    v("phase", self.phase);
    v("attributes", self.attributes);
  }
};

struct CaseConsent {
  static constexpr const char* name = "case.consent";
  EntityId case_id;
  std::string state;  ///< agreed, declined or withdrawn
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case", self.case_id);
    v("state", self.state);
  }
};

struct CaseView {
  EntityId case_id;
  std::string code;
  std::string kind;
  std::optional<std::int64_t> age;
  std::string phase;
  std::vector<std::string> attributes;
  std::string consent;  ///< "not asked", agreed, declined or withdrawn
  std::int64_t notes = 0;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case_id", self.case_id);
    v("code", self.code);
    v("kind", self.kind);
    v("age", self.age);
    v("phase", self.phase);
    v("attributes", self.attributes);
    v("consent", self.consent);
    v("notes", self.notes);
    v("conflicted", self.conflicted);
  }
};

struct CaseList {
  static constexpr const char* name = "case.list";
  VisitId visit;
  struct Result {
    std::vector<CaseView> cases;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("cases", self.cases);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// A provider, service or setting. Its name is allowed in this visit's text from then on.
struct ProviderAdd {
  static constexpr const char* name = "provider.add";
  VisitId visit;
  RawText title;
  std::string sector;  ///< education, health, care or joint
  std::optional<RawText> kind;
  struct Result {
    EntityId provider_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("provider_id", self.provider_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("name", self.title);
    v("sector", self.sector);
    v("kind", self.kind);
  }
};

struct ProviderView {
  EntityId provider_id;
  std::string title;
  std::string sector;
  std::string kind;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("provider_id", self.provider_id);
    v("name", self.title);
    v("sector", self.sector);
    v("kind", self.kind);
    v("conflicted", self.conflicted);
  }
};

struct ProviderList {
  static constexpr const char* name = "provider.list";
  VisitId visit;
  struct Result {
    std::vector<ProviderView> providers;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("providers", self.providers);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
