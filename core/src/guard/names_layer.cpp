// What the second voice's hidden layer is told of a token, and what it says.

#include "guard/names_layer.h"

#include <algorithm>

#include "guard/names_around.h"
#include "guard/names_doubt.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t reach = 5;  // tokens on either side

/// Gathers the rows. Every question has a place of its own, as wide as its answers are many.
class Answers {
 public:
  /// `answer` below `many`.
  void one(std::uint64_t answer, std::size_t many) noexcept {
    add(place_ + std::min<std::size_t>(static_cast<std::size_t>(answer), many - 1));
    place_ += many;
  }
  void yes(bool so) noexcept {
    if (so) add(place_);
    ++place_;
  }
  /// A question that has no answer here.
  void none(std::size_t many) noexcept { place_ += many; }
  /// `question` parts the same word in two places.
  void word(std::uint64_t id, std::uint64_t question) noexcept {
    const std::uint64_t hash = (id ^ (question * 0x9E3779B97F4A7C15ULL)) * 0xFF51AFD7ED558CCDULL;
    add(Layer::plain_rows + static_cast<std::size_t>(hash >> 49U));
  }
  [[nodiscard]] const Layer::Rows& rows() const noexcept { return rows_; }

 private:
  static_assert(Layer::word_rows == 1U << (64U - 49U));
  void add(std::size_t row) noexcept {
    if (rows_.count < Layer::Rows::limit)
      rows_.numbers[rows_.count++] = static_cast<std::uint16_t>(row);
  }

  Layer::Rows rows_;
  std::size_t place_ = 0;
};

std::uint64_t ending_at(const TokenStream& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.covered || token.shape != Shape::lower || token.facts.has(Fact::closed))
    return 10 + static_cast<std::uint64_t>(token.shape);
  return ending_of(tokens.word(at));
}

/// A token beside the one in doubt, `question` steps into the window.
void neighbour(Answers& out, const TokenStream& tokens, const std::vector<NameReason>& reasons,
               std::size_t at, std::size_t gap_behind, std::uint64_t question) {
  const Token& token = tokens[at];
  const bool found = reasons[at] != NameReason::no;
  out.one(class_of(token, reasons[at]), 112);
  out.one(ending_at(tokens, at), 16);
  out.one(gap_of(tokens.gap_after(gap_behind)), 17);
  out.one(static_cast<std::uint64_t>(token.shape) * 4 + (token.possessive ? 1U : 0U) +
              (token.sentence_start ? 2U : 0U),
          24);
  out.one(std::min<std::uint64_t>(token.letters, 12) * 2 + (found ? 1U : 0U), 26);
  out.word(token.id, question);
}
constexpr std::size_t neighbour_places = 112 + 16 + 17 + 24 + 26;

/// What the lexicon and its letters say of the token itself.
void itself(Answers& out, const TokenStream& tokens, const Surroundings& around, std::size_t i) {
  const Token& token = tokens[i];
  const WordFacts facts = token.facts;
  const Doubtful doubt = doubt_of(token);
  const bool letters = of_letters(doubt);
  out.one(static_cast<std::uint64_t>(doubt), 20);
  out.one(static_cast<std::uint64_t>(facts.level()), 4);
  for (const Fact fact : {Fact::first, Fact::last, Fact::place, Fact::proper, Fact::setting,
                          Fact::verb, Fact::aux, Fact::upper, Fact::seldom_name, Fact::mostly_name,
                          Fact::capital_name, Fact::city, Fact::before, Fact::profession})
    out.yes(facts.has(fact));
  out.word(token.id, 20);
  out.yes(token.possessive);
  out.one(static_cast<std::uint64_t>(token.shape) * 2 + (token.sentence_start ? 1U : 0U), 12);
  out.yes(token.loud);
  out.one(token.letters, 13);
  out.one(around.spelling, 13);
  if (facts.known() || letters)
    out.one(2, 3);
  else
    out.one(around.slip ? 1 : 0, 3);
  out.one(ending_of(tokens.word(i)), 6);
  if (!letters) {
    const Folded folded = fold(tokens.word(i));
    const std::string_view view = folded.view();
    out.word(word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 2))), 21);
    out.word(word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 3))), 22);
    out.word(word_id(view.substr(0, 2)), 23);
  }
}

}  // namespace

Layer::Rows Layer::rows_of(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                           const Manner& manner, const Surroundings& around, std::size_t i) {
  Answers out;
  for (std::size_t by = 1; by <= reach; ++by) {
    if (by <= i)
      neighbour(out, tokens, reasons, i - by, i - by, by);
    else
      out.none(neighbour_places);
    out.yes(by > i);
    if (i + by < tokens.size())
      neighbour(out, tokens, reasons, i + by, i + by - 1, 10 + by);
    else
      out.none(neighbour_places);
    out.yes(i + by >= tokens.size());
  }
  itself(out, tokens, around, i);
  out.one(manner.way(), 12);
  out.one(manner.found(), 9);
  out.yes(manner.holds_identity());
  out.yes(around.he);
  out.yes(around.kin);
  out.one(around.found, 4);
  out.one(around.capitals, 4);
  const std::uint64_t opens = around.opens ? 1 : 0;
  out.one(opens * 4 + std::min<std::uint64_t>(around.openers, 3), 8);
  out.one(opens * 16 + around.part_says, 32);
  out.one((around.part_first == i ? 1U : 0U) + (around.part_last == i ? 2U : 0U), 4);
  out.one(around.part_last - around.part_first, 11);
  out.one(around.same, 3);
  out.one(around.other_case, 3);
  out.one(around.alike, 4);
  out.one(around.same_letters, 4);
  out.one(tokens.size() / 4, 11);
  out.one(i, 7);
  out.one(around.stem, 5);
  out.yes(around.same_found);
  out.one(manner.slips(), Manner::most_slips);
  return out.rows();
}

int Layer::weigh(const Rows& shown, const unsigned char* weights) noexcept {
  const auto* rows = reinterpret_cast<const signed char*>(weights);
  const unsigned char* own = weights + (plain_rows + word_rows) * units;
  const auto two_bytes = [](const unsigned char* at) {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(at[0] | at[1] << 8U));
  };
  // At most 120 rows of at most 128 each: 16 bits hold them.
  std::int16_t sums[units];
  for (std::size_t unit = 0; unit < units; ++unit)
    sums[unit] = two_bytes(own + 2 * unit);
  for (std::size_t at = 0; at < shown.count; ++at) {
    const signed char* row = rows + shown.numbers[at] * units;
    for (std::size_t unit = 0; unit < units; ++unit)
      sums[unit] = static_cast<std::int16_t>(sums[unit] + row[unit]);
  }
  // A unit counts from 0 to 8, in steps of a thirty-second; what it says in steps of 1 to 128.
  constexpr int most = 256;
  int said = 0;
  for (std::size_t unit = 0; unit < units; ++unit)
    said += std::clamp<int>(sums[unit], 0, most) * two_bytes(own + 2 * units + 2 * unit);
  return said / (32 * 128 / 16);
}

}  // namespace fieldfare::guard
