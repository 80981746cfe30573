// What one person is known for: what a child won or plays, what befell a house, what a relative
// does here, whose child a member of staff has.

#include "guard/dates.h"
#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

/// "son", "daughter", "twins": whoever is somebody's.
bool offspring(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"son",    "daughter",      "sons",      "daughters",      "grandson",
       "niece",  "granddaughter", "nephew",    "stepson",        "twins",
       "lad",    "stepdaughter",  "youngest",  "eldest",         "oldest",
       "kids",   "grandkids",     "lads",      "granddaughters", "child",
       "wife",   "husband",       "grandsons", "nephews",        "nieces",
       "godson", "goddaughter",   "triplets",  "children"});
  return words.has(id);
}

/// "the Albert Hall", "GB", "the county", "Leeds": for or at what one is known.
bool fame_place(const TokenStream& tokens, std::size_t at) {
  if (at >= tokens.size()) return false;
  const bool the = one_of(tokens[at].id, {"the", "our"});
  const std::size_t what = the ? at + 1 : at;
  if (what >= tokens.size() || tokens[what].covered) return false;
  return tokens[what].capital() ||
         one_of(tokens[what].id,
                {"county", "england", "wales", "abbey", "cathedral", "minster", "church", "mosque",
                 "temple", "gurdwara", "championships", "olympics", "paralympics", "academy",
                 "nationals", "regionals", "palace", "proms"});
}

/// "the lad who swam for GB", "the lass who sang at the Albert Hall", "who came third on Bake Off"
bool scan_fame(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id)) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  if (first == nowhere || !word_beside(tokens, i)) return false;
  std::size_t who = i + 1;
  // "the girl in Y9 who swims for the county"
  if (one_of(tokens[who].id, {"in", "at", "from"}) && with_places(tokens, i) > i)
    who = with_places(tokens, i) + 1;
  if (who + 2 >= tokens.size() || !one_of(tokens[who].id, {"who", "that"}) ||
      !word_beside(tokens, who) || !word_beside(tokens, who + 1))
    return false;
  const std::uint64_t does = tokens[who + 1].id;
  const bool does_sport = one_of(
      does, {"swam",   "swims",    "plays",    "played",   "sang",        "sings",    "boxes",
             "boxed",  "rides",    "rode",     "runs",     "ran",         "races",    "raced",
             "danced", "dances",   "acted",    "acts",     "starred",     "modelled", "came",
             "skates", "bowls",    "fences",   "wrestles", "represented", "captains", "fights",
             "fought", "competes", "competed", "throws",   "models",      "bakes"});
  if (!does_sport) return false;
  constexpr std::size_t reach = 6;
  for (std::size_t at = who + 2; at < tokens.size() && at < who + reach; ++at) {
    if (!tokens.adjacent(at - 1)) return false;
    const bool leads = one_of(tokens[at].id, {"for", "at", "on", "in"}) ||
                       (one_of(does, {"represented", "captains"}) && at == who + 2);
    if (!leads) continue;
    const bool named =
        fame_place(tokens, one_of(tokens[at].id, {"for", "at", "on", "in"}) ? at + 1 : at);
    // "who plays in Year 4", "who came in May", "who runs at St Mary's"
    const bool ordinary = (tokens[at].id == word_id("in") || tokens[at].id == word_id("at")) &&
                          !one_of(does, {"sang", "sings", "swam", "swims", "danced", "starred",
                                         "acted", "competed", "competes", "modelled"}) &&
                          !(at > who + 2 && tokens[at + 1].id == word_id("the"));
    const bool came = does == word_id("came") &&
                      !one_of(tokens[who + 2].id, {"first", "second", "third", "last", "top"});
    if (!named || ordinary || came) return false;
    add_description(scan, first, rest_of_clause(tokens, at, 4));
    return true;
  }
  return false;
}

