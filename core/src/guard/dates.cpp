#include "guard/dates.h"

#include <array>
#include <cctype>

namespace fieldfare::guard {
namespace {

constexpr WordSet cardinals({"one",     "two",       "three",    "four",     "five",
                             "six",     "seven",     "eight",    "nine",     "ten",
                             "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                             "sixteen", "seventeen", "eighteen", "nineteen", "twenty"});
constexpr WordSet ordinals({"first",     "second",      "third",      "fourth",     "fifth",
                            "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                            "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                            "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"});
constexpr WordSet months({"january", "february", "march", "april", "may", "june", "july", "august",
                          "september", "october", "november", "december"});
constexpr WordSet short_months({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
                                "oct", "nov", "dec"});

// As hurried fingers spell them, and the month of each.
constexpr WordSet month_slips({"janurary", "januray",   "janaury",  "febuary",   "feburary",
                               "febrary",  "arpil",     "aprl",     "apirl",     "agust",
                               "augest",   "septmber",  "setember", "setpember", "sepember",
                               "ocotber",  "octber",    "octobr",   "novemeber", "novmber",
                               "novembr",  "decemeber", "decmber",  "desember"});
constexpr Sieve some_month(months, short_months, month_slips);
constexpr Sieve some_number(cardinals, ordinals);

std::optional<int> digits_value(std::string_view word) noexcept {
  int value = 0;
  if (word.empty() || word.size() > 8) return std::nullopt;
  for (const char c : word) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Two digits stand for 1930 to 2029, as a field note of these years means them.
int full_year(int value, std::size_t digits) noexcept {
  if (digits == 4) return value >= 1900 && value <= 2039 ? value : 0;
  if (digits == 2) return value < 30 ? 2000 + value : 1900 + value;
  return digits == 1 ? 2000 + value : 0;
}

std::optional<int> year_at(const TokenStream& tokens, std::size_t i) {
  if (i >= tokens.size() || tokens[i].shape != Shape::number || tokens[i].letters < 2)
    return std::nullopt;
  const auto value = digits_value(tokens.word(i));
  const int year = value ? full_year(*value, tokens.word(i).size()) : 0;
  return year != 0 ? std::optional<int>(year) : std::nullopt;
}

/// Where a day of the month ends that begins at `i`: "12", "12th", "twelfth", "twenty-third"; or
/// nothing.
std::optional<std::size_t> day_end(const TokenStream& tokens, std::size_t i) {
  if (i >= tokens.size()) return std::nullopt;
  if (tokens[i].id == word_id("thirtieth")) return i;
  // "the last day of August"
  if (tokens[i].id == word_id("last") && i + 1 < tokens.size() &&
      one_of(tokens[i + 1].id, {"day", "of"}))
    return i;
  if (one_of(tokens[i].id, {"twenty", "thirty"}) && (tokens.adjacent(i) || tokens.hyphened(i))) {
    const auto unit = tokens[i + 1].word() ? small_number(tokens, i + 1) : std::nullopt;
    if (unit && *unit <= (tokens[i].id == word_id("twenty") ? 9 : 1)) return i + 1;
  }
  const auto value = small_number(tokens, i);
  return value && *value >= 1 && *value <= 31 ? std::optional(i) : std::nullopt;
}

char separator(std::string_view gap) noexcept {
  if (gap.size() == 1 && std::string_view("/.-\\").find(gap[0]) != std::string_view::npos)
    return gap[0];
  if (gap == " / " || gap == "/ ") return '/';
  if (gap == " . ") return '.';
  if (gap == " - ") return '-';
  if (gap == " ") return ' ';
  return 0;
}

std::optional<WrittenDate> numeric_date(const TokenStream& tokens, std::size_t i) {
  if (i + 1 >= tokens.size() || tokens[i + 1].shape < Shape::number) return std::nullopt;
  const char first_gap = separator(tokens.gap_after(i));
  if (first_gap == 0) return std::nullopt;
  // "7th / 8th / 2016"
  if (tokens[i + 1].shape == Shape::code) {
    const auto day = small_number(tokens, i);
    const auto month = small_number(tokens, i + 1);
    const auto year =
        separator(tokens.gap_after(i + 1)) == first_gap ? year_at(tokens, i + 2) : std::nullopt;
    if (first_gap != '/' || !day || !month || *day > 31 || *month > 12 || !year)
      return std::nullopt;
    return WrittenDate{i, i + 2, true, true, *year};
  }
  // "24th/11/2013"
  const auto a =
      tokens[i].shape == Shape::code ? small_number(tokens, i) : digits_value(tokens.word(i));
  const auto b = digits_value(tokens.word(i + 1));
  if (!a || !b || tokens.word(i + 1).size() > 2 || *b < 1) return std::nullopt;
  const bool third = i + 2 < tokens.size() && tokens[i + 2].shape == Shape::number &&
                     separator(tokens.gap_after(i + 1)) == first_gap;
  if (third && tokens[i].shape == Shape::number && tokens.word(i).size() == 4) {
    const auto c = digits_value(tokens.word(i + 2));
    if (full_year(*a, 4) == 0 || *b > 12 || !c || *c < 1 || *c > 31) return std::nullopt;
    return WrittenDate{i, i + 2, true, true, full_year(*a, 4)};
  }
  const bool plausible = *a >= 1 && *a <= 31 && *b <= 31 && (*a <= 12 || *b <= 12);
  if (!plausible || tokens.word(i).size() > (tokens[i].shape == Shape::code ? 4U : 2U))
    return std::nullopt;
  if (third) {
    // "2/2/2": one digit is a year only here.
    const auto digit = tokens[i + 2].letters == 1 ? digits_value(tokens.word(i + 2)) : std::nullopt;
    const auto year = digit ? std::optional(full_year(*digit, 1)) : year_at(tokens, i + 2);
    if (year) return WrittenDate{i, i + 2, true, true, *year};
  }
  if (first_gap == ' ' || first_gap == '-' || third) return std::nullopt;
  return WrittenDate{i, i + 1, true, true, 0};
}

/// Whether token `i` follows `i - 1` as part of one date: spaces, a comma, a hyphen.
bool date_gap(const TokenStream& tokens, std::size_t before) {
  std::string_view gap = tokens.gap_after(before);
  // "March ’14"
  if (gap.ends_with("\xE2\x80\x99") || gap.ends_with("\xE2\x80\x98")) gap.remove_suffix(2);
  return !gap.empty() && gap.size() <= 3 &&
         gap.find_first_not_of(" ,-/.'\xE2") == std::string_view::npos;
}

struct YearEnd {
  int year;
  std::size_t last;
};

/// "twenty fifteen", "two thousand and nine".
std::optional<YearEnd> spoken_year(const TokenStream& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || !tokens.adjacent(at)) return std::nullopt;
  if (tokens[at].id == word_id("twenty") && tokens[at + 1].word()) {
    const auto value = small_number(tokens, at + 1);
    if (value && *value >= 10 && *value <= 20) return YearEnd{2000 + *value, at + 1};
  }
  if (tokens[at].id != word_id("two") || tokens[at + 1].id != word_id("thousand"))
    return std::nullopt;
  std::size_t unit = at + 2;
  if (unit < tokens.size() && tokens[unit].id == word_id("and")) ++unit;
  const auto value =
      unit < tokens.size() && tokens[unit].word() ? small_number(tokens, unit) : std::nullopt;
  return value ? YearEnd{2000 + *value, unit} : YearEnd{2000, at + 1};
}

/// The months of Wales, whose families write them: "4ydd Mawrth 2014". Only beside a day: "Mai" and
/// "Medi" are names as well.
bool welsh_month(const TokenStream& tokens, std::size_t i) {
  return one_of(tokens[i].id,
                {"ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf",
                 "gorffenaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
                 // as they sound after "o": "y 3ydd o Fai"
                 "fai", "fehefin", "orffennaf", "fedi", "dachwedd", "ragfyr", "fawrth"});
}

/// The months and years of Kabul and Tehran, as families give them: "12 Mehr 1390", "spring 1388".
bool solar_month(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"farvardin", "ordibehesht", "khordad", "tir",    "mordad", "shahrivar", "mehr",  "aban",
       "azar",      "dey",         "bahman",  "esfand", "hamal",  "saur",      "sawr",  "jawza",
       "saratan",   "asad",        "sunbula", "mizan",  "aqrab",  "qaws",      "jadi",  "dalw",
       "hut",       "hoot",        "spring",  "summer", "autumn", "winter",    "nowruz"});
  return words.has(id);
}

/// The year of our calendar in which the solar year of token `i` begins; or nothing.
std::optional<int> solar_year(const TokenStream& tokens, std::size_t i) {
  if (i >= tokens.size() || tokens[i].shape != Shape::number || tokens[i].letters != 4)
    return std::nullopt;
  const auto value = digits_value(tokens.word(i));
  return value && *value >= 1370 && *value <= 1410 ? std::optional(*value + 621) : std::nullopt;
}

/// A year after the token `last`, in four digits or in two ("March '14").
std::optional<int> year_after(const TokenStream& tokens, std::size_t last) {
  if (last + 1 >= tokens.size() || !date_gap(tokens, last)) return std::nullopt;
  // "3 Feb, 17 Feb"
  if (tokens[last + 1].letters < 4 && last + 2 < tokens.size() && tokens.adjacent(last + 1) &&
      month_named(tokens, last + 2) != 0)
    return std::nullopt;
  // "16 June, 09:30", "3 March 09.00"
  const bool minutes =
      last + 2 < tokens.size() && tokens.gap_after(last + 1) == "." &&
      ((tokens[last + 2].shape == Shape::number && tokens[last + 2].letters == 2) ||
       (tokens[last + 2].shape == Shape::code && tokens[last + 2].letters == 4 &&
        tokens.word(last + 2).ends_with('m')));
  if ((tokens.gap_after(last + 1) == ":" || minutes) && tokens[last + 1].letters < 4)
    return std::nullopt;
  return year_at(tokens, last + 1);
}

/// The date with the year that follows it, in digits or in words.
WrittenDate with_year(const TokenStream& tokens, WrittenDate date) {
  if (const auto year = year_after(tokens, date.last)) {
    date.year = *year;
    ++date.last;
  } else if (date.last + 1 < tokens.size() && date_gap(tokens, date.last)) {
    const auto cut =
        tokens[date.last + 1].word() ? small_number(tokens, date.last + 1) : std::nullopt;
    if (const auto spoken = spoken_year(tokens, date.last + 1)) {
      date.year = spoken->year;
      date.last = spoken->last;
    } else if (date.day && cut && *cut >= 9 && !tokens.word(date.last + 1).ends_with("th") &&
               !tokens.adjacent(date.last + 1)) {
      // "third of March fourteen"
      date.year = 2000 + *cut;
      ++date.last;
    }
  }
  return date;
}

std::optional<WrittenDate> day_first(const TokenStream& tokens, std::size_t i) {
  const auto day = day_end(tokens, i);
  if (!day) return std::nullopt;
  std::size_t at = *day + 1;
  if (at + 1 < tokens.size() && tokens[at].id == word_id("day")) ++at;
  if (at < tokens.size() && one_of(tokens[at].id, {"of", "o"})) ++at;
  if (at >= tokens.size() || !date_gap(tokens, at - 1)) {
    if (at >= tokens.size() || !tokens.gap_after(at - 1).empty()) return std::nullopt;
  }
  // "the 12th of the 3rd 14"
  // "the twenty-third of the eighth, twenty seventeen"
  const bool said = at + 2 < tokens.size() && ordinals.has(tokens[at + 1].id) &&
                    (spoken_year(tokens, at + 2) || year_after(tokens, at + 1));
  const bool numbered = at + 1 < tokens.size() && tokens[at].id == word_id("the") &&
                        tokens[at - 1].id == word_id("of") &&
                        (tokens[at + 1].shape == Shape::code || said) &&
                        small_number(tokens, at + 1) && *small_number(tokens, at + 1) <= 12;
  if (numbered) ++at;
  // "3rd of 5th 2011"
  const bool bare = !numbered && at < tokens.size() && tokens[at].shape == Shape::code &&
                    tokens[at - 1].id == word_id("of") && small_number(tokens, at) &&
                    *small_number(tokens, at) <= 12;
  if (bare) {
    const WrittenDate date = with_year(tokens, WrittenDate{i, at, true, true, 0});
    return date.year != 0 ? std::optional(date) : std::nullopt;
  }
  if (solar_month(tokens[at].id)) {
    const auto year = solar_year(tokens, at + 1);
    return year ? std::optional(WrittenDate{i, at + 1, true, true, *year}) : std::nullopt;
  }
  if (!numbered && month_named(tokens, at) == 0 && !welsh_month(tokens, at)) return std::nullopt;
  return with_year(tokens, WrittenDate{i, at, true, true, 0});
}

/// "19 xi 2010": the month in Roman figures.
std::optional<WrittenDate> roman_month(const TokenStream& tokens, std::size_t i) {
  constexpr std::array<std::string_view, 12> figures = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                        "vii", "viii", "ix",  "x",  "xi", "xii"};
  if (i + 2 >= tokens.size() || tokens[i].shape != Shape::number || tokens[i].letters > 2 ||
      !tokens[i + 1].word() || tokens[i + 1].letters > 4)
    return std::nullopt;
  const char parted = separator(tokens.gap_after(i));
  if (parted == 0 || separator(tokens.gap_after(i + 1)) != parted) return std::nullopt;
  const std::size_t digits = tokens[i + 2].letters;
  const auto year =
      digits == 4 || (digits == 2 && parted != ' ') ? year_at(tokens, i + 2) : std::nullopt;
  const auto day = small_number(tokens, i);
  for (const std::string_view figure : figures) {
    if (tokens[i + 1].id == word_id(figure) && year && day && *day >= 1 && *day <= 31)
      return WrittenDate{i, i + 2, true, true, *year};
  }
  return std::nullopt;
}

std::optional<WrittenDate> month_first(const TokenStream& tokens, std::size_t i) {
  if (solar_month(tokens[i].id) && tokens.adjacent(i)) {
    const auto year = solar_year(tokens, i + 1);
    if (year) return WrittenDate{i, i + 1, false, true, *year};
  }
  if (month_named(tokens, i) == 0) return std::nullopt;
  std::size_t at = i + 1;
  if (at < tokens.size() && tokens[at].id == word_id("the")) ++at;
  if (at >= tokens.size() || !date_gap(tokens, at - 1)) return std::nullopt;
  const bool year_only = tokens[at].shape == Shape::number && tokens[at].letters == 4;
  const auto day = year_only ? std::nullopt : day_end(tokens, at);
  if (day) {
    return with_year(tokens, WrittenDate{i, *day, true, true, 0});
  }
  const auto year = year_after(tokens, i);
  return year ? std::optional(WrittenDate{i, i + 1, false, true, *year}) : std::nullopt;
}

std::optional<WrittenDate> packed_date(const TokenStream& tokens, std::size_t i) {
  const std::string_view word = tokens.word(i);
  if (word.size() == 8 && (word.starts_with("19") || word.starts_with("20"))) {
    const auto leading_year = digits_value(word.substr(0, 4));
    const auto middle = digits_value(word.substr(4, 2));
    if (leading_year && middle && *middle >= 1 && *middle <= 12)
      return WrittenDate{i, i, true, true, *leading_year};
  }
  if (word.size() != 6 && word.size() != 8) return std::nullopt;
  const auto day = digits_value(word.substr(0, 2));
  const auto month = digits_value(word.substr(2, 2));
  const auto year = digits_value(word.substr(4));
  if (!day || !month || !year || *day < 1 || *day > 31 || *month < 1 || *month > 12)
    return std::nullopt;
  const int full = full_year(*year, word.size() - 4);
  return full != 0 ? std::optional(WrittenDate{i, i, true, true, full}) : std::nullopt;
}

/// "04MAR16", "19JUL2012": as registers print it.
std::optional<WrittenDate> packed_with_month(const TokenStream& tokens, std::size_t i) {
  constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
  const Folded folded = fold(tokens.word(i));
  const std::string_view word = folded.view();
  // "3March2014", too
  const std::size_t letters = word.find_first_not_of("0123456789");
  const std::size_t tail = word.find_last_not_of("0123456789");
  if (letters == 0 || letters > 2 || letters == std::string_view::npos || tail < letters + 2 ||
      tail > letters + 8)
    return std::nullopt;
  const std::string_view figures = word.substr(tail + 1);
  const std::string_view month = word.substr(letters, tail + 1 - letters);
  const auto day = digits_value(word.substr(0, letters));
  const auto year = digits_value(figures);
  const int full =
      year && (figures.size() == 2 || figures.size() == 4) ? full_year(*year, figures.size()) : 0;
  if (!day || *day < 1 || *day > 31 || full == 0) return std::nullopt;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const bool whole = months.at(word_id(month)) == at;
    if (month == names[at] || whole || (at == 8 && month == "sept"))
      return WrittenDate{i, i, true, true, full};
  }
  return std::nullopt;
}

