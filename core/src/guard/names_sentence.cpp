// Whether a sentence goes on about a person after a word that is also a first name: "Hope is doing
// well" and "Earl is 14", not "Hope is that waits fall" and "May is busy".

#include "guard/dates.h"
#include "guard/names.h"

namespace fieldfare::guard {
namespace {

/// What a sentence often begins with as a plain word, so that weak signs do not count.
bool plain_opening(const Token& token) noexcept {
  return one_of(
      token.id,
      {"hope",    "faith",     "joy",       "grace",    "art",     "will",    "may",
       "mark",    "bill",      "rose",      "justice",  "charity", "unity",   "harmony",
       "summer",  "autumn",    "winter",    "spring",   "june",    "april",   "august",
       "march",   "trust",     "peace",     "love",     "chance",  "chase",   "grant",
       "pat",     "page",      "star",      "storm",    "rain",    "snow",    "sky",
       "light",   "freedom",   "liberty",   "story",    "stone",   "given",   "rich",
       "frank",   "drew",      "young",     "best",     "price",   "sunday",  "monday",
       "friday",  "success",   "truth",     "silver",   "light",   "royal",   "memory",
       "happy",   "happiness", "progress",  "promise",  "praise",  "courage", "experience",
       "success", "heritage",  "free",      "true",     "west",    "north",   "east",
       "reason",  "patience",  "comfort",   "gift",     "merit",   "vision",  "season",
       "senior",  "junior",    "knowledge", "heaven",   "nature",  "skip",    "rob",
       "rush",    "dash",      "long",      "little",   "short",   "early",   "late",
       "even",    "so",        "my",        "innocent", "fable",   "legend",  "magic",
       "miracle", "my",        "sue",       "sunny"});
}

/// Only living people do these; no season, no virtue and no council.
bool personal_verb(std::uint64_t id) noexcept {
  return one_of(id,
                {"said",      "says",       "told",       "tells",      "thinks",    "thought",
                 "feels",     "felt",       "likes",      "liked",      "loves",     "loved",
                 "wants",     "wanted",     "enjoys",     "enjoyed",    "hates",     "hated",
                 "asked",     "asks",       "cried",      "cries",      "knows",     "knew",
                 "smiled",    "smiles",     "laughed",    "laughs",     "hugged",    "bit",
                 "bites",     "kicked",     "kicks",      "spat",       "ran",       "sat",
                 "sits",      "walked",     "walks",      "ate",        "eats",      "slept",
                 "sleeps",    "played",     "plays",      "drew",       "draws",     "wrote",
                 "writes",    "spoke",      "speaks",     "talked",     "talks",     "refused",
                 "refuses",   "lives",      "lived",      "attends",    "attended",  "copes",
                 "coped",     "struggles",  "struggled",  "worries",    "worried",   "misses",
                 "missed",    "threw",      "throws",     "hid",        "hides",     "emailed",
                 "emails",    "rang",       "rings",      "phoned",     "phones",    "texted",
                 "teaches",   "taught",     "wears",      "wore",       "swears",    "swore",
                 "absconded", "absconds",   "reckons",    "joked",      "waved",     "pointed",
                 "signs",     "signed",     "sings",      "sang",       "danced",    "swims",
                 "swam",      "reads",      "arrived",    "arrives",    "prefers",   "preferred",
                 "remembers", "forgot",     "forgets",    "woke",       "wakes",     "drinks",
                 "drank",     "thanked",    "apologised", "whispered",  "screamed",  "screams",
                 "shouted",   "shouts",     "punched",    "scratches",  "scratched", "self-harms",
                 "flaps",     "rocks",      "stims",      "masks",      "masked",    "melts",
                 "settled",   "settles",    "turns",      "turned",     "bakes",     "chairs",
                 "chaired",   "explained",  "described",  "answered",   "replied",   "drives",
                 "drove",     "translated", "interprets", "hit",        "hits",      "hurt",
                 "hurts",     "got",        "chose",      "chooses",    "wishes",    "wished",
                 "dreams",    "believes",   "understood", "understands"});
}

/// Verbs after "won't", "doesn't", "can't" that tell of a person.
bool personal_act(std::uint64_t id) noexcept {
  return one_of(
      id,
      {"wear",   "eat",      "want",       "like",  "sleep",   "go",          "talk",    "speak",
       "do",     "use",      "read",       "write", "access",  "know",        "feel",    "sit",
       "join",   "attend",   "play",       "get",   "cope",    "leave",       "engage",  "drink",
       "think",  "say",      "tell",       "walk",  "swallow", "share",       "stay",    "stop",
       "enter",  "board",    "take",       "let",   "look",    "manage",      "hear",    "see",
       "have",   "remember", "understand", "touch", "ask",     "answer",      "chew",    "settle",
       "wait",   "trust",    "mix",        "queue", "sign",    "travel",      "swim",    "try",
       "rather", "love",     "enjoy",      "wash",  "toilet",  "communicate", "tolerate"});
}

/// What is said of a person after "is" and "was".
bool personal_state(std::uint64_t id) noexcept {
  return one_of(
      id, {"happy",      "sad",       "settled",     "anxious",    "tired",       "upset",
           "absent",     "verbal",    "nonverbal",   "autistic",   "deaf",        "blind",
           "scared",     "proud",     "lonely",      "worried",    "poorly",      "aged",
           "calm",       "shy",       "asleep",      "hungry",     "distressed",  "dysregulated",
           "pregnant",   "homeless",  "excluded",    "suspended",  "bullied",     "adopted",
           "fostered",   "diagnosed", "refused",     "referred",   "placed",      "discharged",
           "restrained", "isolated",  "frightened",  "angry",      "tearful",     "polite",
           "quiet",      "non",       "selectively", "late",       "nearly",      "almost",
           "born",       "keen",      "bright",      "dyslexic",   "epileptic",   "diabetic",
           "tube",       "home",      "allowed",     "sent",       "put",         "given",
           "told",       "asked",     "taken",       "seen",       "assessed",    "accepted",
           "ready",      "bored",     "unwell",      "sick",       "friends",     "educated",
           "eligible",   "gluten",    "vegan",       "vegetarian", "off",         "unhappy",
           "confused",   "excited",   "nervous",     "confident",  "independent", "able",
           "siblings",   "twins",     "cousins",     "brothers",   "sisters",     "moved",
           "left",       "attending", "accessing",   "predicted",  "banned",      "permanently",
           "ambulant",   "stuck"});
}

/// Things grow, fall and come; people do the rest that ends in "-ing".
bool thing_growing(std::uint64_t id) noexcept {
  return one_of(id, {"growing",   "fading",    "rising",     "falling",  "running",    "coming",
                     "starting",  "ending",    "being",      "looming",  "missing",    "improving",
                     "declining", "lacking",   "changing",   "emerging", "building",   "spreading",
                     "nothing",   "something", "everything", "during",   "approaching"});
}

bool household_or_care(std::uint64_t id) noexcept {
  return one_of(
      id, {"reception", "nursery", "care", "foster", "hospital", "isolation", "crisis", "college",
           "year", "yr", "preschool", "mainstream", "detention", "alternative"});
}

bool school_year(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape == Shape::code && token.letters <= 3 && (tokens.word(i)[0] | 0x20) == 'y')
    return true;
  return one_of(token.id, {"yr", "year"}) && i + 1 < tokens.size() &&
         tokens[i + 1].shape == Shape::number && tokens[i + 1].letters <= 2;
}

bool group_or_office(std::uint64_t id) noexcept {
  return one_of(id,
                {"forum",  "pcf",   "hub",     "la",      "school",  "base",    "office", "nursery",
                 "team",   "unit",  "college", "council", "charity", "parents", "group",  "local",
                 "family", "trust", "parent",  "icb",     "service", "canteen", "kitchen"});
}

}  // namespace