/// "the family whose house burnt down", "the girl whose photo was in the Mercury"
bool scan_whose_thing(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id) && !grown_up(tokens[i].id))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  if (first == nowhere || !word_beside(tokens, i) || tokens[i + 1].id != word_id("whose") ||
      !word_beside(tokens, i + 1) ||
      !one_of(tokens[i + 2].id, {"house", "home", "photo", "picture", "story", "car",     "caravan",
                                 "flat",  "shop", "video", "face",    "dog",   "van",     "farm",
                                 "boat",  "leg",  "arm",   "foot",    "hand",  "fingers", "eye"}))
    return false;
  const std::size_t last = rest_of_clause(tokens, i + 2, 9);
  bool told = false;
  for (std::size_t at = i + 3; at <= last; ++at) {
    told = told || in_public(tokens, at) ||
           one_of(tokens[at].id, {"burnt", "burned", "flooded", "exploded", "collapsed", "raided",
                                  "viral", "fire", "bombed", "firebombed", "repossessed",
                                  "demolished", "petrol", "crushed", "amputated", "severed"}) ||
           (tokens[at].id == word_id("run") && word_beside(tokens, at) &&
            tokens[at + 1].id == word_id("over"));
  }
  if (!told) return false;
  add_description(scan, first, last);
  return true;
}

/// "the boy the petition is about", "the child the Echo wrote about"
bool scan_written_about(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id) && !grown_up(tokens[i].id))
    return false;
  const std::size_t first = led_by(tokens, i, {"the", "that"});
  if (first == nowhere || !word_beside(tokens, i) || !one_of(tokens[i + 1].id, {"the", "that"}))
    return false;
  bool publicly = false;
  for (std::size_t at = i + 2; at < tokens.size() && at < i + 7 && tokens.adjacent(at - 1); ++at) {
    publicly = publicly || in_public(tokens, at) ||
               one_of(tokens[at].id, {"petition", "campaign", "fundraiser", "inquest", "trial"});
    if (tokens[at].id != word_id("about") || !publicly) continue;
    add_description(scan, first, at);
    return true;
  }
  return false;
}

/// "mum teaches Y3 here", "dad is a TA in the same class", "nan works in the school kitchen": what
/// one relative in a school does.
bool scan_kin_here(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i].id,
              {"mum", "dad", "mother", "father", "nan", "gran", "grandma", "grandad", "mam",
               "stepdad", "stepmum", "aunt", "auntie", "uncle", "sister", "brother"}) ||
      i + 2 >= tokens.size())
    return false;
  const bool is = tokens[i].possessive || one_of(tokens[i + 1].id, {"is", "was"});
  const bool works = one_of(
      tokens[i + 1].id, {"works", "teaches", "cooks", "cleans", "volunteers", "worked", "taught"});
  if (!tokens.adjacent(i) || (!is && !works)) return false;
  const std::size_t from = tokens[i].possessive && !works ? i + 1 : i + 2;
  bool job = works;
  constexpr std::size_t reach = 7;
  for (std::size_t at = from; at < tokens.size() && at < i + reach; ++at) {
    if (!tokens.adjacent(at - 1) || tokens[at].covered) return false;
    if (one_of(tokens[at].id, {"and", "but", "so", "who", "not", "when", "if", "she", "he", "they",
                               "always", "often", "usually"}))
      return false;
    job = job || tokens[at].facts.has(Fact::profession) ||
          one_of(tokens[at].id, {"ta", "hlta", "lsa", "teacher", "governor", "cook", "cleaner",
                                 "midday", "caretaker", "receptionist", "escort", "lollipop",
                                 "supervisor", "councillor", "councillors", "governors"});
    if (!job) continue;
    std::size_t last = 0;
    if (tokens[at].id == word_id("here") && at > from) last = at;
    const std::uint64_t next = word_beside(tokens, at) ? tokens[at + 1].id : 0;
    const std::uint64_t then = next != 0 && word_beside(tokens, at + 1) ? tokens[at + 2].id : 0;
    const std::uint64_t third = then != 0 && word_beside(tokens, at + 2) ? tokens[at + 3].id : 0;
    // "in the same class", "at this school"
    if (one_of(next, {"in", "at", "on"}) && one_of(then, {"the", "this", "his", "her"}) &&
        one_of(third, {"same", "panel", "kitchen", "canteen"}) &&
        (next != word_id("on") || third == word_id("panel")))
      last = third == word_id("same") ? at + 4 : at + 3;
    if (one_of(next, {"in", "at"}) && then == word_id("this")) last = at + 3;
    if (tokens[at].id == word_id("school") &&
        one_of(next, {"kitchen", "canteen", "office", "library", "kitchens"}))
      last = at + 1;
    if (last == 0 || last >= tokens.size()) continue;
    const bool whose = i > 0 && tokens.adjacent(i - 1) &&
                       one_of(tokens[i - 1].id, {"his", "her", "their", "whose", "the"});
    add_description(scan, whose ? i - 1 : i, last);
    return true;
  }
  return false;
}

