#include "guard/names_extent.h"

namespace fieldfare::guard {
namespace {

/// "Pádraig Mac an Bhaird": between a particle and the family name.
bool second_particle(std::uint64_t before, std::uint64_t id) noexcept {
  return (one_of(before, {"mac", "nic", "mhic"}) && one_of(id, {"an", "na", "giolla"})) ||
         (one_of(before, {"de", "van", "von"}) && one_of(id, {"la", "los", "las", "der", "den"}));
}

/// "Capt. Rai", "Wm. Forster": a rank or a first name cut short.
bool cut_title(std::uint64_t id) noexcept {
  return one_of(id, {"capt", "wm", "lt", "sgt", "col", "maj", "cpl", "cmdr", "revd", "cllr", "supt",
                     "insp", "chas", "geo", "jas", "jos", "thos", "robt"});
}

/// "Rukhsana-aunty", "Sunita Didi": the languages that say the relative after the name.
bool elder_behind(std::uint64_t id) noexcept {
  return one_of(id, {"uncle", "aunty", "auntie", "aunt",   "didi",  "bhai", "bhaiya",
                     "apa",   "hoca",  "hodja",  "bey",    "hanim", "abi",  "efendi",
                     "baji",  "ji",    "khala",  "chacha", "masi",  "bibi", "begum",
                     "sahib", "saheb", "teyze",  "abla",   "amca",  "agha", "khan"});
}

/// Families of Korea, before or behind a given name of two syllables; of these many are words.
bool korean_family(std::uint64_t id) noexcept {
  return one_of(id, {"park", "kim",  "lee", "choi", "jung", "kang",  "cho",  "yoon", "jang", "lim",
                     "han",  "oh",   "seo", "shin", "kwon", "hwang", "song", "hong", "moon", "son",
                     "bae",  "baek", "nam", "noh",  "ha",   "min",   "ryu",  "ahn",  "yang", "ko"});
}

}  // namespace

bool name_particle(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"de",  "la",  "le",  "da", "dos",   "das", "di",   "del", "della", "van",   "von",
       "der", "den", "ter", "al", "el",    "ul",  "ur",   "bin", "bint",  "ibn",   "ben",
       "abu", "umm", "ap",  "ab", "ferch", "mac", "mc",   "o",   "st",    "binti", "abd",
       "bat", "y",   "ud",  "ni", "nic",   "ui",  "mhic", "din", "ould"});
  return words.has(id);
}

bool lone_initial(const Token& token) noexcept {
  return token.letters == 1 && token.shape == Shape::title;
}

NameExtent::Reach NameExtent::around(std::size_t anchor) const {
  std::size_t first = anchor;
  std::size_t last = anchor;
  while (joins_right(last, anchor))
    ++last;
  last = with_first_name_after(trim(anchor, last));
  // "CHEUNG, Mei-Ling"
  while (tokens_.hyphened(last) && !tokens_[last].possessive && !tokens_[last + 1].covered &&
         (hyphen_part(tokens_[last], tokens_[last + 1], reasons_[last + 1]) ||
          elder_behind(tokens_[last + 1].id)))
    ++last;
  while (first > 0 && joins_left(first, anchor))
    --first;
  first = with_other_title(first);
  first = with_family_name_first(first);
  return {with_size_word(first), with_byname(last)};
}

std::size_t NameExtent::with_family_name_first(std::size_t first) const {
  // "wickens, tyler - refused lunch"
  if (first > 0 && tokens_.gap_after(first - 1) == ", " && tokens_[first].shape == Shape::lower &&
      tokens_[first - 1].shape == Shape::lower && tokens_[first].facts.has(Fact::first) &&
      (first == 1 || tokens_[first - 2].gap == Gap::line) && tokens_[first - 1].letters >= 4 &&
      !tokens_[first - 1].covered && !tokens_.adjacent(first) &&
      (tokens_[first - 1].facts.has(Fact::last) || !tokens_[first - 1].facts.known()))
    return first - 1;
  if (first == 0 || tokens_.gap_after(first - 1) != ", " || !tokens_[first].capital()) return first;
  const Token& family = tokens_[first - 1];
  const bool register_order = family.shape == Shape::upper && family.letters >= 3 && !family.loud &&
                              !family.covered && !family.facts.has(Fact::term) &&
                              !family.facts.has(Fact::upper) &&
                              (family.facts.has(Fact::last) || !family.facts.known());
  const bool alone = first == 1 || !tokens_.adjacent(first - 2) || !tokens_[first - 2].capital();
  return register_order && alone ? first - 1 : first;
}

