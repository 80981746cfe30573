#pragma once

#include <cstddef>

#include "guard/scan.h"

namespace fieldfare::guard {

// Each looks at one token and covers what begins there.

/// "turns 9 on 4 May", "will be sixteen on the third of June", "5 yrs old on 12/9", "18 next Tues".
void scan_age(Scan& scan, std::size_t i);

/// "celebrated his 10th on 3 May", "her 18th is 4 May".
void scan_ordinal_birthday(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
