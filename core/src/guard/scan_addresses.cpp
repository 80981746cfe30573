#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// Street types that are hardly ever another word, also in small letters.
bool sure_street(std::uint64_t id) noexcept {
  return one_of(id, {"road", "rd", "street", "avenue", "ave", "lane", "ln", "crescent", "cres",
                     "terrace", "gardens", "gdns", "mews", "boulevard", "tce"});
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

bool house_number(const Token& token, std::string_view word) noexcept {
  if (token.shape == Shape::number) return token.letters <= 4;
  return token.shape == Shape::code && token.letters <= 5 && word[0] >= '1' && word[0] <= '9' &&
         !word.ends_with("th") && !word.ends_with("st") && !word.ends_with("nd") &&
         !word.ends_with("rd") && !word.ends_with("pm") && !word.ends_with("am");
}

/// A "St" before a capital begins a saint's name, not the end of a street's.
bool saint(const TokenStream& tokens, std::size_t i) {
  return tokens[i].id == word_id("st") && i + 1 < tokens.size() && tokens.adjacent(i) &&
         tokens[i + 1].capital();
}

/// The street type that ends the name beginning at `from`, or 0.
std::size_t street_end(const TokenStream& tokens, std::size_t from) {
  bool capitals = true;
  for (std::size_t at = from; at < tokens.size() && at < from + 4; ++at) {
    if (at > from && !tokens.adjacent(at - 1)) return 0;
    const Token& token = tokens[at];
    if (at > from && token.facts.has(Fact::street) && !saint(tokens, at)) {
      const bool more = at + 1 < tokens.size() && tokens.adjacent(at) && tokens[at + 1].capital() &&
                        tokens[at + 1].facts.has(Fact::street) && at + 1 < from + 4;
      // "9 oak tree close" at the end of a clause; "2 lane road" is no name.
      const bool ends = !tokens.adjacent(at) ||
                        (token.id != word_id("close") &&
                         one_of(tokens[at + 1].id, {"with", "w", "and", "since", "in", "near"}));
      const bool weak = ends && one_of(token.id, {"close", "court", "drive", "grove"});
      const bool named = capitals || !tokens[at - 1].facts.has(Fact::street) || at > from + 1;
      const bool accepted =
          ((sure_street(token.id) || weak) && named) || (capitals && token.capital());
      if (accepted && !more) return at;
    }
    if (never_in_street(token)) return 0;
    if (at == from && token.facts.has(Fact::determiner) && !token.capital()) return 0;
    capitals = capitals && token.capital();
  }
  return 0;
}

bool setting_follows(const TokenStream& tokens, std::size_t end) {
  return end + 1 < tokens.size() && tokens.adjacent(end) && tokens[end + 1].capital() &&
         tokens[end + 1].facts.has(Fact::setting);
}

bool flat_word(std::uint64_t id) noexcept {
  return one_of(id, {"flat", "apartment", "apt", "unit", "plot", "pitch", "room", "caravan",
                     "berth", "chalet", "lodge"});
}

/// Takes a flat before the number and a town after the street into the address.
void add_address(Scan& scan, std::size_t first, std::size_t last) {
  const TokenStream& tokens = scan.tokens();
  // "12-14 Queens Parade"
  if (first > 0 && tokens.hyphened(first - 1) && tokens[first - 1].shape >= Shape::number) --first;
  for (int steps = 0; steps < 3 && first > 0; ++steps) {
    const std::string_view gap = tokens.gap_after(first - 1);
    const bool joins = gap == " " || gap == ", " || gap == "/" || gap == ". ";
    const Token& before = tokens[first - 1];
    const bool flat = flat_word(before.id) || one_of(before.id, {"no", "number", "house"});
    const bool letter = before.letters == 1 && before.word();
    const bool number = (letter || house_number(before, tokens.word(first - 1))) && first >= 2 &&
                        (flat_word(tokens[first - 2].id) || gap == "/");
    if (!joins || (!flat && !number)) break;
    --first;
  }
  while (last + 1 < tokens.size() && tokens.gap_after(last) == ", " &&
         tokens[last + 1].facts.has(Fact::place) && !tokens[last + 1].covered)
    ++last;
  scan.add_tokens(first, last, Label::address, Tier::block, "a street address");
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

/// "lives at 31 Lowther", "family's at 9 Hillcrest": a number and a name where somebody lives. The
/// last token of the name, or 0.
std::size_t bare_street_end(const TokenStream& tokens, std::size_t number) {
  if (number + 1 >= tokens.size() || !house_number(tokens[number], tokens.word(number)) ||
      tokens.gap_after(number) != " " || no_bare_street(tokens[number + 1]))
    return 0;
  std::size_t end = number + 1;
  if (end + 1 < tokens.size() && tokens.adjacent(end) && !tokens[end].possessive &&
      (!no_bare_street(tokens[end + 1]) || tokens[end + 1].id == word_id("lea")))
    ++end;
  return end;
}

/// "staying at Room 4, Premier Inn": the last token of the lodging, or 0.
std::size_t lodging_end(const TokenStream& tokens, std::size_t at) {
  if (at + 2 >= tokens.size() ||
      !(flat_word(tokens[at].id) || one_of(tokens[at].id, {"rm", "yard", "bay", "block"})) ||
      !house_number(tokens[at + 1], tokens.word(at + 1)))
    return 0;
  std::size_t end = at + 1;
  for (std::size_t next = at + 2; next < tokens.size() && next <= at + 6; ++next) {
    const std::string_view gap = tokens.gap_after(next - 1);
    const bool joined = gap == " " || gap == ", ";
    const bool part = tokens[next].capital() || house_number(tokens[next], tokens.word(next)) ||
                      one_of(tokens[next].id, {"site", "hotel", "hostel", "inn", "park"});
    if (!joined || !part) break;
    end = next;
  }
  return end > at + 1 ? end : 0;
}

bool lives(std::uint64_t id) noexcept {
  return one_of(
      id, {"lives",     "live",     "living",  "lived",   "address",       "moved",  "moving",
           "home",      "house",    "resides", "staying", "stays",         "flat",   "addr",
           "relocated", "residing", "hostel",  "accom",   "accommodation", "placed", "family's",
           "lodging",   "b&b",      "temp",    "hotel",   "caravan",       "he's",   "she's",
           "they're",   "collects", "picks"});
}

/// "1 Kingsway", "88 The Ridgeway", "5 Ffordd Las", "33 Rue de la Paix": streets whose type stands
/// first or inside the word. The last token, or 0.
std::size_t unusual_street_end(const TokenStream& tokens, std::size_t i) {
  std::size_t at = i + 1;
  if (at >= tokens.size() || !tokens.adjacent(i) || tokens[i].letters > 3) return 0;
  const bool foreign_type =
      one_of(tokens[at].id, {"heol", "ffordd", "maes", "cae", "stryd", "lon", "clos", "rue",
                             "calle", "rua", "bryn", "trem", "gerddi", "tan", "pen", "ael"});
  if (foreign_type && at + 1 < tokens.size()) {
    std::size_t end = at;
    for (std::size_t next = at + 1;
         next < tokens.size() && next <= at + 3 && tokens.adjacent(next - 1); ++next) {
      const bool particle = one_of(tokens[next].id, {"y", "yr", "de", "la", "du", "da", "des"});
      if (!particle && !tokens[next].capital() && tokens[at].capital()) break;
      end = next;
      if (!particle && next > at + 2) break;
    }
    return end > at && (tokens[at].capital() || end == at + 2) ? end : 0;
  }
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
  return ends && (inside || known) ? at : 0;
}

/// "lives on Oak Street", "address is The Old Forge, Mill Lane".
void scan_home(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  std::size_t at = i + 1;
  while (at < tokens.size() && at <= i + 4 &&
         one_of(tokens[at].id, {"at", "on", "in", "is", "to", "off", "near", "round", "over", "now",
                                "down", "no", "number", "just", "up", "from", "with", "accom"}))
    ++at;
  const std::string_view led = tokens.gap_after(i);
  if (at == i + 1 && led.find(':') == std::string_view::npos && led != " - " && led != ", " &&
      !(led == " " && one_of(tokens[i].id, {"addr", "address", "lives", "placed"})))
    return;
  if (at >= tokens.size() || tokens[at].covered) return;
  std::size_t end = street_end(tokens, at);
  // The name of a house may stand before the street: "The Old Mill, Church Lane".
  for (std::size_t comma = at; end == 0 && comma < at + 4 && comma + 1 < tokens.size(); ++comma) {
    if (!tokens[comma].capital()) break;
    if (tokens.gap_after(comma) == ", ") end = street_end(tokens, comma + 1);
    if (!tokens.adjacent(comma)) break;
  }
  if (end != 0 && !setting_follows(tokens, end)) {
    scan.add_tokens(at, end, Label::address, Tier::ask, "the street where somebody lives");
    return;
  }
  // A number with a street is found by itself.
  if (house_number(tokens[at], tokens.word(at)) &&
      (street_end(tokens, at + 1) != 0 || unusual_street_end(tokens, at) != 0))
    return;
  if (const std::size_t lodging = lodging_end(tokens, at); lodging != 0) {
    scan.add_tokens(at, lodging, Label::address, Tier::ask, "where somebody is staying");
    return;
  }
  if (const std::size_t bare = bare_street_end(tokens, at); bare != 0) {
    scan.add_tokens(at, bare, Label::address, Tier::ask, "the house where somebody lives");
    return;
  }
  const bool numbered = at > i + 1 && one_of(tokens[at - 1].id, {"no", "number"}) &&
                        tokens[at].shape == Shape::number;
  if (numbered)
    scan.add_tokens(at - 1, at, Label::address, Tier::ask, "the number of somebody's house");
}

/// "Flat 12, Marlowe House", "Apartment 12 The Mill", "Pitch 22, Sunny Sands Park".
void scan_flat(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 2 >= tokens.size() || !house_number(tokens[i + 1], tokens.word(i + 1))) return;
  const bool flat = one_of(tokens[i].id, {"flat", "apartment", "apt"});
  const std::string_view gap = tokens.gap_after(i + 1);
  if (!tokens.adjacent(i) || (gap != " " && gap != ", ")) return;
  std::size_t last = 0;
  for (std::size_t at = i + 2; at < tokens.size() && at < i + 6 && tokens[at].capital(); ++at) {
    if (at > i + 2 && !tokens.adjacent(at - 1)) break;
    const bool place = tokens[at].facts.has(Fact::setting) || tokens[at].facts.has(Fact::street);
    const bool house = flat
                           ? place || tokens[i + 2].id == word_id("the")
                           : one_of(tokens[at].id, {"yard", "park", "site", "farm", "hotel", "inn",
                                                    "hostel", "marina", "wharf", "lane", "fields"});
    if (house && at > i + 2) last = at;
  }
  if (last == 0) return;
  if (last + 1 < tokens.size() && tokens.gap_after(last) == ", ") {
    const std::size_t street = street_end(tokens, last + 1);
    if (street != 0) last = street;
  }
  scan.add_tokens(i, last, Label::address, flat ? Tier::block : Tier::ask, "a flat's address");
}

/// "The Bungalow, Church Lane", "Rose Cottage, Mill Lane".
void scan_named_house(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!tokens[i].capital() || tokens.gap_after(i) != ", " || tokens[i].possessive) return;
  const std::size_t end = street_end(tokens, i + 1);
  if (end == 0 || setting_follows(tokens, end) || !tokens[end].capital()) return;
  std::size_t first = i;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 3)
    --first;
  scan.add_tokens(first, end, Label::address, Tier::ask, "a house and its street");
}

