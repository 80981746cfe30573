#include "guard/descriptions.h"
#include "guard/relations.h"

namespace fieldfare::guard {
namespace {

bool close_relative(std::uint64_t id) noexcept {
  return one_of(id,
                {"son",        "sons",     "daughter", "daughters",    "child",     "children",
                 "kid",        "kids",     "niece",    "nephew",       "grandson",  "granddaughter",
                 "grandchild", "wife",     "husband",  "partner",      "brother",   "sister",
                 "twin",       "twins",    "stepson",  "stepdaughter", "boy",       "girl",
                 "cousin",     "lad",      "boys",     "girls",        "baby",      "ex-wife",
                 "godson",     "mum",      "mother",   "lads",         "nieces",    "nephews",
                 "toddler",    "lass",     "teenager", "grandkids",    "grandsons", "goddaughter",
                 "triplets",   "youngest", "eldest",   "oldest",       "stepchild", "missus",
                 "widow",      "widower"});
}

/// Words that belong to the office before it: "the deputy headteacher", "the local vicar".
bool office_word(const Token& token) noexcept {
  return one_of(
      token.id,
      {"deputy", "assistant",    "local",     "parish",    "village", "lead",    "former",
       "ex",     "school",       "chair",     "of",        "vice",    "council", "town",
       "bus",    "pub",          "lollipop",  "dinner",    "team",    "site",    "area",
       "acting", "new",          "old",       "first",     "shop",    "taxi",    "football",
       "church", "safeguarding", "executive", "associate", "practice"});
}

bool lady_or_man(std::uint64_t id) noexcept {
  return one_of(id, {"lady", "man", "landlord", "woman"});
}

/// "the", "a" or "our" before the office belongs to the description.
std::size_t with_determiner(const TokenStream& tokens, std::size_t first) {
  constexpr std::size_t reach = 3;
  // "our own clinic receptionist's youngest", "the Libyan doctor's daughter"
  for (std::size_t at = first;
       at > 0 && at + reach > first && (tokens.adjacent(at - 1) || tokens.hyphened(at - 1)); --at) {
    const Token& before = tokens[at - 1];
    if (one_of(before.id, {"the", "a", "an", "our", "their", "my"})) return at - 1;
    const bool part = before.id == word_id("own") || tokens.hyphened(at - 1) ||
                      (before.word() && !before.possessive && !before.facts.has(Fact::closed) &&
                       !before.facts.has(Fact::verb) && !before.facts.has(Fact::aux) &&
                       !before.facts.has(Fact::locative) &&
                       (!before.facts.has(Fact::kin) || tokens.hyphened(at - 1)));
    if (!part) break;
  }
  return first;
}

/// The first word of the office that ends at token `i`.
std::size_t office_start(const TokenStream& tokens, std::size_t i) {
  std::size_t first = i;
  while (first > 0 && tokens.adjacent(first - 1) && !tokens[first - 1].possessive &&
         (office_word(tokens[first - 1]) || (tokens[first - 1].facts.has(Fact::profession) &&
                                             tokens[first - 1].id != word_id("lord"))))
    --first;
  // "headteacher of the school" is no chain of offices.
  while (first < i && tokens[first].id == word_id("of"))
    ++first;
  return first;
}

/// "exec", "farrier", "postmistress": an occupation by how the word ends, and nobody's relative.
bool occupation(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape != Shape::lower || token.letters < 4 || token.facts.has(Fact::kin)) return false;
  if (one_of(token.id, {"learner",  "youngster", "teenager", "speaker",  "caller",    "stranger",
                        "other",    "former",    "another",  "partner",  "neighbour", "carer",
                        "joiner",   "computer",  "letter",   "winter",   "centre",    "christian",
                        "asian",    "person",    "woman",    "human",    "librarian", "guardian",
                        "resident", "applicant", "infant",   "visitor",  "attender",  "leaver",
                        "starter",  "newcomer",  "foster",   "boarder",  "teacher",   "manner",
                        "summer",   "september", "october",  "november", "december"}))
    return one_of(token.id, {"librarian", "teacher"});
  if (one_of(token.id,
             {"exec",       "cook",       "chef",     "nurse",    "clerk",  "tsar",    "mp",
              "sergeant",   "head",       "chief",    "captain",  "imam",   "rabbi",   "councillor",
              "pharmacist", "landlady",   "coxswain", "skipper",  "curate", "sheriff", "constable",
              "surgeon",    "blacksmith", "postie",   "organist", "bishop", "dean",    "sexton",
              "deacon",     "mayor",      "verger",   "landlord"}))
    return true;
  // "our lead member's daughter"
  if (token.id == word_id("member"))
    return i > 0 && one_of(tokens[i - 1].id, {"lead", "cabinet", "portfolio"});
  const std::string_view word = tokens.word(i);
  for (const std::string_view end : {"er", "or", "ist", "ess", "man", "woman", "ian", "keeper",
                                     "master", "mistress", "eer", "ant"}) {
    if (word.ends_with(end) && word.size() >= end.size() + 3) return token.facts.level() > 0;
  }
  return false;
}

/// "headteachers", "lollipop mans": an occupation and an s, before a relative that nobody has many
/// of.
bool one_occupation(const TokenStream& tokens, std::size_t i) {
  const std::string_view word = tokens.word(i);
  const std::string_view one = word.substr(0, word.size() - 1);
  if (one_of(word_id(fold(one).view()),
             {"headteacher",  "head",     "teacher",  "vicar",     "doctor",    "gp",
              "councillor",   "mayor",    "governor", "caretaker", "butcher",   "farmer",
              "nurse",        "cook",     "driver",   "senco",     "priest",    "imam",
              "rabbi",        "landlord", "postman",  "mp",        "deputy",    "secretary",
              "receptionist", "cleaner",  "manager",  "director",  "headmaster"}))
    return true;
  if (!one_of(tokens[i + 1].id,
              {"wife", "husband", "widow", "daughter", "son", "grandson", "granddaughter", "niece",
               "nephew", "stepson", "stepdaughter", "twins", "missus"}))
    return false;
  for (const std::string_view end : {"man", "woman", "lady", "ist", "tor", "keeper", "master",
                                     "geant", "chemist", "cian", "ster", "smith", "taker"}) {
    if (one.ends_with(end) && one.size() > end.size()) return true;
  }
  return one_of(word_id(fold(one).view()), {"man", "lady", "baker", "grocer", "fisher", "officer"});
}

/// "the farrier's", "our chief exec's": one that is known, not any.
bool said_before(const TokenStream& tokens, std::size_t i) {
  // "the ex hull city goalkeeper's": three words of what office it is at most.
  constexpr std::size_t reach = 5;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    if (!tokens.adjacent(at - 1)) return false;
    if (one_of(tokens[at - 1].id, {"the", "our", "their"})) return true;
    const WordFacts facts = tokens[at - 1].facts;
    if (facts.has(Fact::closed) || facts.has(Fact::aux) || facts.has(Fact::kin)) return false;
  }
  return false;
}

