#pragma once

#include <fieldfare/core/guard/pseudonyms.h>

#include "guard/said.h"

namespace fieldfare::guard {

/// The words of all paired names: a note is read as if it had said them.
[[nodiscard]] Said said_of(const Pseudonyms& pseudonyms);

}  // namespace fieldfare::guard