/// "Cavendish Drive, no 14": the number after the street.
void scan_number_after(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || i + 1 >= tokens.size() || tokens[i + 1].shape < Shape::number) return;
  const std::string_view gap = tokens.gap_after(i - 1);
  if ((gap != ", " && gap != " ") || !tokens[i - 1].facts.has(Fact::street) ||
      !tokens[i - 1].capital() || !tokens[i - 2].capital() || !tokens.adjacent(i - 2))
    return;
  std::size_t first = i - 2;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 4)
    --first;
  scan.add_tokens(first, i + 1, Label::address, Tier::block, "a street address");
}

/// "now at 44 Ashfield with nan": a number and a name, and a relative who lives there.
bool scan_with_relative(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i == 0 || !one_of(tokens[i - 1].id, {"at", "from", "to"})) return false;
  std::size_t end = bare_street_end(tokens, i);
  if (end == 0) end = lodging_end(tokens, i);
  if (end == 0) return false;
  for (std::size_t at = end + 1; at < tokens.size() && at <= end + 3; ++at) {
    if (at == end + 1 && !one_of(tokens[at].id, {"with", "w"})) return false;
    if (!tokens[at].facts.has(Fact::kin) && !one_of(tokens[at].id, {"foster", "carers"})) continue;
    scan.add_tokens(i, end, Label::address, Tier::ask, "the house where somebody lives");
    return true;
  }
  return false;
}

}  // namespace

