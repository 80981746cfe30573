#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

#include <actors/lying_line.h>

namespace fieldfare::hostile {

/// A visit of three honest devices (0 leads) and an honest hub that all have synced with, to which
/// something is then done. Every honest note has the word `planted` in it.
class Scene {
 public:
  static constexpr std::string_view planted = "heronry";

  Scene();

  test::VisitTeam team;
  test::MemoryHub hub;
  EntityId activity;

  /// A note by an honest device.
  EntityId write(std::size_t device, const std::string& text = "Plans name who does what.");
  /// An honest sync with the honest hub.
  sync::SyncOutcome sync(std::size_t device);
  /// A sync over another line.
  sync::SyncOutcome sync(std::size_t device, sync::Transport& line);
  /// All, until nothing is left to exchange.
  void sync_all();

  [[nodiscard]] std::set<std::string> notices(std::size_t device);
  [[nodiscard]] bool sees(std::size_t device, const EntityId& note);
  /// The notes that a device lists.
  [[nodiscard]] std::size_t count(std::size_t device);

  /// What every actor's test ends with. The honest devices sync with the honest hub; then they hold
  /// the same, every honest note stands on each of them in its author's words, and no word of any
  /// went over a line or lies at the hub.
  void require_nothing_lost();
  /// And nothing that the actor sent was kept where it could do harm later: stores verify.
  void require_sound();

 private:
  std::vector<std::pair<EntityId, std::string>> notes_;
  Bytes overheard_;
};

}  // namespace fieldfare::hostile
