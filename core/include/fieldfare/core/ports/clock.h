#pragma once

#include <cstdint>

#include <fieldfare/core/time.h>

namespace fieldfare::ports {

/// The wall clock: shown to people, never used to decide an order. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Time now() = 0;
};

}  // namespace fieldfare::ports