std::size_t NameJudge::name_end(std::size_t i) const {
  if (i + 1 >= tokens_.size() || tokens_[i].possessive || !tokens_.adjacent(i)) return i;
  const Token& next = tokens_[i + 1];
  const bool written =
      next.shape == Shape::title ||
      (tokens_[i].loud && next.shape == Shape::upper && !next.facts.has(Fact::upper));
  const bool family = written && next.facts.has(Fact::last) && next.letters > 1 &&
                      !next.facts.has(Fact::term) && !next.facts.has(Fact::kin) && !next.covered;
  return family ? i + 1 : i;
}

bool NameJudge::pair_acts(std::size_t last) const {
  if (last + 1 >= tokens_.size() || tokens_[last].possessive) return false;
  const Token& next = tokens_[last + 1];
  if (!tokens_.adjacent(last)) return person_after(last);
  const bool house = tokens_[last].facts.has(Fact::setting);
  if (personal_verb(next.id) ||
      (!house && one_of(next.id, {"leads", "led", "runs", "manages", "joined", "left"})))
    return true;
  if (!one_of(next.id, {"is", "was"})) return false;
  for (std::size_t at = last + 2; at < tokens_.size() && at <= last + 5; ++at) {
    if (!tokens_.adjacent(at - 1)) return false;
    if (tokens_[at].facts.has(Fact::role)) return true;
  }
  return false;
}

