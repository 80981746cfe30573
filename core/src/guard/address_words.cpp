// The words that addresses are made of.

#include "guard/address_words.h"

#include "guard/address_grammar.h"
#include "guard/streets.h"

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
      {"av",     "avanue",   "aveneu",  "avenu",   "aveune",  "avneue",   "cloes",   "clsoe",
       "colse",  "cort",     "corut",   "crecent", "cresant", "cresecnt", "cresent", "dirve",
       "drvie",  "garens",   "gorve",   "graden",  "gradens", "grvoe",    "hieghts", "laen",
       "lan",    "lnae",     "plcae",   "raod",    "roda",    "rode",     "sreet",   "steet",
       "streat", "streeet",  "stret",   "strret",  "ter",     "terace",   "tereace", "terr",
       "terrce", "terrrace", "trerace", "veiw",    "vew",     "wya"});
  return words.has(id);
}

bool may_begin(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"no",      "number", "nos",        "nr",        "the",    "top",    "basement", "ground",
       "first",   "second", "third",      "fourth",    "fifth",  "upper",  "lower",    "garden",
       "rear",    "back",   "side",       "left",      "right",  "attic",  "upstairs", "downstairs",
       "middle",  "bottom", "over",       "above",     "behind", "annexe", "annex",    "nb",
       "mv",      "mfv",    "narrowboat", "houseboat", "barge",  "forty",  "fifty",    "sixty",
       "seventy", "eighty", "ninety"});
  return words.has(id) || flat_like(id);
}

bool anchors_address(const Token& token) noexcept {
  static constexpr WordSet others({"old",   "above",      "over",      "behind", "floor",
                                   "flr",   "basement",   "entrance",  "nb",     "mv",
                                   "mfv",   "narrowboat", "houseboat", "barge",  "forty",
                                   "fifty", "sixty",      "seventy",   "eighty", "ninety"});
  return !token.word() || token.small != 0 || token.facts.has(Fact::street) ||
         house_like(token.id) || flat_like(token.id) || misspelt_street(token.id) ||
         type_first(token.id) || others.has(token.id);
}

}  // namespace fieldfare::guard
