#include <fieldfare/core/guard/lexicon.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <fieldfare/core/error.h>

#include "guard/token.h"

extern "C" {
extern const unsigned char fieldfare_embedded_lexicon[];
extern const unsigned char fieldfare_embedded_lexicon_end[];
extern const unsigned char fieldfare_embedded_frequent[];
extern const unsigned char fieldfare_embedded_frequent_end[];
}

namespace fieldfare::guard {
namespace {

// The file is little-endian and read in place.
static_assert(std::endian::native == std::endian::little);

constexpr std::uint32_t magic = 0x584C4646;  // "FFLX"
constexpr std::uint32_t version = 1;
constexpr std::size_t head_words = 4;
constexpr std::uint32_t last_edge = 1U << 23;
constexpr std::uint32_t target_mask = last_edge - 1;
constexpr std::uint32_t root = 1;
constexpr std::size_t alphabet = 32;  // a to z by their lowest five bits

constexpr std::size_t place_of(std::string_view letters) noexcept {
  std::size_t place = 0;
  for (const char letter : letters)
    place = place * alphabet + static_cast<unsigned char>(letter) % alphabet;
  return place;
}

/// How many of the first letters, three at most, are a to z.
constexpr std::size_t plain_letters(std::string_view letters) noexcept {
  std::size_t count = 0;
  while (count < 3 && count < letters.size() && letters[count] >= 'a' && letters[count] <= 'z')
    ++count;
  return count;
}

}  // namespace

const Lexicon& Lexicon::compiled_in() {
  static const Lexicon lexicon(
      ByteView(fieldfare_embedded_lexicon, fieldfare_embedded_lexicon_end));
  return lexicon;
}

Lexicon::Lexicon(ByteView file) : size_(file.size()) {
  const auto refuse = [] {
    throw Error(ErrorCode::damaged, "the identity guard's lexicon is damaged",
                "Install the program again.");
  };
  if (file.size() < head_words * 4 || file.size() % 4 != 0) refuse();
  const auto* words = reinterpret_cast<const std::uint32_t*>(file.data());
  if (words[0] != magic || words[1] != version) refuse();
  class_count_ = words[2];
  edge_count_ = words[3];
  if (edge_count_ < 2 || head_words + class_count_ + std::size_t{edge_count_} != file.size() / 4)
    refuse();
  classes_ = words + head_words;
  edges_ = classes_ + class_count_;
  std::array<char, 3> begin{};
  const std::string_view letters(begin.data(), begin.size());
  for (begin[0] = 'a'; begin[0] <= 'z'; ++begin[0]) {
    const State one = step(root, begin[0]);
    for (begin[1] = 'a'; begin[1] <= 'z'; ++begin[1]) {
      const State two = step(one, begin[1]);
      after_two_[place_of(letters.substr(0, 2))] = two;
      for (begin[2] = 'a'; begin[2] <= 'z'; ++begin[2])
        after_three_[place_of(letters)] = step(two, begin[2]);
    }
  }
  read_frequent(std::string_view(reinterpret_cast<const char*>(fieldfare_embedded_frequent),
                                 reinterpret_cast<const char*>(fieldfare_embedded_frequent_end)));
}

/// A word in each line, the most frequent first.
void Lexicon::read_frequent(std::string_view lines) noexcept {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view word = lines.substr(0, end);
    const std::uint64_t id = word_id(word);
    const std::size_t slot = id % frequent_slots;
    if (frequent_ids_[slot] == 0) {
      frequent_ids_[slot] = id;
      frequent_facts_[slot] = find(word);
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

Lexicon::State Lexicon::step(State state, char letter) const noexcept {
  if (state == 0) return 0;
  const auto wanted = static_cast<std::uint32_t>(static_cast<unsigned char>(letter));
  for (std::uint32_t i = state; i < edge_count_; ++i) {
    const std::uint32_t found = edge(i);
    const std::uint32_t label = found >> 24U;
    if (label == wanted) return found & target_mask;
    if (label > wanted || (found & last_edge) != 0) return 0;
  }
  return 0;
}

WordFacts Lexicon::facts_at(State state) const noexcept {
  if (state == 0 || state >= edge_count_) return WordFacts{};
  const std::uint32_t first = edge(state);
  if ((first >> 24U) != 0) return WordFacts{};
  const std::uint32_t index = first & target_mask;
  return index < class_count_ ? WordFacts(classes_[index]) : WordFacts{};
}

Lexicon::State Lexicon::state_after(State state, std::string_view letters) const noexcept {
  if (state == root) {
    const std::size_t plain = plain_letters(letters);
    if (plain == 3) state = after_three_[place_of(letters.substr(0, 3))];
    if (plain == 2) state = after_two_[place_of(letters.substr(0, 2))];
    if (plain >= 2) letters.remove_prefix(plain);
  }
  for (const char next : letters) {
    if (state == 0) return 0;
    state = step(state, next);
  }
  return state;
}

WordFacts Lexicon::walk(State state, std::string_view rest) const noexcept {
  return facts_at(state_after(state, rest));
}

WordFacts Lexicon::find(std::string_view word) const noexcept {
  return walk(root, word);
}

Lexicon::Path::Path(const Lexicon& lexicon) noexcept : lexicon_(&lexicon), state_(root) {}

bool Lexicon::Path::follow(std::string_view letters) noexcept {
  state_ = lexicon_->state_after(state_, letters);
  return state_ != 0;
}

WordFacts Lexicon::find(std::string_view word, std::uint64_t id) const noexcept {
  const std::size_t slot = id % frequent_slots;
  return frequent_ids_[slot] == id ? frequent_facts_[slot] : find(word);
}

bool Lexicon::common_after(State state, std::string_view rest) const noexcept {
  return walk(state, rest).level() >= 3;
}

bool Lexicon::begins_common_word(std::string_view word) const noexcept {
  constexpr std::size_t longer = 3;
  constexpr int steps = 600;
  State state = root;
  for (const char letter : word) {
    state = step(state, letter);
    if (state == 0) return false;
  }
  struct Place {
    State state;
    std::size_t depth;
  };
  std::array<Place, 64> open{};
  std::size_t count = 0;
  open[count++] = {state, 0};
  for (int taken = 0; count > 0 && taken < steps; ++taken) {
    const Place here = open[--count];
    const WordFacts facts = facts_at(here.state);
    if (here.depth >= longer && facts.level() >= 3 && !facts.name()) return true;
    for (std::uint32_t i = here.state; i < edge_count_; ++i) {
      const std::uint32_t found = edge(i);
      const bool letter = (found >> 24U) >= 'a' && (found >> 24U) <= 'z';
      if (letter && (found & target_mask) != 0 && count < open.size() && here.depth < 12)
        open[count++] = {found & target_mask, here.depth + 1};
      if ((found & last_edge) != 0) break;
    }
  }
  return false;
}

bool Lexicon::near_common_word(std::string_view word) const noexcept {
  if (word.size() < 3) return false;
  State state = step(root, word[0]);
  for (std::size_t i = 1; state != 0; ++i) {
    const std::string_view rest = word.substr(i);
    if (rest.size() >= 2) {
      const char swapped[2] = {rest[1], rest[0]};
      if (common_after(step(step(state, swapped[0]), swapped[1]), rest.substr(2))) return true;
    }
    // In words of three letters any other slip makes too many words out of names.
    if (word.size() >= 4) {
      if (!rest.empty() && common_after(state, rest.substr(1))) return true;
      // Behind one letter alone there are the most ways to go on: those are in the table.
      const bool table = i == 1 && plain_letters(word) == 3;
      for (std::uint32_t at = state;; ++at) {
        const std::uint32_t found = edge(at);
        const auto letter = static_cast<char>(found >> 24U);
        const State next = found & target_mask;
        if (table && plain_letters({&letter, 1}) == 1) {
          const char missing[] = {word[0], letter, word[1]};
          const char wrong[] = {word[0], letter, word[2]};
          if (common_after(after_three_[place_of({missing, 3})], rest.substr(1))) return true;
          if (common_after(after_three_[place_of({wrong, 3})], rest.substr(2))) return true;
        } else if (letter != 0) {
          if (common_after(next, rest)) return true;
          if (!rest.empty() && common_after(next, rest.substr(1))) return true;
        }
        if ((found & last_edge) != 0) break;
      }
    }
    if (rest.empty()) return false;
    state = step(state, rest[0]);
  }
  return false;
}

}  // namespace fieldfare::guard