bool NameJudge::school_year_after(std::size_t i) const {
  std::size_t at = i + 2;
  if (at < tokens_.size() && tokens_[at].id == word_id("in")) ++at;
  return at < tokens_.size() && school_year(tokens_, at);
}

bool NameJudge::next_sentence_pronoun(std::size_t i) const {
  for (std::size_t at = i + 1; at < tokens_.size() && at < i + 16; ++at) {
    if (!tokens_.same_line(at - 1)) return false;
    if (!tokens_[at].sentence_start) continue;
    return one_of(tokens_[at].id, {"he", "she", "he's", "she's", "his", "her", "hes", "shes"});
  }
  return false;
}

bool NameJudge::predicate_of_person(std::size_t at, bool strict) const {
  while (
      at < tokens_.size() && tokens_.adjacent(at - 1) &&
      one_of(tokens_[at].id, {"not",    "now",  "still", "also", "very",    "really",    "so",
                              "always", "just", "often", "only", "already", "currently", "been",
                              "quite",  "too",  "never", "then", "usually", "both",      "being"}))
    ++at;
  if (at >= tokens_.size() || !tokens_.adjacent(at - 1)) return false;
  const Token& word = tokens_[at];
  if (const auto age = small_number(tokens_, at); age && *age <= 25 && word.shape != Shape::code)
    return at + 1 >= tokens_.size() || !tokens_.adjacent(at) ||
           one_of(tokens_[at + 1].id, {"and", "in", "on", "years", "yrs", "but", "w", "next"});
  if (school_year(tokens_, at)) return true;
  if (personal_state(word.id))
    return !strict ||
           !one_of(word.id,
                   {"late",  "off",    "home",   "ready",   "left",     "given",   "put",
                    "moved", "bright", "nearly", "almost",  "able",     "quiet",   "accepted",
                    "asked", "taken",  "sent",   "refused", "confused", "allowed", "predicted"});
  if (one_of(word.id, {"a", "an", "the", "one"}) || word.facts.has(Fact::role)) {
    for (std::size_t noun = at; noun < tokens_.size() && noun <= at + 2; ++noun) {
      if (noun > at && !tokens_.adjacent(noun - 1)) break;
      if (tokens_[noun].facts.has(Fact::role) || tokens_[noun].facts.has(Fact::kin) ||
          tokens_[noun].facts.has(Fact::profession))
        return true;
    }
    return false;
  }
  if (one_of(word.id, {"in", "at", "on", "out"}) && at + 1 < tokens_.size()) {
    const Token& next = tokens_[at + 1];
    if (word.id == word_id("in") && (household_or_care(next.id) || school_year(tokens_, at + 1)))
      return true;
    return !strict && (word.id != word_id("in") || next.facts.has(Fact::determiner)) &&
           !one_of(next.id, {"risk", "track", "hold", "target", "time", "offer"});
  }
  const std::string_view text = tokens_.word(at);
  return word.shape == Shape::lower && word.letters > 4 && text.ends_with("ing") &&
         word.facts.level() > 0 && !thing_growing(word.id);
}

