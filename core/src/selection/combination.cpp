#include <fieldfare/core/selection/combination.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include <fieldfare/core/selection/propose.h>

#include "selection/headings.h"
#include "selection/known_words.h"

namespace fieldfare::selection {

namespace {

using framework::FieldType;
using framework::PersonField;

constexpr std::size_t longest_phrase = 10;  ///< in words

const PersonField* field_of(const framework::Framework& framework, std::string_view id) {
  for (const PersonField& field : framework.person_level_data.fields) {
    if (field.id == id) return &field;
  }
  return nullptr;
}

std::string title_of(const framework::Framework& framework, const std::string& id) {
  const PersonField* field = field_of(framework, id);
  return field == nullptr ? id : field->title;
}

/// What texts are searched for: folded phrases with what they say.
using Phrases = std::multimap<std::string, Said, std::less<>>;

/// Single words that mean many things; beside others they are part of a phrase.
bool tells_nothing(std::string_view phrase) {
  constexpr auto words = std::to_array<std::string_view>(
      {"none",  "other", "health", "support", "school",   "college", "home",
       "white", "mixed", "yes",    "no",      "in",       "out",     "single",
       "dual",  "full",  "part",   "current", "previous", "male",    "none"});
  return phrase.size() < 3 ||
         (phrase != "male" && std::find(words.begin(), words.end(), phrase) != words.end());
}

Phrases phrases_of(const PersonTable& table, const framework::Framework& framework) {
  Phrases out;
  const auto add = [&](const std::string& phrase, Said said) {
    if (!tells_nothing(phrase)) out.emplace(phrase, std::move(said));
  };
  for (const PersonColumn& column : table.columns) {
    const PersonField* field = field_of(framework, column.field);
    const bool searched = field != nullptr && column.field != "reference" &&
                          column.field != "reason" && field->type != FieldType::integer &&
                          field->type != FieldType::flag && field->type != FieldType::category;
    if (!searched || !field->values.empty()) continue;
    std::set<std::string_view> parts;
    for (const std::string& value : column.values) {
      for (const auto part : list_parts(value))
        parts.insert(part);
    }
    for (const auto part : parts)
      add(folded(part), {column.field, std::string(part)});
  }
  for (const WordsFor& one : all_known_words()) {
    if (table.column(one.field) != nullptr)
      add(std::string(one.words), {std::string(one.field), std::string(one.value)});
  }
  return out;
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

/// The number at the beginning of a word ("14", "14yo"), and the rest of it; -1 for none.
int number_in(std::string_view word, std::string_view& rest) {
  int number = -1;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  if (read.ec != std::errc() || number > 25) return -1;
  rest = {read.ptr, static_cast<std::size_t>(word.data() + word.size() - read.ptr)};
  return number;
}

/// "aged 14", "age 14", "14 year old", "14yo", "14 yrs", "year 9".
void find_ages(const std::vector<std::string_view>& words, std::set<Said>& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view rest;
    const int number = number_in(words[i], rest);
    if (number < 0) continue;
    const std::string_view before = i > 0 ? words[i - 1] : std::string_view();
    const std::string_view after = !rest.empty()          ? rest
                                   : i + 1 < words.size() ? words[i + 1]
                                                          : std::string_view();
    const std::string_view then = !rest.empty()          ? std::string_view()
                                  : i + 2 < words.size() ? words[i + 2]
                                                         : std::string_view();
    const bool old = after.starts_with("yo") || after == "yrs" ||
                     (after.starts_with("year") && (then == "old" || then == "olds"));
    if (before == "aged" || before == "age" || old) {
      out.insert({"age", std::to_string(number)});
    } else if (before == "year" && rest.empty() && number >= 1 && number <= 13) {
      out.insert({"age", std::to_string(number + 4) + "-" + std::to_string(number + 5)});
    }
  }
}

/// The ages of a phase, or nothing.
std::optional<NumberSpan> span_of_phase(std::string_view phase) {
  if (phase == "early years") return NumberSpan{0, 4};
  if (phase == "primary") return NumberSpan{5, 10};
  if (phase == "secondary") return NumberSpan{11, 15};
  if (phase == "16 to 18") return NumberSpan{16, 18};
  if (phase == "19 and over") return NumberSpan{19, 25};
  return std::nullopt;
}

std::optional<NumberSpan> span_said(const std::string& value) {
  if (const auto phase = span_of_phase(value)) return phase;
  return number_span(value);
}

/// For each value of a column, whether it has what was said.
std::vector<char> fitting(const PersonColumn& column, const std::string& said) {
  std::vector<char> out;
  const auto asked = column.field == "age" ? span_said(said) : std::nullopt;
  for (const std::string& value : column.values) {
    bool fits = false;
    if (asked) {
      const auto has = number_span(value);
      fits = has && has->from <= asked->to && has->to >= asked->from;
    } else {
      const auto parts = list_parts(value);
      fits = std::find(parts.begin(), parts.end(), said) != parts.end();
    }
    out.push_back(fits ? 1 : 0);
  }
  return out;
}

/// Everything that is said of one field.
struct Ask {
  const PersonColumn* column = nullptr;
  std::vector<char> fits;  ///< by code
};

Ask ask(const PersonColumn& column, const std::vector<std::string>& values, bool all) {
  Ask out;
  out.column = &column;
  out.fits.assign(column.values.size(), all ? 1 : 0);
  for (const std::string& value : values) {
    const auto one = fitting(column, value);
    for (std::size_t code = 0; code < one.size(); ++code)
      out.fits[code] = all ? (out.fits[code] & one[code]) : (out.fits[code] | one[code]);
  }
  return out;
}

std::int64_t count(const PersonTable& table, const std::vector<Ask>& asks, std::size_t without) {
  std::int64_t out = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    bool fits = true;
    for (std::size_t i = 0; fits && i < asks.size(); ++i)
      fits = i == without || asks[i].fits[asks[i].column->codes[row]] == 1;
    out += fits ? 1 : 0;
  }
  return out;
}

std::string_view advice(std::string_view field) {
  if (field == "age") return "Say the phase of education instead of the age";
  if (field == "needs") return "Name the broad area of need, or leave the need out";
  if (field == "settings" || field == "outreach-provider" || field == "education-provision")
    return "Say what kind of setting it is instead of its name";
  if (field == "ethnicity") return "Leave the ethnicity out";
  if (field == "gender") return "Leave out whether it is a boy or a girl";
  return {};
}

void warn(Combination& out, const framework::Framework& framework) {
  std::string said;
  std::int64_t most = -1;
  for (const SaidCount& one : out.said) {
    said += (said.empty() ? "" : ", ") + in_words(one.said);
    if (one.rows_without > most) {
      most = one.rows_without;
      out.coarsen = one.said.field;
    }
  }
  const std::string what(advice(out.coarsen));
  out.warning = fmt::format(
      "{} on the area's list {} what is said ({}), so it may say who somebody is. {}{}.",
      out.rows == 0   ? "Nobody"
      : out.rows == 1 ? "One person"
                      : fmt::format("Only {} people", out.rows),
      out.rows <= 1 ? "fits" : "fit", said,
      what.empty() ? fmt::format("Leave out: {}", title_of(framework, out.coarsen)) : what,
      most > out.rows ? fmt::format("; then {} fit", most) : std::string());
}

}  // namespace

