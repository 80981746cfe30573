#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <fieldfare/core/framework/information.h>

namespace fieldfare::selection {

/// What a cell says in the words of a field. `known` values come from a closed list and hold no
/// identity; others are what the area wrote, for the guard to read.
struct FieldValue {
  std::string text;  ///< empty: the cell says that nothing is known
  bool known = false;
};

/// Reads a cell for a field; nothing when the field cannot hold it. `heading` (folded) says what a
/// bare "yes" is about: under "social care involvement" it means social care.
[[nodiscard]] std::optional<FieldValue> read_value(const framework::PersonField& field,
                                                   std::string_view text, std::string_view heading);

/// The field that a text belongs to by itself, whatever stands over it: a need of the DfE's list,
/// an ethnic group, a gender, a kind of support. Empty: by itself it may be anything.
[[nodiscard]] std::string_view telling_field(std::string_view text);

/// "2014-03-12" for the ways in which people and programs write a date; empty for anything else.
[[nodiscard]] std::string date_in(std::string_view text);

}  // namespace fieldfare::selection
