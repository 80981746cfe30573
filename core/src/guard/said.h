#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace fieldfare::guard {

/// The words of the names that were found, as `word_id`s: every other mention in the note is looked
/// for by them.
struct Said {
  std::vector<std::uint64_t> names;
  std::vector<std::uint64_t> small;        ///< those written in small letters
  std::vector<std::uint64_t> outright;     ///< those somebody is said to be called by
  std::vector<std::uint64_t> initials;     ///< of names of several words: "NG"
  std::vector<std::uint64_t> short_forms;  ///< what a name is cut to: "Con" of "Connor"

  [[nodiscard]] bool empty() const noexcept { return names.empty() && initials.empty(); }
  bool operator==(const Said&) const = default;

  void add(const Said& more) {
    names.insert(names.end(), more.names.begin(), more.names.end());
    small.insert(small.end(), more.small.begin(), more.small.end());
    outright.insert(outright.end(), more.outright.begin(), more.outright.end());
    initials.insert(initials.end(), more.initials.begin(), more.initials.end());
    short_forms.insert(short_forms.end(), more.short_forms.begin(), more.short_forms.end());
  }

  /// Sorted and distinct, so that words can be looked up and sets compared.
  void settle() {
    for (std::vector<std::uint64_t>* words : {&names, &small, &outright, &initials, &short_forms}) {
      std::sort(words->begin(), words->end());
      words->erase(std::unique(words->begin(), words->end()), words->end());
    }
    sieve_ = {};
    for (const std::uint64_t word : names)
      sieve_[word % sieve_bits / 64] |= std::uint64_t{1} << (word % 64);
  }

  /// One of `names`; most words fail at the first bit. Only after `settle`.
  [[nodiscard]] bool name(std::uint64_t word) const noexcept {
    return (sieve_[word % sieve_bits / 64] >> (word % 64) & 1U) != 0 &&
           std::binary_search(names.begin(), names.end(), word);
  }

 private:
  static constexpr std::size_t sieve_bits = 8192;
  std::array<std::uint64_t, sieve_bits / 64> sieve_{};
};

}  // namespace fieldfare::guard
