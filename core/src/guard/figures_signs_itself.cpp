// What a figure is, as signs with learnt weights: how it is written, and what its kind tells.

#include <algorithm>

#include "guard/dates.h"
#include "guard/figures_signs.h"
#include "guard/names_around.h"
#include "guard/numbers.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

std::uint64_t years_of(int year) noexcept {
  if (year == 0) return 0;
  if (year < 1960) return 1;
  if (year < 1998) return 2;
  if (year < 2006) return 3;
  if (year < 2013) return 4;
  if (year < 2018) return 5;
  if (year < 2021) return 6;
  return static_cast<std::uint64_t>(std::min(year, 2030) - 2014);
}

}  // namespace

std::uint64_t SignsOfFigure::form() const {
  if (figure_.kind == Figure::Kind::figures) {
    std::uint64_t digits = 0;
    for (std::size_t i = figure_.first; i <= figure_.last; ++i)
      digits += count_digits(tokens_.word(i));
    const Token& first = tokens_[figure_.first];
    const std::uint64_t letters = first.word() ? 1 + std::min<std::uint64_t>(first.letters, 5)
                                               : (first.shape == Shape::code ? 10U : 0U);
    const std::uint64_t parts = std::min<std::size_t>(figure_.last - figure_.first, 3);
    return std::min<std::uint64_t>(digits, 14) * 1000 + letters * 10 + parts;
  }
  if (figure_.kind == Figure::Kind::day)
    return weekday(tokens_[figure_.first].id) ? 1
           : tokens_[figure_.first].shape == Shape::code
               ? 2
               : (known_day_end(tokens_, figure_.first) != 0 ? 3 : 4);
  if (figure_.kind == Figure::Kind::year) return 0;
  std::uint64_t words = 0;
  for (std::size_t i = figure_.first; i <= figure_.last; ++i)
    words = words * 3 + (tokens_[i].word() ? 1U : tokens_[i].shape == Shape::code ? 2U : 0U);
  return (figure_.day_told ? 1U : 0U) + (figure_.month_told ? 2U : 0U) +
         (figure_.year_told != 0 ? 4U : 0U) + 8 * std::min<std::uint64_t>(words, 100) +
         std::uint64_t{1000} *
             (figure_.last > figure_.first ? gap_of(tokens_.gap_after(figure_.first)) : 0U);
}

int SignsOfFigure::own_year() const {
  if (figure_.kind != Figure::Kind::year) return figure_.year_told;
  int year = 0;
  for (const char c : tokens_.word(figure_.first))
    year = year * 10 + (c - '0');
  return year;
}

void SignsOfFigure::itself() {
  form_ = form();
  years_ = years_of(own_year());
  add(0, kind_);
  add(1, kind_, form_);
  add(2, kind_, years_);
  add(3, kind_, form_, years_);
  short_ = kind_ * 100 + (figure_.kind == Figure::Kind::figures ? form_ / 1000 : years_) * 2 +
           (figure_.day_told ? 1 : 0);
  if (figure_.kind == Figure::Kind::figures) {
    // "EHC-0077215": its letters, and whether noughts begin it.
    const std::string_view word = tokens_.word(figure_.first);
    std::size_t letters = 0;
    while (letters < word.size() && (word[letters] < '0' || word[letters] > '9'))
      ++letters;
    add(4, word_id(fold(word.substr(0, letters)).view()));
    add(5, letters < word.size() && word[letters] == '0' ? 1 : 0, form_);
    std::uint64_t shape = 0;
    for (std::size_t i = figure_.first; i <= figure_.last; ++i)
      shape = shape * 31 +
              (tokens_[i].word()                 ? 20U
               : tokens_[i].shape == Shape::code ? 10U
                                                 : 0U) +
              std::min<std::uint64_t>(tokens_[i].letters, 9);
    add(6, shape);
    const std::string_view tail = tokens_.word(figure_.last);
    add(7, tail.back() > '9' ? 1 : 0, form_);
  }
  if (figure_.kind == Figure::Kind::day) add(8, tokens_[figure_.first].id);
  if (figure_.kind == Figure::Kind::person) person();
  if (figure_.kind == Figure::Kind::home) home();
  if (figure_.kind == Figure::Kind::handle) handle();
}

void SignsOfFigure::handle() {
  const HandleLook look = HandleLook::of(tokens_, figure_.first, figure_.last);
  std::uint64_t way = 0;
  for (const bool bit : {look.joined, look.dotted, look.hyphened, look.digits, look.coded,
                         look.small, look.unknown, look.named})
    way = way * 2 + (bit ? 1U : 0U);
  const std::uint64_t letters = std::min<std::size_t>(look.letters, 16) / 2;
  add(114, way);
  add(115, way, letters);
  add(116, steps_of(look.before), way);
  add(117, steps_of(look.behind), way);
  add(118, steps_of(look.before), steps_of(look.behind), look.joined || look.dotted ? 1 : 0);
  add(119, steps_of(look.before), figure_.first > 0 ? word_at(figure_.first - 1) : 1);
  add(120, static_cast<std::uint64_t>(tokens_[figure_.first].shape),
      static_cast<std::uint64_t>(tokens_[figure_.last].shape), figure_.last - figure_.first);
  for (std::size_t i = figure_.first; i <= figure_.last; ++i) {
    Token bare = tokens_[i];
    bare.covered = false;
    add(121, class_of(bare, NameReason::no));
    add(122, bare.id);
  }
  const std::string_view first = tokens_.word(figure_.first);
  add(123, word_id(fold(first.substr(0, std::min<std::size_t>(first.size(), 3))).view()));
}

