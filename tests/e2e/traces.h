#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace fieldfare::e2e {

/// Looks through the raw bytes of every file below `root` for each of the words: in UTF-8, in both
/// orders of UTF-16, without regard to the case of ASCII letters, and in file names. Answers
/// "file: word" for each find.
[[nodiscard]] std::vector<std::string> traces_of(const std::vector<std::string>& words,
                                                 const std::filesystem::path& root);

}  // namespace fieldfare::e2e
