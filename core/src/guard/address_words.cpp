// The words that addresses are made of.

#include "guard/address_words.h"

#include "guard/address_grammar.h"

namespace fieldfare::guard {

bool flat_like(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"flat",    "flt",   "apartment", "apt",   "plot",       "pitch",    "caravan",   "berth",
       "mooring", "room",  "rm",        "unit",  "lodge",      "block",    "blk",       "bay",
       "hut",     "yurt",  "van",       "yard",  "stair",      "bungalow", "chalet",    "studio",
       "bedsit",  "house", "hse",       "flats", "maisonette", "trailer",  "bunkhouse", "row",
       "wagon",   "pod",   "cabin",     "fl",    "static",     "tent",     "plots"});
  return words.has(id);
}

bool surely_flat(std::uint64_t id) noexcept {
  return one_of(
      id, {"flat", "flt", "apartment", "apt", "plot", "pitch", "caravan", "berth", "mooring", "hut",
           "yurt", "chalet", "bedsit", "maisonette", "trailer", "wagon"});
}

bool house_like(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"house",     "hse",       "lodge",       "cottage",   "cott",       "cottages", "bungalow",
       "bungalows", "farm",      "barn",        "villa",     "villas",     "mansions", "towers",
       "tower",     "twr",       "heights",     "mill",      "grange",     "manor",    "rectory",
       "vicarage",  "croft",     "forge",       "smithy",    "stables",    "hotel",    "hostel",
       "inn",       "farmhouse", "schoolhouse", "court",     "ct",         "hall",     "gatehouse",
       "malthouse", "warehouse", "steading",    "steadings", "steads",     "dock",     "marina",
       "wharf",     "caravans",  "flats",       "block",     "guesthouse", "b&b",      "ho",
       "orchard",   "holding",   "annexe",      "annex",     "chapel",     "manse",    "presbytery",
       "parsonage", "camp",      "travelodge",  "site",      "oast",       "moorings", "mooring",
       "pontoon",   "estate",    "portakabin"});
  return words.has(id);
}

bool lone_house(std::uint64_t id) noexcept {
  return one_of(
      id, {"rectory",   "vicarage", "manse",   "smithy", "forge",     "schoolhouse", "malthouse",
           "grange",    "manor",    "lodge",   "farm",   "barn",      "cottage",     "bungalow",
           "gatehouse", "mill",     "stables", "croft",  "parsonage", "presbytery"});
}

bool misspelt_street(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"av",    "avanue", "aveneu",   "avenu",   "aveune",  "avneue",   "cloes",   "clsoe",
       "colse", "cort",   "corut",    "crecent", "cresant", "cresecnt", "cresent", "dirve",
       "drvie", "garens", "gorve",    "graden",  "gradens", "grvoe",    "hieghts", "laen",
       "lan",   "lnae",   "plcae",    "raod",    "rd",      "roda",     "rode",    "sreet",
       "steet", "streat", "streeet",  "stret",   "strret",  "ter",      "terace",  "tereace",
       "terr",  "terrce", "terrrace", "trerace", "veiw",    "vew",      "wya"});
  return words.has(id);
}

bool may_begin(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"flat",       "flt",     "apartment", "apt",        "plot",      "pitch",    "room",
       "rm",         "unit",    "block",     "blk",        "bay",       "hut",      "yurt",
       "van",        "yard",    "stair",     "bungalow",   "chalet",    "studio",   "bedsit",
       "house",      "hse",     "caravan",   "berth",      "mooring",   "lodge",    "flats",
       "maisonette", "trailer", "bunkhouse", "row",        "wagon",     "pod",      "cabin",
       "fl",         "static",  "tent",      "plots",      "no",        "number",   "nos",
       "nr",         "the",     "top",       "basement",   "ground",    "first",    "second",
       "third",      "fourth",  "fifth",     "upper",      "lower",     "garden",   "rear",
       "back",       "side",    "left",      "right",      "attic",     "upstairs", "downstairs",
       "middle",     "bottom",  "over",      "above",      "behind",    "annexe",   "annex",
       "nb",         "mv",      "mfv",       "narrowboat", "houseboat", "barge",    "forty",
       "fifty",      "sixty",   "seventy",   "eighty",     "ninety"});
  return words.has(id);
}

bool anchors_address(const Token& token) noexcept {
  if (!token.word() || token.small != 0 || token.facts.has(Fact::street)) return true;
  // What flats, houses and streets are called, in one set: most words fail at once.
  static constexpr WordSet words(
      {"above",     "ael",         "allt",      "annex",      "annexe",     "apartment",
       "apt",       "av",          "avanue",    "aveneu",     "avenu",      "aveune",
       "avneue",    "b&b",         "barge",     "barn",       "basement",   "bay",
       "bedsit",    "behind",      "berth",     "blk",        "block",      "bro",
       "bryn",      "bungalow",    "bungalows", "bunkhouse",  "cabin",      "cae",
       "calle",     "camp",        "caravan",   "caravans",   "chalet",     "chapel",
       "cilgant",   "cloes",       "clos",      "clsoe",      "coed",       "colse",
       "cort",      "corut",       "cott",      "cottage",    "cottages",   "court",
       "crecent",   "cresant",     "cresecnt",  "cresent",    "croft",      "ct",
       "cwrt",      "dirve",       "dock",      "dol",        "drvie",      "eighty",
       "entrance",  "erw",         "estate",    "farm",       "farmhouse",  "ffordd",
       "fifty",     "fl",          "flat",      "flats",      "floor",      "flr",
       "flt",       "forge",       "forty",     "garens",     "gatehouse",  "gerddi",
       "gorve",     "graden",      "gradens",   "grange",     "grvoe",      "guesthouse",
       "gwaun",     "hall",        "heights",   "heol",       "hieghts",    "ho",
       "holding",   "hostel",      "hotel",     "house",      "houseboat",  "hse",
       "hut",       "inn",         "laen",      "lan",        "llys",       "lnae",
       "lodge",     "lon",         "maes",      "maisonette", "malthouse",  "manor",
       "manse",     "mansions",    "marina",    "mfv",        "mill",       "mooring",
       "moorings",  "mv",          "nant",      "narrowboat", "nb",         "ninety",
       "oast",      "old",         "orchard",   "over",       "pant",       "parc",
       "parsonage", "pen",         "pitch",     "plas",       "plcae",      "plot",
       "plots",     "pod",         "pontoon",   "portakabin", "presbytery", "raod",
       "rd",        "rectory",     "rhes",      "rhiw",       "rhodfa",     "rhos",
       "rm",        "roda",        "rode",      "room",       "row",        "rua",
       "rue",       "schoolhouse", "seventy",   "sgwar",      "site",       "sixty",
       "smithy",    "sreet",       "stables",   "stad",       "stair",      "static",
       "steading",  "steadings",   "steads",    "steet",      "streat",     "streeet",
       "stret",     "strret",      "stryd",     "studio",     "tan",        "tent",
       "ter",       "terace",      "teras",     "tereace",    "terr",       "terrce",
       "terrrace",  "tower",       "towers",    "trailer",    "travelodge", "trem",
       "trerace",   "twr",         "ty",        "tyn",        "unit",       "van",
       "veiw",      "vew",         "vicarage",  "villa",      "villas",     "wagon",
       "warehouse", "wharf",       "wya",       "yard",       "yurt"});
  return words.has(token.id);
}

}  // namespace fieldfare::guard
