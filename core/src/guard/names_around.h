#pragma once

#include <cstdint>
#include <string_view>

#include "guard/names_likely.h"
#include "guard/token.h"

namespace fieldfare::guard {

// What stands around a token, in numbers: the parts of the second voice's signs.

/// A question of a voice with its answer, in one number.
[[nodiscard]] constexpr std::uint64_t sign_of(std::uint32_t question, std::uint64_t a,
                                              std::uint64_t b, std::uint64_t c) noexcept {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL * (question + 1);
  for (const std::uint64_t part : {a, b, c}) {
    hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 32U;
  }
  return hash;
}

/// The signs of one token, as they are gathered. Every question has a number of its own, so that
/// what is learnt of one says nothing of another.
struct LearntSigns {
  Likelihood::Signs signs;

  void add(std::uint32_t question, std::uint64_t a, std::uint64_t b = 0,
           std::uint64_t c = 0) noexcept {
    if (signs.count == Likelihood::Signs::limit) return;
    signs.numbers[signs.count++] =
        static_cast<std::uint32_t>(sign_of(question, a, b, c) % Likelihood::weights);
  }
};

/// How a block is typed: with capitals where sentences begin or without, with names in small
/// letters or in capitals.
class Manner {
 public:
  Manner() = default;
  /// `reasons` are what the rules say of each token.
  Manner(const TokenStream& tokens, const std::vector<NameReason>& reasons) noexcept;

  /// The same without one token, which must not tell of itself.
  [[nodiscard]] Manner without(const Token& token, NameReason reason) const noexcept {
    Manner rest = *this;
    rest.count(token, reason, std::uint64_t{0} - 1);
    return rest;
  }

  /// Whether sentences begin with capitals: all, none is known, some, none do.
  [[nodiscard]] std::uint64_t style() const noexcept;
  /// The style, and how many capitals stand inside sentences.
  [[nodiscard]] std::uint64_t way() const noexcept { return style() * 3 + few(capitals_); }
  /// Something of the block is found already: a name, a birthday, a number.
  [[nodiscard]] bool holds_identity() const noexcept {
    return found_small_ + found_capital_ > 0 || identifiers_ > 0;
  }
  /// How many words in small letters are in no list: none, one, two, more, or more than one in
  /// eight. Who slips that often slips here, too.
  [[nodiscard]] std::uint64_t slips() const noexcept;
  static constexpr std::size_t most_slips = 5;
  /// How many names the rules found, in small letters and with a capital.
  [[nodiscard]] std::uint64_t found() const noexcept {
    return few(found_small_) * 3 + few(found_capital_);
  }

 private:
  void count(const Token& token, NameReason reason, std::uint64_t by) noexcept;
  [[nodiscard]] static std::uint64_t few(std::uint64_t count) noexcept {
    return count < 2 ? count : 2;
  }

  std::uint64_t small_starts_ = 0;
  std::uint64_t capital_starts_ = 0;
  std::uint64_t capitals_ = 0;
  std::uint64_t found_small_ = 0;
  std::uint64_t found_capital_ = 0;
  std::uint64_t identifiers_ = 0;
  std::uint64_t words_ = 0;
  std::uint64_t unlisted_ = 0;  ///< in small letters and in no list
};

/// What a neighbour is, in one number.
[[nodiscard]] std::uint32_t class_of(const Token& token, NameReason reason) noexcept;

/// What parts two tokens, in one number.
[[nodiscard]] std::uint32_t gap_of(std::string_view gap) noexcept;

/// The shape of a word: "-ed" and the like, "-ing", "-ly", "-s".
[[nodiscard]] std::uint32_t ending_of(std::string_view word) noexcept;

/// What parts two tokens of which each may begin a statement of its own: "Faith off roll; Robin
/// pt".
[[nodiscard]] bool parts_statements(std::string_view gap) noexcept;

/// A year at school, an age, a condition or a code: what notes say of a pupil.
[[nodiscard]] std::uint32_t says_of_pupil(const Token& token, std::string_view word) noexcept;

}  // namespace fieldfare::guard
