#pragma once

#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/version_vector.h>

namespace fieldfare::sync {

/// True when this member's newest statement tells something else than `mine`: then it is time for a
/// new one. A statement says what is held, not that somebody was there, so an idle sync makes none.
[[nodiscard]] bool statement_is_due(log::Replica& replica, const Ends& mine);

}  // namespace fieldfare::sync
