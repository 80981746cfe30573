#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/allow_list.h>

namespace fieldfare::guard {

/// A word of which the guard's second voice is asked, with the signs that it shows: numbers below
/// `doubt_signs`, a weight each in core/lexicon/likelihood.bin.
struct Doubt {
  std::size_t start = 0;  ///< bytes of the text
  std::size_t end = 0;
  std::vector<std::uint32_t> signs;
  /// What the hidden layer is told of it: numbers below `doubt_rows`. None for a word beside a
  /// name.
  std::vector<std::uint16_t> rows;
  bool by_rules = false;  ///< a rule asks about it already
  /// What is doubtful about it: a number of core/src/guard/names_signs.h.
  unsigned kind = 0;
  /// What the weights of this build say of it: the logarithm of the odds that it is a name, in
  /// sixteenths.
  int score = 0;
};

inline constexpr std::size_t doubt_signs = 1U << 17U;
inline constexpr std::size_t doubt_rows = 2560 + (1U << 15U);

/// The doubtful words of `text`, in order. The weights are learnt from them (core/lexicon/learn),
/// by the same code that hears them. `text` must be valid UTF-8.
[[nodiscard]] std::vector<Doubt> doubts(std::string_view text, const AllowList& allow);

/// The same for days that may be birthdays and figures that may be somebody's number: their weights
/// are in core/lexicon/figures.bin. `start` and `end` are those of the figure alone.
[[nodiscard]] std::vector<Doubt> figure_doubts(std::string_view text, const AllowList& allow);
inline constexpr std::size_t figure_signs = 1U << 16U;

}  // namespace fieldfare::guard
