#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Formal complaints about a visit. A concern goes to the lead during the visit, a comment to the
/// draft; what stays unresolved may become a formal complaint on the final report, letter or note
/// (area SEND handbook 2023, para 112, 123 and 145; local offer 2026 L442; preparation for
/// adulthood 2024 L459, where it is the final report). The inspectorate answers it by a procedure
/// of its own; what is kept here is what the visit's calendar needs: it may delay publication.
namespace fieldfare::app {

/// Records that one was received. Conduct of an inspector in detail belongs to `concern.add`, which
/// few can read; a family's own case belongs to no file here (parents' guide 2024 L65). Lead,
/// deputy or inspector, also after the visit was closed.
struct ComplaintAdd {
  static constexpr const char* name = "complaint.add";
  VisitId visit;
  RawText text;                       ///< what it is about, in a sentence; may be empty
  std::optional<std::string> output;  ///< the one that it follows; without it the framework's own
  std::optional<std::string> about;   ///< findings, process, conduct or other
  std::optional<std::string> from;    ///< a role of the framework
  std::optional<Date> received;       ///< today without it
  struct Result {
    EntityId complaint_id;
    std::vector<std::string> warnings;  ///< after the last day, or before the final version
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("complaint_id", self.complaint_id);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("text", self.text);
    v("output", self.output);
    v("about", self.about);
    v("from", self.from);
    v("received", self.received);
  }
};

/// What came of it. Again: takes the place of the answer before.
struct ComplaintAnswer {
  static constexpr const char* name = "complaint.answer";
  EntityId complaint;
  std::string outcome;     ///< upheld, partly-upheld, not-upheld or withdrawn
  std::optional<Date> on;  ///< today without it
  std::optional<RawText> text;
  struct Result {
    std::string next;  ///< what it does to publication, in words; empty: nothing
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("next", self.next);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("complaint", self.complaint);
    v("outcome", self.outcome);
    v("on", self.on);
    v("text", self.text);
  }
};

/// It is open again.
struct ComplaintReopen {
  static constexpr const char* name = "complaint.reopen";
  EntityId complaint;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("complaint", self.complaint);
  }
};

struct ComplaintView {
  EntityId complaint_id;
  std::string output;
  std::string about;
  std::string from;      ///< the role in words, or empty
  std::string received;  ///< date
  std::string text;
  std::string state;  ///< open or answered
  std::string outcome;
  std::string answered;  ///< date
  std::string answer;
  std::string by;  ///< who wrote it down
  std::string at;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("complaint_id", self.complaint_id);
    v("output", self.output);
    v("about", self.about);
    v("from", self.from);
    v("received", self.received);
    v("text", self.text);
    v("state", self.state);
    v("outcome", self.outcome);
    v("answered", self.answered);
    v("answer", self.answer);
    v("by", self.by);
    v("at", self.at);
    v("conflicted", self.conflicted);
  }
};

struct ComplaintList {
  static constexpr const char* name = "complaint.list";
  VisitId visit;
  struct Result {
    std::vector<ComplaintView> complaints;  ///< oldest first
    std::int64_t open = 0;
    std::string last_day;            ///< date, where the guidance gives one; else empty
    bool last_day_expected = false;  ///< the final version is not recorded as shared yet
    bool holds_publication = false;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("complaints", self.complaints);
      v("open", self.open);
      v("last_day", self.last_day);
      v("last_day_expected", self.last_day_expected);
      v("holds_publication", self.holds_publication);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
