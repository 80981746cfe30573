#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
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
    // Sixteen bits for each word, so that hardly any other word passes.
    constexpr std::size_t bits_of_word = 16;
    std::size_t words = 16;
    while (words * 64 < bits_of_word * (names.size() + initials.size() + short_forms.size()))
      words *= 2;
    sieve_.assign(words, 0);
    for (const std::vector<std::uint64_t>* set : {&names, &initials, &short_forms}) {
      for (const std::uint64_t word : *set)
        sieve_[word / 64 % words] |= std::uint64_t{1} << (word % 64);
    }
  }

  /// The words by which the two differ; both settled. In rising order, distinct.
  [[nodiscard]] std::vector<std::uint64_t> apart(const Said& other) const {
    std::vector<std::uint64_t> words;
    const auto differ = [&](const std::vector<std::uint64_t>& left,
                            const std::vector<std::uint64_t>& right) {
      std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                    std::back_inserter(words));
    };
    differ(names, other.names);
    differ(small, other.small);
    differ(outright, other.outright);
    differ(initials, other.initials);
    differ(short_forms, other.short_forms);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }

  /// May be one of `names`, of `initials` or of `short_forms`; most words fail here. Only after
  /// `settle`.
  [[nodiscard]] bool any(std::uint64_t word) const noexcept {
    return !sieve_.empty() && (sieve_[word / 64 % sieve_.size()] >> (word % 64) & 1U) != 0;
  }

  /// One of `names`. Only after `settle`.
  [[nodiscard]] bool name(std::uint64_t word) const noexcept {
    return any(word) && std::binary_search(names.begin(), names.end(), word);
  }

 private:
  std::vector<std::uint64_t> sieve_;
};

}  // namespace fieldfare::guard
