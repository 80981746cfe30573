#pragma once

#include <cstddef>
#include <vector>

#include "guard/names_likely.h"

namespace fieldfare::guard {

/// The signs that token `i` shows, in doubt or not. `reasons` are what the rules say of each token.
[[nodiscard]] Likelihood::Signs signs_of(const TokenStream& tokens, const Lexicon& lexicon,
                                         const std::vector<NameReason>& reasons,
                                         const Manner& manner, std::size_t i);

}  // namespace fieldfare::guard
