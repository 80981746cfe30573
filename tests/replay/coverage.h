#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <fieldfare/core/bytes.h>

/// What a parser did with an input, as the compiler's instrumentation tells it
/// (-fsanitize-coverage=trace-pc,trace-cmp, which g++ has as well): which places of the code it
/// came by, about how often, and how near the two sides of its comparisons were.
namespace fieldfare::replay {

/// Forgets what the last input did.
void begin_input() noexcept;

/// How much of what this input did none before it had done. Counts it as done.
[[nodiscard]] std::size_t new_in_this_input() noexcept;

/// Two sides of a comparison that were not equal: what to look for in an input, and what to put in
/// its place, as `bytes` of the lower end.
struct Compared {
  std::uint64_t had = 0;
  std::uint64_t wanted = 0;
  std::uint8_t bytes = 0;
};

/// Of the last input, some; at most 256.
[[nodiscard]] std::span<const Compared> compared() noexcept;

}  // namespace fieldfare::replay
