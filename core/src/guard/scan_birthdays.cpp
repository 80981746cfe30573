#include <algorithm>

#include "guard/ages.h"
#include "guard/birth_cue.h"
#include "guard/dates.h"
#include "guard/occasions.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// A stop that parts a cue from its date.
bool clause_break(std::string_view gap) noexcept {
  return holds_any(gap, "\n;!?") || (gap.size() > 1 && gap.find(". ") != std::string_view::npos);
}

/// Words that may stand between the cue and its date.
bool filler(const Token& token) noexcept {
  return one_of(token.id,
                {"tomorrow", "today",    "yesterday", "soon",     "says",      "summer",
                 "spring",   "winter",   "autumn",    "eve",      "christmas", "week",
                 "month",    "coming",   "is",        "was",      "at",        "wks",
                 "weeks",    "prem",     "premature", "weighing", "days",      "on",
                 "the",      "in",       "of",        "given",    "as",        "sometime",
                 "around",   "about",    "back",      "a",        "approx",    "early",
                 "late",     "mid",      "and",       "coming",   "up",        "next",
                 "this",     "again",    "fell",      "falls",    "s",         "celebrated",
                 "had",      "party",    "her",       "his",      "their",     "recorded",
                 "being",    "cake",     "from",      "file",     "per",       "plan",
                 "sheet",    "record",   "front",     "letter",   "form",      "day",
                 "same",     "date",     "for",       "by",       "given",     "should",
                 "be",       "not",      "wrong",     "listed",   "down",      "shown",
                 "no",       "really",   "actually",  "stated",   "but",       "to",
                 "noted",    "shows",    "me",        "us",       "with",      "girl",
                 "boy",      "tea",      "treat",     "trip",     "presents",  "outing",
                 "cards",    "balloons", "lunch",     "ar",       "y",         "yr",
                 "smudged",  "twins",    "which",     "badge"}) ||
         weekday(token.id);
}

/// Covers the date and the cue beside it.
void add_date(Scan& scan, const WrittenDate& date, bool certain, const BirthCue* cue = nullptr) {
  const bool block = certain && (date.full() || (date.day && date.month));
  std::size_t first = date.first;
  std::size_t last = date.last;
  // "3 or 8 March 2014", "3 not 4 March"
  if (date.day && first >= 2 && one_of(scan.tokens()[first - 1].id, {"or", "not"}) &&
      small_number(scan.tokens(), first - 2) && scan.tokens().adjacent(first - 1))
    first -= 2;
  if (cue != nullptr && cue->last < first && first - cue->last <= 7) first = cue->first;
  if (cue != nullptr && cue->first > last && cue->first - last <= 4) last = cue->last;
  // "born in Sept 2011 (the 30th)"
  const TokenStream& tokens = scan.tokens();
  if (!date.day && last == date.last && last + 1 < tokens.size() &&
      tokens.gap_after(last) == " (") {
    const std::size_t day = tokens[last + 1].id == word_id("the") ? last + 2 : last + 1;
    if (day < tokens.size() && tokens[day].shape == Shape::code && small_number(tokens, day))
      last = day;
  }
  scan.add_tokens(first, last, Label::dob, block ? Tier::block : Tier::ask,
                  block ? "a date of birth" : "a birthday, which narrows down who it is");
}

/// "12th May 2011 not 12th May 2012", "3.4.12 on one page, 4.3.12 on the next": the other date of
/// the same birth.
void other_date(Scan& scan, std::size_t last) {
  constexpr int youngest = 2020;
  const TokenStream& tokens = scan.tokens();
  bool record = false;
  for (std::size_t at = last + 1; at < tokens.size() && at <= last + 16; ++at) {
    if (clause_break(tokens.gap_after(at - 1))) return;
    record = record || of_a_record(tokens[at]);
    const auto date = date_at(tokens, at, false);
    if (!date) continue;
    // "Plan says DOB 30.9.13, tribunal bundle says 30.9.12": two papers, one birth.
    if (record && (!date->full() || date->year > youngest)) return;
    // "Year of birth 2009, actual date the 2nd of May"
    const bool day_alone = date->day && date->month && date->year == 0 &&
                           tokens[last].letters == 4 && tokens[last].shape == Shape::number;
    if ((date->full() && date->year <= latest_birth) || day_alone)
      scan.add_tokens(date->first, date->last, Label::dob, Tier::ask, "another date of the birth");
    return;
  }
}

