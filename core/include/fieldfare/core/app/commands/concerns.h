#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Concerns, and what was done about them.
namespace fieldfare::app {

/// A safeguarding, conduct or wellbeing concern: what was seen, and what was done about it. The
/// person's identity goes by the existing procedures, outside this tool.
struct ConcernAdd {
  static constexpr const char* name = "concern.add";
  VisitId visit;
  std::string kind;  ///< one of the framework's; empty: safeguarding
  RawText text;
  std::optional<EntityId> case_id;
  struct Result {
    EntityId concern_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("concern_id", self.concern_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("kind", self.kind);
    v("text", self.text);
    v("case", self.case_id);
  }
};

/// Records who was told and what was done; each act stays.
struct ConcernAct {
  static constexpr const char* name = "concern.act";
  EntityId concern;
  RawText action;
  std::optional<RawText> told;  ///< the role that was told, for example "duty desk"
  bool resolved = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("concern", self.concern);
    v("action", self.action);
    v("told", self.told);
    v.with_default("resolved", self.resolved);
  }
};

struct ConcernView {
  EntityId concern_id;
  std::string kind;
  std::string text;
  std::string state;  ///< open or resolved
  std::vector<std::string> actions;
  std::string case_id;
  std::string author;
  std::string raised_at;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("concern_id", self.concern_id);
    v("kind", self.kind);
    v("text", self.text);
    v("state", self.state);
    v("actions", self.actions);
    v("case_id", self.case_id);
    v("author", self.author);
    v("raised_at", self.raised_at);
    v("conflicted", self.conflicted);
  }
};

struct ConcernList {
  static constexpr const char* name = "concern.list";
  VisitId visit;
  struct Result {
    std::vector<ConcernView> concerns;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("concerns", self.concerns);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
