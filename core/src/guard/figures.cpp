// Which days and figures the second voice is asked about.

#include "guard/figures.h"

#include <algorithm>

#include "guard/dates.h"
#include "guard/numbers.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

constexpr std::size_t near_age = 7;  // words between an age and its day

bool parts_sentences(std::string_view gap) noexcept {
  return holds_any(gap, "\n;!?") || (gap.size() > 1 && gap.find(". ") != std::string_view::npos);
}

bool of_birth(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"born",     "birthday",  "bday",     "birth",   "dob",   "birthdays", "b'day",
       "bdays",    "birthdate", "cake",     "candles", "badge", "balloons",  "baby",
       "newborn",  "arrived",   "turns",    "turned",  "aged",  "turning",   "age",
       "brithday", "twins",     "youngest", "birthdy", "oldest"});
  return words.has(id);
}

/// Words for a birth that belong to the finding.
bool cue_of_birth(std::uint64_t id) noexcept {
  return one_of(id, {"born", "birthday", "bday", "turns", "turned", "turning", "dob", "b'day"});
}

bool unit_of_time(std::uint64_t id) noexcept {
  static constexpr WordSet words({"week", "weeks", "wk", "wks", "fortnight", "month", "months",
                                  "days", "sleeps", "weekend", "term", "holidays", "hols", "yr"});
  return words.has(id);
}

bool year_alone(const TokenStream& tokens, std::size_t i) noexcept {
  if (tokens[i].shape != Shape::number || tokens[i].letters != 4) return false;
  const std::string_view word = tokens.word(i);
  return word.starts_with("20") || word.starts_with("19");
}

/// A number that may be an age, and counts nothing.
bool age_alone(const TokenStream& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.shape == Shape::code && token.letters <= 4 &&
      (tokens.word(i).ends_with("yo") || tokens.word(i).ends_with("yr")))
    return true;
  if (token.shape == Shape::number ? token.letters > 2 : !small_number(tokens, i)) return false;
  // "2 weeks", "9:30", "3.5", "40%"
  if (i + 1 < tokens.size() && tokens.adjacent(i) && unit_of_time(tokens[i + 1].id)) return false;
  const std::string_view gap = tokens.gap_after(i);
  if (gap == ":" || gap == "." || gap == "/" || gap.starts_with('%')) return false;
  const std::string_view before = i > 0 ? tokens.gap_after(i - 1) : std::string_view();
  return before != ":" && before != "." && before != "/" && !before.ends_with("\xC2\xA3");
}

}  // namespace

FigureVoice::FigureVoice(const TokenStream& tokens) : tokens_(tokens) {
  gather();
}

void FigureVoice::hear(const Findings& findings) {
  company_.found.assign(tokens_.size(), 0);
  company_.finding.assign(tokens_.size(), 0);
  company_.findings = {};
  for (std::size_t f = 0; f < findings.size(); ++f) {
    const auto label = static_cast<std::uint8_t>(findings[f].label);
    ++company_.findings[label];
    for (std::size_t i = tokens_.token_at(findings[f].start);
         i < tokens_.size() && tokens_[i].start < findings[f].end; ++i) {
      company_.found[i] = static_cast<std::uint8_t>(label + 1);
      company_.finding[i] = static_cast<std::uint32_t>(f);
    }
  }
}

bool FigureVoice::found(const Figure& figure) const noexcept {
  bool open = false;
  for (std::size_t i = figure.first; i <= figure.last; ++i) {
    // "113 Lower Ashgrove", "t.okonjo.tutor": what was taken for a name is still part of it.
    const bool named = figure.kind >= Figure::Kind::home && tokens_[i].word();
    if (tokens_[i].covered && !named) return true;
    open = open || !tokens_[i].covered;
  }
  return !open;
}

bool FigureVoice::in_company(const Figure& figure) const noexcept {
  constexpr std::size_t least = 2;
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens_.size() && words < least; ++i) {
    if ((i < figure.first || i > figure.last) && tokens_[i].word()) ++words;
  }
  return words == least;
}

FigureVoice::Signs FigureVoice::signs(const Figure& figure) const {
  return signs_of(tokens_, company_, figure);
}

