// Descriptions that fit one person in a place: by what is seen of a child, by where a family lives
// or works, by what everybody has heard of.

#include <algorithm>

#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {

bool seen_trait(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"trachy",     "tracheostomy", "trach",       "oxygen",    "wheelchair", "walker",
       "burns",      "scar",         "scars",       "arm",       "leg",        "eye",
       "patch",      "eyepatch",     "hand",        "fingers",   "prosthetic", "prosthesis",
       "implant",    "implants",     "cochlear",    "helmet",    "splints",    "gastrostomy",
       "peg",        "tube",         "stoma",       "colostomy", "shunt",      "pump",
       "transplant", "birthmark",    "cleft",       "calipers",  "ventilator", "vent",
       "dog",        "tattoo",       "stammer",     "blade",     "crutches",   "frame",
       "halo",       "brace",        "albinism",    "dwarfism",  "amputation", "chair",
       "llamas",     "horses",       "catheter",    "nebuliser", "bagpipes",   "limp",
       "ileostomy",  "legs",         "hands",       "arms",      "down",       "pacemaker",
       "suctioning", "suction",      "hearing",     "limb",      "cane",       "caliper",
       "vitiligo",   "alopecia",     "rollator",    "bipap",     "cpap",       "callipers",
       "walkers",    "rare",         "prosthetics", "eyegaze",   "handcycle",  "scooter",
       "sticks"});
  return words.has(id);
}

bool in_public(const TokenStream& tokens, std::size_t at) {
  static constexpr WordSet words(
      {"news",       "telly",       "tv",         "paper",      "papers",    "press",
       "radio",      "documentary", "look",       "bbc",        "itv",       "court",
       "gazette",    "headlines",   "film",       "echo",       "mercury",   "chronicle",
       "argus",      "herald",      "tonight",    "telegraph",  "youtube",   "tiktok",
       "panorama",   "newsround",   "crimewatch", "strictly",   "emmerdale", "corrie",
       "eastenders", "hollyoaks",   "masterchef", "gladiators", "gogglebox", "channel",
       "television", "magazine",    "advertiser", "bulletin",   "broadcast", "podcast",
       "calendar",   "granada",     "meridian"});
  if (words.has(tokens[at].id) &&
      !(one_of(tokens[at].id, {"look", "echo", "mercury", "herald", "argus", "tonight", "calendar",
                               "chronicle", "channel", "granada", "meridian"}) &&
        !tokens[at].capital()))
    return true;
  // "Points West", "Midlands Today", "the Yorkshire Post"
  return at > 0 && tokens.adjacent(at - 1) && tokens[at].capital() && tokens[at - 1].capital() &&
         one_of(tokens[at].id, {"west", "today", "post", "news", "mail", "times", "north", "east",
                                "tonight", "star", "express", "press", "live", "fm", "talent",
                                "off", "factor", "voice", "feud"}) &&
         !one_of(tokens[at - 1].id, {"south", "north", "royal"});
}

bool known_house(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"pub",          "shop",        "chippy",     "bakery",     "farm",        "takeaway",
       "garage",       "vicarage",    "rectory",    "manse",      "lighthouse",  "butchers",
       "bakers",       "forge",       "circus",     "fairground", "mill",        "smithy",
       "chipper",      "restaurant",  "cafe",       "inn",        "hotel",       "laundrette",
       "barbers",      "salon",       "newsagents", "pharmacy",   "chemist",     "chemists",
       "surgery",      "boatyard",    "stables",    "kennels",    "windmill",    "lodge",
       "gatehouse",    "marina",      "caravans",   "garden",     "dairy",       "brewery",
       "hairdressers", "florist",     "florists",   "nailbar",    "tandoori",    "kebab",
       "bookies",      "boat",        "barge",      "narrowboat", "houseboat",   "undertaker",
       "undertakers",  "bookmaker",   "bookmakers", "butcher",    "baker",       "newsagent",
       "barber",       "hairdresser", "vets",       "fishmonger", "greengrocer", "launderette",
       "crematorium",  "campsite",    "caravan",    "castle",     "priory",      "convent",
       "observatory",  "zoo"});
  return words.has(id);
}

