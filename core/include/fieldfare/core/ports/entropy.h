#pragma once

#include <cstdint>
#include <span>

namespace fieldfare::ports {

/// Random bytes: from the operating system in the field, from a seed in tests. Thread-safe.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace fieldfare::ports
