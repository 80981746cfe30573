#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The frameworks that visits are made by.
namespace fieldfare::app {

struct FrameworkSummary {
  std::string id;
  std::string title;
  bool evaluative = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("title", self.title);
    v("evaluative", self.evaluative);
  }
};

struct FrameworkList {
  static constexpr const char* name = "framework.list";
  struct Result {
    std::vector<FrameworkSummary> frameworks;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("frameworks", self.frameworks);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

}  // namespace fieldfare::app
