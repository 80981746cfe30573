#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What the area says about a draft, and what is answered. All comments are considered and answered
/// when the final report is shared (area SEND handbook 2023, para 111); after the thematic visits
/// the area comments on the draft note (preparation for adulthood 2024 L459, local offer 2026
/// L442).
namespace fieldfare::app {

/// Lead, deputy or inspector, also after the visit was closed.
struct CommentAdd {
  static constexpr const char* name = "comment.add";
  VisitId visit;
  std::string output;  ///< on which draft: "report"
  RawText text;
  std::optional<std::string> from = {};  ///< a role of the framework
  struct Result {
    EntityId comment_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("comment_id", self.comment_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
    v("text", self.text);
    v("from", self.from);
  }
};

/// What the team answers, and whether the draft was changed for it. Again: takes the place of the
/// answer before.
struct CommentAnswer {
  static constexpr const char* name = "comment.answer";
  EntityId comment;
  RawText text;
  bool changed = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("comment", self.comment);
    v("text", self.text);
    v.with_default("changed", self.changed);
  }
};

struct CommentView {
  EntityId comment_id;
  std::string output;
  std::string from;  ///< the role in words, or empty
  std::string text;
  std::string state;  ///< open or answered
  std::string answer;
  bool changed = false;
  std::string by;  ///< who wrote it down
  std::string at;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("comment_id", self.comment_id);
    v("output", self.output);
    v("from", self.from);
    v("text", self.text);
    v("state", self.state);
    v("answer", self.answer);
    v("changed", self.changed);
    v("by", self.by);
    v("at", self.at);
    v("conflicted", self.conflicted);
  }
};

struct CommentList {
  static constexpr const char* name = "comment.list";
  VisitId visit;
  std::optional<std::string> output = {};  ///< only on this one
  struct Result {
    std::vector<CommentView> comments;  ///< by time
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("comments", self.comments);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("output", self.output);
  }
};

}  // namespace fieldfare::app
