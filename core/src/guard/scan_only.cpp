// "the only Chinese girl in Y6": a trait that one child in a place has.

#include <algorithm>

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

/// "Y2", "Year 4": a child by its year. True at the figure.
bool year_at(const TokenStream& tokens, std::size_t at) {
  const std::string_view word = tokens.word(at);
  if (tokens[at].shape == Shape::code && tokens[at].letters <= 3)
    return word[0] == 'Y' || word[0] == 'y';
  return tokens[at].shape == Shape::number && at > 0 && tokens.adjacent(at - 1) &&
         one_of(tokens[at - 1].id, {"year", "yr"});
}

/// "the only Ukrainian left in Y9": a child by its people.
bool people_at(const TokenStream& tokens, std::size_t at) {
  return tokens[at].capital() && tokens[at].facts.has(Fact::proper) && word_beside(tokens, at) &&
         one_of(tokens[at + 1].id, {"left", "in", "at", "here", "on"});
}

/// "with two hearing aids", "on oxygen", "in a wheelchair", "who signs", "who came from
/// Afghanistan": what one child alone has, behind the child at `at`. Its last token, or 0.
std::size_t trait_after(const TokenStream& tokens, std::size_t at) {
  if (!word_beside(tokens, at)) return 0;
  std::size_t lead = at + 1;
  if (one_of(tokens[lead].id, {"here", "there"}) && word_beside(tokens, lead)) ++lead;
  if (!word_beside(tokens, lead)) return 0;
  if (one_of(tokens[lead].id, {"who", "that"})) {
    const std::uint64_t does = tokens[lead + 1].id;
    const bool alone = one_of(does, {"signs", "lipreads", "uses", "wears", "speaks", "came", "fled",
                                     "flew", "walks", "breathes", "eats"});
    const bool ends = !word_beside(tokens, lead + 1);
    // "who came in", "who uses it": nothing of one alone.
    const bool from = does == word_id("came") || does == word_id("walks");
    if (!alone ||
        (from && !(word_beside(tokens, lead + 1) && one_of(tokens[lead + 2].id, {"from", "with"}))))
      return 0;
    if (ends && !one_of(does, {"signs", "lipreads"})) return 0;
    return ends ? lead + 1 : rest_of_clause(tokens, lead + 2, 4);
  }
  // "from Gaza", "left in Y9"
  if (tokens[lead].id == word_id("from") && tokens[lead + 1].capital() &&
      !tokens[lead + 1].facts.has(Fact::setting) && tokens[lead + 1].facts.has(Fact::place))
    return lead + 1;
  if (people_at(tokens, at)) return lead;
  // "the only girl on the construction course"
  if (one_of(tokens[at].id, {"girl", "boy", "lad", "lass"}) &&
      one_of(tokens[lead].id, {"on", "in", "at"})) {
    const std::size_t end = with_places(tokens, at);
    if (end > lead + 1 && one_of(tokens[end].id, {"course", "workshop", "apprenticeship", "crew",
                                                  "squad", "choir", "band"}))
      return end;
  }
  // "the only girl at Priory Lodge", "the only girl at the Bushbury SEMH unit"
  if (one_of(tokens[at].id, {"girl", "boy", "lad", "lass"}) &&
      one_of(tokens[lead].id, {"on", "in", "at"}) && word_beside(tokens, lead)) {
    const std::size_t end = with_places(tokens, at);
    bool named = false;
    for (std::size_t word = lead + 1; word <= end; ++word)
      named = named || (tokens[word].capital() && tokens[word].letters > 1);
    if (named) return end;
  }
  if (!one_of(tokens[lead].id, {"with", "w", "on", "in"})) return 0;
  constexpr std::size_t reach = 5;
  for (std::size_t thing = lead + 1; thing < tokens.size() && thing < lead + reach; ++thing) {
    if (!tokens.adjacent(thing - 1) && !tokens.hyphened(thing - 1)) return 0;
    if (one_of(tokens[thing].id, {"and", "who", "that", "class", "group", "unit", "base"}))
      return 0;
    if (!seen_trait(tokens[thing].id)) continue;
    while (word_beside(tokens, thing) && (seen_trait(tokens[thing + 1].id) ||
                                          one_of(tokens[thing + 1].id, {"aid", "aids", "dog"})))
      ++thing;
    return thing;
  }
  return 0;
}

