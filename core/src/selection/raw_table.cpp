#include <fieldfare/core/selection/raw_table.h>

#include <algorithm>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::selection {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

/// Without blanks around it, no-break spaces included, and with control characters as spaces.
std::string tidied(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text.substr(i, 2) == no_break_space) {
      out += ' ';
      ++i;
    } else {
      out += byte < 0x20 || byte == 0x7F ? (byte == '\n' ? '\n' : ' ') : text[i];
    }
  }
  const auto from = out.find_first_not_of(" \n");
  if (from == std::string::npos) return {};
  return out.substr(from, out.find_last_not_of(" \n") - from + 1);
}

[[noreturn]] void too_much(const std::string& what) {
  throw Error(ErrorCode::not_possible, "The file holds more than " + what + ".",
              "Ask the area for the list alone, without other tables, and import that.");
}

}  // namespace

std::uint32_t RawColumn::code_of(std::string_view text, bool& fresh) {
  const auto found = known_.find(text);
  fresh = found == known_.end();
  if (!fresh) return found->second;
  const auto code = static_cast<std::uint32_t>(values_.size());
  values_.emplace_back(text);
  known_.emplace(values_.back(), code);
  return code;
}

void RawColumn::set(std::size_t row, std::uint32_t code) {
  if (codes_.size() <= row) codes_.resize(row + 1, 0);
  codes_[row] = code;
}

void RawColumn::wipe() noexcept {
  known_.clear();
  for (std::string& value : values_)
    crypto::wipe({reinterpret_cast<std::uint8_t*>(value.data()), value.size()});
}

RawTable::~RawTable() {
  for (RawColumn& column : columns_)
    column.wipe();
}

void RawTable::begin_row(std::uint32_t number) {
  if (!numbers_.empty() && number <= numbers_.back()) {
    throw Error(ErrorCode::damaged, "The rows of the sheet are not in order.",
                "Open the file in Excel, save it again and import that.");
  }
  next_ = number;
}

void RawTable::set(std::size_t column, std::string_view text) {
  if (text.empty()) return;
  if (text.size() > limits::cell_bytes) too_much("32,767 characters in one cell");
  if (!utf8::valid(text)) {
    throw Error(ErrorCode::damaged,
                "Row " + std::to_string(next_) + " of the file holds bytes that are no text.",
                "Open the file in Excel, save it again and import that.");
  }
  const std::string tidy = tidied(text);
  if (tidy.empty()) return;
  if (column >= limits::columns) too_much("256 columns with a value");
  if (numbers_.empty() || numbers_.back() != next_) {
    if (numbers_.size() >= limits::rows) too_much("200,000 rows with a value");
    numbers_.push_back(next_);
  }
  put(numbers_.size() - 1, column, tidy);
}

void RawTable::put(std::size_t row, std::size_t column, std::string_view text) {
  if (columns_.size() <= column) columns_.resize(column + 1);
  if (columns_.size() * numbers_.size() > limits::cells) too_much("16 million cells");
  bool fresh = false;
  const std::uint32_t code = columns_[column].code_of(text, fresh);
  if (fresh) text_bytes_ += text.size();
  if (text_bytes_ > limits::text_bytes) too_much("96 MiB of different texts");
  columns_[column].set(row, code);
}

void RawTable::merge(const MergedRange& range) {
  if (range.first_column >= columns_.size()) return;
  const auto begin = std::lower_bound(numbers_.begin(), numbers_.end(), range.first_row);
  const auto end = std::upper_bound(begin, numbers_.end(), range.last_row);
  if (begin == numbers_.end() || *begin != range.first_row) return;
  const auto first = static_cast<std::size_t>(begin - numbers_.begin());
  const std::string text = columns_[range.first_column].text(first);
  if (text.empty()) return;
  const std::size_t last_column = std::min(range.last_column, limits::columns - 1);
  for (std::size_t row = first; row < static_cast<std::size_t>(end - numbers_.begin()); ++row) {
    for (std::size_t column = range.first_column; column <= last_column; ++column) {
      if (++merged_cells_ > limits::merged_cells) too_much("2 million merged cells");
      if (column >= columns_.size() || columns_[column].code(row) == 0) put(row, column, text);
    }
  }
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (++column; column > 0; column = (column - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

}  // namespace fieldfare::selection
