#pragma once

#include <span>
#include <string_view>

namespace fieldfare::simulator {

/// A fault of planted.h and what finds it: the simulator (`by` empty), or a test, as the name of
/// its program and the beginning of the test's name.
struct Plant {
  std::string_view name;
  std::string_view what;
  std::string_view by;
  std::string_view test;
};

[[nodiscard]] std::span<const Plant> plants();

}  // namespace fieldfare::simulator
