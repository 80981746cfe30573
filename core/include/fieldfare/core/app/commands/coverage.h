#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What the evidence covers and where it is thin. It is shown and never a quota: how much evidence
/// a criterion needs is for inspectors to judge (area SEND handbook 2023, para 27).
namespace fieldfare::app {

/// How many notes speak on a criterion. Only evidence counts: not what observers wrote, nor what
/// was redacted; historical notes are counted by themselves (para 95).
struct CoverageRow {
  std::string criterion;
  std::string title;
  bool is_theme = false;        ///< counts the notes of its questions too, each once
  std::int64_t notes = 0;       ///< contemporary
  std::int64_t historical = 0;  ///< kept apart, for the journey
  // Of the contemporary notes:
  std::int64_t observed = 0;
  std::int64_t told = 0;
  std::int64_t read = 0;
  std::int64_t survey = 0;
  std::int64_t basis_unsaid = 0;
  std::int64_t education = 0;
  std::int64_t health = 0;
  std::int64_t care = 0;
  std::int64_t joint = 0;
  std::int64_t sector_unsaid = 0;
  std::int64_t ofsted = 0;
  std::int64_t cqc = 0;
  std::int64_t authors = 0;
  std::int64_t activities = 0;
  std::int64_t cases = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("criterion", self.criterion);
    v("title", self.title);
    v("is_theme", self.is_theme);
    v("notes", self.notes);
    v("historical", self.historical);
    v("observed", self.observed);
    v("told", self.told);
    v("read", self.read);
    v("survey", self.survey);
    v("basis_unsaid", self.basis_unsaid);
    v("education", self.education);
    v("health", self.health);
    v("care", self.care);
    v("joint", self.joint);
    v("sector_unsaid", self.sector_unsaid);
    v("ofsted", self.ofsted);
    v("cqc", self.cqc);
    v("authors", self.authors);
    v("activities", self.activities);
    v("cases", self.cases);
  }
};

struct CoverageTag {
  std::string tag;  ///< "factor:barrier"
  std::string group;
  std::string label;
  std::int64_t notes = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("tag", self.tag);
    v("group", self.group);
    v("label", self.label);
    v("notes", self.notes);
  }
};

/// Where the evidence is thin, as a sentence.
struct CoverageGap {
  std::string criterion;
  /// none, historical, one-word, told-only, one-note, not-observed, sector, inspectorate
  /// or weakness
  std::string kind;
  std::string text;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("criterion", self.criterion);
    v("kind", self.kind);
    v("text", self.text);
  }
};

struct CoverageShow {
  static constexpr const char* name = "coverage.show";
  VisitId visit;
  std::optional<std::string> criterion = {};  ///< only this theme or question
  struct Result {
    std::vector<CoverageRow> criteria;  ///< each theme, then its questions, in the document's order
    std::vector<CoverageTag> tags;  ///< every tag of the framework, with how many notes carry it
    std::vector<CoverageGap> gaps;  ///< in the document's order
    std::int64_t notes = 0;         ///< that count as evidence
    std::int64_t without_criterion = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("criteria", self.criteria);
      v("tags", self.tags);
      v("gaps", self.gaps);
      v("notes", self.notes);
      v("without_criterion", self.without_criterion);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("criterion", self.criterion);
  }
};

}  // namespace fieldfare::app
