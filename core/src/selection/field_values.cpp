#include "selection/field_values.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include <fieldfare/core/selection/person_table.h>
#include <fieldfare/core/time.h>

#include "selection/headings.h"
#include "selection/known_words.h"

namespace fieldfare::selection {

namespace {

constexpr std::size_t longest_text = 200;

using framework::PersonField;

bool has_value(const PersonField& field, std::string_view value) {
  return std::find(field.values.begin(), field.values.end(), value) != field.values.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = text.find(' ');
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

std::optional<double> leading_number(std::string_view text, std::string_view* rest = nullptr) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (read.ec != std::errc() || !std::isfinite(number)) return std::nullopt;
  if (rest != nullptr) *rest = {read.ptr, static_cast<std::size_t>(end - read.ptr)};
  return number;
}

/// "14", "14.6", "14 years 3 months", "Age 14", "under 1", "11-16", "11 to 16".
std::optional<std::string> read_age(std::string_view text) {
  const std::string plain = folded(text);
  std::vector<int> numbers;
  bool months = false;
  for (const std::string_view word : words_of(plain)) {
    int number = 0;
    const auto read = std::from_chars(word.begin(), word.end(), number);
    if (read.ec == std::errc()) {
      if (number > 120 || numbers.size() == 2) return std::nullopt;
      numbers.push_back(number);
    }
    months = months || word.starts_with("m") || word.ends_with("m");
  }
  if (numbers.empty()) return std::nullopt;
  const bool band = numbers.size() == 2 && !months && text.find('.') == std::string_view::npos;
  if (holds_words(plain, "under")) return "0-" + std::to_string(std::max(0, numbers[0] - 1));
  if (numbers.size() == 1 && months) return "0";
  if (!band) return std::to_string(numbers[0]);
  if (numbers[1] < numbers[0]) return std::nullopt;
  return std::to_string(numbers[0]) + "-" + std::to_string(numbers[1]);
}

std::optional<std::string> read_minutes(std::string_view text) {
  std::string_view rest;
  const auto first = leading_number(text, &rest);
  if (!first || *first < 0) return std::nullopt;
  const std::string unit = folded(rest);
  double minutes = *first;
  if (unit.starts_with("h")) {
    minutes *= 60;
    const auto digit = unit.find_first_of("0123456789");
    if (digit != std::string::npos)
      minutes += leading_number(std::string_view(unit).substr(digit)).value_or(0);
  }
  if (minutes > 10'000) return std::nullopt;
  return std::to_string(std::lround(minutes));
}

std::optional<std::string> read_number(const PersonField& field, std::string_view text) {
  if (field.unit == "years") return read_age(text);
  if (field.unit == "minutes") return read_minutes(text);
  std::string_view rest;
  auto number = leading_number(text, &rest);
  if (!number) return std::nullopt;
  // Excel keeps 85 per cent as 0.85.
  if (field.unit == "per cent" && *number <= 1 && text.find('.') != std::string_view::npos)
    *number *= 100;
  if (field.minimum && *number < *field.minimum) return std::nullopt;
  if (field.maximum && *number > *field.maximum) return std::nullopt;
  return std::to_string(std::lround(*number));
}

/// What a yes or no under this heading says of a field with values.
std::optional<std::string> value_by_heading(const PersonField& field, bool yes,
                                            std::string_view heading) {
  if (holds_words(heading, "health") && has_value(field, "health")) return yes ? "health" : "";
  if (has_value(field, "social-care")) {
    const bool care = holds_words(heading, "social") || holds_words(heading, "care");
    if (care) return yes ? "social-care" : "";
  }
  if (has_value(field, "out-of-area")) {
    const bool out = holds_words(heading, "out") && !holds_words(heading, "in");
    return yes == out ? "out-of-area" : "in-area";
  }
  if (has_value(field, "sen-support") && holds_words(heading, "support") &&
      !holds_words(heading, "ehc"))
    return yes ? "sen-support" : "";
  if (has_value(field, "ehc-plan")) return yes ? "ehc-plan" : "";
  if (has_value(field, "current")) return yes ? "current" : "none";
  if (has_value(field, "part-time")) {
    const bool part = holds_words(heading, "part") && !holds_words(heading, "full");
    return yes == part ? "part-time" : "full-time";
  }
  if (has_value(field, "dual")) return yes ? "dual" : "single";
  return std::nullopt;
}

std::optional<std::string> read_category(const PersonField& field, std::string_view text,
                                         std::string_view heading) {
  const std::string plain = folded(text);
  std::string hyphened = plain;
  std::replace(hyphened.begin(), hyphened.end(), ' ', '-');
  if (has_value(field, hyphened)) return hyphened;
  for (const std::string_view value : known_categories(plain)) {
    if (has_value(field, value)) return std::string(value);
    // Fields without a word for it: SEN support means that there is no plan.
    if (value == "sen-support" && has_value(field, "none")) return "none";
    if (value == "ehc-plan" && has_value(field, "current")) return "current";
  }
  if (const auto yes = known_flag(plain)) return value_by_heading(field, *yes, heading);
  return std::nullopt;
}

std::optional<std::string> known_word(const PersonField& field, std::string_view text) {
  const std::string plain = folded(text);
  const auto found = field.id == "gender"      ? known_gender(plain)
                     : field.id == "ethnicity" ? known_ethnicity(plain)
                     : field.id == "needs"     ? known_need(plain)
                                               : std::nullopt;
  return found ? std::optional<std::string>(*found) : std::nullopt;
}

std::optional<FieldValue> read_text(const PersonField& field, std::string_view text) {
  if (const auto known = known_word(field, text)) return FieldValue{*known, true};
  if (text.size() > longest_text) return std::nullopt;
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), ';', ',');
  return FieldValue{out, false};
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto end = text.find_first_of(at);
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) out.push_back(part);
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::optional<FieldValue> list_item(const PersonField& field, std::string_view text,
                                    std::string_view heading) {
  if (!field.values.empty()) {
    const auto value = read_category(field, text, heading);
    return value ? std::optional(FieldValue{*value, true}) : std::nullopt;
  }
  return read_text(field, text);
}

/// Commas part the items of a list unless they stand in one: "speech, language and communication".
std::optional<FieldValue> read_list(const PersonField& field, std::string_view text,
                                    std::string_view heading) {
  std::vector<std::string> items;
  bool known = true;
  const auto take = [&](std::string_view part) {
    const auto value = list_item(field, part, heading);
    if (!value) return false;
    known = known && value->known;
    if (!value->text.empty()) items.push_back(value->text);
    return true;
  };
  for (const std::string_view part : split(text, ";|\n/")) {
    const bool whole = known_word(field, part).has_value();
    if (whole || part.find(',') == std::string_view::npos) {
      if (!take(part)) return std::nullopt;
      continue;
    }
    for (const std::string_view piece : split(part, ",")) {
      if (!take(piece)) return std::nullopt;
    }
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  FieldValue out{{}, known};
  for (const std::string& item : items)
    out.text += (out.text.empty() ? "" : "; ") + item;
  return out;
}

}  // namespace

std::optional<FieldValue> read_value(const PersonField& field, std::string_view text,
                                     std::string_view heading) {
  using framework::FieldType;
  const std::string plain = folded(text);
  if (says_unknown(plain)) return FieldValue{{}, true};
  const auto known = [](std::optional<std::string> value) {
    return value ? std::optional(FieldValue{std::move(*value), true}) : std::nullopt;
  };
  switch (field.type) {
    case FieldType::integer:
      return date_in(text).empty() ? known(read_number(field, text)) : std::nullopt;
    case FieldType::category:
      return known(read_category(field, text, heading));
    case FieldType::flag: {
      auto flag = known_flag(plain);
      if (!flag && match_heading(plain, {field}).strength >= 1'000) flag = true;
      return flag ? known(*flag ? "yes" : "no") : std::nullopt;
    }
    case FieldType::list:
      return read_list(field, text, heading);
    case FieldType::text:
      return read_text(field, text);
  }
  return std::nullopt;
}

std::string_view telling_field(std::string_view text) {
  const std::string plain = folded(text);
  if (plain.size() < 2) return plain == "m" || plain == "f" ? "gender" : "";
  if (known_ethnicity(plain)) return "ethnicity";
  if (known_need(plain)) return "needs";
  if (known_gender(plain)) return "gender";
  for (const std::string_view value : known_categories(plain)) {
    if (value == "sen-support" || value == "ehc-plan" || value == "in-assessment")
      return "ehc-status";
    if (value == "state-maintained" || value.starts_with("independent")) return "setting-status";
    if (value == "in-area" || value == "out-of-area") return "setting-area";
  }
  return {};
}

std::string date_in(std::string_view text) {
  if (text.size() < 6 || text.size() > 24) return {};
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  const std::string plain = folded(text);
  const auto words = words_of(plain);
  if (words.size() != 3) return {};
  constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
  int number[3] = {0, 0, 0};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto read = std::from_chars(words[i].begin(), words[i].end(), number[i]);
    if (read.ec == std::errc()) continue;
    const auto at = names.find(words[i].substr(0, 3));
    if (words[i].size() < 3 || at == std::string_view::npos || at % 3 != 0) return {};
    number[i] = static_cast<int>(at / 3) + 1;
  }
  if (number[0] > 31) std::swap(number[0], number[2]);
  if (number[1] > 12) std::swap(number[0], number[1]);
  if (number[2] < 100) number[2] += number[2] < 50 ? 2000 : 1900;
  const Date date{std::chrono::year{number[2]},
                  std::chrono::month(static_cast<unsigned>(number[1])),
                  std::chrono::day(static_cast<unsigned>(number[0]))};
  return date.ok() && number[2] > 1900 && number[2] < 2100 ? to_iso8601(date) : std::string();
}

}  // namespace fieldfare::selection