void FigureVoice::gather() {
  bool digits = false;
  bool told = false;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (!token.word()) {
      digits = true;
      continue;
    }
    if (of_birth(token.id)) company_.births.push_back(i);
    told = told || small_number(tokens_, i).has_value();
  }
  company_.dated.resize(tokens_.size());
  gather_people();
  // Without a number and without a birth no day can be in doubt.
  if (digits || told || !company_.births.empty()) {
    gather_dates();
    gather_days();
    if (digits) gather_numbers();
  }
  gather_homes();
  gather_handles();
  for (Figure& figure : figures_) {
    with_company(figure);
    ++company_.kinds[static_cast<std::size_t>(figure.kind)];
    if (figure.year_told == 0) continue;
    if (company_.first_year == 0) company_.first_year = figure.year_told;
    company_.first_year = std::min(company_.first_year, figure.year_told);
    company_.last_year = std::max(company_.last_year, figure.year_told);
  }
}

Figure& FigureVoice::add(Figure::Kind kind, std::size_t first, std::size_t last) {
  Figure figure;
  figure.kind = kind;
  figure.first = figure.from = first;
  figure.last = figure.to = figure.age = last;
  for (std::size_t at = first; kind < Figure::Kind::figures && at <= last; ++at)
    company_.dated[at] = 1;
  figures_.push_back(figure);
  return figures_.back();
}

void FigureVoice::gather_dates() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.allowed) continue;
    const bool begins = token.shape >= Shape::number || month_named(tokens_, i) != 0 ||
                        small_number(tokens_, i) ||
                        one_of(token.id, {"twenty", "thirty", "thirtieth"});
    if (!begins) continue;
    const bool piece = token.shape == Shape::number && (token.letters == 6 || token.letters == 8);
    const auto date = date_at(tokens_, i, piece);
    if (!date) continue;
    Figure& figure = add(Figure::Kind::date, date->first, date->last);
    figure.day_told = date->day;
    figure.month_told = date->month;
    figure.year_told = date->year;
    i = date->last;
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (company_.dated[i] == 0 && !tokens_[i].allowed && age_alone(tokens_, i)) ages_.push_back(i);
  }
  for (Figure& figure : figures_) {
    if (figure.kind == Figure::Kind::date) figure.age = age_near(figure.first, figure.last);
  }
}

/// The nearest age in the same sentence; `last` when there is none.
std::size_t FigureVoice::age_near(std::size_t first, std::size_t last) const {
  std::size_t best = last;
  std::size_t distance = near_age + 1;
  const auto take = [&](std::size_t age) {
    const std::size_t away = age < first ? first - age : age - last;
    if (away >= distance) return;
    for (std::size_t at = std::min(age, last); at < std::max(age, first); ++at) {
      if (parts_sentences(tokens_.gap_after(at))) return;
    }
    best = age;
    distance = away;
  };
  const auto from = std::lower_bound(ages_.begin(), ages_.end(), first);
  if (from != ages_.begin()) take(*(from - 1));
  const auto behind = std::upper_bound(ages_.begin(), ages_.end(), last);
  if (behind != ages_.end()) take(*behind);
  return best;
}

/// Days without a date and years: where an age or a birth is told nearby.
void FigureVoice::gather_days() {
  constexpr std::size_t before_birth = 4;
  constexpr std::size_t behind_birth = 12;
  std::size_t birth = 0;  // the first that may still be near
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (company_.dated[i] != 0 || token.allowed) continue;
    while (birth < company_.births.size() && company_.births[birth] + behind_birth < i)
      ++birth;
    const bool born = birth < company_.births.size() && company_.births[birth] <= i + before_birth;
    std::size_t last = i;
    Figure::Kind kind = Figure::Kind::day;
    if (year_alone(tokens_, i)) {
      // "SBP-2024-0093"
      const bool coded = i > 0 && tokens_[i - 1].shape == Shape::upper &&
                         (tokens_.hyphened(i - 1) || tokens_.gap_after(i - 1) == "/");
      if (!born || coded) continue;
      kind = Figure::Kind::year;
    } else {
      const auto next = std::lower_bound(ages_.begin(), ages_.end(), i);
      const bool aged = (next != ages_.end() && *next <= i + near_age + 3) ||
                        (next != ages_.begin() && *(next - 1) + near_age >= i);
      if (!aged && !born) continue;
      if (token.word()) {
        if (const std::size_t day = known_day_end(tokens_, i); day != 0)
          last = day;
        else if (!weekday(token.id) && !unit_of_time(token.id))
          continue;
      } else if (token.shape != Shape::code || !small_number(tokens_, i)) {
        continue;
      }
    }
    const std::size_t age = age_near(i, last);
    if (kind == Figure::Kind::day && age == last && !born) continue;
    add(kind, i, last).age = age;
    i = last;
  }
}

