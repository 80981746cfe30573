// The word beside a name: whether it is more of it.

#include "guard/names_edge.h"

#include <algorithm>

#include "guard/names_around.h"

namespace fieldfare::guard {
namespace {

constexpr std::uint64_t outside = 100;

/// What the lexicon says of a word, the parts that tell a name from another.
std::uint64_t facts_of(const Token& token) noexcept {
  std::uint64_t sum = static_cast<std::uint64_t>(token.facts.level());
  std::uint64_t bit = 4;
  for (const Fact fact : {Fact::first, Fact::last, Fact::place, Fact::proper, Fact::setting,
                          Fact::verb, Fact::role, Fact::kin, Fact::title, Fact::term,
                          Fact::seldom_name, Fact::capital_name, Fact::condition, Fact::upper}) {
    if (token.facts.has(fact)) sum += bit;
    bit *= 2;
  }
  return sum;
}

/// How a word is written beside how its neighbour is: "PELHAM" behind "Tracey".
std::uint64_t shape_of(const Token& token) noexcept {
  return static_cast<std::uint64_t>(token.shape) * 4 + (token.letters == 1 ? 1U : 0U) +
         (token.loud ? 2U : 0U);
}

}  // namespace

bool NameEdge::joined(std::size_t at) const {
  const std::size_t before = right_ ? last_ : at;
  const Token& left = tokens_[before];
  const Token& right = tokens_[before + 1];
  if (left.possessive) return false;
  const std::string_view gap = tokens_.gap_after(before);
  if (tokens_.hyphened(before) || gap == "'" || gap == "\xE2\x80\x99") return true;
  if (tokens_.adjacent(before)) return gap.size() <= 2;
  // "Capt. Rai", "Wm. Forster", "M. Story"
  if (gap == "." || gap == ". ") return left.letters <= 5 && left.capital() && right.capital();
  // "Nowak, Jan"
  return gap == ", " && left.capital() && right.capital() && left.shape != Shape::mixed;
}

std::size_t NameEdge::candidate() const {
  if (right_ ? last_ + 1 >= tokens_.size() : first_ == 0) return none;
  const std::size_t at = right_ ? last_ + 1 : first_ - 1;
  const Token& word = tokens_[at];
  if (!word.word() || word.covered || reasons_[at] != NameReason::no || !joined(at)) return none;
  const WordFacts facts = word.facts;
  const bool small = word.shape == Shape::lower;
  // "saw Amir": a small word before a capital name is none of it.
  if (small && !right_ && tokens_[first_].capital()) return none;
  if (small && (facts.has(Fact::closed) || facts.has(Fact::aux) || facts.has(Fact::determiner) ||
                facts.has(Fact::locative) || facts.has(Fact::term) || facts.has(Fact::kin) ||
                facts.has(Fact::role)))
    return none;
  // "The Dales School"
  if (facts.has(Fact::setting) || facts.has(Fact::street)) return none;
  if (word.shape == Shape::upper && facts.has(Fact::term) && !facts.has(Fact::title)) return none;
  return at;
}

Likelihood::Signs NameEdge::signs(std::size_t at) const {
  LearntSigns out;
  const Token& word = tokens_[at];
  const std::size_t edge = right_ ? last_ : first_;
  const Token& name = tokens_[edge];
  const std::uint64_t side = right_ ? 1 : 0;
  const std::uint64_t gap = gap_of(tokens_.gap_after(right_ ? edge : at));
  const std::uint64_t shapes = shape_of(word) * 40 + shape_of(name);
  const auto class_at = [&](std::ptrdiff_t by) -> std::uint64_t {
    const auto far = static_cast<std::ptrdiff_t>(at) + (right_ ? by : -by);
    if (far < 0 || far >= static_cast<std::ptrdiff_t>(tokens_.size())) return outside;
    const auto i = static_cast<std::size_t>(far);
    return class_of(tokens_[i], reasons_[i]);
  };
  const auto gap_beyond = [&]() -> std::uint64_t {
    if (right_) return gap_of(tokens_.gap_after(at));
    return at > 0 ? gap_of(tokens_.gap_after(at - 1)) : outside;
  };
  const std::uint64_t beyond = gap_beyond();
  const std::uint64_t next = class_at(1);
  const std::size_t other = right_ ? first_ : last_;
  const std::uint64_t before =
      right_ ? (other > 0 ? class_of(tokens_[other - 1], reasons_[other - 1]) : outside)
             : (other + 1 < tokens_.size() ? class_of(tokens_[other + 1], reasons_[other + 1])
                                           : outside);
  const std::uint64_t kind = side * 2 + (word.facts.known() ? 1U : 0U);
  const std::uint64_t length = std::min<std::size_t>(last_ - first_, 2);
  const std::uint64_t why = static_cast<std::uint64_t>(reasons_[edge]);

  out.add(100, kind, gap, shapes);
  out.add(101, kind, facts_of(word));
  out.add(102, side, word.id);
  out.add(103, facts_of(name), shapes, side);
  out.add(104, kind, next, beyond);
  out.add(105, kind * 10 + length, before, shapes);
  out.add(106, facts_of(word), next * 100 + beyond, side);
  out.add(107, facts_of(word), facts_of(name), kind);
  out.add(108, kind, why, length * 10 + (word.possessive ? 1U : 0U));
  out.add(109, facts_of(word), shapes, gap * 10 + side);
  out.add(110, class_at(2), next * 100 + beyond, kind);
  const std::size_t reach = right_ ? at + 1 : at - 1;
  if (right_ ? reach < tokens_.size() : at > 0) out.add(111, tokens_[reach].id, beyond, side);
  out.add(112, class_of(word, NameReason::no), shapes, kind);
  out.add(113, word.sentence_start ? 1 : 0, name.sentence_start ? 1 : 0, kind);
  out.add(114, ending_of(tokens_.word(at)), shapes, kind);
  const Folded folded = fold(tokens_.word(at));
  const int steps = std::clamp(Likelihood::spelling(folded.view()) / 16, -6, 6) + 6;
  out.add(115, static_cast<std::uint64_t>(steps), kind, shapes);
  out.add(116, static_cast<std::uint64_t>(steps), kind, gap);
  if (!word.facts.known()) {
    out.add(117, tokens_.near_common_word(at, lexicon_) ? 1 : 0, shapes);
    out.add(118, std::min<std::size_t>(folded.size, 9), shapes);
  }
  return out.signs;
}

}  // namespace fieldfare::guard
