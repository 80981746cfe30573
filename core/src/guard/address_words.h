#pragma once

#include <cstdint>

#include "guard/token.h"

namespace fieldfare::guard {

/// "flat", "berth", "room", "hse": words for a part of a house, before its number.
[[nodiscard]] bool flat_like(std::uint64_t id) noexcept;

/// Of those the ones that are nobody's but where somebody lives.
[[nodiscard]] bool surely_flat(std::uint64_t id) noexcept;

/// "house", "cottage", "marina": words that end what a house or a site is called.
[[nodiscard]] bool house_like(std::uint64_t id) noexcept;

/// What a house may be called with nothing but "the" before it.
[[nodiscard]] bool lone_house(std::uint64_t id) noexcept;

/// A type of street with a slip of the keys, or cut short as few do ("ter", "av").
[[nodiscard]] bool misspelt_street(std::uint64_t id) noexcept;

/// Words in small letters that an address may begin with.
[[nodiscard]] bool may_begin(std::uint64_t id) noexcept;

}  // namespace fieldfare::guard
