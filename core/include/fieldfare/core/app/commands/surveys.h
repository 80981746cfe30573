#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The surveys of a visit: when they are open, how they reach people, how many replied. Replies
/// themselves are in the inspectorates' survey system.
namespace fieldfare::app {

struct SurveyView {
  EntityId survey_id;
  std::string survey;  ///< the framework's id of it; empty for one that the team added
  std::string title;
  std::vector<std::string> audiences;
  std::string state;          ///< "not-open", "open", "closed" or "not-held"
  std::string opens;          ///< date
  std::string closes;         ///< date
  std::string closes_time;    ///< "12:00", or empty: the end of the day
  std::string other_closing;  ///< the day by another reading of the document, or empty
  std::string link_shared_on;
  std::optional<std::int64_t> responses;
  std::string responses_as_at;
  bool paper_copies = false;
  std::string distribution;        ///< who passes it on, and what was tried
  std::string accessibility;       ///< what was considered
  std::vector<std::string> rules;  ///< what the guidance says about it
  bool conflicted = false;
  std::vector<std::string> reviewed = {};  ///< the days on which replies were looked through
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("survey_id", self.survey_id);
    v("survey", self.survey);
    v("title", self.title);
    v("audiences", self.audiences);
    v("state", self.state);
    v("opens", self.opens);
    v("closes", self.closes);
    v("closes_time", self.closes_time);
    v("other_closing", self.other_closing);
    v("link_shared_on", self.link_shared_on);
    v("responses", self.responses);
    v("responses_as_at", self.responses_as_at);
    v("paper_copies", self.paper_copies);
    v("distribution", self.distribution);
    v("accessibility", self.accessibility);
    v("rules", self.rules);
    v("conflicted", self.conflicted);
    v("reviewed", self.reviewed);
  }
};

struct SurveyList {
  static constexpr const char* name = "survey.list";
  VisitId visit;
  struct Result {
    std::vector<SurveyView> surveys;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("surveys", self.surveys);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Changes what is given and leaves the rest. When a survey opens and closes follows the visit's
/// deadlines; move those to move it.
struct SurveyUpdate {
  static constexpr const char* name = "survey.update";
  VisitId visit;
  std::string survey;        ///< the framework's id of it, or a survey id
  std::optional<bool> held;  ///< false: this visit does without it
  std::optional<Date> link_shared_on;
  std::optional<std::int64_t> responses;  ///< as counted today
  std::optional<bool> paper_copies;
  std::optional<RawText> distribution;
  std::optional<RawText> accessibility;
  /// Today the replies so far were looked through, for concerns among them: preparation for
  /// adulthood 2024 L240.
  bool reviewed = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("survey", self.survey);
    v("held", self.held);
    v("link_shared_on", self.link_shared_on);
    v("responses", self.responses);
    v("paper_copies", self.paper_copies);
    v("distribution", self.distribution);
    v("accessibility", self.accessibility);
    v.with_default("reviewed", self.reviewed);
  }
};

/// One more than the framework has: the documents do not agree on how many there are. It opens and
/// closes with the framework's own. Lead or deputy.
struct SurveyAdd {
  static constexpr const char* name = "survey.add";
  VisitId visit;
  RawText title;
  RawText audience;
  struct Result {
    EntityId survey_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("survey_id", self.survey_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("title", self.title);
    v("audience", self.audience);
  }
};

}  // namespace fieldfare::app
