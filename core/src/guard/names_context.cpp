#include "guard/dates.h"
#include "guard/names.h"

namespace fieldfare::guard {
namespace {

/// What only people do.
bool speech(std::uint64_t id) noexcept {
  return one_of(
      id,
      {"said",      "says",       "told",      "tells",      "thinks",    "thought",   "feels",
       "felt",      "likes",      "liked",     "loves",      "loved",     "wants",     "wanted",
       "enjoys",    "enjoyed",    "hates",     "hated",      "struggles", "struggled", "attends",
       "attended",  "asked",      "cried",     "cries",      "knows",     "remembers", "explained",
       "described", "prefers",    "replied",   "refuses",    "refused",   "hugged",    "smiled",
       "lives",     "lived",      "worries",   "worried",    "misses",    "laughed",   "reported",
       "added",     "agreed",     "disagreed", "shouted",    "copes",     "eats",      "sleeps",
       "walked",    "walks",      "talks",     "talked",     "plays",     "played",    "spoke",
       "speaks",    "reads",      "needs",     "has",        "hasn't",    "doesn't",   "didn't",
       "goes",      "sat",        "wrote",     "writes",     "nodded",    "nods",      "shrugged",
       "shrugs",    "sighed",     "whispered", "mumbled",    "muttered",  "giggled",   "grinned",
       "frowned",   "blushed",    "winked",    "waved",      "waves",     "clapped",   "claps",
       "stood",     "knelt",      "crawled",   "hid",        "hides",     "cuddled",   "sobbed",
       "wept",      "yelled",     "swore",     "swears",     "spat",      "spits",     "slapped",
       "punched",   "pinched",    "scratched", "scratches",  "kicks",     "bites",     "threw",
       "throws",    "tipped",     "climbed",   "climbs",     "jumped",    "bolted",    "bolts",
       "absconded", "wandered",   "paced",     "rocks",      "flaps",     "flapped",   "hummed",
       "hums",      "sang",       "danced",    "dances",     "drank",     "drinks",    "dozed",
       "yawned",    "coughed",    "vomited",   "choked",     "joked",     "teased",    "argued",
       "argues",    "apologised", "begged",    "screams",    "giggles",   "smiles",    "laughs",
       "hugs",      "shouts",     "tapped",    "beamed",     "glared",    "stared",    "stares",
       "stammers",  "lashed",     "lashes",    "self-harms", "masks",     "stims",     "naps"});
}

/// What no council or school does.
bool feels(std::uint64_t id) noexcept {
  return one_of(id,
                {"likes",  "liked",  "loves",   "loved", "hates",   "hated",  "cried",   "cries",
                 "hugged", "smiled", "laughed", "sat",   "walked",  "walks",  "eats",    "ate",
                 "sleeps", "slept",  "played",  "plays", "shouted", "enjoys", "enjoyed", "refuses",
                 "misses", "missed", "lives",   "lived", "knows",   "drew",   "kicked",  "ran"});
}

/// What people do, and sometimes terms and weather too.
bool acts(std::uint64_t id) noexcept {
  return one_of(id, {"won",     "wears",    "started", "joined", "left",    "moved",  "met",
                     "ran",     "bit",      "hit",     "swears", "swore",   "slept",  "sings",
                     "reckons", "admitted", "hid",     "waited", "settled", "copied", "wrote",
                     "managed", "manages",  "arrived", "helped", "chose",   "missed"});
}

bool season(std::uint64_t id) noexcept {
  return one_of(id, {"summer", "autumn", "winter", "spring", "april", "may", "june", "august",
                     "sunday", "friday", "january", "september", "october", "november", "december",
                     "easter", "christmas", "noel", "jan"});
}

/// Words that show that a month or a season before or after them is one.
bool calendar_word(std::uint64_t id) noexcept {
  return one_of(
      id, {"term",    "holiday", "holidays", "half",   "break",     "in",     "last",     "this",
           "next",    "since",   "by",       "until",  "till",      "early",  "late",     "mid",
           "during",  "before",  "after",    "from",   "to",        "each",   "every",    "of",
           "fair",    "show",    "born",     "school", "club",      "scheme", "leavers",  "play",
           "concert", "camp",    "exams",    "week",   "weekend",   "over",   "previous", "through",
           "between", "around",  "end",      "start",  "beginning", "and",    "or"});
}

}  // namespace

bool NameJudge::word_as_name(std::size_t i) const {
  const Token& token = tokens_[i];
  // Nan and Aunty are who they are to the child, not what they are called.
  if (token.facts.has(Fact::kin) || token.facts.has(Fact::role) || token.facts.has(Fact::title)) {
    if (!title_before(i) || !token.capital()) return false;
  }
  const bool as_lower = token.shape == Shape::lower || token.loud;
  return as_lower ? lower_as_name(i) : capital_as_name(i);
}

bool NameJudge::capital_as_name(std::size_t i) const {
  const Token& token = tokens_[i];
  const bool first = token.facts.has(Fact::first);
  const bool calendar = token.facts.has(Fact::proper) || season(token.id);
  if (title_before(i)) return true;
  if (token.possessive && person_after(i)) return true;
  if (relative_of(i)) return true;
  if (listed_names(i)) return true;
  if (siblings(i)) return true;
  if (back_or_off(i)) return true;
  if (in_date(i)) return false;
  if (fragment_of_person(i) || explained(i)) return true;
  if (token.facts.has(Fact::place) && after_locative(i)) return false;
  if (naming_before(i) && !in_capital_phrase(i)) return true;
  if (cue_before(i) && !in_capital_phrase(i)) return first || token.facts.level() < 3;
  if (first && !token.facts.has(Fact::aux) && person_after(i)) return true;
  // Councils say, need and report; only people like, feel and cry.
  if (first && token.facts.has(Fact::place) && tokens_.adjacent(i) && !token.possessive &&
      feels(tokens_[i + 1].id))
    return true;
  if (first && !token.facts.has(Fact::place) && verb_after(i, calendar || token.sentence_start))
    return true;
  if (named_neighbour(i) || household(i)) return true;
  if (first && token.sentence_start && known_by_trade(i)) return true;
  // "Miller hates maths": a family name, or one given as a first name.
  if (!first && token.facts.has(Fact::last) && !token.facts.has(Fact::profession) &&
      token.shape == Shape::title && !plain_word(i) && verb_after(i, true) &&
      feels(tokens_[i + 1].id))
    return true;
  if (first && sentence_of_person(i) && !(in_capital_phrase(i) && name_end(i) == i)) return true;
  const bool owns = token.possessive && tokens_.adjacent(i) && !tokens_[i + 1].capital();
  if (first && !calendar && !token.facts.has(Fact::place) && owns) return true;
  if (first && token.sentence_start && !season(token.id) && described(i)) return true;
  if (first && token.sentence_start && !calendar && !token.facts.has(Fact::place) &&
      (acts_after(i) || (token.facts.level() < 3 && (labels_line(i) || verb_of_being(i)))))
    return true;
  const bool told = i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].facts.has(Fact::before);
  const bool spoken_to = i >= 2 && tokens_.adjacent(i - 1) &&
                         one_of(tokens_[i - 1].id, {"to", "with"}) &&
                         one_of(tokens_[i - 2].id, {"spoke", "talked", "speak", "talk", "spoken"});
  if (first && spoken_to && !in_capital_phrase(i)) return true;
  if (token.facts.has(Fact::place))
    return first && told && !in_capital_phrase(i) &&
           (one_of(tokens_[i - 1].id, {"told", "asked", "helped", "hi", "hello"}) ||
            (!token.facts.has(Fact::city) &&
             one_of(tokens_[i - 1].id,
                    {"with", "met", "saw", "observed", "supports", "supported"})));
  if (calendar)
    return first && told &&
           one_of(tokens_[i - 1].id,
                  {"told", "asked", "with", "met", "saw", "called", "visited", "helped", "supports",
                   "observed", "said", "hi", "hello", "dear"}) &&
           !in_capital_phrase(i);
  if (token.sentence_start || in_capital_phrase(i)) return false;
  if (first) return token.shape != Shape::upper || !token.facts.has(Fact::upper);
  return token.facts.level() <= 2 && told;
}

