// What the second voice leaves to the rules: words whose use in the sentence tells that they are no
// names, whatever stands around them.

#include "guard/names_left.h"

#include <algorithm>

#include "guard/dates.h"
#include "guard/numbers.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

bool season(std::uint64_t id) noexcept {
  return one_of(id, {"summer", "autumn", "winter", "spring", "easter", "xmas", "christmas"});
}

bool of_the_year(const TokenStream& tokens, std::size_t i) {
  return month_named(tokens, i) != 0 || season(tokens[i].id);
}

/// "April: contract ends. May: gap", "summer and autumn census": months come in company.
bool among_months(const TokenStream& tokens, std::size_t i) {
  constexpr std::size_t reach = 5;
  const std::size_t to = std::min(tokens.size(), i + reach);
  for (std::size_t at = i > reach ? i - reach : 0; at < to; ++at) {
    if (at != i && of_the_year(tokens, at) && tokens[at].id != tokens[i].id) return true;
  }
  return false;
}

/// "Summer is the worst time", "May is busy": the rules know who is off, ill or back.
bool is_or_was(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  return of_the_year(tokens, i) && !token.possessive && token.sentence_start &&
         tokens.adjacent(i) && one_of(tokens[i + 1].id, {"is", "was"});
}

/// "About April of next year", "12 May", "in June 2027", "since last June": a month, and nothing
/// else.
bool dated(const TokenStream& tokens, std::size_t i) {
  if (month_named(tokens, i) == 0 || tokens[i].possessive) return false;
  if (tokens.adjacent(i)) {
    const Token& next = tokens[i + 1];
    if (next.shape >= Shape::number) return true;
    if (next.id == word_id("of") && i + 2 < tokens.size() &&
        one_of(tokens[i + 2].id, {"next", "this", "last", "the", "that"}))
      return true;
  }
  // "asked June '22"
  const std::string_view gap = tokens.gap_after(i);
  if ((gap == " '" || gap == " \xE2\x80\x99") && i + 1 < tokens.size() &&
      tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 2)
    return true;
  return i > 0 && tokens.adjacent(i - 1) &&
         (tokens[i - 1].shape >= Shape::number || weekday(tokens[i - 1].id) ||
          one_of(tokens[i - 1].id,
                 {"in", "since", "until", "till", "early", "late", "mid", "last", "next", "this"}));
}

/// "about june 2027", "april of next year", in small letters: a season or a month, of which the
/// rules know what follows it. With a capital the voice knows better.
bool says_when(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape != Shape::lower || !of_the_year(tokens, i) || token.possessive) return false;
  const bool next = tokens.adjacent(i);
  if (among_months(tokens, i)) return true;
  if (next && one_of(tokens[i + 1].id, {"term", "census", "holidays", "half", "data"})) return true;
  if (month_named(tokens, i) == 0) return false;
  if (next && (tokens[i + 1].shape == Shape::number || tokens[i + 1].id == word_id("of")))
    return true;
  return i > 0 && tokens.adjacent(i - 1) &&
         (tokens[i - 1].shape >= Shape::number || weekday(tokens[i - 1].id) ||
          one_of(tokens[i - 1].id,
                 {"in",  "since", "until", "till",  "til",   "by",   "from", "early", "late",
                  "mid", "end",   "about", "last",  "next",  "this", "late", "due",   "to",
                  "is",  "ep",    "held",  "start", "began", "for",  "of",   "each",  "every"}));
}

/// "reads and may not write", "will they", "who may change it": a small word before a verb.
bool helps_a_verb(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape != Shape::lower || token.possessive ||
      !(token.facts.has(Fact::aux) || token.id == word_id("may")))
    return false;
  const bool told = i > 0 && tokens.adjacent(i - 1) &&
                    one_of(tokens[i - 1].id, {"it", "he", "she", "they", "we", "you", "who", "that",
                                              "which", "i", "this", "there"});
  return told || (tokens.adjacent(i) && !tokens[i + 1].facts.has(Fact::aux) &&
                  !tokens[i + 1].facts.has(Fact::verb));
}

