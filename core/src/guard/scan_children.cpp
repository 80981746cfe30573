// One child, told by a trait in a class, by what a relative does or by what happened.

#include <algorithm>

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {

std::size_t clause_end(const TokenStream& tokens, std::size_t at) {
  constexpr std::size_t reach = 11;
  std::size_t last = at;
  while (last + 1 < tokens.size() && last < at + reach && word_beside(tokens, last) &&
         !one_of(tokens[last + 1].id, {"and", "but", "so"}))
    ++last;
  return last;
}

namespace {

/// "the twins from the house fire", "the boy in the bus crash": told by what everybody has heard
/// of.
void scan_known_event(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"fire", "crash", "accident", "news", "paper", "papers", "explosion",
                             "stabbing", "drowning", "shooting", "collapse", "flood"}) &&
      !in_public(tokens, i))
    return;
  // "in the Daily Post tribunal story": the story is found as a whole.
  for (std::size_t at = i; word_beside(tokens, at) && at < i + 3; ++at)
    if (one_of(tokens[at + 1].id, {"story", "article", "inquest", "case", "video", "report"}))
      return;
  for (std::size_t at = i; at >= 4 && at + 3 > i; --at) {
    if (!tokens.adjacent(at - 1)) return;
    if (tokens[at - 1].id != word_id("the")) continue;
    const bool led = one_of(tokens[at - 2].id, {"from", "in"}) && tokens.adjacent(at - 2) &&
                     tokens.adjacent(at - 3) && tokens.adjacent(at - 4) &&
                     one_of(tokens[at - 4].id, {"the", "that"}) &&
                     (one_child(tokens[at - 3].id) || some_children(tokens[at - 3].id));
    if (led) add_description(scan, at - 4, i);
    return;
  }
}

/// "the trachy boy in Y2", "that deaf lad in Reception": one child of a class, told by a trait.
void scan_trait_in_class(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || i + 2 >= tokens.size() || !tokens.adjacent(i - 1) || !tokens.adjacent(i) ||
      !one_of(tokens[i].id, {"boy", "girl", "lad", "lass", "child", "twins", "kid", "user"}) ||
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
  add_description(scan, first, last);
}

/// What any child or parent does, from the verb or the relative at `at` to the end of its clause:
/// "had the plan", "went home early", "mum I spoke to", "was on Ritalin".
bool everyday(const TokenStream& tokens, std::size_t at, std::size_t end) {
  // What softly told things go on about in every school.
  static constexpr WordSet plain(
      {"plan",       "plans",  "place",      "placement", "unit",      "school",  "lesson",
       "lessons",    "class",  "home",       "lunch",     "hard",      "it",      "taxi",
       "transport",  "ep",     "assessment", "review",    "support",   "help",    "upset",
       "cross",      "bored",  "tired",      "better",    "worse",     "nothing", "trouble",
       "timetable",  "laptop", "ta",         "therapy",   "outside",   "back",    "quiet",
       "out",        "early",  "late",       "ehcp",      "turn",      "break",   "toast",
       "sticker",    "award",  "reading",    "salt",      "speech",    "one",     "refused",
       "moved",      "it's",   "them",       "funding",   "provision", "hours",   "college",
       "mainstream", "work",   "job",        "tutor"});
  const std::uint64_t verb = tokens[at].id;
  const bool soft = one_of(verb, {"had", "got", "lost", "won", "nearly", "tried", "found", "went"});
  bool told = false;
  bool ordinary = false;
  for (std::size_t word = at + 1; word <= end; ++word) {
    const Token& token = tokens[word];
    if (one_of(token.id, {"we", "i", "us", "me", "our"})) return true;
    ordinary = ordinary || (word <= at + 4 && plain.has(token.id)) || token.facts.has(Fact::term);
    told = told || token.shape == Shape::title || token.shape == Shape::upper ||
           token.shape == Shape::code || token.facts.has(Fact::kin) || known_house(token.id) ||
           one_of(token.id,
                  {"missing",     "viral",     "baby",        "twins",        "fire",
                   "river",       "accident",  "crash",       "leg",          "arm",
                   "eye",         "hand",      "foot",        "sea",          "medal",
                   "gold",        "final",     "finals",      "championship", "championships",
                   "competition", "lottery",   "scholarship", "transplant",   "stroke",
                   "finger",      "reservoir", "quarry",      "harbour",      "lake",
                   "canal",       "roof",      "railway",     "motorway",     "house",
                   "stuck"});
  }
  if (soft)
    return !told || (ordinary && !one_of(verb, {"lost", "won"})) ||
           (ordinary && one_of(tokens[std::min(at + 2, end)].id,
                               {"plan", "place", "placement", "temper", "turn"}));
  if (one_of(verb, {"fell", "jumped", "escaped"}))
    return at < end &&
           one_of(tokens[at + 1].id,
                  {"asleep", "behind", "out", "ill", "apart", "up", "about", "around", "in", "when",
                   "over", "through", "between", "notice", "attention", "short"});
  // "was on Ritalin", "was in Leeds before": only what everybody has seen.
  if (verb == word_id("was") && at + 1 <= end && one_of(tokens[at + 1].id, {"on", "in"})) {
    for (std::size_t word = at + 2; word <= end; ++word) {
      if (in_public(tokens, word) ||
          one_of(tokens[word].id, {"crash", "fire", "accident", "explosion", "film", "coma",
                                   "flood", "stabbing", "collapse", "shooting"}))
        return false;
    }
    return true;
  }
  // "whose mum came", "whose dad rang"
  if (tokens[at].facts.has(Fact::kin) && at + 1 <= end)
    return one_of(
               tokens[at + 1].id,
               {"came",   "rang",  "called", "said",    "says",       "asked",    "asks",   "wants",
                "wanted", "spoke", "wrote",  "emailed", "complained", "attended", "signed", "told",
                "thinks", "feels", "felt",   "thought", "has",        "had",      "can",    "could",
                "would",  "will",  "did",    "does",    "didn't",     "doesn't",  "never",  "works",
                "rings",  "cried", "left",   "needs",   "refused",    "agreed",   "chose"}) &&
           !told;
  return false;
}

