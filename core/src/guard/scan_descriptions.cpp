// Descriptions that fit one person in a place: by what is seen of a child, by where a family lives
// or works, by what everybody has heard of.

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

constexpr std::string_view rule = "a description that tells who it is";

/// What is seen or known of one child in a school, and of hardly a second.
bool seen_trait(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"trachy",     "tracheostomy", "trach",    "oxygen",    "wheelchair", "walker",
       "burns",      "scar",         "scars",    "arm",       "leg",        "eye",
       "patch",      "eyepatch",     "hand",     "fingers",   "prosthetic", "prosthesis",
       "implant",    "implants",     "cochlear", "helmet",    "splints",    "gastrostomy",
       "peg",        "tube",         "stoma",    "colostomy", "shunt",      "pump",
       "transplant", "birthmark",    "cleft",    "calipers",  "ventilator", "vent",
       "dog",        "tattoo",       "stammer",  "blade",     "crutches",   "frame",
       "halo",       "brace",        "albinism", "dwarfism",  "amputation", "chair",
       "llamas",     "horses",       "catheter", "nebuliser", "bagpipes",   "limp",
       "ileostomy",  "legs",         "hands",    "arms",      "down",       "pacemaker",
       "suctioning", "suction",      "hearing",  "limb"});
  return words.has(id);
}

/// Where a family that everybody knows lives or works: one of its kind in a village.
bool known_house(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"pub",          "shop",       "chippy",     "bakery",     "farm",       "takeaway",
       "garage",       "vicarage",   "rectory",    "manse",      "lighthouse", "butchers",
       "bakers",       "forge",      "circus",     "fairground", "mill",       "smithy",
       "chipper",      "restaurant", "cafe",       "inn",        "hotel",      "laundrette",
       "barbers",      "salon",      "newsagents", "pharmacy",   "chemist",    "chemists",
       "surgery",      "boatyard",   "stables",    "kennels",    "windmill",   "lodge",
       "gatehouse",    "marina",     "caravans",   "garden",     "dairy",      "brewery",
       "hairdressers", "florist",    "florists",   "nailbar",    "tandoori",   "kebab",
       "bookies"});
  return words.has(id);
}

/// The last token of "in Y5", "at Elm Park", "at the infants" right after token `at`; or `at`.
std::size_t with_place(const TokenStream& tokens, std::size_t at) {
  if (!word_beside(tokens, at) || !one_of(tokens[at + 1].id, {"in", "at", "on", "from"}) ||
      !word_beside(tokens, at + 1))
    return at;
  std::size_t last = at + 2;
  if (one_of(tokens[last].id, {"the", "our", "this", "year", "yr", "a"}) &&
      word_beside(tokens, last))
    ++last;
  if (seen_trait(tokens[last].id)) return at;
  // "in the reception class", "on the island estate"
  if (last == at + 3 && word_beside(tokens, last) &&
      one_of(tokens[last + 1].id, {"class", "base", "unit", "estate", "school", "site", "group",
                                   "centre", "room", "park", "farm", "road", "street", "village"}))
    return last + 1;
  while (last < at + 5 && tokens[last].capital() && word_beside(tokens, last) &&
         tokens[last + 1].capital())
    ++last;
  return last;
}

/// "the boy with the trachy in Y5", "a girl in Y3 with one arm"
bool scan_seen(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool many = one_of(tokens[i].id, {"twins", "triplets", "brothers", "sisters", "family"});
  if (!one_child(tokens[i].id) && !many && !grown_up(tokens[i].id)) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  const std::size_t place = with_place(tokens, i);
  const std::size_t any = led_by(tokens, i, {"a", "an", "one"});
  const std::size_t from = first != nowhere ? first : place > i && !many ? any : nowhere;
  if (from == nowhere || !word_beside(tokens, place)) return false;
  const std::size_t with = place + 1;
  if (!one_of(tokens[with].id, {"with", "w", "on", "in"}) || !word_beside(tokens, with))
    return false;
  const bool worn = tokens[with].id == word_id("in");
  constexpr std::size_t reach = 5;
  for (std::size_t at = with + 1; at < tokens.size() && at < with + reach; ++at) {
    if (!tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) return false;
    if (one_of(tokens[at].id, {"and", "who", "that", "needs", "plans", "most"})) return false;
    const bool thing = seen_trait(tokens[at].id);
    // "in the pink wheelchair", but "in the hearing unit"
    if (!thing || (worn && !one_of(tokens[at].id, {"wheelchair", "helmet", "chair", "splints"})))
      continue;
    if (worn && at < with + 2) return false;
    std::size_t last = at;
    while (word_beside(tokens, last) && seen_trait(tokens[last + 1].id))
      ++last;
    scan.add_tokens(from, with_place(tokens, last), Label::person, Tier::ask, rule);
    return true;
  }
  return false;
}

