#pragma once

#include <cstddef>
#include <vector>

#include "guard/names_likely.h"
#include "guard/names_surroundings.h"

namespace fieldfare::guard {

/// The signs that token `i` shows, in doubt or not. `reasons` are what the rules say of each token,
/// `manner` is how its block is typed but for itself.
[[nodiscard]] Likelihood::Signs signs_of(const TokenStream& tokens,
                                         const std::vector<NameReason>& reasons,
                                         const Manner& manner, const Surroundings& around,
                                         std::size_t i);

}  // namespace fieldfare::guard
