#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "guard/names.h"
#include "guard/token.h"

namespace fieldfare::guard {

class Manner;

/// A second voice for tokens of which no rule is sure: a logistic regression over what the token is
/// and what stands around it, and a hidden layer (`Layer`) beside it. Its weights are learnt by
/// core/lexicon/learn.cjs from the parts of tests/guard-corpus that the rules were made with, and
/// compiled in. It never decides alone which words are in doubt: `doubtful` does.
class Likelihood {
 public:
  /// Numbers of the signs that a token shows; each has a weight.
  struct Signs {
    static constexpr std::size_t limit = 72;
    std::array<std::uint32_t, limit> numbers{};
    std::size_t count = 0;
  };
  static constexpr std::size_t weights = 1U << 17U;
  static constexpr std::size_t spellings = 1U << 14U;
  /// Below this the voice speaks against a rule that asks by what the lists say of the word alone:
  /// of what is mostly a name last of all.
  [[nodiscard]] static int doubted(const Token& token) noexcept {
    if (!token.facts.known()) return token.shape == Shape::lower ? -12 : -20;
    if (token.shape == Shape::lower) return -12;
    return token.facts.has(Fact::mostly_name) ? -50 : -10;
  }

  /// Throws Error(damaged) when this build's weights are not as many as there are signs.
  static void check_weights();

  /// `reasons` are what the rules say of each token.
  Likelihood(const TokenStream& tokens, const Lexicon& lexicon,
             const std::vector<NameReason>& reasons);

  /// True when token `i` could be a name at all: a name that is also a word, a word of no list, a
  /// plain word with a capital inside a sentence, two or three capitals.
  [[nodiscard]] bool doubtful(std::size_t i) const;

  /// What the weights of token `i` in a block that is typed so say together: roughly the logarithm
  /// of the odds that it is a name, in sixteenths.
  [[nodiscard]] int score(std::size_t i, const Manner& manner) const;
  /// What the signs alone say, without the layer.
  [[nodiscard]] static int weigh(const Signs& shown) noexcept;
  /// Such a score that it is asked about.
  [[nodiscard]] bool likely(std::size_t i, int score, const Manner& manner) const;

  /// What its letters say of a folded word: above 0 more of a name than of an English word.
  [[nodiscard]] static int spelling(std::string_view folded) noexcept;

 private:
  [[nodiscard]] bool beside_name(std::size_t i) const;

  const TokenStream& tokens_;
  const Lexicon& lexicon_;
  const std::vector<NameReason>& reasons_;
};

}  // namespace fieldfare::guard
