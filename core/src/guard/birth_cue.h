#pragma once

#include <cstddef>
#include <optional>

#include "guard/token.h"

namespace fieldfare::guard {

/// The words that say that a date is one of birth.
struct BirthCue {
  std::size_t first = 0;
  std::size_t last = 0;
  bool certain = false;  ///< says nothing but a date of birth
};

/// A word for a date of birth around token `i`: "DOB", "D.O.B.", "born", "date of birth",
/// "birthday", "b'day", "b." Nothing when there is none.
[[nodiscard]] std::optional<BirthCue> birth_cue(const TokenStream& tokens, std::size_t i);

/// True for what belongs to a record, whose dates are no birth's: "plan", "reviewed".
[[nodiscard]] bool of_a_record(const Token& token) noexcept;

/// True for what says of a date what was done then: "Prev insp. 14/06/2019", "policy of 3 May
/// 2018".
[[nodiscard]] bool of_an_office(const Token& token) noexcept;

}  // namespace fieldfare::guard
