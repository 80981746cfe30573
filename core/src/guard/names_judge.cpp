#include "guard/names.h"

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

bool NameJudge::strong_name(const Token& token) noexcept {
  const WordFacts facts = token.facts;
  if (!facts.name() || token.letters < 2) return false;
  if (facts.has(Fact::mostly_name)) return true;
  if (facts.has(Fact::capital_name) && token.shape == Shape::title && !token.loud) return true;
  if (facts.has(Fact::seldom_name) || facts.has(Fact::proper) || facts.has(Fact::place) ||
      facts.has(Fact::term) || facts.has(Fact::kin) || facts.has(Fact::role) ||
      facts.has(Fact::title) || facts.has(Fact::setting))
    return false;
  return facts.level() <= 1;
}

bool NameJudge::never_name(const Token& token) noexcept {
  if (!token.word() || token.covered) return true;
  if (token.facts.has(Fact::term) || token.facts.has(Fact::closed)) return true;
  // A lone initial is a code ("Child A") unless its name stands beside it.
  if (token.letters < 2) return true;
  const bool acronym = token.shape == Shape::upper || token.shape == Shape::mixed;
  return acronym && !token.loud && token.facts.has(Fact::upper);
}

NameReason NameJudge::judge(std::size_t i) const {
  const Token& token = tokens_[i];
  if (possessive_without_apostrophe(i)) return NameReason::known_name;
  if (never_name(token)) {
    // "Non's mum": even a small word has no mother.
    const bool small_name = token.facts.has(Fact::first) && !token.covered &&
                            (token.facts.has(Fact::closed) || token.facts.has(Fact::term));
    const bool owner =
        small_name && ((token.possessive && person_after(i)) ||
                       (token.facts.has(Fact::term) && !token.facts.has(Fact::closed) &&
                        token.shape == Shape::title && token.sentence_start && verb_of_being(i) &&
                        school_year_after(i)));
    // "Ms Le", "surname Ng"
    const bool short_name = token.shape == Shape::title && token.letters > 1 && !token.covered &&
                            token.facts.name() && (title_before(i) || naming_before(i));
    return owner || short_name ? NameReason::word_in_place : judge_initials(i);
  }
  if (token.foreign) return NameReason::other_script;
  // "SaLT = speech and language": what is explained is no person.
  if (tokens_.gap_after(i).starts_with(" = ") && !token.possessive && token.letters <= 4 &&
      (i == 0 || !(tokens_.adjacent(i - 1) || title_before(i))))
    return NameReason::no;
  if (token.facts.known() && !token.facts.name())
    return hyphened_name(i) && !token.loud ? NameReason::unknown_word : judge_plain_word(i);
  if (token.capital() && !token.loud && pair_in_place(i)) return NameReason::word_in_place;
  if (token.capital() &&
      (part_of_setting(i) || before_condition(i) || after_saint(i) || ends_setting(i)))
    return NameReason::no;
  if ((token.capital() || token.facts.name()) && names_of_rooms(i)) return NameReason::no;
  if (!token.facts.known()) return judge_unknown(i);
  // Two or three capitals in running text are an acronym or initials, whatever else they spell.
  const bool capitals = token.shape == Shape::upper && !token.loud;
  if (capitals && capital_pair(i)) return NameReason::known_name;
  if (capitals && (token.letters <= 3 || (token.letters == 4 && !said_of_person(i))))
    return said_of_person(i) && strong_name(token) ? NameReason::known_name : judge_initials(i);
  // "in Stanley", "near Leigh": towns that are first names elsewhere.
  const bool town = token.facts.has(Fact::place) && i > 0 && tokens_.adjacent(i - 1) &&
                    !token.possessive && !(tokens_.adjacent(i) && tokens_[i + 1].capital()) &&
                    one_of(tokens_[i - 1].id, {"in", "near", "across", "around", "outside"});
  if (town) return NameReason::no;
  if (token.facts.has(Fact::capital_name) && !token.facts.has(Fact::mostly_name) &&
      names_a_thing(i))
    return NameReason::no;
  if (strong_name(token)) {
    const bool tiny = token.letters <= 2;
    if (tiny && !token.capital())
      return cue_before(i) || lower_contact(i) || (token.possessive && person_after(i))
                 ? NameReason::known_name
                 : NameReason::no;
    if (!token.capital() && token.facts.level() == 3 && !word_as_name(i) &&
        !token.facts.has(Fact::mostly_name))
      return NameReason::no;
    return NameReason::known_name;
  }
  return word_as_name(i) || after_initial(i) ? NameReason::word_in_place : judge_initials(i);
}

