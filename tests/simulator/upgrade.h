#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::simulator {

/// The version of the tables that today's program makes.
[[nodiscard]] int newest_schema();

struct UpgradeCounts {
  std::uint64_t calls = 0;  ///< that change files, from the first look at the store to its opening
  std::uint64_t tried = 0;
  std::string broken;  ///< the first broken promise; empty: none
};

/// How an upgrade is stopped behind a system call.
enum class Stop : std::uint8_t {
  power_cut,   ///< what was not synced may be gone
  kill,        ///< what was written is there, the process is not
  call_fails,  ///< the call fails, the process goes on
  kill_9,      ///< a process of its own, ended by the system with SIGKILL
};

/// Opens a store with the tables of an earlier `schema` (1 to newest_schema() - 1), with notes, a
/// draft and an index that nothing was deleted from, and stops the upgrade behind every `stride`-th
/// call. The next opening must finish it: notes, draft and search as before, the store sound, and
/// what the newest tables are for can be used.
[[nodiscard]] UpgradeCounts stop_upgrade(int schema, Stop stop, std::uint64_t stride);

}  // namespace fieldfare::simulator
