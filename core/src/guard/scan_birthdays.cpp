#include <algorithm>

#include "guard/dates.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// A stop that parts a cue from its date.
bool clause_break(std::string_view gap) noexcept {
  return gap.find_first_of("\n;!?") != std::string_view::npos ||
         gap.find(". ") != std::string_view::npos;
}

/// The last token of a word for a date of birth that begins at `i`: "DOB", "D.O.B.", "born",
/// "date of birth", "birthday", "b'day", "b." Nothing when there is none.
struct BirthCue {
  std::size_t last = 0;
  bool certain = false;  ///< says nothing but a date of birth
};

std::optional<BirthCue> birth_cue(const TokenStream& tokens, std::size_t i) {
  const std::uint64_t id = tokens[i].id;
  if (one_of(id, {"dob", "dobs", "yob", "birthdate", "d.o.b"})) return BirthCue{i, true};
  if (one_of(id, {"born"})) return BirthCue{i, true};
  if (one_of(id, {"birth"}) && i >= 2 && tokens[i - 1].id == word_id("of"))
    return BirthCue{i, true};
  if (one_of(id, {"birthday", "birthdays", "bday", "b'day"})) return BirthCue{i, false};
  if (id == word_id("birth") && i + 1 < tokens.size() &&
      one_of(tokens[i + 1].id, {"cert", "certificate"}))
    return BirthCue{i + 1, true};
  if (id == word_id("day") && i >= 1 && tokens[i - 1].id == word_id("birth"))
    return BirthCue{i, false};
  const bool letters = i + 2 < tokens.size() && id == word_id("d") &&
                       tokens[i + 1].id == word_id("o") && tokens[i + 2].id == word_id("b");
  if (letters && tokens[i + 2].start - tokens[i].start <= 6) return BirthCue{i + 2, true};
  if (id == word_id("b") && tokens.gap_after(i).starts_with('.') && i + 1 < tokens.size() &&
      tokens[i + 1].shape >= Shape::number)
    return BirthCue{i, true};
  return std::nullopt;
}

/// Words that may stand between the cue and its date.
bool filler(const Token& token) noexcept {
  return one_of(
             token.id,
             {"tomorrow",   "today", "yesterday", "soon",   "says",  "summer", "spring",   "winter",
              "autumn",     "eve",   "christmas", "week",   "month", "coming", "is",       "was",
              "on",         "the",   "in",        "of",     "given", "as",     "sometime", "around",
              "about",      "back",  "a",         "approx", "early", "late",   "mid",      "and",
              "coming",     "up",    "next",      "this",   "again", "fell",   "falls",    "s",
              "celebrated", "had",   "party",     "her",    "his",   "their",  "recorded", "being",
              "cake"}) ||
         one_of(token.id,
                {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                 "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"});
}

void add_date(Scan& scan, const WrittenDate& date, bool certain) {
  const bool block = certain && (date.full() || (date.day && date.month));
  scan.add_tokens(date.first, date.last, Label::dob, block ? Tier::block : Tier::ask,
                  block ? "a date of birth" : "a birthday, which narrows down who it is");
}

bool date_after_cue(Scan& scan, const BirthCue& cue) {
  const TokenStream& tokens = scan.tokens();
  std::size_t fillers = 0;
  for (std::size_t at = cue.last + 1; at < tokens.size() && fillers <= 5; ++at) {
    if (clause_break(tokens.gap_after(at - 1)) && at > cue.last + 1) return false;
    if (tokens.gap_after(at - 1).find('\n') != std::string_view::npos && fillers > 0) return false;
    if (auto date = date_at(tokens, at, cue.certain)) {
      // "born 3 May" and "born in March 2014" tell; "born 3.5 weeks early" does not.
      if (!date->full() && month_named(tokens, date->last) == 0 &&
          tokens.gap_after(date->first) == ".")
        return false;
      add_date(scan, *date, cue.certain);
      return true;
    }
    const bool year = tokens[at].shape == Shape::number && tokens[at].letters == 4;
    if (year && cue.certain &&
        (tokens.word(at).starts_with("20") || tokens.word(at).starts_with("19"))) {
      scan.add_tokens(at, at, Label::dob, Tier::ask, "a year of birth");
      return true;
    }
    if (fillers >= 1 && month_named(tokens, at) != 0 && tokens[at].capital()) {
      scan.add_tokens(at, at, Label::dob, Tier::ask, "a month of birth");
      return true;
    }
    const bool role_or_name = tokens[at].facts.has(Fact::kin) || tokens[at].facts.has(Fact::aux);
    if (!filler(tokens[at]) && !role_or_name) return false;
    ++fillers;
  }
  return false;
}

