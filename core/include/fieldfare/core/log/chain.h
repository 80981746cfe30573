#pragma once

#include <cstddef>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/replica.h>

namespace fieldfare::log {

/// What may be stored of a run of entries. The entries of the run fall into three parts, in order:
/// `known` ones that the holder has already, `headers.size()` new ones that are sound, and the
/// rest, told in `refused` (one line for the first of them: what follows it waits for it).
struct CheckedRun {
  std::size_t known = 0;
  std::vector<Header> headers;  ///< of the sound new entries: run.entries[known + i]
  std::vector<Hash> hashes;     ///< their header hashes
  LogHead end;                  ///< where the log ends once they are stored
  std::vector<Refused> refused;
  /// The sequence of the first entry that the holder lacks before the run begins; 0: none.
  std::uint64_t missing_from = 0;
  /// The writer signed two entries for one place of the log, as after a restored backup.
  bool forked = false;
};

/// Checks a run of one log against what its holder has: `end` (length 0 for an unknown log; its id
/// and key are then ignored).
///
/// The rule (log-format.md, "Checking a run"): the log id is the hash of the key; each header
/// names this visit and log, follows the one before by number and hash; each body fits its header
/// or is erased. Because a header carries the hash of the header before it, the signature of one
/// header stands for all before it: only the last sound header's is checked. When it does not fit,
/// the one before is tried, and so on backwards; what stands after the first that fits is refused.
///
/// Never throws for what a peer can send. Cost: two hashes an entry and one signature a run.
/// Laws: check_run(v, e, r).end == check_run(v, check_run(v, e, a).end, b).end when r = a ++ b and
/// all is sound; checking against one's own end again gives nothing new.
[[nodiscard]] CheckedRun check_run(const VisitId& visit, const LogHead& end, const EntryRun& run);

}  // namespace fieldfare::log
