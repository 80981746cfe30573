// What a token is and what stands around it, as signs with learnt weights.

#include "guard/names_signs.h"

#include <algorithm>

namespace fieldfare::guard {
namespace {

/// The kind of a doubtful token; 0 for one that is none.
enum class Doubt : std::uint8_t {
  none,
  first_title,
  first_start,
  first_lower,
  last_title,
  unknown_title,
  unknown_start,
  unknown_lower,
  plain_title,
  capitals,
  acronym,
  plain_start,
  tiny_lower,
};

/// "YP's mum", "GP said", "9 AM": people and times that these notes always shorten.
bool office_or_time(std::uint64_t id) noexcept {
  return one_of(id, {"yp", "yr", "ta", "gp", "sw", "ep", "ot", "pa", "ht", "hv",
                     "la", "pt", "am", "pm", "ok", "uk", "us", "tv", "id", "it"});
}

Doubt doubt_of(const Token& token) noexcept {
  if (!token.word() || token.covered || token.foreign || token.letters < 2) return Doubt::none;
  const WordFacts facts = token.facts;
  if (token.shape == Shape::upper && token.letters <= 3 && !token.loud) {
    // "CYP's dad": what the field calls people or offices is never anybody's initials.
    if (facts.has(Fact::title) || facts.has(Fact::term) || office_or_time(token.id))
      return Doubt::none;
    return facts.has(Fact::upper) ? Doubt::acronym : Doubt::capitals;
  }
  // "cw and lm had a row": letters that in capitals are something else.
  if (token.shape == Shape::lower && token.letters == 2 && facts.has(Fact::upper) &&
      facts.level() == 0 && !facts.has(Fact::closed) && !office_or_time(token.id) &&
      !facts.has(Fact::term) && !facts.has(Fact::title) && !facts.has(Fact::kin) &&
      !facts.has(Fact::role))
    return Doubt::tiny_lower;
  if (facts.has(Fact::term) || facts.has(Fact::kin) || facts.has(Fact::role)) return Doubt::none;
  // "ToD visits"
  if (token.shape == Shape::mixed && facts.has(Fact::upper)) return Doubt::none;
  const bool capital = token.capital() && !token.loud;
  if (!facts.known()) {
    if (!capital) return token.letters >= 3 ? Doubt::unknown_lower : Doubt::tiny_lower;
    return token.sentence_start ? Doubt::unknown_start : Doubt::unknown_title;
  }
  if (facts.has(Fact::closed) && (!capital || token.sentence_start)) return Doubt::none;
  if (facts.has(Fact::first)) {
    if (!capital) return Doubt::first_lower;
    return token.sentence_start ? Doubt::first_start : Doubt::first_title;
  }
  if (!capital || token.shape != Shape::title) return Doubt::none;
  // "Fizz (that's Felicity)": a word that seldom begins a sentence.
  if (token.sentence_start)
    return facts.level() < 3 && token.letters >= 3 ? Doubt::plain_start : Doubt::none;
  return facts.has(Fact::last) ? Doubt::last_title : Doubt::plain_title;
}

/// What a neighbour is, in one number.
std::uint32_t class_of(const Token& token, NameReason reason) noexcept {
  const WordFacts facts = token.facts;
  if (token.covered) return token.allowed ? 1 : 2;
  if (token.shape == Shape::number) return token.letters <= 2 ? 3 : 4;
  if (token.shape == Shape::code) return 5;
  if (token.letters == 1) return token.capital() ? 6 : 7;
  const std::uint32_t capital = token.capital() && !token.sentence_start && !token.loud ? 40 : 0;
  if (reason != NameReason::no) return 8 + capital;
  if (facts.has(Fact::title)) return 9 + capital;
  if (facts.has(Fact::kin)) return 10 + capital;
  if (facts.has(Fact::role)) return 11 + capital;
  if (facts.has(Fact::aux)) return 12;
  if (facts.has(Fact::determiner)) return 13;
  if (facts.has(Fact::locative)) return 14;
  if (facts.has(Fact::verb)) return 15;
  if (facts.has(Fact::before)) return 16;
  if (facts.has(Fact::closed)) return 17;
  if (facts.has(Fact::upper) && token.shape == Shape::upper) return 18;
  if (facts.has(Fact::term)) return 19 + capital;
  if (facts.has(Fact::setting)) return 20 + capital;
  if (facts.has(Fact::proper)) return 21 + capital;
  if (!facts.known()) return 22 + capital;
  if (facts.has(Fact::place)) return 23 + capital;
  if (facts.has(Fact::first)) return 24 + capital;
  if (facts.has(Fact::last)) return 25 + capital;
  return 26 + static_cast<std::uint32_t>(facts.level()) + capital;
}

/// What parts two tokens, in one number.
std::uint32_t gap_of(std::string_view gap) noexcept {
  if (gap == " ") return 1;
  if (gap == ", ") return 2;
  if (gap.find('\n') != std::string_view::npos) return 3;
  if (gap.starts_with(". ") || gap == "." || gap.starts_with("! ") || gap.starts_with("? "))
    return 4;
  if (gap.find(':') != std::string_view::npos) return 5;
  if (gap.find('(') != std::string_view::npos) return 6;
  if (gap.find(')') != std::string_view::npos) return 7;
  if (gap.find('/') != std::string_view::npos) return 8;
  if (gap.find('&') != std::string_view::npos || gap.find('+') != std::string_view::npos) return 9;
  if (gap == "-") return 10;
  if (gap.find('-') != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos)
    return 11;
  if (gap.find('"') != std::string_view::npos || gap.find('\'') != std::string_view::npos)
    return 12;
  if (gap.find('=') != std::string_view::npos) return 13;
  if (gap.find(';') != std::string_view::npos) return 14;
  if (gap.empty()) return 15;
  return 16;
}

/// The shape of a word: "-ed" and the like, "-ing", "-ly", "-s".
std::uint32_t ending_of(std::string_view word) noexcept {
  if (word.size() < 4) return 0;
  if (word.ends_with("ed")) return 1;
  if (word.ends_with("ing")) return 2;
  if (word.ends_with("ly")) return 3;
  return word.ends_with('s') ? 4 : 5;
}

/// What parts two tokens of which each may begin a statement of its own: "Faith off roll; Robin
/// pt".
bool parts_statements(std::string_view gap) noexcept {
  return gap.find_first_of("\n;,.:|/&+(\"=*") != std::string_view::npos ||
         gap.find(" -") != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos;
}

/// A year at school, an age, a condition or a code: what notes say of a pupil.
std::uint32_t says_of_pupil(const Token& token, std::string_view word) noexcept {
  if (token.shape == Shape::code && (word[0] == 'Y' || word[0] == 'y') && word.size() <= 4)
    return 1;
  if (token.shape == Shape::number && token.letters <= 2) return 2;
  if (one_of(token.id,
             {"asc",  "asd",  "adhd", "semh", "slcn", "mld",    "sld",      "pmld",     "hi",
              "vi",   "msi",  "pd",   "add",  "dld",  "spld",   "eal",      "fsm",      "lac",
              "ehcp", "plan", "ehe",  "ar",   "1",    "autism", "autistic", "nonverbal"}))
    return 4;
  return one_of(token.id, {"he", "she", "his", "her", "him", "hes", "shes", "he's", "she's", "mum",
                           "dad", "mam"})
             ? 8
             : 0;
}

/// One token's signs. Every `add` has a number of its own, so that what is learnt of one question
/// says nothing of another.
class SignsOf {
 public:
  SignsOf(const TokenStream& tokens, const Lexicon& lexicon, const std::vector<NameReason>& reasons,
          std::size_t i)
      : tokens_(tokens),
        lexicon_(lexicon),
        reasons_(reasons),
        i_(i),
        token_(tokens[i]),
        doubt_(doubt_of(token_)),
        letters_(doubt_ == Doubt::capitals || doubt_ == Doubt::acronym),
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
    return out_;
  }

