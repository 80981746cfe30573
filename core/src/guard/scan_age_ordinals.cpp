// Ages told as ordinals with their birthday: "her 18th is 4 May", "Dwayne's 16th was last week".

#include "guard/ages.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

/// "her 16th": whose it is belongs to it; the token of the age where it is told by a name.
std::size_t whose_before(const TokenStream& tokens, std::size_t i) {
  return i > 0 && tokens.adjacent(i - 1) && one_of(tokens[i - 1].id, {"his", "her", "their"})
             ? i - 1
             : i;
}

/// "his 18th (4 Feb)", "Dwayne's 16th, 4 Feb", "4 Feb is his 18th": an ordinal and the day itself.
bool date_beside_ordinal(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t from = whose_before(tokens, i);
  if (i + 1 < tokens.size()) {
    const std::string_view gap = tokens.gap_after(i);
    const auto date = date_at(tokens, i + 1, false);
    if (date && date->day && date->month && (gap == " (" || gap == ", " || gap == " - ")) {
      scan.add_tokens(from, date->last, Label::dob, Tier::ask, "an age with its birthday");
      return true;
    }
  }
  // Nothing may be counted by it: "4 Feb, her 18th week".
  if (tokens.adjacent(i) && !one_of(tokens[i + 1].id, {"so", "and", "but"})) return false;
  std::size_t who = i - 1;
  if (who > 0 && one_of(tokens[who - 1].id, {"is", "was", "for", "on"})) --who;
  constexpr std::size_t longest = 4;
  for (std::size_t back = longest; back >= 1; --back) {
    if (back > who) continue;
    const auto date = date_at(tokens, who - back, false);
    if (!date || date->last + 1 != who || !date->day || !date->month || tokens[who - back].covered)
      continue;
    const std::string_view gap = tokens.gap_after(who - 1);
    if (gap != " " && gap != ", " && gap != " - " && gap != " = ") return false;
    scan.add_tokens(who - back, i, Label::dob, Tier::ask, "an age with its birthday");
    return true;
  }
  return false;
}

}  // namespace

void scan_ordinal_birthday(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "her eighth is on Sunday"
  const bool word = tokens[i].word() && tokens[i].letters >= 5 && tokens.word(i).ends_with("th");
  const auto age = i > 0 ? small_number(tokens, i) : std::nullopt;
  if (i == 0 || (tokens[i].shape != Shape::code && !word) || !age || !tokens.adjacent(i - 1) ||
      tokens[i].covered)
    return;
  constexpr int many = 5;  // a third may be a visit or a school
  const std::size_t from = whose_before(tokens, i);
  const bool whose = one_of(tokens[i - 1].id, {"his", "her", "their"});
  const Token& before = tokens[i - 1];
  const bool named = before.shape == Shape::title || before.facts.has(Fact::kin) ||
                     (before.facts.has(Fact::first) && before.facts.level() == 0);
  const bool owner = before.possessive && *age >= many && named && !weekday(before.id) &&
                     !before.facts.has(Fact::setting) && month_named(tokens, i - 1) == 0;
  if ((!whose && !owner) || *age > 25) return;
  if (*age >= many && date_beside_ordinal(scan, i)) return;
  std::size_t at = i + 1;
  while (at < tokens.size() && at <= i + 3 &&
         one_of(tokens[at].id, {"is", "was", "on", "the", "birthday", "s", "this", "next", "last"}))
    ++at;
  const auto date = at > i + 1 ? date_at(tokens, at, false) : std::nullopt;
  if (date && date->day) {
    scan.add_tokens(from, date->last, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  // "cake for his 9th today", "her 16th last Friday"
  const std::size_t is = i + 1;
  if (is < tokens.size() && tokens.adjacent(i) &&
      (known_day_end(tokens, is) != 0 || one_of(tokens[is].id, {"last", "next", "on"}))) {
    // "party for her 7th on Sat 4th", "had his sixth last week"
    const bool feast = i >= 2 && one_of(tokens[i - 2].id, {"had", "celebrated", "for"});
    const std::size_t day = when_end(tokens, is, AgeSaid{true, feast && *age >= many, false});
    const bool known =
        day != 0 && (feast || known_day_end(tokens, day) != 0 || weekday(tokens[day].id));
    if (known) scan.add_tokens(from, day, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  // "her 18th is in May", "his 5th is next week"
  if (is + 1 >= tokens.size() || !one_of(tokens[is].id, {"is", "was"})) return;
  if (const std::size_t end = when_end(tokens, is + 1, AgeSaid{true, true, false}); end != 0)
    scan.add_tokens(from, end, Label::dob, Tier::ask, "an age with its birthday");
}

}  // namespace fieldfare::guard
