// What stands before a name, or makes one of any word: titles, "called", "his sister", "Kims mum".

#include <algorithm>

#include "guard/names.h"

namespace fieldfare::guard {

bool NameJudge::possessive_without_apostrophe(std::size_t i) const {
  // "Kims mum", "amirs plan": in a hurry the apostrophe goes first.
  const Token& token = tokens_[i];
  if (!token.word() || token.covered || token.possessive || token.letters < 4 ||
      token.facts.has(Fact::closed) || token.facts.has(Fact::term) || !tokens_.adjacent(i))
    return false;
  const std::string_view word = tokens_.word(i);
  if (word.back() != 's' && word.back() != 'S') return false;
  Token one = token;
  one.facts = lexicon_.find(fold(word.substr(0, word.size() - 1)).view());
  one.letters = static_cast<std::uint8_t>(token.letters - 1);
  if (!one.facts.has(Fact::first) || one.facts.has(Fact::kin) || one.facts.has(Fact::role))
    return false;
  const Token& next = tokens_[i + 1];
  const bool relative =
      next.facts.has(Fact::kin) && !next.facts.has(Fact::cue)
          ? true
          : one_of(next.id, {"mum", "dad", "nan", "gran", "mam", "brother", "sister", "mother",
                             "father", "grandad", "auntie", "uncle"});
  if (weak_owner(i, one)) return true;
  const bool named = strong_name(one) || (token.capital() && !token.sentence_start);
  if (relative && next.id != word_id("families") && next.id != word_id("parents"))
    return named || one.facts.level() < 3;
  return strong_name(one) && token.facts.level() < (token.capital() ? 3 : 2) &&
         one_of(next.id, {"plan",  "ta",         "ehcp",   "file",       "review",    "teacher",
                          "class", "timetable",  "needs",  "attendance", "behaviour", "school",
                          "taxi",  "social",     "report", "placement",  "house",     "ot",
                          "salt",  "senco",      "tutor",  "1",          "support",   "key",
                          "case",  "keyworker",  "escort", "driver",     "mentor",    "form",
                          "bus",   "transport",  "place",  "annual",     "ep",        "sw",
                          "gp",    "nurse",      "carer",  "carers",     "foster",    "chair",
                          "room",  "lsa",        "1:1",    "medication", "meds",      "birthday",
                          "home",  "wheelchair", "phone",  "friend",     "friends",   "talker"});
}

bool NameJudge::weak_owner(std::size_t i, const Token& one) const {
  if (strong_name(one) || one.facts.has(Fact::closed) || one.letters < 3) return false;
  const bool owned = one_of(
      tokens_[i + 1].id,
      {"arm",   "arms",   "hand",  "hands",   "leg",   "legs",    "face",   "hair",    "shoes",
       "coat",  "bag",    "chair", "house",   "room",  "bedroom", "plan",   "ehcp",    "file",
       "case",  "peg",    "seat",  "drawer",  "books", "tablet",  "splint", "splints", "aids",
       "taxi",  "escort", "ta",    "teacher", "class", "sensory", "feed",   "feeds",   "meds",
       "words", "voice",  "views", "school",  "carer", "carers",  "tray",   "locker",  "lunch"});
  if (!owned) return false;
  if (!tokens_[i].facts.known()) return true;
  // A word that English has with this s ("bills", "marks") needs the place of a person before it.
  return i > 0 && tokens_.adjacent(i - 1) && !tokens_[i].sentence_start &&
         one_of(tokens_[i - 1].id, {"on", "at", "in", "by", "from", "for", "to", "saw", "read",
                                    "of", "round", "about", "with", "wi", "re", "is"});
}

bool NameJudge::naming_before(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  const bool near =
      gap == " " || gap == " \"" || gap == " '" || gap == " \xE2\x80\x9C" || gap == " \xE2\x80\x98";
  if (!near) return false;
  // "known as", "goes by", "we call her", "name's"
  const std::uint64_t before = tokens_[i - 1].id;
  const std::uint64_t earlier = i >= 2 && tokens_.adjacent(i - 2) ? tokens_[i - 2].id : 0;
  if (before == word_id("as") && one_of(earlier, {"all", "everyone", "everybody", "staff"}))
    return i >= 4 && one_of(tokens_[i - 4].id, {"known"}) && tokens_[i - 3].id == word_id("to");
  if (before == word_id("as")) return one_of(earlier, {"known", "named"});
  if (before == word_id("by")) return one_of(earlier, {"goes", "going", "went"});
  if (before == word_id("to")) return one_of(earlier, {"answers", "answer", "answered"});
  if (one_of(before, {"him", "her", "them", "me", "himself", "herself"}))
    return one_of(earlier,
                  {"call", "calls", "called", "calling", "named", "nicknamed", "nickname"});
  if (before == word_id("name") && tokens_[i - 1].possessive) return true;
  return one_of(tokens_[i - 1].id, {"called", "named", "nicknamed", "aka", "alias", "forename",
                                    "surname", "christened"});
}

bool NameJudge::said_to_be_name(std::size_t i) const {
  // "Story is her real name", "Ralphy is what they all call him"
  if (i + 3 >= tokens_.size() || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1) ||
      !one_of(tokens_[i + 1].id, {"is", "was"}) || tokens_[i].letters < 3)
    return false;
  if (one_of(tokens_[i + 2].id, {"his", "her", "their"})) {
    const bool kind = one_of(
        tokens_[i + 3].id, {"real", "proper", "full", "first", "middle", "given", "birth", "pet"});
    const std::size_t name = kind ? i + 4 : i + 3;
    return name < tokens_.size() && one_of(tokens_[name].id, {"name", "nickname"}) &&
           !tokens_[i].facts.has(Fact::closed) && !tokens_[i].facts.has(Fact::kin);
  }
  if (tokens_[i + 2].id != word_id("what") || !tokens_[i].capital()) return false;
  // "Pidge is what he's called"
  if (i + 4 < tokens_.size() &&
      one_of(tokens_[i + 3].id,
             {"he's", "she's", "hes", "shes", "they're", "theyre", "he", "she"}) &&
      one_of(tokens_[i + 4].id, {"called", "known", "goes", "answers"}))
    return true;
  for (std::size_t at = i + 3; at < tokens_.size() && at <= i + 6; ++at) {
    if (one_of(tokens_[at].id, {"call", "calls", "called"}))
      return at + 1 < tokens_.size() && one_of(tokens_[at + 1].id, {"him", "her", "them", "me"});
  }
  return false;
}