bool NameJudge::lower_as_name(std::size_t i) const {
  const Token& token = tokens_[i];
  // "dr hand says", "mrs oldham"; "miss" is mostly a verb.
  if (title_before(i) && tokens_[i - 1].id != word_id("miss")) return true;
  if (!token.facts.has(Fact::first) || token.facts.has(Fact::determiner)) return false;
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].facts.has(Fact::determiner) &&
      !tokens_[i - 1].facts.has(Fact::kin))
    return false;
  if (token.possessive && person_after(i)) return true;
  if (lower_contact(i) || lower_capital_name(i) || lower_couple(i) || acts_as_person(i))
    return true;
  if (lower_in_sentence(i)) return true;
  // "spoke to joy (TA), amber (parent)"
  if (i + 1 < tokens_.size() && tokens_.gap_after(i) == " (" && tokens_[i].letters > 2 &&
      !token.facts.has(Fact::closed) && tokens_.gap_after(i + 1).starts_with(')') &&
      (tokens_[i + 1].facts.has(Fact::role) || tokens_[i + 1].facts.has(Fact::kin)) &&
      (token_opens(i) || lower_contact(i) || tokens_.gap_after(i - 1).ends_with(", ") ||
       one_of(tokens_[i - 1].id, {"and", "n", "with", "to", "saw", "met"})))
    return true;
  // "her old TA (debs)"
  if (in_apposition(i) && tokens_.gap_after(i - 1) == " (" && tokens_.gap_after(i).starts_with(')'))
    return true;
  if (token.loud && token.facts.has(Fact::capital_name) && !in_capital_phrase(i)) return true;
  if (token.loud && pupil_follows(i)) return true;
  if (household(i) || (token.sentence_start && !season(token.id) && described(i))) return true;
  const bool after_name_word =
      i > 0 && tokens_.adjacent(i - 1) &&
      one_of(tokens_[i - 1].id, {"called", "named", "nicknamed", "aka", "forename", "christened"});
  const bool ends_here = i + 1 >= tokens_.size() || !tokens_.adjacent(i);
  const bool verb_next =
      !ends_here && (tokens_[i + 1].facts.has(Fact::verb) || tokens_[i + 1].facts.has(Fact::aux) ||
                     one_of(tokens_[i + 1].id, {"who", "and", "that", "about", "to"}));
  if (after_name_word) return ends_here || verb_next;
  if (relative_of(i)) return true;
  const bool after_kin = i >= 2 && tokens_.adjacent(i - 1) && tokens_[i - 1].facts.has(Fact::kin) &&
                         !tokens_[i - 1].possessive && tokens_[i - 1].id != word_id("foster");
  const bool owned = after_kin && tokens_.adjacent(i - 2) &&
                     (one_of(tokens_[i - 2].id, {"his", "her", "their", "my", "little", "big",
                                                 "older", "younger", "twin", "baby"}) ||
                      tokens_[i - 2].possessive);
  if (owned && !token.facts.has(Fact::aux) && !token.facts.has(Fact::verb)) return true;
  if (after_elder(i)) return true;
  if (owned && ends_here) return true;
  const bool modal = token.facts.has(Fact::aux);
  if (i > 0 && tokens_.adjacent(i - 1) && one_of(tokens_[i - 1].id, {"told", "asked"}))
    return !ends_here && one_of(tokens_[i + 1].id,
                                {"that", "to", "about", "if", "not", "off", "it", "what", "she",
                                 "he", "they", "why", "how", "its", "it's", "we", "i", "there"});
  // "may and her mum waited"
  if (token_opens(i) && i + 3 < tokens_.size() && tokens_.adjacent(i) && tokens_.adjacent(i + 1) &&
      one_of(tokens_[i + 1].id, {"and", "n", "plus"}) &&
      one_of(tokens_[i + 2].id, {"his", "her"}) && tokens_[i + 3].facts.has(Fact::kin))
    return true;
  const bool free_before =
      i == 0 || token.sentence_start || !tokens_.adjacent(i - 1) ||
      one_of(tokens_[i - 1].id, {"and", "but", "when", "that", "because", "so", "if", "while",
                                 "then", "where", "says", "said", "thinks", "feels", "reports"});
  // "met ivy and olive"
  if (i >= 2 && one_of(tokens_[i - 1].id, {"and", "n"}) && tokens_.adjacent(i - 1) &&
      tokens_.adjacent(i - 2) && tokens_[i - 2].shape == Shape::lower && lower_contact(i - 2))
    return true;
  if (free_before && !modal && i + 2 < tokens_.size() && !ends_here &&
      one_of(tokens_[i + 1].id, {"doesnt", "doesn't", "didnt", "didn't", "wont", "won't", "cant",
                                 "can't", "hasnt", "hasn't"}) &&
      sentence_of_person(i))
    return true;
  return verb_after(i, true) && free_before &&
         (!modal || one_of(tokens_[i + 1].id, {"said", "says", "told", "likes", "loves", "thinks",
                                               "feels", "attends", "wants", "enjoys"}));
}

