#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/selection/person_table.h>
#include <fieldfare/core/selection/raw_table.h>
#include <fieldfare/core/time.h>

/// From the cells of a sheet to the framework's person-level fields.
namespace fieldfare::selection {

/// What becomes of a column of the file.
enum class ColumnState {
  taken,    ///< it fills a field
  refused,  ///< it says who somebody is, by its heading or by what it holds; nothing of it is kept
  ignored,  ///< the framework asks for nothing of the kind, or a person left it out
};
[[nodiscard]] std::string_view name(ColumnState state) noexcept;

struct ColumnFate {
  std::string column;   ///< "C"
  std::string heading;  ///< as in the file, masked by the guard
  ColumnState state = ColumnState::ignored;
  std::string field;          ///< when taken
  std::string why;            ///< a sentence
  std::int64_t filled = 0;    ///< cells with a value
  std::int64_t unread = 0;    ///< of these, what the field cannot hold; left empty
  std::int64_t withheld = 0;  ///< of these, what the guard stopped; left empty
};

struct PersonImport {
  std::vector<ColumnFate> columns;
  PersonTable table;
  std::uint32_t heading_row = 0;     ///< as numbered in the file; 0: no headings were found
  std::vector<std::string> missing;  ///< fields that no column fills
  std::vector<std::string> warnings;
};

/// A person's word on a column: by its letters or its heading, what it fills; "ignore" for nothing.
struct ColumnChoice {
  std::string column;
  std::string field;
};

struct ImportWishes {
  std::vector<ColumnChoice> choices;
  std::string list;  ///< of the framework's lists; empty: its fields are not parted
  Date today{};      ///< by which dates of birth are told from other dates
};

/// Maps and cleans a sheet. A column that identifies is refused whatever was wished for. Pure.
/// Error(not_possible) when the framework asks for no person-level data or no column could be
/// used; Error(usage) for a wish about a column or field that is not there, or one that is refused.
[[nodiscard]] PersonImport map_people(const RawTable& table, const framework::Framework& framework,
                                      const guard::Guard& guard, const guard::AllowList& allow,
                                      const ImportWishes& wishes);

/// How well the headings of a sheet fit the framework's fields; 0: not at all.
[[nodiscard]] std::size_t recognised_headings(const RawTable& table,
                                              const framework::Framework& framework);

}  // namespace fieldfare::selection
