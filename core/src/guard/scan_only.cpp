// "the only Chinese girl in Y6": a trait that one child in a place has.

#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

constexpr std::string_view rule = "a relation that tells who it is";

/// Where "in the primary", "at Elm", "in Y6" ends that begins within five words of `at`; or 0.
std::size_t place_after(const TokenStream& tokens, std::size_t at) {
  for (std::size_t here = at; here + 1 < tokens.size() && here < at + 5; ++here) {
    if (!tokens.adjacent(here - 1) && !tokens.hyphened(here - 1)) return 0;
    if (!one_of(tokens[here].id, {"in", "at"}) || !tokens.adjacent(here) || here == at) continue;
    const bool the = one_of(tokens[here + 1].id, {"the", "our", "their", "year", "yr"});
    if (the && here + 2 < tokens.size() && tokens.adjacent(here + 1)) return here + 2;
    return tokens[here + 1].capital() || tokens[here + 1].shape == Shape::code ? here + 1 : 0;
  }
  return 0;
}

}  // namespace

void scan_only(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool the = i > 0 && tokens[i - 1].id == word_id("the");
  // "the one Somali family on the estate"
  if (tokens[i].id != word_id("only") && !(the && tokens[i].id == word_id("one"))) return;
  // "only wheelchair user in Y4"
  const bool led = i > 0 && one_of(tokens[i - 1].id, {"our", "their", "my"});
  const std::size_t first = the || led ? i - 1 : i;
  for (std::size_t at = i + 1; at < tokens.size() && at <= i + 3; ++at) {
    if (!tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) return;
    const bool child =
        one_of(tokens[at].id, {"boy", "girl", "child", "lad", "lass", "student", "pupil", "family",
                               "twins", "user", "kid", "learner", "teenager", "youngster"});
    // "only child with Down syndrome in the primary", "the only pupil with a trachy at Elm"
    const std::size_t with = child && at + 1 < tokens.size() && tokens.adjacent(at) &&
                                     (one_of(tokens[at + 1].id, {"with", "w", "who", "on"}) ||
                                      (tokens[at + 1].id == word_id("in") &&
                                       at + 2 < tokens.size() && tokens[at + 2].id == word_id("a")))
                                 ? place_after(tokens, at + 2)
                                 : 0;
    if (with != 0) {
      scan.add_tokens(first, with, Label::person, Tier::ask, rule);
      return;
    }
    // "the only child on the island with a tracheostomy"
    if (child && at == i + 1 && at + 4 < tokens.size() && tokens.adjacent(at) &&
        one_of(tokens[at + 1].id, {"in", "on", "at"}) && tokens.adjacent(at + 1) &&
        one_of(tokens[at + 2].id, {"the", "our", "this"}) && tokens.adjacent(at + 2) &&
        tokens.adjacent(at + 3) && one_of(tokens[at + 4].id, {"with", "who", "whose"})) {
      scan.add_tokens(first, clause_end(tokens, at + 4), Label::person, Tier::ask, rule);
      return;
    }
    // "Welsh-speaking pupil", "black autistic boy"
    const bool earlier = at > i + 2 && tokens[at - 2].facts.has(Fact::proper);
    const bool trait =
        at > i + 1 &&
        (earlier || tokens[at - 1].facts.has(Fact::proper) ||
         one_of(tokens[at - 1].id,
                {"deaf",    "blind",   "black",   "white",    "traveller", "asian",   "gypsy",
                 "roma",    "muslim",  "adopted", "trans",    "foster",    "refugee", "wheelchair",
                 "jewish",  "hindu",   "sikh",    "polish",   "somali",    "syrian",  "afghan",
                 "hearing", "sighted", "verbal",  "disabled", "autistic"}));
    if (!child) continue;
    // "the only twins on the estate"
    const bool many = one_of(tokens[at].id, {"twins", "triplets"}) && the;
    // "she's the only girl in the SEMH unit": said of one who was spoken of.
    const bool spoken = the && i >= 2 && at == i + 1 && at + 2 < tokens.size() &&
                        (one_of(tokens[i - 2].id, {"she's", "he's", "shes", "hes"}) ||
                         (tokens[i - 2].possessive && one_of(tokens[i - 2].id, {"she", "he"})) ||
                         (i >= 3 && one_of(tokens[i - 2].id, {"is", "was"}) &&
                          one_of(tokens[i - 3].id, {"she", "he"}))) &&
                        one_of(tokens[at + 1].id, {"in", "at", "on"});
    // "the only girl in the ASD base": few are meant where a unit is named.
    const bool unit = the && at == i + 1 && at + 4 < tokens.size() &&
                      tokens[at + 1].id == word_id("in") && tokens[at + 2].id == word_id("the") &&
                      (tokens[at + 3].shape == Shape::upper || tokens[at].id == word_id("boy") ||
                       tokens[at].id == word_id("girl")) &&
                      one_of(tokens[at + 4].id, {"base", "unit", "class", "group", "provision",
                                                 "hub", "school", "team", "year"});
    if (unit) {
      scan.add_tokens(first, at + 4, Label::person, Tier::ask, rule);
      return;
    }
    if (!trait && !many && !spoken) return;
    if (!the && !led && !(at + 2 < tokens.size() && one_of(tokens[at + 1].id, {"in", "at"})))
      return;
    std::size_t last = at;
    if (at + 2 < tokens.size() && one_of(tokens[at + 1].id, {"in", "at", "on"}) &&
        tokens.adjacent(at) && tokens.adjacent(at + 1))
      last = at + 2;
    if (last == at + 2 && last + 1 < tokens.size() &&
        one_of(tokens[last].id, {"the", "year", "yr"}) && tokens.adjacent(last))
      ++last;
    // "in the reception class", "on the island estate"
    if (last + 1 < tokens.size() && last > at + 2 && tokens.adjacent(last) &&
        one_of(tokens[last + 1].id, {"class", "base", "unit", "estate", "school", "site", "group",
                                     "centre", "room", "park", "road", "street", "village"}))
      ++last;
    // "on motor vehicle"
    if (last == at + 2 && last + 1 < tokens.size() && tokens.adjacent(last) &&
        tokens[last].shape == Shape::lower && tokens[last + 1].shape == Shape::lower &&
        !tokens[last].facts.has(Fact::determiner) && !tokens[last + 1].facts.has(Fact::closed) &&
        !tokens[last + 1].facts.has(Fact::verb) && !tokens[last + 1].facts.has(Fact::aux))
      ++last;
    // "in the sixth form"
    if (last + 1 < tokens.size() && one_of(tokens[last].id, {"sixth", "upper", "lower"}) &&
        tokens.adjacent(last))
      ++last;
    // "in a deaf family", "in the SEMH unit"
    if (spoken && last + 1 < tokens.size() && tokens.adjacent(last) && last < at + 4 &&
        !one_of(tokens[last + 1].id, {"and", "who", "so", "but", "with"}))
      ++last;
    if (last == at + 2 && tokens[last].id == word_id("a")) {
      while (last < at + 4 && tokens.adjacent(last) && tokens[last + 1].shape == Shape::lower)
        ++last;
    }
    scan.add_tokens(first, last, Label::person, Tier::ask, rule);
    return;
  }
}

}  // namespace fieldfare::guard
