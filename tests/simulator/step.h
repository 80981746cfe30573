#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::simulator {

/// What can happen to a team in one step. `planning` gives how often each is drawn.
enum class Act : std::uint8_t {
  write,        ///< a new note
  edit,         ///< a note's text is changed
  tag,          ///< a note's criteria are changed
  type,         ///< unsaved typing is kept as a draft
  save,         ///< a draft becomes a note
  type_name,    ///< a child's name is typed: the guard must keep it out
  lock,         ///< the notebook is locked (closed)
  resolve,      ///< a conflict is settled
  redact,       ///< a note is erased everywhere
  sync,         ///< with the hub
  meet,         ///< two devices in a room
  bundle_out,   ///< a bundle is made
  bundle_in,    ///< a bundle, old, new, doubled or broken, is read
  cut_power,    ///< a device's power goes after some more writes
  fill_disk,    ///< a device's disk is full after some more writes
  make_space,   ///< and has space again
  back_up,      ///< a backup of a store is made
  restore,      ///< a store is restored from its last backup
  copy_disk,    ///< somebody copies a device's disk
  put_back,     ///< the copied disk is put back
  set_clock,    ///< a device's clock jumps
  remove,       ///< a member is removed
  add,          ///< a member is added
  part,         ///< a device cannot reach the hub
  join,         ///< it can again
  cut_hub,      ///< the hub's power goes after some more writes
  restart_hub,  ///< the hub's process ends and begins again
  back_up_hub,  ///< the hub's disk is copied
  restore_hub,  ///< and put back
  lie,          ///< a sync in which the hub does not keep to the protocol
  mislead,      ///< a member's own program sends a device something hostile
  use_tablet,   ///< a sitting at the tablet app: typing, waiting, locking, saving
  confide,      ///< a new restricted note
  entrust,      ///< the lead lets an inspector read what is restricted, or ends it
};

/// One step. `device`, `number` and `chance` are any numbers: each act takes them modulo what there
/// is to choose from, so that a script from which steps were taken out still runs.
struct Step {
  Act act = Act::write;
  std::uint32_t device = 0;
  std::uint32_t number = 0;
  std::uint32_t chance = 0;
  bool operator==(const Step&) const = default;
};

using Script = std::vector<Step>;

/// The script of a seed. Same seed, same script.
[[nodiscard]] Script plan(std::uint64_t seed, std::size_t steps);

/// One line, which `step_from` reads: "sync 2 17 40021".
[[nodiscard]] std::string to_line(const Step& step);
/// Throws std::invalid_argument for what is no step.
[[nodiscard]] Step step_from(const std::string& line);
[[nodiscard]] std::string_view name_of(Act act);

}  // namespace fieldfare::simulator
