// A word that is also a first name, in notes too hurried for whole sentences: "Chelsea doing
// supported internship", "Sky back mon", "Joy, the PA, stays on", "Ivy peg fed".

#include <algorithm>
#include <cctype>

#include "guard/dates.h"
#include "guard/names.h"
#include "guard/names_offices.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

/// What somebody is in the middle of, with the "is" left out.
bool in_the_middle(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"doing",    "going",    "getting",   "having",     "sitting",  "waiting",
       "working",  "playing",  "moving",    "leaving",    "refusing", "struggling",
       "coping",   "eating",   "sleeping",  "hitting",    "crying",   "shouting",
       "running",  "settling", "attending", "living",     "staying",  "masking",
       "stimming", "hiding",   "biting",    "travelling", "joining",  "wearing",
       "using",    "missing",  "screaming", "laughing",   "asking",   "thriving"});
  return words.has(id);
}

bool where_pupils_are(std::uint64_t id) noexcept {
  return one_of(id, {"back", "off", "out", "in", "away", "home"});
}

}  // namespace

bool NameJudge::letters_of_pupil(std::size_t i) const {
  // "CH won't come in", "PD, Y5", "obs FM maths": letters that are no office, where notes speak of
  // a pupil.
  const Token& token = tokens_[i];
  if (token.shape != Shape::upper || token.letters != 2 || token.loud || office(token.id) ||
      one_of(token.id, {"am", "pm", "uk", "us", "tv", "id", "it", "ok", "hq", "no", "an", "or",
                        "eu", "iq", "ni", "ie", "eg", "if", "so", "my", "we", "me", "he", "in"}))
    return false;
  const bool before = i > 0 && tokens_.adjacent(i - 1);
  if (before && one_of(tokens_[i - 1].id, {"obs", "observed", "pupil"})) return true;
  if (i >= 2 && before && tokens_.adjacent(i - 2) &&
      one_of(tokens_[i - 1].id, {"for", "with", "of"}) &&
      one_of(tokens_[i - 2].id, {"1:1", "ta", "lsa", "plan", "ehcp", "mum", "dad", "exclusion"}))
    return i + 1 >= tokens_.size() || !tokens_.adjacent(i) ||
           (tokens_[i + 1].facts.has(Fact::closed) && !tokens_[i + 1].capital());
  if (i + 1 >= tokens_.size() || !(i == 0 || token_opens(i))) return false;
  const Token& next = tokens_[i + 1];
  const Token& then = tokens_[std::min(i + 2, tokens_.size() - 1)];
  const bool two_left = i + 2 < tokens_.size() && tokens_.adjacent(i + 1);
  if (token.possessive)
    return tokens_.adjacent(i) && one_of(next.id, {"plan", "ehcp", "attendance", "timetable", "ta",
                                                   "taxi", "chair", "profile", "behaviour"});
  // "PD, Y5", "CH/Y4", "MS - Y4"
  const std::string_view word = tokens_.word(i + 1);
  const bool year = next.shape == Shape::code && next.letters <= 3 && (word[0] | 0x20) == 'y' &&
                    std::isdigit(static_cast<unsigned char>(word[1])) != 0;
  if (year && tokens_.same_line(i)) return true;
  if (!tokens_.adjacent(i)) return false;
  if (in_the_middle(next.id) && next.id != word_id("going") && next.id != word_id("using"))
    return true;
  if (one_of(next.id, {"absconded", "refused", "cried", "copes", "struggles", "reckons", "kicked",
                       "spat", "hid", "ran", "slept"}))
    return true;
  if (!two_left) return false;
  if (where_pupils_are(next.id))
    return weekday(then.id) || one_of(then.id, {"sick", "ill", "roll", "sensory", "isolation"});
  if (one_of(next.id, {"won't", "wont", "can't", "cant", "doesn't", "doesnt", "didn't", "didnt"}))
    return one_of(then.id, {"come", "eat", "read", "write", "speak", "talk", "sit", "cope", "walk",
                            "sleep", "attend", "go", "like", "want"});
  if (one_of(next.id, {"kept", "keeps"})) return tokens_.word(i + 2).ends_with("ing");
  return next.id == word_id("gone") && one_of(then.id, {"to", "home", "off"});
}

