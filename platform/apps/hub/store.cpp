#include "store.h"

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/postgres_store.h>
#include <fieldfare/sync/hub/sqlite_store.h>

namespace fieldfare::hub_app {

std::unique_ptr<sync::hub::HubStore> open_store(const std::string& place) {
  constexpr std::string_view sqlite = "sqlite:";
  if (place.starts_with("postgresql://") || place.starts_with("postgres://"))
    return sync::hub::open_postgres_store(place);
  if (place.starts_with(sqlite) && place.size() > sqlite.size())
    return sync::hub::open_sqlite_store(place.substr(sqlite.size()));
  // What was given is not repeated: it may hold a password.
  throw Error(ErrorCode::usage, place.empty() ? "No store is named" : "This is not a kind of store",
              "Write --store sqlite:FILE or --store postgresql://HOST/DATABASE, or name it in the "
              "file of --config or in FIELDFARE_HUB_STORE.");
}

}  // namespace fieldfare::hub_app
