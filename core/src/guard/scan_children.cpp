// One child, told by a trait in a class, by what a relative does or by what happened.

#include "guard/relations.h"

namespace fieldfare::guard {

std::size_t clause_end(const TokenStream& tokens, std::size_t at) {
  constexpr std::size_t reach = 9;
  std::size_t last = at;
  while (last + 1 < tokens.size() && last < at + reach && tokens.adjacent(last) &&
         !tokens[last + 1].covered && !one_of(tokens[last + 1].id, {"and", "but", "so"}))
    ++last;
  return last;
}

namespace {

constexpr std::string_view rule = "a relation that tells who it is";

/// "the twins from the house fire", "the boy in the bus crash": told by what everybody has heard
/// of.
void scan_known_event(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"fire", "crash", "accident", "news", "paper", "papers", "explosion",
                             "stabbing", "drowning", "shooting", "collapse", "flood"}))
    return;
  for (std::size_t at = i; at >= 4 && at + 3 > i; --at) {
    if (!tokens.adjacent(at - 1)) return;
    if (tokens[at - 1].id != word_id("the")) continue;
    const bool led = one_of(tokens[at - 2].id, {"from", "in"}) && tokens.adjacent(at - 2) &&
                     tokens.adjacent(at - 3) && tokens.adjacent(at - 4) &&
                     one_of(tokens[at - 4].id, {"the", "that"}) &&
                     one_of(tokens[at - 3].id, {"twins", "boy", "girl", "lad", "lass", "kid",
                                                "family", "brothers", "sisters", "baby"});
    if (led) scan.add_tokens(at - 4, i, Label::person, Tier::ask, rule);
    return;
  }
}

/// "the trachy boy in Y2", "that deaf lad in Reception": one child of a class, told by a trait.
void scan_trait_in_class(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || i + 2 >= tokens.size() || !tokens.adjacent(i - 1) || !tokens.adjacent(i) ||
      !one_of(tokens[i].id, {"boy", "girl", "lad", "lass", "child", "twins", "kid"}) ||
      tokens[i + 1].id != word_id("in") || !tokens.adjacent(i + 1) || tokens[i].covered)
    return;
  const std::size_t first = one_of(tokens[i - 2].id, {"the", "that"}) && tokens.adjacent(i - 2)
                                ? i - 2
                                : (i >= 3 && one_of(tokens[i - 3].id, {"the", "that"}) ? i - 3 : i);
  if (first == i ||
      one_of(tokens[i - 1].id, {"other", "same", "next", "first", "last", "one", "only", "whole",
                                "second", "third", "each", "every", "new", "average", "typical"}))
    return;
  std::size_t last = i + 2;
  const std::string_view word = tokens.word(last);
  const bool year = tokens[last].shape == Shape::code && (word[0] == 'Y' || word[0] == 'y');
  const bool spelt = one_of(tokens[last].id, {"year", "yr"}) && last + 1 < tokens.size() &&
                     tokens.adjacent(last) && tokens[last + 1].shape == Shape::number;
  if (spelt) ++last;
  if (!year && !spelt && !one_of(tokens[last].id, {"reception", "nursery", "preschool"})) return;
  scan.add_tokens(first, last, Label::person, Tier::ask, rule);
}

/// "the lad whose dad drives the minibus", "the boy who fell off the roof": one child, told by what
/// a relative does or by what happened. What children do on a visit tells nothing.
void scan_whose(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"whose", "who", "that"}) || i < 2 || i + 2 >= tokens.size() ||
      !tokens.adjacent(i - 1) || !tokens.adjacent(i) || tokens[i].covered)
    return;
  const bool whose = tokens[i].id == word_id("whose");
  const bool one = one_of(tokens[i - 1].id, {"lad", "boy", "girl", "lass", "twins", "kid"});
  const bool child = one_of(tokens[i - 1].id, {"child", "one", "pupil", "student", "baby"});
  const Token& next = tokens[i + 1];
  if (whose ? !(one || child) || !next.facts.has(Fact::kin) : !one) return;
  if (whose && one_of(next.id, {"parents", "families", "carers", "family", "children"})) return;
  const bool happened =
      one_of(next.id, {"fell",  "drowned",  "died",     "had",     "got",  "lost",   "jumped",
                       "burnt", "burned",   "stabbed",  "crashed", "won",  "nearly", "tried",
                       "found", "attacked", "survived", "escaped", "went", "shot"}) ||
      (next.id == word_id("was") &&
       one_of(tokens[i + 2].id,
              {"on", "in", "run", "hit", "stabbed", "attacked", "found", "shot", "knocked",
               "arrested", "adopted", "bitten", "rescued", "missing"}));
  if (!whose && !happened) return;
  std::size_t first = i - 1;
  while (first > 0 && tokens.adjacent(first - 1) && i - first < 4 &&
         !tokens[first].facts.has(Fact::determiner))
    --first;
  if (!one_of(tokens[first].id, {"the", "that", "our"})) return;
  const std::size_t last = clause_end(tokens, i + 1);
  if (last > i + 1) scan.add_tokens(first, last, Label::person, Tier::ask, rule);
}

}  // namespace

void scan_child_told(Scan& scan, std::size_t i) {
  scan_whose(scan, i);
  scan_trait_in_class(scan, i);
  scan_known_event(scan, i);
}

}  // namespace fieldfare::guard
