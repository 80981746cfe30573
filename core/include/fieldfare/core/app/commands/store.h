#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The store itself and the guard.
namespace fieldfare::app {

struct StoreInfo {
  static constexpr const char* name = "store.info";
  struct Result {
    DeviceId device_id;
    std::string title;
    std::string inspectorate;
    bool practice = false;
    std::int64_t visits = 0;
    std::int64_t entries = 0;
    std::string directory;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("device_id", self.device_id);
      v("name", self.title);
      v("inspectorate", self.inspectorate);
      v("practice", self.practice);
      v("visits", self.visits);
      v("entries", self.entries);
      v("directory", self.directory);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

/// Checks every page, every chain and signature, every body's hash, and that the projections are
/// what the log gives.
struct StoreVerify {
  static constexpr const char* name = "store.verify";
  struct Result {
    bool ok = false;
    std::int64_t entries = 0;
    std::vector<std::string> problems;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("ok", self.ok);
      v("entries", self.entries);
      v("problems", self.problems);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

/// Makes the projections anew from the log: what a search, a list or a conflict is read from. For a
/// store whose `verify` says that something is not what its log says.
struct StoreRebuild {
  static constexpr const char* name = "store.rebuild";
  struct Result {
    std::int64_t entities = 0;  ///< as the log tells of
    std::int64_t changed = 0;   ///< how many of them had been different
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("entities", self.entities);
      v("changed", self.changed);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

struct StoreBackup {
  static constexpr const char* name = "store.backup";
  std::string file;
  struct Result {
    std::int64_t entries = 0;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("entries", self.entries);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("file", self.file);
  }
};

struct FindingView {
  std::int64_t start = 0;  ///< in code points
  std::int64_t end = 0;    ///< exclusive
  std::string label;
  std::string rule;
  std::string tier;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("start", self.start);
    v("end", self.end);
    v("label", self.label);
    v("rule", self.rule);
    v("tier", self.tier);
  }
};

/// What the guard would stop, with the allow list of `visit` when one is given.
struct GuardCheck {
  static constexpr const char* name = "guard.check";
  RawText text;
  std::optional<VisitId> visit;
  struct Result {
    std::vector<FindingView> findings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("findings", self.findings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("text", self.text);
    v("visit", self.visit);
  }
};

struct GuardAllow {
  static constexpr const char* name = "guard.allow";
  VisitId visit;
  RawText phrase;
  std::string as;  ///< setting, place, staff-role or not-a-person
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("phrase", self.phrase);
    v("as", self.as);
  }
};

struct GuardAllowed {
  static constexpr const char* name = "guard.allowed";
  VisitId visit;
  struct Result {
    std::vector<std::string> phrases;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("phrases", self.phrases);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
