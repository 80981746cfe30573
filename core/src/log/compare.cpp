#include <fieldfare/core/log/compare.h>

#include <algorithm>
#include <span>
#include <tuple>

namespace fieldfare::log {

namespace {

constexpr std::size_t most_places = 4000;

/// What is known of the other side's holdings of one segment of ours.
struct Covered {
  std::uint64_t to = 0;       ///< the last sequence it is known to hold; 0: none
  std::uint64_t differs = 0;  ///< the first known to be another there; 0: none
  bool beyond = false;        ///< it says that it goes on after our end
  bool landmark = false;      ///< it names a place before our end, too
  bool open = false;          ///< where it parts from ours is to be found first
};

class LogComparison {
 public:
  LogComparison(std::span<const LogHead> segments, const HeldHash& held)
      : segments_(segments), covered_(segments.size()), held_(held) {}

  void place(const LogEnd& place, Comparison& out) {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (!contains(segments_[i], place.length)) continue;
      if (hash(segments_[i], place.length) != place.head) continue;
      covered_[i].to = std::max(covered_[i].to, place.length);
      if (place.branch == segments_[i].branch && place.length < segments_[i].length)
        covered_[i].landmark = true;
      return;
    }
    put(out.ahead, place);
    const std::optional<std::size_t> same = namesake(place);
    if (!same) return;
    Covered& covered = covered_[*same];
    if (place.length > segments_[*same].length) {
      covered.beyond = true;
    } else if (covered.differs == 0 || place.length < covered.differs) {
      covered.differs = place.length;
    }
  }

  void conclude(Comparison& out) {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      Covered& covered = covered_[i];
      // Landmarks are given by who saw that our end is not what it has there.
      if (covered.beyond && covered.landmark && covered.differs == 0)
        covered.differs = segments_[i].length;
      if (covered.differs != 0) {
        out.differ.push_back({segments_[i].log, segments_[i].branch, covered.differs});
        covered.open = covered.to < segments_[i].start && covered.differs > segments_[i].start;
      } else if (covered.beyond) {
        covered.to = segments_[i].length;
      }
    }
    for (std::size_t i = segments_.size(); i-- > 0;) {
      if (covered_[i].to >= segments_[i].start) cover_parent_of(segments_[i]);
    }
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const LogHead& segment = segments_[i];
      covered_[i].open = covered_[i].open || parent_is_open(segment);
      if (covered_[i].open) continue;
      const std::uint64_t first = std::max(covered_[i].to + 1, segment.start);
      if (first <= segment.length)
        out.lacks.push_back({segment.log, segment.branch, first, segment.length});
    }
  }

 private:
  static bool contains(const LogHead& segment, std::uint64_t sequence) {
    return segment.start <= sequence && sequence <= segment.length;
  }
  [[nodiscard]] std::optional<Hash> hash(const LogHead& segment, std::uint64_t sequence) const {
    if (sequence == segment.length) return segment.head;
    return held_(segment.log, segment.branch, sequence);
  }

  /// Our segment that the other side's place is in, as far as names tell: the one of that name, or,
  /// when the other side knows of a fork that we do not, the one that holds its segment's first
  /// entry.
  [[nodiscard]] std::optional<std::size_t> namesake(const LogEnd& place) const {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (segments_[i].branch == place.branch) return i;
    }
    for (std::size_t i = 0; i < segments_.size() && !place.branch.is_zero(); ++i) {
      if (!contains(segments_[i], place.start)) continue;
      const auto first = hash(segments_[i], place.start);
      if (first && branch_of(*first) == place.branch) return i;
    }
    return std::nullopt;
  }

  /// Whoever holds an entry holds all before it. Parents stand before their children.
  void cover_parent_of(const LogHead& segment) {
    if (segment.branch.is_zero()) return;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (segments_[i].branch == segment.parent) covered_[i].to = segments_[i].length;
    }
  }

  /// Parents stand before their children, so theirs is known.
  [[nodiscard]] bool parent_is_open(const LogHead& segment) const {
    if (segment.branch.is_zero()) return false;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (segments_[i].branch == segment.parent && segments_[i].start < segment.start)
        return covered_[i].open;
    }
    return false;
  }

  std::span<const LogHead> segments_;
  std::vector<Covered> covered_;
  const HeldHash& held_;
};

/// The segments of one log, which are neighbours in a version vector.
std::span<const LogHead> segments_from(const VersionVector& ours, std::size_t at) {
  std::size_t end = at;
  while (end < ours.size() && ours[end].log == ours[at].log)
    ++end;
  return std::span(ours).subspan(at, end - at);
}

auto key_of(const LogEnd& place) {
  return std::tie(place.log, place.branch, place.length);
}

}  // namespace

void put(Ends& places, const LogEnd& place) {
  const auto at = std::ranges::lower_bound(places, key_of(place), {}, key_of);
  if (at == places.end() || key_of(*at) != key_of(place)) {
    places.insert(at, place);
  } else {
    *at = place;
  }
}

Comparison compare(const VersionVector& ours, const Ends& theirs, const HeldHash& held) {
  Comparison out;
  auto place = theirs.begin();
  for (std::size_t at = 0; at < ours.size();) {
    const std::span<const LogHead> segments = segments_from(ours, at);
    const LogId& log = segments.front().log;
    LogComparison one(segments, held);
    for (; place != theirs.end() && place->log < log; ++place)
      out.ahead.push_back(*place);
    for (; place != theirs.end() && place->log == log; ++place)
      one.place(*place, out);
    one.conclude(out);
    at += segments.size();
  }
  out.ahead.insert(out.ahead.end(), place, theirs.end());
  return out;
}

void add_landmarks(Ends& places, const VersionVector& ours,
                   const std::vector<Comparison::Difference>& differences, const HeldHash& held) {
  for (const Comparison::Difference& difference : differences) {
    const auto segment = std::ranges::find_if(ours, [&](const LogHead& head) {
      return head.log == difference.log && head.branch == difference.branch;
    });
    if (segment == ours.end()) continue;
    std::uint64_t sequence = difference.at;
    for (std::uint64_t step = 1; sequence > segment->start; step *= 2) {
      sequence = sequence > segment->start + step ? sequence - step : segment->start;
      const auto hash = held(segment->log, segment->branch, sequence);
      if (!hash || places.size() >= most_places) break;
      put(places, {segment->log, segment->branch, segment->start, sequence, *hash});
    }
  }
}

}  // namespace fieldfare::log
