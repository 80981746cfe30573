#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
  request = 11,           ///< an item of information that the area is asked for
  request_document = 12,  ///< where a document is found that serves such items
  deadline = 13,          ///< what people made of a deadline of the framework
  told = 14,              ///< up to which state of an activity a role knows the timetable
  survey = 16,
  timetable_reason = 18,  ///< why the timetable departs from a rule on a day
  pause = 19,             ///< days on which the visit stood still
  meeting = 20,           ///< what was recorded of an activity as a meeting; has that activity's id
  meeting_point = 21,
  meeting_answer = 22,
  summary = 23,
  line_note = 24,  ///< that a note tests a line of enquiry
  judgement = 25,
  judgement_record = 26,
  complaint = 27,        ///< a formal complaint about the visit, and its answer
  afterwards = 28,       ///< that a step after the visit is done
  cohort = 30,           ///< children and young people sampled for what they share
  output_part = 35,      ///< what people wrote for a section of an output
  allowed_wording = 36,  ///< an evaluative word that the lead let pass in an output
  export_ = 37,          ///< that an output left the notebook
  comment = 38,          ///< what the area said about a draft, and the answer
  distribution = 39,     ///< that a recipient got an output
};

/// Every kind, in the order of their numbers.
[[nodiscard]] std::span<const Kind> all_kinds() noexcept;

[[nodiscard]] std::string_view kind_name(Kind kind) noexcept;
[[nodiscard]] std::optional<Kind> kind_from_name(std::string_view name) noexcept;

/// Fields whose several values are merged three-way as text; all others are shown side by side.
[[nodiscard]] bool is_text_field(Kind kind, std::string_view field) noexcept;

/// The field that names the entity a thing belongs to (a note's activity), or empty.
[[nodiscard]] std::string_view parent_field(Kind kind) noexcept;
/// The field with the time by which things of this kind are listed, or empty.
[[nodiscard]] std::string_view sort_field(Kind kind) noexcept;

}  // namespace fieldfare::model
