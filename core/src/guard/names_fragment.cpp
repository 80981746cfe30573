// Whether a scrap of a note is about a person: "Lily - off since Feb", "mum (Grace)", "Joy/Tom:",
// "Hope|8|SEMH". Hurried notes have no sentences, but still say what only people have: a year at
// school, a diagnosis, a mother.

#include "guard/dates.h"
#include "guard/names.h"

namespace fieldfare::guard {
namespace {

/// What is said of a pupil in one word.
bool pupil_state(std::uint64_t id) noexcept {
  return one_of(
      id, {"asd",       "asc",          "adhd",        "add",        "pda",         "semh",
           "slcn",      "spld",         "mld",         "pmld",       "dcd",         "fasd",
           "adhd/asd",  "neet",         "ebsa",        "lac",        "cla",         "eotas",
           "ehe",       "cin",          "eal",         "deaf",       "blind",       "autistic",
           "nonverbal", "mute",         "dyslexic",    "epileptic",  "diabetic",    "nv",
           "pt",        "excluded",     "pexed",       "pex",        "suspended",   "absent",
           "off",       "away",         "upset",       "wobbly",     "tired",       "tearful",
           "anxious",   "poorly",       "awaiting",    "fostered",   "adopted",     "homeless",
           "refusing",  "selective",    "selectively", "struggling", "thriving",    "settled",
           "unsettled", "missing",      "pregnant",    "medicated",  "undiagnosed", "diagnosed",
           "looked",    "dysregulated", "aged",        "dob",        "ehcp",        "ehc",
           "sen",       "part"});
}

bool opening_quote(std::string_view gap) noexcept {
  const std::size_t colon = gap.find_first_not_of(" :,-");
  if (colon == std::string_view::npos) return false;
  const std::string_view rest = gap.substr(colon);
  return rest[0] == '"' || rest[0] == '\'' || rest.starts_with("\xE2\x80\x9C") ||
         rest.starts_with("\xE2\x80\x98") || rest.starts_with("\xE2\x80\x93 \"");
}

/// A dash, an arrow, a colon, a bar or a bracket: what parts the one from what is said of them.
bool parting(std::string_view gap) noexcept {
  return gap == " - " || gap == ": " || gap == ":" || gap == " (" || gap == "(" || gap == ", " ||
         gap == " | " || gap == "|" || gap == " = " || gap == "; " || gap == " > " ||
         gap == " -> " || gap == "- " || gap == " -" || gap == "\t" ||
         (gap.size() >= 5 && gap.size() <= 6 && gap[0] == ' ' && gap.back() == ' ' &&
          static_cast<unsigned char>(gap[1]) >= 0x80);
}

/// Between two of a list: "Rose/Lily", "Hope, Tom", "Grace + Amir".
bool listing(std::string_view gap) noexcept {
  return gap == "/" || gap == " / " || gap == " + " || gap == "+" || gap == " & " || gap == "&" ||
         gap == ", " || gap == "|" || gap == " | " || gap == ",";
}

/// Words that name a season, a mark or a thing far more often than a pupil when a list or a dash
/// follows.
bool thing(std::uint64_t id) noexcept {
  return one_of(
      id, {"summer", "autumn", "winter", "spring",  "april",   "may",   "june",  "august", "march",
           "easter", "noel",   "art",    "grant",   "page",    "story", "trust", "free",   "price",
           "best",   "bill",   "peace",  "sunday",  "reading", "case",  "major", "unique", "mark",
           "chance", "given",  "light",  "journey", "justice", "baby"});
}

/// The same, but for what is said of pupils alone: "River - ASD".
bool seldom_pupil(std::uint64_t id) noexcept {
  return one_of(id, {"star", "sky", "storm", "rain", "snow", "gold", "silver", "diamond", "amber",
                     "coral", "phoenix", "ocean", "river", "legend", "haven", "royal"});
}

/// "Amber - waiting for data": said of things as well.
bool said_of_things(std::uint64_t id) noexcept {
  return one_of(id, {"waiting", "due", "no", "not", "new", "off", "still", "now", "part", "missing",
                     "awaiting", "looked", "known", "seen", "never"});
}

}  // namespace

bool NameJudge::says_of_pupil(std::size_t at) const {
  if (at >= tokens_.size()) return false;
  const Token& word = tokens_[at];
  const bool more = at + 1 < tokens_.size() && tokens_.adjacent(at);
  if (pupil_state(word.id)) return true;
  if (one_of(word.id, {"y", "yr", "year", "age", "ks"}) && more &&
      tokens_[at + 1].shape == Shape::number)
    return true;
  if (word.shape == Shape::code && word.letters <= 4) {
    const std::string_view text = tokens_.word(at);
    const char first = static_cast<char>(text[0] | 0x20);
    const bool year =
        (first == 'y' && text.size() <= 4 && text.back() >= '0' && text.back() <= '9');
    const bool aged =
        text.ends_with("yo") || text.ends_with("yrs") || (text.size() <= 3 && text.back() == 'y');
    if (year || aged) return true;
  }
  // "(13)", ", 15,", "|8|"
  if (word.shape == Shape::number && word.letters <= 2) {
    const auto age = small_number(tokens_, at);
    const std::string_view after = tokens_.gap_after(at);
    const bool alone = after.empty() || after[0] == ')' || after[0] == ',' || after[0] == '|' ||
                       after.starts_with(" |") || after.starts_with(" (");
    const std::string_view before = at > 0 ? tokens_.gap_after(at - 1) : std::string_view();
    return age && *age >= 2 && *age <= 25 && alone && before != " " && before != " = ";
  }
  if (one_of(word.id, {"no", "not", "still", "now", "never"}) && more)
    return one_of(
        tokens_[at + 1].id,
        {"longer", "in",    "at",       "here",   "seen", "ta",    "school",    "attending", "back",
         "well",   "been",  "speaking", "home",   "plan", "ehcp",  "diagnosis", "sw",        "salt",
         "ot",     "ep",    "senco",    "gp",     "meds", "place", "tutor",     "transport", "taxi",
         "physio", "camhs", "pa",       "review", "ar",   "idea",  "friends"});
  if (one_of(word.id, {"waiting", "due", "known", "seen", "new"}) && more)
    return one_of(tokens_[at + 1].id, {"for", "to", "by", "at", "on", "since"});
  if (one_of(word.id, {"his", "her"})) return true;
  return false;
}

bool NameJudge::fragment_of_person(std::size_t i) const {
  const Token& token = tokens_[i];
  if (!token.facts.has(Fact::first) || token.possessive) return false;
  if (in_capital_phrase(i) && name_end(i) == i) return false;
  return in_apposition(i) || in_list_of_names(i) || pupil_follows(i) || acts_as_person(i) ||
         meant_for(i);
}

bool NameJudge::unknown_in_scrap(std::size_t i) const {
  // What would pass for a slip of the fingers, where a person stands: "Anest - off since May".
  if (tokens_[i].letters < 3 || tokens_[i].shape == Shape::upper) return false;
  if (pupil_follows(i) || in_apposition(i) || acts_as_person(i)) return true;
  const auto name = [&](std::size_t at) {
    return strong_name(tokens_[at]) && tokens_[at].shape == tokens_[i].shape &&
           tokens_[at].facts.has(Fact::first) && !tokens_[at].facts.has(Fact::place);
  };
  if (i + 1 < tokens_.size() && listing(tokens_.gap_after(i)) && name(i + 1)) return true;
  return i > 0 && listing(tokens_.gap_after(i - 1)) && name(i - 1);
}

bool NameJudge::hyphened_name(std::size_t i) const {
  // "Hoi-yee", "Tsz-ching", "seo-yeon": two short parts, of which none is an English word.
  const auto part = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.word() && token.letters >= 2 && token.letters <= 6 && !token.covered &&
           token.facts.level() < 2 && !token.facts.has(Fact::term) &&
           !token.facts.has(Fact::upper) && !token.facts.has(Fact::proper) &&
           !token.facts.has(Fact::place) && token.shape != Shape::upper &&
           token.shape != Shape::mixed;
  };
  const std::size_t first = i > 0 && tokens_.hyphened(i - 1) ? i - 1 : i;
  if (first + 1 >= tokens_.size() || !tokens_.hyphened(first)) return false;
  if (tokens_.hyphened(first + 1) || (first > 0 && tokens_.hyphened(first - 1))) return false;
  const bool vowels = tokens_[first].letters + tokens_[first + 1].letters >= 5;
  // "Min-jun", "ji-ho": one part may be a short word that is a name too.
  const auto short_name = [&](std::size_t at) {
    return tokens_[at].word() && tokens_[at].letters <= 3 && tokens_[at].facts.name() &&
           tokens_[at].shape != Shape::upper && !tokens_[at].covered;
  };
  if (part(first) && part(first + 1)) return vowels;
  return (part(first) && tokens_[first].letters <= 4 && short_name(first + 1)) ||
         (short_name(first) && part(first + 1) && tokens_[first + 1].facts.name());
}

