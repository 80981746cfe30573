// What is said of a birthday in one breath with it: whose, which, and the age that it brings.

#include <algorithm>

#include "guard/ages.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

bool whoever(std::uint64_t id) noexcept {
  return one_of(id, {"he", "she", "they", "i", "who", "both"});
}

/// "she's", "he'll": somebody and what they are or will be.
bool somebody_is(std::uint64_t id) noexcept {
  return one_of(id, {"he's", "she's", "hes", "shes", "i'm", "im", "they're", "theyre", "he'll",
                     "she'll", "they'll", "i'll", "hell", "who's", "he'd", "she'd", "ill"});
}

bool is_or_will(std::uint64_t id) noexcept {
  return one_of(id, {"is", "was", "are", "were", "be", "will", "been", "had", "has", "have",
                     "turns", "turned", "turning", "becomes", "became", "hits", "hit"});
}

bool birthday(std::uint64_t id) noexcept {
  return one_of(id, {"birthday", "bday", "b'day", "birthdays", "birthday's"});
}

std::optional<int> age_at(const TokenStream& tokens, std::size_t i) {
  const auto age = small_number(tokens, i);
  return age && *age >= 1 && *age <= 25 ? age : std::nullopt;
}

bool ordinal(const TokenStream& tokens, std::size_t i) {
  return small_number(tokens, i) && tokens[i].shape != Shape::number &&
         (tokens.word(i).ends_with("th") || tokens.word(i).ends_with("st") ||
          tokens.word(i).ends_with("nd") || tokens.word(i).ends_with("rd") ||
          one_of(tokens[i].id, {"second", "third", "first"}));
}

/// An age behind `at`, with who turns it: ", he is 9 then", ", and I'll be 13", ", 13 this yr". The
/// last token, or `last`.
std::size_t age_behind(const TokenStream& tokens, std::size_t last) {
  std::size_t at = last + 1;
  if (at >= tokens.size()) return last;
  const std::string_view gap = tokens.gap_after(last);
  if (gap != ", " && gap != " " && gap != " - " && gap != " \xE2\x80\x93 ") return last;
  if (tokens[at].id == word_id("and") && tokens.adjacent(at)) ++at;
  bool told = false;
  bool somebody = false;
  for (int words = 0; words < 3 && at < tokens.size() && !tokens[at].covered; ++words) {
    const std::uint64_t id = tokens[at].id;
    if (!whoever(id) && !somebody_is(id) && !is_or_will(id)) break;
    told = told || somebody_is(id) || is_or_will(id);
    somebody = somebody || somebody_is(id) || whoever(id);
    if (!tokens.adjacent(at)) return last;
    ++at;
  }
  if (at >= tokens.size() || tokens[at].covered || !age_at(tokens, at) || ordinal(tokens, at))
    return last;
  const bool follows = tokens.adjacent(at) && at + 1 < tokens.size();
  const std::uint64_t next = follows ? tokens[at + 1].id : 0;
  const std::uint64_t then =
      follows && tokens.adjacent(at + 1) && at + 2 < tokens.size() ? tokens[at + 2].id : 0;
  if (one_of(next, {"then", "now", "today", "already"})) return at + 1;
  if (one_of(next, {"this", "that"}) &&
      one_of(then, {"year", "yr", "day", "time", "week", "month"}))
    return at + 2;
  // "13 weeks", "9 of them": no age.
  const std::string_view after = tokens.gap_after(at);
  const bool ends = !follows && after != ":" && after != "." && after != "/" &&
                    !after.starts_with('%') && !after.starts_with('-');
  return told && ends && (gap != " " || somebody) ? at : last;
}

}  // namespace