/// "Hope is that waits fall"; "Grace was given till March", "Grace of two weeks was agreed": what
/// is given until a day is time.
bool said_of_a_thing(const TokenStream& tokens, std::size_t i) {
  if (!tokens[i].sentence_start || tokens[i].possessive || i + 2 >= tokens.size() ||
      !tokens.adjacent(i) || !tokens.adjacent(i + 1))
    return false;
  if (!one_of(tokens[i + 1].id, {"is", "was"})) return false;
  if (one_of(tokens[i + 2].id, {"that", "to"})) return true;
  if (!one_of(tokens[i + 2].id,
              {"given", "granted", "extended", "allowed", "agreed", "promised"}) ||
      i + 4 >= tokens.size() || !tokens.adjacent(i + 2) || !tokens.adjacent(i + 3))
    return false;
  const std::size_t when = i + 4;
  return one_of(tokens[i + 3].id, {"till", "til", "until", "to", "by", "for"}) &&
         (of_the_year(tokens, when) || weekday(tokens[when].id) ||
          tokens[when].shape >= Shape::number || one_of(tokens[when].id, {"the", "next", "half"}));
}

/// "SN and KW at the AR", "EP/SW": two offices that do something together.
bool joined_offices(const TokenStream& tokens, std::size_t i) {
  const auto office = [&](std::size_t at) {
    return tokens[at].shape == Shape::upper && office_letters(tokens[at].id);
  };
  if (!office(i)) return false;
  const auto joins = [&](std::size_t at) {
    const std::string_view gap = tokens.gap_after(at);
    return gap == ", " || gap == " & " || gap == "/" || gap == " + " || gap == "&";
  };
  if (i + 1 < tokens.size() && joins(i) && office(i + 1)) return true;
  if (i > 0 && joins(i - 1) && office(i - 1)) return true;
  const auto worded = [&](std::size_t at) {
    return tokens.adjacent(at) && one_of(tokens[at + 1].id, {"and", "or"}) &&
           tokens.adjacent(at + 1);
  };
  return (i + 2 < tokens.size() && worded(i) && office(i + 2)) ||
         (i >= 2 && worded(i - 2) && office(i - 2));
}

/// "PD needs", "PM group", "HI unit": letters that stand for what a group has or goes to.
bool of_a_group(const TokenStream& tokens, std::size_t i) {
  static constexpr WordSet groups(
      {"needs",  "pupils",   "children",   "learners", "students", "group",    "groups",
       "unit",   "base",     "provision",  "team",     "teams",    "service",  "services",
       "clinic", "pathway",  "slot",       "slots",    "session",  "sessions", "nursery",
       "class",  "advice",   "assessment", "support",  "register", "code",     "codes",
       "cohort", "caseload", "waits",      "list"});
  const Token& token = tokens[i];
  // "CW needs help": what somebody does goes on.
  const bool does = tokens.adjacent(i) && tokens.adjacent(i + 1) &&
                    one_of(tokens[i + 1].id, {"needs", "waits", "support", "list", "code"});
  return token.shape == Shape::upper && token.letters == 2 && token.facts.has(Fact::upper) &&
         !token.possessive && tokens.adjacent(i) && tokens[i + 1].shape == Shape::lower &&
         groups.has(tokens[i + 1].id) && !does;
}

/// "EP (agency), SW (new), OT (locum)": one of several offices; "PE - off since March": a subject.
bool among_offices(const TokenStream& tokens, std::size_t i) {
  const auto office = [&](std::size_t at) {
    return tokens[at].shape == Shape::upper && office_letters(tokens[at].id);
  };
  const Token& token = tokens[i];
  if (token.possessive || token.shape != Shape::upper) return false;
  if (one_of(token.id, {"pe", "re", "dt"})) return true;
  if (!office(i)) return false;
  constexpr std::size_t reach = 7;
  int others = 0;
  const std::size_t to = std::min(tokens.size(), i + reach);
  for (std::size_t at = i > reach ? i - reach : 0; at < to; ++at) {
    if (at != i && office(at) && tokens[at].id != token.id) ++others;
  }
  return others >= 2;
}

