#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Providers, services and settings of a visit.
namespace fieldfare::app {

/// A provider, service or setting. Its name is allowed in this visit's text from then on.
struct ProviderAdd {
  static constexpr const char* name = "provider.add";
  VisitId visit;
  RawText title;
  std::string sector;  ///< education, health, care or joint
  std::optional<RawText> kind;
  struct Result {
    EntityId provider_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("provider_id", self.provider_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("name", self.title);
    v("sector", self.sector);
    v("kind", self.kind);
  }
};

struct ProviderView {
  EntityId provider_id;
  std::string title;
  std::string sector;
  std::string kind;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("provider_id", self.provider_id);
    v("name", self.title);
    v("sector", self.sector);
    v("kind", self.kind);
    v("conflicted", self.conflicted);
  }
};

struct ProviderList {
  static constexpr const char* name = "provider.list";
  VisitId visit;
  struct Result {
    std::vector<ProviderView> providers;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("providers", self.providers);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
