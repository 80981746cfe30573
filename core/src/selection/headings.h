#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/information.h>
#include <fieldfare/core/selection/raw_table.h>

namespace fieldfare::selection {

/// In lower case, with one space for whatever is no letter or digit: "E.H.C. Plan?" is
/// "e h c plan".
[[nodiscard]] std::string folded(std::string_view text);
/// True when `phrase` stands in `text` as whole words; both folded.
[[nodiscard]] bool holds_words(std::string_view text, std::string_view phrase) noexcept;

/// Why a column with this heading (folded) says who somebody is, or empty.
[[nodiscard]] std::string_view identifying_heading(std::string_view heading);

/// Which field a heading means.
struct FieldMatch {
  const framework::PersonField* field = nullptr;
  int strength = 0;  ///< larger is surer: a whole heading before words in it
};
[[nodiscard]] FieldMatch match_heading(std::string_view heading,
                                       const std::vector<framework::PersonField>& fields);

/// Where a table begins and what its columns are called.
struct Headings {
  std::size_t first_data_row = 0;
  std::size_t row = 0;  ///< of the headings, when there are some
  bool found = false;
  std::size_t recognised = 0;      ///< how many of them are known
  std::vector<std::string> texts;  ///< as in the file, for each column
};

/// Looks through the beginning of a sheet for the row, or the two rows, whose words are known as
/// headings most; what stands above are notes.
[[nodiscard]] Headings find_headings(const RawTable& table,
                                     const std::vector<framework::PersonField>& fields);

}  // namespace fieldfare::selection
