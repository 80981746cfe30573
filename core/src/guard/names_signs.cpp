// What a token is and what stands around it, as signs with learnt weights.

#include "guard/names_signs.h"

#include <algorithm>

#include "guard/names_around.h"
#include "guard/names_doubt.h"

namespace fieldfare::guard {
namespace {

/// One token's signs.
class SignsOf {
 public:
  SignsOf(const TokenStream& tokens, const std::vector<NameReason>& reasons, const Manner& manner,
          const Surroundings& around, std::size_t i)
      : tokens_(tokens),
        reasons_(reasons),
        manner_(manner),
        around_(around),
        i_(i),
        token_(tokens[i]),
        doubt_(doubt_of(token_)),
        letters_(of_letters(doubt_)),
        kind_(static_cast<std::uint64_t>(doubt_)),
        owns_(token_.possessive ? 1 : 0),
        before_(class_at(-1)),
        after_(class_at(1)),
        gap_before_(gap_at(-1)),
        gap_after_(gap_at(0)) {}

  [[nodiscard]] Likelihood::Signs all() {
    itself();
    neighbours();
    words();
    company();
    if (!token_.facts.known()) unknown();
    if (letters_)
      acronym();
    else
      spelt();
    part_of_line();
    shapes();
    parallels();
    manner();
    return out_.signs;
  }

 private:
  void add(std::uint32_t question, std::uint64_t a, std::uint64_t b = 0,
           std::uint64_t c = 0) noexcept {
    out_.add(question, a, b, c);
  }

  [[nodiscard]] bool there(std::ptrdiff_t by) const noexcept {
    const auto at = static_cast<std::ptrdiff_t>(i_) + by;
    return at >= 0 && at < static_cast<std::ptrdiff_t>(tokens_.size());
  }
  [[nodiscard]] std::size_t at(std::ptrdiff_t by) const noexcept {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i_) + by);
  }
  [[nodiscard]] std::uint64_t class_at(std::ptrdiff_t by) const {
    return there(by) ? class_of(tokens_[at(by)], reasons_[at(by)]) : outside;
  }
  [[nodiscard]] std::uint64_t word_at(std::ptrdiff_t by) const {
    return there(by) ? tokens_[at(by)].id : 0;
  }
  [[nodiscard]] std::uint64_t ending_at(std::ptrdiff_t by) const {
    if (!there(by)) return outside;
    const Token& token = tokens_[at(by)];
    if (token.covered || token.shape != Shape::lower || token.facts.has(Fact::closed))
      return 10 + static_cast<std::uint64_t>(token.shape);
    return ending_of(tokens_.word(at(by)));
  }
  [[nodiscard]] std::uint64_t gap_at(std::ptrdiff_t by) const {
    return there(by) ? gap_of(tokens_.gap_after(at(by))) : outside;
  }

  /// What the lexicon knows of the token.
  void itself() {
    const WordFacts facts = token_.facts;
    add(0, kind_);
    add(1, kind_, static_cast<std::uint64_t>(facts.level()),
        (facts.has(Fact::place) ? 1U : 0U) + (facts.has(Fact::proper) ? 2U : 0U) +
            (facts.has(Fact::seldom_name) ? 4U : 0U) + (facts.has(Fact::mostly_name) ? 8U : 0U) +
            (facts.has(Fact::capital_name) ? 16U : 0U) + (facts.has(Fact::last) ? 32U : 0U) +
            (facts.has(Fact::verb) ? 64U : 0U) + (facts.has(Fact::setting) ? 128U : 0U) +
            (facts.has(Fact::aux) ? 256U : 0U));
    if (doubt_ == Doubtful::first_lower || doubt_ == Doubtful::last_lower ||
        (letters_ && doubt_ != Doubtful::capitals))
      add(18, token_.id);
  }

  /// What stands on either side, and what parts it from the token.
  void neighbours() {
    add(2, kind_, owns_, after_);
    add(3, before_, gap_before_);
    add(4, after_, gap_after_ + 50 * owns_);
    add(5, kind_, before_, gap_before_);
    add(6, kind_, after_, gap_after_ + 50 * owns_);
    add(7, kind_, before_ * 200 + gap_before_, after_ * 200 + gap_after_);
    add(8, before_ * 200 + gap_before_, after_ * 200 + gap_after_, owns_);
    add(13, class_at(-2), gap_at(-2), before_ * 100 + gap_before_);
    add(14, class_at(2), gap_at(1), after_ * 100 + gap_after_);
    add(17, gap_before_, gap_after_, kind_);
  }

  /// The very words beside it.
  void words() {
    add(9, word_at(-1), gap_before_);
    add(10, word_at(1), gap_after_, owns_);
    add(11, word_at(-1), gap_before_, kind_);
    add(12, word_at(1), gap_after_ + 50 * owns_, kind_);
    add(15, word_at(1), word_at(2));
    add(16, word_at(-2), word_at(-1));
    add(36, word_at(1), class_at(2), letters_ ? 1 : 0);
  }

