// How streets, flats and lodgings are written, wherever they stand.

#include "guard/streets.h"
#include "guard/numbers.h"

namespace fieldfare::guard {
namespace {

/// Street types that are hardly ever another word, also in small letters.
bool sure_street(std::uint64_t id) noexcept {
  return one_of(id, {"road",     "rd",    "street",  "avenue",  "ave",  "lane", "ln",
                     "crescent", "cres",  "terrace", "gardens", "gdns", "mews", "boulevard",
                     "tce",      "cresc", "terr",    "gdn",     "grn",  "blvd", "wynd"});
}

/// Words that end the search for a street's name.
bool never_in_street(const Token& token) noexcept {
  return token.facts.has(Fact::verb) || token.facts.has(Fact::aux) || token.facts.has(Fact::kin) ||
         token.shape >= Shape::number ||
         one_of(token.id, {"min",     "minute", "hour", "hr",     "mile",     "day",      "month",
                           "year",    "bed",    "step", "spare",  "children", "pupils",   "young",
                           "people",  "of",     "in",   "on",     "at",       "and",      "to",
                           "for",     "from",   "with", "by",     "staff",    "families", "parents",
                           "schools", "weeks",  "days", "months", "years",    "minutes",  "mins",
                           "hours",   "miles",  "week", "per",    "are",      "were",     "not",
                           "a",       "pm",     "am",   "boys",   "girls",    "out",      "or"});
}

/// "Abbeydale Road South", "Kingsmead Upper": the side that belongs to a street's name.
bool compass(const Token& token) noexcept {
  return token.shape == Shape::title &&
         one_of(token.id, {"north", "south", "east", "west", "upper", "lower"});
}

/// A "St" before a capital begins a saint's name, not the end of a street's.
bool saint(const TokenStream& tokens, std::size_t i) {
  return tokens[i].id == word_id("st") && i + 1 < tokens.size() && tokens.adjacent(i) &&
         tokens[i + 1].capital() && !compass(tokens[i + 1]);
}

/// Months, weekdays, hours and counted things are no street without a type.
bool no_bare_street(const Token& token) noexcept {
  return token.shape != Shape::title || token.letters < 3 || token.facts.has(Fact::term) ||
         token.facts.has(Fact::kin) || token.facts.has(Fact::role) || token.facts.has(Fact::aux) ||
         token.facts.has(Fact::determiner) || token.facts.has(Fact::closed) ||
         one_of(token.id,
                {"january", "february",  "march",   "april",    "may",      "june",      "july",
                 "august",  "september", "october", "november", "december", "jan",       "feb",
                 "mar",     "apr",       "jun",     "jul",      "aug",      "sep",       "sept",
                 "oct",     "nov",       "dec",     "monday",   "tuesday",  "wednesday", "thursday",
                 "friday",  "saturday",  "sunday",  "mon",      "tue",      "tues",      "wed",
                 "thurs",   "fri",       "sat",     "sun",      "year",     "years"});
}

/// The side of the street, where one is told.
std::size_t with_compass(const TokenStream& tokens, std::size_t end) {
  return tokens.adjacent(end) && compass(tokens[end + 1]) ? end + 1 : end;
}

}  // namespace

bool house_number(const Token& token, std::string_view word) noexcept {
  if (token.shape == Shape::number) return token.letters <= 4;
  return token.shape == Shape::code && token.letters <= 5 && word[0] >= '1' && word[0] <= '9' &&
         !word.ends_with("th") && !word.ends_with("st") && !word.ends_with("nd") &&
         !word.ends_with("rd") && !word.ends_with("pm") && !word.ends_with("am");
}

bool flat_word(std::uint64_t id) noexcept {
  static constexpr WordSet words({"flat", "apartment", "apt", "unit", "plot", "pitch", "room",
                                  "caravan", "berth", "chalet", "lodge", "mooring", "bungalow",
                                  "flt"});
  return words.has(id);
}

bool setting_follows(const TokenStream& tokens, std::size_t end) {
  if (end + 1 >= tokens.size() || !tokens.adjacent(end)) return false;
  return tokens[end + 1].capital() && tokens[end + 1].facts.has(Fact::setting);
}

bool service_follows(const TokenStream& tokens, std::size_t end) {
  return tokens.adjacent(end) &&
         one_of(tokens[end + 1].id, {"hub", "surgery", "clinic", "school", "office", "offices",
                                     "primary", "academy", "centre", "nursery", "branch"});
}

std::size_t street_end(const TokenStream& tokens, std::size_t from) {
  bool capitals = true;
  for (std::size_t at = from; at < tokens.size() && at < from + 4; ++at) {
    if (at > from && !tokens.adjacent(at - 1)) return 0;
    const Token& token = tokens[at];
    // "3 Quarry Houses, Coniston"; "3 Guest Houses were asked"
    const bool row = token.capital() && !tokens.adjacent(at) &&
                     one_of(token.id, {"houses", "almshouses", "villas"});
    if (at > from && (row || token.facts.has(Fact::street)) && !saint(tokens, at)) {
      const bool more = at + 1 < tokens.size() && tokens.adjacent(at) && tokens[at + 1].capital() &&
                        tokens[at + 1].facts.has(Fact::street) && at + 1 < from + 4;
      // "9 oak tree close" at the end of a clause or before a postcode; "2 lane road" is no name.
      const bool ends =
          !tokens.adjacent(at) ||
          (tokens[at + 1].covered && tokens[at + 1].shape >= Shape::number) ||
          (token.id != word_id("close") &&
           one_of(tokens[at + 1].id, {"with", "w", "and", "since", "in", "near", "under", "behind",
                                      "opposite", "where", "but", "which"}));
      // "9 quarry hill", "41 ashley hill": in small letters only a name, or a word that is hardly
      // ever anything else, makes a street of these.
      const WordFacts named_by = tokens[at - 1].facts;
      const bool hill = at == from + 1 && !named_by.has(Fact::determiner) &&
                        (named_by.name() || named_by.has(Fact::place) || named_by.level() < 3) &&
                        one_of(token.id, {"hill", "green", "park", "row", "walk", "view", "way",
                                          "rise", "place", "mount", "bank", "square", "st"});
      const bool weak = ends && (hill || one_of(token.id, {"close", "court", "drive", "grove"}));
      // "27 park ave"; but "2 lane road".
      const bool ground = one_of(tokens[at - 1].id, {"park", "grove", "court", "hill", "green",
                                                     "bank", "view", "mount", "row", "square"});
      const bool named =
          capitals || !tokens[at - 1].facts.has(Fact::street) || at > from + 1 || ground;
      const bool accepted =
          ((sure_street(token.id) || weak) && named) || (capitals && token.capital());
      if (accepted && !more) return with_compass(tokens, at);
    }
    if (never_in_street(token)) return 0;
    if (at == from && token.facts.has(Fact::determiner) && !token.capital()) return 0;
    capitals = capitals && token.capital();
  }
  return 0;
}

bool type_first(std::uint64_t id) noexcept {
  static constexpr WordSet types(
      {"heol", "ffordd", "maes",     "cae",     "stryd",    "lon",    "clos",  "rue",   "calle",
       "rua",  "bryn",   "trem",     "gerddi",  "tan",      "pen",    "ael",   "cwrt",  "plas",
       "parc", "rhes",   "rhiw",     "allt",    "tyn",      "rhodfa", "coed",  "llys",  "dol",
       "pant", "gwaun",  "ty",       "cilgant", "rhodfa'r", "heol'r", "lon'r", "teras", "sgwar",
       "bro",  "erw",    "gerddi'r", "stad",    "rhos",     "nant"});
  return types.has(id);
}

std::size_t type_first_end(const TokenStream& tokens, std::size_t at) {
  if (!type_first(tokens[at].id) || at + 1 >= tokens.size()) return 0;
  std::size_t end = at;
  for (std::size_t next = at + 1; next < tokens.size() && next <= at + 3 &&
                                  (tokens.adjacent(next - 1) || tokens.hyphened(next - 1));
       ++next) {
    const bool particle = one_of(tokens[next].id, {"y", "yr", "de", "la", "du", "da", "des"});
    if (!particle && !tokens[next].capital() && tokens[at].capital()) break;
    end = next;
    if (!particle && next > at + 2) break;
  }
  return end > at && (tokens[at].capital() || end == at + 2) ? end : 0;
}

std::size_t unusual_street_end(const TokenStream& tokens, std::size_t i) {
  std::size_t at = i + 1;
  if (at >= tokens.size() || !tokens.adjacent(i) || tokens[i].letters > 3) return 0;
  if (const std::size_t end = type_first_end(tokens, at); end != 0) return end;
  const bool the = tokens[at].id == word_id("the") && tokens[at].capital();
  if (the) ++at;
  if (at >= tokens.size() || !tokens.adjacent(at - 1) || tokens[at].shape != Shape::title) return 0;
  const bool ends = at + 1 >= tokens.size() || !tokens.adjacent(at) ||
                    one_of(tokens[at + 1].id, {"from", "to", "in", "and", "with", "since", "is"});
  const bool led = i > 0 && one_of(tokens[i - 1].id, {"to", "at", "from", "is", "lives", "now"});
  const std::string_view word = tokens.word(at);
  const bool inside = word.size() >= 7 && tokens[at].facts.level() <= 1 &&
                      (word.ends_with("way") || word.ends_with("gate") || word.ends_with("croft") ||
                       word.ends_with("mead"));
  if (the) return ends && (led || inside) && !tokens[at].facts.has(Fact::setting) ? at : 0;
  const bool known = one_of(tokens[at].id, {"broadway", "kingsway", "queensway", "parkway"});
  if ((inside || known) && tokens.adjacent(at) && compass(tokens[at + 1])) return at + 1;
  return ends && (inside || known) ? at : 0;
}

std::size_t bare_street_end(const TokenStream& tokens, std::size_t number) {
  if (number + 1 >= tokens.size() || !house_number(tokens[number], tokens.word(number)) ||
      tokens.gap_after(number) != " ")
    return 0;
  std::size_t end = number + 1;
  const bool the = tokens[end].id == word_id("the") && tokens[end].shape == Shape::title;
  if (the && end + 1 < tokens.size() && tokens.adjacent(end)) ++end;
  if (no_bare_street(tokens[end])) return 0;
  if (end + 1 < tokens.size() && tokens.adjacent(end) && !tokens[end].possessive &&
      (!no_bare_street(tokens[end + 1]) || tokens[end + 1].id == word_id("lea")))
    ++end;
  return end;
}

std::size_t lodging_end(const TokenStream& tokens, std::size_t at) {
  if (at + 2 >= tokens.size() ||
      !(flat_word(tokens[at].id) || one_of(tokens[at].id, {"rm", "yard", "bay", "block"})) ||
      !house_number(tokens[at + 1], tokens.word(at + 1)))
    return 0;
  std::size_t end = at + 1;
  for (std::size_t next = at + 2; next < tokens.size() && next <= at + 6; ++next) {
    const std::string_view gap = tokens.gap_after(next - 1);
    const bool joined = gap == " " || gap == ", " || gap == "&" || gap == "' ";
    const bool part = tokens[next].capital() || house_number(tokens[next], tokens.word(next)) ||
                      one_of(tokens[next].id, {"site", "hotel", "hostel", "inn", "park", "caravan",
                                               "holiday", "mobile", "travellers", "b&b"});
    if (!joined || !part) break;
    end = next;
  }
  return end > at + 1 ? end : 0;
}

std::size_t over_shop_end(const TokenStream& tokens, std::size_t at) {
  static constexpr WordSet shops(
      {"shop",    "bakery", "bakers", "baker's",  "chippy",    "takeaway", "launderette", "pub",
       "bookies", "salon",  "garage", "butchers", "butcher's", "barbers",  "barber's",    "cafe",
       "chemist", "bank",   "store",  "stores",   "kebab",     "offy",     "newsagents",  "chip"});
  if (at + 1 >= tokens.size() || !one_of(tokens[at].id, {"over", "above", "behind"})) return 0;
  std::size_t end = 0;
  for (std::size_t next = at + 1; next < tokens.size() && next <= at + 4; ++next) {
    if (!tokens.adjacent(next - 1) || tokens[next].facts.has(Fact::aux)) break;
    if (shops.has(tokens[next].id)) end = next;
  }
  return end;
}

std::size_t with_town(const TokenStream& tokens, std::size_t last) {
  while (last + 1 < tokens.size() && tokens.gap_after(last) == ", ") {
    const Token& town = tokens[last + 1];
    // A town that the visit allows ends an address all the same.
    const bool allowed = town.allowed && town.shape == Shape::title && !tokens.adjacent(last + 1);
    if (town.covered && !allowed) break;
    // "60 Larkshall Gardens, E4"
    if (outward(tokens.word(last + 1))) return last + 1;
    const std::string_view after = tokens.gap_after(last + 1);
    const bool ends = last + 2 >= tokens.size() || after[0] == ',' || after[0] == '.' ||
                      after[0] == '\n' || after[0] == ')' || after == " (";
    const bool unknown = !town.facts.known() && town.shape == Shape::title && ends;
    if (!town.facts.has(Fact::place) && !unknown && !allowed) break;
    ++last;
  }
  return last;
}

}  // namespace fieldfare::guard
