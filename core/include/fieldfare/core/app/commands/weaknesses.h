#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Weaknesses that an earlier inspection of the same area found, for a monitoring inspection, which
/// looks at each of them (area SEND handbook 2023, para 124, 137 and 139): its areas for priority
/// action; after a monitoring inspection, the weaknesses with not sufficient progress and the new
/// ones. They come from a visit on this device, or from a file: the earlier report or letter as
/// `export ... --format json` wrote it, or what `judgement show --json` printed.
namespace fieldfare::app {

/// One that can be taken over.
struct EarlierWeakness {
  std::string id;  ///< names it in `WeaknessTakeOver::only`
  std::string text;
  std::string who;          ///< who was to act
  std::string record;       ///< the kind of record that it was: "priority-action"
  bool suggested = true;    ///< false for what is there to choose by hand: an improvement
  std::string visit_id;     ///< where it comes from, or empty: a file
  bool taken_over = false;  ///< it stands in this visit already
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("text", self.text);
    v("who", self.who);
    v("record", self.record);
    v("suggested", self.suggested);
    v("visit_id", self.visit_id);
    v("taken_over", self.taken_over);
  }
};

/// A visit of the same area on this device that found something.
struct EarlierVisit {
  VisitId visit_id;
  std::string area;
  std::string framework_title;
  std::string fieldwork_start;
  std::string outcome;  ///< its title, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit_id", self.visit_id);
    v("area", self.area);
    v("framework_title", self.framework_title);
    v("fieldwork_start", self.fieldwork_start);
    v("outcome", self.outcome);
  }
};

/// What can be taken over, from `from`, from `report`, or else from every earlier visit of the same
/// area on this device. Error(not_possible) unless this kind of visit looks at weaknesses.
struct WeaknessEarlier {
  static constexpr const char* name = "weakness.earlier";
  VisitId visit;
  std::optional<VisitId> from;
  std::optional<RawText> report;  ///< the file's text, at most 4 MiB
  struct Result {
    std::vector<EarlierVisit> visits;  ///< newest first
    std::vector<EarlierWeakness> weaknesses;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("visits", self.visits);
      v("weaknesses", self.weaknesses);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("from", self.from);
    v("report", self.report);
  }
};

/// Takes them over as weaknesses of this visit, marked as of the earlier report. Those that it has
/// already stay as they are, so that two people who do it apart meet in the same ones. The guard
/// reads each text anew: what it finds refuses all, and nothing is written. Evidence writers.
struct WeaknessTakeOver {
  static constexpr const char* name = "weakness.take-over";
  VisitId visit;
  std::optional<VisitId> from;
  std::optional<RawText> report;
  std::vector<std::string> only;  ///< ids of `WeaknessEarlier`; empty: those that are suggested
  struct Result {
    std::vector<EntityId> records;
    std::int64_t already = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("records", self.records);
      v("already", self.already);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("from", self.from);
    v("report", self.report);
    v("only", self.only);
  }
};

}  // namespace fieldfare::app
