#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fieldfare/core/bytes.h>

namespace fieldfare::guard {

/// What the lexicon knows of a word. The bits are those of core/lexicon/generate.cjs.
enum class Fact : std::uint32_t {
  first = 1U << 2,        ///< a first name or a nickname
  last = 1U << 3,         ///< a family name
  place = 1U << 4,        ///< a British place, or a large city
  term = 1U << 5,         ///< a word of the field; never a person
  upper = 1U << 6,        ///< never a person when written in capitals
  proper = 1U << 7,       ///< months, peoples, languages, faiths, brands
  phrase_head = 1U << 8,  ///< the first word of a known phrase
  phrase = 1U << 9,       ///< a known phrase: words joined by one space
  kin = 1U << 10,
  role = 1U << 11,
  title = 1U << 12,
  cue = 1U << 13,
  before = 1U << 14,
  verb = 1U << 15,
  aux = 1U << 16,
  locative = 1U << 17,
  determiner = 1U << 18,
  setting = 1U << 19,
  condition = 1U << 20,
  street = 1U << 21,
  profession = 1U << 22,
  mostly_name = 1U << 23,   ///< an English word or a place, but in field notes a person
  seldom_name = 1U << 24,   ///< a name, but in field notes nearly always the word or the place
  closed = 1U << 25,        ///< a small word that is never a name alone: "He", "So"
  city = 1U << 26,          ///< a place of 40,000 people or more
  capital_name = 1U << 27,  ///< an English word, but with a capital in field notes a person
};

/// The facts of one word; default-constructed for a word that the lexicon does not hold.
class WordFacts {
 public:
  constexpr WordFacts() = default;
  constexpr explicit WordFacts(std::uint32_t bits) : bits_(bits) {}

  /// A word, a name or a place by itself; not one that only begins a known phrase.
  [[nodiscard]] constexpr bool known() const noexcept {
    return (bits_ & ~(bit(Fact::phrase_head) | bit(Fact::phrase))) != 0;
  }
  [[nodiscard]] constexpr bool has(Fact fact) const noexcept { return (bits_ & bit(fact)) != 0; }
  [[nodiscard]] constexpr bool name() const noexcept { return has(Fact::first) || has(Fact::last); }

  /// The same without one fact.
  [[nodiscard]] constexpr WordFacts without(Fact fact) const noexcept {
    return WordFacts(bits_ & ~bit(fact));
  }

  /// Nothing but that it is a first or a family name.
  [[nodiscard]] constexpr WordFacts as_name() const noexcept {
    return WordFacts(bits_ & (bit(Fact::first) | bit(Fact::last)));
  }

  /// How common the English word is: 0 not one, 1 rare, 2 known, 3 common.
  [[nodiscard]] constexpr int level() const noexcept { return static_cast<int>(bits_ & 3U); }

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(Fact fact) noexcept {
    return static_cast<std::uint32_t>(fact);
  }

  std::uint32_t bits_ = 0;
};

/// English words, names and places with their facts, as a minimal acyclic automaton that is read in
/// place: nothing is loaded or copied. core/docs/identity-guard.md gives the layout. Immutable and
/// thread-safe.
class Lexicon {
 public:
  /// The lexicon of this build.
  [[nodiscard]] static const Lexicon& compiled_in();

  /// Reads `file`, which must outlive the lexicon and start at an address divisible by 4. Throws
  /// Error(damaged) when it is not a lexicon or its tables do not fit its size.
  explicit Lexicon(ByteView file);

  /// `word` is folded: lower case, no diacritics, ASCII.
  [[nodiscard]] WordFacts find(std::string_view word) const noexcept;
  /// The same for a word whose id (guard/token.h) is known: sooner for the frequent ones.
  [[nodiscard]] WordFacts find(std::string_view word, std::uint64_t id) const noexcept;

  /// True when a common English word stands one slip of the fingers from `word` (a letter too many,
  /// missing, wrong, or two swapped) and both begin with the same letter.
  [[nodiscard]] bool near_common_word(std::string_view word) const noexcept;

  /// True when `word` is cut from a common English word: three letters or more are missing at its
  /// end ("lang", "sev", "unreg" of "language", "severe", "unregistered" when those are common).
  [[nodiscard]] bool begins_common_word(std::string_view word) const noexcept;

  [[nodiscard]] std::size_t size_in_bytes() const noexcept { return size_; }

 private:
  /// A state of the automaton: the index of its first edge; 0 is "no state".
  using State = std::uint32_t;

 public:
  /// A way through the lexicon, letter by letter: what begins with the letters so far. It must not
  /// outlive the lexicon.
  class Path {
   public:
    explicit Path(const Lexicon& lexicon) noexcept;
    /// Goes on by these letters, folded; false when nothing in the lexicon does.
    bool follow(std::string_view letters) noexcept;
    /// The facts of what ends here.
    [[nodiscard]] WordFacts facts() const noexcept { return lexicon_->facts_at(state_); }

   private:
    const Lexicon* lexicon_;
    State state_;
  };

 private:
  void read_frequent(std::string_view lines) noexcept;
  [[nodiscard]] std::uint32_t edge(std::uint32_t index) const noexcept { return edges_[index]; }
  [[nodiscard]] State step(State state, char letter) const noexcept;
  [[nodiscard]] WordFacts facts_at(State state) const noexcept;
  [[nodiscard]] State state_after(State state, std::string_view letters) const noexcept;
  [[nodiscard]] WordFacts walk(State state, std::string_view rest) const noexcept;
  [[nodiscard]] bool common_after(State state, std::string_view rest) const noexcept;

  const std::uint32_t* classes_ = nullptr;
  const std::uint32_t* edges_ = nullptr;
  /// Where words go on from their first two and three letters: the widest states, and the most
  /// walked.
  std::array<State, std::size_t{32} * 32> after_two_{};
  std::array<State, std::size_t{32} * 32 * 32> after_three_{};
  /// Most words of a note are a few thousand: each in the slot that its id tells, the more frequent
  /// one where two share it.
  static constexpr std::size_t frequent_slots = 8192;
  std::array<std::uint64_t, frequent_slots> frequent_ids_{};
  std::array<WordFacts, frequent_slots> frequent_facts_{};
  std::uint32_t class_count_ = 0;
  std::uint32_t edge_count_ = 0;
  std::size_t size_ = 0;
};

}  // namespace fieldfare::guard