bool NameJudge::names_a_thing(std::size_t i) const {
  // "the Robin bus", "Holly Blue trail", "Amber rating": written with a capital, but a thing.
  if (word_as_name(i)) return false;
  if (in_capital_phrase(i) && name_end(i) == i) return true;
  if (tokens_[i].facts.has(Fact::place) && after_locative(i)) return true;
  const bool owned = i > 0 && tokens_.adjacent(i - 1) && !tokens_[i].sentence_start &&
                     (tokens_[i - 1].facts.has(Fact::determiner) || tokens_[i - 1].possessive) &&
                     !tokens_[i - 1].facts.has(Fact::kin);
  if (owned) return true;
  if (tokens_[i].possessive || !tokens_.adjacent(i) || !tokens_[i].sentence_start) return false;
  // At a sentence's start before a plain thing: "Holly wreath made", "Poppy appeal".
  const Token& next = tokens_[i + 1];
  return next.shape == Shape::lower && next.facts.level() >= 2 && !next.facts.has(Fact::verb) &&
         !next.facts.has(Fact::aux) && !next.facts.has(Fact::closed) &&
         !next.facts.has(Fact::locative) && !next.facts.has(Fact::determiner) &&
         !next.facts.has(Fact::kin) && !verb_after(i, false) && !acts_after(i);
}

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
  const bool named = strong_name(one) || (token.capital() && !token.sentence_start);
  if (relative && next.id != word_id("families") && next.id != word_id("parents"))
    return named || one.facts.level() < 3;
  return strong_name(one) && token.facts.level() < 2 &&
         one_of(next.id, {"plan",  "ta",        "ehcp",   "file",       "review",    "teacher",
                          "class", "timetable", "needs",  "attendance", "behaviour", "school",
                          "taxi",  "social",    "report", "placement",  "house",     "ot",
                          "salt",  "senco",     "tutor",  "1"});
}

NameReason NameJudge::judge_plain_word(std::size_t i) const {
  const Token& token = tokens_[i];
  if (after_initial(i)) return NameReason::word_in_place;
  if (token.shape != Shape::title || token.facts.has(Fact::title)) return judge_initials(i);
  // A title, or "called", makes a name of any word: "Mrs Cupboard", a boy called "Bubba".
  const bool titled =
      title_before(i) && (!tokens_[i - 1].sentence_start || token.facts.level() < 3);
  const bool named = naming_before(i) && !token.facts.has(Fact::place) && !part_of_setting(i) &&
                     !in_capital_phrase(i) && !token.facts.has(Fact::proper);
  if (titled || named) return NameReason::word_in_place;
  // "the Khans"
  const std::string_view word = tokens_.word(i);
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].id == word_id("the") &&
      word.ends_with('s')) {
    Token one = token;
    one.facts = lexicon_.find(fold(word.substr(0, word.size() - 1)).view());
    if (strong_name(one) && one.facts.has(Fact::last)) return NameReason::known_name;
  }
  return judge_initials(i);
}

