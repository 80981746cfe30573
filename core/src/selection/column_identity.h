#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/selection/raw_table.h>
#include <fieldfare/core/time.h>

namespace fieldfare::selection {

/// What the guard says of the values of a column.
struct ColumnIdentity {
  std::string what;           ///< what it holds ("names"), or empty: it does not identify
  std::vector<bool> stopped;  ///< by code: the guard found something in this value
};

/// Looks at the values from row `first` on. A column identifies when one cell in five holds a name,
/// one in twenty a phone number, postcode or the like, one in three the number of a person (so many
/// ten-digit numbers fit an NHS number's check digit by chance), or when most are dates on which
/// somebody of school age could be born, as dates or as a spreadsheet's numbers. `place` says that
/// values may be names of settings and places.
[[nodiscard]] ColumnIdentity look_at(const RawColumn& column, std::size_t first, std::size_t rows,
                                     bool place, const guard::Guard& guard,
                                     const guard::AllowList& allow, Date today);

}  // namespace fieldfare::selection