namespace {

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
    const bool thing =
        seen_trait(tokens[at].id) ||
        (one_of(tokens[at].id, {"stick"}) && tokens[at - 1].id == word_id("white")) ||
        (many && one_of(tokens[at].id,
                        {"alpacas", "goats", "donkeys", "ferrets", "peacocks", "ponies", "pigs"}));
    // "in the pink wheelchair", but "in the hearing unit"
    if (!thing || (worn && !one_of(tokens[at].id, {"wheelchair", "helmet", "chair", "splints",
                                                   "calipers", "callipers"})))
      continue;
    if (worn && at < with + 2) return false;
    // "in the chair by the window", "in the wheelchair bay"
    if (worn && tokens[at].id == word_id("chair") && at < with + 3) return false;
    if (word_beside(tokens, at) &&
        one_of(tokens[at + 1].id, {"bay", "space", "ramp", "lift", "service", "clinic", "taxi",
                                   "access", "user", "users", "nurse", "team"}))
      return false;
    std::size_t last = at;
    while (word_beside(tokens, last) && seen_trait(tokens[last + 1].id))
      ++last;
    // "the rare skin condition"
    while (tokens[at].id == word_id("rare") && last < at + 3 && word_beside(tokens, last) &&
           tokens[last + 1].shape == Shape::lower && !tokens[last + 1].facts.has(Fact::closed))
      ++last;
    add_description(scan, from, std::max(with_place(tokens, last), with_places(tokens, last)));
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
  const std::size_t last = std::max(with_place(tokens, i), with_places(tokens, i));
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
  add_description(scan, of ? first - 2 : first, last);
  return true;
}

/// "the family above the bakery", "the lad from the lighthouse cottages"
bool scan_neighbour(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id) && !grown_up(tokens[i].id))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our", "those"});
  if (first == nowhere || !word_beside(tokens, i)) return false;
  if (one_of(tokens[i + 1].id, {"living", "staying", "lodging", "who", "that"}) &&
      word_beside(tokens, i + 1)) {
    const bool clause = one_of(tokens[i + 1].id, {"who", "that"});
    if (clause && !one_of(tokens[i + 2].id, {"lives", "live", "lived", "stays"})) return false;
    i += clause ? 2 : 1;
    if (!word_beside(tokens, i)) return false;
  }
  if (!one_of(tokens[i + 1].id, {"above", "over", "from", "behind", "opposite", "at", "by",
                                 "beside", "below", "under", "off", "in"}) ||
      !word_beside(tokens, i + 1) || !one_of(tokens[i + 2].id, {"the", "our"}))
    return false;
  for (std::size_t at = i + 3; at < tokens.size() && at < i + 6 && tokens.adjacent(at - 1); ++at) {
    if (!known_house(tokens[at].id)) continue;
    const bool more = word_beside(tokens, at) && tokens[at + 1].shape == Shape::lower &&
                      one_of(tokens[at + 1].id, {"cottages", "cottage", "shop", "house", "flats",
                                                 "centre", "yard", "site", "bar"});
    add_description(scan, first, more ? at + 1 : at);
    return true;
  }
  return false;
}

