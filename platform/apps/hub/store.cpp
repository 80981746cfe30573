#include "store.h"

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/sqlite_store.h>

namespace fieldfare::hub_app {

std::unique_ptr<sync::hub::HubStore> open_store(const std::string& place) {
  constexpr std::string_view sqlite = "sqlite:";
  if (!place.starts_with(sqlite) || place.size() == sqlite.size()) {
    throw Error(ErrorCode::usage, "This hub cannot use the store " + place,
                "Write --store sqlite:FILE.");
  }
  return sync::hub::open_sqlite_store(place.substr(sqlite.size()));
}

}  // namespace fieldfare::hub_app
