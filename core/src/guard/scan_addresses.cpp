#include <algorithm>

#include "guard/scan.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

/// Takes a flat before the number and a town after the street into the address.
void add_address(Scan& scan, std::size_t first, std::size_t last) {
  const TokenStream& tokens = scan.tokens();
  first = with_other_number(tokens, first);
  // "Flat 2/1, 88 Dumbarton Road"
  if (first >= 3 && tokens.gap_after(first - 1) == ", " && tokens.gap_after(first - 2) == "/" &&
      flat_word(tokens[first - 3].id))
    first -= 3;
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
  first = with_house_name(tokens, first);
  scan.add_tokens(first, with_town(tokens, last), Label::address, Tier::block, "a street address");
}

bool lives(std::uint64_t id) noexcept {
  return one_of(
      id, {"lives",     "live",     "living",  "lived",   "address",       "moved",  "moving",
           "home",      "house",    "resides", "staying", "stays",         "flat",   "addr",
           "relocated", "residing", "hostel",  "accom",   "accommodation", "placed", "family's",
           "lodging",   "b&b",      "temp",    "hotel",   "caravan",       "he's",   "she's",
           "they're",   "collects", "picks"});
}

/// Somebody's home is spoken of in the words before token `i`: "lives", "mum's flat", "her
/// address".
bool near_home(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t reach = 5;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    if (gap.find_first_of(".;!?\n") != std::string_view::npos) return false;
    const Token& before = tokens[at - 1];
    if (before.facts.has(Fact::setting) && !one_of(before.id, {"house", "place", "home"}))
      return false;
    if (lives(before.id) || one_of(before.id, {"tenancy", "correspondence", "nans", "nan's", "mums",
                                               "dads", "grans", "collected", "house's"}))
      return true;
    if (before.possessive && before.facts.has(Fact::kin)) return true;
    // "they are at Room 9, Seaview"
    if (tokens[i - 1].id == word_id("at") &&
        one_of(before.id, {"they", "he", "she", "they're", "mum", "dad", "nan", "gran", "family"}))
      return true;
    if (before.id == word_id("c") && gap == "/" && tokens[at].id == word_id("o")) return true;
  }
  return false;
}

/// "4 Cross Street hub": an office is spoken of by its street.
bool service_follows(const TokenStream& tokens, std::size_t end) {
  return tokens.adjacent(end) &&
         one_of(tokens[end + 1].id, {"hub", "surgery", "clinic", "school", "office", "offices",
                                     "primary", "academy", "centre", "nursery", "branch"});
}

/// Things that move, not people: "the clinic moved to Union Street".
bool thing_moved(const TokenStream& tokens, std::size_t i) {
  if (!one_of(tokens[i].id, {"moved", "moving", "placed", "relocated"})) return false;
  for (std::size_t at = i; at > 0 && at + 6 > i; --at) {
    const Token& before = tokens[at - 1];
    if (one_of(before.id, {"all", "site", "team", "teams", "office", "pupils", "staff", "service",
                           "clinic", "services", "clinics", "hub", "hospital", "panel", "centre",
                           "therapists", "nurses", "surgery"}))
      return true;
  }
  return false;
}

/// Words between "lives" and where: "lives now at", "address given as".
bool home_filler(std::uint64_t id) noexcept {
  return one_of(id,
                {"at",    "on",   "in",   "is",     "to",    "off",  "near",      "round", "over",
                 "now",   "down", "no",   "number", "just",  "up",   "from",      "with",  "accom",
                 "given", "as",   "file", "was",    "still", "only", "currently", "out"});
}