bool NameJudge::after_elder(std::size_t i) const {
  if (i == 0 || !tokens_.adjacent(i - 1) || tokens_[i - 1].possessive) return false;
  const WordFacts facts = tokens_[i].facts;
  return one_of(tokens_[i - 1].id, {"nanna", "nana", "nanny", "granny", "grandma", "grandad",
                                    "granddad", "grandpa", "auntie", "aunty", "uncle"}) &&
         facts.has(Fact::first) && tokens_[i].letters >= 3 && !facts.has(Fact::aux) &&
         !one_of(tokens_[i].id, {"may", "will", "can", "has", "does"}) && !facts.has(Fact::verb) &&
         !facts.has(Fact::closed) && !facts.has(Fact::kin) && !facts.has(Fact::locative) &&
         !facts.has(Fact::before);
}

bool NameJudge::called_that(std::size_t i) const {
  if (i != 0 || tokens_[i].shape != Shape::title || tokens_[i].loud || tokens_[i].letters < 3)
    return false;
  const WordFacts facts = tokens_[i].facts;
  if (facts.has(Fact::closed) || facts.has(Fact::determiner) || facts.has(Fact::kin) ||
      facts.has(Fact::role) || facts.has(Fact::term) || facts.has(Fact::aux))
    return false;
  constexpr std::size_t reach = 24;
  const std::size_t to = std::min(tokens_.size(), reach);
  for (std::size_t at = 1; at + 2 < to; ++at) {
    if (one_of(tokens_[at].id, {"call", "calls", "called"}) &&
        one_of(tokens_[at + 1].id, {"him", "her", "them"}) && tokens_.adjacent(at) &&
        tokens_.adjacent(at + 1) && one_of(tokens_[at + 2].id, {"that", "it"}))
      return true;
  }
  return false;
}

