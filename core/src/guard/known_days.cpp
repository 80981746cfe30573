// Days that everybody knows: feasts, and what happened or is done on one day for all.

#include "guard/dates.h"
#include "guard/occasions.h"

namespace fieldfare::guard {

bool weekday(std::uint64_t id) noexcept {
  static constexpr WordSet words({"monday", "tuesday", "wednesday", "thursday", "friday",
                                  "saturday", "sunday", "mon", "tue", "tues", "wed", "weds", "thu",
                                  "thur", "thurs", "fri", "sat", "sun"});
  return words.has(id);
}

bool counted_time(std::uint64_t id) noexcept {
  return one_of(id, {"weeks", "wks", "days", "week", "wk", "fortnight", "months", "mths", "month",
                     "day", "weekend", "sleeps"});
}

namespace {

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
      one_of(next,
             {"patrick", "patricks", "david",    "davids",    "george",     "georges", "andrew",
              "andrews", "stephen",  "stephens", "valentine", "valentines", "swithin", "nicholas",
              "lucy",    "brigid",   "piran",    "pirans",    "dwynwen",    "crispin", "cuthbert",
              "hilda",   "agnes",    "martin",   "martins",   "bede"}))
    return at + 2;
  if (id == word_id("april") && one_of(next, {"fool", "fools"}))
    return third == word_id("day") ? at + 2 : at + 1;
  if (one_of(id, {"chinese", "lunar"}) && next == word_id("new") && third == word_id("year"))
    return at + 2;
  if (id == word_id("bank") && next == word_id("holiday"))
    return third != 0 && weekday(third) ? at + 2 : at + 1;
  return 0;
}

bool half_of_day(std::uint64_t id) noexcept {
  return one_of(id, {"day", "night", "nite", "morning", "weekend"});
}

/// "day of the coronation", "night the Olympics opened", "when the clocks go back", "longest day":
/// what everybody can date, from its first word behind "the". Its last token, or 0.
std::size_t event_end(const TokenStream& tokens, std::size_t at) {
  const auto id = [&](std::size_t by) { return at + by < tokens.size() ? tokens[at + by].id : 0; };
  const auto told = [&](std::size_t by) {
    for (std::size_t i = 0; i < by; ++i) {
      if (!tokens.adjacent(at + i)) return false;
    }
    return at + by < tokens.size();
  };
  if (one_of(id(0), {"longest", "shortest"}) && id(1) == word_id("day") && told(1)) return at + 1;
  // "last day of August"
  if (one_of(id(0), {"last", "first"}) && id(1) == word_id("day") && id(2) == word_id("of") &&
      told(3) && month_named(tokens, at + 3) != 0)
    return at + 3;
  static constexpr WordSet events({"coronation", "jubilee", "olympics", "eclipse", "funeral",
                                   "lockdown", "euros", "paralympics", "platinum", "snow",
                                   "election", "referendum", "derby"});
  constexpr std::size_t longest = 6;
  // "same day as the Queen's funeral"
  const bool same = id(0) == word_id("same") && id(1) == word_id("day") && id(2) == word_id("as");
  if (same || (half_of_day(id(0)) && id(1) == word_id("of"))) {
    for (std::size_t by = same ? 3 : 2; by <= longest && told(by); ++by) {
      if (events.has(id(by)) && !tokens[at + by].possessive) return at + by;
    }
    // "the day of our first visit"
    const bool our = one_of(id(2), {"our", "this"});
    const std::size_t visit = one_of(id(3), {"first", "last", "second"}) ? 4 : 3;
    return our && told(visit) && one_of(id(visit), {"visit", "inspection"}) ? at + visit : 0;
  }
  if (!half_of_day(id(0)) && id(0) != word_id("when")) return 0;
  const std::size_t that = one_of(id(1), {"that", "when"}) ? 2 : 1;
  if (id(that) != word_id("the")) return 0;
  static constexpr WordSet who({"clocks", "queen", "king", "olympics", "pope", "schools", "euros"});
  for (std::size_t by = that + 1; by <= that + 2 && told(by + 1); ++by) {
    if (!who.has(id(by))) continue;
    const std::size_t done = by + 1;
    if (!tokens[at + done].word() || tokens[at + done].facts.has(Fact::determiner)) return 0;
    const bool more = told(done + 1) && one_of(id(done + 1), {"back", "forward", "forwards"});
    return at + done + (more ? 1 : 0);
  }
  return 0;
}

std::size_t known_day_without_year(const TokenStream& tokens, std::size_t at) {
  if (at >= tokens.size()) return 0;
  if (const std::size_t event = event_end(tokens, at); event != 0) return event;
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
  // "dydd Sadwrn", "noswyl Nadolig"
  if (one_of(id, {"dydd", "noswyl"}) && pair) return at + 1;
  if (one_of(id,
             {"tomorrow", "today",     "yesterday", "yest",     "tonight", "tmrw",     "tmw",
              "xmas",     "christmas", "halloween", "easter",   "eid",     "diwali",   "hanukkah",
              "purim",    "nye",       "vaisakhi",  "hogmanay", "pesach",  "passover", "holi",
              "nowruz",   "epiphany",  "candlemas", "tomoz",    "nadolig", "2moro",    "2morrow",
              "tmoro",    "tomoro",    "tomorow",   "2mrw"}))
    // "Diwali night", "Eid morning"
    return pair && tokens.adjacent(at) && one_of(next, {"night", "eve", "morning"}) &&
                   !one_of(id, {"tomorrow", "today", "yesterday", "tonight", "tmrw", "tmw"})
               ? at + 1
               : at;
  return 0;
}

}  // namespace

std::size_t known_day_end(const TokenStream& tokens, std::size_t at) {
  const std::size_t end = known_day_without_year(tokens, at);
  // "Bonfire Night 2021", "the longest day, 2015"
  if (end == 0 || end + 1 >= tokens.size() || end == at) return end;
  const std::string_view gap = tokens.gap_after(end);
  const bool year = (gap == " " || gap == ", ") && tokens[end + 1].shape == Shape::number &&
                    tokens[end + 1].letters == 4 && tokens.word(end + 1).starts_with("20");
  return year ? end + 1 : end;
}

}  // namespace fieldfare::guard
