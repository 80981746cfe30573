// Ages that are told with their birthday: "turns 9 on 4 May", "16 on Boxing Day".

#include "guard/ages.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

bool age_verb(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"turns",   "turned",  "turning", "be",   "is",    "was",  "becomes", "becoming",
       "reaches", "reached", "hits",    "aged", "she's", "he's", "they're", "who's",
       "i'm",     "im",      "nearly",  "age",  "gonna", "turn", "goes",    "hit",
       "'ll",     "only",    "just",    "now",  "being", "get",  "years",   "gone",
       "sweet",   "reach",   "due",     "says", "say",   "shes", "hes",     "theyre"});
  return words.has(id);
}

/// "9 yrs (04.05.14)", "9yo, 4.5.14": an age in years and a whole date of those years.
bool date_after_years(Scan& scan, std::size_t i, std::size_t after) {
  const TokenStream& tokens = scan.tokens();
  if (after == i + 1 && tokens[i].shape != Shape::code) return false;
  if (after >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(after - 1);
  const auto date = date_at(tokens, after, false);
  if (!date || !date->full() || date->year > latest_birth || (gap != " (" && gap != ", "))
    return false;
  scan.add_tokens(i, date->last, Label::dob, Tier::ask, "an age with its birthday");
  return true;
}

/// "aged 9 (12.4.15)"
bool date_beside_age(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i + 1 >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(i);
  const auto date = date_at(tokens, i + 1, false);
  const bool turning =
      one_of(tokens[i - 1].id, {"nearly", "turned", "turns", "turning", "turn", "becomes", "hits",
                                "reached", "gone", "until", "till"}) ||
      (i >= 2 && tokens[i - 1].id == word_id("up") && tokens[i - 2].id == word_id("coming")) ||
      (tokens[i - 1].id == word_id("from") && gap == " (");
  const bool told = date && (date->full() || (turning && date->day && date->month));
  if (!told || (gap != " (" && gap != ", " && gap != " - ")) return false;
  scan.add_tokens(i - 1, date->last, Label::dob, Tier::block, "an age with its birthday");
  return true;
}

/// The last token of "old" and the like after an age.
std::size_t after_years(const TokenStream& tokens, std::size_t at) {
  const std::size_t from = at;
  while (at < tokens.size() && at < from + 3 &&
         one_of(tokens[at].id, {"years", "yrs", "yr", "year", "old", "yo", "y", "o"}))
    ++at;
  return at;
}

/// "PK 15 16 on 11/6": an age and the next one.
bool next_age(const TokenStream& tokens, std::size_t i) {
  const std::optional<int> now = small_number(tokens, i - 1);
  const std::optional<int> then = small_number(tokens, i);
  return now && then && *now + 1 == *then;
}

/// A person stands before the number: "Zara 9 on 4 May", "(4, 5 in March)".
bool person_before_age(const TokenStream& tokens, std::size_t i) {
  if (i == 0) return false;
  const Token& before = tokens[i - 1];
  const std::string_view gap = tokens.gap_after(i - 1);
  const bool near = gap == " " || gap == ", " || gap == " (" || gap == " - " || gap == ": ";
  if (!near) return false;
  const bool acronym = before.shape == Shape::upper && before.letters <= 4;
  const bool name = before.word() && before.capital() && !acronym &&
                    !before.facts.has(Fact::term) && !before.facts.has(Fact::upper) &&
                    (before.facts.name() || !before.facts.known());
  // "lexi - 4 on saturday"
  const bool small = before.shape == Shape::lower && before.facts.has(Fact::first) &&
                     before.facts.level() == 0 && !before.facts.has(Fact::place);
  // "child C: 5 on Boxing Day"
  const bool coded = before.letters == 1 && before.shape == Shape::title && gap == ": ";
  const std::string_view word = tokens.word(i - 1);
  const bool school_year = before.shape == Shape::code && before.letters <= 3 && gap != ": " &&
                           (word[0] == 'Y' || word[0] == 'y');
  return name || small || coded || (school_year && gap != " ") || before.facts.has(Fact::kin) ||
         one_of(before.id, {"yp", "child", "boy", "girl", "lad", "aged", "is", "was"}) ||
         (before.covered && !before.allowed && gap == ", ") ||
         (before.word() && gap == ", " && next_age(tokens, i)) ||
         (before.shape == Shape::number && before.letters <= 2 &&
          (gap == ", " || gap == " (" || (gap == " " && next_age(tokens, i))));
}

/// Where the day of a birthday ends that a bare age at `i` begins with; or 0.
std::size_t very_day_end(const TokenStream& tokens, std::size_t i, std::size_t at) {
  if (!tokens.adjacent(at - 1)) return 0;
  // "5 on Thursday 12th"
  const bool weekday_and_day = tokens[at].id == word_id("on") && at + 2 < tokens.size() &&
                               weekday(tokens[at + 1].id) && tokens[at + 2].shape == Shape::code &&
                               small_number(tokens, at + 2);
  if (weekday_and_day) return at + 2;
  if (tokens[at].id == word_id("on")) {
    const std::size_t day = known_day_end(tokens, at + 1);
    if (day != 0) return day;
    // "4 on the 12th"
    const bool the = at + 2 < tokens.size() && tokens[at + 1].id == word_id("the") &&
                     tokens[at + 2].shape == Shape::code && small_number(tokens, at + 2);
    return the && tokens[at + 3 < tokens.size() ? at + 3 : at].id != word_id("of") ? at + 2 : 0;
  }
  if (tokens[i].word() && one_of(tokens[at].id, {"tomorrow", "today", "yesterday"})) return at;
  if (!one_of(tokens[at].id, {"next", "this", "in", "last"})) return 0;
  const std::size_t vague = when_end(tokens, at, AgeSaid{true, true, false});
  // Only what goes on to the day itself: "next month on the 3rd", "in 2 weeks (9th)".
  const bool day = vague != 0 && tokens[vague].shape == Shape::code && small_number(tokens, vague);
  return day && vague > at + 1 ? vague : 0;
}

}  // namespace

