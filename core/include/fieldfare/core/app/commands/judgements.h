#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Judgement, only where the framework judges: an outcome with its rules, and records that rest on
/// notes. Everything here is Error(not_possible) in a visit that does not judge (local offer 2026
/// L416).
namespace fieldfare::app {

/// A test of the framework, answered: "strong-outcomes" yes or no.
struct TestAnswer {
  std::string test;
  std::string text;
  std::string answer;  ///< yes, no, or empty: not answered yet
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("test", self.test);
    v("text", self.text);
    v("answer", self.answer);
  }
};

/// The team's judgement, reached jointly and written down by the lead or a deputy. `outcome` is
/// refused before the meeting in which it is made has begun (area SEND handbook 2023, para 98), and
/// while a rule of para 29 to 31 stands against it. What is not given stays as it is.
struct JudgementSet {
  static constexpr const char* name = "judgement.set";
  VisitId visit;
  std::optional<std::string> outcome = {};
  std::optional<RawText> text = {};   ///< the overall judgement in words (para 26)
  std::vector<std::string> yes = {};  ///< tests that are met
  std::vector<std::string> no = {};   ///< tests that are not
  bool clear = false;                 ///< takes the outcome back
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("outcome", self.outcome);
    v("text", self.text);
    v("yes", self.yes);
    v("no", self.no);
    v.with_default("clear", self.clear);
  }
};

/// Adds a strength, an improvement, a recommendation, an area for priority action; in a monitoring
/// inspection a weakness of the earlier report or a new one. Evidence writers, live in the meeting.
struct JudgementAdd {
  static constexpr const char* name = "judgement.add";
  VisitId visit;
  std::string record;  ///< a kind of record of the framework
  RawText text;
  std::optional<std::string> value = {};  ///< one of the record's values
  std::optional<RawText> who = {};        ///< who must act, by role or body
  std::vector<EntityId> notes = {};       ///< the evidence it rests on
  std::vector<std::string> criteria = {};
  bool from_report = false;  ///< taken over from the earlier report: rests on that
  struct Result {
    EntityId record_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("record_id", self.record_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("record", self.record);
    v("text", self.text);
    v("value", self.value);
    v("who", self.who);
    v("notes", self.notes);
    v("criteria", self.criteria);
    v.with_default("from_report", self.from_report);
  }
};

/// Changes what is given and leaves the rest; `notes` and `criteria`, when given, are the whole new
/// sets. A record that is withdrawn stays in the log and stands in no output.
struct JudgementEdit {
  static constexpr const char* name = "judgement.edit";
  EntityId record;
  std::optional<RawText> text = {};
  std::optional<std::string> value = {};
  std::optional<RawText> who = {};
  std::optional<RawText> progress = {};  ///< what leaders did and how effective it was
  std::optional<std::vector<EntityId>> notes = {};
  std::optional<std::vector<std::string>> criteria = {};
  std::optional<bool> withdrawn = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("record", self.record);
    v("text", self.text);
    v("value", self.value);
    v("who", self.who);
    v("progress", self.progress);
    v("notes", self.notes);
    v("criteria", self.criteria);
    v("withdrawn", self.withdrawn);
  }
};

/// One record of a judgement.
struct JudgementRecordView {
  EntityId record_id;
  std::string record;  ///< "strength"
  std::string title;   ///< "Strength"
  std::string text;
  std::string value;
  std::string who;
  std::string progress;
  bool from_report = false;
  std::vector<std::string> notes;  ///< ids, by time of capture; only those that count as evidence
  std::vector<std::string> criteria;
  std::string author;
  std::string at;
  bool conflicted = false;
  std::vector<std::string> problems;  ///< what it lacks, in words; empty: it stands
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("record_id", self.record_id);
    v("record", self.record);
    v("title", self.title);
    v("text", self.text);
    v("value", self.value);
    v("who", self.who);
    v("progress", self.progress);
    v("from_report", self.from_report);
    v("notes", self.notes);
    v("criteria", self.criteria);
    v("author", self.author);
    v("at", self.at);
    v("conflicted", self.conflicted);
    v("problems", self.problems);
  }
};

/// What follows an outcome: "The next full inspection, within about five years".
struct FollowOnView {
  std::string id;
  std::string text;
  std::int64_t months = 0;  ///< 0: no term
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("text", self.text);
    v("months", self.months);
  }
};

/// An outcome that the framework knows, and what stands against it now.
struct OutcomeView {
  std::string outcome;
  std::int64_t number = 0;  ///< the document's own; 0: none
  std::string title;
  std::string text;
  std::vector<std::string> against;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("outcome", self.outcome);
    v("number", self.number);
    v("title", self.title);
    v("text", self.text);
    v("against", self.against);
  }
};

struct JudgementShow {
  static constexpr const char* name = "judgement.show";
  VisitId visit;
  struct Result {
    std::string outcome;  ///< id, or empty: none is chosen
    std::string outcome_title;
    std::string outcome_text;
    std::string text;  ///< the judgement in the team's own words
    std::string by;
    std::string at;
    bool conflicted = false;
    std::vector<TestAnswer> tests;
    std::vector<OutcomeView> outcomes;
    std::vector<JudgementRecordView> records;  ///< in the framework's order of kinds, then by time
    std::vector<JudgementRecordView> withdrawn;
    std::vector<FollowOnView> follow_on;
    std::vector<std::string> reasons;  ///< why it is not complete yet; empty: it is
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("outcome", self.outcome);
      v("outcome_title", self.outcome_title);
      v("outcome_text", self.outcome_text);
      v("text", self.text);
      v("by", self.by);
      v("at", self.at);
      v("conflicted", self.conflicted);
      v("tests", self.tests);
      v("outcomes", self.outcomes);
      v("records", self.records);
      v("withdrawn", self.withdrawn);
      v("follow_on", self.follow_on);
      v("reasons", self.reasons);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
