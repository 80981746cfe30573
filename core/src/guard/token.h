#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fieldfare/core/guard/lexicon.h>

namespace fieldfare::guard {

/// A word's letters after folding: lower case, no diacritics, straight apostrophes. Longer words
/// are cut; they are in no lexicon.
struct Folded {
  static constexpr std::size_t limit = 48;
  char letters[limit];
  std::size_t size = 0;
  bool foreign = false;  ///< holds letters that are not Latin

  [[nodiscard]] std::string_view view() const noexcept { return {letters, size}; }
};

/// Folds one word. ASCII takes the short way; the rest goes through utf8proc.
[[nodiscard]] Folded fold(std::string_view word) noexcept;

/// Names a folded word, so that words are compared as numbers (FNV-1a, 64 bits).
[[nodiscard]] constexpr std::uint64_t word_id_with(std::uint64_t id, char letter) noexcept {
  return (id ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
}
[[nodiscard]] constexpr std::uint64_t word_id(std::string_view folded) noexcept {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : folded)
    hash = word_id_with(hash, c);
  return hash;
}
/// The same of a word of the source code, never reckoned at run time.
template <std::size_t N>
[[nodiscard]] consteval std::uint64_t word_id(const char (&word)[N]) noexcept {
  return word_id(std::string_view(word, N - 1));
}

/// A word of the source code, named at compile time.
struct WordId {
  std::uint64_t value;
  // NOLINTNEXTLINE(google-explicit-constructor): lists of words are written as words
  consteval WordId(const char* word) : value(word_id(std::string_view(word))) {}
};

namespace detail {
template <std::size_t... I>
[[nodiscard, gnu::always_inline]] constexpr bool one_of(
    std::uint64_t id, const WordId (&words)[sizeof...(I)],
    std::index_sequence<I...> /*each*/) noexcept {
  constexpr std::uint64_t bits = 64;
  const std::uint64_t sieve = ((std::uint64_t{1} << (words[I].value % bits)) | ...);
  return (sieve >> (id % bits) & 1U) != 0 && ((id == words[I].value) || ...);
}
}  // namespace detail

/// Whether a word is one of a few. Every token is held against more than a thousand such lists:
/// written so that the compiler makes of a list one number, whose bits nearly every word of a note
/// fails at, and comparisons with constants (a loop over the list would copy it to the stack first,
/// each time).
template <std::size_t N>
[[nodiscard, gnu::always_inline]] constexpr bool one_of(std::uint64_t id,
                                                        const WordId (&words)[N]) noexcept {
  return detail::one_of(id, words, std::make_index_sequence<N>());
}

/// The same for a list that a function is given.
[[nodiscard]] constexpr bool one_of_given(std::uint64_t id,
                                          std::initializer_list<WordId> words) noexcept {
  for (const WordId word : words) {
    if (word.value == id) return true;
  }
  return false;
}

/// A bit for what the lowest bits of a word's id may be.
using WordSieve = std::array<std::uint64_t, 8>;

/// Many words of the source code that every token is held against: most tokens fail at the first
/// bit, in one line of the cache.
template <std::size_t N>
class WordSet {
 public:
  consteval explicit WordSet(const WordId (&words)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
      const std::uint64_t id = words[i].value;
      bits_[id % sieve_bits / 64] |= std::uint64_t{1} << (id % 64);
      std::size_t at = first_slot(id);
      while (ids_[at] != 0 && ids_[at] != id)
        at = (at + 1) % room;
      if (ids_[at] == id) continue;
      ids_[at] = id;
      places_[at] = static_cast<std::uint16_t>(i);
    }
  }
  [[nodiscard]] bool has(std::uint64_t id) const noexcept { return at(id) != N; }
  /// The place of the word in the list; N when it is none of them.
  [[nodiscard]] std::size_t at(std::uint64_t id) const noexcept {
    if ((bits_[id % sieve_bits / 64] >> (id % 64) & 1U) == 0) return N;
    std::size_t at = first_slot(id);
    while (ids_[at] != 0 && ids_[at] != id)
      at = (at + 1) % room;
    return ids_[at] == 0 ? N : places_[at];
  }
  [[nodiscard]] constexpr const WordSieve& sieve() const noexcept { return bits_; }

 private:
  static constexpr std::size_t sieve_bits = std::size_t{64} * std::tuple_size_v<WordSieve>;
  static constexpr std::size_t room = std::bit_ceil(N * 2);
  static constexpr std::size_t first_slot(std::uint64_t id) noexcept {
    return (id / sieve_bits) % room;
  }
  alignas(64) WordSieve bits_{};
  std::array<std::uint64_t, room> ids_{};
  std::array<std::uint16_t, room> places_{};
};

/// The sieves of some sets in one: what is in none of them seldom passes.
class Sieve {
 public:
  template <std::size_t... N>
  consteval explicit Sieve(const WordSet<N>&... sets) {
    (add(sets.sieve()), ...);
  }
  [[nodiscard]] bool passes(std::uint64_t id) const noexcept {
    return (bits_[id % (bits_.size() * 64) / 64] >> (id % 64) & 1U) != 0;
  }

 private:
  consteval void add(const WordSieve& bits) {
    for (std::size_t i = 0; i < bits_.size(); ++i)
      bits_[i] |= bits[i];
  }
  alignas(64) WordSieve bits_{};
};

