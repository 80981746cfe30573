#pragma once

#include <filesystem>

#include <fieldfare/ui/snapshot.h>

namespace fieldfare::tablet {

/// Theme, text size and idle lock: how the tablet looks before it is unlocked too, so they stand
/// beside the encrypted store in a small text file. Nothing of a visit is in it.
[[nodiscard]] ui::Settings read_settings(const std::filesystem::path& file);
/// A failure is no reason to stop anybody's work: the settings are then those of today only.
void write_settings(const std::filesystem::path& file, const ui::Settings& settings);

}  // namespace fieldfare::tablet
