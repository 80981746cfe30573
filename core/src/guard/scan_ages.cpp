// Ages that are told with their birthday: "turns 9 on 4 May", "16 on Boxing Day".

#include <algorithm>

#include "guard/ages.h"
#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

bool age_verb(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"turns",   "turned",  "turning", "be",   "is",     "was",     "becomes", "becoming",
       "reaches", "reached", "hits",    "aged", "she's",  "he's",    "they're", "who's",
       "i'm",     "im",      "nearly",  "age",  "gonna",  "turn",    "goes",    "hit",
       "'ll",     "only",    "just",    "now",  "being",  "get",     "years",   "gone",
       "sweet",   "reach",   "due",     "says", "say",    "shes",    "hes",     "theyre",
       "rising",  "am",      "became",  "not",  "almost", "exactly", "hitting", "approaching",
       "isn't",   "wasn't",  "still",   "isnt", "yn",     "turnin",  "trning"});
  return words.has(id);
}

/// "it was 18 on Friday", "the count is 9 today": of a thing, not of a person.
bool of_a_thing(const TokenStream& tokens, std::size_t verb) {
  // "pupils who turn 3 by December": many
  if (tokens[verb].id == word_id("turn")) {
    for (std::size_t at = verb; at > 0 && at + 3 > verb; --at) {
      if (one_of(tokens[at - 1].id, {"pupils", "children", "those", "people", "students", "kids"}))
        return true;
    }
  }
  if (!one_of(tokens[verb].id, {"is", "was", "be", "now", "only", "just", "still", "not", "due"}))
    return false;
  for (std::size_t at = verb; at > 0 && at + 3 > verb; --at) {
    if (!tokens.adjacent(at - 1) || tokens[at - 1].facts.has(Fact::kin)) return false;
    if (one_of(tokens[at - 1].id, {"he", "she", "they", "who", "i"})) return false;
    if (one_of(tokens[at - 1].id,
               {"it",       "it's",       "its",     "there",   "number",    "count",  "total",
                "roll",     "wait",       "average", "mean",    "score",     "figure", "max",
                "limit",    "capacity",   "price",   "cost",    "temp",      "target", "backlog",
                "caseload", "attendance", "which",   "ratio",   "headcount", "that",   "this",
                "figures",  "numbers",    "what",    "room",    "class",     "time",   "start",
                "finish",   "deadline",   "due",     "list",    "waiting",   "review", "reviews",
                "plan",     "plans",      "report",  "reports", "meeting",   "visits", "we"}))
      return true;
  }
  return false;
}

