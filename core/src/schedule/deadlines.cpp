#include <fieldfare/core/schedule/deadlines.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/core/schedule/working_days.h>

namespace fieldfare::schedule {

namespace {

constexpr int most_on_site_days = 20;
constexpr int end_of_day = 24 * 60;

constexpr auto state_names = std::to_array<std::pair<DeadlineState, std::string_view>>({
    {DeadlineState::upcoming, "upcoming"},
    {DeadlineState::due_today, "due-today"},
    {DeadlineState::overdue, "overdue"},
    {DeadlineState::done, "done"},
});

Date anchor_day(const KeyDays& days, framework::Anchor anchor) {
  switch (anchor) {
    case framework::Anchor::notification:
      return days.notification;
    case framework::Anchor::fieldwork_start:
      return days.fieldwork_start;
    case framework::Anchor::fieldwork_end:
      return days.fieldwork_end;
  }
  return days.fieldwork_start;
}

/// The day itself when the offset is 0, even if it is no working day: the lead chose it.
Date due_day(const KeyDays& days, const framework::Deadline& deadline) {
  const Date anchor = anchor_day(days, deadline.anchor);
  return deadline.offset == 0 ? anchor : add_working_days(anchor, deadline.offset);
}

/// A deadline without a time stands at the end of its day.
auto when(const DueDeadline& deadline) {
  return std::make_pair(deadline.due, deadline.time_minutes.value_or(end_of_day));
}

int rank(DeadlineState state) {
  switch (state) {
    case DeadlineState::overdue:
      return 0;
    case DeadlineState::due_today:
      return 1;
    case DeadlineState::upcoming:
      return 2;
    case DeadlineState::done:
      return 3;
  }
  return 3;
}

}  // namespace

std::string_view name(DeadlineState state) noexcept {
  for (const auto& [candidate, spelling] : state_names) {
    if (candidate == state) return spelling;
  }
  return {};
}

std::optional<DeadlineState> deadline_state_from_name(std::string_view spelling) noexcept {
  for (const auto& [state, candidate] : state_names) {
    if (candidate == spelling) return state;
  }
  return std::nullopt;
}

KeyDays key_days(const framework::Framework& framework, Date fieldwork_start, int on_site_days) {
  if (on_site_days < 1 || on_site_days > most_on_site_days) {
    throw Error(
        ErrorCode::usage, "a visit has 1 to 20 on-site days",
        framework.title + " has up to " + std::to_string(framework.length.on_site_days) + ".");
  }
  const Date first_working = add_working_days(fieldwork_start, 0);
  KeyDays days{fieldwork_start, fieldwork_start, fieldwork_start};
  if (framework.length.notice_days > 0) {
    days.notification = add_working_days(fieldwork_start, -framework.length.notice_days);
  }
  if (on_site_days > 1) days.fieldwork_end = add_working_days(first_working, on_site_days - 1);
  return days;
}

std::vector<DueDeadline> deadlines(const framework::Framework& framework, Date fieldwork_start,
                                   int on_site_days) {
  const KeyDays days = key_days(framework, fieldwork_start, on_site_days);
  std::vector<DueDeadline> out;
  out.reserve(framework.deadlines.size());
  for (const framework::Deadline& deadline : framework.deadlines) {
    out.push_back({deadline.id, deadline.title, due_day(days, deadline), deadline.time_minutes,
                   deadline.anchor, deadline.strength, deadline.precision, deadline.who,
                   deadline.source, deadline.note});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DueDeadline& a, const DueDeadline& b) { return when(a) < when(b); });
  return out;
}

DeadlineState state_of(const DueDeadline& deadline, Time now, bool done) noexcept {
  if (done) return DeadlineState::done;
  const Time here{now.ms, uk_offset_minutes(now.ms)};
  const Date today = date_of(here);
  if (today < deadline.due) return DeadlineState::upcoming;
  if (deadline.due < today) return DeadlineState::overdue;
  return minutes_of_day(here) > deadline.time_minutes.value_or(end_of_day)
             ? DeadlineState::overdue
             : DeadlineState::due_today;
}

std::vector<Standing> in_lead_order(std::vector<Standing> standings) {
  std::stable_sort(standings.begin(), standings.end(), [](const Standing& a, const Standing& b) {
    return std::make_tuple(rank(a.state), when(a.deadline)) <
           std::make_tuple(rank(b.state), when(b.deadline));
  });
  return standings;
}

std::string time_text(std::optional<int> minutes) {
  if (!minutes) return {};
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", *minutes / 60, *minutes % 60);
  return text.data();
}

}  // namespace fieldfare::schedule
