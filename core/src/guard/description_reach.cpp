// How far a description reaches that was found.

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

/// "the eldest of the triplets", "sister of the lad who drowned": the first token of whose it is
/// that stands at `first`.
std::size_t with_relative(const TokenStream& tokens, std::size_t first) {
  if (first < 2 || tokens[first - 1].id != word_id("of") || !tokens.adjacent(first - 1) ||
      !tokens.adjacent(first - 2) || tokens[first - 2].covered)
    return first;
  const std::size_t who = first - 2;
  if (!tokens[who].facts.has(Fact::kin) && !grown_up(tokens[who].id) &&
      !one_of(tokens[who].id, {"eldest", "oldest", "youngest", "middle", "both", "parents", "one",
                               "two", "parent", "mate", "friend"}))
    return first;
  std::size_t from = who;
  // "twin sister of"
  if (from > 0 && tokens.adjacent(from - 1) &&
      one_of(tokens[from - 1].id, {"twin", "older", "younger", "big", "little", "half", "foster",
                                   "adoptive", "birth", "elder", "baby"}))
    --from;
  const bool the =
      from > 0 && tokens.adjacent(from - 1) && one_of(tokens[from - 1].id, {"the", "a", "one"});
  return the ? from - 1 : from;
}

/// "... who plays the organ at the abbey": what is said on; names end it, places do not.
std::size_t with_clause(const TokenStream& tokens, std::size_t last) {
  constexpr std::size_t reach = 14;
  if (!word_beside(tokens, last) || !one_of(tokens[last + 1].id, {"who", "whose", "that"}) ||
      !word_beside(tokens, last + 1))
    return last;
  std::size_t end = last + 2;
  while (end < last + reach && word_beside(tokens, end)) {
    const Token& next = tokens[end + 1];
    // "whose mum sits on the board and whose nan runs the bakery"
    const bool more = next.id == word_id("and") && word_beside(tokens, end + 1) &&
                      one_of(tokens[end + 2].id, {"who", "whose"});
    if (!more && one_of(next.id, {"and", "but", "so", "because", "bc", "which"})) break;
    const bool place = one_of(tokens[end].id, {"the", "at", "in", "of", "for", "on", "st"}) ||
                       tokens[end].capital();
    if (next.capital() && !place) break;
    ++end;
  }
  // What the clause was cut short of leads nowhere.
  while (end > last + 2 && one_of(tokens[end].id, {"the", "a", "in", "at", "of", "for", "on", "to",
                                                   "his", "her", "with", "from"}))
    --end;
  return end;
}

/// "from the lock-keeper's cottage", "for the tube-feeding petition": a compound is not cut, and
/// goes on to what it says more of.
std::size_t with_whole_compound(const TokenStream& tokens, std::size_t last) {
  if (!tokens.hyphened(last) || tokens[last + 1].covered) return last;
  while (tokens.hyphened(last) && !tokens[last + 1].covered)
    ++last;
  const bool more = word_beside(tokens, last) && tokens[last + 1].shape == Shape::lower &&
                    !tokens[last + 1].facts.has(Fact::closed) &&
                    !tokens[last + 1].facts.has(Fact::aux) &&
                    !tokens[last + 1].facts.has(Fact::determiner);
  return more ? last + 1 : last;
}

/// "the foster mother of the quads": with what kind of relative it is, and what leads to it.
std::size_t with_kind_before(const TokenStream& tokens, std::size_t first) {
  if (first == 0 || !tokens.adjacent(first - 1) || tokens[first - 1].covered ||
      !one_of(tokens[first - 1].id, {"foster", "adoptive", "birth", "step", "elder", "older",
                                     "younger", "eldest", "youngest", "twin", "one", "other"}))
    return first;
  const bool led = first > 1 && tokens.adjacent(first - 2) && !tokens[first - 2].covered &&
                   one_of(tokens[first - 2].id, {"the", "that", "our", "a", "an"});
  return led ? first - 2 : first - 1;
}

/// "the triplets' big brother": with the relative that is told by whose it is.
std::size_t with_relative_behind(const TokenStream& tokens, std::size_t last) {
  const std::string_view gap = last + 1 < tokens.size() ? tokens.gap_after(last) : "";
  const bool owner = tokens[last].possessive ? gap == " " : gap == "' " || gap == "\xE2\x80\x99 ";
  if (!owner) return last;
  std::size_t at = last + 1;
  if (one_of(tokens[at].id, {"big", "little", "older", "younger", "eldest", "youngest", "foster",
                             "baby", "twin", "half", "elder", "great"}) &&
      tokens.adjacent(at))
    ++at;
  return !tokens[at].covered && tokens[at].facts.has(Fact::kin) && !tokens[at].facts.has(Fact::role)
             ? at
             : last;
}

}  // namespace

void add_description(Scan& scan, std::size_t first, std::size_t last, std::string_view rule) {
  const TokenStream& tokens = scan.tokens();
  last = with_relative_behind(tokens, with_whole_compound(tokens, last));
  last = with_places(tokens, last);
  first = with_kind_before(tokens, first);
  // "the mother of the triplets", "The only girl on the motor vehicle course"
  if (first > 0 && tokens.adjacent(first - 1) && !tokens[first - 1].covered &&
      one_of(tokens[first - 1].id, {"the", "that", "our"}))
    --first;
  // "in Class 3"
  if (word_beside(tokens, last) && tokens[last + 1].shape == Shape::number &&
      one_of(tokens[last].id, {"class", "year", "yr", "room", "bay", "ward", "group", "form"}))
    ++last;
  last = with_particulars(tokens, with_clause(tokens, last));
  // A place may be told by its owner: "above the bookmaker's".
  scan.add(tokens[with_relative(tokens, first)].start, tokens[last].full_end, Label::person,
           Tier::ask, rule);
}

}  // namespace fieldfare::guard
