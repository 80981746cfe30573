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
                                    "showed", "said", "gave", "say", "reckons", "insists"});
}

/// "the 29th of February": its article, too.
std::size_t with_the(const TokenStream& tokens, std::size_t i) {
  return i > 0 && tokens.adjacent(i - 1) && tokens[i - 1].id == word_id("the") ? i - 1 : i;
}

/// "sixteenth", "twenty": a day in words may begin here.
bool day_in_words(const TokenStream& tokens, std::size_t i) {
  if (!tokens[i].word() || tokens[i].letters < 5 || i + 1 >= tokens.size()) return false;
  return one_of(tokens[i].id, {"twenty", "thirty", "thirtieth"}) ||
         (one_of(tokens[i + 1].id, {"of", "day"}) && small_number(tokens, i).has_value());
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
  // "form says 17 06 14" is one, "scores of 17 06 14" are none.
  const bool spaced = !piece && date->last > i && tokens.gap_after(i) == " " &&
                      tokens[i + 1].shape == Shape::number && year.letters < 4;
  if (spaced && !(tokens[i].letters == 2 && tokens[i + 1].letters == 2 && year.letters == 2 &&
                  told_by_a_paper(tokens, i)))
    return;
  for (std::size_t at = i; at > 0 && at + reach > i; --at) {
    if (tokens.gap_after(at - 1).find_first_of("\n;") != std::string_view::npos) break;
    // "signed, sixteenth of June 2011": no paper of a child of today is so old.
    constexpr int before_plans = 2013;
    const bool apart = date->year <= before_plans && tokens.gap_after(at - 1) == ", " &&
                       one_of(tokens[at - 1].id, {"signed", "letter", "report", "copy", "form",
                                                  "referral", "file", "plan", "ehcp"});
    if (of_an_office(tokens[at - 1]) && !told_by_a_paper(tokens, i) && !apart) return;
  }
  for (std::size_t at = date->last + 1; at < tokens.size() && at <= date->last + 2; ++at) {
    if (!tokens.adjacent(at - 1)) break;
    if (of_a_record(tokens[at]) || tokens[at].facts.has(Fact::setting)) return;
  }
  scan.add_tokens(with_the(tokens, i), date->last, Label::dob, Tier::ask,
                  "a whole date of years in which children were born");
}

/// "mum says the twenty second of November", after a birth of 22/11: a date without its year that
/// somebody gives where a birth was told.
void scan_date_given(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].covered || !told_by_a_paper(tokens, i)) return;
  const auto date = date_at(tokens, i, false);
  if (!date || !date->day || !date->month || date->year != 0 ||
      month_named(tokens, date->last) == 0)
    return;
  for (std::size_t at = date->last + 1; at < tokens.size() && at <= date->last + 3; ++at) {
    if (!tokens.adjacent(at - 1)) break;
    if (of_a_record(tokens[at]) || one_of(tokens[at].id, {"for", "at", "to", "is", "was"})) return;
  }
  scan.add_tokens(with_the(tokens, i), date->last, Label::dob, Tier::ask,
                  "another date of the birth");
}

/// "280613 is how the clinic types a date of birth": figures in one piece, where a birth is spoken
/// of and has no other date.
void scan_piece_of_birth(Scan& scan) {
  constexpr int oldest = 1999;
  const TokenStream& tokens = scan.tokens();
  const auto piece = [&](std::size_t i) {
    return tokens[i].shape == Shape::number && tokens[i].letters == 6 && !tokens[i].covered;
  };
  std::size_t first = 0;
  while (first < tokens.size() && !piece(first))
    ++first;
  if (first == tokens.size()) return;
  bool spoken = false;
  for (std::size_t i = 0; i < tokens.size() && !spoken; ++i) {
    const auto cue = birth_cue(tokens, i);
    spoken = cue && cue->certain && tokens[cue->last].id != word_id("born");
  }
  if (!spoken) return;
  for (std::size_t i = first; i < tokens.size(); ++i) {
    if (!piece(i)) continue;
    const auto date = date_at(tokens, i, true);
    if (date && date->first == date->last && date->year >= oldest && date->year <= latest_birth)
      scan.add_tokens(i, i, Label::dob, Tier::ask, "a date of birth in one piece");
  }
}

/// "748 733 3116\n07/01/2022\n", "050814\n22 nov 2014": a date alone on its line, right under
/// somebody's number or beside a line that is a birth.
void scan_line_of_a_record(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].covered || (i > 0 && tokens.same_line(i - 1))) return;
  const auto date = date_at(tokens, i, true);
  if (!date || !date->full() || date->year < 1990 || date->year > latest_birth + 2 ||
      tokens.same_line(date->last))
    return;
  const bool under = i > 0 && tokens[i - 1].covered && tokens[i - 1].shape >= Shape::number;
  const bool over = date->last + 1 < tokens.size() && tokens[date->last + 1].covered &&
                    date_at(tokens, date->last + 1, false) && !tokens[date->last + 1].allowed;
  if (!under && !over) return;
  scan.add_tokens(i, date->last, Label::dob, Tier::ask, "a date under somebody's number");
}

/// A year of another calendar dates nothing but a birth.
void scan_solar_date(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  const std::size_t year = tokens[i].word() ? i + 1 : i + 2;
  if (year >= tokens.size() || tokens[year].letters != 4 || tokens[year].word() ||
      tokens[year].covered ||
      (!tokens.word(year).starts_with("13") && !tokens.word(year).starts_with("14")))
    return;
  const auto date = date_at(tokens, i, false);
  if (date && date->last == year)
    scan.add_tokens(i, year, Label::dob, Tier::ask, "a birth by another calendar");
}

}  // namespace

void scan_dates_beside_names(Scan& scan) {
  const TokenStream& tokens = scan.tokens();
  const bool birth =
      std::any_of(scan.findings().begin(), scan.findings().end(),
                  [](const Finding& finding) { return finding.label == Label::dob; });
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    scan_solar_date(scan, i);
    if (tokens[i].shape >= Shape::number || month_named(tokens, i) != 0 ||
        day_in_words(tokens, i)) {
      if (birth) scan_date_of_same_birth(scan, i);
      scan_early_date(scan, i);
      if (birth) scan_date_given(scan, i);
    }
  }
  scan_piece_of_birth(scan);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].shape >= Shape::number) scan_line_of_a_record(scan, i);
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
