// Initials of two or three letters: "TK was late", "obs sk in maths", "KT, RB and GD".

#include "guard/names.h"
#include "guard/names_offices.h"

namespace fieldfare::guard {

bool NameJudge::small_initials(std::size_t i) const {
  // "obs sk in maths", "re jt", "spoke to mum of tk": two small consonants of no list.
  const Token& token = tokens_[i];
  if (small_pair(i)) return true;
  if (token.shape != Shape::lower || token.letters != 2 || token.facts.known()) return false;
  // "hb said he likes fridays, hb's TA said the same"
  if (token.possessive && person_after(i)) return true;
  if ((i == 0 || token.sentence_start) && verb_after(i, true)) return true;
  if (i == 0 || token.possessive || !tokens_.adjacent(i - 1)) return false;
  const std::uint64_t before = tokens_[i - 1].id;
  if (one_of(before, {"obs", "observed", "saw", "met", "re", "told", "asked", "pupil", "called"}))
    return true;
  return i >= 2 && one_of(before, {"of", "for", "with", "to"}) &&
         (tokens_[i - 2].facts.has(Fact::kin) ||
          one_of(tokens_[i - 2].id, {"spoke", "talked", "obs", "sat", "plan", "file", "review",
                                     "1:1", "ta", "parents", "parent", "carer"}));
}

bool NameJudge::told_to_do(std::size_t i) const {
  // "TB to chase paed by Fri": what minutes write down for somebody to do; "NHS to PRU" is a way.
  if (i + 2 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1) ||
      tokens_[i + 1].id != word_id("to"))
    return false;
  const bool opens = i == 0 || tokens_[i].sentence_start || token_opens(i);
  const Token& does = tokens_[i + 2];
  return opens && does.shape == Shape::lower && does.facts.level() >= 2 &&
         !does.facts.has(Fact::determiner) && !does.facts.has(Fact::closed) &&
         !does.facts.has(Fact::kin) && !does.facts.has(Fact::setting);
}

bool NameJudge::prefixed_initials(std::size_t i) const {
  const std::string_view word = tokens_.word(i);
  const auto capital = [&](std::size_t at) { return word[at] >= 'A' && word[at] <= 'Z'; };
  // "LO'S", "R O'S": what looks like a possessive.
  if (word.size() >= 2 && word.size() <= 3 && word.back() == 'O' && tokens_[i].possessive &&
      tokens_[i].shape == Shape::upper && tokens_.text()[tokens_[i].full_end - 1] == 'S')
    return true;
  // "BO'C", "RO'D"
  if (word.size() == 4 && capital(0) && word[1] == 'O' && word[2] == '\'' && capital(3))
    return true;
  if (word.size() >= 2 && word.size() <= 3 && word.back() == 'O' &&
      tokens_[i].shape == Shape::upper && tokens_[i].full_end == tokens_[i].end + 2 &&
      tokens_.text()[tokens_[i].full_end - 1] == 'D')
    return true;
  // "JMc", "HBr": two capitals and the beginning of the family name.
  const auto small = [&](std::size_t at) { return word[at] >= 'a' && word[at] <= 'z'; };
  if ((word.size() == 3 || word.size() == 4) && capital(0) && capital(1) && small(2) &&
      word.back() != 's' && (word.size() == 3 || small(3)) && !tokens_[i].facts.known())
    return true;
  // "TdV", "PvB": a particle between.
  if (word.size() == 3 && capital(0) && capital(2) && (word[1] == 'd' || word[1] == 'v') &&
      !tokens_[i].facts.known())
    return true;
  if (word.size() < 4 || word.size() > 5) return false;
  std::string_view rest = word;
  for (const std::string_view begin : {"O'", "Mc"}) {
    const std::size_t at = rest.size() - begin.size() - 1;
    if (!capital(rest.size() - 1) || rest.substr(at, begin.size()) != begin) continue;
    bool before = at > 0;
    for (std::size_t letter = 0; letter < at; ++letter)
      before = before && capital(letter);
    if (before) return true;
  }
  return false;
}