/// "the school's only": from its owner on.
std::size_t owner_start(const TokenStream& tokens, std::size_t first, bool owned) {
  if (!owned || first == 0 || !tokens.adjacent(first - 1)) return first;
  return one_of(tokens[first - 1].id, {"the", "our", "this", "that"}) ? first - 1 : first;
}

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
  const bool our = i > 0 && one_of(tokens[i - 1].id, {"our", "their", "my"});
  // "the school's only wheelchair user", "Y5's only Roma pupil"
  const bool owned = i > 0 && tokens[i - 1].possessive && tokens.adjacent(i - 1);
  // "the one Somali family on the estate", "our one pupil who signs"
  if (!one_of(tokens[i].id, {"only", "sole", "lone"}) &&
      !((the || our || owned) && tokens[i].id == word_id("one")))
    return;
  // "only wheelchair user in Y4"
  const bool led = our || owned;
  const std::size_t first = the || led ? i - 1 : i;
  for (std::size_t at = i + 1; at < tokens.size() && at <= i + 3; ++at) {
    if (!tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) return;
    const bool child =
        one_of(tokens[at].id, {"boy", "girl", "child", "lad", "lass", "student", "pupil", "family",
                               "twins", "user", "kid", "learner", "teenager", "youngster",
                               "speaker", "one", "signer", "triplets"}) ||
        year_at(tokens, at) || people_at(tokens, at);
    // "the only pupil with a hearing aid", "our only child on oxygen", "the only lad who signs"
    if (child && (the || led) && tokens[at].id != word_id("user")) {
      if (const std::size_t trait = trait_after(tokens, at); trait != 0) {
        add_description(scan, owner_start(tokens, first, owned), trait);
        return;
      }
    }
    // "only child with Down syndrome in the primary", "the only pupil with a trachy at Elm"
    const std::size_t with = child && at + 1 < tokens.size() && tokens.adjacent(at) &&
                                     (one_of(tokens[at + 1].id, {"with", "w", "who", "on"}) ||
                                      (tokens[at + 1].id == word_id("in") &&
                                       at + 2 < tokens.size() && tokens[at + 2].id == word_id("a")))
                                 ? place_after(tokens, at + 2)
                                 : 0;
    if (with != 0) {
      add_description(scan, first, with);
      return;
    }
    // "the only child on the island with a tracheostomy"
    if (child && at == i + 1 && at + 4 < tokens.size() && tokens.adjacent(at) &&
        one_of(tokens[at + 1].id, {"in", "on", "at"}) && tokens.adjacent(at + 1) &&
        one_of(tokens[at + 2].id, {"the", "our", "this"}) && tokens.adjacent(at + 2) &&
        tokens.adjacent(at + 3) && one_of(tokens[at + 4].id, {"with", "who", "whose"})) {
      add_description(scan, first, clause_end(tokens, at + 4));
      return;
    }
    // "Welsh-speaking pupil", "black autistic boy"
    const bool earlier = at > i + 2 && tokens[at - 2].facts.has(Fact::proper);
    const bool trait =
        at > i + 1 &&
        (earlier || tokens[at - 1].facts.has(Fact::proper) ||
         one_of(
             tokens[at - 1].id,
             {"deaf",       "blind",   "black",   "white",    "traveller", "asian",    "gypsy",
              "roma",       "muslim",  "adopted", "trans",    "foster",    "refugee",  "wheelchair",
              "jewish",     "hindu",   "sikh",    "polish",   "somali",    "syrian",   "afghan",
              "hearing",    "sighted", "verbal",  "disabled", "autistic",  "fostered", "pregnant",
              "ventilated", "tpn",     "peg",     "trachy",   "deafblind", "albino",   "mute"}) ||
         // "the only looked after child in the school"
         (tokens[at - 1].id == word_id("after") && tokens[at - 2].id == word_id("looked")));
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
      add_description(scan, first, at + 4);
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
    add_description(scan, owner_start(tokens, first, owned),
                    std::max(last, with_places(tokens, at)));
    return;
  }
}

}  // namespace fieldfare::guard