/// "the pharmacist on the corner's", "the imam from Leeds Rd mosque's": the office that a place
/// before token `first` belongs to, or `first`.
std::size_t with_office_before(const TokenStream& tokens, std::size_t first) {
  constexpr std::size_t reach = 4;
  for (std::size_t at = first; at >= 2 && at + reach > first; --at) {
    if (!tokens.adjacent(at - 1) || !tokens.adjacent(at - 2)) return first;
    if (!one_of(tokens[at - 1].id, {"on", "at", "in", "from", "for", "of"})) continue;
    const bool office = tokens[at - 2].facts.has(Fact::profession) || occupation(tokens, at - 2) ||
                        lady_or_man(tokens[at - 2].id);
    return office ? at - 2 : first;
  }
  return first;
}

/// "the man who runs the garage's daughter", "the bloke from the chippy's lad": whose it is, before
/// the place at `first`.
std::size_t with_who_runs(const TokenStream& tokens, std::size_t first) {
  if (first < 3 || !tokens.adjacent(first - 1) || !tokens.adjacent(first - 2) ||
      tokens[first].id != word_id("the"))
    return first;
  const bool runs = one_of(tokens[first - 1].id, {"runs", "owns", "drives", "keeps"}) &&
                    one_of(tokens[first - 2].id, {"who", "that"});
  const std::size_t man = runs ? first - 3 : first - 2;
  const bool from = one_of(tokens[first - 1].id, {"from", "at", "in"});
  if ((!runs && !from) || man == 0 || !tokens.adjacent(man - 1) || !tokens.adjacent(man) ||
      !one_of(tokens[man].id, {"man", "woman", "lady", "bloke", "fella", "guy", "chap", "couple",
                               "owner", "people", "family", "lad", "one"}) ||
      !one_of(tokens[man - 1].id, {"the", "that"}))
    return first;
  return man - 1;
}