/// "12/03/2014 (dob)", "4 May is her birthday", "his 3 June birthday".
void date_before_cue(Scan& scan, std::size_t cue_first, bool certain) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t reach = certain ? 5 : 7;
  for (std::size_t back = 1; back <= reach && back <= cue_first; ++back) {
    const std::size_t at = cue_first - back;
    if (clause_break(tokens.gap_after(at))) return;
    const auto date = date_at(tokens, at, false);
    if (!date || date->last >= cue_first || tokens[at].covered) continue;
    // A longer date may begin a token or two earlier.
    for (std::size_t earlier = 2; earlier >= 1; --earlier) {
      if (at < earlier) continue;
      const auto longer = date_at(tokens, at - earlier, false);
      if (longer && longer->last == date->last) {
        add_date(scan, *longer, certain);
        return;
      }
    }
    for (std::size_t between = date->last + 1; between < cue_first; ++between) {
      const Token& token = tokens[between];
      if (!filler(token) && !token.facts.has(Fact::aux) &&
          small_number(tokens, between) == std::nullopt)
        return;
    }
    add_date(scan, *date, certain);
    return;
  }
}

bool age_verb(std::uint64_t id) noexcept {
  return one_of(id,
                {"turns",   "turned",  "turning", "be",   "is",    "was",   "becomes", "becoming",
                 "reaches", "reached", "hits",    "aged", "she's", "he's",  "they're", "who's",
                 "gonna",   "turn",    "only",    "just", "now",   "being", "get",     "years"});
}

/// "aged 9 (12.4.15)"
bool date_beside_age(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (!one_of(tokens[i - 1].id, {"aged", "age"}) || i + 1 >= tokens.size()) return false;
  const std::string_view gap = tokens.gap_after(i);
  const auto date = date_at(tokens, i + 1, false);
  if (!date || !date->full() || (gap != " (" && gap != ", " && gap != " - ")) return false;
  add_date(scan, *date, true);
  return true;
}

/// "turns 9 on 4 May", "will be sixteen on the third of June", "5 yrs old on 12/9".
void scan_age(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const auto age = small_number(tokens, i);
  if (!age || *age < 1 || *age > 25 || i == 0 || !age_verb(tokens[i - 1].id)) return;
  if (date_beside_age(scan, i)) return;
  std::size_t at = i + 1;
  while (at < tokens.size() && at <= i + 3 &&
         one_of(tokens[at].id, {"years", "yrs", "yr", "year", "old", "yo", "y", "o"}))
    ++at;
  const bool on = at < tokens.size() &&
                  one_of(tokens[at].id, {"on", "in", "this", "next", "from", "by", "from"});
  if (!on) return;
  const bool by_month = tokens[at].id != word_id("on");
  ++at;
  while (at < tokens.size() && one_of(tokens[at].id, {"the", "this", "next", "early", "late", "mid",
                                                      "month", "week", "term", "year"}))
    ++at;
  auto date = date_at(tokens, at, false);
  const bool turning = tokens[i - 1].id != word_id("is") && tokens[i - 1].id != word_id("was");
  if (!date && by_month && turning && month_named(tokens, at) != 0)
    date = WrittenDate{at, at, false, true, 0};
  if (!date || (!date->day && !turning)) return;
  scan.add_tokens(i - 1, date->last, Label::dob, Tier::ask, "an age with its birthday");
}

}  // namespace

void scan_birthdays(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].covered) continue;
    if (const auto cue = birth_cue(tokens, i)) {
      if (!date_after_cue(scan, *cue)) date_before_cue(scan, i, cue->certain);
    }
    scan_age(scan, i);
  }
}

void scan_dates_beside_names(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t persons = scan.findings().size();
  for (std::size_t f = 0; f < persons; ++f) {
    const Finding person = scan.findings()[f];
    if (person.label != Label::person) continue;
    const std::size_t at = tokens.token_at(person.end);
    if (at == 0 || at >= tokens.size() || tokens[at].covered) continue;
    const std::string_view gap = scan.text().substr(person.end, tokens[at].start - person.end);
    if (gap.find_first_not_of(" ,(-:/") != std::string_view::npos) continue;
    const auto date = date_at(tokens, at, false);
    // Visits are of these years; a child with a plan was born before them.
    if (date && date->full() && date->year <= 2022)
      scan.add_tokens(date->first, date->last, Label::dob, Tier::ask,
                      "a date beside a person's name");
  }
}

}  // namespace fieldfare::guard
