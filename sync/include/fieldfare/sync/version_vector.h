#pragma once

#include <cstdint>

#include <fieldfare/core/log/compare.h>
#include <fieldfare/core/log/replica.h>

/// Version vectors as they travel: places without the logs' keys, which come with the entries.
/// core/log/compare.h says what one side lacks of the other's.
namespace fieldfare::sync {

using log::Ends;
using log::Gap;
using log::LogEnd;

/// How many entries these places stand for, one place a segment.
[[nodiscard]] std::uint64_t size(const Ends& ends) noexcept;
[[nodiscard]] std::uint64_t size(const std::vector<Gap>& gaps) noexcept;

/// What a receipt signs: BLAKE2b-256 of the written form of the places, the holes and the orders to
/// erase.
[[nodiscard]] Hash hash_of(const Ends& ends, const log::Holes& holes,
                           const std::vector<log::ErasureId>& erased);

}  // namespace fieldfare::sync
