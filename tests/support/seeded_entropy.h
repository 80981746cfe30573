#pragma once

#include <cstdint>
#include <mutex>
#include <span>

#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::test {

/// Bytes that look random and are the same for the same seed (splitmix64). Thread-safe.
class SeededEntropy final : public ports::Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed = 1) : state_(seed) {}

  void fill(std::span<std::uint8_t> out) override {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < out.size();) {
      std::uint64_t word = next();
      for (int byte = 0; byte < 8 && i < out.size(); ++byte, word >>= 8) {
        out[i++] = static_cast<std::uint8_t>(word);
      }
    }
  }
  /// A number below `bound`, which is not zero.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound) {
    const std::lock_guard lock(mutex_);
    return next() % bound;
  }

 private:
  std::uint64_t next() noexcept {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  std::mutex mutex_;
  std::uint64_t state_;
};

}  // namespace fieldfare::test