std::vector<Said> said_in(std::string_view text, const PersonTable& table,
                          const framework::Framework& framework) {
  const Phrases phrases = phrases_of(table, framework);
  const std::string plain = folded(text);
  const auto words = words_of(plain);
  std::set<Said> out;
  if (table.column("age") != nullptr) find_ages(words, out);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto from = static_cast<std::size_t>(words[i].data() - plain.data());
    for (std::size_t n = std::min(longest_phrase, words.size() - i); n > 0; --n) {
      const auto& last = words[i + n - 1];
      const auto size = static_cast<std::size_t>(last.data() - plain.data()) + last.size() - from;
      const auto found = phrases.equal_range(std::string_view(plain).substr(from, size));
      if (found.first == found.second) continue;
      for (auto one = found.first; one != found.second; ++one)
        out.insert(one->second);
      i += n - 1;  // the longest phrase stands for its words
      break;
    }
  }
  return {out.begin(), out.end()};
}

Combination combine(const std::vector<Said>& said, const PersonTable& table,
                    const framework::Framework& framework) {
  Combination out;
  std::map<std::string, std::vector<std::string>> by_field;
  for (const Said& one : said) {
    if (table.column(one.field) != nullptr) by_field[one.field].push_back(one.value);
  }
  std::vector<Ask> asks;
  for (const auto& [id, values] : by_field) {
    const PersonField* field = field_of(framework, id);
    const bool all = field != nullptr && field->type == FieldType::list;
    asks.push_back(ask(*table.column(id), values, all));
  }
  out.rows = count(table, asks, asks.size());
  std::size_t i = 0;
  for (const auto& [id, values] : by_field) {
    std::string shown;
    for (const std::string& value : values)
      shown += (shown.empty() ? "" : "; ") + value;
    out.said.push_back({{id, shown}, title_of(framework, id), count(table, asks, i++)});
  }
  if (!out.said.empty() && out.rows < few) warn(out, framework);
  return out;
}

