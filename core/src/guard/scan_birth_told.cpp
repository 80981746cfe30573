// Births told without a word for a birthday before the date: the day before the age, babies of a
// day, the youngest of a year, what a midwife writes.

#include <algorithm>

#include "guard/ages.h"
#include "guard/birth_cue.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

constexpr std::string_view day_rule = "a birthday, which narrows down who it is";

/// "he", "she'll", "the twins": of whom an age is told.
bool whom(const Token& token) noexcept {
  static constexpr WordSet words({"he",   "she",     "they",  "i",     "he's",  "she's",  "they're",
                                  "i'm",  "im",      "hes",   "shes",  "he'll", "she'll", "they'll",
                                  "i'll", "theyre",  "child", "boy",   "girl",  "lad",    "lass",
                                  "yp",   "student", "pupil", "twins", "baby"});
  return words.has(token.id) || token.facts.has(Fact::kin);
}

/// Nothing is counted by the number at `i`: the clause ends, or goes on about something else.
bool age_ends(const TokenStream& tokens, std::size_t i) {
  if (i + 1 >= tokens.size() || !tokens.adjacent(i))
    return !tokens.gap_after(i).starts_with('/') && !tokens.gap_after(i).starts_with(':') &&
           !tokens.gap_after(i).starts_with('-') && !tokens.gap_after(i).starts_with('%');
  // "5 and a half hours"
  if (i + 2 < tokens.size() && tokens[i + 1].id == word_id("and") &&
      tokens[i + 2].id == word_id("a"))
    return false;
  return one_of(tokens[i + 1].id,
                {"and", "so",    "but", "years",  "yrs", "old",     "then", "which",   "when",
                 "who", "not",   "now", "with",   "cos", "because", "yo",   "legally", "adult",
                 "too", "after", "if",  "nobody", "no",  "where",   "tho",  "though"});
}

/// Where the day begins that ends right before token `end`: "on 3 May", "next Tuesday", "as of the
/// 12th"; or `end`.
std::size_t day_before(const TokenStream& tokens, std::size_t end) {
  constexpr std::size_t longest = 4;
  if (end == 0) return end;
  std::size_t first = end;
  bool plain = false;  // a weekday or an ordinal: only behind a word that leads to it
  for (std::size_t back = longest; back >= 1 && first == end; --back) {
    if (back > end) continue;
    const std::size_t at = end - back;
    const auto date = date_at(tokens, at, false);
    if (date && date->last + 1 == end && date->day && date->month) first = at;
    if (known_day_end(tokens, at) + 1 == end) first = at;
  }
  const bool ordinal = tokens[end - 1].shape == Shape::code && small_number(tokens, end - 1) &&
                       tokens[end - 1].letters <= 4;
  if (first == end && (weekday(tokens[end - 1].id) || ordinal)) {
    first = end - 1;
    plain = true;
  }
  if (first == end) return end;
  if (plain && first > 0 && tokens[first - 1].id == word_id("the")) --first;
  const bool led = first > 0 && tokens.adjacent(first - 1) &&
                   one_of(tokens[first - 1].id, {"on", "from", "by", "next", "this", "until",
                                                 "till", "since", "of", "last", "come"});
  return led || !plain ? first : end;
}

/// 1 where a date with its month begins at `at`; else 0.
int month_or_figures(const TokenStream& tokens, std::size_t at) {
  const auto date = date_at(tokens, at, false);
  return date && date->day && date->month ? 1 : 0;
}

}  // namespace