void scan_age(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const auto age = small_number(tokens, i);
  // "9yo"
  const bool joined = tokens[i].shape == Shape::code && tokens[i].letters <= 4 &&
                      (tokens.word(i).ends_with("yo") || tokens.word(i).ends_with("yrs"));
  if (!joined && (!age || *age < 1 || *age > 25)) return;
  // "Tue 16 June": the number is a date's.
  if (date_at(tokens, i, false)) return;
  const bool verb = i > 0 && tokens.adjacent(i - 1) && age_verb(tokens[i - 1].id);
  // "coming up 18, 4 Aug", "from 18 (4 Aug)"
  const bool led =
      i > 0 && tokens.adjacent(i - 1) && one_of(tokens[i - 1].id, {"up", "from", "until", "till"});
  if ((verb || led) && date_beside_age(scan, i)) return;
  const bool turning =
      verb && !one_of(tokens[i - 1].id, {"is", "was", "aged", "only", "just", "now"});
  const std::size_t at = after_years(tokens, i + 1);
  if (at >= tokens.size()) return;
  if (date_after_years(scan, i, at)) return;
  // "turns 16 (4 May)"
  const bool bracket = tokens.gap_after(at - 1) == " (" && turning;
  if (!tokens.adjacent(at - 1) && tokens.gap_after(at - 1) != ", " && !bracket) return;
  const bool person = person_before_age(tokens, i);
  // A number alone at a sentence's start needs a whole date: "17 on 1 Aug, no review".
  const bool bare = i == 0 || tokens[i].sentence_start ||
                    (tokens.adjacent(i - 1) && one_of(tokens[i - 1].id, {"but", "already"}));
  // "18 next Tuesday so everything stops": the ages at which something ends.
  const bool coming_of_age = bare && tokens[i].shape == Shape::number &&
                             (*age == 16 || *age == 18 || *age == 19 || *age == 25) &&
                             one_of(tokens[at].id, {"next", "this", "last", "tomorrow", "in"});
  // "10 next month on the 3rd", "16 on Boxing Day", "twelve tomorrow": at the beginning of what is
  // said, what tells the very day.
  const std::size_t very_day = bare ? very_day_end(tokens, i, at) : 0;
  if (very_day != 0) {
    scan.add_tokens(i, very_day, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  if (!verb && !person && !joined && !coming_of_age &&
      !(bare && one_of(tokens[at].id, {"on", "since"})))
    return;
  if (tokens.gap_after(at - 1) == ", " && !turning) return;
  const AgeSaid said{turning, turning || person, !verb && !person && !joined && !coming_of_age};
  const std::size_t end = when_end(tokens, at, said);
  if (end == 0 || (bracket && !tokens.gap_after(end).starts_with(')'))) return;
  std::size_t first = verb ? i - 1 : i;
  if (verb && first > 0 && tokens.adjacent(first - 1) &&
      one_of(tokens[first - 1].id, {"just", "will", "only", "i", "i'll"}))
    --first;
  // "(7, 8 in July)"
  const bool two_ages = !verb && first > 0 && tokens[first - 1].shape == Shape::number &&
                        tokens.gap_after(first - 1) == ", " && tokens[first - 1].letters <= 2;
  if (two_ages) --first;
  scan.add_tokens(first, end, Label::dob, Tier::ask, "an age with its birthday");
}

void scan_ordinal_birthday(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  // "her eighth is on Sunday"
  const bool word = tokens[i].word() && tokens[i].letters >= 5 && tokens.word(i).ends_with("th");
  if (i == 0 || (tokens[i].shape != Shape::code && !word) || !small_number(tokens, i) ||
      !one_of(tokens[i - 1].id, {"his", "her", "their"}) || !tokens.adjacent(i - 1))
    return;
  std::size_t at = i + 1;
  while (at < tokens.size() && at <= i + 3 &&
         one_of(tokens[at].id, {"is", "was", "on", "the", "birthday", "s", "this", "next", "last"}))
    ++at;
  const auto date = at > i + 1 ? date_at(tokens, at, false) : std::nullopt;
  if (date && date->day) {
    scan.add_tokens(i, date->last, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  // "cake for his 9th today", "her 16th last Friday"
  const std::size_t is = i + 1;
  if (is < tokens.size() && tokens.adjacent(i) &&
      (known_day_end(tokens, is) != 0 || one_of(tokens[is].id, {"last", "next", "on"}))) {
    const std::size_t day = when_end(tokens, is, AgeSaid{true, false, false});
    const bool known = day != 0 && (known_day_end(tokens, day) != 0 || weekday(tokens[day].id));
    if (known) scan.add_tokens(i, day, Label::dob, Tier::ask, "an age with its birthday");
    return;
  }
  // "her 18th is in May", "his 5th is next week"
  if (is + 1 >= tokens.size() || !one_of(tokens[is].id, {"is", "was"})) return;
  if (const std::size_t end = when_end(tokens, is + 1, AgeSaid{true, true, false}); end != 0)
    scan.add_tokens(i, end, Label::dob, Tier::ask, "an age with its birthday");
}

}  // namespace fieldfare::guard