/// What counts or numbers: "room 5", "at 9", "group of 7".
bool counted(const TokenStream& tokens, std::size_t i) {
  if (i == 0 || !tokens.adjacent(i - 1)) return false;
  static constexpr WordSet words(
      {"room",  "case",   "bus",     "group",    "of",      "at",       "from",   "to",
       "until", "till",   "by",      "page",     "item",    "week",     "day",    "ks",
       "level", "band",   "place",   "ward",     "unit",    "class",    "set",    "team",
       "open",  "shut",   "closed",  "other",    "than",    "over",     "under",  "about",
       "year",  "yr",     "child",   "family",   "journey", "grade",    "stage",  "table",
       "the",   "and",    "or",      "all",      "for",     "with",     "only",   "before",
       "after", "part",   "section", "tier",     "phase",   "gate",     "bay",    "bed",
       "no",    "number", "line",    "appendix", "annex",   "version",  "target", "outcome",
       "step",  "module", "slot",    "kids",     "pupils",  "children", "saw",    "seen",
       "had",   "have",   "has",     "got",      "sampled", "met",      "need",   "needs"});
  return words.has(tokens[i - 1].id) || tokens[i - 1].shape >= Shape::number;
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
      one_of(tokens[i - 1].id,
             {"nearly", "turned", "turns", "turning", "turn", "becomes", "hits", "reached", "gone",
              "until", "till", "almost", "rising", "became", "exactly", "just"}) ||
      (i >= 2 && tokens[i - 1].id == word_id("up") && tokens[i - 2].id == word_id("coming")) ||
      (one_of(tokens[i - 1].id, {"from", "at"}) && gap == " (");
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
  // "child C: 5 on Boxing Day", "Child A, 8 on Fri"
  const bool child = i >= 2 && one_of(tokens[i - 2].id, {"child", "pupil", "yp", "learner"});
  const bool coded = before.letters == 1 && before.shape == Shape::title &&
                     (gap == ": " || (child && (gap == ", " || gap == " (")));
  // "NR 9 on 1st December": two letters of no list, and a whole date
  const bool letters =
      before.shape == Shape::upper && before.letters == 2 && gap == " " &&
      (i == 1 || (!before.facts.has(Fact::upper) && !before.facts.has(Fact::term))) &&
      i + 2 < tokens.size() && tokens[i + 1].id == word_id("on") && date_at(tokens, i + 2, false);
  const std::string_view word = tokens.word(i - 1);
  const bool school_year = before.shape == Shape::code && before.letters <= 3 && gap != ": " &&
                           (word[0] == 'Y' || word[0] == 'y');
  return name || small || coded || letters || (school_year && gap != " ") ||
         before.facts.has(Fact::kin) ||
         one_of(before.id, {"yp", "child", "boy", "girl", "lad", "aged", "is", "was", "both"}) ||
         (before.covered && !before.allowed && gap == ", ") ||
         (before.word() && gap == ", " && next_age(tokens, i)) ||
         (before.shape == Shape::number && before.letters <= 2 &&
          (gap == ", " || gap == " (" || (gap == " " && next_age(tokens, i))));
}

/// "2 on Saturday, 3 on Sunday": a count goes on.
bool day_counted_again(const TokenStream& tokens, std::size_t last) {
  constexpr std::size_t reach = 8;
  for (std::size_t at = last + 1; at < tokens.size() && at <= last + reach; ++at) {
    if (small_number(tokens, at) || weekday(tokens[at].id)) return true;
  }
  return false;
}

/// "8 today!", "cake in the staff room, 9 on Friday", "4 next Thursday, no place": a bare age and a
/// day, where the note speaks of a feast or goes on about the child. The day's last token, or 0.
std::size_t day_of_a_feast(const TokenStream& tokens, std::size_t at) {
  std::size_t last = 0;
  const bool near = one_of(tokens[at].id, {"today", "tomorrow", "yesterday", "tmrw", "tomoz"});
  if (near) last = at;
  if (one_of(tokens[at].id, {"on", "this", "next", "last"}) && at + 1 < tokens.size() &&
      tokens.adjacent(at) && weekday(tokens[at + 1].id))
    last = at + 1;
  if (last == 0) return 0;
  if (near && tokens.gap_after(last).starts_with('!')) return last;
  // "5 this Sunday": nobody counts or meets at a weekend, unless the note goes on counting.
  const bool ends = !tokens.adjacent(last) || one_of(tokens[last + 1].id, {"and", "so", "but"});
  if (!near && ends && one_of(tokens[last].id, {"saturday", "sunday", "sat", "sun"}) &&
      !day_counted_again(tokens, last))
    return last;
  constexpr std::size_t reach = 12;
  const std::size_t from = at > reach ? at - reach : 0;
  const std::size_t to = std::min(at + reach, tokens.size());
  static constexpr WordSet feast({"cake", "candle", "candles", "badge", "balloon", "balloons",
                                  "presents", "party", "birthday", "bday", "pressies", "haribo"});
  for (std::size_t word = from; word < to; ++word) {
    if (feast.has(tokens[word].id)) return last;
  }
  std::size_t then = last + 1;
  if (then + 1 >= tokens.size()) return 0;
  const bool joined = tokens.adjacent(last) && one_of(tokens[then].id, {"and", "so", "but"});
  if (joined)
    ++then;
  else if (tokens.gap_after(last) != ", ")
    return 0;
  if (then + 1 >= tokens.size()) return 0;
  // "10 tomorrow, she is the SENCo" goes on about an hour.
  const bool about = one_of(tokens[then].id, {"he", "she", "they"}) &&
                     one_of(tokens[then + 1].id,
                            {"still", "has", "hasn't", "hasnt", "wants", "told", "doesn't", "can't",
                             "cannot", "starts", "leaves", "loves", "should", "hopes"});
  if (about || (!near && tokens[then].id == word_id("still"))) return last;
  const bool no = one_of(tokens[then].id, {"no", "without"}) &&
                  one_of(tokens[then + 1].id, {"place", "plan", "school", "secondary", "placement",
                                               "college", "provision", "adult"});
  const bool will =
      tokens[then].id == word_id("will") && one_of(tokens[then + 1].id, {"get", "have", "be"});
  return no || will ? last : 0;
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
  if (tokens[i].word() && one_of(tokens[at].id, {"tomorrow", "today", "yesterday"}) &&
      !one_of(tokens[i].id, {"one", "two", "three"}))
    return at;
  if (const std::size_t day = day_of_a_feast(tokens, at); day != 0) return day;
  if (!one_of(tokens[at].id, {"next", "this", "in", "last"})) return 0;
  const std::size_t vague = when_end(tokens, at, AgeSaid{true, true, false});
  // Only what goes on to the day itself: "next month on the 3rd", "in 2 weeks (9th)".
  const bool day = vague != 0 && tokens[vague].shape == Shape::code && small_number(tokens, vague);
  return day && vague > at + 1 ? vague : 0;
}

