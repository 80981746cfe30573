// Which descriptions of people and which homes the second voice is asked about.

#include "guard/dates.h"
#include "guard/descriptions.h"
#include "guard/figures.h"
#include "guard/relations.h"
#include "guard/streets.h"

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
        !token.facts.has(Fact::profession) && !more.has(token.id) && !one_child(token.id) &&
        !some_children(token.id) && !grown_up(token.id))
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

/// A house's number with the names behind it, or the number of a flat.
void FigureVoice::gather_homes() {
  constexpr std::size_t most_names = 3;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (company_.dated[i] != 0 || token.allowed) continue;
    // "the blue door at no 14"
    const bool numbered = one_of(token.id, {"no", "number"});
    // Rooms and units are a school's, too.
    const bool flat = flat_word(token.id) && !one_of(token.id, {"room", "unit", "lodge"});
    if ((flat || numbered) && tokens_.adjacent(i) && !tokens_[i + 1].word() &&
        house_number(tokens_[i + 1], tokens_.word(i + 1)) && company_.dated[i + 1] == 0) {
      add(Figure::Kind::home, i, i + 1);
      ++i;
      continue;
    }
    // "High Nook Farm", "Rose Cottage"
    if (one_of(token.id,
               {"farm", "cottage", "barn", "bungalow", "farmhouse", "croft", "cottages"}) &&
        token.shape == Shape::title && !token.sentence_start) {
      std::size_t first = i;
      while (first > 0 && i - first < most_names && tokens_.adjacent(first - 1) &&
             tokens_[first - 1].shape == Shape::title && !tokens_[first - 1].allowed)
        --first;
      if (first < i) add(Figure::Kind::home, first, i);
      continue;
    }
    // "from Mill House, Cuckoo Lane"
    if (token.shape == Shape::title && tokens_.gap_after(i) == ", " &&
        one_of(token.id, {"house", "lodge", "mill", "grange", "villa", "manor", "hall", "gatehouse",
                          "forge", "court", "lodgings", "rest", "end", "view"})) {
      const std::size_t street = street_end(tokens_, i + 1);
      std::size_t first = i;
      while (first > 0 && i - first < most_names && tokens_.adjacent(first - 1) &&
             tokens_[first - 1].shape == Shape::title && !tokens_[first - 1].allowed)
        --first;
      if (street != 0 && first < i && tokens_[street].capital() &&
          !setting_follows(tokens_, street))
        add(Figure::Kind::home, first, street);
      continue;
    }
    // "Shelley Court 8", "Bell Lane 7"
    const std::string_view behind = tokens_.gap_after(i);
    if (token.word() && token.facts.has(Fact::street) && i > 0 && i + 1 < tokens_.size() &&
        tokens_.adjacent(i - 1) && (behind == " " || behind == ", ") &&
        tokens_[i + 1].shape == Shape::number && tokens_[i + 1].letters <= 3 &&
        house_number(tokens_[i + 1], tokens_.word(i + 1)) && company_.dated[i + 1] == 0 &&
        !tokens_.adjacent(i + 1) && tokens_[i - 1].letters > 2 &&
        tokens_[i - 1].shape == token.shape && !tokens_[i - 1].facts.has(Fact::determiner)) {
      const bool two = i > 1 && tokens_.adjacent(i - 2) && tokens_[i - 2].shape == Shape::title &&
                       token.shape == Shape::title;
      add(Figure::Kind::home, two ? i - 2 : i - 1, i + 1);
      ++i;
      continue;
    }
    if (token.word() || !house_number(token, tokens_.word(i))) continue;
    std::size_t last = i;
    while (last < i + most_names && tokens_.adjacent(last)) {
      const Token& next = tokens_[last + 1];
      const bool street = next.facts.has(Fact::street) && last > i;
      // "63 dunsmure": in small letters what is no common word.
      const bool rare = last == i && next.shape == Shape::lower && next.letters >= 5 &&
                        next.facts.level() <= 1 && !next.facts.has(Fact::term) &&
                        !next.facts.has(Fact::kin) && !next.facts.has(Fact::role);
      if (rare && token.shape == Shape::number) {
        ++last;
        break;
      }
      if (!next.word() || next.allowed || company_.dated[last + 1] != 0 || next.letters < 2 ||
          (next.shape != Shape::title && !street) || month_named(tokens_, last + 1) != 0)
        break;
      ++last;
      if (street) break;
    }
    if (last == i) continue;
    add(Figure::Kind::home, i, last);
    i = last;
  }
}

}  // namespace fieldfare::guard