/// "dad plays for Leeds United", "brother boxes for England"
bool scan_kin_famous(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!tokens[i].facts.has(Fact::kin) || tokens[i].possessive || i + 3 >= tokens.size() ||
      !tokens.adjacent(i) || !tokens.adjacent(i + 1) ||
      !one_of(tokens[i + 1].id, {"plays", "played", "boxes", "boxed", "swims", "rides", "bowls",
                                 "fights", "raced", "races", "sings", "captains"}) ||
      tokens[i + 2].id != word_id("for") || !fame_place(tokens, i + 3))
    return false;
  const bool whose = i > 0 && tokens.adjacent(i - 1) &&
                     one_of(tokens[i - 1].id, {"his", "her", "their", "whose", "the"});
  std::size_t last = i + 3;
  while (word_beside(tokens, last) && tokens[last + 1].capital() && last < i + 6)
    ++last;
  add_description(scan, whose ? i - 1 : i, last);
  return true;
}

/// "the SENCo whose own son is on the list", "TA whose daughter is in the class"
bool scan_staff_parent(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool office =
      tokens[i].facts.has(Fact::profession) ||
      one_of(tokens[i].id, {"ta", "senco", "hlta", "officer", "ep", "teacher", "head", "governor",
                            "councillor", "escort", "driver", "caseworker", "receptionist"});
  if (!office || !word_beside(tokens, i) || tokens[i + 1].id != word_id("whose") ||
      !word_beside(tokens, i + 1))
    return false;
  std::size_t child = i + 2;
  while (child < i + 5 && word_beside(tokens, child) && !offspring(tokens[child].id))
    ++child;
  if (!offspring(tokens[child].id) || !word_beside(tokens, child)) return false;
  const std::size_t led = led_by(tokens, i, {"the", "a", "our", "one", "an"});
  add_description(scan, led == nowhere ? i : led, rest_of_clause(tokens, child, 8));
  return true;
}

/// "Councillor Whitworth's grandson", "Pastor Mensah's eldest boy": an office with its name.
bool scan_of_named_office(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  static constexpr WordSet titles(
      {"councillor", "cllr",      "reverend", "rev",      "revd",  "pastor", "imam",
       "rabbi",      "canon",     "bishop",   "sir",      "lord",  "dame",   "mayor",
       "sheikh",     "deacon",    "captain",  "sergeant", "sgt",   "chief",  "constable",
       "inspector",  "professor", "prof",     "curate",   "vicar", "father", "alderman",
       "baroness",   "baron",     "judge",    "colonel"});
  if (!titles.has(tokens[i].id) || tokens[i].possessive || i + 2 >= tokens.size()) return false;
  std::size_t name = i + 1;
  const std::string_view gap = tokens.gap_after(i);
  if (gap != " " && gap != ". ") return false;
  while (name < i + 3 && tokens[name].capital() && !tokens[name].possessive &&
         word_beside(tokens, name))
    ++name;
  if (!tokens[name].capital() || !tokens[name].possessive || !word_beside(tokens, name))
    return false;
  std::size_t child = name + 1;
  while (child < name + 3 && word_beside(tokens, child) && !offspring(tokens[child].id))
    ++child;
  if (!offspring(tokens[child].id)) return false;
  const bool more = word_beside(tokens, child) &&
                    one_of(tokens[child + 1].id, {"boy", "girl", "lad", "son", "daughter", "twin"});
  add_description(scan, i, more ? child + 1 : child);
  return true;
}