std::size_t NameExtent::with_first_name_after(std::size_t last) const {
  const Token& family = tokens_[last];
  if (family.shape != Shape::upper || family.letters < 3 || family.loud || family.possessive ||
      last + 1 >= tokens_.size() || tokens_.gap_after(last) != ", ")
    return last;
  const Token& next = tokens_[last + 1];
  const bool first_name = next.shape == Shape::title && !next.covered &&
                          reasons_[last + 1] != NameReason::no && family.facts.has(Fact::last);
  return first_name ? last + 1 : last;
}

std::size_t NameExtent::trim(std::size_t anchor, std::size_t last) const {
  if (reasons_[anchor] == NameReason::initials) return last;  // "m.o."
  while (last > anchor && name_particle(tokens_[last].id) && !tokens_[last].capital())
    --last;
  return last;
}

bool NameExtent::joins_right(std::size_t at, std::size_t anchor) const {
  if (at + 1 >= tokens_.size() || tokens_[at].possessive) return false;
  const Token& next = tokens_[at + 1];
  if (next.covered || !next.word()) return false;
  const std::string_view gap = tokens_.gap_after(at);
  // "tio Nelson": where the relative was taken for a name by itself.
  if (at == anchor && kin_as_title(at + 1) && reasons_[at + 1] != NameReason::no) return true;
  // "J.B-S."
  if (reasons_[anchor] == NameReason::initials && at == anchor + 1 && tokens_.hyphened(at) &&
      lone_initial(tokens_[at]) && lone_initial(next))
    return true;
  // "A-M W", "s.a."
  const bool parts =
      reasons_[anchor] == NameReason::initials && tokens_[at].letters == 1 && next.letters == 1;
  if (parts &&
      ((at == anchor && tokens_.hyphened(at)) ||
       (at == anchor + 1 && tokens_.hyphened(anchor) && gap == " " && lone_initial(next)) ||
       (at == anchor && gap == "." && tokens_[at].shape == Shape::lower)))
    return true;
  // "J McG", "S O'B"
  const std::string_view cut = tokens_.word(at + 1);
  if (reasons_[anchor] == NameReason::initials && at == anchor && lone_initial(tokens_[at]) &&
      (gap == " " || gap == ".") && cut.size() <= 4 &&
      (cut.starts_with("Mc") || cut.starts_with("O'")) && next.capital())
    return true;
  if (reasons_[anchor] == NameReason::initials)
    // "H.A.W."
    return (at == anchor || (at == anchor + 1 && gap == "." && lone_initial(next))) &&
           lone_initial(tokens_[at]) &&
           (lone_initial(next) || (gap == "." && next.letters <= 3 && next.capital())) &&
           (gap == "." || gap == ". " || gap == " ");
  if (tokens_.hyphened(at)) return hyphen_part(tokens_[at], next, reasons_[at + 1]);
  // "jun-seo park"
  if (gap == " " && at > anchor && tokens_.hyphened(at - 1) && next.shape == Shape::lower &&
      korean_family(next.id))
    return true;
  const bool stop = gap == ". " || gap == ".";
  if (stop && at == anchor && next.capital() && cut_title(tokens_[at].id)) return true;
  // After a first name an initial and a stop may end the sentence: "Amira B. Zac was off".
  const bool after_initial =
      lone_initial(tokens_[at]) && stop && (at == anchor || next.facts.has(Fact::last));
  if (!after_initial && (!tokens_.adjacent(at) || gap.size() > 2)) return false;
  if (lone_initial(next))
    return !one_of(next.id, {"i"}) || tokens_.gap_after(at + 1).starts_with('.');
  // "finlay mcc"
  if (next.shape == Shape::lower && next.letters <= 4 && next.letters >= 3 && at == anchor &&
      tokens_[at].shape == Shape::lower && tokens_.word(at + 1).starts_with("mc"))
    return true;
  // "archie w says", "fatima b yr 6", "harry t & evie"
  if (next.letters == 1 && next.shape == Shape::lower && at == anchor)
    return tokens_[at].shape == Shape::lower && small_letter_of_name(at + 1);
  if (name_particle(next.id) && at + 3 < tokens_.size() && tokens_.same_line(at + 2) &&
      second_particle(next.id, tokens_[at + 2].id))
    // "Lotte van den Berg": what follows both may be any word.
    return reasons_[at + 3] != NameReason::no || tokens_[at + 3].shape == Shape::title;
  if (at > anchor && second_particle(tokens_[at].id, next.id)) return true;
  if (name_particle(next.id) && at + 2 < tokens_.size() && tokens_.same_line(at + 1))
    return reasons_[at + 2] != NameReason::no ||
           (tokens_[at + 2].capital() && tokens_[at + 2].facts.name()) ||
           // "Joost de Wit": after a particle a family name may be any word.
           (tokens_[at + 2].shape == Shape::title && tokens_.adjacent(at + 1) &&
            one_of(next.id, {"de", "van", "von", "der", "ap", "ab", "ferch", "bin", "bint", "di",
                             "dos", "del", "della", "ten", "ter"}));
  const bool after_particle =
      name_particle(tokens_[at].id) ||
      (at > anchor + 1 && second_particle(tokens_[at - 1].id, tokens_[at].id));
  if (after_particle && at > anchor) return next.capital() || reasons_[at + 1] != NameReason::no;
  // "Harbhajan Uncle"
  if (next.shape == Shape::title && gap == " " && tokens_[at].shape == Shape::title &&
      elder_behind(next.id))
    return true;
  if (bridges(at + 1)) return true;
  return family_name(anchor, at, at + 1);
}

