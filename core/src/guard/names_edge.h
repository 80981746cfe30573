#pragma once

#include <cstddef>
#include <vector>

#include "guard/names_likely.h"

namespace fieldfare::guard {

/// A name that was found, and the word right behind it (or before it) that the rules left out: the
/// second voice is asked whether it is more of the name.
class NameEdge {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  enum class Side { left, right };

  /// The name is tokens `first` to `last`. `reasons` are what was said of each token.
  NameEdge(const TokenStream& tokens, const Lexicon& lexicon,
           const std::vector<NameReason>& reasons, std::size_t first, std::size_t last, Side side)
      : tokens_(tokens),
        lexicon_(lexicon),
        reasons_(reasons),
        first_(first),
        last_(last),
        right_(side == Side::right) {}

  /// The token that could be more of the name; `none` where nothing joins it.
  [[nodiscard]] std::size_t candidate() const;
  /// What the token `at`, which is the candidate, shows.
  [[nodiscard]] Likelihood::Signs signs(std::size_t at) const;
  /// Above this score the word belongs to the name. Set by `core/lexicon/learn --cross`.
  static constexpr int belongs_above = -16;

 private:
  [[nodiscard]] bool joined(std::size_t at) const;

  const TokenStream& tokens_;
  const Lexicon& lexicon_;
  const std::vector<NameReason>& reasons_;
  std::size_t first_;
  std::size_t last_;
  bool right_;
};

}  // namespace fieldfare::guard