/// "kids born 2010-12": a year of many is nobody's.
bool said_of_many(const TokenStream& tokens, const BirthCue& cue, std::size_t year) {
  const bool range = year + 1 < tokens.size() && tokens[year + 1].shape == Shape::number &&
                     !tokens.adjacent(year) && tokens.gap_after(year) != ", ";
  const std::size_t before = cue.first == 0 ? 0 : cue.first - 1;
  // "born in the 2014 cohort"
  const bool cohort = year + 1 < tokens.size() && tokens.adjacent(year) &&
                      one_of(tokens[year + 1].id, {"cohort", "intake", "cohorts", "group"});
  if (cohort) return true;
  return range || one_of(tokens[before].id,
                         {"kids", "children", "those", "pupils", "babies", "students", "cohort",
                          "cohorts", "people", "all", "yp", "cyp", "anyone", "were", "are"});
}

/// "three four twelve", "the third of the fourth two thousand and twelve": a date said in numbers
/// alone. Its last token, or 0.
std::size_t said_in_numbers(const TokenStream& tokens, std::size_t at) {
  int parts[3] = {};
  std::size_t last = 0;
  for (std::size_t part = 0; part < 3; ++part) {
    while (at < tokens.size() && one_of(tokens[at].id, {"the", "of", "oh", "o"}))
      ++at;
    if (at >= tokens.size() || !tokens[at].word()) return 0;
    if (part == 2) {
      if (const auto year = spoken_year_at(tokens, at)) return *year;
    }
    const auto value = small_number(tokens, at);
    if (!value ||
        (part > 0 && tokens.gap_after(at - 1).find_first_not_of(" ,-") != std::string_view::npos))
      return 0;
    parts[part] = *value;
    last = at++;
    // "twenty third"
    if (part == 0 && *value == 20 && at < tokens.size() && small_number(tokens, at) &&
        *small_number(tokens, at) < 10 && at + 2 < tokens.size() && small_number(tokens, at + 2))
      last = at++;
  }
  // "three three one four": the year figure by figure
  if (parts[2] < 3 && last + 1 < tokens.size() && tokens.adjacent(last) &&
      tokens[last + 1].word() && small_number(tokens, last + 1) &&
      *small_number(tokens, last + 1) < 10)
    ++last;
  return parts[0] <= 31 && parts[1] <= 12 ? last : 0;
}

/// "born the day of the Jubilee, 4 June 2012", "DoB/NHS: 17.12.13", "8th birthday in the ward, 19
/// Nov": a date further on in the same breath, which nothing that is recorded of a visit parts from
/// the cue.
bool whole_date_in_clause(Scan& scan, const BirthCue& cue) {
  constexpr std::size_t reach = 12;
  const TokenStream& tokens = scan.tokens();
  bool acted = false;
  // "born ten to midnight on Christmas Eve 2014"
  const std::size_t from = hour_end(tokens, cue.last);
  for (std::size_t at = from + 1; at < tokens.size() && at <= from + reach; ++at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    if (clause_break(gap) || tokens[at].covered || of_a_record(tokens[at])) return false;
    const auto date = date_at(tokens, at, false);
    if (!date) {
      // "her 11th birthday was the day Ofsted rang, 12 Nov": only behind a comma.
      acted = acted || tokens[at].facts.has(Fact::verb);
      // "shares a birthday with the King, 14 Nov"
      const bool shared = !cue.certain && at == cue.last + 1 && tokens[at].id == word_id("with");
      if (shared) continue;
      if ((acted && cue.certain) || tokens[at].shape == Shape::number ||
          one_of(tokens[at].id,
                 {"and", "but", "who", "here", "visit", "then", "now", "deaf", "blind", "with"}))
        return false;
      continue;
    }
    const bool parted = gap == ", " || gap == ": " || gap == " - " || gap == " (";
    if (acted && gap != ", ") return false;
    // "born in the storm, Feb 2014"
    if (!date->day && date->year != 0 && date->year <= latest_birth && parted && cue.certain) {
      add_date(scan, *date, false, &cue);
      return true;
    }
    if (date->full() ? date->year > latest_birth : !(parted && date->day && date->month))
      return false;
    if (!date->full() && (month_named(tokens, date->last) == 0 || cue.certain)) return false;
    add_date(scan, *date, cue.certain, &cue);
    // "born in the car park at Airedale, the 3rd of March 2016": where it was belongs to it.
    if (tokens[cue.first].id == word_id("born") && !tokens[cue.first].covered)
      scan.widen(scan.findings().size() - 1, cue.first, date->first - 1);
    if (date->full()) other_date(scan, date->last);
    return true;
  }
  return false;
}