NameReason NameJudge::judge_initials(std::size_t i) const {
  const Token& token = tokens_[i];
  if (token.covered) return NameReason::no;
  if (small_initials(i)) return NameReason::initials;
  if (token.letters == 1) return judge_letter(i);
  if (!token.capital()) return NameReason::no;
  if (prefixed_initials(i)) return NameReason::initials;
  // "KW-B", "AP-G": of a family name of two parts.
  if (token.shape == Shape::upper && token.letters == 2 && tokens_.hyphened(i) && !token.loud &&
      tokens_[i + 1].letters == 1 && tokens_[i + 1].shape == Shape::title &&
      (i == 0 || !tokens_.hyphened(i - 1)) && !tokens_.hyphened(i + 1) &&
      !one_of(token.id, {"ks", "yr", "yp", "lo", "qa", "ac", "no", "re"}))
    return NameReason::initials;
  if (in_column(i) || in_timetable(i)) return NameReason::initials;
  // "Only AM's plan had the child's voice"
  if (token.shape == Shape::upper && one_of(token.id, {"am", "pm", "al", "an"}) &&
      token.possessive && person_after(i))
    return NameReason::initials;
  if (token.shape == Shape::upper && token.letters == 2 && !token.loud &&
      (spoken_with(i) || told_in_bracket(i) || letters_of_pupil(i)))
    return NameReason::initials;
  // "PT mum has said", "HK nan came": no office has a mum.
  if (token.shape == Shape::upper && token.letters == 2 && !token.loud && !token.possessive &&
      tokens_.adjacent(i) && tokens_[i + 1].shape == Shape::lower && !tokens_[i + 1].possessive &&
      one_of(tokens_[i + 1].id,
             {"mum", "dad", "nan", "gran", "mam", "grandad", "sister", "brother", "stepdad", "nana",
              "auntie", "aunt", "uncle", "mother", "father"}) &&
      !one_of(token.id, {"yp", "ta", "sw", "la", "gp", "ex", "ea", "no", "ok", "so", "my", "to"}) &&
      !(i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].shape == Shape::upper))
    return NameReason::initials;
  // "MR's OT report": a title owns nothing.
  if (token.shape == Shape::upper && token.letters == 2 && token.facts.has(Fact::title) &&
      token.possessive && tokens_.adjacent(i))
    return NameReason::initials;
  if (token.shape != Shape::upper || token.letters < 2 || token.letters > 3 || token.loud)
    return NameReason::no;
  // "DM'd by"
  if (token.full_end > token.end && !token.possessive) return NameReason::no;
  // "GP is his initials, not the doctor"
  const bool said = token.shape == Shape::upper && i + 3 < tokens_.size() && tokens_.adjacent(i) &&
                    one_of(tokens_[i + 1].id, {"is", "are"}) &&
                    (one_of(tokens_[i + 2].id, {"his", "her", "their", "mums", "dads", "nans"}) ||
                     tokens_[i + 2].possessive) &&
                    tokens_[i + 3].id == word_id("initials");
  // "GP (that's his initials)"
  const bool bracket = i + 3 < tokens_.size() && tokens_.gap_after(i) == " (" &&
                       one_of(tokens_[i + 2].id, {"his", "her", "their"}) &&
                       tokens_[i + 3].id == word_id("initials");
  // "GP (the child not the doctor!!)"
  const bool child = i + 2 < tokens_.size() && tokens_.gap_after(i) == " (" &&
                     one_of(tokens_[i + 1].id, {"the", "a", "yes"}) &&
                     one_of(tokens_[i + 2].id, {"child", "boy", "girl", "lad", "pupil", "student",
                                                "mum", "dad", "twin"});
  if (said || bracket || child) return NameReason::initials;
  // "NB's foster carer", "CP in Y9": whatever else the letters stand for.
  if (token.letters == 2 && !token.facts.has(Fact::title) &&
      (only_of_person(i) || (token.facts.level() < 3 && in_list_of_initials(i))))
    return NameReason::initials;
  if (token.letters == 2 && token.facts.level() < 3 && !token.facts.has(Fact::title) &&
      !office(token.id) && told_to_do(i))
    return NameReason::initials;
  if (token.facts.has(Fact::term) || token.facts.has(Fact::title)) return NameReason::no;
  if (after_initials_word(i)) return NameReason::initials;
  if (token.facts.level() < 3 && !office(token.id) && told_to_do(i)) return NameReason::initials;
  // "LM's dad": whatever LM is short for, it has no dad.
  if (token.possessive && tokens_.adjacent(i) && tokens_[i + 1].facts.has(Fact::kin) &&
      !tokens_[i + 1].facts.has(Fact::role) &&
      !one_of(token.id, {"yp", "ta", "gp", "sw", "ep", "ot", "pa", "ht", "dh", "hv", "sn", "md",
                         "ks", "pt", "fc", "dt", "sl", "op"}))
    return NameReason::initials;
  // "who is CJM", "ZAM herself came"
  const bool asked_who = i >= 2 && tokens_.adjacent(i - 1) && tokens_.adjacent(i - 2) &&
                         one_of(tokens_[i - 1].id, {"is", "was"}) &&
                         tokens_[i - 2].id == word_id("who");
  const bool oneself =
      tokens_.adjacent(i) && one_of(tokens_[i + 1].id, {"herself", "himself", "themself"});
  if ((asked_who || oneself) && token.facts.level() < 3) return NameReason::initials;
  if (token.facts.has(Fact::upper)) return NameReason::no;
  const bool child_before =
      i > 0 && tokens_.adjacent(i - 1) &&
      (tokens_[i - 1].facts.has(Fact::kin) ||
       one_of(tokens_[i - 1].id, {"child", "pupil", "boy", "girl", "yp", "student", "learner",
                                  "called", "told", "named"}));
  if (child_before && tokens_[i - 1].id != word_id("foster") && !verb_after(i - 1, false)) {
    const bool group = i + 1 < tokens_.size() && tokens_.adjacent(i) &&
                       !tokens_[i + 1].facts.has(Fact::verb) &&
                       !tokens_[i + 1].facts.has(Fact::aux) && tokens_[i + 1].facts.level() == 3 &&
                       !tokens_[i + 1].facts.has(Fact::closed);
    return group && !one_of(tokens_[i - 1].id, {"pupil", "child"}) ? NameReason::no
                                                                   : NameReason::initials;
  }
  if (token.possessive && person_after(i)) return NameReason::initials;
  if (relative_of(i)) return NameReason::initials;
  if (in_apposition(i) && tokens_.gap_after(i).starts_with(')')) return NameReason::initials;
  // "LMW has no TA", "HDW - PMLD - Y6": three letters in no list, and what only a pupil has, does
  // or is.
  if (token.letters == 3 && !token.facts.known() && (pupil_has(i) || pupil_follows(i)))
    return NameReason::initials;
  // "LB", "OM", "FM" are also abbreviations of English, but not of these notes.
  const bool word = token.facts.level() == 3 || token.facts.has(Fact::closed) ||
                    token.facts.has(Fact::role) || token.facts.has(Fact::proper) ||
                    (token.facts.known() && token.facts.level() == 0 && !token.facts.name());
  if (token.letters > 2 || word) return NameReason::no;
  if (pupil_follows(i) || pupil_has(i) || initials_beside(i)) return NameReason::initials;
  return two_letters_as_person(i) || stands_alone(i) ? NameReason::initials : NameReason::no;
}

