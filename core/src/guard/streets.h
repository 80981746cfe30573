#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guard/token.h"

namespace fieldfare::guard {

/// "14", "12a", "4b"; not "12th" and "9am".
[[nodiscard]] bool house_number(const Token& token, std::string_view word) noexcept;

/// "flat", "apartment", "plot", "room".
[[nodiscard]] bool flat_word(std::uint64_t id) noexcept;

/// "heol", "ffordd", "rue": types of street that stand before the name.
[[nodiscard]] bool type_first(std::uint64_t id) noexcept;

/// A capital setting follows token `end`: "3 Park Road Primary" is no address of a family.
[[nodiscard]] bool setting_follows(const TokenStream& tokens, std::size_t end);

// Each of these gives the last token of what begins at the given one, or 0.

/// "Oak Road", "oak tree close": a name and a type of street.
[[nodiscard]] std::size_t street_end(const TokenStream& tokens, std::size_t from);

/// "4 Cross Street hub": an office is spoken of by its street.
[[nodiscard]] bool service_follows(const TokenStream& tokens, std::size_t end);

/// "1 Kingsway", "88 The Ridgeway", "5 Ffordd Las", "33 Rue de la Paix": streets whose type stands
/// first or inside the word; from the number.
[[nodiscard]] std::size_t unusual_street_end(const TokenStream& tokens, std::size_t number);

/// "Ffordd Las", "Heol-y-Bont", "Rue de la Paix": streets whose type stands first, from the type.
[[nodiscard]] std::size_t type_first_end(const TokenStream& tokens, std::size_t at);

/// "31 Lowther", "9 Hillcrest": a number and a name where somebody lives.
[[nodiscard]] std::size_t bare_street_end(const TokenStream& tokens, std::size_t number);

/// "Room 4, Premier Inn", "Plot 11, Thistle Hill caravan site".
[[nodiscard]] std::size_t lodging_end(const TokenStream& tokens, std::size_t at);

/// "over the chip shop", "above a launderette": its last word, or 0; from the first.
[[nodiscard]] std::size_t over_shop_end(const TokenStream& tokens, std::size_t at);

// Each of these gives how far an address reaches that was found.

/// With a town or a village after the street: "Mill Lane, Leeds", "Mill Lane, Wickby".
[[nodiscard]] std::size_t with_town(const TokenStream& tokens, std::size_t last);

}  // namespace fieldfare::guard
