// Where a word that is also a name belongs to a school, a ward, a condition or a saint: "Oakfield
// Primary", "Rett syndrome", "St Helens".

#include "guard/names.h"

namespace fieldfare::guard {

bool NameJudge::part_of_setting(std::size_t i) const {
  std::size_t at = i;
  for (int steps = 0; steps < 5; ++steps) {
    const bool joins = tokens_.adjacent(at) || tokens_.hyphened(at) ||
                       tokens_.gap_after(at) == " & " || tokens_.gap_after(at) == ". ";
    if (!joins || at + 1 >= tokens_.size()) return false;
    const Token& next = tokens_[at + 1];
    const bool small_link = one_of(next.id, {"of", "upon", "le", "cum"});
    if (next.capital() && next.facts.has(Fact::setting)) {
      // "Amir Hall": a first name that is nothing else, then a family name.
      const bool person = at == i && next.facts.has(Fact::last) &&
                          tokens_[i].facts.has(Fact::first) &&
                          (strong_name(tokens_[i]) || pair_acts(i + 1));
      return !person && !title_before(i);
    }
    // "Ruby class", "Amethyst ward": rooms are named after anything.
    if (at == i && next.shape == Shape::lower && !tokens_[i].possessive &&
        (one_of(next.id, {"class", "classes", "ward", "wing", "suite", "pod", "block"}) ||
         (tokens_[i].shape == Shape::title && tokens_.adjacent(i) &&
          !(strong_name(tokens_[i]) && tokens_[i].facts.has(Fact::first)) &&
          one_of(next.id, {"room", "rooms", "annex", "annexe", "building", "bldg", "campus", "site",
                           "bases", "hubs", "wards", "wings", "hospice", "theatre"}))))
      return true;
    // "Steiner school": a family name that a school bears.
    if (at == i && !tokens_[i].facts.has(Fact::first) && !tokens_[i].possessive &&
        tokens_[i].shape == Shape::title && tokens_[i].facts.known() &&
        one_of(next.id, {"school", "schools", "nursery", "college", "hospital", "academy"}))
      return true;
    // In a note a capital S is often left out: "Oakfield primary", "Rowan unit".
    if (at == i && !strong_name(tokens_[i]) && !tokens_[i].possessive &&
        one_of(next.id, {"primary", "school", "academy", "college", "nursery", "hospital",
                         "council", "trust", "centre", "surgery", "unit", "infants", "juniors"}))
      return true;
    // In a heading every word is a capital, and a person may do something in between.
    const bool small = next.facts.has(Fact::closed) || next.facts.has(Fact::determiner);
    if (tokens_[i].loud || next.facts.has(Fact::verb) || next.facts.has(Fact::aux)) return false;
    if (small && !small_link) return false;
    if (!next.capital() && !small_link) return false;
    ++at;
  }
  return false;
}

bool NameJudge::ends_setting(std::size_t i) const {
  // "Rainbow Ward", "Oakfield House": the last word of a setting is no person either.
  if (i == 0 || !tokens_[i].facts.has(Fact::setting) || tokens_[i].shape != Shape::title ||
      !tokens_.adjacent(i - 1) || tokens_[i - 1].possessive)
    return false;
  const Token& before = tokens_[i - 1];
  return before.shape == Shape::title && !before.facts.has(Fact::title) &&
         !before.facts.has(Fact::first) && before.facts.known() && !before.sentence_start;
}

bool NameJudge::gave_its_name(std::size_t i) const {
  // "Henry's Fund", "Winston's Wish": a charity or a law that somebody gave a name to.
  return tokens_[i].possessive && tokens_.adjacent(i) && tokens_[i + 1].shape == Shape::title &&
         one_of(tokens_[i + 1].id, {"fund", "trust", "foundation", "appeal", "wish", "law", "rule",
                                    "charity", "hospice", "hub", "legacy", "gift", "army"});
}

bool NameJudge::in_labelled_list(std::size_t i) const {
  // "Houses: Drake, Raleigh, Nelson", "Hubs: Hartcliffe, Easton": what a label says to be rooms,
  // settings, places or books; a title, a possessive or a bracket before it makes a person of it.
  if (tokens_[i].possessive || title_before(i)) return false;
  constexpr std::size_t reach = 16;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    const std::string_view gap = tokens_.gap_after(at - 1);
    if (gap.starts_with(": ")) {
      // "Schools seen: Percy Main Primary"
      // "mum texts: george refused again"
      const bool writes = at >= 2 && tokens_[at - 1].id == word_id("texts") &&
                          tokens_.adjacent(at - 2) &&
                          (tokens_[at - 2].facts.has(Fact::kin) ||
                           tokens_[at - 2].facts.has(Fact::role) || tokens_[at - 2].facts.name() ||
                           one_of(tokens_[at - 2].id, {"she", "he", "they", "carer"}));
      if (writes) return false;
      const bool done =
          at >= 2 && one_of(tokens_[at - 1].id, {"seen", "visited", "used", "nearby"});
      return one_of(
                 tokens_[done ? at - 2 : at - 1].id,
                 {"houses",    "rooms",     "classes",    "wards",     "hubs",     "hospitals",
                  "schools",   "schs",      "sites",      "colleges",  "unis",     "universities",
                  "towns",     "areas",     "localities", "bases",     "units",    "stalls",
                  "charities", "authors",   "books",      "topics",    "texts",    "stories",
                  "villages",  "estates",   "wards",      "nurseries", "settings", "providers",
                  "stops",     "stations",  "trains",     "buses",     "fe",       "surgeries",
                  "clinics",   "minibuses", "hotels",     "venues",    "parishes", "districts"}) ||
             (at >= 2 && one_of(tokens_[at - 2].id, {"tutor", "form", "reading", "house"}) &&
              one_of(tokens_[at - 1].id, {"grps", "groups", "names", "list"}));
    }
    if (holds_any(gap, "\n.;(:") && gap != ". ") return false;
    if (gap == ". " && tokens_[at].sentence_start) return false;
  }
  return false;
}