/// "children born between 1 Sept 2014 and 31 Aug 2015", "those born after 31 August 2015": nobody's
/// birth.
bool between_days(const TokenStream& tokens, const BirthCue& cue) {
  const std::size_t next = cue.last + 1;
  return next < tokens.size() && cue.certain &&
         (tokens[next].id == word_id("between") ||
          (one_of(tokens[next].id, {"before", "after"}) && date_at(tokens, next + 1, false)));
}

/// "date of birth in the EHCP is 7/7/2011": whatever stands between, a whole date of early years
/// after a sure cue is the birth's.
bool early_date_in_clause(Scan& scan, const BirthCue& cue) {
  constexpr std::size_t reach = 10;
  constexpr int youngest = 2020;
  const TokenStream& tokens = scan.tokens();
  for (std::size_t at = cue.last + 1; at < tokens.size() && at <= cue.last + reach; ++at) {
    if (clause_break(tokens.gap_after(at - 1)) || tokens[at].covered) return false;
    const auto date = date_at(tokens, at, false);
    if (!date) continue;
    if (!date->full() || date->year > youngest) return false;
    scan.add_tokens(date->first, date->last, Label::dob, Tier::block, "a date of birth");
    other_date(scan, date->last);
    return true;
  }
  return false;
}

/// "dobs off the list: 11-Oct-14, 7th March 2019, 050814": of many, each.
void dates_after_many(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  const bool chart = cue.last + 1 < tokens.size() && tokens.adjacent(cue.last) &&
                     one_of(tokens[cue.last + 1].id, {"chart", "list", "board", "wall", "calendar",
                                                      "display", "train", "rota"});
  if (!chart && !one_of(tokens[cue.last].id, {"dobs", "birthdays", "births", "bdays"})) return;
  std::size_t last = cue.last;
  constexpr std::size_t reach = 12;  // words from one to the next
  for (std::size_t at = cue.last + 1; at < tokens.size() && at <= last + reach; ++at) {
    if (of_a_record(tokens[at])) return;
    const auto date = date_at(tokens, at, true);
    if (!date) continue;
    if (date->year > latest_birth || !date->day) return;
    if (!tokens[at].covered)
      scan.add_tokens(date->first, date->last, Label::dob, Tier::ask, "a date in a list of births");
    at = last = date->last;
  }
}

/// "today is his birthday", "Sat = her 8th birthday": the day before the word.
void day_before_cue(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  if (cue.certain || cue.first < 2) return;
  std::size_t at = cue.first - 1;
  if (small_number(tokens, at) && at > 0) --at;  // "8th"
  if (!one_of(tokens[at].id, {"his", "her", "their", "my", "the"}) || at == 0) return;
  if (one_of(tokens[at - 1].id, {"is", "was", "were"}) && at > 1)
    --at;
  else if (!tokens[at - 1].possessive && tokens.gap_after(at - 1) != " = ")
    return;
  --at;
  std::size_t first = at;
  const bool known = known_day_end(tokens, at) == at;
  if (!known && at > 0 && known_day_end(tokens, at - 1) == at) first = at - 1;
  if (!known && first == at && !weekday(tokens[at].id)) return;
  if (tokens[first].covered) return;
  scan.add_tokens(first, cue.last, Label::dob, Tier::ask, "a birthday by its day");
}

