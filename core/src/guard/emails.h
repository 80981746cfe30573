#pragma once

#include <cstddef>

#include "guard/scan.h"

namespace fieldfare::guard {

// Each of these adds the e-mail address that it finds.

/// "kez@example.com": around the "@" at byte `at`.
bool scan_email(Scan& scan, std::size_t at);

/// "jane doe at gmail dot com": around the token `i` that names the service.
void scan_spelt_email(Scan& scan, std::size_t i);

/// "kez@gmail", "kez.truro@ gmail.com", "kez [at] gmail.com": an address that lost a piece, before
/// the token `i` that names the service.
bool scan_broken_email(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