std::size_t breath_begins(const TokenStream& tokens, std::size_t first) {
  constexpr int most = 6;
  for (int steps = 0; steps < most && first > 0; ++steps) {
    const std::size_t at = first - 1;
    const Token& before = tokens[at];
    if (before.covered) break;
    const std::string_view gap = tokens.gap_after(at);
    const std::uint64_t id = before.id;
    // "his 5th birthday, 30 June", "just had her 11th, sat 8 Nov", "thirteen, fourteen come May
    // Day"
    if (gap == ", ") {
      const bool which = birthday(id) || (ordinal(tokens, at) && at > 0 &&
                                          one_of(tokens[at - 1].id, {"his", "her", "their", "my"}));
      const auto age = age_at(tokens, at);
      const auto next = age_at(tokens, first);
      if (!which && !(age && next && *next == *age + 1 && before.word())) break;
      first = at;
      continue;
    }
    if (!tokens.adjacent(at)) break;
    const bool own = one_of(id, {"his", "her", "their", "my", "our", "whose"});
    if (birthday(id) ||
        (ordinal(tokens, at) && (birthday(tokens[first].id) || tokens[first].covered)) ||
        one_of(id, {"both", "nearly", "almost", "just", "only", "due", "exactly", "barely"}) ||
        own) {
      first = at;
      continue;
    }
    // "on his 5th birthday", "till her birthday"
    if (one_of(id, {"on", "since"}) && one_of(tokens[first].id, {"his", "her", "their", "my"})) {
      first = at;
      break;
    }
    // "nine on the nineteenth of this month"
    std::size_t age = at;
    if (id == word_id("the") && age > 0 && tokens.adjacent(age - 1)) --age;
    if (tokens[age].id == word_id("on") && age > 0 && tokens.adjacent(age - 1) &&
        !tokens[age - 1].covered && age_at(tokens, age - 1) && !ordinal(tokens, age - 1)) {
      first = age - 1;
      continue;
    }
    // "came along on 31st Aug", "same day as Halloween"
    if (id == word_id("on") && at > 1 && tokens[at - 1].id == word_id("along") &&
        tokens[at - 2].id == word_id("came")) {
      first = at - 2;
      break;
    }
    if (id == word_id("as") && at > 0 && tokens.adjacent(at - 1)) {
      const bool day =
          one_of(tokens[at - 1].id, {"day", "date"}) && at > 1 && tokens.adjacent(at - 2);
      const std::size_t same = day ? at - 2 : at - 1;
      if (tokens[same].id != word_id("same")) break;
      first = same;
      break;
    }
    // "I'll be 18", "She is eighteen", "had been seven"; not "she turns 11"
    const bool told = !age_at(tokens, first) && !is_or_will(tokens[first].id);
    if (told && !birthday(tokens[first].id)) break;
    if (one_of(tokens[first].id, {"turns", "turned", "turning", "hits", "hit"})) break;
    if (somebody_is(id)) {
      first = at;
      break;
    }
    // "has just had her 11th"
    if (is_or_will(id) && at > 0 && tokens.adjacent(at - 1) &&
        one_of(tokens[at - 1].id, {"just", "already", "now", "only", "nearly"})) {
      first = at - 1;
      continue;
    }
    if (!is_or_will(id) || at == 0 || !tokens.adjacent(at - 1)) break;
    std::size_t who = at - 1;
    while (who > 0 && at - who < 3 && is_or_will(tokens[who].id) && tokens.adjacent(who - 1))
      --who;
    if (tokens[who].covered || (!whoever(tokens[who].id) && !somebody_is(tokens[who].id))) break;
    first = who;
    break;
  }
  return first;
}

std::size_t breath_ends(const TokenStream& tokens, std::size_t last) {
  if (last + 1 >= tokens.size() || tokens[last + 1].covered) return last;
  if (const std::size_t age = age_behind(tokens, last); age != last) return age;
  const std::string_view gap = tokens.gap_after(last);
  // "16 that day", "he is 9 then"
  if (gap == " " && age_at(tokens, last)) {
    if (one_of(tokens[last + 1].id, {"then", "today", "now"})) return last + 1;
    if (one_of(tokens[last + 1].id, {"this", "that"}) && tokens.adjacent(last + 1) &&
        one_of(tokens[last + 2].id, {"year", "yr", "day", "week", "month"}))
      return last + 2;
  }
  // "the 29th of Feb, 2016 one"
  if (gap == " " && tokens[last].shape == Shape::number && tokens[last].letters == 4 &&
      tokens[last + 1].id == word_id("one"))
    return last + 1;
  // "the 29th of Feb, the 2016 one"
  if (gap == ", " || gap == " ") {
    std::size_t at = last + 1;
    if (tokens[at].id == word_id("the") && tokens.adjacent(at)) ++at;
    if (at + 1 < tokens.size() && tokens[at].shape == Shape::number && tokens[at].letters == 4 &&
        tokens.word(at).starts_with("20") && tokens.adjacent(at) &&
        tokens[at + 1].id == word_id("one"))
      return at + 1;
  }
  if (gap != " ") return last;
  const std::uint64_t next = tokens[last + 1].id;
  const bool more = tokens.adjacent(last + 1) && last + 2 < tokens.size();
  if (one_of(next, {"last", "this", "next"}) && more &&
      one_of(tokens[last + 2].id, {"year", "yr", "week", "wk", "month"}))
    return last + 2;
  // "on Thursday week", "18 the Sunday the clocks go back"
  if (weekday(tokens[last].id) && one_of(next, {"week", "wk", "gone"})) return last + 1;
  if (weekday(tokens[last].id) && next == word_id("the") && last + 4 < tokens.size() &&
      tokens[last + 2].id == word_id("clocks") && one_of(tokens[last + 3].id, {"go", "went"}) &&
      one_of(tokens[last + 4].id, {"back", "forward"}))
    return last + 4;
  return last;
}

}  // namespace fieldfare::guard
