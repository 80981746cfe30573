#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "guard/names_likely.h"
#include "guard/names_surroundings.h"

namespace fieldfare::guard {

/// The hidden layer of the second voice: what a token and the five on either side of it are, one
/// row of weights for each thing that is so, added up and bent once. It is integers alone, so that
/// every machine says the same.
class Layer {
 public:
  static constexpr std::size_t units = 32;
  /// Rows of what is counted on fingers (classes, gaps, shapes), then those of words.
  static constexpr std::size_t plain_rows = 2560;
  static constexpr std::size_t word_rows = 1U << 15U;
  /// In the file: a byte for each row and unit, then two for each unit's own weight and two for
  /// what it says.
  static constexpr std::size_t bytes = (plain_rows + word_rows) * units + 4 * units;

  /// The rows of one token.
  struct Rows {
    static constexpr std::size_t limit = 120;
    std::array<std::uint16_t, limit> numbers{};
    std::size_t count = 0;
  };

  /// The rows of token `i` in a block that is typed so.
  [[nodiscard]] static Rows rows_of(const TokenStream& tokens,
                                    const std::vector<NameReason>& reasons, const Manner& manner,
                                    const Surroundings& around, std::size_t i);

  /// What they say together: the logarithm of the odds that it is a name, in sixteenths.
  [[nodiscard]] static int weigh(const Rows& shown, const unsigned char* weights) noexcept;
};

}  // namespace fieldfare::guard
