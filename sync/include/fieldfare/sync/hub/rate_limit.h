#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>

namespace fieldfare::sync::hub {

/// How much somebody may ask for: `burst` at once, `per_second` in the long run.
struct Rate {
  double per_second = 0;  ///< 0: no limit
  double burst = 0;
};

/// A token bucket for each of many keys. Law: in any stretch of t seconds a key takes at most
/// burst + per_second * t. Memory is bounded: a bucket that is full again is forgotten. Not
/// thread-safe; time comes from the caller, in milliseconds from any beginning, and stands still
/// where it would go back.
template <class Key>
class RateLimit {
 public:
  explicit RateLimit(Rate rate) : rate_(rate) {}

  /// Takes one from the key's bucket; false when it is empty.
  [[nodiscard]] bool take(const Key& key, std::int64_t now) {
    if (rate_.per_second <= 0) return true;
    if (buckets_.size() >= next_sweep_) forget_full(now);
    const auto [at, fresh] = buckets_.try_emplace(key, Bucket{rate_.burst, now});
    Bucket& bucket = at->second;
    bucket.left = left(bucket, now);
    bucket.at = std::max(bucket.at, now);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  [[nodiscard]] std::size_t size() const noexcept { return buckets_.size(); }

 private:
  struct Bucket {
    double left;
    std::int64_t at;
  };
  static constexpr std::size_t first_sweep = 1024;

  [[nodiscard]] double left(const Bucket& bucket, std::int64_t now) const {
    const auto passed = static_cast<double>(std::max(std::int64_t{0}, now - bucket.at)) / 1000;
    return std::min(rate_.burst, bucket.left + passed * rate_.per_second);
  }

  /// A sweep costs as much as there is; the next one comes when that has doubled.
  void forget_full(std::int64_t now) {
    std::erase_if(buckets_,
                  [&](const auto& each) { return left(each.second, now) >= rate_.burst; });
    next_sweep_ = std::max(first_sweep, 2 * buckets_.size());
  }

  Rate rate_;
  std::map<Key, Bucket> buckets_;
  std::size_t next_sweep_ = first_sweep;
};

}  // namespace fieldfare::sync::hub
