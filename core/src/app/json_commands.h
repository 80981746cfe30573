#pragma once

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <string>

namespace fieldfare::app {

class Engine;

/// Carries out one command in its JSON form. Runs in a turn of the worker's. Error(usage) for
/// members that are missing, wrong or unknown, and whatever the command itself refuses.
using JsonHandler = nlohmann::json (*)(Engine&, const nlohmann::json&);

/// Every command by its name. Thread-safe.
const std::map<std::string, JsonHandler, std::less<>>& json_commands();

}  // namespace fieldfare::app