 private:
  void add(std::uint32_t question, std::uint64_t a, std::uint64_t b = 0,
           std::uint64_t c = 0) noexcept {
    if (out_.count == Likelihood::Signs::limit) return;
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL * (question + 1);
    for (const std::uint64_t part : {a, b, c}) {
      hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
      hash ^= hash >> 32U;
    }
    out_.numbers[out_.count++] = static_cast<std::uint16_t>(hash % Likelihood::weights);
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
    if (doubt_ == Doubt::first_lower || doubt_ == Doubt::acronym) add(18, token_.id);
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

  /// Who else is spoken of nearby.
  void company() {
    bool he = false;
    bool kin = false;
    for (std::size_t near = i_ + 1; near < tokens_.size() && near < i_ + 10; ++near) {
      he = he || one_of(tokens_[near].id,
                        {"he", "she", "his", "her", "him", "hes", "shes", "he's", "she's"});
      kin = kin || tokens_[near].facts.has(Fact::kin);
    }
    add(19, he ? 1 : 0, kind_);
    add(20, kin ? 1 : 0, kind_);
    std::uint64_t found = 0;
    std::uint64_t capitals = 0;
    for (std::size_t near = i_ > 12 ? i_ - 12 : 0; near < tokens_.size() && near < i_ + 12;
         ++near) {
      if (near == i_) continue;
      if (reasons_[near] != NameReason::no) ++found;
      if (tokens_[near].capital()) ++capitals;
    }
    add(39, std::min<std::uint64_t>(found, 3), kind_);
    add(40, std::min<std::uint64_t>(capitals, 2), kind_);
  }

  /// A word of no list: how it begins and ends.
  void unknown() {
    const Folded folded = fold(tokens_.word(i_));
    const std::string_view view = folded.view();
    add(21, lexicon_.near_common_word(view) ? 1 : 0, kind_);
    add(22, std::min<std::size_t>(view.size(), 9), kind_);
    add(23, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 2))));
    add(24, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 3))));
    add(25, word_id(view.substr(0, 2)));
  }

  /// How it is spelt, in steps of seven to one: a language whose names no list holds still sounds
  /// like names.
  void spelt() {
    const int steps =
        std::clamp(Likelihood::spelling(fold(tokens_.word(i_)).view()) / 16, -6, 6) + 6;
    const auto fine = static_cast<std::uint64_t>(steps);
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
    const std::uint64_t opens = i_ == 0 || parts_statements(tokens_.gap_after(i_ - 1)) ? 1 : 0;
    const Part part = part_of(i_);
    add(33, opens, std::min<std::size_t>(other_openers(), 3), kind_);
    add(34, opens, part.says, kind_);
    add(35, (part.first == i_ ? 1U : 0U) + (part.last == i_ ? 2U : 0U), kind_,
        gap_after_ * 50 + gap_before_);
    add(37, opens, word_at(1), letters_ ? 1 : 0);
    add(38, opens, after_ * 100 + gap_after_, class_at(2) + (letters_ ? 200 : 0));
  }

  struct Part {
    std::size_t first = 0;
    std::size_t last = 0;
    std::uint32_t says = 0;  ///< a year at school, an age, a condition, a relative
  };
  [[nodiscard]] Part part_of(std::size_t i) const;
  /// How many parts nearby begin with a name, but for the one that begins here.
  [[nodiscard]] std::size_t other_openers() const;

  static constexpr std::uint64_t outside = 100;
  const TokenStream& tokens_;
  const Lexicon& lexicon_;
  const std::vector<NameReason>& reasons_;
  std::size_t i_;
  const Token& token_;
  Doubt doubt_;
  bool letters_;
  std::uint64_t kind_;
  std::uint64_t owns_;
  std::uint64_t before_;
  std::uint64_t after_;
  std::uint64_t gap_before_;
  std::uint64_t gap_after_;
  Likelihood::Signs out_;
};