bool NameJudge::stands_alone(std::size_t i) const {
  // Two capitals of no list in a running sentence: no acronym of these notes, so somebody's
  // initials. "KW 12", "3 AB", "HR, LD & QZ" are codes and acronyms.
  const auto code = [&](std::size_t at) {
    return tokens_[at].shape >= Shape::number ||
           (tokens_[at].letters == 1 && tokens_[at].capital()) ||
           (tokens_[at].shape == Shape::upper && !tokens_[at].facts.has(Fact::closed) &&
            (tokens_[at].facts.has(Fact::upper) || tokens_[at].facts.has(Fact::term)));
  };
  const auto parted = [](std::string_view gap) {
    return gap.find_first_of("\n") != std::string_view::npos;
  };
  // "1 KW seen": the numbers of a list.
  const bool listed = i > 0 && tokens_[i - 1].shape == Shape::number &&
                      tokens_[i - 1].letters <= 2 && i + 1 < tokens_.size() &&
                      tokens_[i + 1].shape == Shape::lower && tokens_.adjacent(i) &&
                      (i == 1 || tokens_.gap_after(i - 2).find('\n') != std::string_view::npos);
  if (i > 0 && !listed && !parted(tokens_.gap_after(i - 1)) && code(i - 1)) return false;
  // "NT: 3 schools in 2 yrs"
  if (tokens_.gap_after(i).starts_with(": ") && token_opens(i)) return true;
  return i + 1 >= tokens_.size() || parted(tokens_.gap_after(i)) || !code(i + 1);
}

