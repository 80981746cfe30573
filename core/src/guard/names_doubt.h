#pragma once

#include <cstdint>

#include "guard/token.h"

namespace fieldfare::guard {

/// What is doubtful about a token that no rule may be sure of. The numbers stand in the signs.
enum class Doubtful : std::uint8_t {
  none,
  first_title,
  first_start,
  first_lower,
  last_title,
  unknown_title,
  unknown_start,
  unknown_lower,
  plain_title,
  capitals,
  acronym,
  plain_start,
  tiny_lower,
  office,       ///< two capitals that in these notes are an office, a time, a term
  letter,       ///< one capital
  behind_name,  ///< see NameEdge
  before_name,
  small_letter,  ///< one small letter that is no word by itself
  last_lower,    ///< a family name in small letters that English does not know: "patel", "wal"
};

/// True for what is letters and no word: initials, if it is anybody.
[[nodiscard]] constexpr bool of_letters(Doubtful doubt) noexcept {
  return doubt == Doubtful::capitals || doubt == Doubtful::acronym || doubt == Doubtful::office ||
         doubt == Doubtful::letter || doubt == Doubtful::small_letter;
}

/// `none` for a token that could not be a name.
[[nodiscard]] Doubtful doubt_of(const Token& token) noexcept;

/// The score above which a token with this doubt is asked about: less where the block holds another
/// identity (`among`), because who reads that question reads this one with it, and a note without
/// any is not asked about more. Set by `core/lexicon/learn --cross`.
[[nodiscard]] int asked_above(const Token& token, bool among) noexcept;

}  // namespace fieldfare::guard
