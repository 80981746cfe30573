#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/remote.h>

namespace fieldfare::sync {

/// Entries so far, and how many are known to remain.
struct Progress {
  std::uint64_t sent = 0;
  std::uint64_t received = 0;
  std::uint64_t to_send = 0;
  std::uint64_t to_receive = 0;
};

/// What a sync did, in entries and bytes. Conflicts are counted by the caller, who can read them.
struct SyncOutcome {
  std::uint64_t sent = 0;  ///< entries, or their content, that the other side lacked and now has
  std::uint64_t received = 0;  ///< entries, or their content, that are new here
  std::uint64_t bytes_sent = 0;
  std::uint64_t bytes_received = 0;
  std::vector<log::Refused> refused;  ///< by either side, and why; nothing else waited for them
  std::vector<std::string> other_refused;  ///< membership records and orders to erase: why
  std::vector<LogId> forked;               ///< logs of which another continuation was met
  bool membership_differs = false;         ///< the membership was changed in two places
  bool hub_rolled_back = false;  ///< it held less than it had confirmed; it was sent again
  bool hub_key_changed = false;  ///< another hub answers at this address than before
  bool cancelled = false;
};

struct SessionOptions {
  std::function<void(const Progress&)> progress;  ///< called after each exchange
  std::stop_token stop;  ///< asks to stop between two exchanges; what was done stays
};

/// Brings a replica and a remote into step, both ways, until nothing is left on either side.
/// Resumable and idempotent: cut off anywhere, the next session does the rest; run again, it moves
/// nothing. Errors of the remote pass through; what was exchanged before them is kept on both
/// sides.
[[nodiscard]] SyncOutcome synchronise(log::Replica& replica, Remote& remote,
                                      const SessionOptions& options = {});

}  // namespace fieldfare::sync
