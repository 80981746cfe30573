#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/engine.h"
#include "model/fields.h"

namespace fieldfare::app {

/// What stands about notes elsewhere: in their activity, with their author. Looked up once for many
/// notes; for one query.
class Evidence {
 public:
  Evidence(Engine& engine, VisitState& visit) noexcept : engine_(&engine), visit_(&visit) {}

  struct Activity {
    std::string kind;
    std::string title;
    std::string sector;
    std::optional<Time> starts;
    std::optional<Time> ends;
  };
  /// Empty when it has not arrived.
  [[nodiscard]] const Activity& activity(const EntityId& id);
  /// "ofsted", "cqc", or empty.
  [[nodiscard]] const std::string& inspectorate(const MemberId& member);
  /// Whether what this member writes is evidence: not of those who shadow the team or assure its
  /// quality (area SEND handbook 2023, para 60), by the role that the member has now.
  [[nodiscard]] bool writes_evidence(const MemberId& member) const;
  /// Whether a note is evidence: written by somebody who does, and not redacted.
  [[nodiscard]] bool counts(const model::Fields& note) const;
  /// The sectors that a note speaks for: its own tags, else its activity's sector.
  [[nodiscard]] std::vector<std::string> sectors(const model::Fields& note);

 private:
  Engine* engine_;
  VisitState* visit_;
  std::map<EntityId, Activity> activities_;
  std::map<MemberId, std::string> inspectorates_;
};

}  // namespace fieldfare::app
