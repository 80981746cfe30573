#pragma once

#include <string_view>

/// Data files that are compiled into the library (core/CMakeLists.txt says which).
namespace fieldfare::framework::embedded {

[[nodiscard]] std::string_view schema() noexcept;
[[nodiscard]] std::string_view local_offer_2026() noexcept;

}  // namespace fieldfare::framework::embedded