bool NameJudge::naming_before(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  const bool near =
      gap == " " || gap == " \"" || gap == " '" || gap == " \xE2\x80\x9C" || gap == " \xE2\x80\x98";
  if (!near) return false;
  if (tokens_[i - 1].id == word_id("as"))
    return i >= 2 && tokens_.adjacent(i - 2) && one_of(tokens_[i - 2].id, {"known", "named"});
  return one_of(tokens_[i - 1].id, {"called", "named", "nicknamed", "aka", "alias", "forename",
                                    "surname", "christened"});
}

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
  if (person || hyphened_name(i)) return NameReason::unknown_word;
  if (place_like(i)) return NameReason::no;
  if (unknown_in_scrap(i) && !built_of_words(fold(word).view())) return NameReason::unknown_word;
  if (built_of_words(fold(word).view())) return NameReason::no;
  if (token.sentence_start && token.letters <= 3) return NameReason::no;
  if (token.sentence_start || token.loud)
    return misspelt_word(i) || shorthand(fold(word).view()) ? NameReason::no
                                                            : NameReason::unknown_word;
  return NameReason::unknown_word;
}

bool NameJudge::unknown_lower(std::size_t i) const {
  const Token& token = tokens_[i];
  const Folded folded = fold(tokens_.word(i));
  if (token.possessive && person_after(i)) return true;
  if (title_before(i) && token.letters >= 3 && tokens_[i - 1].id != word_id("miss")) return true;
  if ((relative_of(i) || lower_contact(i)) && token.letters >= 3 && !built_of_words(folded.view()))
    return true;
  if (cue_before(i) && token.letters >= 3 && !built_of_words(folded.view()) &&
      !(token.letters >= 5 && lexicon_.near_common_word(folded.view())))
    return true;
  if (hyphened_name(i)) return true;
  if (!built_of_words(folded.view()) && unknown_in_scrap(i)) return true;
  if (token.letters <= 3 || shorthand(folded.view())) return false;
  // Half of a word of two parts ("pre-verbal") is not judged alone.
  const bool joined = tokens_.hyphened(i) || (i > 0 && tokens_.hyphened(i - 1));
  if (joined) return false;
  return !misspelt_word(i) && !built_of_words(folded.view());
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
  return tokens_[i - 1].id == word_id("the") && tokens_.adjacent(i) && !followed &&
         tokens_[i + 1].facts.level() >= 2 && !tokens_[i + 1].facts.has(Fact::kin) &&
         !tokens_[i + 1].facts.has(Fact::verb) && !tokens_[i + 1].facts.has(Fact::aux) &&
         !one_of(tokens_[i + 1].id, {"household", "and", "boys", "girls", "children", "case"});
}

bool NameJudge::slip(std::size_t i) const {
  const Folded folded = fold(tokens_.word(i));
  return shorthand(folded.view()) || (tokens_[i].letters < 6 && misspelt_word(i) &&
                                      !tokens_[i].possessive && !verb_after(i, false));
}

bool NameJudge::capital_pair(std::size_t i) const {
  // "TOM PRICE" in a scrap of capitals that is no whole line of them.
  if (i + 1 >= tokens_.size() || !tokens_.adjacent(i) || tokens_[i].possessive) return false;
  const Token& next = tokens_[i + 1];
  return strong_name(tokens_[i]) && tokens_[i].facts.has(Fact::first) &&
         next.shape == Shape::upper && next.letters >= 3 && next.facts.has(Fact::last) &&
         !next.facts.has(Fact::term) && !next.facts.has(Fact::upper);
}

