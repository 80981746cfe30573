#pragma once

#include <cstdint>

#include "flips.h"

namespace fieldfare::simulator {

/// flip() of FlipIn::request and FlipIn::answer.
[[nodiscard]] FlipCounts flip_on_the_wire(FlipIn where, std::uint64_t stride, std::uint64_t offset);

}  // namespace fieldfare::simulator
