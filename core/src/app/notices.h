#pragma once

#include <string_view>

#include <fieldfare/core/log/replica.h>

#include "app/engine.h"

namespace fieldfare::app {

/// Keeps a notice for people until they put it away (`notice dismiss`). Told again with the same
/// kind, key and facts it stays as it is, put away or not; with other facts it is shown anew.
void tell(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
          const log::Notice& notice);

/// What a notice told is no longer so: it goes, as far as nobody put it away.
void no_longer(storage::Transaction& transaction, const VisitState& visit, std::string_view kind,
               std::string_view key);

}  // namespace fieldfare::app
