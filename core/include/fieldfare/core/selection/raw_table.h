#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The cells of a sheet as they came, before anybody has looked at what they mean.
namespace fieldfare::selection {

/// One column; each different text is kept once. Code 0 is an empty cell.
class RawColumn {
 public:
  RawColumn() { values_.emplace_back(); }
  RawColumn(RawColumn&&) = default;
  RawColumn& operator=(RawColumn&&) = default;
  RawColumn(const RawColumn&) = delete;  // views of the texts would stay behind
  RawColumn& operator=(const RawColumn&) = delete;
  ~RawColumn() = default;

  /// Answers the code of the text, and in `fresh` whether it had none yet.
  std::uint32_t code_of(std::string_view text, bool& fresh);
  void set(std::size_t row, std::uint32_t code);
  [[nodiscard]] std::uint32_t code(std::size_t row) const noexcept {
    return row < codes_.size() ? codes_[row] : 0;
  }
  [[nodiscard]] const std::string& value(std::uint32_t code) const { return values_[code]; }
  [[nodiscard]] const std::string& text(std::size_t row) const { return values_[code(row)]; }
  /// Codes run from 0 to this, itself left out.
  [[nodiscard]] std::uint32_t distinct() const noexcept {
    return static_cast<std::uint32_t>(values_.size());
  }
  [[nodiscard]] std::size_t places() const noexcept { return codes_.size(); }
  void wipe() noexcept;

 private:
  std::vector<std::uint32_t> codes_;
  std::deque<std::string> values_;  ///< never moved, so that views of them stay good
  std::unordered_map<std::string_view, std::uint32_t> known_;
};

/// A rectangle of cells that a spreadsheet shows as one; from 0, last ones included.
struct MergedRange {
  std::uint32_t first_row = 0;  ///< as numbered in the file, from 1
  std::uint32_t last_row = 0;
  std::size_t first_column = 0;
  std::size_t last_column = 0;
};

/// A table of texts. Rows without any are not in it; `number` says where a row stands in the file.
/// May hold identities, so it is wiped when it goes and nothing of it is ever written. Every
/// breach of limits.h is Error(not_possible) that names the limit; text that is not UTF-8 is
/// Error(damaged).
class RawTable {
 public:
  RawTable() = default;
  RawTable(RawTable&&) noexcept = default;
  RawTable& operator=(RawTable&&) noexcept = default;
  RawTable(const RawTable&) = delete;
  RawTable& operator=(const RawTable&) = delete;
  ~RawTable();

  /// The row that `set` fills next; numbers rise. It comes to be with its first text.
  void begin_row(std::uint32_t number);
  /// Blanks around the text and control characters in it are taken off.
  void set(std::size_t column, std::string_view text);
  /// Gives every cell of the range what stands in its first one.
  void merge(const MergedRange& range);

  [[nodiscard]] std::size_t rows() const noexcept { return numbers_.size(); }
  [[nodiscard]] std::size_t columns() const noexcept { return columns_.size(); }
  [[nodiscard]] std::uint32_t number(std::size_t row) const { return numbers_[row]; }
  [[nodiscard]] const RawColumn& column(std::size_t index) const { return columns_[index]; }
  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const {
    return columns_[column].text(row);
  }

 private:
  void put(std::size_t row, std::size_t column, std::string_view text);

  std::vector<RawColumn> columns_;
  std::vector<std::uint32_t> numbers_;
  std::uint32_t next_ = 0;
  std::size_t text_bytes_ = 0;
  std::size_t merged_cells_ = 0;
};

/// "A" to "Z", "AA", ...: as spreadsheets name columns, from 0.
[[nodiscard]] std::string column_letters(std::size_t column);

}  // namespace fieldfare::selection
