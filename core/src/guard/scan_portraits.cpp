// People told by several strokes of which each alone would fit many: "the wheelchair lad in the
// football team", "the one Syrian lad at the hotel with the hearing aids".

#include "guard/descriptions.h"
#include "guard/relations.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

/// What stands before many children and tells none of them.
bool tells_nothing(const Token& token) noexcept {
  static constexpr WordSet words(
      {"other",     "same",         "next",       "last",     "first",   "second", "third",
       "each",      "every",        "new",        "average",  "typical", "whole",  "two",
       "three",     "four",         "young",      "younger",  "older",   "little", "small",
       "big",       "most",         "lovely",     "poor",     "nice",    "wee",    "individual",
       "whole",     "many",         "few",        "more",     "bright",  "quiet",  "tracked",
       "sampled",   "case",         "named",      "index",    "right",   "wrong",  "good",
       "single",    "particular",   "vulnerable", "disabled", "send",    "sen",    "primary",
       "secondary", "looked-after", "previous",   "current",  "actual",  "foster", "adoptive",
       "birth",     "host",         "inner",      "school",   "lead",    "parent", "nursery",
       "year",      "own",          "very",       "needs",    "focus",   "group"});
  return words.has(token.id) || token.shape >= Shape::number || token.letters < 3 ||
         token.facts.has(Fact::determiner) || token.facts.has(Fact::closed) ||
         token.facts.has(Fact::aux);
}

bool leads_place(std::uint64_t id) noexcept {
  return one_of(id, {"in", "on", "at", "from", "off", "with", "w", "w/", "near", "behind",
                     "opposite", "above", "over"});
}

/// A year, a class, a team, a bed: of what a child is one of many.
bool ends_phrase(const Token& token) noexcept {
  return token.facts.has(Fact::aux) || token.facts.has(Fact::locative) ||
         one_of(token.id,
                {"and",  "but",  "so",   "who",  "that", "which", "because", "to",    "for",
                 "is",   "was",  "are",  "were", "has",  "had",   "when",    "while", "if",
                 "as",   "then", "said", "says", "told", "i",     "we",      "he",    "she",
                 "they", "it",   "not",  "out",  "up",   "down",  "back",    "again", "today",
                 "now",  "by",   "gets", "got",  "did",  "does",  "can"}) ||
         leads_place(token.id);
}

/// Where a phrase of place or of things ends that begins at the preposition `at`; `at` when it is
/// none.
std::size_t phrase_end(const TokenStream& tokens, std::size_t at) {
  constexpr std::size_t most = 5;
  std::size_t last = at;
  while (last < at + most && word_beside(tokens, last) && !ends_phrase(tokens[last + 1])) {
    ++last;
    // "in Y2", "of 2023"
    const bool year = tokens[last].shape == Shape::number && tokens[last].letters == 4 &&
                      !tokens[last - 1].facts.has(Fact::determiner);
    if (tokens[last].shape == Shape::code || year) break;
    if (tokens[last].possessive && !word_beside(tokens, last)) break;
  }
  // "at the farm past the wind turbine"
  if (last == at + most && word_beside(tokens, last) && !ends_phrase(tokens[last + 1]) &&
      tokens[last - 1].facts.has(Fact::determiner))
    ++last;
  const Token& end = tokens[last];
  const bool nothing = last == at || end.facts.has(Fact::determiner) ||
                       one_of(end.id, {"us", "me", "him", "her", "them", "there", "here", "time",
                                       "tears", "trouble", "class", "general", "particular"});
  return nothing ? at : last;
}

/// "who was pulled out of the harbour at Newhaven", "that got bitten by the dog last summer": what
/// was done to somebody, with its place or its time. Its end, or `at`.
std::size_t story_end(const TokenStream& tokens, std::size_t at) {
  if (!one_of(tokens[at].id, {"who", "that"}) || !word_beside(tokens, at) ||
      !one_of(tokens[at + 1].id, {"was", "got", "were"}) || !word_beside(tokens, at + 1))
    return at;
  // What the field does to every child: "who was moved to the unit last term"
  static constexpr WordSet served(
      {"moved",     "excluded",    "assessed",    "referred",  "reviewed",     "seen",
       "observed",  "placed",      "diagnosed",   "given",     "offered",      "refused",
       "admitted",  "transferred", "discharged",  "supported", "tracked",      "sampled",
       "mentioned", "discussed",   "interviewed", "visited",   "suspended",    "withdrawn",
       "removed",   "identified",  "finalised",   "supposed",  "asked",        "allowed",
       "expected",  "promised",    "told",        "helped",    "picked",       "educated",
       "included",  "named",       "issued",      "taught",    "tired",        "worried",
       "bored",     "pleased",     "excited",     "isolated",  "dysregulated", "settled",
       "used",      "chosen",      "sent",        "collected", "dropped",      "delayed",
       "turned",    "signposted"});
  if (served.has(tokens[at + 2].id)) return at;
  const std::string_view done = tokens.word(at + 2);
  const bool passive =
      done.ends_with("ed") ||
      one_of(tokens[at + 2].id, {"run", "hit", "found", "left", "shot", "bitten", "burnt", "stuck",
                                 "lost", "sent", "taken", "thrown", "caught", "kept", "born"});
  if (!passive) return at;
  const std::size_t last = rest_of_clause(tokens, at + 2, 9);
  bool told = false;
  for (std::size_t word = at + 3; word <= last; ++word) {
    if (one_of(tokens[word].id, {"us", "me", "our", "we", "i"})) return at;
    told = told || tokens[word].shape == Shape::title ||
           (tokens[word].id == word_id("last") && word < last) ||
           (tokens[word - 1].id == word_id("the") && tokens[word].facts.level() < 3 &&
            !tokens[word].facts.has(Fact::term));
  }
  return told ? last : at;
}

}  // namespace