bool NameExtent::bridges(std::size_t i) const {
  return i + 1 < tokens_.size() && tokens_.adjacent(i) && tokens_[i].facts.name() &&
         tokens_[i].letters > 1 && !tokens_[i].possessive && !tokens_[i].facts.has(Fact::kin) &&
         !tokens_[i].facts.has(Fact::closed) && tokens_[i].shape == tokens_[i + 1].shape &&
         tokens_[i].capital() && reasons_[i + 1] != NameReason::no &&
         tokens_[i + 1].facts.has(Fact::last) && !tokens_[i + 1].covered &&
         NameJudge::strong_name(tokens_[i + 1]);
}

bool NameExtent::hyphen_part(const Token& here, const Token& next, NameReason reason) {
  if (reason != NameReason::no || next.facts.name()) return true;
  // "Gwennie-pops"
  if (one_of(next.id, {"pops", "baby", "boo", "bear", "girl", "boy", "bug", "bean", "pie", "poo",
                       "roo", "bird", "jaan", "chan", "san", "kun", "lad"}))
    return true;
  // "Ji-ah", "Min-so": the second syllable is a small word elsewhere.
  constexpr std::size_t syllable = 3;
  if (here.shape == Shape::title && here.letters <= 4 && next.shape == Shape::lower &&
      next.letters <= syllable && here.facts.has(Fact::first) && here.facts.level() == 0 &&
      !one_of(next.id, {"led", "run", "and", "on", "to", "in", "the", "age", "mum", "dad", "who"}))
    return true;
  return here.capital() ? next.capital() || name_particle(here.id) : !next.facts.known();
}

