// When a birthday is, where no date is written: weekdays, feasts, "in a fortnight", "last month".

#include "guard/occasions.h"

#include <algorithm>

#include "guard/dates.h"

namespace fieldfare::guard {
namespace {

/// "first", "third", "twelfth".
bool ordinal_word(const TokenStream& tokens, std::size_t at) {
  const std::string_view word = tokens.word(at);
  return (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") ||
          word.ends_with("rd")) &&
         small_number(tokens, at).has_value();
}

/// "8th", "the 8th": an ordinal that stands for a day of the month. Its last token, or 0.
std::size_t ordinal_end(const TokenStream& tokens, std::size_t at) {
  if (at < tokens.size() && tokens[at].id == word_id("the")) ++at;
  // "on the third": in words only where nothing of it follows ("the third floor").
  const bool word = at > 0 && at < tokens.size() && tokens[at - 1].id == word_id("the") &&
                    tokens[at].word() && ordinal_word(tokens, at) &&
                    (!tokens.adjacent(at) || one_of(tokens[at + 1].id, {"of", "so", "and", "but"}));
  const bool ordinal = word || (at < tokens.size() && tokens[at].shape == Shape::code &&
                                small_number(tokens, at).has_value());
  // "the 12th of next month"
  const bool of_month = ordinal && at + 3 < tokens.size() && tokens[at + 1].id == word_id("of") &&
                        one_of(tokens[at + 2].id, {"this", "next", "last", "the"}) &&
                        tokens[at + 3].id == word_id("month");
  if (of_month) return at + 3;
  return ordinal ? at : 0;
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
  const bool more = at + 1 < tokens.size() &&
                    one_of(tokens[at + 1].id, {"time", "ago", "today", "earlier", "later"});
  return more ? at + 1 : at;
}

/// What makes a vague time plain: "(9th)", ", 4th", " on 9 April". The last token of it, or `end`.
std::size_t with_day(const TokenStream& tokens, std::size_t end) {
  // "on Saturday just gone", "Monday week", "two weeks ago Thursday"
  if (weekday(tokens[end].id) && tokens.adjacent(end)) {
    if (one_of(tokens[end + 1].id, {"week", "gone", "fortnight"})) return end + 1;
    if (tokens[end + 1].id == word_id("just") && tokens.adjacent(end + 1) &&
        tokens[end + 2].id == word_id("gone"))
      return end + 2;
  }
  if (tokens[end].id == word_id("ago") && tokens.adjacent(end) && weekday(tokens[end + 1].id))
    return end + 1;
  std::size_t at = end + 1;
  if (at >= tokens.size()) return end;
  const std::string_view gap = tokens.gap_after(end);
  if (gap != " " && gap != ", " && gap != " (" && gap != " - ") return end;
  while (at < tokens.size() && at <= end + 2 &&
         one_of(tokens[at].id, {"on", "the", "so", "ie", "which"}))
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
      tokens[at + 1].id == word_id("day") && one_of(tokens[at + 2].id, {"after", "before", "b4"})) {
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
  return one_of(id,
                {"on",   "in",   "this",   "next",  "from", "by",   "the", "early", "late", "mid",
                 "last", "come", "coming", "since", "back", "over", "as",  "of",    "ar",   "y"});
}

/// "a week on Friday", "a week today", "Friday week", "the day we came", "during our visit". The
/// last token, or 0.
std::size_t told_by_week_or_visit(const TokenStream& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || !tokens.adjacent(at)) return 0;
  const auto id = [&](std::size_t by) { return at + by < tokens.size() ? tokens[at + by].id : 0; };
  if (weekday(id(0)) && one_of(id(1), {"week", "fortnight", "gone"})) return at + 1;
  if (weekday(id(0)) && id(1) == word_id("just") && id(2) == word_id("gone")) return at + 2;
  if (one_of(id(0), {"a", "one", "two"}) && one_of(id(1), {"week", "fortnight", "weeks"})) {
    if (one_of(id(2), {"today", "tomorrow", "yesterday", "ago"}) || weekday(id(2))) return at + 2;
    if (one_of(id(2), {"on", "this", "next", "last"}) && weekday(id(3))) return at + 3;
  }
  // "this morning", "last night", "tomorrow afternoon", "at the weekend"
  if (one_of(id(0), {"this", "last", "tomorrow", "yesterday"}) &&
      one_of(id(1), {"morning", "afternoon", "evening", "night", "lunchtime", "teatime"}))
    return at + 1;
  if (one_of(id(0), {"at", "over"}) && one_of(id(1), {"the", "this"}) &&
      id(2) == word_id("weekend"))
    return at + 2;
  // "the last day of term", "first day of the holidays"
  const std::size_t nth = one_of(id(0), {"the", "on"}) ? 1 : 0;
  const std::size_t edge = id(nth) == word_id("the") ? nth + 1 : nth;
  if (one_of(id(edge), {"first", "last", "second", "1st"}) &&
      one_of(id(edge + 1), {"day", "week", "weekend"}) &&
      one_of(id(edge + 2), {"of", "back", "in", "after"})) {
    const std::size_t more = one_of(id(edge + 3), {"the", "this", "next", "half", "summer",
                                                   "autumn", "spring", "our", "new"})
                                 ? edge + 4
                                 : edge + 3;
    if (one_of(id(more), {"term", "holidays", "hols", "school", "year", "half", "month", "visit",
                          "inspection", "fieldwork", "half-term", "week"}))
      return at + more;
    if (id(edge + 2) == word_id("back")) return at + edge + 2;
  }
  // "the Friday before we came", "the Sunday after next", "the Saturday just gone"
  if (id(0) == word_id("the") && weekday(id(1))) {
    if (one_of(id(2), {"before", "after", "of"})) {
      const bool who = one_of(id(3), {"we", "you", "i", "our", "the", "his", "her"});
      return std::min(at + (who ? 4U : 3U), tokens.size() - 1);
    }
    if (id(2) == word_id("just") && id(3) == word_id("gone")) return at + 3;
    // "the Tuesday we were in"
    if (id(2) == word_id("we") &&
        one_of(id(3), {"were", "came", "visited", "met", "saw", "arrived"}))
      return at + (one_of(id(4), {"in", "there", "here"}) ? 4 : 3);
    return at + 1;
  }
  const std::size_t the = id(0) == word_id("the") ? 1 : 0;
  if (one_of(id(the), {"day", "week", "wk"}) && (the == 1 || id(0) != word_id("day"))) {
    const bool near = one_of(id(the + 1), {"before", "after", "b4"});
    const std::size_t who = the + (near ? 2 : 1);
    // "the week after half term", "wk before Easter"
    if (near && id(who) == word_id("half") && id(who + 1) == word_id("term")) return at + who + 1;
    const std::size_t feast = near && the == 0 ? known_day_end(tokens, at + who) : 0;
    if (feast != 0) return feast;
    // "the day we were at the hub"
    if (id(who) == word_id("we") && one_of(id(who + 1), {"were", "met"}) &&
        one_of(id(who + 2), {"at", "in", "with"})) {
      const std::size_t what =
          one_of(id(who + 3), {"the", "his", "her", "their"}) ? who + 4 : who + 3;
      return std::min(at + what, tokens.size() - 1);
    }
    if (one_of(id(who), {"we", "you", "i", "ofsted", "inspection", "inspectors", "term", "school"}))
      return std::min(at + who + (one_of(id(who), {"we", "you", "i", "term", "school"}) ? 1U : 0U),
                      tokens.size() - 1);
    // "the day after results day"
    if (near && one_of(id(who), {"results", "sports", "training", "inset"}) &&
        id(who + 1) == word_id("day"))
      return at + who + 1;
  }
  if (id(0) == word_id("during") && one_of(id(1), {"our", "the", "this"}) &&
      one_of(id(2), {"visit", "inspection", "meeting", "week"}))
    return at + 2;
  return 0;
}

}  // namespace

