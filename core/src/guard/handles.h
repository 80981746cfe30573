#pragma once

#include <cstdint>

namespace fieldfare::guard {

/// A letter, a digit, an underscore or a dot: what handles are made of.
[[nodiscard]] bool handle_part(char c) noexcept;

/// A service on which people go by a name of their own, and words for such a name: "snapchat",
/// "gamertag".
[[nodiscard]] bool platform(std::uint64_t id) noexcept;

/// "org", "docx": parts of addresses of pages and of files.
[[nodiscard]] bool file_or_web(std::uint64_t id) noexcept;

}  // namespace fieldfare::guard
