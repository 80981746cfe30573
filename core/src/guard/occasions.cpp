// When a birthday is, where no date is written: weekdays, feasts, "in a fortnight", "last month".

#include "guard/occasions.h"

#include <algorithm>

#include "guard/dates.h"

namespace fieldfare::guard {
namespace {

/// "8th", "the 8th": an ordinal that stands for a day of the month. Its last token, or 0.
std::size_t ordinal_end(const TokenStream& tokens, std::size_t at) {
  if (at < tokens.size() && tokens[at].id == word_id("the")) ++at;
  const bool ordinal =
      at < tokens.size() && tokens[at].shape == Shape::code && small_number(tokens, at).has_value();
  // "the 12th of next month"
  const bool of_month = ordinal && at + 3 < tokens.size() && tokens[at + 1].id == word_id("of") &&
                        one_of(tokens[at + 2].id, {"this", "next", "last", "the"}) &&
                        tokens[at + 3].id == word_id("month");
  if (of_month) return at + 3;
  return ordinal ? at : 0;
}

/// A feast of two or three words.
std::size_t feast_end(const TokenStream& tokens, std::size_t at) {
  const std::uint64_t id = tokens[at].id;
  const std::uint64_t next = at + 1 < tokens.size() ? tokens[at + 1].id : 0;
  const std::uint64_t third = at + 2 < tokens.size() ? tokens[at + 2].id : 0;
  if (one_of(id, {"bonfire",     "boxing",   "valentine", "valentines", "valentine's", "mother's",
                  "father's",    "burns",    "pancake",   "midsummer",  "guy",         "shrove",
                  "ash",         "good",     "palm",      "mother",     "mothers",     "father",
                  "fathers",     "leap",     "may",       "fool",       "fools",       "armistice",
                  "remembrance", "stephens", "stephen",   "twelfth",    "mothering",   "whit",
                  "maundy"}) &&
      one_of(next, {"night", "day", "eve", "fawkes", "tuesday", "wednesday", "friday", "sunday",
                    "thursday", "monday", "year"}))
    return at + 1;
  if (one_of(id, {"st", "saint"}) && third == word_id("day") &&
      one_of(next, {"patrick", "patricks", "david", "davids", "george", "georges", "andrew",
                    "andrews", "stephen", "stephens", "valentine", "valentines", "swithin",
                    "nicholas", "lucy", "brigid"}))
    return at + 2;
  if (id == word_id("april") && one_of(next, {"fool", "fools"}))
    return third == word_id("day") ? at + 2 : at + 1;
  if (one_of(id, {"chinese", "lunar"}) && next == word_id("new") && third == word_id("year"))
    return at + 2;
  if (id == word_id("bank") && next == word_id("holiday"))
    return third != 0 && weekday(third) ? at + 2 : at + 1;
  return 0;
}

bool counted_time(std::uint64_t id) noexcept {
  return one_of(id, {"weeks", "wks", "days", "week", "wk", "fortnight", "months", "mths", "month",
                     "day", "weekend"});
}

/// "in 2 weeks", "in a fortnight", "a week ago", "in three weeks' time". The last token, or 0.
std::size_t count_end(const TokenStream& tokens, std::size_t at) {
  if (at >= tokens.size()) return 0;
  if (tokens[at].id == word_id("just")) ++at;
  const bool number = at < tokens.size() && (small_number(tokens, at).has_value() ||
                                             one_of(tokens[at].id, {"a", "few", "couple"}));
  if (!number) return 0;
  ++at;
  while (at < tokens.size() && one_of(tokens[at].id, {"few", "couple", "of"}))
    ++at;
  if (at >= tokens.size() || !counted_time(tokens[at].id)) return 0;
  const bool more = at + 1 < tokens.size() && one_of(tokens[at + 1].id, {"time", "ago", "today"});
  return more ? at + 1 : at;
}

/// What makes a vague time plain: "(9th)", ", 4th", " on 9 April". The last token of it, or `end`.
std::size_t with_day(const TokenStream& tokens, std::size_t end) {
  std::size_t at = end + 1;
  if (at >= tokens.size()) return end;
  const std::string_view gap = tokens.gap_after(end);
  if (gap != " " && gap != ", " && gap != " (" && gap != " - ") return end;
  while (at < tokens.size() && at <= end + 2 && one_of(tokens[at].id, {"on", "the"}))
    ++at;
  if (at < tokens.size() && weekday(tokens[at].id) && at + 1 < tokens.size()) ++at;
  if (const auto date = date_at(tokens, at, false); date && date->day) return date->last;
  const std::size_t ordinal = ordinal_end(tokens, at);
  return ordinal != 0 ? ordinal : end;
}

/// "at Easter", "just before Christmas", "the day after tomorrow", "during half term". The last
/// token, or 0.
std::size_t near_known_day(const TokenStream& tokens, std::size_t at) {
  if (at + 1 >= tokens.size()) return 0;
  if (tokens[at].id == word_id("the") && at + 3 < tokens.size() &&
      tokens[at + 1].id == word_id("day") && one_of(tokens[at + 2].id, {"after", "before"})) {
    const std::size_t day = known_day_end(tokens, at + 3);
    if (day != 0) return day;
    // "the day after our visit", "the day before the review"
    const bool said = tokens.adjacent(at + 2) && tokens.adjacent(at + 3) &&
                      at + 4 < tokens.size() &&
                      one_of(tokens[at + 3].id, {"our", "the", "this", "my", "we", "his", "her"});
    return said ? at + 4 : 0;
  }
  // "at the end of the month", "by the start of term"
  if (one_of(tokens[at].id, {"at", "by", "towards"}) && at + 4 < tokens.size() &&
      tokens[at + 1].id == word_id("the") && one_of(tokens[at + 2].id, {"end", "start"}) &&
      tokens[at + 3].id == word_id("of")) {
    const bool the = one_of(tokens[at + 4].id, {"the", "next", "this"}) && at + 5 < tokens.size();
    const std::size_t last = the ? at + 5 : at + 4;
    if (one_of(tokens[last].id, {"month", "term", "week", "year"})) return last;
  }
  if (tokens[at].id == word_id("just")) ++at;
  if (at + 1 >= tokens.size() ||
      !one_of(tokens[at].id, {"at", "before", "after", "during", "over"}))
    return 0;
  const bool half = tokens[at].id != word_id("at") && tokens[at + 1].id == word_id("half") &&
                    at + 2 < tokens.size() && tokens[at + 2].id == word_id("term");
  return half ? at + 2 : known_day_end(tokens, at + 1);
}

/// Words that lead to the time: "on", "this coming", "since last".
bool leads(std::uint64_t id) noexcept {
  return one_of(id, {"on", "in", "this", "next", "from", "by", "the", "early", "late", "mid",
                     "last", "come", "coming", "since", "back", "over", "as", "of"});
}

}  // namespace

bool weekday(std::uint64_t id) noexcept {
  return one_of(
      id, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
           "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"});
}

