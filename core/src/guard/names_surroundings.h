#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "guard/names.h"
#include "guard/token.h"

namespace fieldfare::guard {

/// What is counted in and around a token, for the second voice's signs and rows.
struct Surroundings {
  bool he = false;                 ///< "he", "her" behind it
  bool kin = false;                ///< a relative behind it
  std::uint64_t found = 0;         ///< names found nearby
  std::uint64_t capitals = 0;      ///< words with a capital nearby
  std::uint64_t alike = 0;         ///< names nearby that stand as it does
  std::uint64_t same_letters = 0;  ///< of those the ones of as many letters
  std::uint64_t same = 0;          ///< the same word again, in this case
  std::uint64_t other_case = 0;    ///< and in another
  std::uint64_t openers = 0;       ///< other parts of the line that begin with a name
  bool opens = false;              ///< it begins a part of the line
  std::size_t part_first = 0;      ///< the tokens of its part of the line
  std::size_t part_last = 0;
  std::uint32_t part_says = 0;  ///< a year at school, an age, a condition, a relative
  bool slip = false;            ///< of no list, and one slip from a common word
  std::uint64_t spelling = 6;   ///< 0 an English word, 12 a name, in steps of seven to one
  std::uint64_t stem = 0;       ///< what it is without an s at its end: see `stem_of`
  bool same_found = false;      ///< the same word is a name elsewhere

  /// Around token `i`; `reasons` are what the rules say of each token.
  Surroundings(const TokenStream& tokens, const Lexicon& lexicon,
               const std::vector<NameReason>& reasons, std::size_t i);

 private:
  void count_company(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                     std::size_t i);
  void count_parallels(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                       std::size_t i);
  void count_again(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                   std::size_t i);
  void read_part(const TokenStream& tokens, const std::vector<NameReason>& reasons, std::size_t i);
};

/// What a neighbour is that does not exist: outside the text.
inline constexpr std::uint64_t outside_text = 100;

}  // namespace fieldfare::guard