/// "placed with carers in Harcourt Road", "lives in the end terrace on Wesley Road": a street later
/// in the same breath.
bool scan_street_later(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"lives", "live", "living", "lived", "resides", "staying", "stays",
                             "placed", "moved", "tenancy", "home", "house", "flat"}))
    return false;
  for (std::size_t at = i + 1; at + 1 < tokens.size() && at <= i + 6; ++at) {
    if (!tokens.adjacent(at - 1)) return false;
    if (tokens[at].facts.has(Fact::verb) || tokens[at].facts.has(Fact::setting)) return false;
    if (!one_of(tokens[at].id, {"on", "in", "off", "at"})) continue;
    const std::size_t end = street_end(tokens, at + 1);
    if (end == 0 || setting_follows(tokens, end) || !tokens[end].capital() ||
        !tokens[at + 1].capital() || tokens[at + 1].covered)
      continue;
    scan.add_tokens(at + 1, with_town(tokens, end), Label::address, Tier::ask,
                    "the street where somebody lives");
    return true;
  }
  return false;
}

/// "lives at number 9 on Penfold Avenue", "house no. 5 Mount Pleasant": a number said to be one.
bool scan_said_number(Scan& scan, std::size_t i, std::size_t at) {
  const TokenStream& tokens = scan.tokens();
  if (at <= i + 1 || !one_of(tokens[at - 1].id, {"no", "number"}) ||
      tokens[at].shape != Shape::number)
    return false;
  std::size_t end = at;
  const bool led = at + 2 < tokens.size() && one_of(tokens[at + 1].id, {"on", "in", "of"}) &&
                   tokens.adjacent(at);
  if (led) end = std::max(end, street_end(tokens, at + 2));
  scan.add_tokens(at - 1, end, Label::address, Tier::ask, "the number of somebody's house");
  return true;
}

/// A name of a house before its street: "The Old Mill, Church Lane", "Greenacres, Chapel Lane". The
/// last token of the street, or 0.
std::size_t house_and_street_end(const TokenStream& tokens, std::size_t at) {
  for (std::size_t comma = at; comma < at + 4 && comma + 1 < tokens.size(); ++comma) {
    if (!tokens[comma].capital()) return 0;
    if (tokens.gap_after(comma) == ", ") {
      if (const std::size_t end = street_end(tokens, comma + 1); end != 0) return end;
      // "Greengates, 11 Church Hill"
      const bool number =
          comma + 2 < tokens.size() && house_number(tokens[comma + 1], tokens.word(comma + 1));
      return number ? street_end(tokens, comma + 2) : 0;
    }
    if (!tokens.adjacent(comma)) return 0;
  }
  return 0;
}

/// "lives on Oak Street", "address is The Old Forge, Mill Lane".
void scan_home(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  std::size_t at = i + 1;
  while (at < tokens.size() && at <= i + 4 && home_filler(tokens[at].id))
    ++at;
  if (thing_moved(tokens, i)) return;
  const std::string_view led = tokens.gap_after(i);
  if (at == i + 1 && led.find_first_of(":=(") == std::string_view::npos && led != " - " &&
      led != ", " &&
      !(led == " " && one_of(tokens[i].id, {"addr", "address", "lives", "placed", "home"}))) {
    static_cast<void>(scan_street_later(scan, i));
    return;
  }
  // "Mill Hill Lane": a place that is allowed begins the name of a street.
  const auto taken = [&](std::size_t token) {
    return tokens[token].covered && !tokens[token].allowed;
  };
  if (at >= tokens.size() || taken(at)) return;
  std::size_t end = house_and_street_end(tokens, at);
  if (end == 0) end = street_end(tokens, at);
  if (end != 0 && !setting_follows(tokens, end) && !tokens[end].covered) {
    scan.add_tokens(at, with_town(tokens, end), Label::address, Tier::ask,
                    "the street where somebody lives");
    return;
  }
  if (tokens[at].covered) return;
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
  if (!scan_said_number(scan, i, at)) static_cast<void>(scan_street_later(scan, i));
}