/// Figures with what strokes, hyphens and spaces join to them.
void FigureVoice::gather_numbers() {
  constexpr std::size_t least_digits = 4;
  constexpr std::size_t least_of_code = 5;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.shape < Shape::number || company_.dated[i] != 0 || token.allowed) continue;
    std::size_t first = i;
    std::size_t last = i;
    std::size_t digits = count_digits(tokens_.word(i));
    while (last + 1 < tokens_.size() && company_.dated[last + 1] == 0 &&
           !tokens_[last + 1].allowed) {
      const Token& next = tokens_[last + 1];
      const std::string_view gap = tokens_.gap_after(last);
      const bool stroke = (gap == "-" || gap == "/" || gap == "_") &&
                          (next.shape >= Shape::number || (next.capital() && next.letters <= 4));
      const bool space = gap == " " && next.shape == Shape::number && next.letters >= 3 &&
                         (tokens_[last].letters >= 3 || tokens_[last].shape == Shape::number);
      if (!stroke && !space) break;
      digits += count_digits(tokens_.word(++last));
    }
    const auto joins_before = [&](std::size_t at) {
      const std::string_view gap = tokens_.gap_after(at);
      return !tokens_[at].allowed && tokens_[at].capital() && tokens_[at].letters <= 5 &&
             (gap == "-" || gap == "/" || gap == "_");
    };
    while (first > 0 && joins_before(first - 1))
      --first;
    const bool code = token.shape == Shape::code && digits >= 2 && token.letters >= least_of_code;
    // "CME/109"
    const bool led = first < i && digits + 1 >= least_digits;
    if (digits >= least_digits || code || led) add(Figure::Kind::figures, first, last);
    i = last;
  }
}

/// What a finding of it would hold.
void FigureVoice::with_company(Figure& figure) const {
  constexpr std::size_t beside = 4;
  constexpr std::size_t far = 8;
  if (figure.kind >= Figure::Kind::person) return;
  if (figure.kind == Figure::Kind::figures) {
    // "CAD 6114/06OCT", "MASH 2024-11-0583": the letters of who keeps the number.
    const bool letters = figure.first > 0 && tokens_.adjacent(figure.first - 1) &&
                         tokens_[figure.first - 1].shape == Shape::upper &&
                         tokens_[figure.first - 1].letters <= 5;
    if (letters) --figure.from;
    return;
  }
  if (figure.to + 1 < tokens_.size() && tokens_.adjacent(figure.to) &&
      year_alone(tokens_, figure.to + 1))
    ++figure.to;
  // "2 weeks off his 7th", "18 in two weeks time"
  if (unit_of_time(tokens_[figure.first].id)) {
    if (figure.first > 0 && tokens_.adjacent(figure.first - 1) &&
        (small_number(tokens_, figure.first - 1) || tokens_[figure.first - 1].id == word_id("a")))
      --figure.from;
    if (figure.to + 1 < tokens_.size() && tokens_.adjacent(figure.to) &&
        one_of(tokens_[figure.to + 1].id, {"time", "ago", "today", "now"}))
      ++figure.to;
  }
  if (figure.age != figure.last) {
    figure.from = std::min(figure.from, figure.age);
    figure.to = std::max(figure.to, figure.age);
  }
  if (figure.from > 0 && tokens_.adjacent(figure.from - 1) &&
      (weekday(tokens_[figure.from - 1].id) ||
       one_of(tokens_[figure.from - 1].id, {"his", "her", "their", "nearly", "the"})))
    --figure.from;
  // "born the night the siren went, 30 March 2012"
  const std::size_t reach = figure.kind == Figure::Kind::date ? far : beside;
  for (std::size_t by = 1; by <= reach && by <= figure.from; ++by) {
    const std::size_t at = figure.from - by;
    if (parts_sentences(tokens_.gap_after(at))) return;
    if (!cue_of_birth(tokens_[at].id)) continue;
    figure.from = at;
    return;
  }
}

}  // namespace fieldfare::guard