bool of_somebody(const Token& token) noexcept {
  return one_of(token.id, {"he", "she", "they", "i", "child", "boy", "girl", "lad", "yp", "won't",
                           "isn't", "who"}) ||
         token.facts.has(Fact::kin) ||
         (token.shape == Shape::title && (token.facts.name() || !token.facts.known()));
}

/// "not 5 till the 19th", "won't be 16 until 12 August", "is 15 until Tuesday"
bool until_birthday(Scan& scan, std::size_t i, std::size_t at, bool verb) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[at].id, {"until", "till", "til", "before"}) || !tokens.adjacent(at - 1) ||
      at + 1 >= tokens.size() || !tokens.adjacent(at))
    return false;
  const bool person = !verb && person_before_age(tokens, i);
  const bool before = tokens[at].id == word_id("before");
  if (before && !(verb && one_of(tokens[i - 1].id, {"not", "be", "turn", "isn't"}))) return false;
  if (!verb && !person) return false;
  const std::size_t end = when_end(tokens, at + 1, AgeSaid{true, true, false});
  if (end == 0) return false;
  // "is 3 until Friday" may be a room: with a weekday only of somebody.
  const bool somebody = person || (i >= 2 && of_somebody(tokens[i - 2])) ||
                        one_of(tokens[i - 1].id, {"he's", "she's", "be", "hes", "shes"}) ||
                        (tokens[i - 1].possessive && verb);
  if (!somebody && (weekday(tokens[end].id) || before)) return false;
  std::size_t first = verb ? i - 1 : i;
  if (verb && first > 0 && tokens.adjacent(first - 1) &&
      one_of(tokens[first - 1].id, {"won't", "wont", "not"}))
    --first;
  scan.add_tokens(first, end, Label::dob, Tier::ask, "an age with its birthday");
  return true;
}

