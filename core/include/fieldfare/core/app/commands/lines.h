#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Lines of enquiry.
namespace fieldfare::app {

struct LineAdd {
  static constexpr const char* name = "line.add";
  VisitId visit;
  RawText text;
  std::vector<std::string> criteria;
  struct Result {
    EntityId line_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("line_id", self.line_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("text", self.text);
    v("criteria", self.criteria);
  }
};

struct LineUpdate {
  static constexpr const char* name = "line.update";
  EntityId line;
  RawText text;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("text", self.text);
  }
};

struct LineClose {
  static constexpr const char* name = "line.close";
  EntityId line;
  std::optional<RawText> outcome;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line", self.line);
    v("outcome", self.outcome);
  }
};

struct LineView {
  EntityId line_id;
  std::string text;
  std::string state;  ///< open or closed
  std::string outcome;
  std::vector<std::string> criteria;
  std::string author;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("line_id", self.line_id);
    v("text", self.text);
    v("state", self.state);
    v("outcome", self.outcome);
    v("criteria", self.criteria);
    v("author", self.author);
    v("conflicted", self.conflicted);
  }
};

struct LineList {
  static constexpr const char* name = "line.list";
  VisitId visit;
  struct Result {
    std::vector<LineView> lines;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("lines", self.lines);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
