// The ages and the hours that belong to a birthday that was found, in the same breath.

#include "guard/ages.h"
#include "guard/dates.h"

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
  if (last + 3 >= tokens.size() || tokens.gap_after(last) != " " ||
      !one_of(tokens[last + 1].id, {"before", "after"}) || !tokens.adjacent(last + 1))
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

void reach_over_visits(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const Findings found = scan.findings();
  for (const Finding& birth : found) {
    if (birth.label != Label::dob) continue;
    const std::size_t next = tokens.token_at(birth.end);
    if (next == 0) continue;
    const std::size_t end = visit_end(tokens, next - 1);
    if (end >= next && !tokens[end].covered)
      scan.add_tokens(next, end, Label::dob, Tier::ask, "the day of a birth");
  }
}

void reach_over_hours(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const Findings found = scan.findings();
  for (const Finding& birth : found) {
    if (birth.label != Label::dob) continue;
    const std::size_t next = tokens.token_at(birth.end);
    if (next == 0) continue;
    const std::size_t last = next - 1;
    if (last + 2 >= tokens.size()) continue;
    const std::string_view gap = tokens.gap_after(last);
    if ((gap != " " && gap != ", " && gap != " (") || tokens[last + 1].covered) continue;
    const std::size_t at = tokens[last + 1].id == word_id("at") ? last + 2 : last + 1;
    std::size_t end = 0;
    if (at + 1 < tokens.size() && tokens[at].shape == Shape::number && tokens[at].letters <= 2 &&
        tokens.gap_after(at) == ":" && tokens[at + 1].letters == 2 &&
        tokens[at + 1].shape == Shape::number)
      end = at + 1;
    // "ten to midnight", "5 past noon"
    else if (at + 2 < tokens.size() && small_number(tokens, at) &&
             one_of(tokens[at + 1].id, {"to", "past"}) &&
             one_of(tokens[at + 2].id, {"midnight", "midday", "noon"}))
      end = at + 2;
    if (end == 0 || tokens[end].covered) continue;
    scan.add_tokens(at, end, Label::dob, Tier::ask, "the hour of a birth");
  }
}

}  // namespace fieldfare::guard
