#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What people should know about a visit's devices and hubs, and that no other answer tells.
namespace fieldfare::app {

struct NoticeFact {
  std::string name;
  std::string value;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("name", self.name);
    v("value", self.value);
  }
};

struct NoticeView {
  std::string notice_id;
  VisitId visit_id;
  std::string kind;     ///< "log-forked", "clock-off", ...: the list stands in docs/cli.md
  std::string at;       ///< when it was noticed last
  std::string message;  ///< a sentence for people
  std::vector<NoticeFact> facts;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("notice_id", self.notice_id);
    v("visit_id", self.visit_id);
    v("kind", self.kind);
    v("at", self.at);
    v("message", self.message);
    v("facts", self.facts);
  }
};

/// Those that nobody has put away, oldest first; of one visit or of all.
struct NoticeList {
  static constexpr const char* name = "notice.list";
  std::optional<VisitId> visit;
  struct Result {
    std::vector<NoticeView> notices;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("notices", self.notices);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Puts a notice away on this device. It comes back only when it has something else to tell.
struct NoticeDismiss {
  static constexpr const char* name = "notice.dismiss";
  std::string notice;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("notice", self.notice);
  }
};

}  // namespace fieldfare::app