bool NameJudge::hurried_beside(std::size_t i) const {
  const std::string_view gap = tokens_.gap_after(i);
  const Token& next = tokens_[i + 1];
  const Token& then = tokens_[std::min(i + 2, tokens_.size() - 1)];
  // "Joy = TA", "Journey (4)"
  if (gap == " = ")
    return one_of(next.id, {"ta", "lsa", "hlta", "ht", "senco", "ep", "sw", "slt", "ot", "mum",
                            "dad", "nan", "escort", "pa", "driver", "cook"});
  if (gap == " (")
    return next.shape == Shape::number && next.letters <= 2 &&
           tokens_.gap_after(i + 1).starts_with(')');
  if (gap != " " || !tokens_.adjacent(i + 1)) return false;
  // "River in sensory rm", "Lily under table"
  if (one_of(next.id, {"in", "under", "at"}))
    return one_of(then.id, {"sensory", "isolation", "detention", "nurture", "seclusion", "hospital",
                            "hosp", "pru", "tears", "bits", "table", "desk", "bed", "cubby"});
  // "Amber no SALT", "Angel gone to PRU", "Sunny made me tea"
  if (next.id == word_id("no")) return then.shape == Shape::upper && then.letters <= 5;
  if (next.id == word_id("gone")) return one_of(then.id, {"to", "home", "off", "back"});
  if (next.id == word_id("made")) return one_of(then.id, {"me", "us", "him", "her"});
  return one_of(next.id, {"pru", "ehe", "eotas", "lac"}) && next.shape == Shape::upper &&
         one_of(then.id, {"since", "from", "til", "until", "now", "again"});
}

bool NameJudge::hurried_person(std::size_t i) const {
  const Token& token = tokens_[i];
  if (!token.facts.has(Fact::first) || token.facts.has(Fact::kin) || token.possessive ||
      token.letters < 3 || token.loud || i + 1 >= tokens_.size() || token.facts.has(Fact::closed) ||
      token.shape == Shape::mixed)
    return false;
  const bool two_left = i + 2 < tokens_.size();
  const std::string_view gap = tokens_.gap_after(i);
  const Token& next = tokens_[i + 1];
  const Token& then = tokens_[std::min(i + 2, tokens_.size() - 1)];
  // "left with autumn his sister"
  if (gap == " " && one_of(next.id, {"his", "her"}) && tokens_.adjacent(i + 1) &&
      one_of(then.id, {"sister", "brother", "mum", "dad", "nan", "twin", "cousin", "aunt", "uncle",
                       "friend"}) &&
      i > 0 && one_of(tokens_[i - 1].id, {"with", "w", "by", "and", "to", "from"}))
    return true;
  // "grace tube fed", "obs 10.15 robin off task": in small letters only where the note or its time
  // begins.
  const bool begins = i == 0 || tokens_.gap_after(i - 1).find('\n') != std::string_view::npos ||
                      (tokens_[i - 1].shape == Shape::number && tokens_[i - 1].letters == 2 &&
                       i >= 2 && tokens_.gap_after(i - 2) == ".");
  if (token.shape == Shape::lower && begins && gap == " ")
    return one_of(next.id, {"tube", "peg", "trachy", "hoisted"}) ||
           (next.id == word_id("off") && one_of(then.id, {"task", "roll", "sick", "school"}));
  if (!token.capital()) return false;
  // "Joy, the PA, stays on", "Mark, the travel trainer, has ..."
  if (gap == ", " && one_of(next.id, {"the", "our", "his", "her"})) {
    for (std::size_t at = i + 2; at < tokens_.size() && at <= i + 4; ++at) {
      if (!tokens_.adjacent(at - 1)) break;
      const bool role = tokens_[at].facts.has(Fact::role) ||
                        tokens_[at].facts.has(Fact::profession) ||
                        one_of(tokens_[at].id, {"pa", "ta", "ht", "lsa", "escort", "driver", "cook",
                                                "trainer", "caretaker", "cleaner", "interpreter"});
      if (role && tokens_.gap_after(at).starts_with(',')) return true;
    }
  }
  const bool opens = token.sentence_start || token_opens(i);
  const bool season = month_named(tokens_, i) != 0 ||
                      one_of(token.id, {"summer", "autumn", "winter", "spring", "easter"});
  if (opens && token.shape == Shape::title && !season && hurried_beside(i)) return true;
  if (gap != " " || !opens || token.shape != Shape::title || !two_left) return false;
  // "May wasn't there", "Hope isn't in"
  if (one_of(next.id, {"wasn't", "wasnt", "isn't", "isnt"}) && tokens_.adjacent(i + 1) &&
      one_of(then.id, {"there", "in", "here", "seen", "well", "allowed", "able", "keen", "happy"}))
    return true;
  if (season) return false;
  // "Art going well", "Bill going through parliament" are no people.
  if (in_the_middle(next.id))
    return next.id != word_id("going") ||
           one_of(then.id, {"to", "home", "out", "in", "off", "back", "on", "into"});
  // "Sky back mon", "Robin off since Tues"
  if (where_pupils_are(next.id) && tokens_.adjacent(i + 1) &&
      (weekday(then.id) || one_of(then.id, {"today", "tomorrow", "tmrw", "sick", "ill", "since",
                                            "again", "roll", "school", "hosp", "hospital"})))
    return true;
  // "Frank kept telling me"
  if (one_of(next.id, {"kept", "keeps", "started", "stopped"}) && tokens_.adjacent(i + 1) &&
      tokens_.word(i + 2).ends_with("ing"))
    return true;
  // "Ivy peg fed", "Daisy trachy - nurse cover"
  return one_of(next.id, {"peg", "tube", "trachy", "hoisted", "nonverbal", "catheterised", "ng",
                          "medicated", "unmedicated"});
}

}  // namespace fieldfare::guard