std::size_t known_day_end(const TokenStream& tokens, std::size_t at) {
  if (at >= tokens.size()) return 0;
  // "two days before Xmas", "a week after Eid"
  if (at + 3 < tokens.size() && one_of(tokens[at + 2].id, {"before", "after"}) &&
      counted_time(tokens[at + 1].id) &&
      (small_number(tokens, at) || one_of(tokens[at].id, {"a", "the"}))) {
    if (const std::size_t day = known_day_end(tokens, at + 3); day != 0) return day;
  }
  if (const std::size_t feast = feast_end(tokens, at); feast != 0) return feast;
  const std::uint64_t id = tokens[at].id;
  const bool pair = at + 1 < tokens.size();
  const std::uint64_t next = pair ? tokens[at + 1].id : 0;
  if (one_of(id, {"new", "xmas", "christmas", "easter"}) && pair &&
      one_of(next, {"year", "year's", "years", "eve", "day", "sunday", "monday"})) {
    const bool third = at + 2 < tokens.size() && one_of(tokens[at + 2].id, {"eve", "day"});
    return third ? at + 2 : at + 1;
  }
  if (one_of(id, {"tomorrow", "today",     "yesterday", "tonight",  "tmrw",     "tmw",
                  "xmas",     "christmas", "halloween", "easter",   "eid",      "diwali",
                  "hanukkah", "purim",     "nye",       "vaisakhi", "hogmanay", "pesach",
                  "passover", "holi",      "nowruz",    "epiphany", "candlemas"}))
    return at;
  return 0;
}

