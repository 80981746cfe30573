#pragma once

#include <fieldfare/core/ports/clock.h>

namespace fieldfare::platform {

/// The system's wall clock, with the offset from UTC of the system's time zone. Thread-safe.
class SystemClock final : public ports::Clock {
 public:
  SystemClock();
  [[nodiscard]] Time now() override;
};

}  // namespace fieldfare::platform
