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
    /// Entries whose content is not here and was not erased either: nothing is wrong with this
    /// store, and what is to be done about each is said with it.
    std::vector<std::string> missing;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("ok", self.ok);
      v("entries", self.entries);
      v("problems", self.problems);
      v("missing", self.missing);
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

}  // namespace fieldfare::app
