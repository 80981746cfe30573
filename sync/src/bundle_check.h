#pragma once

#include <fieldfare/sync/bundle.h>

namespace fieldfare::sync {

/// True when the bundle's signature is by a member that the records name; records that do not fit
/// the chain are left out.
[[nodiscard]] bool signed_by_member(const Bundle& bundle, const std::vector<Bytes>& records);

}  // namespace fieldfare::sync
