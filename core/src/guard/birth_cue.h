#pragma once

#include <cstddef>
#include <cstdint>
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

/// Whether token `i` is the word that such a cue is looked for around; nearly none is.
[[nodiscard]] inline bool begins_birth_cue(std::uint64_t id) noexcept {
  static constexpr WordSet begins(
      {"dob", "dobs",  "yob",    "birthdate", "d.o.b",     "born",     "geni",      "ganwyd",
       "bd",  "ganed", "birth",  "birthday",  "birthdays", "bday",     "b'day",     "brithday",
       "day", "d",     "b",      "bn",        "birthdy",   "bithday",  "birfday",   "brith",
       "db",  "birht", "bith",   "bdy",       "bdays",     "birthdat", "penblwydd", "y.o.b",
       "eni", "ngeni", "blwydd", "world"});
  return begins.has(id);
}

/// True for what belongs to a record, whose dates are no birth's: "plan", "reviewed".
[[nodiscard]] bool of_a_record(const Token& token) noexcept;

/// True for what says of a date what was done then: "Prev insp. 14/06/2019", "policy of 3 May
/// 2018".
[[nodiscard]] bool of_an_office(const Token& token) noexcept;

}  // namespace fieldfare::guard
