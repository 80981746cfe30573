#pragma once

#include <memory>
#include <string>

#include <fieldfare/sync/hub/store.h>

namespace fieldfare::hub_app {

/// Opens "sqlite:FILE" or "postgresql://…". Error(usage) for anything else; the text does not
/// repeat what was given, because such an address may hold a password.
[[nodiscard]] std::unique_ptr<sync::hub::HubStore> open_store(const std::string& place);

}  // namespace fieldfare::hub_app