bool NameJudge::acts_as_person(std::size_t i) const {
  // "rose wasn't in", "will wont go", "Star uses a switch", "Pat on reception"
  if (i + 2 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1)) return false;
  const std::uint64_t next = tokens_[i + 1].id;
  const Token& what = tokens_[i + 2];
  const bool led = token_opens(i) ||
                   one_of(tokens_[i - 1].id, {"says", "said", "that", "but", "and", "because",
                                              "when", "if", "so", "told", "thinks", "while", "as"});
  if (!led) return false;
  const bool negated = one_of(
      next, {"wont", "won't", "wasnt", "wasn't", "didnt", "didn't", "cant", "can't", "doesnt",
             "doesn't", "hasnt", "hasn't", "isnt", "isn't", "couldnt", "couldn't"});
  if (negated)
    return one_of(
        what.id,
        {"go",     "come",   "eat",    "in",   "at",    "been",  "like", "want",    "talk", "speak",
         "get",    "have",   "attend", "sit",  "sleep", "cope",  "know", "say",     "seen", "had",
         "engage", "read",   "write",  "let",  "wear",  "leave", "do",   "allowed", "able", "well",
         "stay",   "manage", "happy",  "back", "on",    "going", "used"});
  if (one_of(next, {"uses", "used", "needs", "wears", "takes"}))
    return one_of(what.id,
                  {"they", "she", "he", "aac", "pecs", "makaton", "bsl", "eye", "sign", "signs",
                   "his", "her", "meds", "insulin", "ear", "glasses", "splints"}) ||
           (what.id == word_id("a") && i + 3 < tokens_.size() &&
            one_of(tokens_[i + 3].id,
                   {"switch", "wheelchair", "walker", "hoist", "frame", "quiet", "quieter", "stand",
                    "standing", "communication", "weighted", "visual", "key", "social"}));
  return next == word_id("on") && one_of(what.id, {"reception", "duty", "roll", "meds"});
}

