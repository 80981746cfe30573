#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "ledger.h"
#include "step.h"
#include "world.h"

namespace fieldfare::simulator {

struct Outcome {
  std::optional<Broken> broken;
  std::size_t steps = 0;  ///< taken before that; all of the script's when nothing broke
  Counts counts;
  Hash digest;  ///< equal for equal runs
};

/// Plays a script. Seed and script decide everything.
[[nodiscard]] Outcome run(std::uint64_t seed, const Script& script);

/// The shortest script that was found to break the same promise, within so many runs. The given one
/// must break it.
[[nodiscard]] Script shrink(std::uint64_t seed, const Script& script, const std::string& promise,
                            std::size_t runs = 400);

/// What a person needs to play it again: the seed and one line for each step.
[[nodiscard]] std::string to_text(std::uint64_t seed, const Script& script);
/// Reads what `to_text` wrote. Throws std::invalid_argument.
struct Written {
  std::uint64_t seed = 0;
  Script script;
};
[[nodiscard]] Written from_text(const std::string& text);

}  // namespace fieldfare::simulator