bool NameJudge::explained(std::size_t i) const {
  if (said_to_be_name(i) || called_that(i)) return true;
  // "Fizz (that's Felicity)", "Bibbs (real name Beatrice)", "Spud, aka Samuel"
  if (i + 1 >= tokens_.size() || tokens_[i].shape != Shape::title || tokens_[i].letters < 2 ||
      tokens_[i].loud || tokens_[i].facts.has(Fact::closed) || tokens_[i].facts.has(Fact::setting))
    return false;
  const std::string_view gap = tokens_.gap_after(i);
  const std::uint64_t next = tokens_[i + 1].id;
  if (gap != " (" && gap != ", " && gap != " - " && gap != " = ") return false;
  const bool named = i + 2 < tokens_.size() && one_of(next, {"real", "proper", "full", "given"}) &&
                     tokens_[i + 2].id == word_id("name");
  const bool called = i + 2 < tokens_.size() && one_of(next, {"known", "short"}) &&
                      one_of(tokens_[i + 2].id, {"as", "for"}) && i + 3 < tokens_.size() &&
                      tokens_[i + 3].capital() && !tokens_[i + 3].facts.has(Fact::term);
  const bool that =
      gap == " (" && one_of(next, {"thats", "that's", "that", "really", "actually"}) &&
      i + 2 < tokens_.size() && tokens_[i + 2].capital() && strong_name(tokens_[i + 2]);
  return named || called || that;
}

bool NameJudge::title_before(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (gap != " " && gap != ". " && gap != ".") return false;
  // "Fr. Brennan", "Sr. Teixeira"; small letters are "from" and "senior".
  if (one_of(tokens_[i - 1].id, {"fr", "sr", "sra", "br"}))
    return tokens_[i - 1].shape == Shape::title && tokens_[i].shape == Shape::title;
  static constexpr WordSet titles(
      {"pastor", "rabbi",      "sheikh", "canon", "apostle", "senhor", "senhora",  "mister",
       "missus", "missis",     "imam",   "mme",   "mlle",    "madame", "monsieur", "frau",
       "herr",   "mstr",       "mr",     "mrs",   "ms",      "miss",   "mx",       "dr",
       "prof",   "professor",  "sir",    "lady",  "dame",    "rev",    "revd",     "reverend",
       "cllr",   "councillor", "sgt",    "pc",    "doctor"});
  return titles.has(tokens_[i - 1].id);
}

bool NameJudge::cue_before(std::size_t i) const {
  if (i == 0) return false;
  if (title_before(i) || naming_before(i)) return true;
  const Token& before = tokens_[i - 1];
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (gap == ": " || gap == " - " || gap == ":") {
    return one_of(
        before.id,
        {"name",      "child",     "pupil",    "student", "mum",      "dad",      "yp",
         "re",        "surname",   "forename", "names",   "parent",   "carer",    "cyp",
         "chair",     "named",     "case",     "file",    "son",      "daughter", "brother",
         "sister",    "twin",      "girl",     "boy",     "lad",      "action",   "present",
         "attendees", "apologies", "sampled",  "read",    "reviewed", "seen",     "caseworker",
         "tutor",     "ta",        "senco"});
  }
  if (!tokens_.adjacent(i - 1) || before.possessive) return false;
  if (one_of(before.id, {"is", "was", "of"}) && i >= 2 && tokens_.adjacent(i - 2) &&
      one_of(tokens_[i - 2].id, {"name", "names", "surname"}))
    return true;
  return before.facts.has(Fact::cue);
}

bool NameJudge::said_of_person(std::size_t i) const {
  const bool spoken_to =
      i > 0 && tokens_.adjacent(i - 1) &&
      one_of(tokens_[i - 1].id, {"told", "asked", "with", "met", "saw", "called"});
  return spoken_to || cue_before(i) || verb_after(i, true) || person_after(i) || relative_of(i);
}

}  // namespace fieldfare::guard