bool NameJudge::lower_couple(std::size_t i) const {
  // "joy and april share a desk", "met summer and her keyworker"
  const auto first_name = [&](std::size_t at) {
    const WordFacts facts = tokens_[at].facts;
    return facts.has(Fact::first) && !facts.has(Fact::closed) && !facts.has(Fact::determiner) &&
           !facts.has(Fact::kin) && tokens_[at].letters > 2;
  };
  const auto joined = [&](std::size_t at) {
    return at + 2 < tokens_.size() && tokens_.adjacent(at) && tokens_.adjacent(at + 1) &&
           one_of(tokens_[at + 1].id, {"and", "n"});
  };
  const bool met = i > 0 && tokens_.adjacent(i - 1) &&
                   one_of(tokens_[i - 1].id, {"met", "saw", "with", "w", "to", "told", "asked"});
  if (met && joined(i) && one_of(tokens_[i + 2].id, {"her", "his"})) return true;
  // "tia n mason same form": one of them is nothing but a name.
  const auto named = [&](std::size_t at) {
    return tokens_[at].shape == tokens_[i].shape && strong_name(tokens_[at]) && first_name(at) &&
           tokens_[at].letters > 2;
  };
  const bool modal = tokens_[i].facts.has(Fact::aux) || tokens_[i].facts.has(Fact::verb);
  const bool clause = i + 1 < tokens_.size() && tokens_.adjacent(i) &&
                      one_of(tokens_[i + 1].id, {"to", "that", "for", "it", "we", "they", "the"});
  if (!modal && !clause && first_name(i)) {
    if (i >= 2 && joined(i - 2) && named(i - 2) && token_opens(i - 2)) return true;
    if (joined(i) && named(i + 2) && token_opens(i)) return true;
  }
  const std::size_t from = i >= 2 && joined(i - 2) && first_name(i - 2) ? i - 2 : i;
  if (!joined(from) || !first_name(from) || !first_name(from + 2) || !token_opens(from) ||
      from + 3 >= tokens_.size() || !tokens_.adjacent(from + 2))
    return false;
  return one_of(
      tokens_[from + 3].id,
      {"share", "are",   "were",  "both",   "sit",     "sat",     "like",   "play",  "said",
       "say",   "want",  "told",  "walk",   "went",    "came",    "from",   "don't", "dont",
       "have",  "had",   "get",   "got",    "rang",    "need",    "love",   "go",    "live",
       "ran",   "took",  "left",  "werent", "weren't", "arent",   "aren't", "wont",  "won't",
       "cant",  "can't", "didnt", "didn't", "havent",  "haven't", "doesnt", "off"});
}

