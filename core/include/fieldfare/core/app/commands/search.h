#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Full text over notes.
namespace fieldfare::app {

struct SearchHit {
  EntityId note_id;
  std::string snippet;  ///< about 20 words around the first match
  std::string captured_at;
  EntityId activity_id;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note_id", self.note_id);
    v("snippet", self.snippet);
    v("captured_at", self.captured_at);
    v("activity_id", self.activity_id);
  }
};

/// Full text over notes: every word must occur, the last as a beginning; best matches first.
struct Search {
  static constexpr const char* name = "search";
  VisitId visit;
  std::string query;
  std::int64_t limit = 100;
  struct Result {
    std::vector<SearchHit> hits;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("hits", self.hits);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("query", self.query);
    v.with_default("limit", self.limit);
  }
};

}  // namespace fieldfare::app
