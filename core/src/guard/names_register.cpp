// Names in capitals as registers and labels print them, the family name first or after a title.

#include "guard/names_register.h"

#include "guard/dates.h"

namespace fieldfare::guard {
namespace {

/// A word in capitals that may be part of a name.
bool capitals(const TokenStream& tokens, std::size_t i) {
  if (i >= tokens.size()) return false;
  const Token& token = tokens[i];
  const WordFacts facts = token.facts;
  return token.shape == Shape::upper && token.letters >= 2 && !token.covered && !token.possessive &&
         !facts.has(Fact::term) && !facts.has(Fact::upper) && !facts.has(Fact::setting) &&
         !facts.has(Fact::role) && !facts.has(Fact::title) && !facts.has(Fact::proper) &&
         !facts.has(Fact::closed) && !facts.has(Fact::aux) && month_named(tokens, i) == 0;
}

/// "FRANCIS-LEE, KAI", "DELOS SANTOS, ANGELO"
std::size_t family_first(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t most = 3;
  std::size_t family = i;
  if (!capitals(tokens, i) || tokens[i].letters < 3) return i;
  while (family + 1 < tokens.size() && family + 1 < i + most &&
         (tokens.adjacent(family) || tokens.hyphened(family)) && capitals(tokens, family + 1))
    ++family;
  const WordFacts facts = tokens[family].facts;
  const bool name = facts.has(Fact::last) || facts.level() < 3 || facts.has(Fact::first);
  if (!name || tokens.gap_after(family) != ", ") return i;
  bool first_name = false;
  std::size_t last = family;
  while (capitals(tokens, last + 1) && last < family + most &&
         (last == family || tokens.adjacent(last) || tokens.hyphened(last))) {
    ++last;
    const WordFacts given = tokens[last].facts;
    first_name = first_name ||
                 (given.has(Fact::first) && given.level() < 3 && !given.has(Fact::last) &&
                  !given.has(Fact::verb)) ||
                 (given.has(Fact::first) && given.level() == 0);
  }
  return first_name ? last : i;
}

/// "MISS E HALE", "MR C. HALE"
std::size_t titled(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].shape != Shape::upper ||
      !one_of(tokens[i].id, {"mr", "mrs", "miss", "ms", "dr", "mx", "rev", "fr"}))
    return i;
  const auto near = [&](std::size_t at) {
    return tokens.gap_after(at) == " " || tokens.gap_after(at) == ". ";
  };
  std::size_t last = i;
  while (last + 1 < tokens.size() && near(last) && last < i + 2 && tokens[last + 1].letters == 1 &&
         tokens[last + 1].shape == Shape::title)
    ++last;
  if (last + 1 >= tokens.size() || !near(last) || tokens[last + 1].letters < 3) return i;
  // "DR ADEYINKA": without an initial only what is no word, or is a family name before what
  // somebody does ("MR TAMS WALKED").
  const WordFacts facts = tokens[last + 1].facts;
  const bool does =
      last + 2 < tokens.size() && tokens.adjacent(last + 1) &&
      tokens[last + 2].shape == Shape::upper &&
      (tokens[last + 2].facts.has(Fact::verb) || tokens[last + 2].facts.has(Fact::aux));
  if (last == i &&
      ((facts.level() > 1 && !does) || tokens[last + 1].letters < 4 || facts.has(Fact::upper) ||
       facts.has(Fact::proper) || (facts.has(Fact::place) && !does)))
    return i;
  if (tokens[last + 1].shape != Shape::upper || tokens[last + 1].facts.has(Fact::term) ||
      tokens[last + 1].covered)
    return i;
  ++last;
  // "DR NAKAMURA-HILL"
  while (tokens.hyphened(last) && tokens[last + 1].shape == Shape::upper &&
         !tokens[last + 1].covered && !tokens[last].possessive)
    ++last;
  return last;
}

/// "SMITH K Y4", "COOK, T": a family name that is a word as well, and an initial, at the end of
/// what is said or before a year at school.
std::size_t family_and_initial(const TokenStream& tokens, std::size_t i) {
  if (!capitals(tokens, i) || tokens[i].letters < 4 || !tokens[i].facts.has(Fact::last) ||
      tokens[i].facts.level() == 3 || i + 1 >= tokens.size() || tokens[i + 1].letters != 1 ||
      tokens[i + 1].shape != Shape::title)
    return i;
  const std::string_view gap = tokens.gap_after(i);
  if (gap != " " && gap != ", ") return i;
  const bool ends =
      i + 2 >= tokens.size() || !tokens.adjacent(i + 1) || tokens[i + 2].shape >= Shape::number;
  return ends ? i + 1 : i;
}

/// "spelt J A H M A I", "his name is spelled S-A-M": a name letter by letter.
std::size_t spelt_out(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t near = 4;
  bool said = false;
  for (std::size_t at = i > near ? i - near : 0; at < i; ++at)
    said = said || one_of(tokens[at].id, {"spelt", "spelled", "spell", "spells", "spelling"});
  if (!said) return i;
  std::size_t last = i;
  while (last + 1 < tokens.size() && tokens[last + 1].letters == 1 && tokens[last + 1].word() &&
         !tokens[last + 1].covered &&
         (tokens.adjacent(last) || tokens.hyphened(last) || tokens.gap_after(last) == ". " ||
          tokens.gap_after(last) == "." || tokens.gap_after(last) == ", "))
    ++last;
  return last >= i + 2 ? last : i;
}

/// "M.A.-J.", "E.P.-S.", "H-J. lost her place": initials with a hyphen and a stop.
std::size_t dashed_initials(const TokenStream& tokens, std::size_t i) {
  const auto letter = [&](std::size_t at) {
    return at < tokens.size() && tokens[at].letters == 1 && tokens[at].shape == Shape::title &&
           !tokens[at].covered;
  };
  constexpr std::size_t most = 4;
  std::size_t last = i;
  bool dash = false;
  bool stop = false;
  while (letter(last) && letter(last + 1) && last + 1 < i + most) {
    const std::string_view gap = tokens.gap_after(last);
    if (gap != "." && gap != "-" && gap != ".-") break;
    dash = dash || gap.ends_with('-');
    stop = stop || gap.starts_with('.');
    ++last;
  }
  if (last == i || !dash) return i;
  const bool ends = tokens.gap_after(last).starts_with('.');
  // "A-C." may end a sentence about a range.
  const bool goes_on = ends && last + 1 < tokens.size() && tokens.gap_after(last) == ". " &&
                       !tokens[last + 1].capital() && tokens[last + 1].word();
  return stop || goes_on ? last : i;
}

}  // namespace

std::size_t register_name_end(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].letters == 1 && tokens[i].word()) {
    const std::size_t spelt = spelt_out(tokens, i);
    return spelt > i ? spelt : dashed_initials(tokens, i);
  }
  if (tokens[i].shape != Shape::upper || tokens[i].covered) return i;
  const std::size_t end = titled(tokens, i);
  if (end > i) return end;
  const std::size_t family = family_first(tokens, i);
  return family > i ? family : family_and_initial(tokens, i);
}

}  // namespace fieldfare::guard
