#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <vector>

#include <fieldfare/core/bytes.h>

#include "coverage.h"

namespace fieldfare::replay {

/// What line noise, a careless program or an attacker would do to a file.
class Changer {
 public:
  explicit Changer(const std::vector<Bytes>& inputs) : inputs_(&inputs) {}

  [[nodiscard]] std::size_t below(std::size_t end) {
    return dice_() % std::max<std::size_t>(end, 1);
  }

  [[nodiscard]] Bytes changed(Bytes bytes) {
    for (std::size_t left = 1 + below(4); left > 0; --left)
      change(bytes);
    if (bytes.size() > longest) bytes.resize(longest);
    return bytes;
  }

  /// Puts what the parser looked for in the place of what it found.
  void please(Bytes& bytes, const Compared& compared) {
    const bool turned = below(2) == 0;  // the upper end first, as formats have it or not
    const auto spelt = [&](std::uint64_t number) {
      Bytes out;
      for (std::uint8_t i = 0; i < compared.bytes; ++i)
        out.push_back(static_cast<std::uint8_t>(number >> (8U * i)));
      if (turned) std::ranges::reverse(out);
      return out;
    };
    const Bytes had = spelt(compared.had);
    const Bytes wanted = spelt(compared.wanted);
    const auto start = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1));
    auto found = std::search(start, bytes.end(), had.begin(), had.end());
    if (found == bytes.end())
      found = std::search(bytes.begin(), bytes.end(), had.begin(), had.end());
    if (found != bytes.end()) std::ranges::copy(wanted, found);
  }

 private:
  [[nodiscard]] std::uint8_t any() { return static_cast<std::uint8_t>(below(256)); }

  void change(Bytes& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    const auto here = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto rest = static_cast<std::size_t>(bytes.end() - here);
    const auto piece =
        here + static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(rest, 64) + 1));
    switch (below(8)) {
      case 0:
        if (rest > 0) *here = static_cast<std::uint8_t>(*here ^ (1U << below(8)));
        return;
      case 1:
        if (rest > 0) *here = any();
        return;
      case 2:  // a length, a count, an end of the numbers
        for (std::size_t i = 0, many = 1 + below(8); i < std::min(rest, many); ++i)
          here[static_cast<std::ptrdiff_t>(i)] = extremes[below(std::size(extremes))];
        return;
      case 3:
        bytes.erase(here, piece);
        return;
      case 4: {
        const Bytes copy(here, piece);
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1)),
                     copy.begin(), copy.end());
        return;
      }
      case 5:
        bytes.resize(at);
        return;
      case 6:
        bytes.insert(here, 1 + below(4), any());
        return;
      default: {  // one input's start with another one's end
        const Bytes& other = (*inputs_)[below(inputs_->size())];
        bytes.resize(at);
        bytes.insert(bytes.end(),
                     other.begin() + static_cast<std::ptrdiff_t>(std::min(at, other.size())),
                     other.end());
      }
    }
  }

  static constexpr std::size_t longest = 1U << 16U;
  static constexpr std::uint8_t extremes[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
  std::mt19937 dice_{20260701};  // NOLINT: the same in every run is what is wanted
  const std::vector<Bytes>* inputs_;
};

}  // namespace fieldfare::replay