/// "the officer's youngest case", "the nurse's girls group": no relative is meant.
bool of_the_field(const TokenStream& tokens, std::size_t at) {
  return word_beside(tokens, at) &&
         one_of(
             tokens[at + 1].id,
             {"case",   "cases",  "group",    "groups",     "school",  "protection", "report",
              "clinic", "class",  "team",     "club",       "service", "ward",       "psychologist",
              "corner", "centre", "social",   "caseload",   "file",    "health",     "services",
              "views",  "voice",  "referral", "assessment", "plan",    "learner",    "cohort"});
}

/// "the headteacher's daughter", "the vicar's youngest daughter". An apostrophe alone after a
/// plural counts: "the governors' twins".
bool scan_possessive(Scan& scan, std::size_t first, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "the chair of governors' grandson"
  if (!tokens[i].possessive && i + 2 < tokens.size() && tokens.adjacent(i) &&
      tokens[i + 1].id == word_id("of") && tokens.adjacent(i + 1)) {
    i += 2;
    if (tokens[i].id == word_id("the") && tokens.adjacent(i)) ++i;
  }
  const std::string_view gap = tokens.gap_after(i);
  // "the headteachers grandson": in a hurry the apostrophe goes first.
  const bool hurried =
      gap == " " && tokens.word(i).ends_with('s') && i + 1 < tokens.size() &&
      close_relative(tokens[i + 1].id) && said_before(tokens, i) &&
      !one_of(tokens[i + 1].id, {"children", "kids", "boys", "girls", "partner", "lads"});
  const bool plural = gap == "' " || gap == "\xE2\x80\x99 " || hurried;
  if (!tokens[i].possessive && !plural) return false;
  for (std::size_t at = i + 1; at < tokens.size() && at <= i + 3; ++at) {
    if (at > i + 1 && !tokens.adjacent(at - 1) && !tokens.hyphened(at - 1)) return false;
    if (!close_relative(tokens[at].id)) continue;
    if (of_the_field(tokens, at)) return false;
    // "the youngest daughter": the noun may follow.
    const bool more = at + 1 < tokens.size() && tokens.adjacent(at) &&
                      close_relative(tokens[at + 1].id) && !tokens[at].possessive;
    // "the virtual head's sister in law"
    std::size_t last = more ? at + 1 : at;
    if (last + 2 < tokens.size() && tokens[last + 1].id == word_id("in") &&
        tokens[last + 2].id == word_id("law"))
      last += 2;
    first = with_office_before(tokens, first);
    // "the lighthouse keeper's granddaughter"
    if (first > 1 && tokens.adjacent(first - 1) && tokens.adjacent(first - 2) &&
        tokens[first - 1].shape == Shape::lower && tokens[first - 2].id == word_id("the"))
      --first;
    std::size_t start = with_determiner(tokens, first);
    // "Gurkha Welfare officer's youngest": the beginning of a note has no article.
    while (start == first && first > 0 && tokens.adjacent(first - 1) &&
           tokens[first - 1].capital() && !tokens[first - 1].covered)
      start = --first;
    add_description(scan, with_who_runs(tokens, start), last, related);
    return true;
  }
  return false;
}

