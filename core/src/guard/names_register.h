#pragma once

#include <cstddef>

#include "guard/token.h"

namespace fieldfare::guard {

/// Where a name ends that registers print from token `i` on: "GROSZ, SHMUEL DOVID", "MISS E HALE";
/// `i` when there is none.
[[nodiscard]] std::size_t register_name_end(const TokenStream& tokens, std::size_t i);

}  // namespace fieldfare::guard