bool NameJudge::lower_capital_name(std::size_t i) const {
  // "with lily at lunch", "ring poppy back"; not "olive oil" and "the holly".
  const Token& token = tokens_[i];
  if (!token.facts.has(Fact::capital_name) || token.letters < 3) return false;
  const bool opens = i == 0 || tokens_[i].sentence_start || !tokens_.adjacent(i - 1);
  const bool led =
      opens || tokens_[i - 1].facts.has(Fact::cue) ||
      (tokens_[i - 1].facts.has(Fact::kin) && !tokens_[i - 1].possessive) ||
      one_of(tokens_[i - 1].id,
             {"with", "w",    "from", "re",     "cc",   "to",      "for", "by",  "and",  "n",
              "ask",  "ring", "rang", "phoned", "told", "tell",    "saw", "met", "see",  "asked",
              "says", "said", "that", "when",   "if",   "because", "but", "so",  "then", "while"});
  if (!led) return false;
  if (token.possessive) return true;
  if (i + 1 >= tokens_.size() || !tokens_.adjacent(i))
    return !opens || in_apposition(i) || pupil_follows(i);
  const WordFacts next = tokens_[i + 1].facts;
  // "mum says lily copies the others"
  const bool reported = !opens && one_of(tokens_[i - 1].id, {"says", "said", "that", "thinks"});
  if (reported && next.level() > 0 && tokens_[i + 1].shape == Shape::lower &&
      tokens_.word(i + 1).ends_with('s') && i + 2 < tokens_.size() && tokens_.adjacent(i + 1))
    return true;
  return next.has(Fact::verb) || next.has(Fact::aux) || next.has(Fact::locative) ||
         next.has(Fact::kin) || next.has(Fact::closed) || pupil_follows(i) ||
         verb_after(i, false) ||
         one_of(tokens_[i + 1].id, {"and", "n", "re", "who", "back", "about", "off", "is", "was",
                                    "again", "today", "bit", "rang", "cried", "if", "says"});
}