bool NameExtent::family_name(std::size_t anchor, std::size_t at, std::size_t next) const {
  const Token& word = tokens_[next];
  const WordFacts facts = word.facts;
  const bool flagged = reasons_[next] != NameReason::no;
  // "Li Na", "Wei Ba": two letters that mean something else in small ones.
  if (word.shape == Shape::title && word.letters == 2 && tokens_[at].shape == Shape::title &&
      NameJudge::strong_name(tokens_[at]) && tokens_[at].facts.has(Fact::last) &&
      !facts.has(Fact::aux) && !facts.has(Fact::closed) && !facts.has(Fact::verb))
    return true;
  if (facts.has(Fact::term) || facts.has(Fact::title)) return false;
  if (!tokens_[anchor].capital()) return !word.capital() && lower_family_name(anchor, next);
  if (!word.capital()) return flagged && reasons_[next] == NameReason::known_name;
  if (flagged) return true;
  // "GONÇALO M. PINTO"
  const Shape before = lone_initial(tokens_[at]) ? tokens_[anchor].shape : tokens_[at].shape;
  const bool upper_only = word.shape == Shape::upper && before == Shape::title && word.letters <= 5;
  // "Jayden SMITH", as registers write it.
  if (upper_only && word.letters >= 4 && facts.has(Fact::last) && !facts.has(Fact::upper) &&
      NameJudge::strong_name(tokens_[at]))
    return true;
  // "LUCAS PERKS - Y6"
  if (word.shape == Shape::upper && tokens_[at].shape == Shape::upper && word.letters >= 4 &&
      NameJudge::strong_name(tokens_[at]) && tokens_[at].facts.has(Fact::first) &&
      !tokens_.adjacent(next) &&
      (facts.level() < 3 || (next + 1 < tokens_.size() && tokens_.gap_after(next) == " - " &&
                             tokens_[next + 1].shape == Shape::code)) &&
      !facts.has(Fact::upper) && !facts.has(Fact::setting) && !facts.has(Fact::role) &&
      !facts.has(Fact::proper))
    return true;
  // "ANA M. PINTO": capitals throughout, with an initial between.
  if (lone_initial(tokens_[at]) && word.shape == Shape::upper && word.letters >= 4 &&
      tokens_[anchor].shape == Shape::upper && !facts.has(Fact::upper))
    return true;
  if (upper_only || (facts.has(Fact::setting) && !facts.has(Fact::last))) return false;
  if (!facts.known()) return true;
  const bool in_phrase = next + 1 < tokens_.size() && tokens_.adjacent(next) &&
                         tokens_[next + 1].capital() && tokens_[next + 1].facts.has(Fact::setting);
  const bool plain = facts.has(Fact::verb) || facts.has(Fact::aux) || facts.has(Fact::closed) ||
                     facts.has(Fact::kin) || facts.has(Fact::locative);
  if (in_phrase) return false;
  if (tokens_[anchor].loud) {
    const bool strong = NameJudge::strong_name(tokens_[anchor]);
    if (strong && facts.level() < 2 && !facts.has(Fact::upper) && !facts.has(Fact::proper) &&
        !facts.has(Fact::place))
      return true;
    return facts.has(Fact::last) && !plain && (facts.level() < 3 || strong);
  }
  const bool first_before =
      tokens_[at].facts.has(Fact::first) || judge_.title_before(at) || !tokens_[at].facts.known() ||
      (tokens_[anchor].facts.has(Fact::first) && tokens_[at].facts.has(Fact::last));
  // "Gareth Lonsdale": small towns are family names too.
  // "Fliss Carrington": after a first name of no list too.
  const bool no_list =
      at == anchor && !tokens_[at].facts.known() && tokens_[at].shape == Shape::title;
  const bool town =
      facts.has(Fact::place) && !facts.has(Fact::city) && word.shape == Shape::title &&
      ((NameJudge::strong_name(tokens_[at]) && tokens_[at].facts.has(Fact::first)) || no_list);
  if (town) return true;
  // "Faith Young", "Zara Cook": an office that is also a family name.
  if (facts.has(Fact::last) && word.shape == Shape::title && tokens_[at].facts.has(Fact::first) &&
      !plain)
    return true;
  // "Sam Smithy": a word nobody needs with a capital, after a first name that is nothing else.
  const bool odd_word = NameJudge::strong_name(tokens_[at]) && facts.level() < 3 &&
                        word.shape == Shape::title && !facts.has(Fact::place) &&
                        !facts.has(Fact::proper) && !facts.has(Fact::setting);
  // "Danny Dark": a plain word with a capital, after a first name that is nothing else.
  const bool capital_after =
      next + 1 < tokens_.size() && tokens_.adjacent(next) && tokens_[next + 1].capital();
  const bool plain_family =
      NameJudge::strong_name(tokens_[at]) && tokens_[at].facts.has(Fact::first) &&
      word.shape == Shape::title && !plain && !capital_after && !facts.has(Fact::place) &&
      !facts.has(Fact::proper) && !facts.has(Fact::setting) && !facts.has(Fact::role) &&
      !facts.has(Fact::condition) && !facts.has(Fact::determiner) && !facts.has(Fact::street) &&
      !facts.has(Fact::upper);
  if (plain_family) return true;
  if (odd_word && !facts.has(Fact::role) && !facts.has(Fact::verb)) return true;
  return first_before && facts.name() && !facts.has(Fact::kin) && !facts.has(Fact::role);
}

