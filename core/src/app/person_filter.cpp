#include "app/person_filter.h"

#include <algorithm>
#include <charconv>

#include <fieldfare/core/error.h>

namespace fieldfare::app {

std::string row_name(const framework::Framework& framework, const PersonRow& row) {
  const auto& lists = framework.person_level_data.lists;
  const bool first = lists.empty() || lists.front().id == row.list;
  return (first ? std::string() : row.list + ":") + std::to_string(row.number);
}

PersonRow row_from_name(const framework::Framework& framework, const std::string& text) {
  const auto& lists = framework.person_level_data.lists;
  const auto colon = text.rfind(':');
  PersonRow out;
  out.list = colon != std::string::npos ? text.substr(0, colon)
             : lists.empty()            ? std::string()
                                        : lists.front().id;
  const std::string number = colon == std::string::npos ? text : text.substr(colon + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), out.number);
  if (read.ec != std::errc() || read.ptr != number.data() + number.size()) {
    throw Error(ErrorCode::usage, "\"" + text + "\" is no row of the list.",
                "Rows are named by their number in the file, as `cases propose` prints them.");
  }
  return out;
}

PersonFilter::PersonFilter(const std::vector<std::string>& where) {
  for (const std::string& one : where) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(ErrorCode::usage, "\"" + one + "\" is no condition.",
                  "For example: support=sen-support, age=14-16.");
    }
    conditions_.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
}

bool PersonFilter::fits(const selection::PersonTable& table, std::size_t row) const {
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
    const selection::PersonColumn* column = table.column(condition.field);
    return column != nullptr && value_has(column->at(row), condition.value);
  });
}

bool value_has(std::string_view value, std::string_view wanted) {
  if (value == wanted) return true;
  if (value.empty()) return false;
  const auto has = selection::number_span(value);
  const auto asked = selection::number_span(wanted);
  if (has && asked) return has->from >= asked->from && has->to <= asked->to;
  const auto parts = selection::list_parts(value);
  return std::find(parts.begin(), parts.end(), wanted) != parts.end();
}

}  // namespace fieldfare::app