/// "dob 5/2012", "born '09", "b. 2014, 8 June": a year at token `at`. Whether it was added; nothing
/// when there is none.
std::optional<bool> year_after_cue(Scan& scan, const BirthCue& cue, std::size_t at, bool sure) {
  const TokenStream& tokens = scan.tokens();
  // "dob 5/2012"
  const bool month_year = at + 1 < tokens.size() && tokens[at].shape == Shape::number &&
                          tokens[at].letters <= 2 && tokens.gap_after(at) == "/" &&
                          tokens[at + 1].letters == 4 && tokens[at + 1].shape == Shape::number;
  // "dob 2012-05"
  const bool year_month = sure && at + 1 < tokens.size() && tokens[at].shape == Shape::number &&
                          tokens[at].letters == 4 && tokens.word(at).starts_with("20") &&
                          (tokens.gap_after(at) == "-" || tokens.gap_after(at) == "/") &&
                          tokens[at + 1].shape == Shape::number && tokens[at + 1].letters <= 2;
  if (month_year || year_month) {
    scan.add_tokens(cue.first, at + 1, Label::dob, Tier::ask, "a month and year of birth");
    return true;
  }
  // "born '09", "b. '15"
  const std::string_view mark = tokens.gap_after(at - 1);
  const bool cut =
      cue.certain && tokens[at].shape == Shape::number && tokens[at].letters == 2 &&
      (mark.ends_with('\'') || mark.ends_with("\xE2\x80\x99") || mark.ends_with("\xE2\x80\x98")) &&
      tokens.word(at) < "23";
  if (cut) {
    scan.add_tokens(cue.first, at, Label::dob, Tier::ask, "a year of birth");
    return true;
  }
  const bool year = tokens[at].shape == Shape::number && tokens[at].letters == 4;
  if (year && cue.certain &&
      (tokens.word(at).starts_with("20") || tokens.word(at).starts_with("19") ||
       tokens.word(at).starts_with("13"))) {  // the years of Kabul and Tehran
    if (said_of_many(tokens, cue, at)) return false;
    // "b. 2014, 8 June"
    const bool goes_on = tokens.gap_after(at) == ", " || tokens.gap_after(at) == " ";
    // "b. 2016, the 29th of Feb"
    const bool the = goes_on && at + 2 < tokens.size() && tokens[at + 1].id == word_id("the");
    const auto day = goes_on ? date_at(tokens, at + (the ? 2 : 1), false) : std::nullopt;
    const bool whole = day && day->day && day->year == 0;
    scan.add_tokens(cue.first, whole ? day->last : at, Label::dob, Tier::ask, "a year of birth");
    if (!whole) other_date(scan, at);
    return true;
  }
  return std::nullopt;
}