/// "the triplets", "the chip shop twins", "the Syrian twins at the infants", "the twins in Y1"
bool scan_together(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool many = some_children(tokens[i].id);
  if (!many && !one_of(tokens[i].id, {"boy", "girl", "lad", "lass", "lads", "boys", "girls"}))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our", "those"});
  if (first == nowhere) return false;
  const bool triplets = one_of(tokens[i].id, {"triplets", "quads"});
  const bool twins = one_of(tokens[i].id, {"twins", "brothers", "sisters"});
  const std::size_t last = with_place(tokens, i);
  bool people = false;
  bool house = false;
  for (std::size_t at = first + 1; at < i; ++at) {
    people = people || (tokens[at].facts.has(Fact::proper) && tokens[at].capital()) ||
             one_of(tokens[at].id, {"traveller", "gypsy", "roma", "deaf", "blind", "refugee"});
    house = house || known_house(tokens[at].id) || tokens[at].possessive;
  }
  const bool possessive = i > first + 1 && tokens[i - 1].possessive && !house;
  if (possessive) return false;
  const bool by_house = house && i > first + 1 && !tokens[i - 1].possessive;
  const bool placed = last > i;
  if (!triplets && !by_house && !(twins && placed && first + 1 == i) && !(people && placed))
    return false;
  // "mother of the triplets in reception"
  const bool of = first >= 2 && tokens[first - 1].id == word_id("of") &&
                  tokens.adjacent(first - 1) && tokens.adjacent(first - 2) &&
                  tokens[first - 2].facts.has(Fact::kin);
  scan.add_tokens(of ? first - 2 : first, last, Label::person, Tier::ask, rule);
  return true;
}

/// "the family above the bakery", "the lad from the lighthouse cottages"
bool scan_neighbour(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id) && !grown_up(tokens[i].id))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our", "those"});
  if (first == nowhere || !word_beside(tokens, i)) return false;
  if (!one_of(tokens[i + 1].id, {"above", "over", "from", "behind", "opposite", "at", "by",
                                 "beside", "below", "under"}) ||
      !word_beside(tokens, i + 1) || !one_of(tokens[i + 2].id, {"the", "our"}))
    return false;
  for (std::size_t at = i + 3; at < tokens.size() && at < i + 6 && tokens.adjacent(at - 1); ++at) {
    if (!known_house(tokens[at].id)) continue;
    const bool more = word_beside(tokens, at) && tokens[at + 1].shape == Shape::lower &&
                      one_of(tokens[at + 1].id, {"cottages", "cottage", "shop", "house", "flats",
                                                 "centre", "yard", "site", "bar"});
    scan.add_tokens(first, more ? at + 1 : at, Label::person, Tier::ask, rule);
    return true;
  }
  return false;
}

/// "her mum runs the only pub", "his dad drives the minibus": what one person in a place does.
bool scan_trade(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!grown_up(tokens[i].id) || tokens[i].possessive || !word_beside(tokens, i)) return false;
  const std::uint64_t does = tokens[i + 1].id;
  const bool drives = does == word_id("drives");
  const bool keeps = one_of(does, {"runs", "owns", "keeps", "manages", "ran", "owned"});
  const bool chairs = does == word_id("chairs");
  if ((!drives && !keeps && !chairs) || !word_beside(tokens, i + 1) ||
      !one_of(tokens[i + 2].id, {"the", "our", "this", "that"}))
    return false;
  for (std::size_t at = i + 3; at < tokens.size() && at < i + 7 && tokens.adjacent(at - 1); ++at) {
    const std::uint64_t what = tokens[at].id;
    const bool driven = one_of(what, {"bus", "minibus", "taxi", "ambulance", "tram", "mobile",
                                      "lorry", "ferry", "snowplough"});
    const bool led = one_of(what, {"forum", "governors", "board", "council", "pcf", "committee",
                                   "trust", "charity", "pta"});
    const bool kept =
        known_house(what) || one_of(what, {"office", "club", "group", "church", "mosque", "scouts",
                                           "brownies", "library", "nursery", "stall", "foodbank",
                                           "forum", "charity", "temple", "gurdwara"});
    if (!(drives ? driven : chairs ? led : kept)) continue;
    const bool whose = i > 0 && tokens.adjacent(i - 1) &&
                       one_of(tokens[i - 1].id, {"his", "her", "their", "the", "whose"});
    const std::size_t last = rest_of_clause(tokens, at, 4);
    scan.add_tokens(whose ? i - 1 : i, last, Label::person, Tier::ask, rule);
    return true;
  }
  return false;
}

