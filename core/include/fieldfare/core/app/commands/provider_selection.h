#pragma once

#include <fieldfare/core/app/commands/selection.h>

/// Choosing providers, services and settings for sampling visits.
namespace fieldfare::app {

/// A provider that is known to the visit, or a setting that the area's list names.
struct ProviderChoiceView {
  std::string provider_id;  ///< empty: a setting of the list, to be added by `provider.add` first
  std::string title;
  std::string sector;
  std::string kind;
  std::string state;        ///< proposed, discussed, confirmed, informed, not-suitable, or empty
  std::int64_t people = 0;  ///< of the lists here who attend or attended it; fewer than five: 0
  std::vector<std::string> rules;  ///< ids of the rules that it helps to keep
  std::string why;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("provider_id", self.provider_id);
    v("name", self.title);
    v("sector", self.sector);
    v("kind", self.kind);
    v("state", self.state);
    v("people", self.people);
    v("rules", self.rules);
    v("why", self.why);
  }
};

/// Proposes which providers to visit: each sector, each kind that the framework names, and the
/// settings that most people on the list attend. Deterministic. What was found not suitable stays
/// out; what has been chosen stays in.
struct ProviderPropose {
  static constexpr const char* name = "provider.propose";
  VisitId visit;
  std::int64_t count = 0;  ///< at most; 0: as many as the rules need, and three
  struct Result {
    std::vector<ProviderChoiceView> proposal;
    std::vector<SelectionRuleView> rules;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("proposal", self.proposal);
      v("rules", self.rules);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v.with_default("count", self.count);
  }
};

/// Moves providers on in the choice, and looks at the rules again over all that are chosen.
/// Suitability is discussed with the nominated officer, who then informs them (area SEND handbook
/// 2023 para 89, para 165; alternative provision 2023 L516).
struct ProviderSelect {
  static constexpr const char* name = "provider.select";
  VisitId visit;
  std::vector<EntityId> providers;
  std::string state = "proposed";  ///< proposed, discussed, confirmed, informed or not-suitable
  std::optional<std::string> known_by;  ///< area, partner or inspectorate: who named it
  std::optional<EntityId> line;         ///< the line of enquiry that it is to test
  struct Result {
    std::vector<SelectionRuleView> rules;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("rules", self.rules);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("providers", self.providers);
    v.with_default("state", self.state);
    v("known_by", self.known_by);
    v("line", self.line);
  }
};

}  // namespace fieldfare::app