bool date_after_cue(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  if (between_days(tokens, cue)) return true;
  const bool sure = cue.certain && tokens[cue.last].id != word_id("born");
  std::size_t fillers = 0;
  if (whole_date_in_clause(scan, cue)) return true;
  for (std::size_t at = hour_end(tokens, cue.last) + 1; at < tokens.size() && fillers <= 5; ++at) {
    if (clause_break(tokens.gap_after(at - 1)) && at > cue.last + 1) return false;
    if (tokens.gap_after(at - 1).find('\n') != std::string_view::npos && fillers > 0) return false;
    // "dob wrong by a day - 3 not 4 March"
    if (sure && small_number(tokens, at) && at + 2 < tokens.size() &&
        one_of(tokens[at + 1].id, {"or", "not"}) && date_at(tokens, at + 2, false)) {
      fillers += 2;
      ++at;
      continue;
    }
    // "13th birthday on Tues 3/10"
    if (weekday(tokens[at].id) && date_at(tokens, at + 1, false)) {
      ++fillers;
      continue;
    }
    if (auto date = date_at(tokens, at, true)) {
      // "born 3 May" and "born in March 2014" tell; "born 3.5 weeks early" does not.
      if (!date->full() && month_named(tokens, date->last) == 0 &&
          tokens.gap_after(date->first) == "." && tokens.adjacent(date->last))
        return false;
      add_date(scan, *date, cue.certain, &cue);
      if (date->full()) other_date(scan, date->last);
      return true;
    }
    if (const std::size_t said = cue.certain ? said_in_numbers(tokens, at) : 0; said != 0) {
      scan.add_tokens(cue.first, said, Label::dob, Tier::block, "a date of birth in words");
      other_date(scan, said);
      return true;
    }
    if (const auto year = year_after_cue(scan, cue, at, sure)) return *year;
    // "born on Christmas Eve 2014", "birthday tomorrow", "b'day Sat 8th"
    if (const std::size_t day = birthday_day_end(tokens, at); day != 0) {
      scan.add_tokens(cue.first, day, Label::dob, Tier::ask, "a birthday by its day");
      return true;
    }
    const bool parted = at == cue.last + 1 && tokens.gap_after(cue.last) != " ";
    if ((fillers >= 1 || parted) && month_named(tokens, at) != 0 && tokens[at].capital()) {
      scan.add_tokens(at, at, Label::dob, Tier::ask, "a month of birth");
      return true;
    }
    const bool role_or_name = tokens[at].facts.has(Fact::kin) || tokens[at].facts.has(Fact::aux);
    // "born at 26wks on 9.9.19", "born 3 wks early"
    const bool weeks = tokens[at].shape == Shape::code && tokens.word(at).ends_with("wks");
    const bool count = tokens[at].shape == Shape::number && at + 1 < tokens.size() &&
                       one_of(tokens[at + 1].id, {"wks", "weeks", "days"});
    // "DOB on system = 02.02.11": after these cues nothing but the record's own words part the two.
    const bool said =
        sure && fillers <= 3 && tokens[at].shape == Shape::lower && !of_a_record(tokens[at]);
    if (!filler(tokens[at]) && !role_or_name && !weeks && !count && !said) return false;
    ++fillers;
  }
  return false;
}

/// "12/03/2014 (dob)", "4 May is her birthday", "his 3 June birthday".
void date_before_cue(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t cue_first = cue.first;
  const bool certain = cue.certain;
  const std::size_t reach = certain ? 5 : 7;
  for (std::size_t back = 1; back <= reach && back <= cue_first; ++back) {
    const std::size_t at = cue_first - back;
    if (clause_break(tokens.gap_after(at))) return;
    const auto date = date_at(tokens, at, false);
    if (!date || date->last >= cue_first || tokens[at].covered) continue;
    // A longer date may begin a token or two earlier.
    for (std::size_t earlier = 2; earlier >= 1; --earlier) {
      if (at < earlier) continue;
      const auto longer = date_at(tokens, at - earlier, false);
      if (longer && longer->last == date->last) {
        add_date(scan, *longer, certain, &cue);
        if (certain && longer->full()) other_date(scan, cue.last);
        return;
      }
    }
    for (std::size_t between = date->last + 1; between < cue_first; ++between) {
      const Token& token = tokens[between];
      if (!filler(token) && !token.facts.has(Fact::aux) &&
          small_number(tokens, between) == std::nullopt)
        return;
    }
    add_date(scan, *date, certain, &cue);
    if (certain && date->full()) other_date(scan, cue.last);
    return;
  }
}

}  // namespace

void scan_birthdays(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].covered) continue;
    if (const auto cue = begins_birth_cue(tokens[i].id) ? birth_cue(tokens, i) : std::nullopt) {
      dates_after_many(scan, *cue);
      if (!date_after_cue(scan, *cue)) date_before_cue(scan, *cue);
      if (!tokens[cue->last].covered) day_before_cue(scan, *cue);
      if (cue->certain && !tokens[cue->last].covered && !between_days(tokens, *cue))
        static_cast<void>(early_date_in_clause(scan, *cue));
      reach_over_ages(scan, *cue);
    }
    // An age is a number or a code: "9yo".
    if (tokens[i].small != 0 || tokens[i].shape == Shape::code) {
      scan_age(scan, i);
      scan_ordinal_birthday(scan, i);
      scan_day_then_age(scan, i);
    }
    scan_baby_of_a_day(scan, i);
    scan_birth_told(scan, i);
  }
}

}  // namespace fieldfare::guard
