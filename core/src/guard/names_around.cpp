#include "guard/names_around.h"

namespace fieldfare::guard {

Manner::Manner(const TokenStream& tokens, const std::vector<NameReason>& reasons) noexcept {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    count(tokens[i], reasons[i], 1);
}

void Manner::count(const Token& token, NameReason reason, std::uint64_t by) noexcept {
  if (token.covered && !token.allowed) identifiers_ += by;
  if (!token.word()) return;
  const bool small = token.shape == Shape::lower;
  words_ += by;
  if (small && token.letters > 2 && !token.covered && !token.foreign && !token.facts.known())
    unlisted_ += by;
  if (token.sentence_start)
    (small ? small_starts_ : capital_starts_) += by;
  else if (token.shape == Shape::title && token.letters > 1)
    capitals_ += by;
  if (reason != NameReason::no) (small ? found_small_ : found_capital_) += by;
}

std::uint64_t Manner::slips() const noexcept {
  constexpr std::uint64_t many = 8;
  if (unlisted_ < 3) return unlisted_;
  return unlisted_ * many > words_ ? 4 : 3;
}

std::uint64_t Manner::style() const noexcept {
  if (small_starts_ == 0) return capital_starts_ > 0 ? 0 : 1;
  return capital_starts_ > 0 ? 2 : 3;
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
  if (gap == " ") return false;
  return gap.find_first_of("\n;,.:|/&+(\"=*") != std::string_view::npos ||
         gap.find(" -") != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos;
}

/// A year at school, an age, a condition or a code: what notes say of a pupil.
std::uint32_t says_of_pupil(const Token& token, std::string_view word) noexcept {
  if (token.shape == Shape::code && (word[0] == 'Y' || word[0] == 'y') && word.size() <= 4)
    return 1;
  if (token.shape == Shape::number && token.letters <= 2) return 2;
  static constexpr WordSet conditions(
      {"asc",  "asd",  "adhd", "semh", "slcn", "mld",    "sld",      "pmld",     "hi",
       "vi",   "msi",  "pd",   "add",  "dld",  "spld",   "eal",      "fsm",      "lac",
       "ehcp", "plan", "ehe",  "ar",   "1",    "autism", "autistic", "nonverbal"});
  if (conditions.has(token.id)) return 4;
  static constexpr WordSet persons(
      {"he", "she", "his", "her", "him", "hes", "shes", "he's", "she's", "mum", "dad", "mam"});
  return persons.has(token.id) ? 8 : 0;
}

}  // namespace fieldfare::guard