/// "how long", "too frank", "the holly": what these stand before is said of something.
bool measured(const TokenStream& tokens, std::size_t i) {
  return tokens[i].shape == Shape::lower && i > 0 && tokens.adjacent(i - 1) &&
         (tokens[i - 1].facts.has(Fact::determiner) ||
          one_of(tokens[i - 1].id, {"how", "too", "very", "so", "as", "more", "less", "most"}));
}

/// "SEN/TR/04", "QA-BX-2024": letters of a reference, with other letters and a number joined to it.
bool part_of_reference(const TokenStream& tokens, std::size_t i) {
  if (tokens[i].shape != Shape::upper) return false;
  const auto joins = [&](std::size_t at) {
    return tokens.gap_after(at) == "/" || tokens.hyphened(at);
  };
  const auto letters = [&](std::size_t at) {
    return tokens[at].shape == Shape::upper && tokens[at].letters <= 5;
  };
  std::size_t first = i;
  while (first > 0 && joins(first - 1) && letters(first - 1))
    --first;
  std::size_t last = i;
  while (last + 1 < tokens.size() && joins(last) && letters(last + 1))
    ++last;
  return last > first && last + 1 < tokens.size() && joins(last) &&
         tokens[last + 1].shape == Shape::number && tokens[last + 1].letters >= 2;
}

/// "6.5 He likes the den", "one D. He noticed", "HE is six": no name that begins with an initial or
/// a point.
bool he_goes_on(const TokenStream& tokens, std::size_t i) {
  return tokens[i].id == word_id("he") && tokens[i].capital() && tokens.adjacent(i) &&
         tokens[i + 1].shape == Shape::lower && i > 0 && !tokens[i - 1].facts.name() &&
         !tokens[i - 1].facts.has(Fact::title);
}

/// "HE HAS A PLAN": small words of a few in capitals.
bool word_in_capitals(const TokenStream& tokens, std::size_t i) {
  const auto small = [&](std::size_t at) {
    return tokens[at].shape == Shape::upper && !tokens[at].possessive &&
           (tokens[at].facts.has(Fact::closed) || tokens[at].facts.has(Fact::aux));
  };
  if (!small(i)) return false;
  return (tokens.adjacent(i) && small(i + 1)) || (i > 0 && tokens.adjacent(i - 1) && small(i - 1));
}

/// "at Rowan House", "Little Owls nursery", "the bus goes to Rose Hill".
bool in_a_setting_or_street(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  // "at Rowan House"
  if ((token.facts.has(Fact::setting) || token.id == word_id("houses")) &&
      !token.facts.has(Fact::first) && token.capital() && i > 0 && tokens.adjacent(i - 1) &&
      tokens[i - 1].capital())
    return true;
  // "Little Owls nursery"
  if (token.shape == Shape::title && !token.facts.has(Fact::first) && i > 0 &&
      tokens.adjacent(i - 1) && tokens[i - 1].capital() && tokens.adjacent(i) &&
      tokens[i + 1].shape == Shape::lower &&
      one_of(tokens[i + 1].id, {"nursery", "playgroup", "preschool", "pre-school", "school"}))
    return true;
  // "the bus goes to Rose Hill", "at Rowan House"
  if (token.shape == Shape::title && i > 0 && tokens.adjacent(i - 1) && tokens.adjacent(i) &&
      tokens[i + 1].shape == Shape::title && !tokens[i + 1].possessive &&
      one_of(tokens[i - 1].id, {"to", "at", "in", "near", "via", "past", "through", "round"}) &&
      (tokens[i + 1].facts.has(Fact::setting) ||
       one_of(tokens[i + 1].id, {"hill", "green", "park", "road", "street", "lane", "square",
                                 "bridge", "grove", "gardens", "way", "common", "heath", "mount"})))
    return true;
  return false;
}

}  // namespace

