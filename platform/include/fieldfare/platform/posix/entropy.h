#pragma once

#include <fieldfare/core/ports/entropy.h>

namespace fieldfare::platform {

/// Random bytes from the kernel (getrandom). Thread-safe, also across fork. Throws Error(internal)
/// when the kernel gives none, never weaker bytes instead.
class SystemEntropy final : public ports::Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override;
};

}  // namespace fieldfare::platform
