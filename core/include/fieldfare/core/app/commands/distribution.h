#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Who received what, and when: the draft, the final version, what is published, the evidence base
/// (area SEND handbook 2023, para 108 to 114, 142 and 158).
namespace fieldfare::app {

/// A deadline that is done by what was recorded.
struct SettledDeadline {
  std::string id;
  std::string title;
  std::string on;  ///< date
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("on", self.on);
  }
};

/// Records that a recipient got an output, on a day that is not in the future. The step of the
/// framework that this is counts as done on that day, when nobody has recorded it: the draft to the
/// area, the final version, publication, the hand-over of the evidence. Lead or deputy, also after
/// the visit was closed.
struct DistributionSent {
  static constexpr const char* name = "distribution.sent";
  VisitId visit;
  std::string output;
  std::string to;                    ///< of the output's list, or any role of the framework
  std::optional<std::string> stage;  ///< without it that of the newest export
  std::optional<Date> on;            ///< today without it
  struct Result {
    std::vector<SettledDeadline> settled;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("settled", self.settled);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("to", self.to);
    v("stage", self.stage);
    v("on", self.on);
  }
};

/// They did not get it after all. A step that was done by it stays done: `deadline.reopen` opens
/// it.
struct DistributionTakeBack {
  static constexpr const char* name = "distribution.take-back";
  VisitId visit;
  std::string output;
  std::string to;
  std::string stage;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("to", self.to);
    v("stage", self.stage);
  }
};

struct DistributionView {
  std::string output;
  std::string title;  ///< of the output
  std::string stage;
  std::string to;
  std::string label;  ///< who that is, in words
  /// "received"; "owing": this stage has left the notebook and they have not got it; "later": it
  /// has not left yet.
  std::string state;
  std::string on;      ///< date
  std::string by;      ///< who recorded it
  std::string hash;    ///< of the file they got, where its export is known
  bool listed = true;  ///< the guidance names them; false: somebody added them
  std::string source;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("output", self.output);
    v("title", self.title);
    v("stage", self.stage);
    v("to", self.to);
    v("label", self.label);
    v("state", self.state);
    v("on", self.on);
    v("by", self.by);
    v("hash", self.hash);
    v("listed", self.listed);
    v("source", self.source);
    v("conflicted", self.conflicted);
  }
};

/// By output and stage in the framework's order, then as the guidance lists recipients.
struct DistributionList {
  static constexpr const char* name = "distribution.list";
  VisitId visit;
  std::optional<std::string> output;  ///< only this one
  struct Result {
    std::vector<DistributionView> recipients;
    std::int64_t owing = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("recipients", self.recipients);
      v("owing", self.owing);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
  }
};

/// A step after the visit, of the framework's list: "the parent carer forum has a copy" (area SEND
/// handbook 2023, para 113, 117 and 121).
struct AfterwardsView {
  std::string item;
  std::string text;
  bool done = false;
  std::string on;  ///< date
  std::string by;
  std::string strength;
  std::string source;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("item", self.item);
    v("text", self.text);
    v("done", self.done);
    v("on", self.on);
    v("by", self.by);
    v("strength", self.strength);
    v("source", self.source);
    v("conflicted", self.conflicted);
  }
};

struct AfterwardsList {
  static constexpr const char* name = "afterwards.list";
  VisitId visit;
  struct Result {
    std::vector<AfterwardsView> items;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("items", self.items);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Ticks a step, or opens it again. Lead, deputy or inspector, also after the visit was closed.
struct AfterwardsDone {
  static constexpr const char* name = "afterwards.done";
  VisitId visit;
  std::string item;
  std::optional<Date> on;  ///< today without it
  bool open = false;       ///< it is not done after all
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("item", self.item);
    v("on", self.on);
    v.with_default("open", self.open);
  }
};

}  // namespace fieldfare::app