/// "nephew of one of the governors", "son of our lead member"
bool scan_of_an_office(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!offspring(tokens[i].id) || tokens[i].possessive || !word_beside(tokens, i) ||
      one_of(tokens[i].id, {"children", "kids", "lads"}) || tokens[i + 1].id != word_id("of") ||
      !word_beside(tokens, i + 1) ||
      !one_of(tokens[i + 2].id, {"the", "our", "a", "an", "one", "their"}))
    return false;
  constexpr std::size_t reach = 7;
  for (std::size_t at = i + 3; at < tokens.size() && at < i + reach; ++at) {
    if (!tokens.adjacent(at - 1) || tokens[at].covered) return false;
    const bool member = one_of(tokens[at].id, {"member", "members"}) &&
                        one_of(tokens[at - 1].id, {"lead", "cabinet", "portfolio", "board"});
    if (!member && !one_of(tokens[at].id, {"leader", "governors", "governor", "councillors",
                                           "councillor", "director", "mp", "landlord", "owner",
                                           "trustee", "trustees", "commissioner", "mayor", "dcs"}))
      continue;
    const std::size_t led = led_by(tokens, i, {"the", "a"});
    add_description(scan, led == nowhere ? i : led, at);
    return true;
  }
  return false;
}

/// "who carried the Olympic torch", "who met the King", "the girl on the front of the prospectus"
bool scan_seen_by_all(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id)) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that", "our"});
  if (first == nowhere || !word_beside(tokens, i) || !word_beside(tokens, i + 1)) return false;
  const bool who = one_of(tokens[i + 1].id, {"who", "that"});
  const bool met = who && one_of(tokens[i + 2].id, {"met", "carried", "cut", "presented", "gave",
                                                    "interviewed", "handed"});
  const bool on = tokens[i + 1].id == word_id("on");
  if (!met && !on) return false;
  constexpr std::size_t reach = 8;
  for (std::size_t at = i + 3; at < tokens.size() && at < i + reach; ++at) {
    if (!tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) return false;
    const bool told = met ? one_of(tokens[at].id, {"torch", "king", "queen", "ribbon", "princess",
                                                   "prince", "bouquet", "baton", "pope"})
                          : one_of(tokens[at].id, {"prospectus", "poster", "posters", "cover",
                                                   "billboard", "leaflet", "banner", "brochure"});
    if (!told) continue;
    add_description(scan, first, met ? rest_of_clause(tokens, at, 3) : at);
    return true;
  }
  return false;
}

/// "our wheelchair rugby international", "the county chess champion", "the youth MP for
/// Cheltenham", "the goalkeeper of the blind football squad": what one is for all.
bool scan_champion(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!champion(tokens[i].id) || tokens[i].possessive || i == 0) return false;
  const bool plain = one_of(
      tokens[i].id, {"captain", "goalkeeper", "goalie", "drummer", "soloist", "striker", "mp"});
  const bool youth = i > 0 && tokens[i - 1].id == word_id("youth");
  if (tokens[i].id == word_id("mp") && !youth) return false;
  constexpr std::size_t reach = 5;
  std::size_t first = i;
  while (first > 0 && i - first < reach &&
         (tokens.adjacent(first - 1) || tokens.hyphened(first - 1)) &&
         !tokens[first].facts.has(Fact::determiner) && !tokens[first - 1].covered &&
         !tokens[first - 1].facts.has(Fact::aux))
    --first;
  if (!one_of(tokens[first].id, {"the", "our", "that"})) return false;
  // "the captain", "the finalist": of what, or in which class.
  const bool said = i > first + 1;
  const bool of = word_beside(tokens, i) && one_of(tokens[i + 1].id, {"of", "for", "in", "from"});
  if (plain ? !of : !said && !of) return false;
  add_description(scan, first, i);
  return true;
}

