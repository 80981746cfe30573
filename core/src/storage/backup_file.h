#pragma once

#include <filesystem>

#include "key_file.h"

namespace fieldfare::storage {

/// Writes the container of storage.md to `target`, durably, by way of a half-made file.
void write_backup(const std::filesystem::path& target, const KeyFile& key_file,
                  const std::filesystem::path& database);

/// Reads a container: copies the database in it to `database` and returns the key file. Lengths and
/// hash are checked; Error(damaged) leaves no `database` behind.
[[nodiscard]] KeyFile read_backup(const std::filesystem::path& source,
                                  const std::filesystem::path& database);

}  // namespace fieldfare::storage
