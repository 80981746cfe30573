#pragma once

#include <fieldfare/core/guard/allow_list.h>

#include "guard/token.h"

namespace fieldfare::guard {

/// Covers the tokens of every allowed phrase: the visit's own, and those of the field that the
/// lexicon holds ("Down syndrome", "Isle of Wight"). The longest phrase wins.
void cover_allowed(TokenStream& tokens, const AllowList& allow, const Lexicon& lexicon);

}  // namespace fieldfare::guard
