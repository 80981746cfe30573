#pragma once

#include <cstddef>
#include <vector>

#include "guard/names.h"

namespace fieldfare::guard {

/// Small words inside names: "Omar al Hassan", "Ludwig van", "Huw ap Rhys".
[[nodiscard]] bool name_particle(std::uint64_t id) noexcept;

/// One capital letter.
[[nodiscard]] bool lone_initial(const Token& token) noexcept;

/// How far a name reaches around a token that was taken for one: titles, initials, particles,
/// hyphened halves, family names, and the order of registers.
class NameExtent {
 public:
  /// `reasons` holds the judgement of every token. All must outlive the extent.
  NameExtent(const TokenStream& tokens, const NameJudge& judge,
             const std::vector<NameReason>& reasons)
      : tokens_(tokens), judge_(judge), reasons_(reasons) {}

  /// The first and the last token of the name around token `anchor`.
  struct Reach {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] Reach around(std::size_t anchor) const;

 private:
  [[nodiscard]] std::size_t with_size_word(std::size_t first) const;
  [[nodiscard]] std::size_t with_byname(std::size_t last) const;
  [[nodiscard]] bool small_letter_of_name(std::size_t i) const;
  /// "SMITH, John", as registers write it.
  [[nodiscard]] std::size_t with_family_name_first(std::size_t first) const;
  /// The same where the family name is one by itself: "KELLY, Zara".
  [[nodiscard]] std::size_t with_first_name_after(std::size_t last) const;
  /// "Mr & Mrs Farquharson", "Mr and Mrs Akhtar".
  [[nodiscard]] std::size_t with_other_title(std::size_t first) const;
  /// A particle or an "and" may not end a name.
  [[nodiscard]] std::size_t trim(std::size_t anchor, std::size_t last) const;
  [[nodiscard]] bool joins_right(std::size_t at, std::size_t anchor) const;
  /// "Daisy May Hughes": a word that is a name, between two names.
  [[nodiscard]] bool bridges(std::size_t i) const;
  /// The other half of "Smith-Jones", "Mary-Kate", "al-Hassan".
  [[nodiscard]] static bool hyphen_part(const Token& here, const Token& next, NameReason reason);
  /// Whether `next` is more of the name that began with the anchor: "Grace Adeyemi", "amir khan".
  [[nodiscard]] bool family_name(std::size_t anchor, std::size_t at, std::size_t next) const;
  /// "chloe bennett", "kathryn stocks says"; not "amir works".
  [[nodiscard]] bool lower_family_name(std::size_t anchor, std::size_t next) const;
  /// "rose ahmed": a word that is also a first name, before a family name that is nothing else.
  [[nodiscard]] bool lower_first_name(const Token& word, std::size_t anchor) const;
  /// "Nan Price", "Auntie Jean", "Opa van Dijk".
  [[nodiscard]] bool kin_as_title(std::size_t first) const;
  [[nodiscard]] bool joins_left(std::size_t first, std::size_t anchor) const;

  const TokenStream& tokens_;
  const NameJudge& judge_;
  const std::vector<NameReason>& reasons_;
};

}  // namespace fieldfare::guard