Coarse coarse_description(std::size_t row, const PersonTable& table,
                          const framework::Framework& framework) {
  constexpr auto order = std::to_array<std::string_view>(
      {"support", "ehc-status", "involvement", "looked-after", "alternative-provision", "needs"});
  Coarse out;
  const auto keeps_enough = [&](const Said& more) {
    auto said = out.kept;
    std::erase_if(said, [&](const Said& one) { return one.field == "age" && more.field == "age"; });
    said.push_back(more);
    if (combine(said, table, framework).rows < few) return false;
    out.kept = std::move(said);
    return true;
  };
  const PersonColumn* ages = table.column("age");
  const auto span = ages == nullptr ? std::nullopt : number_span(ages->at(row));
  if (span && !keeps_enough({"age", std::string(phase_of_age((span->from + span->to) / 2))}))
    out.left_out.push_back(title_of(framework, "age"));
  for (const std::string_view field : order) {
    const PersonColumn* column = table.column(field);
    if (column == nullptr) continue;
    bool all = true;
    for (const auto part : list_parts(column->at(row))) {
      if (part == "no" || part == "none") continue;
      all = keeps_enough({std::string(field), std::string(part)}) && all;
    }
    if (!all) out.left_out.push_back(title_of(framework, std::string(field)));
  }
  if (span && out.left_out.empty()) static_cast<void>(keeps_enough({"age", ages->at(row)}));
  return out;
}

std::string in_words(const Said& said) {
  if (said.field == "age") return span_of_phase(said.value) ? said.value : "age " + said.value;
  if (said.value == "ehc-plan" || (said.field == "ehc-status" && said.value == "current"))
    return "EHC plan";
  if (said.value == "sen-support") return "SEN support";
  if (said.value == "in-assessment") return "in assessment for an EHC plan";
  if (said.field == "ehc-status" && said.value == "previous") return "had an EHC plan";
  if (said.value == "social-care") return "social care involvement";
  if (said.field == "involvement" && said.value == "health") return "health involvement";
  if (said.field == "looked-after")
    return said.value == "yes" ? "looked after" : "not looked after";
  if (said.field == "alternative-provision") return "in alternative provision";
  if (said.field == "setting-area") return said.value == "in-area" ? "in area" : "out of area";
  return said.value;
}

}  // namespace fieldfare::selection
