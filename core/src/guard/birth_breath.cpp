// What is said of a birthday in one breath with it: whose, which, and the age that it brings.

#include <optional>

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

/// One more word or more before a birthday's first token: where it begins then, and whether still
/// more may stand before.
struct Step {
  std::size_t first;
  bool more;
};

/// "his 5th birthday, 30 June", "just had her 11th, sat 8 Nov", "thirteen, fourteen come May Day".
std::optional<Step> before_comma(const TokenStream& tokens, std::size_t first) {
  const std::size_t at = first - 1;
  if (tokens.gap_after(at) != ", ") return std::nullopt;
  const bool which =
      birthday(tokens[at].id) ||
      (ordinal(tokens, at) && at > 0 && one_of(tokens[at - 1].id, {"his", "her", "their", "my"}));
  const auto age = age_at(tokens, at);
  const auto next = age_at(tokens, first);
  const bool ages = age && next && *next == *age + 1 && tokens[at].word();
  return which || ages ? std::optional<Step>({at, true}) : std::nullopt;
}

/// "both 5", "his 8th birthday", "nearly 9"; "on his 8th birthday".
std::optional<Step> whose_or_which(const TokenStream& tokens, std::size_t first) {
  const std::size_t at = first - 1;
  const std::uint64_t id = tokens[at].id;
  const bool nth = ordinal(tokens, at) && (birthday(tokens[first].id) || tokens[first].covered);
  if (birthday(id) || nth ||
      one_of(id, {"both", "nearly", "almost", "just", "only", "due", "exactly", "barely", "his",
                  "her", "their", "my", "our", "whose"}))
    return Step{at, true};
  if (one_of(id, {"on", "since"}) && one_of(tokens[first].id, {"his", "her", "their", "my"}))
    return Step{at, false};
  return std::nullopt;
}

/// "nine on the nineteenth of this month", "came along on 31st Aug", "same day as Halloween".
std::optional<Step> led_to(const TokenStream& tokens, std::size_t first) {
  const std::size_t at = first - 1;
  const std::uint64_t id = tokens[at].id;
  std::size_t on = at;
  if (id == word_id("the") && on > 0 && tokens.adjacent(on - 1)) --on;
  if (tokens[on].id == word_id("on") && on > 0 && tokens.adjacent(on - 1) &&
      !tokens[on - 1].covered && age_at(tokens, on - 1) && !ordinal(tokens, on - 1))
    return Step{on - 1, true};
  if (id == word_id("on") && at > 1 && tokens[at - 1].id == word_id("along") &&
      tokens[at - 2].id == word_id("came"))
    return Step{at - 2, false};
  if (id != word_id("as") || at == 0 || !tokens.adjacent(at - 1)) return std::nullopt;
  const bool day = one_of(tokens[at - 1].id, {"day", "date"}) && at > 1 && tokens.adjacent(at - 2);
  const std::size_t same = day ? at - 2 : at - 1;
  return tokens[same].id == word_id("same") ? std::optional<Step>({same, false}) : std::nullopt;
}

/// "I'll be 18", "She is eighteen", "has just had her 11th"; not "she turns 11".
std::optional<Step> said_of_somebody(const TokenStream& tokens, std::size_t first) {
  const std::size_t at = first - 1;
  const std::uint64_t id = tokens[at].id;
  const Token& next = tokens[first];
  if (!age_at(tokens, first) && !is_or_will(next.id) && !birthday(next.id)) return std::nullopt;
  if (one_of(next.id, {"turns", "turned", "turning", "hits", "hit"})) return std::nullopt;
  if (somebody_is(id)) return Step{at, false};
  if (!is_or_will(id) || at == 0 || !tokens.adjacent(at - 1)) return std::nullopt;
  if (one_of(tokens[at - 1].id, {"just", "already", "now", "only", "nearly"}))
    return Step{at - 1, true};
  std::size_t who = at - 1;
  while (who > 0 && at - who < 3 && is_or_will(tokens[who].id) && tokens.adjacent(who - 1))
    --who;
  if (tokens[who].covered || (!whoever(tokens[who].id) && !somebody_is(tokens[who].id)))
    return std::nullopt;
  return Step{who, false};
}

}  // namespace

std::size_t breath_begins(const TokenStream& tokens, std::size_t first) {
  constexpr int most = 6;
  for (int steps = 0; steps < most && first > 0 && !tokens[first - 1].covered; ++steps) {
    std::optional<Step> step = before_comma(tokens, first);
    if (!step && tokens.adjacent(first - 1)) {
      step = whose_or_which(tokens, first);
      if (!step) step = led_to(tokens, first);
      if (!step) step = said_of_somebody(tokens, first);
    }
    if (!step) break;
    first = step->first;
    if (!step->more) break;
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
