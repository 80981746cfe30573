#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What two people set differently, and how it is settled.
namespace fieldfare::app {

struct ConflictValue {
  std::string author;
  std::string at;
  std::string value;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("author", self.author);
    v("at", self.at);
    v("value", self.value);
  }
};

struct ConflictView {
  std::string conflict_id;
  std::string kind;  ///< "text" or "value"
  EntityId entity;
  std::string entity_kind;
  std::string field;
  std::vector<ConflictValue> values;  ///< by display order: Lamport number, then hash
  std::optional<std::string> base;    ///< the one common ancestor, when there is one
  std::optional<std::string> merged;  ///< what `--keep merged` would write, when it can be made
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("conflict_id", self.conflict_id);
    v("kind", self.kind);
    v("entity", self.entity);
    v("entity_kind", self.entity_kind);
    v("field", self.field);
    v("values", self.values);
    v("base", self.base);
    v("merged", self.merged);
  }
};

struct ConflictList {
  static constexpr const char* name = "conflict.list";
  VisitId visit;
  struct Result {
    std::vector<ConflictView> conflicts;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("conflicts", self.conflicts);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct ConflictShow {
  static constexpr const char* name = "conflict.show";
  std::string conflict;
  using Result = ConflictView;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("conflict", self.conflict);
  }
};

/// Writes one value in place of all that are live. `keep`: ours (this member's value, or the first
/// when none is), theirs (the other), merged; or a text of one's own.
struct ConflictResolve {
  static constexpr const char* name = "conflict.resolve";
  std::string conflict;
  std::optional<std::string> keep;
  std::optional<std::int64_t> value;  ///< or: the number of the value to keep, from 0
  std::optional<RawText> text;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("conflict", self.conflict);
    v("keep", self.keep);
    v("value", self.value);
    v("text", self.text);
  }
};

}  // namespace fieldfare::app