/// "leaves the team 16 on Christmas Day": nothing is counted on a feast.
bool on_a_feast(Scan& scan, std::size_t i, std::size_t at) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[at].id != word_id("on") || !tokens.adjacent(at - 1) || at + 1 >= tokens.size() ||
      !tokens.adjacent(at) || counted(tokens, i))
    return false;
  const std::size_t day = known_day_end(tokens, at + 1);
  if (day == 0 || one_of(tokens[day].id, {"today", "tomorrow", "yesterday", "tonight", "tmrw"}))
    return false;
  const bool verb = i > 0 && tokens.adjacent(i - 1) && age_verb(tokens[i - 1].id);
  if (verb && of_a_thing(tokens, i - 1)) return false;
  scan.add_tokens(verb ? i - 1 : i, day, Label::dob, Tier::ask, "an age with its birthday");
  return true;
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
  const bool coming = i > 1 && tokens.adjacent(i - 1) && tokens[i - 1].id == word_id("up") &&
                      tokens[i - 2].id == word_id("coming");
  const bool verb = i > 0 && tokens.adjacent(i - 1) && (age_verb(tokens[i - 1].id) || coming);
  if (verb && of_a_thing(tokens, i - 1)) return;
  // "coming up 18, 4 Aug", "from 18 (4 Aug)"
  const bool ends = age && (*age == 16 || *age == 18 || *age == 19 || *age == 25);
  const bool led = i > 0 && tokens.adjacent(i - 1) &&
                   (one_of(tokens[i - 1].id, {"up", "from", "until", "till"}) ||
                    (ends && tokens[i - 1].id == word_id("at")));
  if ((verb || led) && date_beside_age(scan, i)) return;
  const bool turning =
      verb && !one_of(tokens[i - 1].id, {"is", "was", "aged", "only", "just", "now", "not", "still",
                                         "isn't", "wasn't", "am"});
  const std::size_t at = after_years(tokens, i + 1);
  if (at >= tokens.size()) return;
  if (until_birthday(scan, i, at, verb)) return;
  if (on_a_feast(scan, i, at)) return;
  if (date_after_years(scan, i, at)) return;
  // "turns 16 (4 May)"
  const bool bracket = tokens.gap_after(at - 1) == " (" && turning;
  if (!tokens.adjacent(at - 1) && tokens.gap_after(at - 1) != ", " && !bracket) return;
  const bool person = person_before_age(tokens, i);
  // A number alone at a sentence's start needs a whole date: "17 on 1 Aug, no review".
  const bool quoted =
      i > 0 && tokens.gap_after(i - 1).find_first_of("'\"\xE2") != std::string_view::npos;
  const bool bare = i == 0 || tokens[i].sentence_start || quoted ||
                    (tokens.adjacent(i - 1) && one_of(tokens[i - 1].id, {"but", "already"}));
  // "18 next Tuesday so everything stops": the ages at which something ends.
  const bool coming_of_age = bare && tokens[i].shape == Shape::number &&
                             (*age == 16 || *age == 18 || *age == 19 || *age == 25) &&
                             (one_of(tokens[at].id, {"next", "this", "last", "tomorrow", "in"}) ||
                              (tokens[at].id == word_id("the") && at + 2 < tokens.size() &&
                               tokens[at + 1].id == word_id("day")));
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
  const bool years = joined || at > i + 1;  // "5yo on 3rd", "5 years old on the 3rd"
  const AgeSaid said{
      turning, turning || person || years || (coming_of_age && tokens[at].id == word_id("the")),
      !verb && !person && !joined && !coming_of_age};
  const std::size_t end = when_end(tokens, at, said);
  if (end == 0 || (bracket && !tokens.gap_after(end).starts_with(')'))) return;
  std::size_t first = verb ? i - 1 : i;
  if (verb && first > 0 && tokens.adjacent(first - 1) &&
      (one_of(tokens[first - 1].id, {"just", "will", "only", "i", "i'll", "coming", "won't",
                                     "he'll", "she'll", "they'll", "wont"}) ||
       (one_of(tokens[first - 1].id, {"he", "she", "they"}) &&
        tokens[first - 1].full_end > tokens[first - 1].end)))
    --first;
  // "(7, 8 in July)"
  const bool two_ages = !verb && first > 0 && tokens[first - 1].shape == Shape::number &&
                        tokens.gap_after(first - 1) == ", " && tokens[first - 1].letters <= 2;
  if (two_ages) --first;
  scan.add_tokens(first, end, Label::dob, Tier::ask, "an age with its birthday");
}

}  // namespace fieldfare::guard