bool NameJudge::lower_in_sentence(std::size_t i) const {
  // "honey bit his hand", "mum said star was upset"
  if (i + 2 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1) ||
      tokens_[i].facts.has(Fact::aux) || tokens_[i].facts.has(Fact::closed))
    return false;
  const std::uint64_t next = tokens_[i + 1].id;
  const bool opens = i == 0 || tokens_[i].sentence_start;
  if (opens && one_of(next, {"bit", "kicked", "punched", "spat", "cried", "swore", "hugged",
                             "scratched", "slapped", "smiled", "laughed", "slept", "hid"}))
    return true;
  const bool reported = i > 0 && tokens_.adjacent(i - 1) &&
                        one_of(tokens_[i - 1].id, {"said", "says", "that", "because", "thinks"});
  return reported && one_of(next, {"was", "is", "isn't", "isnt", "wasn't", "wasnt"}) &&
         predicate_of_person(i + 2, true);
}

bool NameJudge::verb_after(std::size_t i, bool speech_only) const {
  if (i + 1 >= tokens_.size() || !tokens_.adjacent(i) || tokens_[i].possessive) return false;
  std::size_t next = i + 1;
  if (one_of(tokens_[next].id,
             {"also", "always", "often", "never", "still", "then", "really", "now", "just",
              "usually", "sometimes", "only", "already", "clearly"}) &&
      tokens_.adjacent(next))
    ++next;
  const Token& verb = tokens_[next];
  return speech_only ? speech(verb.id) : verb.facts.has(Fact::verb);
}