bool NameJudge::in_apposition(std::size_t i) const {
  // "mum (Grace) said", "mum – Joy – keeps a folder", "TA = Dawn", "SW: Hope"
  if (i == 0 || in_date(i)) return false;
  const Token& before = tokens_[i - 1];
  const std::string_view gap = tokens_.gap_after(i - 1);
  const bool person = before.facts.has(Fact::kin) || before.facts.has(Fact::role) ||
                      one_of(before.id, {"ta", "sw", "ep", "ht", "hv", "ot", "salt", "ewo", "pa",
                                         "lsa", "hlta", "tutor", "yp", "cyp", "pupil", "child"});
  if (!person || before.possessive || before.id == word_id("parents")) return false;
  const std::size_t end = name_end(i);
  const std::string_view after = tokens_.gap_after(end);
  if (gap == " (" || gap == "(") return after.starts_with(')') || after.starts_with(',');
  if (thing(token_id(i)) || seldom_pupil(token_id(i))) return false;
  if (gap == " = " || gap == "=") return true;
  if (gap != ": " && gap != " - " && gap != " \xE2\x80\x93 " && gap != " \xE2\x80\x94 " &&
      gap != ", ")
    return false;
  return after.empty() || after[0] == ',' || after[0] == '.' || after[0] == ';' ||
         after.starts_with(" -") || after.starts_with(" \xE2\x80\x93") ||
         after.starts_with(" \xE2\x80\x94") || after[0] == ')' || after[0] == '\n';
}

bool NameJudge::long_list_of_names(std::size_t i) const {
  // "Brooke, Skye, River, Autumn": a list that holds two who are nothing but names.
  std::size_t strong = 0;
  const auto walk = [&](bool right) {
    for (std::size_t at = i, steps = 0; steps < 5; ++steps) {
      if (right ? at + 1 >= tokens_.size() : at == 0) return;
      const std::size_t gap_at = right ? at : at - 1;
      std::string_view gap = tokens_.gap_after(gap_at);
      at = right ? at + 1 : at - 1;
      const bool and_word = gap == " " && tokens_[at].id == word_id("and");
      if (and_word) continue;
      const bool after_and = gap == " " && tokens_[gap_at + (right ? 0 : 1)].id == word_id("and");
      if (!listing(gap) && !after_and) return;
      const Token& token = tokens_[at];
      if (token.shape != Shape::title || !token.facts.has(Fact::first) || token.loud) return;
      if (strong_name(token) && !token.facts.has(Fact::place)) ++strong;
    }
  };
  walk(true);
  walk(false);
  return strong >= 2;
}

bool NameJudge::in_list_of_names(std::size_t i) const {
  // "Rose/Lily/Tom": one of them at least is nothing but a name, or all are first names.
  if (in_date(i)) return false;
  const auto first_name = [&](std::size_t at) {
    const Token& token = tokens_[at];
    return token.shape == Shape::title && token.letters > 2 && token.facts.has(Fact::first) &&
           !token.facts.has(Fact::kin) && !token.facts.has(Fact::role) && !never_name(token) &&
           !in_date(at);
  };
  const auto supports = [&](std::size_t at, std::string_view gap) {
    if (!first_name(at) || tokens_[at].loud) return false;
    if (strong_name(tokens_[at])) return !tokens_[at].facts.has(Fact::place) || gap != ", ";
    const bool slash = gap.find('/') != std::string_view::npos;
    return slash && !thing(token_id(i)) && !thing(token_id(at)) && !seldom_pupil(token_id(i)) &&
           !seldom_pupil(token_id(at)) && !tokens_[i].facts.has(Fact::place) &&
           !tokens_[at].facts.has(Fact::place);
  };
  if (!first_name(i)) return false;
  if (long_list_of_names(i)) return true;
  if (i + 1 < tokens_.size() && listing(tokens_.gap_after(i)) &&
      supports(i + 1, tokens_.gap_after(i)))
    return true;
  return i > 0 && listing(tokens_.gap_after(i - 1)) && !tokens_[i - 1].possessive &&
         supports(i - 1, tokens_.gap_after(i - 1));
}