bool NameJudge::sentence_of_person(std::size_t i) const {
  const std::size_t end = name_end(i);
  if (tokens_[end].possessive || end + 1 >= tokens_.size()) return false;
  const bool strict = (plain_opening(tokens_[i]) && end == i) || in_date(i);
  const bool place = tokens_[i].facts.has(Fact::place) && end == i;
  const Token& next = tokens_[end + 1];
  const std::string_view gap = tokens_.gap_after(end);
  if (end > i && (person_after(end) || labels_line(end))) return true;
  if (gap == ", " && school_year(tokens_, end + 1)) return true;
  if (gap != " ") return false;
  if (next.id == word_id("in") && end + 2 < tokens_.size() && school_year(tokens_, end + 2))
    return !in_date(i);
  if (school_year(tokens_, end + 1) || one_of(next.id, {"dob", "aged"})) {
    return !in_date(i) && !one_of(tokens_[i].id, {"art", "summer", "autumn", "winter", "spring",
                                                  "june", "april", "may", "august", "march"});
  }
  // "Ray the driver"
  if (next.id == word_id("the") && end + 2 < tokens_.size()) {
    for (std::size_t noun = end + 2; noun < tokens_.size() && noun <= end + 3; ++noun) {
      if (!tokens_.adjacent(noun - 1)) break;
      if (tokens_[noun].facts.has(Fact::role) || tokens_[noun].facts.has(Fact::profession))
        return true;
    }
  }
  // "Willow and her 1:1", "Merry at the hub", "Crystal from the forum"
  if (one_of(next.id, {"and", "n"}) && end + 2 < tokens_.size() &&
      one_of(tokens_[end + 2].id, {"his", "her"}))
    return true;
  // "Mark from finance", "Joy at the gate"
  const bool money = one_of(tokens_[i].id, {"grant", "bill", "price", "trust", "may", "june",
                                            "april", "march", "august", "summer", "autumn"});
  if (next.id == word_id("from") && end + 2 < tokens_.size() && !money &&
      one_of(tokens_[end + 2].id, {"finance", "transport", "commissioning", "admin", "hr",
                                   "reception", "camhs", "sendiass", "housing", "payroll"}))
    return true;
  if (next.id == word_id("at") && end + 3 < tokens_.size() && !money &&
      tokens_[end + 2].id == word_id("the") &&
      one_of(tokens_[end + 3].id, {"gate", "desk", "door", "crossing", "counter"}))
    return tokens_[i].sentence_start;
  if (one_of(next.id, {"from", "at"}) && end + 3 < tokens_.size() && !strict && !place)
    return tokens_[end + 2].id == word_id("the") && group_or_office(tokens_[end + 3].id);
  if (personal_verb(next.id)) {
    const bool own = end + 2 < tokens_.size() && one_of(tokens_[end + 2].id, {"his", "her"});
    return own || !strict ||
           !one_of(next.id, {"got", "hit", "ran", "turned", "hurt", "hits", "turns", "signs",
                             "signed", "missed", "rings", "told", "tells", "settled"});
  }
  // "Hope went home"
  if (one_of(next.id, {"went", "goes", "left"}) && end + 2 < tokens_.size() &&
      tokens_.adjacent(end + 1) &&
      one_of(tokens_[end + 2].id, {"home", "missing", "outside", "swimming", "upstairs", "crying"}))
    return true;
  if (one_of(next.id,
             {"won't",  "wont",   "can't", "cant",     "cannot",  "couldn't", "couldnt", "doesn't",
              "doesnt", "didn't", "didnt", "wouldn't", "wouldnt", "would",    "can",     "could",
              "will",   "still",  "also",  "never",    "always",  "now",      "only"}) &&
      end + 2 < tokens_.size() && tokens_.adjacent(end + 1)) {
    const std::uint64_t act = tokens_[end + 2].id;
    const bool negated = tokens_.word(end + 1).ends_with('t');
    if ((negated || !strict) && personal_act(act)) return true;
    if (personal_verb(act)) return true;
  }
  if (one_of(next.id, {"is", "was", "isn't", "wasn't", "isnt", "wasnt", "has", "had", "are", "were",
                       "hasn't", "hasnt", "who's", "hadn't"})) {
    // "Will is the only one who asks", "Story is her real name"
    if (end + 4 < tokens_.size() && one_of(tokens_[end + 2].id, {"the", "her", "his", "their"})) {
      const bool only = tokens_[end + 2].id == word_id("the") &&
                        one_of(tokens_[end + 3].id, {"only", "first", "last"}) &&
                        one_of(tokens_[end + 4].id, {"one", "child", "pupil", "boy", "girl"});
      const bool named =
          tokens_[end + 2].id != word_id("the") &&
          (tokens_[end + 4].id == word_id("name") || tokens_[end + 3].id == word_id("name"));
      if (only || named) return true;
    }
    if (predicate_of_person(end + 2, strict)) return true;
    if (!place && next_sentence_pronoun(end)) return true;
  }
  if (strict || place || next.facts.has(Fact::closed)) return false;
  // A first name and a family name: whatever they do, they do it as a person.
  if (end > i && !tokens_[end].facts.has(Fact::setting)) {
    const bool office =
        one_of(next.id, {"is", "was"}) && end + 3 < tokens_.size() &&
        (tokens_[end + 2].facts.has(Fact::role) || tokens_[end + 3].facts.has(Fact::role));
    if (office || next.facts.has(Fact::verb)) return true;
  }
  // Words that open no sentence but as a name: any verb of people will do.
  if (one_of(next.id, {"finished", "excluded", "suspended", "moved", "left", "started", "joined"}))
    return true;
  return next.facts.has(Fact::verb) &&
         !one_of(next.id, {"needs", "use", "used", "looks", "points", "signs", "reports", "leads",
                           "seems", "visits", "plans", "shows", "turns"});
}