enum class Shape : std::uint8_t {
  lower,   ///< "grace"
  title,   ///< "Grace", "O'Brien", one capital letter
  upper,   ///< "GRACE"
  mixed,   ///< "McDonald", "iPad"
  number,  ///< digits only
  code,    ///< letters and digits: "YP1", "12th"
};

/// What stands between two tokens, where it is one of the common things.
enum class Gap : std::uint8_t {
  other,
  spaces,  ///< nothing but spaces
  hyphen,  ///< a hyphen alone
  line,    ///< holds the end of a line, or is the end of the text
};

/// Whether one of these marks, none of them a space, stands in a gap. Most gaps are a space.
[[nodiscard]] inline bool holds_any(std::string_view gap, std::string_view marks) noexcept {
  return gap != " " && gap.find_first_of(marks) != std::string_view::npos;
}

/// One word or number. Offsets are bytes. A trailing 's belongs to the word as `possessive`,
/// outside [start, end).
struct Token {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t full_end = 0;  ///< with the possessive
  WordFacts facts;
  std::uint64_t id = 0;
  Shape shape = Shape::lower;
  std::uint8_t letters = 0;  ///< or digits; at most 255
  Gap gap = Gap::other;      ///< what stands between it and the next token
  std::uint8_t small = 0;    ///< the small number that it writes (dates.h) and one; 0 for none
  std::uint8_t month = 0;    ///< the month that it names, from 1; 0 for none
  std::uint8_t slip = 0;     ///< near a common word: 1 no, 2 yes; 0 when nobody has asked
  bool possessive : 1 = false;
  bool foreign : 1 = false;
  bool sentence_start : 1 = false;
  bool loud : 1 = false;     ///< in a line of capitals or a heading: capitals tell nothing
  bool covered : 1 = false;  ///< part of an identifier or of an allowed phrase
  bool allowed : 1 = false;  ///< part of an allowed phrase
  bool acronym : 1 = false;  ///< a letter of an acronym that stops part: "T.A.", "S.A.L.T."

  [[nodiscard]] bool word() const noexcept { return shape < Shape::number; }
  [[nodiscard]] bool capital() const noexcept {
    return shape == Shape::title || shape == Shape::upper || shape == Shape::mixed;
  }
};

/// A text cut into tokens, with what stands between them. The text must outlive it.
class TokenStream {
 public:
  TokenStream(std::string_view text, const Lexicon& lexicon);
  TokenStream(TokenStream&&) noexcept = default;
  TokenStream& operator=(TokenStream&&) noexcept = default;
  TokenStream(const TokenStream&) = delete;
  TokenStream& operator=(const TokenStream&) = delete;
  ~TokenStream() = default;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }
  [[nodiscard]] const Token& operator[](std::size_t i) const noexcept { return tokens_[i]; }
  [[nodiscard]] Token& operator[](std::size_t i) noexcept { return tokens_[i]; }

  /// The word as written, without its possessive.
  [[nodiscard]] std::string_view word(std::size_t i) const noexcept {
    return piece(tokens_[i].start, tokens_[i].end);
  }
  /// What stands between token `i` and the next (or the end of the text).
  [[nodiscard]] std::string_view gap_after(std::size_t i) const noexcept {
    return piece(tokens_[i].full_end, i + 1 < tokens_.size() ? tokens_[i + 1].start : text_.size());
  }
  /// True when only spaces stand between `i` and `i + 1`, and there is such a token.
  [[nodiscard]] bool adjacent(std::size_t i) const noexcept {
    return i < tokens_.size() && tokens_[i].gap == Gap::spaces;
  }
  /// True when a hyphen alone joins `i` and `i + 1`.
  [[nodiscard]] bool hyphened(std::size_t i) const noexcept {
    return i < tokens_.size() && tokens_[i].gap == Gap::hyphen;
  }
  /// True when `i` and `i + 1` stand on one line.
  [[nodiscard]] bool same_line(std::size_t i) const noexcept {
    return i < tokens_.size() && tokens_[i].gap != Gap::line;
  }
  /// Whether token `i` is one slip of the fingers from a common word (lexicon.h), looked up once.
  /// Not for two threads at a time.
  [[nodiscard]] bool near_common_word(std::size_t i, const Lexicon& lexicon) const noexcept;
  /// The first token that ends after byte `at`.
  [[nodiscard]] std::size_t token_at(std::size_t at) const noexcept;

 private:
  /// `from` and `to` are offsets of tokens, which lie in the text.
  [[nodiscard]] std::string_view piece(std::size_t from, std::size_t to) const noexcept {
    return {text_.data() + from, to - from};
  }
  void cut(const Lexicon& lexicon);
  std::size_t add(std::size_t start, std::size_t end, const Lexicon& lexicon);
  /// Adds the token at byte `start` when it is of ASCII letters and digits alone, and gives its
  /// end; `start` for any other.
  std::size_t add_plain(std::size_t start, const Lexicon& lexicon);
  void mark_gaps();
  void mark_numbers();
  void mark_acronyms(const Lexicon& lexicon);
  void mark_starts();
  void mark_loud_lines();
  void mark_loud(std::size_t from, std::size_t to);

  std::string_view text_;
  std::vector<Token> owned_;
  std::span<Token> tokens_;  ///< of `owned_`: its size is asked for all the time
};

}  // namespace fieldfare::guard
