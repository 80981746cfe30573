#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace fieldfare::framework {

/// Throws Error(usage) that names file, JSON path and reason. An empty path is the whole file.
[[noreturn]] void refuse(std::string_view file_name, const std::string& path,
                         const std::string& reason);

/// One step of a JSON path, "/key": escaped as in a JSON pointer, control characters shown as "?".
[[nodiscard]] std::string path_step(std::string_view key);

/// Parses one JSON document. Error(damaged) with line and column when it is none, Error(usage) with
/// the path when an object holds a key twice (a plain parser would keep one in silence).
[[nodiscard]] nlohmann::json parse_strictly(std::string_view text, std::string_view file_name);

/// A programmer's error when the schema uses a keyword that `check_schema` would pass over.
void require_known_keywords(const nlohmann::json& schema);

/// Checks `value` against `schema`, whose root holds "$defs". Throws as `refuse` at the first
/// broken rule it meets. Knows the keywords that framework.schema.json uses; another one in the
/// schema is a programmer's error.
void check_schema(const nlohmann::json& schema, const nlohmann::json& value,
                  std::string_view file_name);

}  // namespace fieldfare::framework
