#pragma once

#include <cstdint>

namespace fieldfare::ui {

enum class Screen : std::uint8_t {
  unlock,
  visits,
  today,
  activity,
  notes,
  coverage,
  lines,
  cases,
  concerns,
  conflicts,
  sync,
  meeting,
  team,
  timetable,
  deadlines,
  requests,
  outputs,
  selection,
  judgement,
  summaries,
  plan,
  days,
  providers,
  contacts,
  surveys,
  afterwards,
  ending,
  people,
  leaves,
  settings,
  more,
};

/// The stable name of a screen, for `--describe` and file names.
[[nodiscard]] const char* screen_id(Screen screen) noexcept;

}  // namespace fieldfare::ui
