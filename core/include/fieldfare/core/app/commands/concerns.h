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
  std::optional<std::string> survey = {};  ///< the framework's id of the one that it came up in
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
    v("survey", self.survey);
  }
};

/// Records who was told and what was done; each act stays. A concern is passed on when an act says
/// to which role: one of those that the framework names for its kind (a senior officer of the local
/// authority, or of the local partnership: local offer 2026 L432).
struct ConcernAct {
  static constexpr const char* name = "concern.act";
  EntityId concern;
  RawText action;
  std::optional<RawText> told;  ///< the role that was told, for example "duty desk"
  bool resolved = false;
  std::optional<std::string> passed_to = {};
  std::optional<std::string> channel =
      {};                              ///< in-person, phone, video, secure-message or procedure
  std::optional<Time> passed_at = {};  ///< when, if not now
  /// Which of the steps that the framework lists for the kind this was, or "resume" after a pause.
  std::optional<std::string> step = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("concern", self.concern);
    v("action", self.action);
    v("told", self.told);
    v.with_default("resolved", self.resolved);
    v("passed_to", self.passed_to);
    v("channel", self.channel);
    v("passed_at", self.passed_at);
    v("step", self.step);
  }
};

struct ConcernActView {
  std::string action;
  std::string step;
  std::string passed_to;  ///< a role of the framework, or empty
  std::string passed_to_label;
  std::string channel;
  std::string passed_at;
  std::string told;
  std::string author;
  std::string at;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("action", self.action);
    v("step", self.step);
    v("passed_to", self.passed_to);
    v("passed_to_label", self.passed_to_label);
    v("channel", self.channel);
    v("passed_at", self.passed_at);
    v("told", self.told);
    v("author", self.author);
    v("at", self.at);
  }
};

/// What the framework lists for a kind of concern, and whether an act says that it was done.
struct ConcernStep {
  std::string step;
  std::string text;
  std::string strength;
  bool done = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("step", self.step);
    v("text", self.text);
    v("strength", self.strength);
    v("done", self.done);
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
  std::string title = {};  ///< of the kind
  bool passed_on = false;
  bool holds_feedback = false;  ///< while it is open and not passed on
  bool paused = false;          ///< a pause of the visit was taken, and not yet ended
  std::vector<ConcernActView> acts = {};
  std::vector<ConcernStep> steps = {};
  std::vector<std::string> may_pass_to = {};  ///< roles of the framework
  std::string survey = {};                    ///< in whose replies it came up, or empty
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
    v("title", self.title);
    v("passed_on", self.passed_on);
    v("holds_feedback", self.holds_feedback);
    v("paused", self.paused);
    v("acts", self.acts);
    v("steps", self.steps);
    v("may_pass_to", self.may_pass_to);
    v("survey", self.survey);
  }
};

struct ConcernList {
  static constexpr const char* name = "concern.list";
  VisitId visit;
  struct Result {
    std::vector<ConcernView> concerns;
    /// Why nothing may be fed back to leaders yet, in words; of what this member may read.
    std::vector<std::string> held_back = {};
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("concerns", self.concerns);
      v("held_back", self.held_back);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct ConcernShow {
  static constexpr const char* name = "concern.show";
  EntityId concern;
  using Result = ConcernView;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("concern", self.concern);
  }
};

}  // namespace fieldfare::app
