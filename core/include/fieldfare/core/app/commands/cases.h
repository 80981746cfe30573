#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Cases: children and young people, by code alone.
namespace fieldfare::app {

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

}  // namespace fieldfare::app
