// Words of no list: names, unless they are slips of the fingers, shorthand or made of known words.

#include "guard/names.h"
#include "guard/names_likely.h"

#include <algorithm>

namespace fieldfare::guard {
namespace {

bool vowel(char c) noexcept {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

/// "wrks", "tchr", "hmmm", "sooo": shorthand and sounds, not names.
bool shorthand(std::string_view folded) noexcept {
  if (std::none_of(folded.begin(), folded.end(), vowel)) return true;
  for (std::size_t i = 2; i < folded.size(); ++i) {
    if (folded[i] == folded[i - 1] && folded[i] == folded[i - 2]) return true;
  }
  return false;
}

/// McDonald, MacLeod, O'Brien, DeShawn, LaToya: capitals inside that names have.
bool name_capitals(std::string_view word) noexcept {
  for (const std::string_view start :
       {"Mc", "Mac", "O'", "De",  "La", "Le", "Da",  "D'", "Fitz", "Al",
        "El", "Ja",  "Ta", "Sha", "Ke", "Du", "Van", "Ni", "Di",   "Du"}) {
    if (word.starts_with(start) && word.size() > start.size() + 1) return true;
  }
  return false;
}

/// Endings and beginnings that make new words of known ones.
constexpr std::string_view endings[] = {
    "ing",     "ed",   "er",    "ers", "ness", "less", "ly",   "s",    "es",    "able", "ish",
    "isation", "ised", "ising", "ise", "y",    "like", "wise", "free", "based", "ment", "ful"};
constexpr std::string_view beginnings[] = {
    "un",    "re",    "non",   "pre",   "mis",    "over",  "under", "co",
    "multi", "sub",   "inter", "anti",  "self",   "de",    "dis",   "out",
    "mid",   "post",  "cross", "neuro", "psycho", "micro", "hyper", "hypo",
    "tele",  "cyber", "super", "semi",  "physio", "bio",   "ex"};

}  // namespace

NameReason NameJudge::judge_unknown(std::size_t i) const {
  const Token& token = tokens_[i];
  const std::string_view word = tokens_.word(i);
  const bool as_lower = token.shape == Shape::lower || (token.loud && token.shape == Shape::upper);
  const bool person = said_of_person(i);
  // "ty's mum"
  if (token.letters == 2 && token.possessive && tokens_.adjacent(i) &&
      tokens_[i + 1].facts.has(Fact::kin))
    return NameReason::unknown_word;
  if (token.letters <= 2 && token.shape != Shape::upper && hyphened_name(i))
    return NameReason::unknown_word;
  if (token.letters <= 2 && !(token.shape == Shape::title && (person || !token.sentence_start)))
    return judge_initials(i);
  // "Jst met the family": shorthand, whatever verb follows.
  if (token.sentence_start && token.letters >= 3 && token.shape == Shape::title &&
      !token.possessive && shorthand(fold(word).view()))
    return NameReason::no;
  // "Haris Foster (Y8)": what would pass for a slip of the fingers, before a family name.
  const std::size_t end = name_end(i);
  if (token.shape != Shape::lower && !token.loud && end > i &&
      (strong_name(tokens_[end]) || person_after(end) || verb_after(end, false) ||
       sentence_of_person(i)))
    return NameReason::unknown_word;
  if (as_lower) return unknown_lower(i) ? NameReason::unknown_word : NameReason::no;
  if (token.shape == Shape::mixed)
    return name_capitals(word) || person ? NameReason::unknown_word : NameReason::no;
  if (token.shape == Shape::upper) {
    // Up to five capitals are an acronym, unless somebody says or owns something.
    if (token.letters <= 5) return judge_initials(i);
    return misspelt_word(i) ? NameReason::no : NameReason::unknown_word;
  }
  // "Beca is waiting for speech therapy": what might be a slip, in a sentence about a person.
  const bool told = token.sentence_start && token.letters >= 3 && sentence_of_person(i) &&
                    !built_of_words(fold(word).view());
  if (person || told || hyphened_name(i) || surname_after_title(i) || paired_unknown(i))
    return NameReason::unknown_word;
  if (place_like(i)) return NameReason::no;
  if (unknown_in_scrap(i) && !built_of_words(fold(word).view())) return NameReason::unknown_word;
  if (built_of_words(fold(word).view())) return NameReason::no;
  if (token.sentence_start && token.letters <= 3) return NameReason::no;
  if (token.sentence_start || token.loud)
    return misspelt_word(i) || cut_short(i) || shorthand(fold(word).view())
               ? NameReason::no
               : NameReason::unknown_word;
  return NameReason::unknown_word;
}

bool NameJudge::surname_after_title(std::size_t i) const {
  // "Mrs T Wigglesworth", "Dr A. B. Featherby"
  std::size_t at = i;
  while (at > 0 && tokens_[at - 1].letters == 1 && tokens_[at - 1].shape == Shape::title &&
         tokens_.same_line(at - 1) && i - at < 2)
    --at;
  if (at < i && title_before(at)) return true;
  // "J. Fairweather signed"; not "Child J. Fairweather"
  const bool dotted = i > 0 && tokens_[i - 1].letters == 1 &&
                      tokens_[i - 1].shape == Shape::title &&
                      (tokens_.gap_after(i - 1) == ". " || tokens_.gap_after(i - 1) == ".");
  return dotted && (i == 1 || !tokens_.adjacent(i - 2) || tokens_[i - 2].shape != Shape::title);
}

bool NameJudge::paired_unknown(std::size_t i) const {
  // "Jimbo and Spud from the farm": what might be a slip, beside another capital word in the middle
  // of a sentence.
  if (!token_opens(i) || i + 2 >= tokens_.size() || tokens_[i].letters < 3 ||
      tokens_[i].shape != Shape::title || !tokens_.adjacent(i) || !tokens_.adjacent(i + 1) ||
      !one_of(tokens_[i + 1].id, {"and", "n"}))
    return false;
  const Token& other = tokens_[i + 2];
  const bool capital_next =
      tokens_.adjacent(i + 2) && tokens_[i + 3].capital() && !tokens_[i + 3].facts.has(Fact::first);
  return other.shape == Shape::title && !other.loud && !capital_next && other.letters > 2 &&
         !other.facts.has(Fact::term) && !other.facts.has(Fact::proper) &&
         !other.facts.has(Fact::place) && !other.facts.has(Fact::setting) &&
         !other.facts.has(Fact::kin) && !other.facts.has(Fact::role) &&
         !built_of_words(fold(tokens_.word(i)).view());
}

bool NameJudge::unknown_lower(std::size_t i) const {
  const Token& token = tokens_[i];
  const Folded folded = fold(tokens_.word(i));
  if (token.possessive && person_after(i)) return true;
  // "unalloc'd"
  if (token.full_end > token.end && !token.possessive) return false;
  if (title_before(i) && token.letters >= 3 && tokens_[i - 1].id != word_id("miss")) return true;
  if ((relative_of(i) || lower_contact(i)) && token.letters >= 3 && !built_of_words(folded.view()))
    return true;
  if (cue_before(i) && token.letters >= 3 && !built_of_words(folded.view()) &&
      !(token.letters >= 5 && misspelt_word(i)))
    return true;
  if (hyphened_name(i)) return true;
  if (!built_of_words(folded.view()) && unknown_in_scrap(i)) return true;
  if (token.letters <= 3 || shorthand(folded.view())) return false;
  // Half of a word of two parts ("pre-verbal") is not judged alone.
  const bool joined = tokens_.hyphened(i) || (i > 0 && tokens_.hyphened(i - 1));
  if (joined) return false;
  return !misspelt_word(i) && !cut_short(i) && !built_of_words(folded.view());
}

bool NameJudge::place_like(std::size_t i) const {
  if (i == 0 || !tokens_.adjacent(i - 1) || tokens_[i].possessive || tokens_[i].sentence_start)
    return false;
  const bool followed = tokens_.adjacent(i) && tokens_[i + 1].capital();
  // "in Wyke"; but "in Oyinda's class", "in Abbiegael Smith".
  if (one_of(tokens_[i - 1].id, {"in", "near", "across", "around", "throughout", "outside", "north",
                                 "south", "east", "west"}))
    return !followed || !tokens_[i + 1].facts.has(Fact::last);
  // "the Wyke site"; but "the Adeyemis", "the Okoro family".
  // and "the Mutasas" are a family too.
  return tokens_[i - 1].id == word_id("the") && tokens_.adjacent(i) && !followed &&
         !tokens_.word(i).ends_with('s') && tokens_[i + 1].facts.level() >= 2 &&
         !tokens_[i + 1].facts.has(Fact::kin) && !tokens_[i + 1].facts.has(Fact::verb) &&
         !tokens_[i + 1].facts.has(Fact::aux) &&
         !one_of(tokens_[i + 1].id, {"household", "and", "boys", "girls", "children", "case"});
}

bool NameJudge::slip(std::size_t i) const {
  const Folded folded = fold(tokens_.word(i));
  return shorthand(folded.view()) || (tokens_[i].letters < 6 && misspelt_word(i) &&
                                      !tokens_[i].possessive && !verb_after(i, false));
}

bool NameJudge::cut_short(std::size_t i) const {
  // "lang", "sev", "unreg": the beginning of a common word, and not spelt as names are.
  const Folded folded = fold(tokens_.word(i));
  return folded.size >= 3 && folded.size <= 6 && Likelihood::spelling(folded.view()) < 16 &&
         lexicon_.begins_common_word(folded.view());
}

bool NameJudge::misspelt_word(std::size_t i) const {
  return tokens_.near_common_word(i, lexicon_);
}

bool NameJudge::built_of_words(std::string_view folded) const {
  const auto known = [&](std::string_view part) {
    const WordFacts facts = lexicon_.find(part);
    const bool field = facts.has(Fact::term) || (facts.has(Fact::proper) && !facts.name());
    return part.size() >= 3 && (facts.level() >= 2 || (field && part.size() >= 4));
  };
  for (const std::string_view end : endings) {
    if (!folded.ends_with(end) || folded.size() < end.size() + 3) continue;
    const std::string_view base = folded.substr(0, folded.size() - end.size());
    if (base.size() < 4 && end.size() < 3) continue;
    if (known(base)) return true;
    Folded with_e = fold(base);
    with_e.letters[with_e.size++] = 'e';
    if (end.size() > 1 && known(with_e.view())) return true;
    if (base.size() > 3 && base[base.size() - 1] == base[base.size() - 2] &&
        known(base.substr(0, base.size() - 1)))
      return true;
  }
  for (const std::string_view start : beginnings) {
    if (folded.starts_with(start) && folded.size() >= start.size() + 4 &&
        known(folded.substr(start.size())))
      return true;
  }
  for (std::size_t cut = 4; cut + 4 <= folded.size(); ++cut) {
    if (lexicon_.find(folded.substr(0, cut)).level() == 3 &&
        lexicon_.find(folded.substr(cut)).level() == 3)
      return true;
  }
  return false;
}

}  // namespace fieldfare::guard
