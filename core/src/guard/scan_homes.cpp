// Where somebody's home is said to be, with or without a number: "lives on Oak Street".

#include <algorithm>

#include "guard/homes.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

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
  if (tokens[at].id == word_id("the") && at + 1 < tokens.size() && tokens.adjacent(at)) ++at;
  for (std::size_t comma = at; comma < at + 4 && comma + 1 < tokens.size(); ++comma) {
    if (!tokens[comma].capital()) return 0;
    if (tokens.gap_after(comma) == ", ") {
      if (const std::size_t end = street_end(tokens, comma + 1); end != 0) return end;
      // "Ty Gwyn, Heol y Bont"
      if (const std::size_t end = type_first_end(tokens, comma + 1); end != 0) return end;
      // "Greengates, 11 Church Hill"
      const bool number =
          comma + 2 < tokens.size() && house_number(tokens[comma + 1], tokens.word(comma + 1));
      return number ? street_end(tokens, comma + 2) : 0;
    }
    if (!tokens.adjacent(comma)) return 0;
  }
  return 0;
}

/// "address: Rose Cottage", "home is Hill Top Farm": a house with a name of its own.
std::size_t house_end(const TokenStream& tokens, std::size_t at) {
  for (std::size_t end = at; end < tokens.size() && end < at + 4; ++end) {
    if (tokens[end].shape != Shape::title || (end > at && !tokens.adjacent(end - 1))) return 0;
    const bool last = !tokens.adjacent(end) || !tokens[end + 1].capital();
    if (end > at && last)
      return one_of(tokens[end].id,
                    {"cottage", "cottages", "bungalow", "farm",     "farmhouse", "barn", "lodge",
                     "villa",   "croft",    "rectory",  "vicarage", "forge",     "mill", "grange",
                     "manor",   "mansions", "towers",   "heights",  "house",     "court"})
                 ? end
                 : 0;
  }
  return 0;
}

}  // namespace

bool lives(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"lives",     "live",     "living",  "lived",   "address",       "moved",  "moving",
       "home",      "house",    "resides", "staying", "stays",         "flat",   "addr",
       "relocated", "residing", "hostel",  "accom",   "accommodation", "placed", "family's",
       "lodging",   "b&b",      "temp",    "hotel",   "caravan",       "he's",   "she's",
       "they're",   "collects", "picks"});
  return words.has(id);
}

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
        one_of(before.id, {"they", "he", "she", "they're", "mum", "dad", "nan", "gran", "family",
                           "fam", "visited", "seen", "met"}))
      return true;
    if (before.id == word_id("c") && gap == "/" && tokens[at].id == word_id("o")) return true;
  }
  return false;
}

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
  const bool address =
      one_of(tokens[i].id, {"address", "addr", "lives", "live", "living", "lived"});
  if (const std::size_t house = address ? house_end(tokens, at) : 0; house != 0) {
    scan.add_tokens(at, with_town(tokens, house), Label::address, Tier::ask,
                    "the house where somebody lives");
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
  if (!scan_said_number(scan, i, at)) static_cast<void>(scan_street_later(scan, i));
}

}  // namespace fieldfare::guard
