#pragma once

#include <string>

namespace fieldfare::cli {

/// Every command with its options, as `--help-all` prints it and the reference page holds it.
[[nodiscard]] std::string reference();

}  // namespace fieldfare::cli
