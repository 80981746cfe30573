#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fieldfare::model {

/// The kinds of thing that a visit's log tells of. The numbers are stored; never reuse one.
enum class Kind : std::uint8_t {
  visit = 1,
  member = 2,
  activity = 3,
  case_ = 4,
  note = 5,
  line = 6,
  concern = 7,
  concern_action = 8,
  provider = 9,
  allowed_phrase = 10,
  output_part = 35,      ///< what people wrote for a section of an output
  allowed_wording = 36,  ///< an evaluative word that the lead let pass in an output
  export_ = 37,          ///< that an output left the notebook
};

[[nodiscard]] std::string_view kind_name(Kind kind) noexcept;
[[nodiscard]] std::optional<Kind> kind_from_name(std::string_view name) noexcept;

/// Fields whose several values are merged three-way as text; all others are shown side by side.
[[nodiscard]] bool is_text_field(Kind kind, std::string_view field) noexcept;

/// The field that names the entity a thing belongs to (a note's activity), or empty.
[[nodiscard]] std::string_view parent_field(Kind kind) noexcept;
/// The field with the time by which things of this kind are listed, or empty.
[[nodiscard]] std::string_view sort_field(Kind kind) noexcept;

}  // namespace fieldfare::model