bool NameJudge::pair_in_place(std::size_t i) const {
  // "spoke to Mark Hill", "cc Will Young", "Mark Hill came".
  const Token& token = tokens_[i];
  const std::size_t end = name_end(i);
  if (end == i || token.shape != Shape::title || !token.facts.has(Fact::first) || token.loud)
    return false;
  if (i > 0 && tokens_.adjacent(i - 1) && tokens_[i - 1].capital() &&
      !tokens_[i - 1].sentence_start && !tokens_[i - 1].facts.has(Fact::role))
    return false;
  const bool house = tokens_[end].facts.has(Fact::setting) || tokens_[end].facts.has(Fact::place) ||
                     tokens_[end].facts.has(Fact::street);
  if (i > 0 && tokens_.adjacent(i - 1)) {
    const std::uint64_t before = tokens_[i - 1].id;
    if (one_of(before,
               {"cc", "told", "asked", "met", "rang", "phoned", "emailed", "officer", "spoke",
                "interviewed", "per", "chaired", "ask", "tell", "ring", "hi", "dear"}))
      return true;
    const bool contact =
        i >= 2 && tokens_.adjacent(i - 2) &&
        one_of(tokens_[i - 2].id,
               {"spoke",   "talked", "email", "emails", "call", "letter",  "note",      "chaired",
                "taken",   "chased", "sent",  "heard",  "text", "message", "written",   "signed",
                "meeting", "mtg",    "chat",  "led",    "run",  "minutes", "discussed", "agreed"});
    if (contact && one_of(before, {"to", "with", "from", "by", "w", "re"})) return true;
    if (!house && one_of(before, {"with", "by", "re", "w", "for"})) return true;
  }
  const std::string_view after = tokens_.gap_after(end);
  if (tokens_[end].possessive) return !house || person_after(end);
  if (pair_acts(end)) return true;
  if (house && !token_opens(i)) return false;
  return pupil_follows(i) || (!house && verb_after(end, false)) ||
         (after.starts_with('/') && says_of_pupil(end + 1)) ||
         (tokens_.adjacent(end) &&
          one_of(tokens_[end + 1].id,
                 {"came", "rang", "present", "attended", "joined", "said", "left"}));
}

bool NameJudge::misspelt_word(std::size_t i) const {
  return lexicon_.near_common_word(fold(tokens_.word(i)).view());
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

bool NameJudge::other_meaning(std::size_t i) const {
  const Token& token = tokens_[i];
  if (in_date(i)) return true;
  if (token.facts.has(Fact::place) && after_locative(i)) return true;
  return token.capital() && !token.possessive &&
         (part_of_setting(i) || before_condition(i) || after_saint(i));
}

bool NameJudge::title_before(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view gap = tokens_.gap_after(i - 1);
  if (gap != " " && gap != ". " && gap != ".") return false;
  // "Fr. Brennan", "Sr. Teixeira"; small letters are "from" and "senior".
  if (one_of(tokens_[i - 1].id, {"fr", "sr", "sra", "br"}))
    return tokens_[i - 1].shape == Shape::title && tokens_[i].shape == Shape::title;
  return one_of(tokens_[i - 1].id,
                {"pastor",   "rabbi",     "sheikh",     "canon",  "apostle",  "senhor", "senhora",
                 "imam",     "mme",       "mlle",       "madame", "monsieur", "frau",   "herr",
                 "mstr",     "mr",        "mrs",        "ms",     "miss",     "mx",     "dr",
                 "prof",     "professor", "sir",        "lady",   "dame",     "rev",    "revd",
                 "reverend", "cllr",      "councillor", "sgt",    "pc",       "doctor"});
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
        one_of(next.id, {"class", "classes", "ward", "wing", "suite", "pod", "block"}))
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
  constexpr std::size_t reach = 10;
  for (std::size_t at = i; at + 1 < tokens_.size() && at < i + reach && tokens_.same_line(at);
       ++at) {
    if (tells(at)) return true;
    if (at > i && tokens_[at].sentence_start) break;
  }
  for (std::size_t at = i; at > 0 && at + reach > i && tokens_.same_line(at - 1); --at) {
    if (tells(at - 1)) return true;
    if (tokens_[at].sentence_start && tokens_.gap_after(at - 1) != ": ") break;
  }
  return false;
}

bool NameJudge::said_of_person(std::size_t i) const {
  const bool spoken_to =
      i > 0 && tokens_.adjacent(i - 1) &&
      one_of(tokens_[i - 1].id, {"told", "asked", "with", "met", "saw", "called"});
  return spoken_to || cue_before(i) || verb_after(i, true) || person_after(i) || relative_of(i);
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

}  // namespace fieldfare::guard