/// "the lad whose dad drives the minibus", "the boy who fell off the roof": one child, told by what
/// a relative does or by what happened. What children do on a visit tells nothing.
void scan_whose(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"whose", "who", "that"}) || i < 2 || i + 2 >= tokens.size() ||
      !tokens.adjacent(i - 1) || !tokens.adjacent(i) || tokens[i].covered)
    return;
  const bool whose = tokens[i].id == word_id("whose");
  const bool one = one_of(tokens[i - 1].id, {"lad", "boy", "girl", "lass", "twins", "kid", "twin",
                                             "triplet", "brothers", "sisters"});
  const bool child = one_of(tokens[i - 1].id, {"child", "one", "pupil", "student", "baby"});
  const Token& next = tokens[i + 1];
  const bool gone = one_of(next.id, {"died", "drowned"}) ||
                    (next.id == word_id("was") &&
                     one_of(tokens[i + 2].id, {"killed", "murdered", "stabbed", "shot"}));
  if (whose ? !(one || child) || !next.facts.has(Fact::kin) : !one && !(child && gone)) return;
  if (whose && one_of(next.id, {"parents", "families", "carers", "family", "children"})) return;
  const std::size_t end = clause_end(tokens, i + 1);
  // "the triplet who isn't at Crouch Vale": there are two others, and no more.
  if (!whose && one_of(tokens[i - 1].id, {"triplet", "quad"}) && end > i + 1 &&
      one_of(tokens[i - 2].id, {"the", "that", "our"})) {
    add_description(scan, i - 2, end);
    return;
  }
  const bool happened =
      one_of(next.id, {"fell",  "drowned",  "died",     "had",     "got",  "lost",   "jumped",
                       "burnt", "burned",   "stabbed",  "crashed", "won",  "nearly", "tried",
                       "found", "attacked", "survived", "escaped", "went", "shot"}) ||
      (next.id == word_id("was") &&
       one_of(tokens[i + 2].id,
              {"on", "in", "run", "hit", "stabbed", "attacked", "found", "shot", "knocked",
               "arrested", "adopted", "bitten", "rescued", "missing"}));
  if (!whose && !happened && !gone) return;
  if (everyday(tokens, i + 1, end)) return;
  std::size_t first = i - 1;
  while (first > 0 && tokens.adjacent(first - 1) && i - first < 4 &&
         !tokens[first].facts.has(Fact::determiner))
    --first;
  if (!one_of(tokens[first].id, {"the", "that", "our"})) return;
  if (end > i + 1) add_description(scan, first, end);
}

}  // namespace

void scan_child_told(Scan& scan, std::size_t i) {
  scan_whose(scan, i);
  scan_trait_in_class(scan, i);
  scan_known_event(scan, i);
}

}  // namespace fieldfare::guard