bool office_letters(std::uint64_t id) noexcept {
  static constexpr WordSet offices({"la",  "ta", "ep",  "sw",  "ot",  "pt",  "gp",   "hv",  "ht",
                                    "sn",  "kw", "dht", "aht", "sen", "lsa", "hlta", "fsw", "ewo",
                                    "iro", "pa", "slt", "eo",  "co",  "cn",  "tl",   "cw",  "dco"});
  return offices.has(id);
}

bool left_to_rules(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (measured(tokens, i) || tokens.word(i).ends_with("shire")) return true;
  if (used_as_word(tokens, i) || among_offices(tokens, i)) return true;
  if (token.letters == 1) return false;
  // "Tuesday's session": the rules know who is called so.
  if (weekday(token.id)) return true;
  // "LO1 Children and their parents": behind the number of a point a sentence begins.
  if (i == 1 && tokens.adjacent(0) && tokens[0].shape >= Shape::number &&
      token.shape == Shape::title && !token.facts.name() && token.facts.level() > 1)
    return true;
  if (in_a_setting_or_street(tokens, i)) return true;
  // "T-HJCZ": the code of a case.
  if (token.shape == Shape::upper && token.letters > 2 && i > 0 && tokens.hyphened(i - 1) &&
      tokens[i - 1].letters == 1)
    return true;
  if (part_of_reference(tokens, i)) return true;
  // "PRF EM-5530917", "client TR/77120": letters joined to a long number are its own.
  if (token.shape == Shape::upper && i + 1 < tokens.size() &&
      (tokens.gap_after(i) == "/" || tokens.hyphened(i)) && tokens[i + 1].shape == Shape::number &&
      tokens[i + 1].letters >= 5)
    return true;
  // "5 tests +ve"
  if (i > 0 && token.id == word_id("ve") && tokens[i - 1].full_end < token.start) {
    const std::string_view gap = tokens.gap_after(i - 1);
    if (gap.ends_with('+') || gap.ends_with('-')) return true;
  }
  // "dosn't"
  if (tokens.word(i).ends_with("n't")) return true;
  if (he_goes_on(tokens, i) || word_in_capitals(tokens, i)) return true;
  // "Phase II", "item VI", "ii) made no progress"
  const bool point = token.shape == Shape::lower && i + 1 < tokens.size();
  if ((token.shape == Shape::upper || point) &&
      one_of(token.id, {"ii", "iii", "iv", "vii", "viii", "ix", "xi", "xii"}))
    return true;
  // "KS-A and LO-B": what has a letter of its own is no person, unless a rule says so.
  if (token.shape == Shape::upper && tokens.hyphened(i) && tokens[i + 1].letters == 1) return true;
  if (token.id == word_id("home") && tokens.adjacent(i) && tokens[i + 1].id == word_id("office"))
    return true;
  if (token.id == word_id("office") && i > 0 && tokens[i - 1].id == word_id("home")) return true;
  // "speaks Welsh with Mabli", "roma mums": peoples and languages.
  if (!(token.shape == Shape::upper && token.letters == 2) && token.facts.has(Fact::proper) &&
      !token.facts.has(Fact::first) && !token.possessive)
    return true;
  if (one_of(token.id, {"roma", "french", "english", "welsh", "polish", "slovak", "german"}) &&
      !token.possessive)
    return true;
  if (token.facts.has(Fact::determiner) || helps_a_verb(tokens, i)) return true;
  // "PARIS 118734", "HO ref K1409377": what keeps files, before a number.
  if (token.shape != Shape::lower && i + 1 < tokens.size() &&
      (keeps_files(token.id) || one_of(token.id, {"ho", "su"})) &&
      (tokens[i + 1].shape >= Shape::number || number_word(tokens[i + 1].id)))
    return true;
  return is_or_was(tokens, i) || dated(tokens, i) || says_when(tokens, i) ||
         said_of_a_thing(tokens, i) || joined_offices(tokens, i) || of_a_group(tokens, i);
}

}  // namespace fieldfare::guard