void scan_addresses(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].covered) continue;
    if (tokens[i].shape >= Shape::number && house_number(tokens[i], tokens.word(i))) {
      const std::string_view gap = tokens.gap_after(i);
      if (gap != " " && gap != ", ") continue;
      const std::size_t end = street_end(tokens, i + 1);
      if (end != 0 && !setting_follows(tokens, end)) {
        add_address(scan, i, end);
      } else if (const std::size_t odd = end == 0 ? unusual_street_end(tokens, i) : 0; odd != 0) {
        add_address(scan, i, odd);
      } else {
        static_cast<void>(scan_with_relative(scan, i));
      }
    } else if (flat_word(tokens[i].id)) {
      if (!scan_with_relative(scan, i)) scan_flat(scan, i);
    } else if (tokens[i].facts.has(Fact::kin) && tokens[i].possessive && i + 2 < tokens.size() &&
               tokens[i + 1].id == word_id("at")) {
      scan_home(scan, i);
    } else if (one_of(tokens[i].id, {"cottage", "bungalow", "farm", "farmhouse", "barn", "smithy",
                                     "forge", "rectory", "vicarage", "cottages", "stables"})) {
      scan_named_house(scan, i);
    } else if (one_of(tokens[i].id, {"no", "number"})) {
      scan_number_after(scan, i);
    } else if (lives(tokens[i].id)) {
      scan_home(scan, i);
    }
  }
}

}  // namespace fieldfare::guard