void scan_day_then_age(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || !tokens.adjacent(i - 1) || tokens[i].covered || tokens[i].shape == Shape::code)
    return;
  const auto age = small_number(tokens, i);
  if (!age || *age < 1 || *age > 25 || !age_ends(tokens, i)) return;
  std::size_t who = i - 1;
  if (one_of(tokens[who].id, {"turns", "turned", "hits", "becomes", "be", "is", "reaches"})) --who;
  if (one_of(tokens[who].id, {"will", "would", "ll"}) && who > 0) --who;
  // "4 Feb: turns 18": nobody needs to be named there.
  if (one_of(tokens[i - 1].id, {"turns", "hits"}) && !whom(tokens[who])) {
    const auto before = tokens.gap_after(i - 2);
    const std::size_t named = day_before(tokens, i - 1);
    if (named == i - 1 || month_or_figures(tokens, named) == 0 || tokens[named].covered ||
        (before != " " && before != ": " && before != ", " && before != " - "))
      return;
    scan.add_tokens(named, i, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  const bool said = who < i - 1 || tokens[who].possessive ||
                    one_of(tokens[who].id, {"he's", "she's", "they're", "i'm", "hes", "shes"});
  if (!said || who == 0 || !whom(tokens[who])) return;
  if (who > 1 && tokens[who - 1].id == word_id("when") && tokens.adjacent(who - 1)) --who;
  const std::string_view gap = tokens.gap_after(who - 1);
  if (gap != " " && gap != ", " && gap != " - ") return;
  const std::size_t day = day_before(tokens, who);
  if (day == who || tokens[day].covered) return;
  scan.add_tokens(day, i, Label::dob, Tier::ask, "an age with its birthday");
}

/// "an August 31st baby", "a Valentine's baby"
void scan_baby_of_a_day(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 1 || !one_of(tokens[i].id, {"baby", "born", "birthday"}) || !tokens.adjacent(i - 1))
    return;
  for (std::size_t back = 3; back >= 1; --back) {
    if (i < back || tokens[i - back].covered) continue;
    const auto date = date_at(tokens, i - back, false);
    if (date && date->day && date->month && date->last + 1 == i) {
      scan.add_tokens(i - back, i, Label::dob, Tier::ask, day_rule);
      return;
    }
  }
  // "leap year baby, 29 Feb", "summer baby (31 Aug)"
  const std::string_view gap = tokens.gap_after(i);
  const auto behind = gap == ", " || gap == " (" || gap == " - " || gap == ": "
                          ? date_at(tokens, i + 1, false)
                          : std::nullopt;
  if (tokens[i].id == word_id("baby") && behind && behind->day && behind->month) {
    scan.add_tokens(i - 1, behind->last, Label::dob, Tier::ask, day_rule);
    return;
  }
  // "Aug born - 31st", "August baby, 31st", "leap year birthday"
  const bool month = month_named(tokens, i - 1) != 0;
  const std::size_t ordinal =
      i + 2 < tokens.size() && tokens[i + 1].id == word_id("the") ? i + 2 : i + 1;
  if (month && ordinal < tokens.size() &&
      (tokens[ordinal].shape == Shape::code || ordinal == i + 2) && small_number(tokens, ordinal) &&
      gap.size() <= 3 && !tokens.adjacent(i)) {
    scan.add_tokens(i - 1, ordinal, Label::dob, Tier::ask, day_rule);
    return;
  }
  const bool leap =
      i >= 2 && tokens[i - 1].id == word_id("year") && tokens[i - 2].id == word_id("leap");
  const bool feast =
      (tokens[i].id == word_id("baby") || leap) &&
      (leap ||
       one_of(tokens[i - 1].id, {"valentine", "valentines", "valentine's", "christmas", "xmas",
                                 "halloween", "easter", "leap", "hogmanay"}) ||
       (i >= 2 && known_day_end(tokens, i - 2) == i - 1));
  if (!feast) return;
  // "a Boxing Day baby, 2010", "a christmas eve baby"
  if (i >= 2 && known_day_end(tokens, i - 2) == i - 1) {
    const bool year = i + 1 < tokens.size() && (gap == ", " || gap == " ") &&
                      tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 4;
    scan.add_tokens(i - 2, year ? i + 1 : i, Label::dob, Tier::ask, day_rule);
    return;
  }
  // "Christmas baby 2014"
  const bool year = i + 1 < tokens.size() && tokens.adjacent(i) &&
                    tokens[i + 1].shape == Shape::number && tokens[i + 1].letters == 4;
  scan.add_tokens(i - 1, year ? i + 1 : i, Label::dob, Tier::ask, day_rule);
}

