// Which descriptions of people and which addresses the second voice is asked about.

#include <algorithm>

#include "guard/address_grammar.h"
#include "guard/descriptions.h"
#include "guard/figures.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

/// How far what is said of the person at `i` goes on: "at Priory Lodge", "who drowned in the cut".
std::size_t said_of_person(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t reach = 14;
  bool clause = false;
  std::size_t last = i;
  for (std::size_t at = i + 1; at < tokens.size() && at <= i + reach; ++at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    const bool joined = gap.find_first_not_of(" -/'") == std::string_view::npos;
    // "the vicar at St Chad's, Coseley"
    const bool place = gap == ", " && last > i && tokens[at].shape == Shape::title &&
                       tokens[last].shape == Shape::title && !tokens.adjacent(at);
    if (!joined && !place) break;
    const Token& token = tokens[at];
    if (one_of(token.id, {"and", "but", "so", "because", "bc", "which", "n", "as", "said", "says"}))
      break;
    if (!clause && (token.facts.has(Fact::aux) ||
                    (token.facts.has(Fact::verb) && !token.facts.has(Fact::kin))))
      break;
    clause = clause || one_of(token.id, {"who", "that", "whose", "whos"});
    last = at;
  }
  // What it was cut short of leads nowhere: "after the death in"
  while (last > i && one_of(tokens[last].id, {"the", "a", "an", "in", "at", "of", "for", "on", "to",
                                              "his", "her", "from", "by"}))
    --last;
  return last;
}

}  // namespace

/// Who is told by what leads to somebody that is known.
void FigureVoice::gather_people() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.allowed || !token.word()) continue;
    static constexpr WordSet more({"widow",  "lady",    "man",      "woman",      "brother",
                                   "sister", "triplet", "couple",   "grandson",   "granddaughter",
                                   "wife",   "husband", "lass",     "goalkeeper", "player",
                                   "kid",    "pair",    "former",   "one",        "two",
                                   "three",  "baby",    "landlady", "landlord",   "quads"});
    if (!token.facts.has(Fact::kin) && !token.facts.has(Fact::role) &&
        !token.facts.has(Fact::profession) && !more.has(token.id) && !some_person(token.id))
      continue;
    // "the two who came off the lorry"; not "the two schools"
    if (one_of(token.id, {"one", "two", "three"}) &&
        !(tokens_.adjacent(i) &&
          one_of(tokens_[i + 1].id, {"who", "that", "whose", "with", "from", "off", "in", "whos"})))
      continue;
    std::size_t led = nowhere;
    for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
      const std::size_t at = i - back;
      if (tokens_[at].gap != Gap::spaces && tokens_[at].gap != Gap::hyphen) break;
      if (one_of(tokens_[at].id, {"the", "that", "our", "their", "a", "an", "his", "her", "only",
                                  "my", "whose", "one"})) {
        led = at;
        break;
      }
      if (tokens_[at].facts.has(Fact::aux) || tokens_[at].facts.has(Fact::verb)) break;
    }
    // "twin sister of the boy ...", "mother of the lad ..."
    const bool of = i + 2 < tokens_.size() && tokens_.adjacent(i) &&
                    one_of(tokens_[i + 1].id, {"of", "to"}) && tokens_.adjacent(i + 1) &&
                    one_of(tokens_[i + 2].id, {"the", "that", "our"});
    if (led == nowhere && !of) continue;
    std::size_t from = led == nowhere ? i : led;
    if (from == i && i > 0 && tokens_.adjacent(i - 1) &&
        (tokens_[i - 1].facts.has(Fact::kin) || tokens_[i - 1].id == word_id("twin")))
      --from;
    // "the boy", "his mum": nobody in particular.
    constexpr std::size_t least_words = 3;
    const std::size_t to = said_of_person(tokens_, i);
    if (to + 1 - from < least_words) continue;
    Figure& figure = add(Figure::Kind::person, i, i);
    figure.from = from;
    figure.to = to;
  }
}

/// Everything that may be read as an address.
void FigureVoice::gather_homes() {
  constexpr std::size_t reach = 5;
  std::size_t anchor = 0;  // the first one from here on
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    anchor = std::max(anchor, i);
    while (anchor < tokens_.size() && !anchors_address(tokens_[anchor]))
      ++anchor;
    if (anchor == tokens_.size()) return;
    if (anchor > i + reach || company_.dated[i] != 0 || tokens_[i].allowed) continue;
    const auto chain = address_at(tokens_, i);
    if (!chain) continue;
    // "Hexham Priory School, Corbridge Road": where a setting stands.
    const bool of_setting = i > 0 && tokens_.gap_after(i - 1) == ", " &&
                            (tokens_[i - 1].allowed || tokens_[i - 1].facts.has(Fact::setting));
    if (of_setting && !chain->numbered()) {
      i = chain->last;
      continue;
    }
    Figure& figure = add(Figure::Kind::home, i, chain->last);
    figure.parts = chain->parts;
    i = chain->last;
  }
}

}  // namespace fieldfare::guard
