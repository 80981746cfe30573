#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "guard/token.h"

namespace fieldfare::guard {

/// True for a word of which the second voice is neither asked nor taught: what stands there is told
/// by its use in a sentence, and the rules know it.
[[nodiscard]] bool left_to_rules(const TokenStream& tokens, std::size_t i);

/// True where a word that is also a name, or a letter, is used as the word: "Sue them", "Holly
/// hedge", "amber, olive or red", "S/U".
[[nodiscard]] bool used_as_word(const TokenStream& tokens, std::size_t i);

/// The same of one letter: "section F", "S/U", "M 9-11, T nil, W off", "Child A and B".
[[nodiscard]] bool letter_for_word(const TokenStream& tokens, std::size_t i);

/// What letters with stops between them spell: in the notes of strangers four and more were never
/// anybody, three hardly ever where the field or English shortens so, some pairs hardly ever, and
/// some not where other such letters stand in the same paragraph.
enum class Spelt : std::uint8_t { somebody, in_company, acronym };

/// `letters` in small letters, without their stops.
[[nodiscard]] Spelt spelt_with_stops(std::string_view letters, const Lexicon& lexicon) noexcept;

/// "Th", "Tu" among the letters of a week.
[[nodiscard]] bool day_of_a_week(const TokenStream& tokens, std::size_t i);

/// Whether the block says one of the words.
[[nodiscard]] bool says(const TokenStream& tokens, std::initializer_list<WordId> words) noexcept;

/// Two or three capitals for an office or for somebody's part in a case: "SW", "KW", "SN".
[[nodiscard]] bool office_letters(std::uint64_t id) noexcept;

}  // namespace fieldfare::guard
