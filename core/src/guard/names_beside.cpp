// What stands beside a word and says that a person is meant: what only people own, an age in
// brackets, a household, "mum of".

#include "guard/names.h"

namespace fieldfare::guard {

bool NameJudge::person_after(std::size_t i) const {
  if (i + 1 >= tokens_.size()) return false;
  const Token& next = tokens_[i + 1];
  const std::string_view gap = tokens_.gap_after(i);
  if (tokens_[i].possessive) {
    return tokens_.adjacent(i) &&
           (next.facts.has(Fact::kin) ||
            one_of(
                next.id,
                {"ehc",        "step",      "form",      "escort",     "tutor",      "mentor",
                 "consultant", "nurse",     "bus",       "class",      "ehcp",       "plan",
                 "needs",      "key",       "social",    "class",      "sen",        "attendance",
                 "teacher",    "ta",        "placement", "behaviour",  "anxiety",    "autism",
                 "asd",        "voice",     "parents",   "home",       "speech",     "annual",
                 "review",     "paperwork", "school",    "taxi",       "house",      "timetable",
                 "medication", "diagnosis", "senco",     "one",        "wheelchair", "case",
                 "file",       "records",   "targets",   "progress",   "transition", "new",
                 "gp",         "passport",  "provision", "care",       "health",     "view",
                 "views",      "birthday",  "lunch",     "outcomes",   "meds",       "seizures",
                 "splints",    "glasses",   "talker",    "device",     "words",      "wishes",
                 "bedroom",    "sleep",     "diet",      "feeding",    "peers",      "classmates",
                 "pa",         "sw",        "lsa",       "ep",         "ot",         "salt",
                 "slt",        "physio",    "work",      "books",      "hoist",      "chair",
                 "hearing",    "aids",      "journey",   "experience", "harness",    "targets"}));
  }
  if (gap == " (") {
    // "Boo (she's Isabelle on paper)"
    if (one_of(next.id, {"he", "she", "he's", "she's", "hes", "shes"})) return true;
    const std::string_view ahead = tokens_.text().substr(next.start, 25);
    const bool short_note = ahead.find(')') != std::string_view::npos;
    return short_note &&
           (next.shape == Shape::number || next.shape == Shape::code ||
            one_of(next.id, {"aged", "age", "yr", "year", "y"}) || next.facts.has(Fact::role) ||
            next.facts.has(Fact::kin) || next.facts.has(Fact::term));
  }
  if (gap == ", ") {
    if (one_of(next.id, {"aged", "age", "who", "whose"})) return true;
    // "Mason, Y8"
    const char year = tokens_.text()[next.start];
    if (next.shape == Shape::code && (year == 'Y' || year == 'y')) return true;
    // "Grace, 9," and "Rose, SENCo"
    if (next.shape == Shape::number && next.letters <= 2)
      return tokens_.gap_after(i + 1).starts_with(',') || tokens_.gap_after(i + 1).starts_with('.');
    const bool listed = i > 0 && tokens_.gap_after(i - 1).starts_with(',');
    // "Joy, PCF treasurer"
    const bool office =
        i + 2 < tokens_.size() && tokens_.adjacent(i + 1) &&
        (next.facts.has(Fact::term) || next.facts.has(Fact::upper)) &&
        (tokens_[i + 2].facts.has(Fact::role) || tokens_[i + 2].facts.has(Fact::profession)) &&
        tokens_[i].facts.has(Fact::first) && tokens_[i].sentence_start && !listed;
    if (office) return true;
    return next.facts.has(Fact::role) && !next.facts.has(Fact::kin) && !listed &&
           tokens_[i].sentence_start;
  }
  // "Drew and his sister"
  const bool with_kin = gap == " " && one_of(next.id, {"and", "n"}) && i + 3 < tokens_.size() &&
                        one_of(tokens_[i + 2].id, {"his", "her", "their"}) &&
                        tokens_[i + 3].facts.has(Fact::kin);
  if (with_kin) return true;
  return gap == " " && one_of(next.id, {"aged", "age"}) && i + 2 < tokens_.size() &&
         tokens_[i + 2].shape >= Shape::number;
}

bool NameJudge::back_or_off(std::size_t i) const {
  // "until May is back", "June was off": what months are not.
  if (!tokens_[i].facts.has(Fact::first) || i + 2 >= tokens_.size() || !tokens_.adjacent(i) ||
      !tokens_.adjacent(i + 1) || !one_of(tokens_[i + 1].id, {"is", "was", "isn't", "wasn't"}))
    return false;
  return one_of(tokens_[i + 2].id, {"back", "off", "ill", "poorly", "away", "absent", "unwell",
                                    "asleep", "crying", "nonverbal", "non-verbal"}) &&
         !(tokens_[i + 2].id == word_id("off") && tokens_.adjacent(i + 2) &&
           tokens_[i + 3].facts.has(Fact::determiner));
}

bool NameJudge::told_as_child(std::size_t i) const {
  // "Bristol is a girl of 4": what no place is.
  if (i + 3 >= tokens_.size() || tokens_[i].shape != Shape::title || tokens_[i].loud ||
      !tokens_.adjacent(i) || !one_of(tokens_[i + 1].id, {"is", "was"}) ||
      tokens_[i + 2].id != word_id("a") || tokens_[i].facts.has(Fact::closed) ||
      tokens_[i].facts.has(Fact::kin) || tokens_[i].facts.has(Fact::role) ||
      tokens_[i].facts.has(Fact::term))
    return false;
  std::size_t at = i + 3;
  if (one_of(tokens_[at].id, {"little", "young", "small", "tall", "quiet", "lovely", "shy",
                              "bright", "happy", "big"}) &&
      at + 1 < tokens_.size())
    ++at;
  return one_of(tokens_[at].id, {"girl", "boy", "lad", "toddler", "baby", "teenager", "lass"});
}

bool NameJudge::one_of_a_family(std::size_t i) const {
  // "one of the Boswells", "both the Wards"
  const std::string_view word = tokens_.word(i);
  if (i == 0 || tokens_[i].shape != Shape::title || tokens_[i].loud || tokens_[i].letters < 5 ||
      !word.ends_with('s') || tokens_[i - 1].id != word_id("the") || !tokens_.adjacent(i - 1))
    return false;
  const bool told = (i >= 3 && tokens_[i - 2].id == word_id("of") &&
                     one_of(tokens_[i - 3].id, {"one", "two", "all", "some", "both", "most"})) ||
                    (i >= 2 && one_of(tokens_[i - 2].id, {"both", "all"}));
  const WordFacts family = lexicon_.find(fold(word.substr(0, word.size() - 1)).view());
  if (!family.has(Fact::last) || family.has(Fact::setting) || tokens_[i].facts.has(Fact::proper))
    return false;
  // "the Wards have been there for years", "the Lees and the Prices"
  const bool acts = tokens_.adjacent(i) && !tokens_[i].possessive &&
                    (one_of(tokens_[i + 1].id, {"don't", "dont", "have", "are", "were", "had",
                                                "say", "came", "moved", "won't", "aren't"}) ||
                     (i + 3 < tokens_.size() && tokens_[i + 1].id == word_id("and") &&
                      tokens_[i + 2].id == word_id("the") && tokens_[i + 3].capital()) ||
                     (i > 2 && tokens_[i - 2].id == word_id("and") && tokens_[i - 3].capital()));
  return told || (acts && !family.has(Fact::place)) ||
         (family.level() == 0 && !family.has(Fact::place));
}

bool NameJudge::household(std::size_t i) const {
  if (i + 1 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_[i].facts.name() ||
      !one_of(tokens_[i + 1].id, {"family", "household", "brothers", "sisters", "twins", "boys"}))
    return false;
  if (i > 0 && tokens_.adjacent(i - 1))
    return one_of(tokens_[i - 1].id, {"the", "with", "both", "to", "by", "of"});
  // "PHAN family, three lads"
  if (token_opens(i) && tokens_[i].shape == Shape::upper && tokens_[i].letters >= 3 &&
      !tokens_[i].loud && tokens_[i].facts.has(Fact::last) && !tokens_[i].facts.has(Fact::upper))
    return true;
  // "Shaw family has no plan"
  return tokens_[i].facts.has(Fact::last) && tokens_[i].shape == Shape::title && !tokens_[i].loud &&
         i + 2 < tokens_.size() && tokens_.adjacent(i + 1) &&
         !one_of(tokens_[i].id, {"foster", "church", "young", "large", "long", "little", "short",
                                 "good", "best", "strong", "home", "white", "black", "brown"}) &&
         one_of(tokens_[i + 2].id, {"has", "have", "had", "is", "are", "was", "were", "moved",
                                    "live", "lives", "left", "said", "want", "still"});
}

bool NameJudge::known_by_trade(std::size_t i) const {
  // "Bill the taxi man knows", "Holly the cook"
  if (i + 2 >= tokens_.size() || !tokens_.adjacent(i) || tokens_[i + 1].id != word_id("the"))
    return false;
  for (std::size_t at = i + 2; at < tokens_.size() && at <= i + 4; ++at) {
    if (!tokens_.adjacent(at - 1) || tokens_[at].capital()) return false;
    if (tokens_[at].facts.has(Fact::role) || tokens_[at].facts.has(Fact::profession) ||
        one_of(tokens_[at].id, {"man", "lady", "woman", "guy", "lad", "bloke", "lass"}))
      return true;
  }
  return false;
}

bool NameJudge::relative_of(std::size_t i) const {
  // "read the file of Chester, thin"
  const bool record = i >= 2 && tokens_.adjacent(i - 1) && tokens_.adjacent(i - 2) &&
                      tokens_[i - 1].id == word_id("of") && tokens_[i].facts.has(Fact::first) &&
                      tokens_[i].shape == Shape::title && !tokens_.adjacent(i) &&
                      one_of(tokens_[i - 2].id, {"file", "case", "ehcp", "sw", "ta", "teacher"});
  if (record) return true;
  return i >= 2 && tokens_.adjacent(i - 1) && tokens_.adjacent(i - 2) &&
         tokens_[i - 1].id == word_id("of") && tokens_[i - 2].facts.has(Fact::kin) &&
         !one_of(tokens_[i - 2].id,
                 {"family", "families", "parents", "child", "kids", "kid", "carer", "carers",
                  "foster", "partner", "friends", "mothers", "fathers"}) &&
         !tokens_[i].facts.has(Fact::determiner);
}

bool NameJudge::meant_for(std::size_t i) const {
  // "TA for Hope", "chat with Eden", "1:1 for Summer": somebody is there for a person.
  if (i < 2 || !tokens_.adjacent(i - 1) || !tokens_.adjacent(i - 2) || tokens_[i].sentence_start)
    return false;
  if (!one_of(tokens_[i - 1].id, {"for", "with", "w"})) return false;
  const Token& who = tokens_[i - 2];
  return who.facts.has(Fact::role) ||
         one_of(who.id, {"ta", "lsa", "sw", "ep", "chat", "plan", "ehcp", "worker", "funding"});
}

}  // namespace fieldfare::guard