/// "Flat 12, Marlowe House", "Apartment 12 The Mill", "Pitch 22, Sunny Sands Park".
void scan_flat(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 2 >= tokens.size() || !house_number(tokens[i + 1], tokens.word(i + 1))) return;
  const bool flat = one_of(tokens[i].id, {"flat", "apartment", "apt"});
  const std::string_view gap = tokens.gap_after(i + 1);
  if (!tokens.adjacent(i) || (gap != " " && gap != ", ")) return;
  std::size_t last = 0;
  // "Apt 6b Riverside Quarter": a flat stands in a building of any name.
  if (flat && tokens[i + 2].shape == Shape::title && tokens[i + 2].facts.level() < 3 &&
      tokens[i].shape == Shape::title)
    last = i + 2;
  for (std::size_t at = i + 2; at < tokens.size() && at < i + 6 && tokens[at].capital(); ++at) {
    if (at > i + 2 && !tokens.adjacent(at - 1)) break;
    const bool place = tokens[at].facts.has(Fact::setting) || tokens[at].facts.has(Fact::street);
    const bool house = flat
                           ? place || tokens[i + 2].id == word_id("the")
                           : one_of(tokens[at].id, {"yard", "park", "site", "farm", "hotel", "inn",
                                                    "hostel", "marina", "wharf", "lane", "fields"});
    if ((house && at > i + 2) || last == at - 1) last = at;
  }
  if (last == 0) return;
  if (last + 1 < tokens.size() && tokens.gap_after(last) == ", ") {
    const std::size_t street = street_end(tokens, last + 1);
    if (street != 0) last = street;
  }
  scan.add_tokens(i, last, Label::address, flat ? Tier::block : Tier::ask, "a flat's address");
}

/// "Plot 11, Thistle Hill caravan site"; rooms and units only near a home.
bool scan_lodging(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool pitch = one_of(tokens[i].id, {"plot", "pitch", "caravan", "berth", "chalet"});
  const std::size_t end = pitch || near_home(tokens, i) ? lodging_end(tokens, i) : 0;
  if (end == 0 || !tokens[i].capital()) return false;
  // A number with its street is found by itself, and takes the flat before it.
  for (std::size_t at = pitch ? i + 2 : i + 1; at <= end; ++at) {
    if (house_number(tokens[at], tokens.word(at)) && street_end(tokens, at + 1) != 0) return false;
  }
  scan.add_tokens(i, end, Label::address, Tier::ask, "where somebody is staying");
  return true;
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
  scan.add_tokens(first, with_town(tokens, end), Label::address, Tier::ask,
                  "a house and its street");
}

/// "Cavendish Drive, no 14": the number after the street.
void scan_number_after(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 1 >= tokens.size() || tokens[i + 1].shape < Shape::number) return;
  // "number 33 on Larkfield Avenue"
  const bool led = i + 3 < tokens.size() && one_of(tokens[i + 2].id, {"on", "in"}) &&
                   tokens.adjacent(i + 1) && tokens.adjacent(i);
  if (const std::size_t end = led ? street_end(tokens, i + 3) : 0; end != 0) {
    scan.add_tokens(i, end, Label::address, Tier::block, "a street address");
    return;
  }
  if (i < 2) return;
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

/// Counted things and small words are no street's name.
bool never_named(const Token& token) noexcept {
  return token.shape >= Shape::number || token.facts.has(Fact::verb) ||
         token.facts.has(Fact::aux) || token.facts.has(Fact::kin) ||
         token.facts.has(Fact::closed) || token.facts.has(Fact::determiner) ||
         token.facts.has(Fact::locative);
}

/// "his nan's (9 forge row)", "mum's place, 7 Wellfield": a number and a name near a home.
void scan_bare(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  std::size_t end = bare_street_end(tokens, i);
  for (std::size_t at = i + 2; end == 0 && at < tokens.size() && at <= i + 3; ++at) {
    if (!tokens.adjacent(at - 1) || never_named(tokens[at - 1])) break;
    const bool clause = at + 1 >= tokens.size() || !tokens.adjacent(at);
    if (tokens[at].facts.has(Fact::street) && clause && tokens[at].letters > 2) end = at;
  }
  if (end != 0 && !setting_follows(tokens, end))
    scan.add_tokens(i, end, Label::address, Tier::ask, "the house where somebody lives");
}