/// "the dad who sued the council", "the councillor who adopted twins", "the twins who were on the
/// telly": what everybody has heard of.
bool scan_heard_of(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!grown_up(tokens[i].id) && !some_children(tokens[i].id) && !one_child(tokens[i].id))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  if (first == nowhere || !word_beside(tokens, i) || !one_of(tokens[i + 1].id, {"who", "that"}) ||
      !word_beside(tokens, i + 1))
    return false;
  std::size_t at = i + 2;
  const bool was = one_of(tokens[at].id, {"was", "were", "is", "are", "went", "got"});
  // "who set fire to the science block", "who was left on the bus"
  const std::uint64_t then = word_beside(tokens, at) ? tokens[at + 1].id : 0;
  const bool event =
      (tokens[at].id == word_id("set") && one_of(then, {"fire", "off"})) ||
      (one_of(tokens[at].id, {"was", "were", "got", "went"}) &&
       one_of(then, {"left", "lost", "locked", "burnt", "scalded", "kidnapped", "trafficked",
                     "missing", "viral", "drowned", "electrocuted", "restrained", "tasered"})) ||
      (tokens[at].id == word_id("called") && then == word_id("999"));
  const bool public_verb = event || one_of(tokens[at].id, {"sued", "adopted", "chairs", "drowned",
                                                           "survived", "petitioned"});
  const bool to_public = was && word_beside(tokens, at) &&
                         one_of(tokens[at + 1].id, {"on", "in", "to"}) &&
                         word_beside(tokens, at + 1);
  if (!public_verb && !to_public) return false;
  if (to_public && !public_verb) {
    bool told = false;
    for (std::size_t near = at + 2; near < tokens.size() && near < at + 6; ++near)
      told = told || one_of(tokens[near].id, {"news", "telly", "tv", "paper", "papers", "press",
                                              "radio", "documentary", "look", "bbc", "itv", "court",
                                              "gazette", "headlines", "film"});
    if (!told) return false;
  }
  scan.add_tokens(first, rest_of_clause(tokens, at, 10), Label::person, Tier::ask, rule);
  return true;
}

/// "the boy in the Daily Post tribunal story", "the family from the court case"
bool scan_story(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id, {"story", "article", "documentary", "inquest", "murder", "headlines",
                             "campaign", "case", "video", "programme", "petition", "rescue"}))
    return false;
  constexpr std::size_t reach = 7;
  for (std::size_t at = i; at >= 3 && at + reach > i; --at) {
    if (!tokens.adjacent(at - 1)) return false;
    const bool in = one_of(tokens[at - 1].id, {"in", "from", "behind"}) &&
                    one_of(tokens[at].id, {"the", "that"}) && at < i;
    if (!in) continue;
    const bool plain_case = tokens[i].id == word_id("case") &&
                            !one_of(tokens[i - 1].id, {"court", "murder", "neglect", "abuse"});
    const bool plain_film = one_of(tokens[i].id, {"programme", "video", "campaign"}) && at + 2 == i;
    if (plain_case || plain_film || !tokens.adjacent(at - 2)) return false;
    if (!one_child(tokens[at - 2].id) && !some_children(tokens[at - 2].id) &&
        !grown_up(tokens[at - 2].id))
      return false;
    std::size_t first = led_by(tokens, at - 2, {"the", "that"});
    if (first == nowhere) return false;
    // "mum of the boy in the story"
    if (first >= 2 && tokens[first - 1].id == word_id("of") && tokens.adjacent(first - 1) &&
        tokens[first - 2].facts.has(Fact::kin) && tokens.adjacent(first - 2))
      first -= 2;
    scan.add_tokens(first, i, Label::person, Tier::ask, rule);
    return true;
  }
  return false;
}

}  // namespace

void scan_description(Scan& scan, std::size_t i) {
  const Token& token = scan.tokens()[i];
  static constexpr WordSet stories({"story", "article", "documentary", "inquest", "murder",
                                    "headlines", "campaign", "case", "video", "programme",
                                    "petition", "rescue", "head"});
  const bool people = one_child(token.id) || some_children(token.id) || grown_up(token.id) ||
                      one_of(token.id, {"lads", "boys", "girls"});
  if (token.covered || (!people && token.shape != Shape::code && !stories.has(token.id))) return;
  static_cast<void>(scan_seen(scan, i) || scan_together(scan, i) || scan_neighbour(scan, i) ||
                    scan_trade(scan, i) || scan_heard_of(scan, i) || scan_story(scan, i) ||
                    scan_person_told(scan, i) || scan_portrait(scan, i));
}

}  // namespace fieldfare::guard
