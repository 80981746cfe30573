#include <algorithm>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/spreadsheet.h>

namespace fieldfare::selection {

FileKind kind_of_file(ByteView bytes) {
  constexpr auto what_then = "Open it in Excel, save it as a workbook (.xlsx) and import that.";
  const std::string_view text = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 512)));
  if (bytes.empty()) throw Error(ErrorCode::not_possible, "The file is empty.");
  if (bytes.size() > limits::file_bytes) {
    throw Error(ErrorCode::not_possible, "The file is larger than 64 MiB.",
                "Ask the area for the list alone, without other tables.");
  }
  if (text.starts_with("\xD0\xCF\x11\xE0")) {
    throw Error(ErrorCode::not_possible,
                "The file is of the old Excel format (.xls), or protected by a password.",
                "Open it in Excel, take the password off, save it as a workbook (.xlsx) and import "
                "that.");
  }
  if (text.starts_with("PK") && text.size() > 4) {
    if (text.find("mimetypeapplication/vnd.oasis") != std::string_view::npos)
      throw Error(ErrorCode::not_possible, "The file is an OpenDocument table (.ods).", what_then);
    return FileKind::workbook;
  }
  if (text.starts_with("%PDF"))
    throw Error(ErrorCode::not_possible, "The file is a PDF, not a list.",
                "Ask the area for the list as an Excel workbook or a CSV file.");
  if (text.starts_with("\x1F\x8B") || text.starts_with("7z\xBC\xAF") || text.starts_with("Rar!"))
    throw Error(ErrorCode::not_possible, "The file is a packed archive.",
                "Unpack it and import the workbook or CSV file in it.");
  return FileKind::text;
}

}  // namespace fieldfare::selection