bool NameJudge::acts_after(std::size_t i) const {
  return tokens_.adjacent(i) && !tokens_[i].possessive && !tokens_[i].facts.has(Fact::aux) &&
         acts(tokens_[i + 1].id);
}

bool NameJudge::labels_line(std::size_t i) const {
  return tokens_.gap_after(i).starts_with(':') || tokens_.gap_after(i) == " - ";
}

bool NameJudge::verb_of_being(std::size_t i) const {
  return tokens_.adjacent(i) && !tokens_[i].possessive &&
         one_of(
             tokens_[i + 1].id,
             {"is",    "was",     "isn't",  "wasn't", "isnt",  "wasnt",    "has",    "had",  "can",
              "can't", "cant",    "could",  "will",   "won't", "wont",     "now",    "goes", "does",
              "did",   "doesn't", "doesnt", "didn't", "didnt", "couldn't", "couldnt"});
}

bool NameJudge::described(std::size_t i) const {
  if (!verb_of_being(i)) return false;
  for (std::size_t at = i + 2; at < tokens_.size() && at < i + 10; ++at) {
    if (tokens_[at].sentence_start || !tokens_.same_line(at - 1)) return false;
    const std::uint64_t id = tokens_[at].id;
    if (one_of(id,
               {"he", "she", "his", "her", "him", "hers", "himself", "herself", "he's", "she's"}))
      return true;
    const bool of_a_person = one_of(
        id, {"happy",      "sad",         "settled",  "anxious",    "tired",     "upset",
             "refusing",   "absent",      "coping",   "struggling", "verbal",    "nonverbal",
             "autistic",   "deaf",        "excluded", "suspended",  "attending", "bullied",
             "scared",     "proud",       "lonely",   "worried",    "poorly",    "aged",
             "non",        "selectively", "adopted",  "calm",       "fostered",  "pregnant",
             "homeless",   "shy",         "crying",   "asleep",     "hungry",    "dysregulated",
             "distressed", "turning",     "diagnosed"});
    if (of_a_person && at <= i + 4) return true;
  }
  return false;
}