SignsOf::Part SignsOf::part_of(std::size_t i) const {
  constexpr std::size_t reach = 8;
  Part part{i, i, 0};
  while (part.first > 0 && part.first + reach > i &&
         !parts_statements(tokens_.gap_after(part.first - 1)))
    --part.first;
  while (part.last + 1 < tokens_.size() && part.last < i + reach &&
         !parts_statements(tokens_.gap_after(part.last)))
    ++part.last;
  // What an age or a year stands beside is often parted by a comma or a bracket alone.
  const std::size_t to = std::min(tokens_.size(), part.last + 4);
  for (std::size_t at = i + 1; at < to; ++at) {
    if (tokens_.gap_after(at - 1).find_first_of("\n;") != std::string_view::npos) break;
    part.says |= says_of_pupil(tokens_[at], tokens_.word(at));
  }
  return part;
}

std::size_t SignsOf::other_openers() const {
  constexpr std::size_t reach = 24;
  std::size_t count = 0;
  const std::size_t from = i_ > reach ? i_ - reach : 0;
  const std::size_t to = std::min(tokens_.size(), i_ + reach);
  for (std::size_t at = from; at < to; ++at) {
    if (at == i_ || reasons_[at] == NameReason::no) continue;
    if (at == 0 || parts_statements(tokens_.gap_after(at - 1))) ++count;
  }
  return count;
}

}  // namespace

bool in_doubt(const Token& token) noexcept {
  return doubt_of(token) != Doubt::none;
}

int asked_above(const Token& token) noexcept {
  constexpr int never = 1000;
  switch (doubt_of(token)) {
    case Doubt::first_title:
      return 20;
    case Doubt::first_start:
      return 26;
    case Doubt::first_lower:
      return token.facts.level() == 3 ? 24 : 10;
    case Doubt::last_title:
      return token.shape == Shape::upper ? 12 : 0;
    case Doubt::unknown_title:
    case Doubt::unknown_start:
      return token.shape == Shape::upper ? 12 : 6;
    case Doubt::unknown_lower:
    case Doubt::tiny_lower:
      return 18;
    case Doubt::plain_title:
    case Doubt::plain_start:
      return -12;
    case Doubt::capitals:
      return 5;
    case Doubt::acronym:
      return 26;
    case Doubt::none:
      break;
  }
  return never;
}

Likelihood::Signs signs_of(const TokenStream& tokens, const Lexicon& lexicon,
                           const std::vector<NameReason>& reasons, std::size_t i) {
  return SignsOf(tokens, lexicon, reasons, i).all();
}

}  // namespace fieldfare::guard