/// "living in Cromwell House, Flat 4": the building before the flat.
bool scan_building_before(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || i + 1 >= tokens.size() || !one_of(tokens[i].id, {"flat", "apartment", "apt"}) ||
      !house_number(tokens[i + 1], tokens.word(i + 1)) || tokens.gap_after(i - 1) != ", " ||
      !tokens[i - 1].capital())
    return false;
  std::size_t first = i - 1;
  while (first > 0 && tokens.adjacent(first - 1) && tokens[first - 1].capital() && i - first < 4)
    --first;
  if (first == i - 1) return false;
  const std::size_t last = std::max(i + 1, lodging_end(tokens, i));
  scan.add_tokens(first, last, Label::address, Tier::block, "a flat's address");
  return true;
}

}  // namespace

void scan_addresses(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    // "temp accom" is a phrase of the field, and still says where somebody lives.
    if (tokens[i].covered && !lives(tokens[i].id)) continue;
    if (tokens[i].shape >= Shape::number && house_number(tokens[i], tokens.word(i))) {
      // "10.30 Meadow End": a time.
      if (i > 0 && tokens[i].letters == 2 && tokens[i - 1].shape == Shape::number &&
          tokens[i - 1].letters <= 2 &&
          (tokens.gap_after(i - 1) == "." || tokens.gap_after(i - 1) == ":"))
        continue;
      const std::string_view gap = tokens.gap_after(i);
      if (gap != " " && gap != ", ") continue;
      const std::size_t end = street_end(tokens, i + 1);
      const bool hub = end != 0 && service_follows(tokens, end) && !near_home(tokens, i);
      if (end != 0 && !setting_follows(tokens, end) && !hub) {
        add_address(scan, i, end);
      } else if (const std::size_t odd = end == 0 ? unusual_street_end(tokens, i) : 0; odd != 0) {
        add_address(scan, i, odd);
      } else if (!scan_with_relative(scan, i) && near_home(tokens, i)) {
        scan_bare(scan, i);
      }
    } else if (flat_word(tokens[i].id)) {
      if (scan_with_relative(scan, i) || scan_building_before(scan, i)) continue;
      if (scan_lodging(scan, i)) continue;
      scan_flat(scan, i);
      if (!tokens[i].covered && lives(tokens[i].id)) scan_home(scan, i);
    } else if (tokens[i].facts.has(Fact::kin) && tokens[i].possessive && i + 2 < tokens.size() &&
               tokens[i + 1].id == word_id("at")) {
      scan_home(scan, i);
    } else if (one_of(tokens[i].id, {"cottage", "bungalow", "farm", "farmhouse", "barn", "smithy",
                                     "forge", "rectory", "vicarage", "cottages", "stables"})) {
      scan_named_house(scan, i);
    } else if (i > 0 && tokens[i].capital() &&
               (tokens[i - 1].id == word_id("old") || tokens[i - 1].id == word_id("post")) &&
               tokens[i].facts.has(Fact::setting)) {
      scan_named_house(scan, i);
    } else if (one_of(tokens[i].id,
                      {"house", "lodge", "mill", "grange", "croft", "villa", "manor"}) &&
               tokens[i].capital() && (i < 3 || near_home(tokens, i)) &&
               tokens.gap_after(i) == ", ") {
      scan_named_house(scan, i);
    } else if (tokens[i].id == word_id("office") && tokens[i].capital() && i >= 2 &&
               tokens[i - 2].id == word_id("old")) {
      scan_named_house(scan, i);
    } else if (one_of(tokens[i].id, {"no", "number"})) {
      scan_number_after(scan, i);
    } else if (lives(tokens[i].id)) {
      scan_home(scan, i);
    }
  }
}

}  // namespace fieldfare::guard