bool NameJudge::named_neighbour(std::size_t i) const {
  const auto strong = [&](std::size_t at) {
    return strong_name(tokens_[at]) && tokens_[at].capital() && tokens_[at].letters > 2 &&
           !never_name(tokens_[at]);
  };
  // "Grace Adeyemi", "Will O'Brien"
  if (i + 1 < tokens_.size() && (tokens_.adjacent(i) || tokens_.hyphened(i)) &&
      !tokens_[i].possessive) {
    const Token& next = tokens_[i + 1];
    if (strong(i + 1) && next.facts.has(Fact::last) && !tokens_[i].facts.has(Fact::verb))
      return true;
    const bool initial =
        next.letters == 1 && next.shape == Shape::title && !one_of(next.id, {"i", "a"});
    if (initial && tokens_[i].facts.has(Fact::first) && !in_capital_phrase(i)) return true;
  }
  // "Amir and Grace", "Grace, Amir and Will"
  if (i >= 2 && tokens_.adjacent(i - 1) && one_of(tokens_[i - 1].id, {"and"}) &&
      tokens_.adjacent(i - 2) && strong(i - 2))
    return true;
  if (i >= 1 && (tokens_.gap_after(i - 1) == ", " || tokens_.gap_after(i - 1) == " & ") &&
      strong(i - 1))
    return tokens_[i].facts.has(Fact::first);
  if (i + 2 < tokens_.size() && tokens_.adjacent(i) && tokens_[i + 1].id == word_id("and") &&
      tokens_.adjacent(i + 1))
    return strong(i + 2) && tokens_[i].facts.has(Fact::first);
  if (i + 1 < tokens_.size() && (tokens_.gap_after(i) == ", " || tokens_.gap_after(i) == " & "))
    return strong(i + 1) && tokens_[i].facts.has(Fact::first) && !tokens_[i].sentence_start;
  return false;
}

bool NameJudge::listed_names(std::size_t i) const {
  // "Summer and Amber": two words that are first names, joined, and the later is no sentence's
  // start.
  const auto name = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.shape == Shape::title && token.facts.has(Fact::first) && !token.loud &&
           !token.facts.has(Fact::kin) && !never_name(token) && month_named(tokens_, at) == 0;
  };
  const auto free = [&](std::size_t at) {
    return name(at) && !season(tokens_[at].id) && !tokens_[at].sentence_start &&
           !in_capital_phrase(at);
  };
  const auto ampersand = [&](std::size_t at) {
    const std::string_view gap = tokens_.gap_after(at);
    return at + 1 < tokens_.size() && (gap == " & " || gap == "&" || gap == " + ");
  };
  const auto joined = [&](std::size_t at) {
    return at + 2 < tokens_.size() && tokens_.adjacent(at) &&
           one_of(tokens_[at + 1].id, {"and", "n"}) && tokens_.adjacent(at + 1);
  };
  if (!name(i)) return false;
  // "Ivy, Poppy and Daisy"
  if (tokens_.gap_after(i) == ", " && i + 1 < tokens_.size() && free(i + 1)) return true;
  if (joined(i) && free(i + 2)) return true;
  if (ampersand(i) && free(i + 1)) return true;
  if (i >= 1 && ampersand(i - 1) && name(i - 1) && free(i)) return true;
  return i >= 2 && joined(i - 2) && name(i - 2) && free(i);
}