void SignsOfFigure::home() {
  const Token& first = tokens_[figure_.first];
  const Token& last = tokens_[figure_.last];
  add(94, first.word() ? first.id : 0, static_cast<std::uint64_t>(first.shape), first.letters);
  add(95, figure_.last - figure_.first, last.facts.has(Fact::street) ? 1 : 0);
  const std::uint64_t led = figure_.first > 0 ? word_at(figure_.first - 1) : 1;
  const std::uint64_t gap = figure_.first > 0 ? gap_of(tokens_.gap_after(figure_.first - 1)) : 99;
  add(98, figure_.parts);
  add(99, figure_.parts, led);
  add(100, figure_.parts, gap);
  add(101, figure_.parts, figure_.last + 1 < tokens_.size() ? word_at(figure_.last + 1) : 1);
  add(102, figure_.parts, gap_of(tokens_.gap_after(figure_.last)));
  for (std::size_t i = figure_.first + 1; i <= figure_.last; ++i) {
    Token bare = tokens_[i];
    bare.covered = false;
    add(96, class_of(bare, NameReason::no), i == figure_.last ? 1 : 0);
    add(97, bare.id);
  }
}

void SignsOfFigure::person() {
  const std::uint64_t who = tokens_[figure_.first].id;
  const std::uint64_t led = tokens_[figure_.from].id;
  add(90, who);
  add(91, led, figure_.first - figure_.from);
  add(92, led, who);
  std::uint64_t owned = 0;
  std::uint64_t capital = 0;
  for (std::size_t i = figure_.from; i < figure_.first; ++i) {
    owned += tokens_[i].possessive ? 1U : 0U;
    capital += tokens_[i].capital() && !tokens_[i].sentence_start ? 1U : 0U;
    add(93, tokens_[i].id);
    add(94, class_at(i));
  }
  std::uint64_t places = 0;
  std::uint64_t settings = 0;
  for (std::size_t i = figure_.first + 1; i <= figure_.to; ++i) {
    add(95, tokens_[i].id);
    add(96, class_at(i));
    places += tokens_[i].capital() ? 1U : 0U;
    settings += tokens_[i].facts.has(Fact::setting) ? 1U : 0U;
  }
  places = std::min<std::uint64_t>(places, 2);
  add(97, owned, capital);
  add(98, places, std::min<std::uint64_t>(settings, 1));
  add(99, owned * 3 + std::min<std::uint64_t>(capital, 2), places, led);
  add(100, std::min<std::size_t>(figure_.to - figure_.first, 12) / 2, led);
  const std::uint64_t next = figure_.first + 1 < tokens_.size() ? tokens_[figure_.first + 1].id : 0;
  const std::uint64_t then = figure_.first + 2 < tokens_.size() ? tokens_[figure_.first + 2].id : 0;
  add(101, led, next);
  add(102, led, next, then);
  add(103, led, gap_of(tokens_.gap_after(figure_.first)));
}

void SignsOfFigure::age() {
  if (figure_.age != figure_.last) {
    const auto age = small_number(tokens_, figure_.age);
    const std::uint64_t value = age ? static_cast<std::uint64_t>(*age) : 99;
    const bool after = figure_.age > figure_.last;
    const std::size_t away = after ? figure_.age - figure_.last : figure_.first - figure_.age;
    const std::uint64_t shape = static_cast<std::uint64_t>(tokens_[figure_.age].shape);
    add(10, kind_, steps_of(away), after ? 1 : 0);
    add(11, kind_, std::min<std::uint64_t>(value, 30), shape);
    add(12, kind_, value < 26 ? 1 : 0, shape);
    const std::uint64_t before = figure_.age > 0 ? tokens_[figure_.age - 1].id : 0;
    const std::uint64_t before_class = figure_.age > 0 ? class_at(figure_.age - 1) : 99;
    add(13, before, kind_);
    add(14, before_class, figure_.age > 0 ? gap_of(tokens_.gap_after(figure_.age - 1)) : 99, kind_);
    if (figure_.age > 1) add(15, tokens_[figure_.age - 2].id, before);
    if (figure_.age + 1 < tokens_.size()) {
      add(16, tokens_[figure_.age + 1].id, kind_);
      add(17, gap_of(tokens_.gap_after(figure_.age)), class_at(figure_.age + 1), kind_);
    }
    for (std::size_t at = std::min(figure_.age, figure_.last) + 1;
         at < std::max(figure_.age, figure_.first); ++at)
      add(18, tokens_[at].id, after ? 1 : 0);
  } else {
    add(19, kind_);
  }
}

}  // namespace fieldfare::guard