  /// In which shape the words beside it stand: "pulled the alarm" is done by somebody, whatever the
  /// verb.
  void shapes() {
    add(41, ending_at(1), gap_after_ + 50 * owns_, kind_);
    add(42, ending_at(1), class_at(2), letters_ ? 1 : 0);
    add(43, ending_at(-1), gap_before_, kind_);
  }

  /// How many names nearby stand as this word does.
  void parallels() {
    add(44, std::min<std::uint64_t>(around_.alike, 3), kind_);
    add(45, std::min<std::uint64_t>(around_.same_letters, 3), kind_);
    add(46, std::min<std::uint64_t>(around_.same_letters, 1), gap_before_ * 50 + gap_after_,
        letters_ ? 1 : 0);
  }

  /// How the block is typed, and where the same word stands again: names come again, and who writes
  /// no capital writes none for a name.
  void manner() {
    const std::uint64_t again = std::min<std::uint64_t>(around_.same, 2) * 3 +
                                std::min<std::uint64_t>(around_.other_case, 2);
    const std::uint64_t way = manner_.way();
    add(60, way, kind_);
    add(61, again, kind_);
    add(62, manner_.found(), kind_);
    add(63, way, manner_.found(), kind_);
    add(64, way, before_ * 200 + gap_before_, kind_);
    add(65, way, after_ * 200 + gap_after_, kind_);
    add(66, again, manner_.style(), kind_);
    add(67, around_.same_found ? 1 : 0, again, kind_);
    add(70, manner_.slips(), kind_);
    add(71, manner_.slips(), kind_, before_);
    if (around_.stem != 0) add(68, around_.stem, kind_, before_);
    if (around_.stem != 0) add(69, around_.stem, kind_, after_);
  }

  /// Who else is spoken of nearby.
  void company() {
    add(19, around_.he ? 1 : 0, kind_);
    add(20, around_.kin ? 1 : 0, kind_);
    add(39, std::min<std::uint64_t>(around_.found, 3), kind_);
    add(40, std::min<std::uint64_t>(around_.capitals, 2), kind_);
  }

  /// A word of no list: how it begins and ends.
  void unknown() {
    const Folded folded = fold(tokens_.word(i_));
    const std::string_view view = folded.view();
    add(21, around_.slip ? 1 : 0, kind_);
    add(72, around_.slip ? 1 : 0, manner_.slips(), kind_);
    add(22, std::min<std::size_t>(view.size(), 9), kind_);
    add(23, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 2))));
    add(24, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 3))));
    add(25, word_id(view.substr(0, 2)));
  }

  /// How it is spelt, in steps of seven to one: a language whose names no list holds still sounds
  /// like names.
  void spelt() {
    const std::uint64_t fine = around_.spelling;
    add(26, fine, token_.facts.known() ? 0 : 1);
    add(27, fine, kind_);
    add(28, fine / 3, before_, gap_before_);
    add(29, fine / 3, after_, gap_after_);
  }

  /// Letters that may be initials: what they mean elsewhere, and how many they are.
  void acronym() {
    add(30, token_.letters, kind_, owns_);
    add(31, token_.id, after_, gap_after_);
    add(32, token_.id, before_, gap_before_);
  }

  /// What else the part of the line says that the token stands in.
  void part_of_line() {
    const std::uint64_t opens = around_.opens ? 1 : 0;
    add(33, opens, std::min<std::uint64_t>(around_.openers, 3), kind_);
    add(34, opens, around_.part_says, kind_);
    add(35, (around_.part_first == i_ ? 1U : 0U) + (around_.part_last == i_ ? 2U : 0U), kind_,
        gap_after_ * 50 + gap_before_);
    add(37, opens, word_at(1), letters_ ? 1 : 0);
    add(38, opens, after_ * 100 + gap_after_, class_at(2) + (letters_ ? 200 : 0));
  }

  static constexpr std::uint64_t outside = outside_text;
  const TokenStream& tokens_;
  const std::vector<NameReason>& reasons_;
  const Manner& manner_;
  const Surroundings& around_;
  std::size_t i_;
  const Token& token_;
  Doubtful doubt_;
  bool letters_;
  std::uint64_t kind_;
  std::uint64_t owns_;
  std::uint64_t before_;
  std::uint64_t after_;
  std::uint64_t gap_before_;
  std::uint64_t gap_after_;
  LearntSigns out_;
};

}  // namespace

Likelihood::Signs signs_of(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                           const Manner& manner, const Surroundings& around, std::size_t i) {
  return SignsOf(tokens, reasons, manner, around, i).all();
}

}  // namespace fieldfare::guard
