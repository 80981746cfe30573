#pragma once

#include <memory>
#include <string>

#include <fieldfare/sync/hub/store.h>

namespace fieldfare::hub_app {

/// Opens "sqlite:FILE". Error(usage) for another kind of store.
[[nodiscard]] std::unique_ptr<sync::hub::HubStore> open_store(const std::string& place);

}  // namespace fieldfare::hub_app