/// "the baby found at the services on the A46", "the lad rescued from the reservoir": what befell
/// one, and where.
bool scan_befallen(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_child(tokens[i].id) && !some_children(tokens[i].id)) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that"});
  if (first == nowhere || !word_beside(tokens, i) || !word_beside(tokens, i + 1) ||
      !one_of(tokens[i + 1].id, {"found", "abandoned", "dumped", "rescued", "pulled", "airlifted",
                                 "stabbed", "shot", "snatched", "trafficked", "kidnapped"}) ||
      !one_of(tokens[i + 2].id,
              {"at", "in", "on", "from", "by", "off", "outside", "near", "behind", "under", "out"}))
    return false;
  // "the boy found in the corridor": children are found all day, babies are not.
  if (tokens[i + 1].id == word_id("found") &&
      !one_of(tokens[i].id, {"baby", "toddler", "newborn", "twins"}))
    return false;
  const bool place = word_beside(tokens, i + 2) && tokens[i + 3].facts.has(Fact::determiner);
  if (!place && !(word_beside(tokens, i + 2) && tokens[i + 3].capital())) return false;
  add_description(scan, first, i + 1);
  return true;
}

/// "the family burnt out in the high rise"
bool scan_burnt_out(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!some_children(tokens[i].id) && !one_of(tokens[i].id, {"mum", "couple"})) return false;
  const std::size_t first = led_by(tokens, i, {"the", "that"});
  if (first == nowhere || !word_beside(tokens, i) || !word_beside(tokens, i + 1) ||
      !one_of(tokens[i + 1].id, {"burnt", "burned", "flooded", "bombed"}) ||
      !one_of(tokens[i + 2].id, {"out", "in", "by"}))
    return false;
  add_description(scan, first, rest_of_clause(tokens, i + 2, 6));
  return true;
}

}  // namespace

bool champion(std::uint64_t id) noexcept {
  static constexpr WordSet words({"international", "champion", "medallist", "medalist", "olympian",
                                  "paralympian", "finalist", "prodigy", "goalkeeper", "goalie",
                                  "mp", "captain", "drummer", "soloist", "striker"});
  return words.has(id);
}

bool scan_rarity(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const bool one =
      tokens[i].id == word_id("one") || (tokens[i].shape == Shape::number && tokens.word(i) == "1");
  if (!one || !word_beside(tokens, i) || tokens[i + 1].id != word_id("of") ||
      !word_beside(tokens, i + 1))
    return false;
  std::size_t at = i + 2;
  if (one_of(tokens[at].id, {"only", "just"}) && word_beside(tokens, at)) ++at;
  if (!small_number(tokens, at) || !word_beside(tokens, at)) return false;
  ++at;
  const bool people = one_of(tokens[at].id, {"children", "kids", "people", "girls", "boys",
                                             "babies", "families", "cases", "patients"});
  if (people && word_beside(tokens, at)) ++at;
  if (tokens[at].id != word_id("in") || !word_beside(tokens, at)) return false;
  ++at;
  if (tokens[at].id == word_id("the") && word_beside(tokens, at)) ++at;
  if (!one_of(tokens[at].id, {"england", "uk", "country", "county", "world", "britain", "wales",
                              "region", "europe", "city", "north", "scotland", "ireland"}))
    return false;
  const bool with =
      word_beside(tokens, at) && one_of(tokens[at + 1].id, {"with", "w", "who", "on", "to"});
  if (!people && !with) return false;
  add_description(scan, i, with ? rest_of_clause(tokens, at + 1, 4) : at);
  return true;
}

bool scan_known_for(Scan& scan, std::size_t i) {
  return scan_fame(scan, i) || scan_whose_thing(scan, i) || scan_written_about(scan, i) ||
         scan_kin_here(scan, i) || scan_kin_famous(scan, i) || scan_staff_parent(scan, i) ||
         scan_of_named_office(scan, i) || scan_of_an_office(scan, i) || scan_seen_by_all(scan, i) ||
         scan_burnt_out(scan, i) || scan_champion(scan, i) || scan_befallen(scan, i);
}

}  // namespace fieldfare::guard
