#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "guard/scan.h"
#include "guard/token.h"

namespace fieldfare::guard {

/// What the parts of an address are.
enum class AddressPart : std::uint8_t {
  number = 1,  ///< "14a", "12-14", "no. 60", "number eleven"
  flat,        ///< "Flat 7", "rm 302", "berth C9", "Blk 3"
  storey,      ///< "2nd Flr", "top flat", "(basement)"
  house,       ///< "Magdalen Hse", "The Old Lamp Room", "stratosphere tower" behind a flat
  street,      ///< "West End Rd", "Heol y Bont", "off Broad Lane"
  shop,        ///< "over the chippy"
  name,        ///< "Capworth" behind a number
};

/// An address as a chain of parts: "Flat 7, 2nd Flr, Marine Ct, 40-44 The Esplanade".
struct AddressChain {
  std::size_t first = 0;  ///< its tokens, both included
  std::size_t last = 0;
  std::uint32_t parts = 0;  ///< the kinds of its parts in order, three bits each; the first highest
  std::size_t count = 0;    ///< how many parts

  [[nodiscard]] bool has(AddressPart part) const noexcept;
  /// Its parts alone make it an address: a number or a flat with what it is the number of. A
  /// house's or a street's name by itself may be anything's.
  [[nodiscard]] bool numbered() const noexcept;
};

/// The longest chain of parts that begins at token `i`. None where nothing begins, where the parts
/// could not be an address ("room 4", "9"), or at a phrase that is allowed.
[[nodiscard]] std::optional<AddressChain> address_at(const TokenStream& tokens, std::size_t i);

/// A number, a flat, a house or a type of street: without one in its first words nothing is an
/// address.
[[nodiscard]] bool anchors_address(const Token& token) noexcept;

/// Gives every address that was found all the parts that stand beside it; after all scans.
void reach_over_addresses(Scan& scan);

}  // namespace fieldfare::guard