/// "the lifeboat coxswain's granddaughter": whatever office it is, who has such a relative is one.
bool scan_any_owner(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const Token& owner = tokens[i];
  // "the HT's niece"
  const bool office = owner.shape == Shape::upper &&
                      one_of(owner.id, {"ht", "dht", "aht", "eht", "ceo", "dco", "dmo", "dsl", "pc",
                                        "ad", "hlta", "ta", "vsh", "dsco"});
  // "the kebab shop man's daughter", "the corner shop couple's little girl"
  const bool keeper = i > 0 && tokens.adjacent(i - 1) &&
                      one_of(owner.id, {"man", "woman", "couple", "lady", "family", "people"}) &&
                      (known_house(tokens[i - 1].id) ||
                       one_of(tokens[i - 1].id, {"office", "shop", "lollipop", "ice", "cream"}));
  if (!owner.possessive || i == 0 || !tokens.adjacent(i) ||
      (!office && (owner.shape != Shape::lower || (owner.letters < 4 && !keeper))))
    return false;
  if (!office && !keeper &&
      (owner.facts.has(Fact::kin) || owner.facts.has(Fact::closed) ||
       owner.facts.has(Fact::setting) || owner.facts.has(Fact::first) ||
       one_of(owner.id, {"child", "pupil",    "student", "person",  "people", "woman",
                         "girl",  "baby",     "friend",  "client",  "family", "neighbour",
                         "carer", "teenager", "learner", "patient", "couple", "year",
                         "week",  "today",    "speaker", "caller"})))
    return false;
  std::size_t relative = i + 1;
  if (one_of(tokens[relative].id,
             {"youngest", "eldest", "oldest", "own", "twin", "middle", "little", "foster",
              "adopted", "great", "autistic", "disabled", "deaf"}) &&
      word_beside(tokens, relative) && tokens[relative + 1].facts.has(Fact::kin))
    ++relative;
  if (!one_of(tokens[relative].id,
              {"son", "daughter", "niece", "nephew", "grandson", "granddaughter", "wife", "husband",
               "youngest", "eldest", "stepson", "stepdaughter", "twins", "lad", "girl", "boy"}))
    return false;
  const std::size_t led = led_by(tokens, i, {"the", "our", "their"});
  if (led == nowhere) return false;
  if (of_the_field(tokens, relative)) return false;
  add_description(scan, with_who_runs(tokens, led), relative, related);
  return true;
}

/// "son of the mayor", "niece of the DCS".
bool scan_of(Scan& scan, std::size_t first, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  std::size_t back = first;
  while (back > 0 && tokens.adjacent(back - 1) &&
         one_of(tokens[back - 1].id, {"the", "a", "our", "their", "local", "former"}))
    --back;
  // "nephew of one of the governors"
  if (back >= 3 && tokens[back - 1].id == word_id("of") && tokens[back - 2].id == word_id("one") &&
      tokens[back - 3].id == word_id("of"))
    back -= 2;
  if (back < 2 || tokens[back - 1].id != word_id("of") || !close_relative(tokens[back - 2].id) ||
      !tokens.adjacent(back - 1) || !tokens.adjacent(back - 2) ||
      one_of(tokens[back - 2].id, {"mum", "mother", "children", "boys", "girls", "partner"}))
    return false;
  // "daughter of the chair of governors"
  std::size_t last = i;
  if (i + 2 < tokens.size() && tokens[i + 1].id == word_id("of") && tokens.adjacent(i) &&
      tokens.adjacent(i + 1)) {
    last = i + 2;
    const bool the = tokens[last].facts.has(Fact::determiner);
    if (the && tokens.adjacent(last)) ++last;
  }
  add_description(scan, with_determiner(tokens, back - 2), last, related);
  return true;
}

/// "his dad is the vicar at St Mary's": only one person is that.
void scan_kin_is(Scan& scan, std::size_t first, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "her dad is the fire chief", "his stepdad is the PE teacher"
  while (first > 1 && i - first < 2 && tokens.adjacent(first - 1) && !tokens[first - 1].covered &&
         tokens[first - 1].id != word_id("the") && !tokens[first - 1].facts.has(Fact::closed))
    --first;
  if (first < 2 || tokens[first - 1].id != word_id("the") || tokens[i].possessive) return;
  // "her dad's the caretaker here"
  if (tokens[first - 2].possessive && tokens.adjacent(first - 2) &&
      one_of(tokens[first - 2].id, {"mum", "dad", "mother", "father", "nan", "gran", "grandad",
                                    "brother", "sister", "uncle", "auntie", "stepdad", "mam"})) {
    // The relative belongs to it: "mum's the school cook".
    const bool here =
        i + 1 < tokens.size() && tokens.adjacent(i) && one_of(tokens[i + 1].id, {"here", "there"});
    const std::size_t last = here ? i + 1 : i;
    // "dad's the landlord of the Red Lion"
    const std::size_t of = last + 1;
    std::size_t place = last;
    if (word_beside(tokens, last) && tokens[of].id == word_id("of") && word_beside(tokens, of)) {
      place = of + 1;
      if (tokens[place].id == word_id("the") && word_beside(tokens, place)) ++place;
      while (word_beside(tokens, place) && tokens[place + 1].capital() && place < of + 5)
        ++place;
    }
    add_description(scan, first - 2, place, related);
    return;
  }
  if (first < 3) return;
  if (!one_of(tokens[first - 2].id, {"is", "was"}) || !tokens[first - 3].facts.has(Fact::kin) ||
      !one_of(tokens[first - 3].id,
              {"mum",     "dad",         "mother",      "father",     "nan",       "gran",
               "grandad", "brother",     "sister",      "uncle",      "aunt",      "auntie",
               "stepdad", "stepmum",     "mam",         "parent",     "grandma",   "granny",
               "nana",    "grandfather", "grandmother", "stepfather", "stepmother"}) ||
      !tokens.adjacent(first - 2) || !tokens.adjacent(first - 3))
    return;
  std::size_t last = i;
  if (last + 2 < tokens.size() && one_of(tokens[last + 1].id, {"at", "of"}) &&
      tokens[last + 2].capital() && tokens.adjacent(last)) {
    last += 2;
    while (last + 1 < tokens.size() && tokens[last + 1].capital() &&
           (tokens.adjacent(last) || tokens.gap_after(last) == ". "))
      ++last;
  }
  // "the imam at the mosque on the corner"
  while (last + 2 < tokens.size() && last < i + 7 && tokens.adjacent(last) &&
         one_of(tokens[last + 1].id, {"at", "of", "on", "in"}) &&
         one_of(tokens[last + 2].id, {"the", "our", "this"}) && last + 3 < tokens.size() &&
         tokens.adjacent(last + 1) && tokens.adjacent(last + 2))
    last += 3;
  add_description(scan, first - 1, last, related);
}

}  // namespace

