#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include <support/seeded_entropy.h>

#include "disk_watch.h"

namespace fieldfare::test {

/// Writes to `directory` what a disk may hold after the power was cut behind the first `count`
/// events, as cruelly as POSIX allows: of what was written to a file since its last sync any
/// sectors (512 bytes) may be there or not; names made, moved and removed are kept in order, and
/// only those before the last sync of the directory for certain. `chance` decides.
void write_disk_after_cut(std::span<const DiskEvent> events, std::size_t count,
                          SeededEntropy& chance, const std::filesystem::path& directory);

}  // namespace fieldfare::test