std::size_t when_end(const TokenStream& tokens, std::size_t at, AgeSaid said) {
  if (said.turning && at < tokens.size()) {
    if (const std::size_t told = told_by_week_or_visit(tokens, at); told != 0)
      return with_day(tokens, told);
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
    // "this summer, 4 August", "in the summer holidays, 3 August"
    if (spanning && one_of(tokens[at].id, {"summer", "autumn", "winter", "spring", "term",
                                           "holidays", "hols", "holiday"})) {
      const bool more = at + 1 < tokens.size() && tokens.adjacent(at) &&
                        one_of(tokens[at + 1].id, {"holidays", "hols", "term", "holiday"});
      const std::size_t last = more ? at + 1 : at;
      const std::size_t day = with_day(tokens, last);
      if (day > last) return day;
    }
    if (spanning && month_named(tokens, at) != 0) return with_day(tokens, at);
    if (const std::size_t ordinal = ordinal_end(tokens, at); ordinal != 0) return ordinal;
  }
  // "the other day, 12th", "when we come back on the 14th": only with the day itself
  if (said.turning) {
    std::size_t vague = 0;
    if (tokens[at].id == word_id("other") && at + 1 < tokens.size() &&
        tokens[at + 1].id == word_id("day"))
      vague = at + 1;
    if (tokens[at].id == word_id("when") && at + 3 < tokens.size() &&
        one_of(tokens[at + 1].id, {"we", "i", "you"}))
      vague = one_of(tokens[at + 3].id, {"back", "again", "there", "here"}) ? at + 3 : at + 2;
    const std::size_t day = vague != 0 ? with_day(tokens, vague) : 0;
    if (day > vague) return day;
  }
  // "3 weeks ago"
  if (said.turning && !led) {
    const std::size_t count = count_end(tokens, at);
    if (count != 0 && said.turns && one_of(tokens[count].id, {"ago", "earlier"}))
      return with_day(tokens, count);
  }
  if (said.dates_only) return 0;
  if (const std::size_t day = known_day_end(tokens, at); day != 0) return with_day(tokens, day);
  return weekday(tokens[at].id) ? with_day(tokens, at) : 0;
}