namespace {

/// With at most two phrases behind token `last` that begin with what `leads` is true of.
std::size_t with_phrases(const TokenStream& tokens, std::size_t last,
                         bool (*leads)(std::uint64_t id) noexcept) {
  constexpr int most = 2;
  for (int phrase = 0; phrase < most && word_beside(tokens, last); ++phrase) {
    if (!leads(tokens[last + 1].id)) break;
    const std::size_t end = phrase_end(tokens, last + 1);
    if (end == last + 1) break;
    last = end;
  }
  return last;
}

}  // namespace

std::size_t with_places(const TokenStream& tokens, std::size_t last) {
  return with_phrases(tokens, last, leads_place);
}

std::size_t with_particulars(const TokenStream& tokens, std::size_t last) {
  const auto leads = [](std::uint64_t id) noexcept {
    return leads_place(id) || one_of(id, {"of", "after", "for", "down", "up", "by", "since",
                                          "across", "round", "outside", "next"});
  };
  last = with_phrases(tokens, last, leads);
  // "on home ventilation between Millom and Maryport"
  if (word_beside(tokens, last) && tokens[last + 1].id == word_id("between")) {
    std::size_t end = last + 1;
    while (word_beside(tokens, end) && end < last + 5 &&
           (tokens[end + 1].capital() || tokens[end + 1].id == word_id("and")))
      ++end;
    if (tokens[end].capital() && end > last + 2) last = end;
  }
  // "at St Chad's, Coseley"
  const bool town =
      tokens[last].capital() && last + 1 < tokens.size() && tokens[last + 1].capital();
  return town ? with_town(tokens, last) : last;
}

namespace {

/// The determiner that leads the words before token `i`: "the twins' mum"; or `nowhere`.
std::size_t led(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    const bool beside =
        tokens.adjacent(at - 1) || tokens.hyphened(at - 1) || gap == "' " || gap == "\xE2\x80\x99 ";
    if (!beside || tokens[at - 1].covered) return nowhere;
    if (one_of(tokens[at - 1].id, {"the", "that", "our", "only", "sole"})) return at - 1;
  }
  return nowhere;
}

}  // namespace

bool scan_portrait(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool twins = one_of(
      tokens[i].id, {"twins", "triplets", "brothers", "sisters", "siblings", "quads", "family"});
  const bool parent = grown_up(tokens[i].id);
  if ((!one_child(tokens[i].id) && !twins && !parent) || tokens[i].possessive ||
      tokens[i].id == word_id("one"))
    return false;
  const std::size_t first = led(tokens, i);
  if (first == nowhere) return false;
  bool only = one_of(tokens[first].id, {"only", "sole"});
  int strokes = only ? 1 : 0;
  for (std::size_t at = first + 1; at < i; ++at) {
    // "the mother of a child with a plan": the words before are another's.
    if (one_of(tokens[at].id, {"of", "a", "an", "to", "for", "with"})) return false;
    const bool lone = one_of(tokens[at].id, {"one", "only", "sole"});
    const bool owner = tokens[at].possessive || tokens.gap_after(at).starts_with('\'') ||
                       tokens.gap_after(at).starts_with("\xE2\x80\x99");
    if (tokens[at].facts.has(Fact::verb) && tokens[at].facts.level() == 3 && !lone) return false;
    if (lone) only = true;
    if (lone || owner || !tells_nothing(tokens[at])) ++strokes;
  }
  const int before = strokes;
  std::size_t last = i;
  while (word_beside(tokens, last) && leads_place(tokens[last + 1].id)) {
    const std::size_t end = phrase_end(tokens, last + 1);
    if (end == last + 1) break;
    last = end;
    ++strokes;
  }
  const std::size_t story = word_beside(tokens, last) ? story_end(tokens, last + 1) : last + 1;
  const bool happened = story > last + 1;
  if (happened) last = story;
  if (happened) strokes += 2;
  // Where somebody stood and what he held tells of the visit: "the lad at the desk with a cap".
  if (last == i || (before == 0 && !happened) || strokes < (parent || only ? 3 : 2)) return false;
  const bool the = first > 0 && tokens.adjacent(first - 1) &&
                   one_of(tokens[first - 1].id, {"the", "our"}) &&
                   one_of(tokens[first].id, {"only", "sole"});
  add_description(scan, the ? first - 1 : first, last);
  return true;
}

}  // namespace fieldfare::guard
