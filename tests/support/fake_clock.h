#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include <fieldfare/core/ports/clock.h>

namespace fieldfare::test {

/// A clock that stands still until it is moved. Starts at 2026-06-15T09:00+01:00. Thread-safe.
class FakeClock final : public ports::Clock {
 public:
  static constexpr Time start{1781510400000, 60};

  FakeClock() = default;
  explicit FakeClock(Time now) : ms_(now.ms), offset_(now.offset_minutes) {}

  [[nodiscard]] Time now() override { return {ms_.load(), offset_.load()}; }
  void set(Time now) {
    ms_ = now.ms;
    offset_ = now.offset_minutes;
  }
  void advance(std::chrono::milliseconds by) { ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> ms_{start.ms};
  std::atomic<std::int16_t> offset_{start.offset_minutes};
};

}  // namespace fieldfare::test
