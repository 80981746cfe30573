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
    {DeadlineState::undated, "undated"},
});

constexpr int most_anchors = 6;

/// The same day `months` later, or the last of its month where that is shorter.
Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months(months);
  return moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last;
}

/// True on a day that was lost for certain: a pause that goes on moves nothing yet.
bool is_lost(const std::vector<Pause>& pauses, Date day) {
  return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) {
    return pause.until && pause.from <= day && day < *pause.until;
  });
}

/// `days` working days on, or back, without those of a pause. The day itself for 0, even if it is
/// no working day: the lead chose it.
Date add_counted_days(Date day, int days, const std::vector<Pause>& pauses) {
  if (pauses.empty()) return days == 0 ? day : add_working_days(day, days);
  const int step = days < 0 ? -1 : 1;
  const auto past_the_pause = [&](Date at) {
    while (is_lost(pauses, at))
      at = add_working_days(at, step);
    return at;
  };
  if (days == 0) return past_the_pause(day);
  for (int left = days; left != 0; left -= step)
    day = past_the_pause(add_working_days(day, step));
  return day;
}

/// Months and years are the calendar's: a pause does not lengthen them.
Date counted(Date anchor, framework::OffsetUnit unit, int offset,
             const std::vector<Pause>& pauses) {
  switch (unit) {
    case framework::OffsetUnit::working_days:
      return add_counted_days(anchor, offset, pauses);
    case framework::OffsetUnit::months:
      return add_months(anchor, offset);
    case framework::OffsetUnit::years:
      return add_months(anchor, 12 * offset);
  }
  return anchor;
}

/// "week 1, Thursday": the documents name weekdays of weeks that begin on a Monday.
std::string place_of(const framework::Framework& framework, const framework::Deadline& deadline) {
  static constexpr std::array<std::string_view, 5> weekdays{"Monday", "Tuesday", "Wednesday",
                                                            "Thursday", "Friday"};
  if (deadline.anchor != framework::Anchor::notification ||
      deadline.unit != framework::OffsetUnit::working_days) {
    return {};
  }
  for (const framework::Week& week : framework.weeks) {
    const int day = deadline.offset - week.starts;
    if (day < 0 || day >= week.days || day >= static_cast<int>(weekdays.size())) continue;
    std::string place = "week " + std::to_string(week.number);
    if (deadline.precision == framework::Precision::day)
      place += ", " + std::string(weekdays[static_cast<std::size_t>(day)]);
    return place;
  }
  return {};
}

/// The weekday that the document names, in weeks that begin on a Monday and end with the first week
/// on site.
std::optional<Date> by_weekday(const framework::Framework& framework,
                               const framework::Deadline& deadline, const KeyDays& days,
                               Date fieldwork_start) {
  constexpr int week = 5;
  if (!deadline.weekday) return std::nullopt;
  const std::chrono::sys_days start(fieldwork_start);
  const auto monday = start - (std::chrono::weekday(start) - std::chrono::Monday);
  if (add_working_days(Date(monday), 0) != fieldwork_start) return std::nullopt;
  const int weeks_before = framework.length.notice_days / week - deadline.offset / week;
  const Date named(monday - std::chrono::weeks(weeks_before) +
                   std::chrono::days(deadline.offset % week));
  if (!is_working_day(named) || named <= days.notification) return std::nullopt;
  return named;
}

struct Anchored {
  Date day;
  bool expected = false;
};

/// Days of one visit from which deadlines count.
class Anchors {
 public:
  Anchors(const framework::Framework& framework, const KeyDays& days, const Milestones& milestones,
          const Decisions& decisions)
      : framework_(framework), days_(days), milestones_(milestones), decisions_(decisions) {}

  /// The day that the framework gives, by the reading of it that the visit has chosen.
  [[nodiscard]] Anchored given(const framework::Deadline& deadline, int depth = 0) const {
    const bool other = decisions_.notification_is_first_day && deadline.other_offset.has_value();
    return counted_from(deadline, other ? *deadline.other_offset : deadline.offset, depth);
  }
  [[nodiscard]] std::optional<Date> by_the_other_reading(
      const framework::Deadline& deadline) const {
    if (!deadline.other_offset) return std::nullopt;
    const bool other = decisions_.notification_is_first_day;
    return counted_from(deadline, other ? deadline.offset : *deadline.other_offset, 0).day;
  }
  [[nodiscard]] const Moved* move_of(const framework::Deadline& deadline) const {
    const auto found = decisions_.moved.find(deadline.id);
    return found == decisions_.moved.end() ? nullptr : &found->second;
  }

 private:
  [[nodiscard]] Anchored counted_from(const framework::Deadline& deadline, int offset,
                                      int depth) const {
    FIELDFARE_ASSERT(depth < most_anchors);  // the loader refuses circles
    const Anchored anchor = at(deadline.anchor, depth);
    return {counted(anchor.day, deadline.unit, offset, decisions_.pauses), anchor.expected};
  }
  [[nodiscard]] Anchored at(framework::Anchor anchor, int depth) const {
    switch (anchor) {
      case framework::Anchor::notification:
        return {days_.notification};
      case framework::Anchor::fieldwork_start:
        return {days_.fieldwork_start};
      case framework::Anchor::fieldwork_end:
        return {days_.fieldwork_end};
      case framework::Anchor::draft_sent:
        return recorded_or_expected(milestones_.draft_sent, anchor, depth);
      case framework::Anchor::final_shared:
        return recorded_or_expected(milestones_.final_shared, anchor, depth);
      case framework::Anchor::publication:
        return recorded_or_expected(milestones_.publication, anchor, depth);
    }
    return {days_.fieldwork_start};
  }