bool NameJudge::stands_for_person(std::size_t i) const {
  const Token& token = tokens_[i];
  // "Gareth Lonsdale", whatever else Lonsdale is.
  const bool first_name = i > 0 && tokens_.adjacent(i - 1) && token.capital() &&
                          tokens_[i - 1].capital() && !tokens_[i - 1].possessive &&
                          tokens_[i - 1].facts.has(Fact::first) && strong_name(tokens_[i - 1]);
  if (first_name) return true;
  if (!token.facts.name()) return false;
  const bool next = i + 1 < tokens_.size() && tokens_.adjacent(i);
  if (token.possessive && next && tokens_[i + 1].facts.has(Fact::kin) &&
      !one_of(tokens_[i + 1].id, {"parents", "families", "children", "carers"}))
    return true;
  if (naming_before(i) || relative_of(i)) return true;
  if (token.facts.has(Fact::first) && next && !token.possessive && personal_verb(tokens_[i + 1].id))
    return true;
  if (i == 0 || !tokens_.adjacent(i - 1) || tokens_[i - 1].possessive) return false;
  const Token& before = tokens_[i - 1];
  const bool relative = before.facts.has(Fact::kin) && !before.facts.has(Fact::role) &&
                        !one_of(before.id, {"parents", "families", "foster", "family", "kids"});
  return relative && token.facts.has(Fact::first);
}

bool NameJudge::acting(std::size_t i) const {
  return tokens_[i].possessive || verb_after(i, false) || verb_of_being(i) || lower_contact(i) ||
         relative_of(i) || acts_after(i);
}

bool NameJudge::lower_contact(std::size_t i) const {
  // A word in no list, where somebody is spoken to, is a name too.
  const bool unknown = !tokens_[i].facts.known() && tokens_[i].letters >= 3;
  if (i == 0 || (!tokens_[i].facts.has(Fact::first) && !unknown)) return false;
  const bool with = tokens_[i - 1].id == word_id("w") && tokens_.gap_after(i - 1) == "/ ";
  if (!with && !tokens_.adjacent(i - 1)) return false;
  if (one_of(tokens_[i].id, {"may",  "will",  "summer", "winter", "autumn", "spring", "art",
                             "free", "happy", "young",  "best",   "given",  "junior", "senior",
                             "love", "true",  "rich",   "light",  "star",   "reason", "bright"}) &&
      tokens_[i - 1].id != word_id("asked") && tokens_[i - 1].id != word_id("told") &&
      tokens_[i - 1].id != word_id("to"))
    return false;
  const std::uint64_t before = tokens_[i - 1].id;
  const bool spoke =
      (with || one_of(before, {"to", "with"})) && i >= 2 && tokens_.adjacent(i - 2) &&
      one_of(tokens_[i - 2].id, {"spoke", "talked", "speak", "talk", "chat", "chatted", "spk",
                                 "spoken", "met", "sat", "listened"});
  const bool contact =
      spoke || one_of(before, {"met", "saw", "asked", "told", "rang", "phoned", "emailed",
                               "visited", "bit", "hit", "kicked", "texted", "hugged", "observed"});
  if (!contact) return false;
  const std::string_view gap = tokens_.gap_after(i);
  if (i + 1 >= tokens_.size() || gap != " ") return gap.empty() || gap[0] != '-';
  return one_of(tokens_[i + 1].id,
                {"in",    "at",        "and",   "re",      "about", "who", "after", "before",
                 "on",    "yesterday", "today", "this",    "that",  "if",  "what",  "how",
                 "again", "for",       "with",  "outside", "when",  "why", "her",   "his"});
}

bool NameJudge::siblings(std::size_t i) const {
  // "May and June are twins"
  const std::size_t first = i >= 2 && one_of(tokens_[i - 1].id, {"and"}) ? i - 2 : i;
  if (first + 4 >= tokens_.size() || !one_of(tokens_[first + 1].id, {"and"}) ||
      !one_of(tokens_[first + 3].id, {"are", "were", "aren't", "weren't", "arent"}))
    return false;
  const auto name = [&](std::size_t at) {
    return tokens_[at].shape == Shape::title && tokens_[at].facts.has(Fact::first);
  };
  return name(first) && name(first + 2) &&
         one_of(tokens_[first + 4].id,
                {"twins", "sisters", "brothers", "siblings", "cousins", "friends", "both"});
}

bool NameJudge::plain_word(std::size_t i) const {
  const WordFacts facts = tokens_[i].facts;
  return facts.has(Fact::role) || facts.has(Fact::determiner) || facts.has(Fact::closed) ||
         facts.has(Fact::verb) || facts.has(Fact::place) || facts.has(Fact::proper) ||
         facts.has(Fact::setting);
}

}  // namespace fieldfare::guard
