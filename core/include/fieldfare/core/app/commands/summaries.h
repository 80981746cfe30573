#pragma once

#include <fieldfare/core/app/commands/common.h>

/// An inspector's cumulative summary of evidence and analysis: key findings and evaluative summary
/// as the inspection goes on (area SEND handbook 2023, para 97). One version a day and theme; the
/// versions of earlier days stay as they were.
namespace fieldfare::app {

/// Writes this member's summary of today. Again on the same day: takes the place of what stood
/// there. Nobody writes in a colleague's.
struct SummaryWrite {
  static constexpr const char* name = "summary.write";
  VisitId visit;
  RawText text;
  std::optional<std::string> theme = {};  ///< a theme or question; without: the whole
  struct Result {
    EntityId summary_id;
    std::string day;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("summary_id", self.summary_id);
      v("day", self.day);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("text", self.text);
    v("theme", self.theme);
  }
};

struct SummaryView {
  EntityId summary_id;
  MemberId member_id;
  std::string author;
  std::string inspectorate;
  std::string theme;  ///< or empty: the whole
  std::string day;    ///< of this version
  std::string text;
  std::string written_at;
  std::int64_t versions = 1;  ///< days on which it was written, up to this one
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("summary_id", self.summary_id);
    v("member_id", self.member_id);
    v("author", self.author);
    v("inspectorate", self.inspectorate);
    v("theme", self.theme);
    v("day", self.day);
    v("text", self.text);
    v("written_at", self.written_at);
    v("versions", self.versions);
    v("conflicted", self.conflicted);
  }
};

/// The newest version of each member's summary, by author and theme.
struct SummaryList {
  static constexpr const char* name = "summary.list";
  VisitId visit;
  struct Result {
    std::vector<SummaryView> summaries;
    std::vector<std::string> without;  ///< inspectors who have written none yet
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("summaries", self.summaries);
      v("without", self.without);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Every version, newest first; of this member unless another is named.
struct SummaryShow {
  static constexpr const char* name = "summary.show";
  VisitId visit;
  std::optional<MemberId> member = {};
  std::optional<std::string> theme = {};  ///< only of this theme
  struct Result {
    std::vector<SummaryView> versions;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("versions", self.versions);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
    v("theme", self.theme);
  }
};

}  // namespace fieldfare::app
