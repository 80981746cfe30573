#pragma once

#include <array>
#include <string_view>

/// Data files that are compiled into the library (core/CMakeLists.txt says which).
namespace fieldfare::framework::embedded {

struct File {
  std::string_view name;
  std::string_view bytes;
};

[[nodiscard]] std::string_view schema() noexcept;
/// The kinds of visit that are built in.
[[nodiscard]] std::array<File, 6> frameworks() noexcept;

}  // namespace fieldfare::framework::embedded