/// Counted from 1; 0 for a word that is none of them.
template <std::size_t N>
std::uint8_t value_of(const WordSet<N>& words, std::uint64_t id) noexcept {
  const std::size_t place = words.at(id);
  return place == N ? std::uint8_t{0} : static_cast<std::uint8_t>(place + 1);
}

}  // namespace

std::optional<std::size_t> spoken_year_at(const TokenStream& tokens, std::size_t i) {
  const auto year = spoken_year(tokens, i);
  return year ? std::optional(year->last) : std::nullopt;
}

std::uint8_t month_in(const Token& token) noexcept {
  if (!token.word() || token.letters < 3 || token.letters > 9) return 0;
  const std::uint64_t id = token.id;
  if (token.letters == 3) return value_of(short_months, id);
  if (id == word_id("sept")) return 9;
  if (!some_month.passes(id)) return 0;
  static constexpr std::array<std::uint8_t, 24> of_slips = {
      1, 1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 9, 9, 9, 9, 10, 10, 10, 11, 11, 11, 12, 12, 12};
  const std::size_t slip = month_slips.at(id);
  return slip < of_slips.size() ? of_slips[slip] : value_of(months, id);
}

std::uint8_t small_number_in(const Token& token, std::string_view word) noexcept {
  const auto kept = [](std::optional<int> value) {
    return value ? static_cast<std::uint8_t>(*value + 1) : std::uint8_t{0};
  };
  if (token.shape == Shape::number) return word.size() <= 2 ? kept(digits_value(word)) : 0;
  if (token.shape == Shape::code) {
    if (word.size() > 5) return 0;
    // "4ydd Mawrth"
    if (word.ends_with("ydd")) {
      word.remove_suffix(3);
      return word.size() <= 2 ? kept(digits_value(word)) : 0;
    }
    if (word.size() > 4) return 0;
    const std::string_view end = word.substr(word.size() - 2);
    if (std::isalpha(static_cast<unsigned char>(end[0])) == 0) return 0;
    word.remove_suffix(2);
    const bool ordinal =
        one_of(word_id(fold(end).view()), {"st", "nd", "rd", "th", "af", "il", "fed", "eg"});
    return ordinal && word.size() <= 2 ? kept(digits_value(word)) : 0;
  }
  if (token.letters < 3 || token.letters > 11 || !some_number.passes(token.id)) return 0;
  const std::uint8_t cardinal = value_of(cardinals, token.id);
  const std::uint8_t value = cardinal != 0 ? cardinal : value_of(ordinals, token.id);
  return value != 0 ? static_cast<std::uint8_t>(value + 1) : std::uint8_t{0};
}

std::optional<WrittenDate> date_at(const TokenStream& tokens, std::size_t i, bool packed) {
  if (i >= tokens.size()) return std::nullopt;
  if (auto date = day_first(tokens, i)) return date;
  if (tokens[i].shape == Shape::code) {
    if (auto date = packed_with_month(tokens, i)) return date;
    const auto date = numeric_date(tokens, i);
    return date && date->full() ? date : std::nullopt;
  }
  if (tokens[i].shape == Shape::number) {
    if (auto date = numeric_date(tokens, i)) return date;
    if (auto date = roman_month(tokens, i)) return date;
    return packed ? packed_date(tokens, i) : std::nullopt;
  }
  return month_first(tokens, i);
}

}  // namespace fieldfare::guard
