#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <fieldfare/core/log/replica.h>

/// What one side holds and the other, going by its version vector, does not.
namespace fieldfare::log {

/// The hash of a header inside a segment of ours; nothing when it is not held.
using HeldHash =
    std::function<std::optional<Hash>(const LogId&, const BranchId&, std::uint64_t sequence)>;

/// Entries `first` to `last` of a segment, both included.
struct Gap {
  LogId log;
  BranchId branch;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool operator==(const Gap&) const = default;
};

struct Comparison {
  /// What the other side lacks of ours, in the order of our vector: what a segment continues first.
  std::vector<Gap> lacks;
  /// Its places that we do not hold: it has something for us.
  Ends ahead;
  /// Segments of ours of which it holds another continuation from somewhere inside: for each, the
  /// first sequence that is known to differ. What follows the last place known to be the same is in
  /// `lacks`; when no such place is known yet and there may be one, nothing of that segment is.
  struct Difference {
    LogId log;
    BranchId branch;
    std::uint64_t at = 0;
    bool operator==(const Difference&) const = default;
  };
  std::vector<Difference> differ;
};

/// Compares by hash where the other's place lies inside what we hold; beyond that it is taken at
/// its word that it continues our segment of that name. Whoever is wrong in this learns it from the
/// other side, for which the place lies inside.
///
/// Laws, with ends(v) the places of v: compare(v, ends(v)) is empty; without forks the number of
/// entries in compare(a, ends(b)).lacks is that of a not in b.
[[nodiscard]] Comparison compare(const VersionVector& ours, const Ends& theirs,
                                 const HeldHash& held);

/// Adds places of ours below each difference, at growing distances, so that the other side finds
/// the last one that both hold: with n entries in question about log2(n) places, and what is then
/// sent holds at most as many known entries as there are new ones.
void add_landmarks(Ends& places, const VersionVector& ours,
                   const std::vector<Comparison::Difference>& differences, const HeldHash& held);

/// Keeps the order of places.
void put(Ends& places, const LogEnd& place);

}  // namespace fieldfare::log
