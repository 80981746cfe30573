#pragma once

#include <cstddef>
#include <cstdint>

#include "guard/scan.h"

namespace fieldfare::guard {

/// "lives", "address", "staying": words that tell where somebody's home is.
[[nodiscard]] bool lives(std::uint64_t id) noexcept;

/// Somebody's home is spoken of in the words before token `i`: "lives", "mum's flat", "her
/// address".
[[nodiscard]] bool near_home(const TokenStream& tokens, std::size_t i);

/// "lives on Oak Street", "address is The Old Forge, Mill Lane": from the word at `i`.
void scan_home(Scan& scan, std::size_t i);

/// Houses told by their names, with the street or the place behind a comma, from the word at `i`:
/// "The Bungalow, Church Lane", "Ty Gwyn, Cusop Dingle", "Rosebank, Hadley Green Road". True when
/// one was found.
bool scan_named_house(Scan& scan, std::size_t i);

/// "2a Glebe Pits, LE3 9XW": the address before the postcode at token `postcode`.
void scan_before_postcode(Scan& scan, std::size_t postcode);

/// "Flat 12, Marlowe House", "Apartment 12 The Mill", "Pitch 22, Sunny Sands Park".
void scan_flat(Scan& scan, std::size_t i);

/// "Plot 11, Thistle Hill caravan site"; rooms and units only near a home.
[[nodiscard]] bool scan_lodging(Scan& scan, std::size_t i);

/// "the caravan at Low Farm", "a boat on Canal Wharf": a lodging by the place it stands in.
[[nodiscard]] bool scan_moored(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
