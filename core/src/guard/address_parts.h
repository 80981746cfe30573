#pragma once

#include <cstddef>
#include <cstdint>

#include "guard/token.h"

namespace fieldfare::guard {

/// How two parts of an address stand beside each other.
enum class Joiner : std::uint8_t { none, space, comma };

[[nodiscard]] Joiner joiner_after(const TokenStream& tokens, std::size_t i);

/// Nothing goes on behind token `i`: the end of a clause, or a word that no street has in it.
[[nodiscard]] bool ends_clause(const TokenStream& tokens, std::size_t i);

/// A token that may be part of what a house or a street is called.
[[nodiscard]] bool called(const TokenStream& tokens, std::size_t i);

/// The parts of addresses, each read from its first token: gives its last, or `none`. `numbered`
/// tells that a number or a flat stands before it, `opens` that nothing does.
class AddressParts {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit AddressParts(const TokenStream& tokens) : tokens_(tokens) {}

  /// "14a", "12-14", "12/4", "no. 60", "number eleven", "one hundred and eight".
  [[nodiscard]] std::size_t number_end(std::size_t at, bool& said) const;

  [[nodiscard]] bool ordinal(std::size_t i) const;

  /// "Flat 7", "Rm 302", "berth C9", "flat 2/1", "Blk 3".
  [[nodiscard]] std::size_t flat_end(std::size_t at) const;

  /// "flat above 112 Lozells Rd", "caravan behind 9 Mill Lane": what is told by a number beside it.
  [[nodiscard]] bool leads_to_number(std::size_t at) const;

  /// "2nd Flr", "top flat", "ground-floor flat", "(basement)", "upstairs bell".
  [[nodiscard]] std::size_t storey(std::size_t at, bool opens) const;

  /// The last word of a street's name from token `at`, also with a slip of the keys, or led by
  /// "off" and "on".
  [[nodiscard]] std::size_t street(std::size_t at, bool numbered, bool opens,
                                   bool behind_house) const;

  /// Not all of it is: "Mill Hill" may be allowed, and begins the name of Mill Hill Lane.
  [[nodiscard]] bool not_allowed(std::size_t first, std::size_t last) const;

  /// "Magdalen Hse", "The Old Lamp Room", "Breckland Lodge"; in small letters behind a flat.
  [[nodiscard]] std::size_t house(std::size_t at, bool numbered, bool opens) const;

  /// A word in small letters that may be part of a name.
  [[nodiscard]] bool plain(std::size_t i) const;

  /// "Capworth", "Lower Ebor": one to three names behind a number or a flat.
  [[nodiscard]] std::size_t bare_name(std::size_t at, Joiner joiner) const;

 private:
  const TokenStream& tokens_;
};

}  // namespace fieldfare::guard
