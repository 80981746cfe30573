#pragma once

#include <cstdint>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/log/replica.h>

/// Version vectors as they travel: without the logs' keys, which come with the entries.
namespace fieldfare::sync {

struct LogEnd {
  LogId log;
  std::uint64_t length = 0;
  Hash head;
  bool operator==(const LogEnd&) const = default;
};

/// Sorted by log id, each log once, no log of length 0.
using Ends = std::vector<LogEnd>;

[[nodiscard]] Ends ends_of(const log::VersionVector& holdings);
/// nullptr when the log is not in it.
[[nodiscard]] const LogEnd* find(const Ends& ends, const LogId& log) noexcept;
[[nodiscard]] std::uint64_t length_of(const Ends& ends, const LogId& log) noexcept;
/// Sets the end of a log, keeping the order.
void put(Ends& ends, const LogEnd& end);

/// What stands in `have` and not in `lack`: from `first` to `last` of a log, both included.
struct Gap {
  LogId log;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool operator==(const Gap&) const = default;
};
/// Laws: gaps(v, v) is empty; gaps(have, join(have, lack)) is empty; the number of entries in
/// gaps(a, b) is size(join(a, b)) - size(b).
[[nodiscard]] std::vector<Gap> gaps(const Ends& have, const Ends& lack);

/// The longer end of each log. Commutative, associative and idempotent as long as no log was forked
/// (equal lengths, then, mean equal heads; of two heads the greater is taken).
[[nodiscard]] Ends join(const Ends& a, const Ends& b);

/// The logs whose ends have equal length and different heads: written on in two places.
[[nodiscard]] std::vector<LogId> forks(const Ends& a, const Ends& b);

/// How many entries there are in all.
[[nodiscard]] std::uint64_t size(const Ends& ends) noexcept;

void write(ByteWriter& out, const Ends& ends);
/// Error(damaged) unless sorted, without repeats and zero lengths, and within the limits.
[[nodiscard]] Ends read_ends(ByteReader& in);
/// BLAKE2b-256 of the written form: what a receipt signs.
[[nodiscard]] Hash hash_of(const Ends& ends);

}  // namespace fieldfare::sync