void scan_relations(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i + 1 <= tokens.size(); ++i) {
    // "head of year" is a phrase of the field, its son is not.
    const bool office = tokens[i].allowed && tokens[i].facts.has(Fact::profession) &&
                        i + 2 < tokens.size() && tokens[i + 1].id == word_id("of") &&
                        tokens[i + 2].possessive;
    // "the virtual head's sister"
    const bool owner = tokens[i].allowed && tokens[i].possessive &&
                       (occupation(tokens, i) || lady_or_man(tokens[i].id));
    if (tokens[i].covered && !office && !owner) continue;
    if (scan_rarity(scan, i)) continue;
    scan_description(scan, i);
    if (tokens[i].covered && !office && !owner) continue;
    if (one_of(tokens[i].id, {"only", "one", "sole", "lone"})) scan_only(scan, i);
    scan_child_told(scan, i);
    // "the lollipop lady's": the last word alone is no office.
    const bool lady = lady_or_man(tokens[i].id) && i > 0 && tokens.adjacent(i - 1) &&
                      one_of(tokens[i - 1].id, {"lollipop", "dinner", "pub", "cleaning"});
    const bool the =
        i > 0 && tokens[i].possessive && said_before(tokens, i) && occupation(tokens, i);
    // "mum's the lunchtime supervisor"
    if (!tokens[i].facts.has(Fact::profession) && !lady && !tokens[i].possessive &&
        said_before(tokens, i) && occupation(tokens, i)) {
      std::size_t first = i;
      while (first > 0 && i - first < 2 && tokens.adjacent(first - 1) &&
             tokens[first - 1].id != word_id("the"))
        --first;
      // "wife of the lifeboat coxswain"
      if (scan_of(scan, first, i)) continue;
      scan_kin_is(scan, first, i);
      continue;
    }
    // "the councillor for the ward's stepson", "the imam from Leeds Rd mosque's youngest"
    if (tokens[i].possessive && i + 1 < tokens.size() && tokens.adjacent(i) &&
        close_relative(tokens[i + 1].id) && !tokens[i].facts.has(Fact::profession)) {
      const std::size_t of = with_office_before(tokens, i);
      if (of < i && of > 0 && tokens[of - 1].id == word_id("the")) {
        add_description(scan, of - 1, i + 1, related);
        continue;
      }
    }
    // "the headteachers grandson"
    const bool hurried = i + 1 < tokens.size() && tokens.adjacent(i) && !tokens[i].possessive &&
                         tokens[i].shape == Shape::lower && tokens.word(i).ends_with('s') &&
                         close_relative(tokens[i + 1].id) && said_before(tokens, i) &&
                         one_occupation(tokens, i);
    if (!tokens[i].facts.has(Fact::profession) && !lady && !the && !hurried) {
      if (tokens[i].possessive) static_cast<void>(scan_any_owner(scan, i));
      continue;
    }
    const std::size_t first = office_start(tokens, i);
    if (scan_possessive(scan, first, i) || scan_of(scan, first, i)) continue;
    scan_kin_is(scan, first, i);
  }
}

}  // namespace fieldfare::guard
