// The ages and the hours that belong to a birthday that was found, in the same breath.

#include "guard/ages.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

/// "10th birthday today", "his 5th bday is on Sat 8th": the number before belongs to it.
void extend_over_ordinal(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  if (cue.certain || cue.first == 0 || !tokens[cue.first].covered) return;
  const std::size_t before = cue.first - 1;
  const bool ordinal = tokens[before].shape == Shape::code ||
                       (tokens[before].word() && tokens.word(before).ends_with("th")) ||
                       one_of(tokens[before].id, {"first", "second", "third"});
  if (ordinal && small_number(tokens, before) && !tokens[before].covered && tokens.adjacent(before))
    scan.add_tokens(before, cue.first, Label::dob, Tier::ask, "an age with its birthday");
}

/// "birthday was last Saturday, 8 now", "birthday on Christmas Eve, will be 6": the age that a
/// birthday brings, in the same breath.
void extend_over_age(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  if (cue.certain || !tokens[cue.first].covered) return;
  std::size_t from = cue.last + 1;
  while (from < tokens.size() && tokens[from].covered)
    ++from;
  bool told = false;
  for (std::size_t at = from; at < tokens.size() && at < from + 5; ++at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    if (gap.find_first_of("\n;.!?") != std::string_view::npos || tokens[at].covered) return;
    told = told || one_of(tokens[at].id, {"be", "is", "turns", "turned", "turning", "he's", "she's",
                                          "now", "hits", "they're", "aged"});
    const auto age = small_number(tokens, at);
    if (!age) continue;
    const bool after = at + 1 < tokens.size() && one_of(tokens[at + 1].id, {"now", "today"});
    if (*age < 1 || *age > 25 || (!told && !after) || tokens.gap_after(at).starts_with('/')) return;
    scan.add_tokens(from, after ? at + 1 : at, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
}

/// "Yp is 17, birthday is 3 Feb": the age right before.
void extend_over_age_before(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  if (cue.certain || cue.first < 2 || !tokens[cue.first].covered) return;
  std::size_t at = cue.first - 1;
  if (one_of(tokens[at].id, {"his", "her", "their", "with", "and"}) && tokens.adjacent(at)) --at;
  const std::string_view gap = tokens.gap_after(at);
  const auto age = small_number(tokens, at);
  if (!age || *age < 1 || *age > 25 || tokens[at].covered || tokens[at].shape != Shape::number ||
      (gap != ", " && gap != " - " && gap != " (" && gap != " "))
    return;
  scan.add_tokens(at, cue.first, Label::dob, Tier::ask, "an age with its birthday");
}

}  // namespace

void reach_over_ages(Scan& scan, const BirthCue& cue) {
  extend_over_ordinal(scan, cue);
  extend_over_age(scan, cue);
  extend_over_age_before(scan, cue);
}

namespace {

/// "turned 19 on the Tuesday before our visit", "a week after we came": the last token of what
/// behind `last` tells the visit, or `last`.
std::size_t visit_end(const TokenStream& tokens, std::size_t last) {
  // "on the Tuesday we were in"
  if (last + 2 < tokens.size() && tokens.gap_after(last) == " " && weekday(tokens[last].id) &&
      tokens[last + 1].id == word_id("we") && tokens.adjacent(last + 1) &&
      one_of(tokens[last + 2].id, {"were", "came", "visited", "met", "saw", "arrived"})) {
    const bool there = last + 3 < tokens.size() && tokens.adjacent(last + 2) &&
                       one_of(tokens[last + 3].id, {"in", "there", "here"});
    return there ? last + 3 : last + 2;
  }
  if (last + 3 >= tokens.size() || tokens.gap_after(last) != " " ||
      !one_of(tokens[last + 1].id, {"before", "after"}) || !tokens.adjacent(last + 1) ||
      !tokens.adjacent(last + 2))
    return last;
  const Token& whose = tokens[last + 2];
  const std::uint64_t what = tokens[last + 3].id;
  const bool visit = one_of(whose.id, {"our", "this", "the"}) &&
                     one_of(what, {"visit", "inspection", "fieldwork"});
  const bool came = whose.id == word_id("we") &&
                    one_of(what, {"came", "visited", "arrived", "inspected", "went", "met"});
  return visit || came ? last + 3 : last;
}

}  // namespace

std::size_t hour_end(const TokenStream& tokens, std::size_t last) {
  if (last + 2 >= tokens.size()) return last;
  const std::string_view gap = tokens.gap_after(last);
  if ((gap != " " && gap != ", " && gap != " (") || tokens[last + 1].covered) return last;
  const std::size_t at = tokens[last + 1].id == word_id("at") ? last + 2 : last + 1;
  if (at + 1 < tokens.size() && tokens[at].shape == Shape::number && tokens[at].letters <= 2 &&
      tokens.gap_after(at) == ":" && tokens[at + 1].letters == 2 &&
      tokens[at + 1].shape == Shape::number)
    return at + 1;
  // "11.50pm", "12:04am"
  const auto half = [&](std::size_t i) {
    return tokens.word(i).size() <= 4 &&
           (tokens.word(i).ends_with("pm") || tokens.word(i).ends_with("am"));
  };
  if (tokens[at].shape == Shape::code && half(at)) return at;
  if (at + 1 < tokens.size() && tokens[at].shape == Shape::number && tokens[at].letters <= 2 &&
      (tokens.gap_after(at) == ":" || tokens.gap_after(at) == ".") &&
      tokens[at + 1].shape == Shape::code && half(at + 1))
    return at + 1;
  // "ten to midnight", "5 past noon"
  if (at + 2 >= tokens.size() || !small_number(tokens, at) ||
      !one_of(tokens[at + 1].id, {"to", "past"}))
    return last;
  if (one_of(tokens[at + 2].id, {"midnight", "midnite", "midday", "noon"})) return at + 2;
  const bool morning = at + 5 < tokens.size() && small_number(tokens, at + 2) &&
                       tokens[at + 3].id == word_id("in") && tokens[at + 4].id == word_id("the") &&
                       one_of(tokens[at + 5].id, {"morning", "afternoon", "evening"});
  return morning ? at + 5 : last;
}

namespace {

/// "30th jan coming", "the 9th of June - 2018", "turned five on Saturday, that's the eleventh": the
/// last token of what makes the day plain, or `last`.
std::size_t plain_end(const TokenStream& tokens, std::size_t last) {
  if (last + 1 >= tokens.size() || tokens[last + 1].covered) return last;
  const std::string_view gap = tokens.gap_after(last);
  const Token& next = tokens[last + 1];
  if (gap == " " && one_of(next.id, {"coming", "gone", "past"})) return last + 1;
  if (gap == " " && next.id == word_id("just") && last + 2 < tokens.size() &&
      tokens[last + 2].id == word_id("gone"))
    return last + 2;
  if (gap == " " && one_of(next.id, {"last", "this", "next"}) && last + 2 < tokens.size() &&
      tokens.adjacent(last + 1) && tokens[last + 2].id == word_id("year"))
    return last + 2;
  // "born 22 March 2014 at 29 wks", "at 27+2"
  if (gap == " " && next.id == word_id("at") && last + 2 < tokens.size() &&
      tokens[last + 2].shape >= Shape::number && tokens[last + 2].letters <= 5) {
    const std::size_t week = last + 2;
    if (tokens.word(week).ends_with("wks") || tokens.word(week).ends_with("weeks")) return week;
    if (week + 1 < tokens.size() && tokens.gap_after(week) == "+") return week + 1;
    if (week + 1 < tokens.size() && tokens.adjacent(week) &&
        one_of(tokens[week + 1].id, {"wks", "weeks", "wk"}))
      return week + 1;
  }
  const bool dash = gap == " - " || gap == " \xE2\x80\x93 " || gap == " \xE2\x80\x94 ";
  if (dash && next.shape == Shape::number && next.letters == 4 &&
      tokens.word(last + 1).starts_with("20") && month_named(tokens, last) != 0)
    return last + 1;
  // "bday 12/12 - 18!!"
  if (dash && next.shape == Shape::number && next.letters <= 2 && small_number(tokens, last + 1) &&
      *small_number(tokens, last + 1) <= 25) {
    const std::string_view after = tokens.gap_after(last + 1);
    if (after.empty() || after[0] == '!' || after[0] == '.' || after[0] == ',' || after[0] == '\n')
      return last + 1;
  }
  // "that's the eleventh", "makes it the 3rd"
  if (gap != ", " && gap != " (" && !dash) return last;
  std::size_t at = last + 1;
  if (one_of(next.id, {"makes", "making"}) && at + 1 < tokens.size() &&
      tokens[at + 1].id == word_id("it"))
    at += 2;
  else if (one_of(next.id, {"that", "thats", "that's", "so", "ie"}))
    ++at;
  else
    return last;
  if (at + 1 >= tokens.size() || tokens[at].id != word_id("the") || !tokens.adjacent(at))
    return last;
  const bool ordinal = tokens[at + 1].shape != Shape::number && small_number(tokens, at + 1);
  return ordinal ? at + 1 : last;
}

/// "turned 7 on the Tuesday, makes it 3 June 2018": whether nothing but such words stands between
/// the tokens `last` and `next`, each the edge of a finding of the same birth.
bool only_joins(const TokenStream& tokens, std::size_t last, std::size_t next) {
  constexpr std::size_t most = 4;
  if (next <= last + 1 || next > last + 1 + most) return false;
  for (std::size_t at = last; at < next; ++at) {
    const std::string_view gap = tokens.gap_after(at);
    if (gap.find_first_of("\n.;!?") != std::string_view::npos) return false;
    if (at > last &&
        ((tokens[at].covered && !tokens[at].allowed) ||
         !one_of(tokens[at].id,
                 {"makes", "making", "it",   "so",   "that",  "that's", "thats",  "which",
                  "is",    "the",    "on",   "of",   "in",    "ie",     "was",    "a",
                  "and",   "half",   "term", "week", "after", "before", "school", "holidays"})))
      return false;
  }
  return true;
}

}  // namespace

void reach_over_births(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t found = scan.findings().size();
  for (std::size_t index = 0; index < found; ++index) {
    const Finding& birth = scan.findings()[index];
    if (birth.label != Label::dob) continue;
    std::size_t next = tokens.token_at(birth.end);
    if (next == 0) continue;
    const auto reach = [&](std::size_t end) {
      if (end < next) return;
      scan.widen(index, next, end);
      next = end + 1;
    };
    reach(hour_end(tokens, next - 1));
    reach(visit_end(tokens, next - 1));
    reach(plain_end(tokens, next - 1));
    reach(breath_ends(tokens, next - 1));
    for (std::size_t other = 0; other < found; ++other) {
      const Finding& later = scan.findings()[other];
      if (later.label != Label::dob || later.start <= birth.end) continue;
      const std::size_t from = tokens.token_at(later.start);
      if (!only_joins(tokens, next - 1, from)) continue;
      // One finding over both, which `settled` makes of two that overlap.
      next = tokens.token_at(later.end);
      scan.widen(index, from - 1, next - 1);
    }
    const std::size_t begin = tokens.token_at(scan.findings()[index].start);
    if (const std::size_t breath = breath_begins(tokens, begin); breath < begin)
      scan.widen(index, breath, begin - 1);
    const std::size_t first = tokens.token_at(scan.findings()[index].start);
    // "Weds 6 March 2019"
    if (first > 0 && tokens.adjacent(first - 1) && !tokens[first - 1].covered &&
        weekday(tokens[first - 1].id))
      scan.widen(index, first - 1, first - 1);
    // "aged 9 on the day of discharge"
    if (first > 0 && tokens.adjacent(first - 1) && !tokens[first - 1].covered &&
        tokens[first - 1].id == word_id("aged") && small_number(tokens, first))
      scan.widen(index, first - 1, first - 1);
  }
}

}  // namespace fieldfare::guard
