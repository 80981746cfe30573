#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What the identity guard finds, and what a visit allows.
namespace fieldfare::app {

struct FindingView {
  std::int64_t start = 0;  ///< in code points
  std::int64_t end = 0;    ///< exclusive
  std::string label;
  std::string rule;
  std::string tier;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("start", self.start);
    v("end", self.end);
    v("label", self.label);
    v("rule", self.rule);
    v("tier", self.tier);
  }
};

/// What the guard would stop, with the allow list of `visit` when one is given.
struct GuardCheck {
  static constexpr const char* name = "guard.check";
  RawText text;
  std::optional<VisitId> visit;
  struct Result {
    std::vector<FindingView> findings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("findings", self.findings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("text", self.text);
    v("visit", self.visit);
  }
};

struct GuardAllow {
  static constexpr const char* name = "guard.allow";
  VisitId visit;
  RawText phrase;
  std::string as;  ///< setting, place, staff-role or not-a-person
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("phrase", self.phrase);
    v("as", self.as);
  }
};

/// Takes back that a phrase is allowed in a visit: from then on the guard asks about it again,
/// whoever allowed it. What was written meanwhile stays. Error(not_found) when it is not allowed.
struct GuardDisallow {
  static constexpr const char* name = "guard.disallow";
  VisitId visit;
  RawText phrase;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("phrase", self.phrase);
  }
};

struct GuardAllowed {
  static constexpr const char* name = "guard.allowed";
  VisitId visit;
  struct Result {
    std::vector<std::string> phrases;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("phrases", self.phrases);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