namespace {

/// "birthday Sunday", "bday wk tues", "birthday 16 on Christmas Day", "birthday is the day we
/// leave": how else a day is told behind the word, from token `at`; or 0.
std::size_t told_after_birthday(const TokenStream& tokens, std::size_t at) {
  const bool beside = one_of(tokens[at - 1].id, {"birthday", "bday", "b'day", "birthdays", "day"});
  const bool last = !tokens.adjacent(at) || one_of(tokens[at + 1].id, {"so", "and", "but", "week"});
  if (weekday(tokens[at].id) && beside && last) return at;
  if (one_of(tokens[at].id, {"wk", "week"}) && at + 1 < tokens.size() && weekday(tokens[at + 1].id))
    return at + 1;
  // What it is, not what is done on it: "birthdays are celebrated the Friday after".
  if (one_of(tokens[at].id, {"the", "when", "at", "over", "just", "during"}))
    return when_end(tokens, at, AgeSaid{true, true, false});
  const bool age = small_number(tokens, at) && at + 1 < tokens.size() && tokens.adjacent(at) &&
                   tokens[at].shape != Shape::code;
  return age ? when_end(tokens, at + 1, AgeSaid{true, true, false}) : 0;
}

}  // namespace

std::size_t birthday_day_end(const TokenStream& tokens, std::size_t at) {
  std::size_t end = known_day_end(tokens, at);
  if (end == 0 && weekday(tokens[at].id) && at + 1 < tokens.size() &&
      tokens[at + 1].shape == Shape::code && small_number(tokens, at + 1))
    return at + 1;
  if (end == 0) end = told_after_birthday(tokens, at);
  // "birthday on Tuesday", "birthday next Sat"
  const bool said =
      at > 0 && (one_of(tokens[at - 1].id, {"on", "next", "this", "last", "is", "was"}) ||
                 (tokens.gap_after(at - 1) == " (" && tokens.gap_after(at).starts_with(')')) ||
                 tokens.gap_after(at - 1) == ": ");
  if (end == 0 && weekday(tokens[at].id) && said) return at;
  // "birthday 3rd", "bday on the 12th", "birthday last week (Tues 4th)"
  const bool ordinal =
      tokens[at].shape == Shape::code && tokens[at].letters <= 4 && small_number(tokens, at);
  if (end == 0 && ordinal) return at;
  // "the twenty third"
  if (one_of(tokens[at].id, {"twenty", "thirty"}) && at + 1 < tokens.size() &&
      (tokens.adjacent(at) || tokens.hyphened(at)) && small_number(tokens, at + 1) &&
      *small_number(tokens, at + 1) < 10)
    return at + 1;
  if (end == 0 && one_of(tokens[at].id, {"last", "next", "this", "in"}))
    return when_end(tokens, at, AgeSaid{true, true, false});
  const bool year = end != 0 && end + 1 < tokens.size() && tokens.adjacent(end) &&
                    tokens[end + 1].shape == Shape::number && tokens[end + 1].letters == 4;
  return year ? end + 1 : end;
}

}  // namespace fieldfare::guard