bool NameJudge::pupil_follows(std::size_t i) const {
  // "Lily - ASD", "Grace off since Feb", "Joy + mum", "Hope: 'I like it'"
  const std::size_t end = name_end(i);
  if (end + 1 >= tokens_.size() || in_date(i)) return false;
  const bool opens = token_opens(i);
  const std::string_view gap = tokens_.gap_after(end);
  const Token& next = tokens_[end + 1];
  const bool relative = next.facts.has(Fact::kin) && !next.facts.has(Fact::role) &&
                        !one_of(next.id, {"parents", "families", "family", "kids", "foster",
                                          "child", "children", "carers"});
  if (relative && (gap == " + " || gap == " & " || gap == "+" || gap == "&")) return true;
  if (one_of(next.id, {"n", "and", "plus", "w"}) && tokens_.adjacent(end) &&
      end + 2 < tokens_.size() && tokens_[end + 2].facts.has(Fact::kin) &&
      !tokens_[end + 2].facts.has(Fact::role) &&
      one_of(tokens_[end + 2].id, {"mum", "dad", "nan", "gran", "mam", "mother", "father", "sister",
                                   "brother", "grandad", "auntie", "stepdad", "taid", "nain"}))
    return true;
  if (opens && opening_quote(gap)) return true;
  // "SUMMER NOT IN."
  const bool not_in = opens && next.id == word_id("not") && end + 2 < tokens_.size() &&
                      one_of(tokens_[end + 2].id,
                             {"in", "here", "attending", "seen", "present", "available", "well"}) &&
                      (end + 3 >= tokens_.size() || !tokens_.adjacent(end + 2) ||
                       tokens_.gap_after(end + 2) == " - ");
  if (not_in) return true;
  if (thing(token_id(i)) && end == i) return false;
  if (seldom_pupil(token_id(i)) && end == i && said_of_things(next.id)) return false;
  // "Angel 15, three homes", "GRACE LEFT WAITING"
  const std::string_view then = tokens_.gap_after(end + 1);
  const auto age = opens && gap == " " && next.shape == Shape::number && next.letters <= 2
                       ? small_number(tokens_, end + 1)
                       : std::nullopt;
  if (age && *age >= 3 && *age <= 25 && then == ", ") return true;
  if (opens && gap == " " && tokens_[i].loud && end + 2 < tokens_.size() &&
      one_of(next.id, {"left", "sent", "told", "kept", "put", "taken"}))
    return one_of(tokens_[end + 2].id,
                  {"waiting", "alone", "out", "home", "to", "in", "at", "off", "school", "behind"});
  if (parting(gap)) return says_of_pupil(end + 1) && (opens || gap[0] == '(' || gap == " (");
  if (!opens || gap != " ") return false;
  if (one_of(next.id, {"off", "out", "away", "back", "no", "not", "still", "never", "now"}) &&
      end + 2 < tokens_.size() && tokens_.adjacent(end + 1)) {
    return one_of(
        tokens_[end + 2].id,
        {"since",   "sick",     "roll", "school",  "of",       "longer",    "in",   "at",
         "today",   "seen",     "home", "on",      "with",     "attending", "has",  "ill",
         "been",    "speaking", "well", "waiting", "awaiting", "off",       "out",  "struggling",
         "anxious", "refusing", "no",   "not",     "upset",    "excluded",  "sees", "goes",
         "gets",    "wants",    "says", "loves",   "again"});
  }
  if (next.id == word_id("in") && end + 2 < tokens_.size()) {
    const Token& where = tokens_[end + 2];
    return where.shape == Shape::code && where.letters <= 3 &&
           (static_cast<char>(tokens_.word(end + 2)[0] | 0x20) == 'y' ||
            static_cast<char>(tokens_.word(end + 2)[0] | 0x20) == 'k');
  }
  return one_of(next.id, {"gets", "moved", "came", "comes", "wasn't", "hasn't", "isn't", "won't",
                          "wont", "can't", "cant", "didn't", "didnt", "doesn't", "doesnt"}) &&
         !one_of(tokens_[i].id, {"hope", "faith", "trust"});
}

bool NameJudge::token_opens(std::size_t i) const {
  if (i == 0 || tokens_[i].sentence_start) return true;
  const std::string_view gap = tokens_.gap_after(i - 1);
  return gap.find_first_of("\n|(/[") != std::string_view::npos || gap == ", " ||
         gap.find("\xE2") != std::string_view::npos || gap.ends_with("- ");
}

std::uint64_t NameJudge::token_id(std::size_t i) const noexcept {
  return tokens_[i].id;
}

}  // namespace fieldfare::guard
