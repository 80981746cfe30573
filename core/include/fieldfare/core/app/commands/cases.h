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
  std::optional<EntityId> line = {};  ///< the line of enquiry that it is to test
  /// Where the framework has such words: in alternative provision now, on a roll and not attending
  /// (alternative provision 2023 L38-40).
  std::optional<std::string> standing = {};
  struct Result {
    EntityId case_id;
    std::string code;
    std::vector<std::string> warnings;  ///< when it fits fewer than five people of the lists here
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("case_id", self.case_id);
      v("code", self.code);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("kind", self.kind);
    v("age", self.age);
    v("phase", self.phase);
    v("attributes", self.attributes);
    v("line", self.line);
    v("standing", self.standing);
  }
};

/// Changes what is given of a case that stands. Lead, deputy or inspector.
struct CaseUpdate {
  static constexpr const char* name = "case.update";
  EntityId case_id;
  std::optional<EntityId> line;         ///< the line of enquiry that it is to test
  std::optional<std::string> standing;  ///< see CaseAdd
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case", self.case_id);
    v("line", self.line);
    v("standing", self.standing);
  }
};

/// What a family decided. A family may opt out at any time (preparation for adulthood 2024 L369,
/// alternative provision 2023 L342); after "withdrawn" the case's notes are locked and flagged
/// until the lead decides, see CaseDecide.
struct CaseConsent {
  static constexpr const char* name = "case.consent";
  EntityId case_id;
  std::string state;  ///< asked, agreed, declined or withdrawn
  std::optional<bool> informed =
      std::nullopt;  ///< they were told what is involved before (parents' guide L51)
  std::optional<std::string> through =
      std::nullopt;  ///< child or parent: who was approached (local offer L278)
  struct Result {
    std::int64_t locked_notes = 0;  ///< by a withdrawal
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("locked_notes", self.locked_notes);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case", self.case_id);
    v("state", self.state);
    v("informed", self.informed);
    v("through", self.through);
  }
};

/// What becomes of the notes of a withdrawn case; for the lead or a deputy. "keep" takes the case
/// off the notes, so that they count in aggregate alone; "delete" redacts them everywhere. Either
/// way the case keeps its code and the decision, and nothing that described anybody.
struct CaseDecide {
  static constexpr const char* name = "case.decide";
  EntityId case_id;
  std::string notes;  ///< keep or delete
  RawText reason;
  struct Result {
    std::int64_t notes = 0;  ///< that it was done to
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("notes", self.notes);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case", self.case_id);
    v("notes", self.notes);
    v("reason", self.reason);
  }
};

struct CaseView {
  EntityId case_id;
  std::string code;
  std::string kind;
  std::optional<std::int64_t> age;
  std::string phase;
  std::vector<std::string> attributes;
  std::string consent;  ///< "not asked", asked, agreed, declined or withdrawn
  bool informed = false;
  std::string through;    ///< child, parent, or empty: not said
  std::string decision;   ///< of a withdrawn case: "keep" or "delete", or empty: open
  std::string reason;     ///< why it was chosen, or empty
  std::string row;        ///< of the list on this device that it was made from, or empty
  std::string reference;  ///< the area's own, of that row; it never leaves this device
  std::int64_t notes = 0;
  bool conflicted = false;
  std::string line_id = {};   ///< the line of enquiry that it is to test, or empty
  std::string standing = {};  ///< the framework's word, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case_id", self.case_id);
    v("code", self.code);
    v("kind", self.kind);
    v("age", self.age);
    v("phase", self.phase);
    v("attributes", self.attributes);
    v("consent", self.consent);
    v("informed", self.informed);
    v("through", self.through);
    v("decision", self.decision);
    v("reason", self.reason);
    v("row", self.row);
    v("reference", self.reference);
    v("notes", self.notes);
    v("conflicted", self.conflicted);
    v("line_id", self.line_id);
    v("standing", self.standing);
  }
};

/// How many cases stand so.
struct StandingCount {
  std::string standing;
  std::string label;
  std::int64_t cases = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("standing", self.standing);
    v("label", self.label);
    v("cases", self.cases);
  }
};

struct CaseList {
  static constexpr const char* name = "case.list";
  VisitId visit;
  bool uncounted = false;  ///< without `notes`, for which all notes are read
  struct Result {
    std::vector<CaseView> cases;
    /// Every standing that the framework knows, those without a case as well. Empty elsewhere.
    std::vector<StandingCount> standings = {};
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("cases", self.cases);
      v("standings", self.standings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("uncounted", self.uncounted);
  }
};

}  // namespace fieldfare::app