namespace {

/// "youngest in the year, 31 Aug", "oldest in yr (1st Sept)": only one is born on that day.
bool scan_edge_of_year(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "missed Y1 by one day, 1 Sept": the edge of a school year
  if (one_of(tokens[i].id, {"day", "hours", "hour", "minutes", "whisker"}) && i >= 2 &&
      tokens[i - 2].id == word_id("by") && i + 1 < tokens.size() && !tokens.adjacent(i)) {
    const auto edge = date_at(tokens, i + 1, false);
    const int month =
        edge && edge->day ? std::max(month_named(tokens, i + 1), month_named(tokens, i + 2)) : 0;
    if (month != 8 && month != 9) return false;
    scan.add_tokens(i + 1, edge->last, Label::dob, Tier::ask, day_rule);
    return true;
  }
  if (!one_of(tokens[i].id, {"youngest", "oldest", "eldest"}) || i + 3 >= tokens.size() ||
      !one_of(tokens[i + 1].id, {"in", "of"}))
    return false;
  std::size_t at = i + 2;
  if (one_of(tokens[at].id, {"the", "her", "his", "their", "whole"})) ++at;
  if (at + 1 >= tokens.size() ||
      !one_of(tokens[at].id, {"year", "yr", "class", "cohort", "group", "intake", "form"}))
    return false;
  if (tokens[at + 1].id == word_id("group")) ++at;
  const std::string_view gap = tokens.gap_after(at);
  if (gap != ", " && gap != " (" && gap != " - " && gap != ": " && gap != " = ") return false;
  const auto date = date_at(tokens, at + 1, false);
  if (!date || !date->day || !date->month) return false;
  scan.add_tokens(i, date->last, Label::dob, Tier::ask, day_rule);
  return true;
}

/// Words of a birth itself, as families and midwives tell it.
bool of_birth(const TokenStream& tokens, std::size_t at) {
  static constexpr WordSet words({"prem",     "premature", "preterm",   "early",       "section",
                                  "csection", "lscs",      "nvd",       "svd",         "ventouse",
                                  "forceps",  "breech",    "nicu",      "scbu",        "gestation",
                                  "labour",   "midwife",   "apgar",     "birthweight", "weighing",
                                  "kg",       "lb",        "lbs",       "oz",          "overdue",
                                  "newborn",  "world",     "maternity", "neonatal"});
  if (words.has(tokens[at].id)) {
    // "early help", "24.1 kg", "early on"
    if (tokens[at].id == word_id("early"))
      return at > 0 && one_of(tokens[at - 1].id, {"weeks", "wks", "days", "months", "born"});
    if (one_of(tokens[at].id, {"kg", "lb", "lbs", "oz"})) return false;
    if (tokens[at].id == word_id("world"))
      return at > 1 && tokens[at - 1].id == word_id("the") && tokens[at - 2].id == word_id("into");
    if (tokens[at].id == word_id("section"))
      return at > 0 && one_of(tokens[at - 1].id, {"by", "c", "caesarean", "emergency", "em"}) &&
             !tokens[at].possessive;
    return true;
  }
  // "3.1kg", "7lb": what a newborn weighs
  const std::string_view word = tokens.word(at);
  if (tokens[at].shape == Shape::code && word.size() <= 4 && word[0] >= '0' && word[0] <= '9') {
    if (word.ends_with("kg") && at > 0 && tokens.gap_after(at - 1) == "." &&
        tokens[at - 1].letters == 1)
      return tokens.word(at - 1)[0] >= '1' && tokens.word(at - 1)[0] <= '5';
    if (word.ends_with("lb") || word.ends_with("lbs")) return word.size() <= 4 && word[1] == 'l';
  }
  return false;
}

/// "red book page one 2.2.2023 3.1kg", "arrived 12 May 2016, 4 weeks early": a whole date in a
/// breath with what is said of births alone.
bool scan_arrival(Scan& scan, std::size_t i) {
  constexpr std::size_t reach = 6;
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].shape < Shape::number && month_named(tokens, i) == 0) return false;
  const auto date = date_at(tokens, i, false);
  if (!date || !date->full() || date->year < 1990 || tokens[i].covered) return false;
  // Only what is weighed or written down at birth tells a date of the last years.
  const bool late = date->year > latest_birth;
  if (date->year > latest_birth + 3) return false;
  bool told = false;
  for (std::size_t at = date->last + 1; at < tokens.size() && at <= date->last + reach; ++at) {
    if (holds_any(tokens.gap_after(at - 1), "\n;")) break;
    if (of_a_record(tokens[at])) return false;
    told = told || (of_birth(tokens, at) && (!late || tokens[at].shape == Shape::code));
  }
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    if (holds_any(tokens.gap_after(at - 1), "\n;")) break;
    if (of_a_record(tokens[at - 1]) ||
        one_of(tokens[at - 1].id, {"imms", "jab", "jabs", "check", "opened", "closed", "clinic",
                                   "weighed", "training", "appt", "last"}))
      return false;
    told = told || (of_birth(tokens, at - 1) && !late) ||
           (tokens[at - 1].id == word_id("book") && at > 1 && tokens[at - 2].id == word_id("red"));
  }
  if (!told) return false;
  scan.add_tokens(date->first, date->last, Label::dob, Tier::ask, "a date told as births are");
  return true;
}

}  // namespace

void scan_birth_told(Scan& scan, std::size_t i) {
  static_cast<void>(scan_edge_of_year(scan, i) || scan_arrival(scan, i));
}

}  // namespace fieldfare::guard
