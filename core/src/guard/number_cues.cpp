// Words that say what a number is.

#include "guard/numbers.h"

namespace fieldfare::guard {

std::size_t count_digits(std::string_view word) noexcept {
  std::size_t digits = 0;
  for (const char c : word)
    digits += std::isdigit(static_cast<unsigned char>(c)) != 0 ? 1U : 0U;
  return digits;
}

bool number_word(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"no", "number", "num", "id", "ref", "reference", "code", "record"});
  return words.has(id);
}

bool keeps_files(std::uint64_t id) noexcept {
  static constexpr WordSet files(
      {"lcs",       "mosaic",    "liquidlogic",  "systmone",  "emis",       "mrn",     "rio",
       "synergy",   "carefirst", "framework",    "hospital",  "hosp",       "patient", "client",
       "person",    "pupil",     "child",        "admission", "adm",        "case",    "family",
       "sen",       "ehcp",      "ehc",          "his",       "her",        "their",   "care",
       "student",   "learner",   "eclipse",      "capita",    "ehm",        "cpid",    "swift",
       "caseload",  "tribunal",  "appeal",       "unique",    "azeus",      "ics",     "paris",
       "cris",      "medway",    "dss",          "lac",       "asylum",     "arc",     "brp",
       "crn",       "ims",       "caredirector", "aria",      "attendance", "ehcno",   "user",
       "system",    "sw",        "ll",           "liquid",    "systemone",  "worker",  "nhs",
       "record",    "file",      "local",        "las",       "ssid",       "fwi",     "frameworki",
       "protocol",  "ccm",       "candidate",    "exam",      "referral",   "claim",   "claimant",
       "member",    "sims",      "arbor",        "bromcom",   "charms",     "cerner",  "lorenzo",
       "epr",       "pas",       "dental",       "prison",    "yjs",        "yot",     "camhs",
       "carenotes", "social",    "index",        "pin",       "uci",        "dla",     "pip",
       "benefit",   "travel",    "ucas",         "nass"});
  return files.has(id);
}

bool system_of_files(std::uint64_t id) noexcept {
  static constexpr WordSet systems({"lcs", "mosaic", "liquidlogic", "systmone", "emis", "mrn",
                                    "carefirst", "cpid", "crn", "brp", "caredirector", "eclipse",
                                    "ehm", "paris", "ics", "systemone", "azeus", "ll", "liquid"});
  return systems.has(id);
}

Cue number_cue(const TokenStream& tokens, std::size_t i) {
  bool numbered = false;
  // "case no BDMC/SEN/40718": what is joined to the number is part of it.
  while (i > 0 && (tokens.gap_after(i - 1) == "/" || tokens.gap_after(i - 1) == "-") &&
         tokens[i - 1].capital() && tokens[i - 1].letters <= 5)
    --i;
  for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
    if (!tokens.same_line(i - back)) break;
    const Token& token = tokens[i - back];
    const std::string_view gap = tokens.gap_after(i - back);
    const bool stop =
        gap.size() > 1 && gap.find(". ") != std::string_view::npos && !number_word(token.id);
    if (stop || holds_any(gap, ";!?")) break;
    if (one_of(token.id, {"nhs", "nhsno"})) return Cue::nhs;
    if (one_of(token.id, {"upn", "upns"})) return Cue::upn;
    if (one_of(token.id, {"uln", "ulns"})) return Cue::uln;
    if (one_of(token.id, {"nino", "insurance"}) || (token.id == word_id("ni") && back <= 4))
      return Cue::insurance;
    if (token.id == word_id("passport")) return Cue::passport;
    if (one_of(token.id, {"postcode", "postcodes"})) return Cue::postcode;
    static constexpr WordSet vehicles(
        {"reg",       "registration", "plate",    "vehicle",    "numberplate", "veh",     "van",
         "car",       "taxi",         "cab",      "minibus",    "bus",         "driver",  "plates",
         "jeep",      "lorry",        "coach",    "motability", "pickup",      "truck",   "moped",
         "motorbike", "ambulance",    "wav",      "cars",       "taxis",       "corsa",   "fiesta",
         "astra",     "transit",      "vauxhall", "vw",         "bmw",         "audi",    "toyota",
         "nissan",    "kia",          "hyundai",  "skoda",      "peugeot",     "citroen", "renault",
         "volvo",     "merc",         "mercedes", "honda",      "mazda",       "fiat",    "chevy",
         "defender",  "qashqai",      "zafira",   "berlingo",   "vivaro"});
    if (vehicles.has(token.id) && back <= 4) return Cue::vehicle;
    static constexpr WordSet phones({"tel", "phone", "mob", "mobile", "telephone", "landline",
                                     "ring", "call", "text", "cell", "whatsapp"});
    if (phones.has(token.id) && back <= 4) return Cue::phone;
    if (keeps_files(token.id) &&
        (numbered || system_of_files(token.id) ||
         (back == 1 && count_digits(tokens.word(i)) >= 5 &&
          one_of(token.id, {"rio", "cris", "sims", "arbor", "bromcom", "charms", "cerner", "epr",
                            "carenotes", "uci", "nass", "swift", "synergy", "hosp"}))))
      return Cue::local;
    // "case 9 has no review since 2023": a "no" that stands for a number stands right before it.
    const bool none = token.id == word_id("no") && back > 2 && !gap.starts_with('.');
    numbered = numbered || (number_word(token.id) && !none);
  }
  return Cue::none;
}

}  // namespace fieldfare::guard
