#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "guard/token.h"

// What descriptions of people are made of (scan_descriptions.cpp, scan_told.cpp).

namespace fieldfare::guard {

inline constexpr WordSet children_one_by_one(
    {"boy",    "girl",     "lad",      "lass",      "child",  "kid",     "pupil", "student",
     "baby",   "toddler",  "teenager", "youngster", "one",    "learner", "twin",  "triplet",
     "eldest", "youngest", "bairn",    "lassie",    "laddie", "wean"});
inline constexpr WordSet children_together({"twins", "triplets", "brothers", "sisters", "siblings",
                                            "family", "kids", "children", "cousins", "quads",
                                            "quadruplets", "bairns"});
inline constexpr WordSet grown_ups({"mum",        "dad",      "mother",  "father",  "parent",
                                    "carer",      "nan",      "gran",    "grandma", "grandad",
                                    "couple",     "mam",      "woman",   "man",     "lady",
                                    "councillor", "governor", "stepdad", "stepmum", "uncle",
                                    "aunt"});
inline constexpr Sieve people_by_word(children_one_by_one, children_together, grown_ups);

/// "boy", "pupil", "one".
[[nodiscard]] inline bool one_child(std::uint64_t id) noexcept {
  return children_one_by_one.has(id);
}
/// "twins", "family".
[[nodiscard]] inline bool some_children(std::uint64_t id) noexcept {
  return children_together.has(id);
}
/// "mum", "carer", "councillor".
[[nodiscard]] inline bool grown_up(std::uint64_t id) noexcept {
  return grown_ups.has(id);
}
/// One of the three.
[[nodiscard]] inline bool some_person(std::uint64_t id) noexcept {
  return people_by_word.passes(id) && (one_child(id) || some_children(id) || grown_up(id));
}

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// The determiner at most three words before token `i`, or `nowhere`.
[[nodiscard]] std::size_t led_by(const TokenStream& tokens, std::size_t i,
                                 std::initializer_list<WordId> determiners);

/// True when a word that nothing covers stands right behind token `i`.
[[nodiscard]] bool word_beside(const TokenStream& tokens, std::size_t i);

/// What is seen or known of one child in a school, and of hardly a second: "trachy", "prosthesis".
[[nodiscard]] bool seen_trait(std::uint64_t id) noexcept;

/// What one is for all: "champion", "goalkeeper".
[[nodiscard]] bool champion(std::uint64_t id) noexcept;

/// Where a family that everybody knows lives or works: "pub", "lighthouse".
[[nodiscard]] bool known_house(std::uint64_t id) noexcept;

/// A paper, a programme or a court, where the token `at` tells one: "the Gazette", "telly".
[[nodiscard]] bool in_public(const TokenStream& tokens, std::size_t at);

/// Where the clause ends that begins at token `at`, within `reach` words.
[[nodiscard]] std::size_t rest_of_clause(const TokenStream& tokens, std::size_t at,
                                         std::size_t reach);

}  // namespace fieldfare::guard
