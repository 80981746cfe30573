#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::guard {

/// Why a phrase may stand in this visit's text.
enum class AllowedAs { setting, place, staff_role, not_a_person };

[[nodiscard]] std::string_view allowed_as_name(AllowedAs as) noexcept;
[[nodiscard]] std::optional<AllowedAs> allowed_as_from_name(std::string_view name) noexcept;

/// A visit's allowed phrases. A phrase is allowed as a whole: "Rowan House" does not allow "Rowan".
/// Compared by words, without regard to case, diacritics kept. What a phrase is allowed as says
/// where: a setting or a place is not allowed where a person stands ("Chelsea's mum", "Mr Hanson",
/// "Gareth Lonsdale"), a role does not hold a name, and only "not a person" covers its words
/// everywhere. Numbers of people, their phones and e-mails are never allowed. Not thread-safe while
/// being filled.
class AllowList {
 public:
  /// Does nothing for a phrase that holds no word, an "@", or more digits than a house number has.
  /// What stands in brackets at its end is allowed by itself, too: "St James's (Jimmy's)". So is
  /// what a setting is called for short, without "School" and the like ("Barrs Court"), but a first
  /// name or a common word is never left alone: "Rowan School" does not allow "Rowan".
  void add(std::string_view phrase, AllowedAs as);
  [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }
  [[nodiscard]] const std::vector<std::string>& phrases() const noexcept { return phrases_; }
  /// The phrases that were added, without what a setting is called for short.
  [[nodiscard]] std::vector<std::string> given() const;
  /// True when the phrase at `index` of `phrases` is allowed as `as`; it may be allowed as several.
  [[nodiscard]] bool allowed_as(std::size_t index, AllowedAs as) const noexcept {
    const unsigned bit = 1U << static_cast<unsigned>(as);
    return (kinds_[index] & (bit | bit << for_short)) != 0;
  }
  /// Two lists with the same phrases, allowed as the same, have the same revision; an empty list
  /// has 0.
  [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

 private:
  static constexpr unsigned for_short = 8;  ///< by so many bits, for what was not given itself
  void add_phrase(std::string_view phrase, unsigned kind);

  std::uint64_t revision_ = 0;
  std::vector<std::string> phrases_;  ///< folded, words joined by one space, sorted, distinct
  std::vector<unsigned> kinds_;       ///< bits of AllowedAs, given and for short, beside `phrases_`
};

}  // namespace fieldfare::guard
