#pragma once

#include <fieldfare/core/app/commands/person_data.h>

/// Choosing whom to track, from the lists that this device holds.
namespace fieldfare::app {

/// A rule of the framework, and what a set of people makes of it.
struct SelectionRuleView {
  std::string id;
  std::string text;
  std::string strength;  ///< as the document words it: will, usually, particularly, ...
  std::string kind;      ///< eligible, count, spread or weigh
  std::string state;     ///< met, not-met, cannot (by this list) or weigh
  std::int64_t chosen = 0;
  std::int64_t wanted = 0;
  std::int64_t available = 0;
  std::string why;
  std::string source;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("text", self.text);
    v("strength", self.strength);
    v("kind", self.kind);
    v("state", self.state);
    v("chosen", self.chosen);
    v("wanted", self.wanted);
    v("available", self.available);
    v("why", self.why);
    v("source", self.source);
  }
};

/// One proposed person.
struct ProposedView {
  std::string row;        ///< "17", or "leavers:17"
  std::string reference;  ///< the area's own, which alone goes back to it; may be empty
  bool by_hand = false;
  std::string case_code;           ///< when it is a case already
  std::vector<std::string> rules;  ///< ids of the counted rules that it helps to keep
  std::string why;
  std::vector<PersonValueView> values;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("row", self.row);
    v("reference", self.reference);
    v("by_hand", self.by_hand);
    v("case_code", self.case_code);
    v("rules", self.rules);
    v("why", self.why);
    v("values", self.values);
  }
};

/// Proposes whom to track. The same list, cases and wishes give the same proposal. What is a case
/// already stays in; a family that declined or withdrew is never asked again.
struct CasesPropose {
  static constexpr const char* name = "cases.propose";
  VisitId visit;
  std::int64_t count = 0;            ///< 0: as many as the framework wants
  std::vector<std::string> with;     ///< rows that are to be in
  std::vector<std::string> without;  ///< rows that are not
  struct Result {
    std::vector<ProposedView> proposal;
    std::vector<SelectionRuleView> rules;
    std::vector<std::string> warnings;
    std::int64_t eligible = 0;  ///< people on the list who may be chosen
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("proposal", self.proposal);
      v("rules", self.rules);
      v("warnings", self.warnings);
      v("eligible", self.eligible);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("count", self.count);
    v("with", self.with);
    v("without", self.without);
  }
};

/// A case that was made from a row.
struct SelectedCaseView {
  EntityId case_id;
  std::string code;
  std::string row;
  std::string reference;
  std::vector<std::string> attributes;  ///< what the case says, coarse enough for five people
  std::vector<std::string> left_out;    ///< what would have said too much
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case_id", self.case_id);
    v("code", self.code);
    v("row", self.row);
    v("reference", self.reference);
    v("attributes", self.attributes);
    v("left_out", self.left_out);
  }
};

/// Makes tracked cases from rows and looks at all tracked cases by the rules again. A row that is a
/// case already is left as it is. Which row a case came from stays on this device.
struct CasesSelect {
  static constexpr const char* name = "cases.select";
  VisitId visit;
  std::vector<std::string> rows;
  std::optional<RawText> reason;  ///< what the lead weighed: context, lines of enquiry
  /// The line of enquiry that they are to test: area SEND handbook 2023, para 71.
  std::optional<EntityId> line = {};
  struct Result {
    std::vector<SelectedCaseView> cases;
    std::vector<SelectionRuleView> rules;  ///< of all tracked cases that stand
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("cases", self.cases);
      v("rules", self.rules);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("rows", self.rows);
    v("reason", self.reason);
    v("line", self.line);
  }
};

/// Something that a description says, and how many people would fit without it.
struct SaidView {
  std::string field;
  std::string title;
  std::string value;
  std::int64_t rows_without = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("field", self.field);
    v("title", self.title);
    v("value", self.value);
    v("rows_without", self.rows_without);
  }
};

/// How many people of the lists a description fits. Fewer than five: `warnings` says so, and
/// `coarsen` which field to say less of. A note is looked at when it says two things or more. An
/// identity in the text is no matter here: nothing is written.
struct CombinationCheck {
  static constexpr const char* name = "combination.check";
  VisitId visit;
  std::optional<RawText> text;      ///< of a note
  std::optional<EntityId> case_id;  ///< what the case says is taken together with the text
  std::optional<std::int64_t> age;
  std::optional<RawText> phase;
  std::vector<RawText> attributes;
  struct Result {
    bool checked = false;  ///< false: there is no list here, or nothing of it is said
    std::int64_t rows = 0;
    std::vector<SaidView> said;
    std::string coarsen;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("checked", self.checked);
      v("rows", self.rows);
      v("said", self.said);
      v("coarsen", self.coarsen);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("text", self.text);
    v("case", self.case_id);
    v("age", self.age);
    v("phase", self.phase);
    v("attributes", self.attributes);
  }
};

}  // namespace fieldfare::app