bool NameJudge::names_of_rooms(std::size_t i) const {
  // "Ruby, topaz, emerald = class names", "Classes named after authors: Rosen, Walliams"
  const auto tells = [&](std::size_t at) {
    if (at + 1 >= tokens_.size() || !tokens_.adjacent(at)) return false;
    const std::uint64_t room = tokens_[at].id;
    const bool one = one_of(room, {"class", "house", "room", "ward", "team", "table", "group"});
    const bool many = one_of(room, {"classes", "houses", "rooms", "wards", "teams", "tables"});
    const std::uint64_t next = tokens_[at + 1].id;
    return ((one || many) && one_of(next, {"names", "points"})) ||
           (many && one_of(next, {"named", "called", "are"}));
  };
  // "Hazel, Rowan, Ash = nurture rooms"
  const auto equals_rooms = [&](std::size_t at) {
    const bool is = tokens_.gap_after(at) == " = " ||
                    (tokens_.adjacent(at) && tokens_[at + 1].id == word_id("are"));
    for (std::size_t room = at + 1; is && room < tokens_.size() && room <= at + 4; ++room) {
      if (one_of(tokens_[room].id, {"rooms", "classes", "houses", "wards", "bases", "groups"}))
        return true;
    }
    return false;
  };
  if (in_labelled_list(i)) return true;
  constexpr std::size_t reach = 10;
  for (std::size_t at = i; at + 1 < tokens_.size() && at < i + reach && tokens_.same_line(at);
       ++at) {
    if (tells(at) || equals_rooms(at)) return true;
    if (at > i && tokens_[at].sentence_start) break;
  }
  for (std::size_t at = i; at > 0 && at + reach > i && tokens_.same_line(at - 1); --at) {
    if (tells(at - 1)) return true;
    if (tokens_[at].sentence_start && tokens_.gap_after(at - 1) != ": ") break;
  }
  return false;
}

bool NameJudge::before_condition(std::size_t i) const {
  if (!tokens_.adjacent(i) || !tokens_[i + 1].facts.has(Fact::condition) || title_before(i))
    return false;
  // "Rett syndrome", "Martha's rule"; but "Ayaan's assessment", "Zara programme".
  const bool person =
      tokens_[i].facts.has(Fact::first) && (strong_name(tokens_[i]) || tokens_[i].possessive);
  if (one_of(tokens_[i + 1].id, {"law", "rule"})) return tokens_[i].possessive;
  return !person ||
         one_of(tokens_[i + 1].id,
                {"syndrome", "disease", "palsy", "scale", "scales", "index", "technique", "phonics",
                 "spectrum", "ladder", "matrices", "taxonomy", "guidelines", "competence",
                 "inquiry", "questionnaire", "inventory", "method", "font"});
}

