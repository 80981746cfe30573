#pragma once

#include <vector>

#include <fieldfare/core/app/commands/members.h>

#include "app/engine.h"

namespace fieldfare::app {

/// A custodian's proof that it holds a key, in a field of its member entity: the keyed hash of
/// ("fieldfare/recoverable/1" | visit | epoch) under the key. Whoever has the key can check it;
/// that the custodian wrote it says its log.
[[nodiscard]] Bytes recovery_proof(ByteView key, const VisitId& visit, std::uint32_t epoch);
[[nodiscard]] std::string recovery_field(const KeyId& key);

/// What the custodians have proven for each epoch, oldest first.
[[nodiscard]] std::vector<EpochView> epochs_of(Engine& engine, VisitState& visit);

}  // namespace fieldfare::app
