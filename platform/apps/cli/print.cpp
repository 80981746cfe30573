#include "print.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include <fieldfare/core/time.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::cli {

namespace {

constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string day_text(Date date) {
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string cell_text(const Json& row, const Column& column) {
  const auto found = row.find(column.member);
  if (found == row.end() || found->is_null()) return {};
  if (found->is_boolean()) return found->get<bool>() ? std::string(column.title) : std::string();
  if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
  if (found->is_array()) {
    std::string out;
    for (const Json& one : *found) {
      if (!out.empty()) out += ", ";
      out += printable(one.is_string() ? one.get_ref<const std::string&>() : one.dump(), true);
    }
    return out;
  }
  if (!found->is_string()) return found->dump();
  const auto& text = found->get_ref<const std::string&>();
  switch (column.cell) {
    case Cell::id:
      return short_id(text);
    case Cell::time:
      return local_time(text);
    case Cell::date:
      return local_date(text);
    default:
      return printable(text, true);
  }
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t length = utf8::valid(text) ? utf8::count(text) : text.size();
  return length < width ? text + std::string(width - length, ' ') : text;
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += i + 1 == cells.size() ? cells[i] : padded(cells[i], widths[i] + 2);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

/// A column that says nothing about any row is left out: "in conflict", when nothing is.
void drop_empty_columns(std::vector<std::vector<std::string>>& lines) {
  for (std::size_t column = lines.front().size(); column-- > 0;) {
    const bool empty = std::all_of(lines.begin() + 1, lines.end(),
                                   [&](const auto& cells) { return cells[column].empty(); });
    if (!empty) continue;
    for (auto& cells : lines)
      cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

}  // namespace

std::string short_id(std::string_view id) {
  return std::string(id.substr(0, 10));
}

std::string local_time(std::string_view iso) {
  const auto time = time_from_iso8601(iso);
  if (!time) return printable(iso, true);
  const int minutes = minutes_of_day(*time);
  return fmt::format("{} {:02}:{:02}", day_text(date_of(*time)), minutes / 60, minutes % 60);
}

std::string local_date(std::string_view iso) {
  const auto date = date_from_iso8601(iso);
  return date ? day_text(*date) : printable(iso, true);
}

std::string printable(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    const char32_t point = decoded ? decoded->code_point : 0;
    const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
    if (point == '\n' && !one_line) {
      out += '\n';
    } else if (control) {
      out += ' ';
    } else {
      out.append(text.substr(at, decoded->size));
    }
    at += decoded ? decoded->size : 1;
  }
  return out;
}

std::string table(const Json& rows, std::initializer_list<Column> columns, std::string_view none) {
  if (rows.empty()) return std::string(none) + "\n";
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> heading;
  for (const Column& column : columns)
    heading.emplace_back(column.title);
  lines.push_back(std::move(heading));
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const Column& column : columns)
      cells.push_back(cell_text(row, column));
    lines.push_back(std::move(cells));
  }
  drop_empty_columns(lines);
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& cells : lines) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], utf8::count(cells[i]));
    }
  }
  std::string out;
  for (const auto& cells : lines)
    out += line_of(cells, widths);
  return out;
}

std::string where_in_words(const Json& where) {
  const auto devices = where.at("team_devices").get<std::int64_t>();
  std::string out = "on this device";
  if (devices > 0) out += ", on " + counted(devices, "team device", "team devices");
  out += where.at("hub") == "confirmed" ? ", confirmed by the hub" : ", not yet at the hub";
  return out;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string span_in_words(std::int64_t minutes) {
  if (minutes < 120) return counted(minutes, "minute", "minutes");
  if (minutes < 48 * 60) return counted(minutes / 60, "hour", "hours");
  return counted(minutes / (24 * 60), "day", "days");
}

std::string done(const Json&) {
  return "Done.\n";
}

}  // namespace fieldfare::cli
