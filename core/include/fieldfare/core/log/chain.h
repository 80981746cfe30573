#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/replica.h>

namespace fieldfare::log {

/// The hash of a header inside a segment of the log in question; nothing when it is not held.
using HashAt = std::function<std::optional<Hash>(const BranchId&, std::uint64_t)>;

/// True when the entry with this header hash may be taken without its content: an order to erase it
/// is held (erasure.h), or there is room for one more hole.
using MayLack = std::function<bool(const Hash&)>;

/// What may be stored of a run of entries. The entries of the run fall into three parts, in order:
/// `known` ones that the holder has already, `headers.size()` new ones that are sound, and the
/// rest, told in `refused` (one line for the first of them: what follows it waits for it).
struct CheckedRun {
  std::size_t known = 0;
  std::vector<Header> headers;  ///< of the sound new entries: run.entries[known + i]
  std::vector<Hash> hashes;     ///< their header hashes
  /// The segment that the new entries continue, as it was (length 0: the log is new), and the
  /// sequence after which they follow: its end, or a place inside it, where it then has to be cut.
  LogHead segment;
  std::uint64_t after = 0;
  /// They follow where something else follows already: a second continuation, a segment of its own.
  bool forks = false;
  /// The hash of the entry that followed there so far, when the segment is cut inside.
  Hash next;
  /// The segment that ends with the last new entry, once they are stored.
  LogHead end;
  std::vector<Refused> refused;
  /// The run does not follow from anything that is held: entries between are missing, or the log
  /// was continued in two ways before the run begins.
  bool detached = false;
};

/// Checks a run of one log against what its holder has of that log.
///
/// The rule (log-format.md, "Checking a run"): the log id is the hash of the key; each header
/// names this visit and log, follows the one before by number and hash; each body fits its header,
/// or is left out: such an entry is erased or a hole, which `may_lack` may refuse. A log's first
/// entry says whose the log is and always comes with its content. Because a header carries the hash
/// of the header before it, the signature of one header stands for all before it: only the last
/// sound header's is checked. When it does not fit, the one before is tried, and so on backwards;
/// what stands after the first that fits is refused.
///
/// A run is taken wherever its first new entry follows something held: at the end of a segment, or
/// inside one, as after a restored or copied store. Never throws for what a peer can send. Cost:
/// two hashes an entry and one signature a run, and one look-up for each entry held already.
[[nodiscard]] CheckedRun check_run(const VisitId& visit, std::span<const LogHead> segments,
                                   const HashAt& hash_at, const MayLack& may_lack,
                                   const EntryRun& run);

/// The same against a log of which only the end is known (length 0: nothing is held), for runs
/// which may have any number of holes: those of one's own store.
[[nodiscard]] CheckedRun check_run(const VisitId& visit, const LogHead& end, const EntryRun& run);

/// The segments of one log once the new entries of `checked` are stored, in the order of a
/// VersionVector.
[[nodiscard]] std::vector<LogHead> with_run(std::vector<LogHead> segments,
                                            const CheckedRun& checked);

/// True when storing `checked` cuts its segment in two.
[[nodiscard]] inline bool cuts(const CheckedRun& checked) noexcept {
  return checked.forks && checked.after < checked.segment.length;
}

}  // namespace fieldfare::log
