#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>

/// The pseudonymised list of a visit as it is kept: the framework's person-level fields, whose
/// values have been put into its words. Never part of the log and never synced.
namespace fieldfare::selection {

/// The number that a value of an integer field stands for; a band ("11-16") has two ends.
struct NumberSpan {
  int from = 0;
  int to = 0;
  bool operator==(const NumberSpan&) const = default;
};
/// "14" or "11-16"; nothing for another text.
[[nodiscard]] std::optional<NumberSpan> number_span(std::string_view value) noexcept;

/// One field over all rows. Each different value stands once; value 0 is empty: not known, which
/// is no fault (alternative provision 2023 L482).
struct PersonColumn {
  std::string field;
  std::vector<std::string> values{std::string()};
  std::vector<std::uint32_t> codes;  ///< a value for each row

  [[nodiscard]] const std::string& at(std::size_t row) const { return values[codes[row]]; }
};

/// What a list value ("autism; hearing") is made of.
[[nodiscard]] std::vector<std::string_view> list_parts(std::string_view value);

struct PersonTable {
  std::vector<std::uint32_t> numbers;  ///< of the rows in the file, rising
  std::vector<PersonColumn> columns;

  [[nodiscard]] std::size_t rows() const noexcept { return numbers.size(); }
  [[nodiscard]] const PersonColumn* column(std::string_view field) const noexcept;
  /// The place of the row with that number in the file.
  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t number) const noexcept;
};

/// As it stands in the store (core/docs/person-level-data.md). `decode` throws Error(damaged).
[[nodiscard]] Bytes encode(const PersonTable& table);
[[nodiscard]] PersonTable decode_person_table(ByteView bytes);

}  // namespace fieldfare::selection
