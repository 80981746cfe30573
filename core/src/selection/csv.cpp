#include <algorithm>
#include <array>
#include <map>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/spreadsheet.h>

#include "selection/text_encoding.h"

namespace fieldfare::selection {

namespace {

constexpr std::array<char, 4> separators = {',', ';', '\t', '|'};
constexpr std::size_t sample_lines = 60;

/// Reads one value after another; a quote inside a value that does not begin with one is a letter.
class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  enum class After { separator, line, end };

  /// The next value, and what stood behind it.
  After next(std::string& value) {
    value.clear();
    if (at_ < text_.size() && text_[at_] == '"') quoted(value);
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == separator_) return After::separator;
      if (c == '\n' || c == '\r') {
        if (c == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        return After::line;
      }
      value += c;
    }
    return After::end;
  }
  [[nodiscard]] bool ended() const noexcept { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const noexcept { return at_; }

 private:
  void quoted(std::string& value) {
    const std::uint32_t began = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] == '"') {
        ++at_;
        if (at_ >= text_.size() || text_[at_] != '"') return;
      }
      value += text_[at_];
      if (value.size() > limits::cell_bytes) open_quote(began);
    }
    open_quote(began);
  }

  [[noreturn]] static void open_quote(std::uint32_t line) {
    throw Error(ErrorCode::damaged,
                "A quotation mark in line " + std::to_string(line) + " is never closed.",
                "Open the file in Excel, save it as a workbook (.xlsx) and import that.");
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

/// How many lines of the beginning have the number of values that most of them have, if that is
/// more than one.
std::size_t evenness(std::string_view text, char separator) {
  std::map<std::size_t, std::size_t> lines;
  CsvReader reader(text, separator);
  std::string value;
  std::size_t values = 0;
  for (std::size_t line = 0; line < sample_lines && !reader.ended();) {
    const auto after = reader.next(value);
    ++values;
    if (after == CsvReader::After::separator) continue;
    if (values > 1) ++lines[values];
    values = 0;
    ++line;
  }
  std::size_t best = 0;
  for (const auto& [count, times] : lines)
    best = std::max(best, times * std::min<std::size_t>(count, 8));
  return best;
}

/// Excel's own word for it: a first line "sep=;".
char separator_of(std::string_view& text) {
  if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\r' || text[5] == '\n')) {
    const char said = text[4];
    text.remove_prefix(6);
    return said;
  }
  char best = ',';
  std::size_t most = 0;
  for (const char separator : separators) {
    std::size_t even = 0;
    try {
      even = evenness(text, separator);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;  // a quote left open is told when it is read
    }
    if (even > most) {
      most = even;
      best = separator;
    }
  }
  return best;
}

}  // namespace

RawTable read_csv(ByteView bytes, const Heard& heard) {
  const std::string decoded = to_utf8(bytes);
  std::string_view text = decoded;
  const char separator = separator_of(text);
  CsvReader reader(text, separator);
  RawTable table;
  std::string value;
  for (std::uint32_t row = 1; !reader.ended(); ++row) {
    table.begin_row(row);
    auto after = CsvReader::After::separator;
    for (std::size_t column = 0; after == CsvReader::After::separator; ++column) {
      after = reader.next(value);
      table.set(column, value);
    }
    if (row % limits::rows_between_reports == 0 && heard && !heard(reader.at(), text.size()))
      throw Error(ErrorCode::not_possible, "The import was stopped; nothing was changed.");
  }
  return table;
}

}  // namespace fieldfare::selection
