#pragma once

#include <cctype>
#include <cstddef>
#include <string_view>

#include "guard/scan.h"

namespace fieldfare::guard {

/// Digits and letters of neighbouring tokens, put together and in capitals.
struct Run {
  static constexpr std::size_t limit = 24;
  char text[limit];
  std::size_t size = 0;
  std::size_t last = 0;  ///< the last token of the run

  [[nodiscard]] std::string_view view() const noexcept { return {text, size}; }
  [[nodiscard]] bool append(std::string_view word) noexcept {
    if (size + word.size() > limit) return false;
    for (const char c : word)
      text[size++] = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return true;
  }
};

/// What may stand between the groups of one number.
[[nodiscard]] bool group_gap(std::string_view gap) noexcept;

/// A phone that begins at token `i`: in any grouping, with an o for its first nought, or said in
/// words. True when there was one, which is added then.
bool scan_phone(Scan& scan, std::size_t i);
bool scan_phone_with_letter(Scan& scan, std::size_t i);
bool scan_spoken_phone(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
