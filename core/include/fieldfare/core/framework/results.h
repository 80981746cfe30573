#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/basics.h>

/// What a visit puts out, judges, worries about and keeps.
namespace fieldfare::framework {

struct OutputSection {
  std::string id;
  std::string title;
  std::string text;  ///< fixed wording, or what the section is to say
  SectionContent content = SectionContent::text;
  bool required = true;
  std::string source;
  bool operator==(const OutputSection&) const = default;
};

struct Output {
  std::string id;  ///< "summary-note"
  std::string title;
  bool evaluative = false;
  bool confidential = false;
  bool published = false;
  std::string marking;               ///< what every stage before the last carries; empty: nothing
  std::vector<std::string> readers;  ///< roles
  std::vector<std::string> stages;   ///< in order: draft, comments, final
  std::vector<OutputSection> sections;
  std::vector<Statement> before_export;  ///< ids are checks that the output builder knows
  std::vector<Statement> leaves_out;
  std::vector<Statement> distribution;  ///< who gets the last stage
  std::string source;
  bool operator==(const Output&) const = default;
};

/// What comes after an outcome, and when.
struct FollowOn {
  std::string id;
  std::string text;
  Strength strength = Strength::will;
  std::optional<int> months;     ///< calendar months from the anchor
  std::optional<Anchor> anchor;  ///< stands where `months` does
  std::string source;
  bool operator==(const FollowOn&) const = default;
};

/// One of the answers that a visit which judges may give.
struct Outcome {
  std::string id;
  std::optional<int> number;  ///< the document's own
  std::string title;
  std::string text;
  TestsNeeded tests = TestsNeeded::any;
  ActionsNeeded priority_actions = ActionsNeeded::any;
  std::vector<Statement> rules;
  std::vector<FollowOn> follow_on;
  std::string source;
  bool operator==(const Outcome&) const = default;
};

/// What is recorded beside an outcome: a strength, a recommendation, a weakness and its progress.
struct JudgementRecord {
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> values;  ///< one is chosen for each record; empty: no choice
  int minimum = 0;                  ///< so many there are at least
  std::string source;
  bool operator==(const JudgementRecord&) const = default;
};

/// How the visit judges. One that does not has no records here.
struct Judgement {
  std::string made_in;           ///< the kind of activity in which it is made
  std::vector<Statement> tests;  ///< answered yes or no before an outcome is chosen
  std::vector<JudgementRecord> records;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Judgement&) const = default;
};

struct ConcernKind {
  std::string id;
  std::string title;
  std::string text;
  bool restricted = true;              ///< a restricted audience reads its notes
  std::vector<std::string> passed_to;  ///< roles it may be passed on to
  std::vector<Statement> actions;
  std::string source;
  bool operator==(const ConcernKind&) const = default;
};

/// Where an inspectorate keeps its evidence by a policy of its own.
struct InspectorateRetention {
  Inspectorate inspectorate = Inspectorate::ofsted;
  std::string policy;
  std::optional<int> months;  ///< from the retention's anchor; nothing: its policy decides
  std::string source;
  bool operator==(const InspectorateRetention&) const = default;
};

struct Retention {
  std::string policy;
  std::string anchor;                 ///< what a term counts from; empty when policy decides
  std::optional<int> default_months;  ///< nothing: no date may be assumed
  Strength strength = Strength::will;
  std::vector<InspectorateRetention> inspectorates;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Retention&) const = default;
};

/// A word or phrase that an output which must not judge should not hold. `term` is in lower case;
/// a final * stands for any ending.
struct EvaluativeWord {
  std::string term;
  std::string reason;
  bool operator==(const EvaluativeWord&) const = default;
};

struct EvaluativeWords {
  std::vector<EvaluativeWord> words;
  std::vector<std::string> allowed;  ///< phrases in which the words are the field's own terms
  std::string source;
  bool operator==(const EvaluativeWords&) const = default;
};

}  // namespace fieldfare::framework
