#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "selection/archive.h"

namespace fieldfare::selection {

struct SheetPart {
  std::string title;
  std::string part;  ///< name in the archive
  bool hidden = false;
};

/// What a workbook says about itself beside its sheets (ECMA-376 part 1, 18.2, 18.8).
struct WorkbookParts {
  std::vector<SheetPart> sheets;
  std::string strings_part;      ///< empty: no shared strings
  std::vector<bool> date_style;  ///< by index of a cell's style: its number is a date
  bool from_1904 = false;        ///< dates count from 1904-01-01
};

/// Error(damaged) when the workbook names no sheet that is there.
[[nodiscard]] WorkbookParts read_parts(const Archive& archive);

/// The date that a sheet's number stands for, as "2014-03-12"; a time of day is left out. Excel
/// counts a 29 February 1900 that never was. Empty for numbers that are no date between 1900 and
/// 2100.
[[nodiscard]] std::string date_of_serial(double serial, bool from_1904);

/// True when a number format shows a date: it has a year, or a day and a month.
[[nodiscard]] bool shows_date(std::string_view format);

}  // namespace fieldfare::selection