/// "her mum runs the only pub", "his dad drives the minibus": what one person in a place does.
bool scan_trade(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool people = grown_up(tokens[i].id) || one_of(tokens[i].id, {"family", "couple", "pair"});
  if (!people || tokens[i].possessive || !word_beside(tokens, i)) return false;
  const std::size_t whole = i;
  // "Family run the takeaway": said of those who have a name elsewhere.
  if (!grown_up(tokens[i].id) && led_by(tokens, i, {"the", "that", "our"}) == nowhere) return false;
  if (one_of(tokens[i + 1].id, {"who", "that"}) && word_beside(tokens, i + 1)) ++i;
  const std::uint64_t does = tokens[i + 1].id;
  const bool drives = does == word_id("drives");
  const bool keeps = one_of(does, {"runs", "owns", "keeps", "manages", "ran", "owned", "run", "own",
                                   "keep", "has", "have"});
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
    // "own the Star of India", "runs the Red Lion"
    const bool named = keeps && at == i + 3 && tokens[at].shape == Shape::title &&
                       !tokens[at].facts.has(Fact::term) && !tokens[at].facts.has(Fact::setting);
    const bool kept = named || known_house(what) ||
                      one_of(what, {"office", "club", "group", "church", "mosque", "scouts",
                                    "brownies", "library", "nursery", "stall", "foodbank", "forum",
                                    "charity", "temple", "gurdwara"});
    if (!(drives ? driven : chairs ? led : kept)) continue;
    const bool whose = whole > 0 && tokens.adjacent(whole - 1) &&
                       one_of(tokens[whole - 1].id, {"his", "her", "their", "the", "whose"});
    // "runs the kebab shop said come by": the clause ends before it goes on.
    const bool goes_on = word_beside(tokens, at) && tokens[at + 1].facts.has(Fact::verb);
    const std::size_t last = goes_on ? at : rest_of_clause(tokens, at, 4);
    const bool kept_by_family = one_of(does, {"has", "have"}) && !known_house(what);
    if (kept_by_family) return false;
    add_description(scan, whose ? whole - 1 : whole, last);
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
       (one_of(then, {"lost"}) ? tokens[at].id == word_id("was") : true) &&
       one_of(then, {"left", "lost", "locked", "burnt", "scalded", "kidnapped", "trafficked",
                     "missing", "viral", "drowned", "electrocuted", "restrained", "tasered"})) ||
      (one_of(tokens[at].id, {"called", "rang", "phoned", "dialled"}) && then == word_id("999")) ||
      (one_of(tokens[at].id, {"saved", "rescued", "lost"}) && at + 2 < tokens.size() &&
       one_of(then, {"his", "her", "their", "a", "the"}) &&
       (tokens[at + 2].facts.has(Fact::kin) || tokens[at + 2].id == word_id("baby")));
  // "who chained herself to the railings", "who took the council to court"
  const bool protest =
      one_of(tokens[at].id, {"chained", "picketed", "protested", "marched", "occupied"}) ||
      (tokens[at].id == word_id("took") && one_of(then, {"the", "them", "us"}) &&
       one_of(tokens[std::min(at + 4, tokens.size() - 1)].id,
              {"court", "tribunal", "ombudsman"})) ||
      (tokens[at].id == word_id("went") && then == word_id("on") && at + 3 < tokens.size() &&
       one_of(tokens[at + 3].id, {"strike"}));
  // "the parent who chairs meetings" is any.
  if (tokens[at].id == word_id("chairs") &&
      !(one_of(then, {"the", "our"}) || (word_beside(tokens, at) && tokens[at + 1].capital())))
    return false;
  const bool public_verb =
      event || protest ||
      one_of(tokens[at].id, {"sued", "adopted", "chairs", "drowned", "survived", "petitioned"});
  const bool to_public = was && word_beside(tokens, at) &&
                         one_of(tokens[at + 1].id, {"on", "in", "to"}) &&
                         word_beside(tokens, at + 1);
  if (!public_verb && !to_public) return false;
  if (to_public && !public_verb) {
    bool told = false;
    for (std::size_t near = at + 2; near < tokens.size() && near < at + 6; ++near)
      told = told || in_public(tokens, near);
    if (!told) return false;
  }
  add_description(scan, first, rest_of_clause(tokens, at, 10));
  return true;
}

/// "the boy in the Daily Post tribunal story", "the family from the court case"
bool scan_story(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id,
              {"story", "article", "documentary", "inquest", "murder", "headlines", "campaign",
               "case", "video", "programme", "petition", "rescue", "review", "news"}))
    return false;
  // "the judicial review", "the TikTok video", "the boy off the Granada news"
  const bool any_review =
      tokens[i].id == word_id("review") && (i == 0 || tokens[i - 1].id != word_id("judicial"));
  const bool any_video =
      tokens[i].id == word_id("video") &&
      (i == 0 || !one_of(tokens[i - 1].id, {"facebook", "tiktok", "youtube", "viral", "fight",
                                            "bullying", "news", "snapchat", "insta"}));
  if (any_review || any_video) return false;
  constexpr std::size_t reach = 7;
  for (std::size_t at = i; at >= 3 && at + reach > i; --at) {
    if (!tokens.adjacent(at - 1)) return false;
    const bool in = one_of(tokens[at - 1].id, {"in", "from", "behind", "off", "on"}) &&
                    one_of(tokens[at].id, {"the", "that"}) && at < i;
    if (!in) continue;
    const bool plain_case = tokens[i].id == word_id("case") &&
                            !one_of(tokens[i - 1].id, {"court", "murder", "neglect", "abuse"});
    const bool plain_film = one_of(tokens[i].id, {"programme", "campaign"}) && at + 2 == i;
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
    add_description(scan, first, i);
    return true;
  }
  return false;
}

}  // namespace

void scan_description(Scan& scan, std::size_t i) {
  const Token& token = scan.tokens()[i];
  static constexpr WordSet stories({"story", "article", "documentary", "inquest", "murder",
                                    "headlines", "campaign", "case", "video", "programme",
                                    "petition", "rescue", "head", "review", "news"});
  const bool people =
      token.facts.has(Fact::kin) || token.facts.has(Fact::profession) || some_person(token.id) ||
      one_of(token.id, {"lads", "boys", "girls", "couple", "siblings"}) || champion(token.id);
  if (token.covered || (!people && token.shape != Shape::code && !stories.has(token.id))) return;
  static_cast<void>(scan_seen(scan, i) || scan_together(scan, i) || scan_neighbour(scan, i) ||
                    scan_trade(scan, i) || scan_heard_of(scan, i) || scan_story(scan, i) ||
                    scan_person_told(scan, i) || scan_known_for(scan, i) || scan_portrait(scan, i));
}

}  // namespace fieldfare::guard