bool NameJudge::in_capital_phrase(std::size_t i) const {
  const auto plain = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.word() && token.capital() && token.letters > 1 && token.facts.known() &&
           !token.facts.name() && !token.facts.has(Fact::title) && !token.facts.has(Fact::kin);
  };
  const auto beside = [&](std::size_t at) { return tokens_.adjacent(at) || tokens_.hyphened(at); };
  // "Hive, Nest & The Bridge": one of a list of words written as names of things.
  const auto listed = [&](std::size_t at, std::size_t neighbour) {
    const WordFacts facts = tokens_[neighbour].facts;
    const std::string_view gap = tokens_.gap_after(at);
    return (gap == ", " || gap == " & ") && plain(neighbour) && facts.level() >= 2 &&
           tokens_[neighbour].shape == Shape::title && !facts.has(Fact::role) &&
           !facts.has(Fact::place) && !facts.has(Fact::proper) && !facts.has(Fact::term);
  };
  if (i + 1 < tokens_.size() && ((beside(i) && plain(i + 1)) || listed(i, i + 1))) return true;
  if (i == 0) return false;
  if (listed(i - 1, i - 1) && !tokens_[i - 1].sentence_start) return true;
  const WordFacts before = tokens_[i - 1].facts;
  if (!beside(i - 1) || !plain(i - 1) || before.has(Fact::role) || before.has(Fact::cue))
    return false;
  if (!tokens_[i - 1].sentence_start) return true;
  // "Inclusion Mark"; but "Met Will", "Yesterday Grace cried", "When Hope came".
  return before.level() >= 2 && !before.has(Fact::before) && !before.has(Fact::verb) &&
         !before.has(Fact::aux) && !before.has(Fact::closed) && !before.has(Fact::locative) &&
         !one_of(tokens_[i - 1].id,
                 {"today",      "yesterday", "now",      "then",      "later",       "also",
                  "apparently", "sadly",     "however",  "meanwhile", "after",       "before",
                  "tomorrow",   "tonight",   "lovely",   "visited",   "interviewed", "observed",
                  "discussed",  "though",    "although", "little",    "poor",        "spotted",
                  "found",      "watched",   "heard",    "chatted",   "think",       "since",
                  "once",       "until",     "both",     "only",      "even",        "again",
                  "here",       "there",     "well"});
}

bool NameJudge::in_date(std::size_t i) const {
  if (month_named(tokens_, i) == 0 && !season(tokens_[i].id)) return false;
  const auto numeric = [&](std::size_t at) { return tokens_[at].shape >= Shape::number; };
  if (i > 0 && tokens_.same_line(i - 1) && !tokens_[i].sentence_start &&
      (numeric(i - 1) || calendar_word(tokens_[i - 1].id) || month_named(tokens_, i - 1) != 0 ||
       season(tokens_[i - 1].id)))
    return true;
  // "Autumn (Y8)", "May, Y4"
  if (i + 1 < tokens_.size() && tokens_[i + 1].shape == Shape::code &&
      (tokens_.word(i + 1)[0] | 0x20) == 'y' && tokens_.gap_after(i) != " ")
    return false;
  return i + 1 < tokens_.size() && tokens_.same_line(i) &&
         (numeric(i + 1) || calendar_word(tokens_[i + 1].id)) &&
         tokens_[i + 1].id != word_id("to") &&
         !(one_of(tokens_[i + 1].id, {"and", "in", "during", "since", "after", "before"}) &&
           i > 0 && tokens_[i - 1].facts.has(Fact::before));
}

bool NameJudge::after_locative(std::size_t i) const {
  return i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].facts.has(Fact::locative) &&
         !one_of(tokens_[i - 1].id, {"to", "of"});
}

}  // namespace fieldfare::guard
