#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The feedback beside what is written afterwards.
namespace fieldfare::app {

/// One theme: what was said to leaders about it, and what the judgement's records say.
struct CompareRow {
  std::string theme;  ///< its id; empty: under no theme
  std::string title;
  std::vector<std::string> feedback;
  std::vector<std::string> written;
  std::string remark;  ///< when one side says nothing
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("theme", self.theme);
    v("title", self.title);
    v("feedback", self.feedback);
    v("written", self.written);
    v("remark", self.remark);
  }
};

/// The report is a succinct account that is consistent with the feedback given at the end; so, as
/// far as possible, is the letter after a monitoring inspection (area SEND handbook 2023, para 109
/// and 141). Shows both side by side, by theme, for people to compare. Error(not_possible) where
/// nothing is judged.
struct OutputCompare {
  static constexpr const char* name = "output.compare";
  VisitId visit;
  struct Result {
    std::vector<CompareRow> rows;  ///< themes of which one side or the other says something
    std::int64_t feedback = 0;     ///< points and answers recorded in feedback meetings
    std::int64_t written = 0;      ///< records of the judgement
    std::string remark;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("rows", self.rows);
      v("feedback", self.feedback);
      v("written", self.written);
      v("remark", self.remark);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
