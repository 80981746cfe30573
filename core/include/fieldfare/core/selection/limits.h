#pragma once

#include <cstddef>
#include <cstdint>

/// How much of a person-level file is read. A file comes from an area's office by way of an e-mail:
/// it is no friend. Every limit is checked before memory is asked for, and each lies far above what
/// a local area of any size sends.
namespace fieldfare::selection::limits {

/// The largest English authority keeps about 20,000 EHC plans; 50,000 rows of 20 columns are 5 MiB.
inline constexpr std::size_t file_bytes = std::size_t{64} << 20U;
/// A workbook of Excel has one to three parts a sheet and about ten beside.
inline constexpr std::size_t archive_entries = 2'000;
/// Workbook, relations and styles are read as a whole: tens of kilobytes in practice.
inline constexpr std::size_t small_part_bytes = std::size_t{8} << 20U;
/// Sheets and strings are read as a stream, so this bounds time, not memory: an archive of 64 MiB
/// may claim to hold 64 GiB.
inline constexpr std::size_t sheet_part_bytes = std::size_t{512} << 20U;
/// One row of a sheet, or one shared string, as XML.
inline constexpr std::size_t element_bytes = std::size_t{1} << 20U;
/// What a cell of Excel can hold (32,767 characters), in UTF-8.
inline constexpr std::size_t cell_bytes = std::size_t{32'767} * 4;
/// All different texts of a file together.
inline constexpr std::size_t text_bytes = std::size_t{96} << 20U;
/// Different shared strings: as many as rows and columns can name, and few enough to be counted.
inline constexpr std::size_t shared_strings = 2'000'000;
inline constexpr std::size_t sheets = 200;
/// Rows that hold something; those without a value are passed over and cost nothing.
inline constexpr std::uint32_t rows = 200'000;
/// Columns with a value. Excel has 16,384, of which the formatted but empty ones cost nothing.
inline constexpr std::size_t columns = 256;
/// Places of the table, four bytes each: no shape of rows and columns takes more than 64 MiB.
inline constexpr std::size_t cells = 16'000'000;
inline constexpr std::size_t merged_ranges = 20'000;
/// Places that merged ranges may fill: many large ones over each other would take hours.
inline constexpr std::size_t merged_cells = 2'000'000;
/// How far down the headings are looked for: notes above a table are a page at most.
inline constexpr std::size_t heading_rows = 60;
/// Between two looks at whether somebody wants to stop.
inline constexpr std::uint32_t rows_between_reports = 500;

}  // namespace fieldfare::selection::limits
