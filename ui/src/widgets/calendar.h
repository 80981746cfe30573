#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include <fieldfare/core/time.h>

#include "ui.h"

namespace fieldfare::ui {

/// One month to choose a day of.
struct CalendarLook {
  Date month{};  ///< any day of it
  std::optional<Date> chosen;
  std::function<bool(Date)> possible;  ///< whether a day can be chosen
};

struct CalendarTouch {
  std::optional<Date> day;
  int months = 0;  ///< -1 or 1: the month before or after is wanted
  float height = 0;
};

/// Draws it from the top left of `room`; each day is a finger's size.
CalendarTouch calendar(Ui& ui, std::string_view id, const Rect& room, const CalendarLook& look);

/// "Monday 15 June 2026".
[[nodiscard]] std::string date_in_words(Date date);

}  // namespace fieldfare::ui
