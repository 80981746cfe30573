#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "guard/token.h"

namespace fieldfare::guard {

/// Visits are of later years; a child with a plan was born before them.
inline constexpr int latest_birth = 2022;

/// A date as people write it, from token `first` to token `last`.
struct WrittenDate {
  std::size_t first = 0;
  std::size_t last = 0;
  bool day = false;
  bool month = false;
  int year = 0;  ///< four digits; 0 when not written

  [[nodiscard]] bool full() const noexcept { return day && month && year != 0; }
};

/// The month (1 to 12) that the token names in full or in three or four letters; 0 for none.
[[nodiscard]] inline int month_named(const TokenStream& tokens, std::size_t i) noexcept {
  return i < tokens.size() ? tokens[i].month : 0;
}

/// A small number written in digits or words, also as an ordinal ("9", "9th", "nine", "ninth").
[[nodiscard]] inline std::optional<int> small_number(const TokenStream& tokens,
                                                     std::size_t i) noexcept {
  return i < tokens.size() && tokens[i].small != 0 ? std::optional<int>(tokens[i].small - 1)
                                                   : std::nullopt;
}

// What the two tell, for the tokens to keep.
[[nodiscard]] std::uint8_t month_in(const Token& token) noexcept;
[[nodiscard]] std::uint8_t small_number_in(const Token& token, std::string_view word) noexcept;

/// The longest date that begins at token `i`: 12/03/2014, 12.3.14, 2014-03-12, 12 March 2014, the
/// 12th of March, March 12th 2014, March 2014, 120314 (only when `packed`).
[[nodiscard]] std::optional<WrittenDate> date_at(const TokenStream& tokens, std::size_t i,
                                                 bool packed);

/// Where a year ends that is said in words from token `i`: "twenty fifteen", "two thousand and
/// nine".
[[nodiscard]] std::optional<std::size_t> spoken_year_at(const TokenStream& tokens, std::size_t i);

}  // namespace fieldfare::guard