bool NameJudge::only_of_person(std::size_t i) const {
  // "NW loves trains", "RS (14)": no service does or is that, whatever else the letters stand for.
  // "dad of CW"
  if (i >= 2 && !one_of(tokens_[i].id, {"yp", "ta", "gp", "sw", "la"}) && tokens_.adjacent(i - 1) &&
      tokens_[i - 1].id == word_id("of") &&
      one_of(tokens_[i - 2].id,
             {"mum", "dad", "mam", "nan", "gran", "brother", "sister", "mother", "father", "twin"}))
    return true;
  const Token& token = tokens_[i];
  if (token.facts.level() == 3 ||
      one_of(token.id, {"yp", "ta", "gp", "sw", "ep", "ot", "pa", "ht", "dh", "hv", "la", "ks",
                        "uk", "us", "eu", "pt", "dt", "tv", "pc", "mp", "vi", "hi", "pd", "ld",
                        "co", "ce", "ea", "sn", "kw", "cw", "ao", "lo", "ht", "eo", "tl", "cs"}))
    return false;
  // "RW = 11 hrs a wk"
  if (i + 2 < tokens_.size() && tokens_.gap_after(i) == " = " &&
      tokens_[i + 1].shape == Shape::number &&
      one_of(tokens_[i + 2].id, {"hrs", "hours", "hr", "yrs", "days"}))
    return true;
  // "when I asked HK he shrugged"
  if (i > 0 && tokens_.adjacent(i) && tokens_.adjacent(i - 1) &&
      one_of(tokens_[i - 1].id, {"asked", "told"}) && one_of(tokens_[i + 1].id, {"he", "she"}))
    return true;
  if (i + 1 >= tokens_.size()) return false;
  const Token& next = tokens_[i + 1];
  if (token.possessive) {
    if (!tokens_.adjacent(i)) return false;
    if ((next.facts.has(Fact::kin) && !next.facts.has(Fact::role)) ||
        one_of(next.id, {"school", "taxi", "timetable", "ta", "ehcp", "tutor", "mam", "class"}))
      return true;
    return one_of(next.id, {"foster", "key", "class", "social", "step"}) &&
           i + 2 < tokens_.size() &&
           one_of(tokens_[i + 2].id, {"carer", "carers", "adult", "worker", "teacher", "mum", "dad",
                                      "sister", "brother"});
  }
  if (tokens_.adjacent(i)) {
    if (one_of(next.id, {"likes",   "loves", "hates",  "hit",     "bit",    "kicked", "walked",
                         "cried",   "hid",   "hugged", "eats",    "sleeps", "spat",   "smiled",
                         "laughed", "swore", "ran",    "punched", "slept",  "sat"}))
      return true;
    if (i + 2 >= tokens_.size() || !tokens_.adjacent(i + 1)) return false;
    const std::uint64_t after = tokens_[i + 2].id;
    if (one_of(next.id, {"told", "showed", "asked"}) && one_of(after, {"us", "me", "him", "her"}))
      return true;
    if (one_of(next.id, {"was", "is"}))
      return one_of(after, {"carried", "restrained", "excluded", "suspended", "bitten", "crying",
                            "upset", "tearful", "autistic", "adopted", "fostered", "bullied",
                            "nonverbal", "hungry", "asleep"});
    return next.id == word_id("in") && school_year_after(i);
  }
  const std::string_view gap = tokens_.gap_after(i);
  const char closing = tokens_.gap_after(i + 1).empty() ? ' ' : tokens_.gap_after(i + 1)[0];
  return gap == " (" && closing == ')' && next.letters <= 3 &&
         (next.shape == Shape::number ||
          (next.shape == Shape::code && (tokens_.word(i + 1)[0] | 0x20) == 'y'));
}

