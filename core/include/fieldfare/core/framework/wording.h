#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>

namespace fieldfare::framework {

/// One stretch of text that judges. Offsets are bytes, `end` exclusive.
struct WordingHit {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string term;
  std::string reason;

  bool operator==(const WordingHit&) const = default;
};

/// Words of the framework's list in `text`, by start, not overlapping, the longest first at one
/// place. Whole words without regard to case; in a phrase any white space or hyphen parts the
/// words. Hits inside an allowed phrase are left out. It warns: the lead may let a word pass with a
/// reason. Linear in the text times the length of the list. Pure.
[[nodiscard]] std::vector<WordingHit> evaluative_hits(const Framework& framework,
                                                      std::string_view text);

}  // namespace fieldfare::framework
