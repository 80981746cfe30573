#pragma once

#include <cstdint>
#include <string_view>

#include <fieldfare/core/log/replica.h>

#include "app/engine.h"

namespace fieldfare::app {

/// More of one kind in one visit nobody reads, and a hub or member that makes up entries to be
/// refused must not fill the store with what is told of them.
inline constexpr std::int64_t most_notices_of_a_kind = 200;
/// Says that there were more.
inline constexpr std::string_view notices_cut = "notices-cut";

/// Keeps a notice for people until they put it away (`notice dismiss`). Told again with the same
/// kind, key and facts it stays as it is, put away or not; with other facts it is shown anew. When
/// there are `most_notices_of_a_kind`, one that was put away makes room, or `notices-cut` is told.
void tell(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
          const log::Notice& notice);

/// What a notice told is no longer so: it goes, as far as nobody put it away.
void no_longer(storage::Transaction& transaction, const VisitState& visit, std::string_view kind,
               std::string_view key);

}  // namespace fieldfare::app