  [[nodiscard]] Anchored recorded_or_expected(const std::optional<Date>& recorded,
                                              framework::Anchor anchor, int depth) const {
    if (recorded) return {*recorded};
    for (const framework::Deadline& deadline : framework_.deadlines) {
      if (deadline.marks != anchor) continue;
      const Moved* move = move_of(deadline);
      return {move != nullptr ? move->to : given(deadline, depth + 1).day, true};
    }
    FIELDFARE_ASSERT(false);  // the loader refuses a day that nothing marks
    return {days_.fieldwork_end, true};
  }

  const framework::Framework& framework_;
  const KeyDays& days_;
  const Milestones& milestones_;
  const Decisions& decisions_;
};

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
    case DeadlineState::undated:
      return 3;
    case DeadlineState::done:
      return 4;
  }
  return 4;
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

bool is_paused(const std::vector<Pause>& pauses, Date day) noexcept {
  return std::any_of(pauses.begin(), pauses.end(), [&](const Pause& pause) {
    return pause.from <= day && (!pause.until || day < *pause.until);
  });
}

KeyDays key_days(const framework::Framework& framework, Date fieldwork_start, int on_site_days,
                 const Decisions& decisions) {
  if (on_site_days < 1 || on_site_days > most_on_site_days) {
    throw Error(
        ErrorCode::usage, "a visit has 1 to 20 on-site days",
        framework.title + " has up to " + std::to_string(framework.length.on_site_days) + ".");
  }
  const std::vector<Pause>& pauses = decisions.pauses;
  const Date start = add_counted_days(fieldwork_start, 0, pauses);
  KeyDays days{fieldwork_start, start, start};
  if (framework.length.notice_days > 0) {
    days.notification = add_working_days(fieldwork_start, -framework.length.notice_days);
  }
  if (decisions.notification) days.notification = *decisions.notification;
  if (on_site_days > 1) {
    const Date first = add_working_days(start, 0);
    days.fieldwork_end = add_counted_days(first, on_site_days - 1, pauses);
  }
  return days;
}

std::vector<DueDeadline> deadlines(const framework::Framework& framework, Date fieldwork_start,
                                   int on_site_days, const Milestones& milestones,
                                   const Decisions& decisions) {
  const KeyDays days = key_days(framework, fieldwork_start, on_site_days, decisions);
  const Anchors anchors(framework, days, milestones, decisions);
  Decisions unpaused = decisions;
  unpaused.pauses.clear();
  const KeyDays days_unpaused = key_days(framework, fieldwork_start, on_site_days, unpaused);
  const Anchors anchors_unpaused(framework, days_unpaused, milestones, unpaused);
  std::vector<DueDeadline> out;
  out.reserve(framework.deadlines.size());
  for (const framework::Deadline& deadline : framework.deadlines) {
    const Anchored given = anchors.given(deadline);
    DueDeadline due{deadline.id,
                    deadline.title,
                    given.day,
                    deadline.time_minutes,
                    deadline.anchor,
                    deadline.strength,
                    deadline.precision,
                    deadline.who,
                    deadline.source,
                    deadline.note,
                    given.expected,
                    {},
                    given.day,
                    deadline.time_minutes,
                    false,
                    std::nullopt};
    const Date otherwise = anchors_unpaused.given(deadline).day;
    if (otherwise != given.day) due.without_pauses = otherwise;
    due.place = place_of(framework, deadline);
    due.other_reading = anchors.by_the_other_reading(deadline);
    due.by_weekday = by_weekday(framework, deadline, days, fieldwork_start);
    if (due.by_weekday == given.day) due.by_weekday.reset();
    if (const Moved* move = anchors.move_of(deadline)) {
      due.moved = true;
      due.expected = false;  // a day that the lead has set is not a guess
      due.due = move->to;
      due.time_minutes = move->time_minutes;
    }
    out.push_back(std::move(due));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DueDeadline& a, const DueDeadline& b) { return when(a) < when(b); });
  return out;
}

DeadlineState state_of(const DueDeadline& deadline, Time now, bool done) noexcept {
  if (done) return DeadlineState::done;
  if (deadline.expected) return DeadlineState::upcoming;
  const Time here{now.ms, uk_offset_minutes(now.ms)};
  const Date today = date_of(here);
  if (today < deadline.due) return DeadlineState::upcoming;
  if (deadline.due < today) return DeadlineState::overdue;
  return minutes_of_day(here) > deadline.time_minutes.value_or(end_of_day)
             ? DeadlineState::overdue
             : DeadlineState::due_today;
}

bool needed_before(const DueDeadline& a, DeadlineState state_of_a, const DueDeadline& b,
                   DeadlineState state_of_b) noexcept {
  return std::make_tuple(rank(state_of_a), when(a)) < std::make_tuple(rank(state_of_b), when(b));
}

std::vector<Standing> in_lead_order(std::vector<Standing> standings) {
  std::stable_sort(standings.begin(), standings.end(), [](const Standing& a, const Standing& b) {
    return needed_before(a.deadline, a.state, b.deadline, b.state);
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
