#pragma once

#include <cstddef>
#include <vector>

#include "guard/names_likely.h"

namespace fieldfare::guard {

/// True for a token that could be a name: one of which a rule may not be sure.
[[nodiscard]] bool in_doubt(const Token& token) noexcept;

/// The score above which a token in doubt is asked about.
[[nodiscard]] int asked_above(const Token& token) noexcept;

/// The signs that token `i` shows, in doubt or not. `reasons` are what the rules say of each token.
[[nodiscard]] Likelihood::Signs signs_of(const TokenStream& tokens, const Lexicon& lexicon,
                                         const std::vector<NameReason>& reasons, std::size_t i);

}  // namespace fieldfare::guard
