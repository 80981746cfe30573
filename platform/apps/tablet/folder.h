#pragma once

#include <string>

#include <fieldfare/ui/pages.h>

namespace fieldfare::tablet {

/// The folders and spreadsheets in a folder, by name, of which each holds all of these words, in
/// any order and without regard to case. Reads names alone; hidden ones are left out.
[[nodiscard]] ui::FolderView read_folder(const std::string& path, const std::string& words = {});
/// Where a choice begins: the downloads, else the home folder.
[[nodiscard]] std::string first_folder();

}  // namespace fieldfare::tablet