bool NameExtent::joins_left(std::size_t first, std::size_t anchor) const {
  const std::size_t before = first - 1;
  const Token& word = tokens_[before];
  if (word.covered || !word.word() || word.possessive) return false;
  const std::string_view gap = tokens_.gap_after(before);
  if (tokens_.hyphened(before)) return hyphen_part(tokens_[first], word, reasons_[before]);
  if (judge_.title_before(first) || kin_as_title(first)) return true;
  // "park seo-yeon"
  if (gap == " " && word.shape == Shape::lower && tokens_.hyphened(first) &&
      tokens_[first].shape == Shape::lower && korean_family(word.id))
    return true;
  if (reasons_[anchor] == NameReason::initials) return false;
  if (lone_initial(word) && (gap == " " || gap == ". " || gap == ".")) {
    const bool code =
        before > 0 && one_of(tokens_[before - 1].id,
                             {"child", "pupil", "case", "parent", "mum", "class", "school"});
    return !code && (!one_of(word.id, {"a", "i"}) || gap != " " || judge_.title_before(before));
  }
  // "l. mahmoud", "m. jean-baptiste lefèvre"
  if (word.letters == 1 && word.shape == Shape::lower && gap == ". " &&
      tokens_[first].shape == Shape::lower && NameJudge::strong_name(tokens_[anchor]) &&
      (before == 0 || !tokens_.gap_after(before - 1).ends_with('.')))
    return true;
  // "د. سلمى حداد": a title in the same script.
  if (word.foreign && tokens_[first].foreign && word.letters <= 1 && gap == ". ") return true;
  if (word.foreign && tokens_[first].foreign && gap == " ") return true;
  // "Ma. Cristina", "Md. Rafiq": a first name cut short.
  if (gap == ". " && word.shape == Shape::title && tokens_[first].capital() &&
      one_of(word.id, {"ma", "md", "mohd", "muhd"}))
    return true;
  if (!tokens_.adjacent(before) || gap.size() > 2) return false;
  if (before == 0 && name_particle(word.id) && word.shape == Shape::title &&
      tokens_[first].capital())
    return true;
  if (name_particle(word.id) && before > 0 && judge_.title_before(before)) return true;
  if (name_particle(word.id) && before > 0 && !one_of(word.id, {"o", "y", "den", "la", "le"}))
    return word.capital() || (tokens_[before - 1].capital() && tokens_[before - 1].facts.name());
  if (!word.capital() && !tokens_[anchor].capital()) return lower_first_name(word, anchor);
  if (!word.capital() || !tokens_[anchor].capital()) return false;
  // "known as Spreadsheet Steve"
  if (word.shape == Shape::title && before > 0 && tokens_.adjacent(before - 1) &&
      (one_of(tokens_[before - 1].id, {"nicknamed", "dubbed", "aka"}) ||
       (before > 1 && tokens_[before - 1].id == word_id("as") &&
        tokens_[before - 2].id == word_id("known"))))
    return true;
  const bool flagged = reasons_[before] != NameReason::no;
  // "Park Ji-woo": the family name first.
  const bool family_first = word.facts.has(Fact::last) && tokens_.hyphened(anchor) &&
                            word.shape == Shape::title && first == anchor;
  if (family_first) return true;
  // "SMITH Jayden"
  if (word.shape == Shape::upper && word.letters >= 3 && word.facts.has(Fact::last) &&
      !word.facts.has(Fact::upper) && !word.facts.has(Fact::term) &&
      tokens_[first].shape == Shape::title && NameJudge::strong_name(tokens_[first]) &&
      tokens_[first].facts.has(Fact::first))
    return true;
  // "Md Rafiqul Islam"
  if (word.shape == Shape::title && one_of(word.id, {"md", "mohd", "muhd", "sk"})) return true;
  // A misspelt first name: "Musstafa Doshi".
  if (!word.facts.known() && word.shape != Shape::upper && word.letters > 2) return true;
  return flagged ||
         (word.facts.has(Fact::first) && !word.facts.has(Fact::aux) && !word.facts.has(Fact::kin) &&
          !word.facts.has(Fact::role) && !word.facts.has(Fact::proper) &&
          !word.facts.has(Fact::term) && !(word.sentence_start && word.facts.has(Fact::verb)));
}

}  // namespace fieldfare::guard
