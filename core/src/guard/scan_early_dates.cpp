// Dates that no cue calls a birthday: beside a person's name, or of years in which children were
// born.

#include <algorithm>

#include "guard/birth_cue.h"
#include "guard/dates.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

/// "(07/06/2010, Leon)": a whole date of somebody's early years right before a name.
void date_before_name(Scan& scan, std::size_t name) {
  constexpr int youngest = 2020;
  const TokenStream& tokens = scan.tokens();
  const std::size_t after = tokens.token_at(name);
  if (after == 0 || after >= tokens.size()) return;
  const std::string_view gap = tokens.gap_after(after - 1);
  if (gap != ", " && gap != " - " && gap != " (") return;
  for (std::size_t back = 3; back >= 1; --back) {
    if (after < back || tokens[after - back].covered) continue;
    const auto date = date_at(tokens, after - back, false);
    if (!date || date->last + 1 != after || !date->full() || date->year > youngest) continue;
    scan.add_tokens(date->first, date->last, Label::dob, Tier::ask,
                    "a date beside a person's name");
    return;
  }
}

/// Words that say of a date what was done then: "Prev insp. 14/06/2019", "policy of 3 May 2018".
bool of_an_office(const Token& token) noexcept {
  return of_a_record(token) || token.facts.has(Fact::setting) ||
         one_of(token.id,
                {"insp",     "inspection",  "inspected",   "ofsted",    "cqc",       "published",
                 "policy",   "act",         "regulations", "version",   "since",     "opened",
                 "founded",  "established", "judgement",   "judged",    "framework", "guidance",
                 "minutes",  "statement",   "order",       "court",     "contract",  "agreement",
                 "took",     "began",       "ended",       "until",     "to",        "from",
                 "between",  "last",        "written",     "made",      "done",      "completed",
                 "admitted", "admission",   "discharged",  "appointed", "converted", "registered",
                 "issue",    "finalised",   "finalized",   "ceased",    "arrived",   "came",
                 "removed",  "transferred", "assessment",  "referral",  "appt",      "appointment",
                 "seizure",  "accident",    "incident",    "died",      "death",     "wef",
                 "start",    "date",        "dates",       "effective", "v",         "copy",
                 "email",    "emailed",     "dx",          "diagnosis", "consent",   "exclusion",
                 "visited",  "wrote",       "uploaded",    "saved",     "entry",     "log"});
}

/// The year that a birth found before says, or 0: "DOB 14/03/2015", "310717".
int year_of(const TokenStream& tokens, const Finding& birth) {
  for (std::size_t at = tokens.token_at(birth.start);
       at < tokens.size() && tokens[at].start < birth.end; ++at) {
    const auto date = date_at(tokens, at, true);
    if (date && date->year != 0) return date->year;
    if (tokens[at].shape == Shape::number && tokens[at].letters == 4) {
      int year = 0;
      for (const char c : tokens.word(at))
        year = year * 10 + (c - '0');
      return year;
    }
  }
  return 0;
}

/// "born Christmas Day 2014, plan says 25/11/14": another whole date of about that year.
void scan_date_of_same_birth(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].covered) return;
  const auto date = date_at(tokens, i, false);
  if (!date || !date->full() || date->year > latest_birth || tokens[date->last].letters == 1 ||
      tokens[date->last].covered)
    return;
  for (const Finding& finding : scan.findings()) {
    if (finding.label != Label::dob) continue;
    const int year = year_of(tokens, finding);
    if (year == 0 || year > latest_birth || date->year < year - 1 || date->year > year + 1)
      continue;
    scan.add_tokens(i, date->last, Label::dob, Tier::ask, "another date of the birth");
    return;
  }
}

/// "health file shows 14/08/2015", "gives his date as the 29th of February 2016": what is told so
/// is what somebody has down, not when something was done.
bool told_by_a_paper(const TokenStream& tokens, std::size_t i) {
  std::size_t at = i;
  if (at > 0 && tokens[at - 1].id == word_id("the") && tokens.adjacent(at - 1)) --at;
  if (at == 0 || !tokens.same_line(at - 1)) return false;
  const std::string_view gap = tokens.gap_after(at - 1);
  if (gap == " = ") return true;
  return gap.size() <= 2 &&
         one_of(tokens[at - 1].id, {"shows", "says", "has", "gives", "as", "reads", "got", "it's",
                                    "showed", "said", "gave"});
}

/// A whole date of the years in which children were born, that nothing says to be an office's: "Y7,
/// 03/05/2013, EHCP". Visits, plans and letters are of later years.
void scan_early_date(Scan& scan, std::size_t i) {
  constexpr int youngest = 2020;
  constexpr int oldest = 1999;
  constexpr std::size_t reach = 5;
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].covered) return;
  // "20130904": in one piece only as machines write it.
  const bool piece = tokens[i].shape == Shape::number && tokens[i].letters == 8 &&
                     tokens.word(i).starts_with("20") && tokens.gap_after(i) != "-";
  const auto date = date_at(tokens, i, piece);
  if (!date || !date->full() || date->year < oldest || date->year > youngest) return;
  // "4 2 6", "1.2.3": numbers that may be anything.
  const Token& year = tokens[date->last];
  if (year.shape == Shape::number && year.letters == 1) return;
  if (!piece && tokens.gap_after(i) == " " && tokens[i + 1].shape == Shape::number &&
      year.letters < 4)
    return;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    if (tokens.gap_after(at - 1).find_first_of("\n;") != std::string_view::npos) break;
    if (of_an_office(tokens[at - 1]) && !told_by_a_paper(tokens, i)) return;
  }
  for (std::size_t at = date->last + 1; at < tokens.size() && at <= date->last + 2; ++at) {
    if (!tokens.adjacent(at - 1)) break;
    if (of_a_record(tokens[at]) || tokens[at].facts.has(Fact::setting)) return;
  }
  scan.add_tokens(i, date->last, Label::dob, Tier::ask,
                  "a whole date of years in which children were born");
}

}  // namespace

void scan_dates_beside_names(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const bool birth =
      std::any_of(scan.findings().begin(), scan.findings().end(),
                  [](const Finding& finding) { return finding.label == Label::dob; });
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].shape >= Shape::number || month_named(tokens, i) != 0) {
      if (birth) scan_date_of_same_birth(scan, i);
      scan_early_date(scan, i);
    }
  }
  const std::size_t persons = scan.findings().size();
  for (std::size_t f = 0; f < persons; ++f) {
    const Finding person = scan.findings()[f];
    if (person.label != Label::person) continue;
    date_before_name(scan, person.start);
    const std::size_t at = tokens.token_at(person.end);
    if (at == 0 || at >= tokens.size() || tokens[at].covered) continue;
    const std::string_view gap = scan.text().substr(person.end, tokens[at].start - person.end);
    if (gap.find_first_not_of(" ,(-:/\n") != std::string_view::npos) continue;
    // "ruby, 220811, Mosaic": also in one piece, between commas.
    const bool piece =
        gap == ", " && tokens[at].letters == 6 && tokens.gap_after(at).starts_with(',');
    const auto date = date_at(tokens, at, piece);
    if (date && date->full() && date->year <= latest_birth)
      scan.add_tokens(date->first, date->last, Label::dob, Tier::ask,
                      "a date beside a person's name");
  }
}

}  // namespace fieldfare::guard
