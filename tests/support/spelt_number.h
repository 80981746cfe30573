#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::test {

/// A note's text that says which it is in words, since digits could be taken for somebody's number.
inline std::string note_about(std::int64_t number) {
  constexpr const char* words[] = {"waiting", "planning",  "meetings", "transport",  "therapy",
                                   "reviews", "provision", "outreach", "transition", "training"};
  std::string out = number < 0 ? "Looked again at" : "Heard about";
  for (std::int64_t rest = number < 0 ? -number : number; rest > 0; rest /= 10) {
    out += std::string(" ") + words[rest % 10];
  }
  return out + ".";
}

}  // namespace fieldfare::test
