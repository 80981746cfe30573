// What is counted around a token: other names, capitals, the same word again, its part of the line.

#include "guard/names_surroundings.h"

#include <algorithm>

#include "guard/names_around.h"

namespace fieldfare::guard {

namespace {

/// "Noahs card", "the Boswells": 0 a word that ends in no s, 1 without it of no list, 2 a word,
/// 3 a family name, 4 a first name that is hardly anything else.
std::uint64_t stem_of(const Token& token, std::string_view folded, const Lexicon& lexicon) {
  constexpr std::size_t least = 4;
  if (token.possessive || !token.word() || folded.size() < least || !folded.ends_with('s') ||
      folded.ends_with("ss") || token.shape == Shape::upper)
    return 0;
  const WordFacts stem = lexicon.find(folded.substr(0, folded.size() - 1));
  if (!stem.known()) return 1;
  if (stem.has(Fact::first) && stem.level() <= 1 && !stem.has(Fact::seldom_name)) return 4;
  return stem.has(Fact::last) && stem.level() <= 2 ? 3 : 2;
}

}  // namespace

Surroundings::Surroundings(const TokenStream& tokens, const Lexicon& lexicon,
                           const std::vector<NameReason>& reasons, std::size_t i) {
  const Folded folded = fold(tokens.word(i));
  slip = !tokens[i].facts.known() && tokens.near_common_word(i, lexicon);
  const int steps = std::clamp(Likelihood::spelling(folded.view()) / 16, -6, 6) + 6;
  spelling = static_cast<std::uint64_t>(steps);
  stem = stem_of(tokens[i], folded.view(), lexicon);
  count_company(tokens, reasons, i);
  count_parallels(tokens, reasons, i);
  count_again(tokens, reasons, i);
  read_part(tokens, reasons, i);
}

/// Who else is spoken of nearby.
void Surroundings::count_company(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                                 std::size_t i) {
  for (std::size_t near = i + 1; near < tokens.size() && near < i + 10; ++near) {
    he = he || one_of(tokens[near].id,
                      {"he", "she", "his", "her", "him", "hes", "shes", "he's", "she's"});
    kin = kin || tokens[near].facts.has(Fact::kin);
  }
  for (std::size_t near = i > 12 ? i - 12 : 0; near < tokens.size() && near < i + 12; ++near) {
    if (near == i) continue;
    if (reasons[near] != NameReason::no) ++found;
    if (tokens[near].capital()) ++capitals;
  }
}

/// "LF 16.4.11, GS 9.12.10": how many names nearby stand as this word does, between the same
/// marks and before the like of what it stands before.
void Surroundings::count_parallels(const TokenStream& tokens,
                                   const std::vector<NameReason>& reasons, std::size_t i) {
  constexpr std::size_t reach = 30;
  const std::uint64_t gap_before = i > 0 ? gap_of(tokens.gap_after(i - 1)) : outside_text;
  const std::uint64_t gap_after = gap_of(tokens.gap_after(i));
  const Shape own = i + 1 < tokens.size() ? tokens[i + 1].shape : Shape::mixed;
  const std::size_t to = std::min(tokens.size(), i + reach);
  for (std::size_t near = i > reach ? i - reach : 0; near < to; ++near) {
    if (near == i || reasons[near] == NameReason::no) continue;
    if (gap_of(tokens.gap_after(near)) != gap_after) continue;
    const std::uint64_t left = near > 0 ? gap_of(tokens.gap_after(near - 1)) : outside_text;
    const Shape next = near + 1 < tokens.size() ? tokens[near + 1].shape : Shape::mixed;
    if (next != own && left != gap_before) continue;
    ++alike;
    if (tokens[near].shape == tokens[i].shape && tokens[near].letters == tokens[i].letters)
      ++same_letters;
  }
}

void Surroundings::count_again(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                               std::size_t i) {
  constexpr std::size_t reach = 60;
  const std::size_t to = std::min(tokens.size(), i + reach);
  for (std::size_t near = i > reach ? i - reach : 0; near < to; ++near) {
    const Token& token = tokens[near];
    if (token.id != tokens[i].id || near == i || token.covered) continue;
    ++(token.shape == tokens[i].shape ? same : other_case);
    same_found = same_found || reasons[near] != NameReason::no;
  }
}

/// What else the part of the line says that the token stands in, and how many parts nearby begin
/// with a name.
void Surroundings::read_part(const TokenStream& tokens, const std::vector<NameReason>& reasons,
                             std::size_t i) {
  const auto begins = [&](std::size_t at) {
    return at == 0 || parts_statements(tokens.gap_after(at - 1));
  };
  opens = begins(i);
  constexpr std::size_t reach = 8;
  part_first = part_last = i;
  while (part_first > 0 && part_first + reach > i &&
         !parts_statements(tokens.gap_after(part_first - 1)))
    --part_first;
  while (part_last + 1 < tokens.size() && part_last < i + reach &&
         !parts_statements(tokens.gap_after(part_last)))
    ++part_last;
  // What an age or a year stands beside is often parted by a comma or a bracket alone.
  const std::size_t to = std::min(tokens.size(), part_last + 4);
  for (std::size_t at = i + 1; at < to; ++at) {
    if (holds_any(tokens.gap_after(at - 1), "\n;")) break;
    part_says |= says_of_pupil(tokens[at], tokens.word(at));
  }
  constexpr std::size_t near_parts = 24;
  const std::size_t last = std::min(tokens.size(), i + near_parts);
  for (std::size_t at = i > near_parts ? i - near_parts : 0; at < last; ++at) {
    if (at != i && reasons[at] != NameReason::no && begins(at)) ++openers;
  }
}

}  // namespace fieldfare::guard
