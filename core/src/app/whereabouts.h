#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/visits.h>

#include "app/engine.h"

namespace fieldfare::app {

/// Who is known to hold what: read once from the signed statements of members and the hub's last
/// confirmation, then asked for many entries.
class Whereabouts {
 public:
  Whereabouts(Engine& engine, VisitState& visit);

  /// Where all of these entries are.
  [[nodiscard]] Where of(const std::vector<std::int64_t>& entries) const;
  /// How many entries of this device's own logs nobody else is known to hold.
  [[nodiscard]] std::int64_t waiting() const;
  /// All entries of the visit, and all its notes, counted by where they are.
  [[nodiscard]] Held entries() const;
  [[nodiscard]] Held notes() const;
  /// How many entries a member's last statement says it holds; nothing without a statement.
  [[nodiscard]] std::optional<std::int64_t> held_by(const MemberId& member) const;

 private:
  using Lengths = std::map<std::int64_t, std::uint64_t>;  ///< by the strand's number

  /// What somebody holds: of each strand so much, without some entries' content.
  struct Holding {
    Lengths lengths;
    std::set<std::int64_t> holes;

    [[nodiscard]] bool has(std::int64_t entry) const;
  };
  using Holdings = std::vector<const Holding*>;

  [[nodiscard]] Lengths lengths_of(const log::Ends& holds);
  [[nodiscard]] Holding holding_of(const log::HoldingStatement& told);
  [[nodiscard]] Holdings of_members() const;
  [[nodiscard]] Holdings of_hubs() const;
  /// How many entries of a strand at least one of these has.
  [[nodiscard]] static std::int64_t held(const log::LogRow& row, const Holdings& places);

  Engine* engine_;
  VisitState* visit_;
  log::VersionVector holdings_;
  std::map<MemberId, Holding> members_;
  std::vector<Holding> hubs_;
};

}  // namespace fieldfare::app
