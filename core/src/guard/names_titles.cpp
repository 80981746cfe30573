// What people put before and behind a name: titles, relatives, bynames.

#include "guard/names_extent.h"

namespace fieldfare::guard {

/// "Dean Price Jnr", "Kev the Rev", "Johnny Boy": what people put behind a name.
std::size_t NameExtent::with_byname(std::size_t last) const {
  if (!tokens_.adjacent(last) || tokens_[last].possessive || tokens_[last + 1].covered) return last;
  const Token& next = tokens_[last + 1];
  const bool younger = one_of(next.id, {"jr", "jnr", "snr", "sr", "junior", "senior", "ii", "iii"});
  const bool boy = one_of(next.id, {"boy", "lad", "girl"}) && next.shape == Shape::title;
  if (tokens_[last].capital() && next.shape == Shape::lower && tokens_[last].facts.name() &&
      (one_of(next.id, {"jr", "jnr", "snr"}) ||
       (one_of(next.id, {"senior", "junior"}) && last > 0 && judge_.title_before(last))))
    return last + 1;
  if (tokens_[last].capital() && next.capital() && (younger || boy) && tokens_[last].facts.name())
    return last + 1;
  const bool the = next.id == word_id("the") && tokens_[last].shape == Shape::title &&
                   tokens_[last].facts.has(Fact::first) && tokens_.adjacent(last + 1);
  if (!the || tokens_[last + 2].covered) return last;
  const Token& byname = tokens_[last + 2];
  return byname.shape == Shape::title && !byname.loud && !byname.possessive &&
                 !byname.facts.has(Fact::place) && !byname.facts.has(Fact::proper) &&
                 !byname.facts.has(Fact::setting) && !byname.facts.has(Fact::locative) &&
                 (!byname.facts.has(Fact::closed) || byname.facts.has(Fact::title))
             ? last + 2
             : last;
}

/// "wee Callum", "Little Alfie"
std::size_t NameExtent::with_size_word(std::size_t first) const {
  if (first > 0 && tokens_.adjacent(first - 1) && !tokens_[first - 1].covered &&
      (one_of(tokens_[first - 1].id, {"wee", "big", "auld", "lil"}) ||
       (one_of(tokens_[first - 1].id, {"old", "little"}) &&
        tokens_[first - 1].shape == Shape::lower && (first == 1 || !tokens_.adjacent(first - 2))) ||
       (tokens_[first - 1].shape == Shape::title &&
        one_of(tokens_[first - 1].id,
               {"old", "little", "young", "tiny", "big", "wee", "baby", "lil", "our"}))))
    return first - 1;
  return first;
}

std::size_t NameExtent::with_other_title(std::size_t first) const {
  if (first < 1 || !tokens_[first].facts.has(Fact::title)) return first;
  const std::string_view gap = tokens_.gap_after(first - 1);
  // "The Reverend Alison"
  if (one_of(tokens_[first].id, {"reverend", "rev", "revd", "honourable"}) && gap == " " &&
      tokens_[first - 1].id == word_id("the"))
    return first - 1;
  const bool joined = gap == " & " || gap == "&" || gap == " + " || gap == "/" || gap == " / ";
  if (joined && tokens_[first - 1].facts.has(Fact::title)) return first - 1;
  // "Mr. and Mrs. A. Khan"
  const bool stop = first >= 2 && tokens_.gap_after(first - 2) == ". ";
  const bool worded = first >= 2 && one_of(tokens_[first - 1].id, {"and", "n"}) &&
                      tokens_[first - 2].facts.has(Fact::title) &&
                      (tokens_.adjacent(first - 2) || stop) && tokens_.adjacent(first - 1);
  return worded ? first - 2 : first;
}

bool NameExtent::kin_as_title(std::size_t first) const {
  const Token& word = tokens_[first - 1];
  if (!tokens_.adjacent(first - 1)) return false;
  // In the languages that families speak, in any case: "Mamgu Dilys", "tio Nelson", "Babcia
  // Halina".
  static constexpr WordSet foreign(
      {"nain",    "taid",    "opa",    "oma",     "bibi",  "dadi",   "baba",   "umm",     "abu",
       "um",      "oum",     "mzee",   "anti",    "mamgu", "tadcu",  "modryb", "ewythr",  "yncl",
       "babcia",  "dziadek", "ciocia", "wujek",   "pani",  "bunica", "nonna",  "nonno",   "abuela",
       "abuelo",  "signora", "senora", "bubbe",   "bubby", "zaide",  "zaidy",  "ammi",    "didi",
       "tante",   "tia",     "tio",    "halmoni", "popo",  "ayeeyo", "dede",   "teyze",   "abla",
       "dona",    "alhaji",  "alhaja", "haji",    "hajji", "hajja",  "ustad",  "ustadh",  "ustaz",
       "moulana", "maulana", "mullah", "hafiz",   "reb",   "rav",    "morah",  "sheikha", "sayyid",
       "hanim",   "hoca",    "nannan", "nanan",   "avo",   "vovo",   "tita",   "tito",    "lola",
       "lolo",    "kuya",    "titi",   "zia",     "zio",   "thea",   "yiayia", "pappou",  "savta",
       "saba",    "khalto",  "ammo",   "teta",    "jiddo", "nani",   "chachi", "mausi",   "bhabhi",
       "gogo",    "mbuya",   "sekuru", "ambuya",  "babu",  "awoowe", "busia",  "babka",   "tanti",
       "amca",    "khala",   "chacha", "masi",    "bua"});
  if (foreign.has(word.id) && (word.shape == Shape::title || word.shape == Shape::lower))
    return true;
  // "nanny shug", "nan purcell"
  if (word.shape == Shape::lower && !tokens_[first].capital() &&
      one_of(word.id, {"nanny", "nana", "auntie", "aunty", "uncle", "granny", "grandma", "nan",
                       "aunt", "grandad", "nanna", "grandpa", "gran", "granddad"}))
    return true;
  // "matron Tattersall", "sr Villanueva", "pan Wójcik"; "nurse sister Philomena", not "his sister
  // Grace", whose relation stays.
  if (word.shape == Shape::lower && one_of(word.id, {"matron", "sr", "pan", "nurse", "reverend"}))
    return true;
  if (word.shape == Shape::lower && word.id == word_id("sister") && first > 1 &&
      tokens_.adjacent(first - 2) &&
      one_of(tokens_[first - 2].id, {"nurse", "ward", "sister", "charge", "with", "from", "by"}))
    return true;
  // "Staff Nurse Collette"
  if (word.shape == Shape::title && word.id == word_id("staff") &&
      tokens_[first].id == word_id("nurse"))
    return true;
  // "met auntie Verna", "mama wanjiku", "NANA YAA BOATENG"
  if ((word.shape == Shape::lower || (word.shape == Shape::upper && tokens_[first].capital())) &&
      one_of(word.id, {"auntie", "aunty", "mama", "nana", "nanny", "nanna"}))
    return true;
  if (word.shape == Shape::upper && tokens_[first].shape == Shape::upper &&
      word.id == word_id("sister"))
    return true;
  return word.shape == Shape::title && tokens_[first].capital() &&
         one_of(
             word.id,
             {"nan",         "nana",   "nanny",     "gran",    "granny", "grandma", "grandad",
              "aunt",        "auntie", "aunty",     "grandpa", "uncle",  "sister",  "brother",
              "mama",        "papa",   "pan",       "zaide",   "dada",   "ayah",    "nurse",
              "judge",       "matron", "constable", "coach",   "pcso",   "dom",     "mufti",
              "madam",       "bay",    "rebbetzin", "granda",  "nonny",  "pops",    "mamma",
              "poppa",       "gramps", "pop",       "gaga",    "mam",    "father",  "grandfather",
              "grandmother", "master", "sergeant",  "captain", "major",  "pastor",  "imam",
              "rabbi",       "deacon", "canon",     "nanna",   "ate",    "ma"});
}

}  // namespace fieldfare::guard
