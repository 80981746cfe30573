#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What is being typed and is no note yet.
namespace fieldfare::app {

/// Keeps unsaved typing, masked by the guard, durably, with what is said about the note beside its
/// text. One draft per activity and note.
struct DraftKeep {
  static constexpr const char* name = "draft.keep";
  EntityId activity;
  std::optional<EntityId> note;   ///< the note being edited, or none for a new one
  std::optional<EntityId> draft;  ///< the draft to overwrite, or none for a new draft
  RawText text;
  std::vector<std::string> criteria;
  std::optional<EntityId> case_id;
  std::optional<std::string> basis;
  std::optional<std::string> recency;
  std::string audience = "team";
  struct Result {
    EntityId draft_id;
    std::string kept_at;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("draft_id", self.draft_id);
      v("kept_at", self.kept_at);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("activity", self.activity);
    v("note", self.note);
    v("draft", self.draft);
    v("text", self.text);
    v("criteria", self.criteria);
    v("case", self.case_id);
    v("basis", self.basis);
    v("recency", self.recency);
    v.with_default("audience", self.audience);
  }
};

struct DraftView {
  EntityId draft_id;
  EntityId activity_id;
  std::string note_id;  ///< or empty
  std::string text;     ///< masked
  std::string kept_at;
  std::vector<std::string> criteria;
  std::string case_id;  ///< or empty
  std::string basis;    ///< or empty
  std::string recency;  ///< or empty
  std::string audience;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("draft_id", self.draft_id);
    v("activity_id", self.activity_id);
    v("note_id", self.note_id);
    v("text", self.text);
    v("kept_at", self.kept_at);
    v("criteria", self.criteria);
    v("case_id", self.case_id);
    v("basis", self.basis);
    v("recency", self.recency);
    v("audience", self.audience);
  }
};

struct DraftList {
  static constexpr const char* name = "draft.list";
  VisitId visit;
  struct Result {
    std::vector<DraftView> drafts;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("drafts", self.drafts);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct DraftDrop {
  static constexpr const char* name = "draft.drop";
  EntityId draft;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("draft", self.draft);
  }
};

}  // namespace fieldfare::app
