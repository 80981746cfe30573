#pragma once

#include <cstdint>

namespace fieldfare::guard {

/// Two or three letters for who has something to do in the notes of a visit and is no single
/// person, or for a subject or a service: "SW", "LA", "PE".
[[nodiscard]] bool office(std::uint64_t id) noexcept;

}  // namespace fieldfare::guard
