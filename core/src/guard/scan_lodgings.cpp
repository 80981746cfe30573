// Where somebody is staying who has no house: flats, pitches, caravans, boats.

#include "guard/homes.h"
#include "guard/scan.h"
#include "guard/streets.h"

namespace fieldfare::guard {
namespace {

/// "Flat 9, Samphire House, Meridian Strand": two names where a street stands; the last, or `last`.
std::size_t bare_names_end(const TokenStream& tokens, std::size_t last) {
  const auto name = [&](std::size_t at) {
    return tokens[at].shape == Shape::title && !tokens[at].facts.has(Fact::first) &&
           !tokens[at].facts.has(Fact::role) && !tokens[at].facts.has(Fact::term) &&
           !tokens[at].facts.has(Fact::kin) && !tokens[at].facts.has(Fact::closed) &&
           !tokens[at].possessive;
  };
  const std::size_t end = last + 2;
  const bool two = end < tokens.size() && name(last + 1) && tokens.adjacent(last + 1) && name(end);
  return two && !tokens.adjacent(end) ? end : last;
}

}  // namespace

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
  // "Flat 2, Wisteria Court, 60 Larkshall Gardens, E4"
  if (last + 2 < tokens.size() && tokens.gap_after(last) == ", ") {
    const bool numbered = house_number(tokens[last + 1], tokens.word(last + 1));
    const std::size_t street = street_end(tokens, last + (numbered ? 2 : 1));
    if (street != 0)
      last = street;
    else if (flat && !numbered)
      last = bare_names_end(tokens, last);
  }
  last = with_town(tokens, last);
  scan.add_tokens(i, last, Label::address, flat ? Tier::block : Tier::ask, "a flat's address");
}

bool scan_lodging(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool pitch = one_of(tokens[i].id, {"plot", "pitch", "caravan", "berth", "chalet"});
  const std::size_t end = pitch || near_home(tokens, i) ? lodging_end(tokens, i) : 0;
  // "pitch 4, Green Lane caravan site": in small letters only before a capital.
  if (end == 0 || (!tokens[i].capital() && !(pitch && tokens[i + 2].capital()))) return false;
  // A number with its street is found by itself, and takes the flat before it.
  for (std::size_t at = pitch ? i + 2 : i + 1; at <= end; ++at) {
    if (house_number(tokens[at], tokens.word(at)) && street_end(tokens, at + 1) != 0) return false;
  }
  scan.add_tokens(i, end, Label::address, Tier::ask, "where somebody is staying");
  return true;
}

bool scan_moored(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  static constexpr WordSet lodgings({"caravan", "boat", "narrowboat", "tent", "chalet", "trailer"});
  if (!lodgings.has(tokens[i].id) || i + 3 >= tokens.size() || !tokens.adjacent(i) ||
      !one_of(tokens[i + 1].id, {"at", "on", "in"}) || !tokens.adjacent(i + 1))
    return false;
  for (std::size_t at = i + 2; at < tokens.size() && at <= i + 5; ++at) {
    if (!tokens[at].capital() || (at > i + 2 && !tokens.adjacent(at - 1))) return false;
    if (at == i + 2 || !one_of(tokens[at].id, {"farm", "park", "site", "yard", "marina", "wharf",
                                               "lane", "fields", "quay", "camp", "meadow"}))
      continue;
    scan.add_tokens(i, at, Label::address, Tier::ask, "where somebody is staying");
    return true;
  }
  return false;
}

}  // namespace fieldfare::guard
