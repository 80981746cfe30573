#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::test {

/// Notes of ordinary words, each a little different, about 600 characters long.
inline std::string note_text(std::uint64_t number) {
  static constexpr std::size_t note_length = 600;
  static constexpr const char* words[] = {
      "leaders",  "families", "review",   "plans",     "waiting", "times",   "support",
      "services", "therapy",  "training", "transport", "panel",   "meeting", "evidence",
      "needs",    "early",    "children", "health",    "care",    "school",  "pathway",
      "joint",    "shared",   "agreed",   "recorded",  "improved"};
  std::string text;
  std::uint64_t x = number * 0x9E3779B97F4A7C15U + 1;
  while (text.size() < note_length) {
    x ^= x << 13U;
    x ^= x >> 7U;
    x ^= x << 17U;
    text += words[x % std::size(words)];
    text += text.size() % 90 < 10 ? ". " : " ";
  }
  return text;
}

}  // namespace fieldfare::test
