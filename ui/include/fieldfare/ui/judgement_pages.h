#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// What the pages of the judgement and of the inspectors' summaries show; see pages.h.
namespace fieldfare::ui {

/// A test of the framework that is answered before an outcome is chosen.
struct TestRow {
  std::string id;
  std::string text;
  std::string answer;  ///< "yes", "no" or empty
};

struct OutcomeRow {
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> against;  ///< why it cannot be chosen now
};

/// A kind of record: strengths, improvements, areas for priority action.
struct RecordKindRow {
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> values;  ///< one is chosen; empty: no choice
  bool from_report = false;         ///< may be taken over from the earlier report
};

/// A note that a record rests on, or may rest on.
struct EvidenceRow {
  std::string id;
  std::string words;  ///< how it begins
  std::string under;  ///< "Care inspector, 15 June, 10:42 · Parents and carers"
};

struct RecordRow {
  std::string id;
  std::string kind;
  std::string text;
  std::string value;
  std::string who;
  std::string progress;
  std::string by;                   ///< "Care inspector, 16 June, 17:04"
  std::size_t notes = 0;            ///< that it rests on
  std::vector<EvidenceRow> traced;  ///< those notes; of the open record alone
  std::vector<std::string> problems;
  bool from_report = false;
  bool withdrawn = false;
};

/// What an earlier inspection of the same area found, to be looked at by a monitoring inspection.
struct EarlierRow {
  std::string id;
  std::string text;
  std::string who;
  std::string from;  ///< "Area SEND inspection, fieldwork from 3 March 2025"
  bool suggested = true;
  bool taken_over = false;
};

struct JudgementView {
  std::vector<TestRow> tests;
  std::vector<OutcomeRow> outcomes;
  std::string outcome;  ///< the chosen one; empty: none
  std::string text;     ///< in the team's own words
  std::string by;
  std::vector<RecordKindRow> kinds;
  std::vector<RecordRow> records;       ///< by kind, then by time; those withdrawn last
  std::vector<std::string> follow_on;   ///< what follows the outcome
  std::vector<std::string> reasons;     ///< why it is not complete; empty: it is
  std::vector<EvidenceRow> candidates;  ///< notes that the open record may rest on
  bool may_set = false;                 ///< lead or deputy
  bool monitors = false;                ///< this kind of visit looks at earlier weaknesses
  std::vector<EarlierRow> earlier;      ///< of the visits on this tablet
};

struct SummaryRow {
  std::string id;
  std::string member;
  std::string author;
  std::string theme;  ///< id; empty: of the whole
  std::string theme_title;
  std::string day;  ///< "Mon 15 June"
  std::string text;
  std::size_t versions = 1;
  bool own = false;
  bool today = false;
};

struct SummariesView {
  std::vector<SummaryRow> newest;    ///< of each member and theme
  std::vector<std::string> without;  ///< inspectors who have written none
  std::vector<SummaryRow> versions;  ///< of the one that is open, newest first
};

}  // namespace fieldfare::ui