bool NameJudge::after_saint(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (gap != " " && gap != ". ") return false;
  return one_of(tokens_[i - 1].id, {"st", "saint", "sts", "ss"}) && tokens_[i - 1].capital();
}

bool NameJudge::other_meaning(std::size_t i) const {
  const Token& token = tokens_[i];
  if (in_date(i)) return true;
  if (token.facts.has(Fact::place) && after_locative(i)) return true;
  return token.capital() && !token.possessive &&
         (part_of_setting(i) || before_condition(i) || after_saint(i));
}

bool NameJudge::names_something_else(std::size_t i) const {
  if (names_of_rooms(i) || names_an_animal(i)) return true;
  return tokens_[i].capital() && !tokens_[i].loud &&
         (before_condition(i) || after_saint(i) || gave_its_name(i) || in_list_of_places(i));
}

bool NameJudge::in_list_of_places(std::size_t i) const {
  // "Lincoln, Boston, Sleaford", "Wigan, Leigh and Atherton": a town that is a name elsewhere, in a
  // list that holds one that is not, or two others.
  // "Ashby, Coalville, Loughborough": a family name or no word at all beside two that are sure.
  const WordFacts here = tokens_[i].facts;
  const bool town = here.has(Fact::place);
  if (tokens_[i].possessive || (!town && (here.has(Fact::first) || here.level() > 1))) return false;
  std::size_t towns = 0;
  std::size_t sure_towns = 0;
  const auto walk = [&](bool right) {
    std::size_t at = i;
    for (int steps = 0; steps < 4; ++steps) {
      if (right ? at + 1 >= tokens_.size() : at == 0) return;
      const std::size_t from = right ? at : at - 1;
      std::size_t next = right ? at + 1 : at - 1;
      const std::string_view gap = tokens_.gap_after(from);
      const bool listed = gap == ", " || gap == "; " || gap == " & " || gap == "/" || gap == " / ";
      const bool worded = tokens_.adjacent(from) && tokens_[next].id == word_id("and");
      if (worded && right && tokens_.adjacent(next))
        ++next;
      else if (worded && !right && next > 0 && tokens_.adjacent(next - 1))
        --next;
      else if (!listed)
        return;
      if (next >= tokens_.size()) return;
      const WordFacts facts = tokens_[next].facts;
      if (!facts.has(Fact::place) || !tokens_[next].capital()) return;
      ++towns;
      if (!facts.has(Fact::first)) ++sure_towns;
      at = next;
    }
  };
  walk(true);
  walk(false);
  return town ? sure_towns > 0 || towns >= 2 : sure_towns >= 2;
}

bool NameJudge::names_an_animal(std::size_t i) const {
  // "Glen the therapy pony", "the dog, Bella"
  const auto animal = [&](std::size_t at) {
    return one_of(tokens_[at].id,
                  {"dog",    "pony",   "horse", "cat",    "rabbit",   "hamster", "tortoise",
                   "guinea", "fish",   "goat",  "sheep",  "donkey",   "hen",     "puppy",
                   "pig",    "lizard", "gecko", "parrot", "labrador", "spaniel"});
  };
  // "Miss Llewellyn, the dog, and chess"
  if (title_before(i)) return false;
  const bool comma = tokens_.gap_after(i) == ", ";
  if (i + 2 < tokens_.size() && (tokens_.adjacent(i) || comma) &&
      (one_of(tokens_[i + 1].id, {"the", "our"}) ||
       (!comma && tokens_[i + 1].id == word_id("a")))) {
    for (std::size_t at = i + 2; at < tokens_.size() && at <= i + 4; ++at) {
      if (!tokens_.adjacent(at - 1)) break;
      if (animal(at)) return true;
    }
  }
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (animal(i - 1)) return gap == " " || gap == ", " || gap == " (";
  return i >= 2 && one_of(tokens_[i - 1].id, {"called", "named"}) && animal(i - 2);
}

}  // namespace fieldfare::guard