bool NameJudge::after_initials_word(std::size_t i) const {
  // "Initials on list: DO, HA, WF"
  constexpr std::size_t reach = 14;
  for (std::size_t label = i; label > 0 && label + reach > i; --label) {
    const std::string_view gap = tokens_.gap_after(label - 1);
    if (gap.starts_with(": ")) {
      for (std::size_t word = label; word > 0 && word + 4 > label; --word) {
        if (tokens_[word - 1].id == word_id("initials")) return true;
        if (tokens_[word - 1].sentence_start) break;
      }
      break;
    }
    if (gap.find_first_not_of(" ,/&+") != std::string_view::npos) break;
    if (label < i && tokens_[label].shape != Shape::upper) break;
  }
  // "initials DJ", "initials: DJ", "initials are DJ"
  std::size_t at = i;
  if (at > 0 && one_of(tokens_[at - 1].id, {"are", "is", "were", "as"}) && tokens_.adjacent(at - 1))
    --at;
  if (at == 0 || !one_of(tokens_[at - 1].id, {"initials", "initial"})) return false;
  const std::string_view gap = tokens_.gap_after(at - 1);
  return gap == " " || gap == ": " || gap == " - " || gap == " = " || gap == " (" || gap == ":";
}

bool NameJudge::pupil_has(std::size_t i) const {
  // "TK bit RJ", "TK has no TA", "TK off roll": acronyms do none of these.
  if (i + 2 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1)) return false;
  const std::uint64_t does = tokens_[i + 1].id;
  const Token& what = tokens_[i + 2];
  if (one_of(does, {"bit", "hit", "kicked", "hugged", "told", "said", "says", "cried", "likes",
                    "hates", "wants", "refuses", "refused", "lives"}))
    return true;
  if (one_of(does, {"has", "had", "gets"}))
    return one_of(what.id, {"no", "a", "his", "her", "asd", "adhd", "1", "been", "moved", "not",
                            "never", "dla", "pip", "ebsa", "epilepsy", "left", "started"});
  return one_of(does, {"off", "out", "on"}) && one_of(what.id, {"roll", "school", "sick"});
}

bool NameJudge::two_letters_as_person(std::size_t i) const {
  // "TK was late", "spoke to TK about lunch", "TK (Y5)", "TK's plan"
  if (tokens_[i].possessive || verb_after(i, false) || verb_of_being(i) || person_after(i))
    return true;
  if (i == 0) return false;
  const std::uint64_t before = tokens_[i - 1].id;
  if (one_of(before, {"re", "file", "case", "pupil", "yp", "cyp", "child"}) &&
      tokens_.gap_after(i - 1) == ": ")
    return true;
  if (!tokens_.adjacent(i - 1)) return false;
  if (one_of(before, {"told", "asked", "with", "met", "saw", "called"})) return true;
  const std::string_view gap = tokens_.gap_after(i);
  const bool ends = i + 1 >= tokens_.size() || gap.empty() || gap[0] == ':' || gap[0] == ',' ||
                    gap[0] == '.' || gap[0] == '\n' || gap.starts_with(" -");
  if (before == word_id("re")) return true;
  if (i >= 2 && one_of(before, {"of", "for"}) && ends &&
      one_of(
          tokens_[i - 2].id,
          {"case",       "file",  "plan",     "parents", "parent",    "carer",      "observation",
           "review",     "views", "voice",    "profile", "timetable", "chronology", "record",
           "records",    "notes", "ehcp",     "meeting", "mtg",       "concerns",   "ta",
           "caseworker", "sw",    "chair",    "bed",     "transport", "taxi",       "funding",
           "place",      "tutor", "referral", "panel",   "ar"}))
    return true;
  if (i >= 2 && before == word_id("to") && tokens_[i - 2].facts.has(Fact::kin)) return true;
  return i >= 2 && one_of(before, {"to", "with", "about", "w", "for"}) &&
         one_of(tokens_[i - 2].id, {"spoke", "talked", "speak", "talk", "chat", "chatted", "spk",
                                    "spoken", "worried", "concerns", "concerned", "session", "sat",
                                    "met", "visit", "file", "plan", "email"});
}

}  // namespace fieldfare::guard