namespace {

/// "a week on Friday", "a week today", "Friday week", "the day we came", "during our visit". The
/// last token, or 0.
std::size_t told_by_week_or_visit(const TokenStream& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || !tokens.adjacent(at)) return 0;
  const auto id = [&](std::size_t by) { return at + by < tokens.size() ? tokens[at + by].id : 0; };
  if (weekday(id(0)) && id(1) == word_id("week")) return at + 1;
  if (one_of(id(0), {"a", "one", "two"}) && one_of(id(1), {"week", "fortnight", "weeks"})) {
    if (one_of(id(2), {"today", "tomorrow", "yesterday", "ago"})) return at + 2;
    if (id(2) == word_id("on") && weekday(id(3))) return at + 3;
  }
  if (id(0) == word_id("the") && one_of(id(1), {"day", "week"})) {
    const bool near = one_of(id(2), {"before", "after"});
    const std::size_t who = near ? 3 : 2;
    if (one_of(id(who), {"we", "you", "i", "ofsted", "inspection", "inspectors"}))
      return std::min(at + who + (one_of(id(who), {"we", "you", "i"}) ? 1U : 0U),
                      tokens.size() - 1);
  }
  if (id(0) == word_id("during") && one_of(id(1), {"our", "the", "this"}) &&
      one_of(id(2), {"visit", "inspection", "meeting", "week"}))
    return at + 2;
  return 0;
}

}  // namespace

std::size_t when_end(const TokenStream& tokens, std::size_t at, AgeSaid said) {
  if (said.turning && at < tokens.size()) {
    if (const std::size_t told = told_by_week_or_visit(tokens, at); told != 0) return told;
  }
  if (const std::size_t near = near_known_day(tokens, at); near != 0 && !said.dates_only)
    return with_day(tokens, near);
  const std::size_t from = at;
  bool spanning = false;  // "in", "next", "last": more than a day may follow
  while (at < tokens.size() && at < from + 3 && leads(tokens[at].id)) {
    if (tokens[at].sentence_start) return 0;
    spanning = spanning || !one_of(tokens[at].id, {"on", "the"});
    ++at;
  }
  if (at >= tokens.size()) return 0;
  const auto date = date_at(tokens, at, false);
  if (date && date->day) return date->last;
  if (date && said.turning && at > from) return with_day(tokens, date->last);
  const bool led = at > from;
  if (said.turning && led) {
    if (const std::size_t count = count_end(tokens, at); count != 0) {
      const std::size_t day = with_day(tokens, count);
      return said.turns || day > count ? day : 0;
    }
    if (spanning && one_of(tokens[at].id, {"week", "month", "wk", "mth", "weekend"}))
      return with_day(tokens, at);
    // "over half term (Weds 19th)"
    const bool half = tokens[at].id == word_id("half") && at + 1 < tokens.size() &&
                      tokens[at + 1].id == word_id("term");
    if (spanning && half) {
      const std::size_t day = with_day(tokens, at + 1);
      return day > at + 1 || said.turns ? day : 0;
    }
    // "this summer, 4 August"
    if (spanning && one_of(tokens[at].id, {"summer", "autumn", "winter", "spring", "term"})) {
      const std::size_t day = with_day(tokens, at);
      if (day > at) return day;
    }
    if (spanning && month_named(tokens, at) != 0) return with_day(tokens, at);
    if (const std::size_t ordinal = ordinal_end(tokens, at); ordinal != 0) return ordinal;
  }
  // "3 weeks ago"
  if (said.turning && !led) {
    const std::size_t count = count_end(tokens, at);
    if (count != 0 && said.turns && tokens[count].id == word_id("ago"))
      return with_day(tokens, count);
  }
  if (said.dates_only) return 0;
  if (const std::size_t day = known_day_end(tokens, at); day != 0) return with_day(tokens, day);
  return weekday(tokens[at].id) ? with_day(tokens, at) : 0;
}

}  // namespace fieldfare::guard
