#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::test {

/// Writes zip archives: entries as they are, or a packed run of one byte of any length. For tests
/// of what reads them.
class ZipBuilder {
 public:
  ZipBuilder& add(const std::string& name, const std::string& content);
  /// `size` times the same letter, packed to about a hundredth part and a half: a bomb.
  ZipBuilder& add_run(const std::string& name, char letter, std::size_t size);
  [[nodiscard]] Bytes bytes() const;

 private:
  struct Entry {
    std::string name;
    std::string data;
    std::uint32_t size = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0;
  };
  std::vector<Entry> entries_;
};

/// One cell of a sheet as XML; `text` is escaped.
[[nodiscard]] std::string text_cell(const std::string& text);
[[nodiscard]] std::string number_cell(const std::string& number, int style = 0);

/// A workbook of Excel, made as small as it may be.
class WorkbookBuilder {
 public:
  /// Rows of texts; a text of digits alone becomes a number. Empty texts leave the cell out.
  WorkbookBuilder& sheet(const std::string& title,
                         const std::vector<std::vector<std::string>>& rows);
  /// The last sheet gets these merged ranges ("A1:C1").
  WorkbookBuilder& merge(const std::vector<std::string>& ranges);
  WorkbookBuilder& hide();
  /// A sheet whose content is given as the XML inside <sheetData>.
  WorkbookBuilder& raw_sheet(const std::string& title, const std::string& sheet_data);
  /// Texts stand in the shared strings instead of in the cells.
  WorkbookBuilder& share_strings();
  WorkbookBuilder& from_1904();
  /// Adds or replaces a part of the archive.
  WorkbookBuilder& part(const std::string& name, const std::string& content);
  [[nodiscard]] Bytes bytes() const;

 private:
  struct Sheet {
    std::string title;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> merged;
    std::string raw;
    bool hidden = false;
  };
  [[nodiscard]] std::string sheet_xml(const Sheet& sheet, std::vector<std::string>& shared) const;

  std::vector<Sheet> sheets_;
  std::vector<std::pair<std::string, std::string>> parts_;
  bool share_ = false;
  bool from_1904_ = false;
};

}  // namespace fieldfare::test
