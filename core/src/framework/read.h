#pragma once

#include <nlohmann/json_fwd.hpp>

#include <fieldfare/core/framework/framework.h>

namespace fieldfare::framework {

/// Fills the typed form from a definition that the schema has passed.
[[nodiscard]] Framework read_definition(const nlohmann::json& definition);

/// What a schema cannot say: ids unique in their list, references that lead somewhere, values that
/// fit each other. `definition` is the JSON that `framework` was read from. Throws as `refuse`.
void check_references(const Framework& framework, const nlohmann::json& definition,
                      std::string_view file_name);

}  // namespace fieldfare::framework
