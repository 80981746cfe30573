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

constexpr int most_anchors = 6;

/// The same day `months` later, or the last of its month where that is shorter.
Date add_months(Date date, int months) {
  const Date moved = date + std::chrono::months(months);
  return moved.ok() ? moved : moved.year() / moved.month() / std::chrono::last;
}

Date moved(Date anchor, const framework::Deadline& deadline) {
  switch (deadline.unit) {
    case framework::OffsetUnit::working_days:
      // The day itself when the offset is 0, even if it is no working day: the lead chose it.
      return deadline.offset == 0 ? anchor : add_working_days(anchor, deadline.offset);
    case framework::OffsetUnit::months:
      return add_months(anchor, deadline.offset);
    case framework::OffsetUnit::years:
      return add_months(anchor, 12 * deadline.offset);
  }
  return anchor;
}

struct Anchored {
  Date day;
  bool expected = false;
};

/// Days of one visit from which deadlines count.
class Anchors {
 public:
  Anchors(const framework::Framework& framework, const KeyDays& days, const Milestones& milestones)
      : framework_(framework), days_(days), milestones_(milestones) {}

  [[nodiscard]] Anchored due(const framework::Deadline& deadline, int depth = 0) const {
    FIELDFARE_ASSERT(depth < most_anchors);  // the loader refuses circles
    const Anchored anchor = at(deadline.anchor, depth);
    return {moved(anchor.day, deadline), anchor.expected};
  }

 private:
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
      if (deadline.marks == anchor) return {due(deadline, depth + 1).day, true};
    }
    FIELDFARE_ASSERT(false);  // the loader refuses a day that nothing marks
    return {days_.fieldwork_end, true};
  }

  const framework::Framework& framework_;
  const KeyDays& days_;
  const Milestones& milestones_;
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
                                   int on_site_days, const Milestones& milestones) {
  const KeyDays days = key_days(framework, fieldwork_start, on_site_days);
  const Anchors anchors(framework, days, milestones);
  std::vector<DueDeadline> out;
  out.reserve(framework.deadlines.size());
  for (const framework::Deadline& deadline : framework.deadlines) {
    const Anchored due = anchors.due(deadline);
    out.push_back({deadline.id, deadline.title, due.day, deadline.time_minutes, deadline.anchor,
                   deadline.strength, deadline.precision, deadline.who, deadline.source,
                   deadline.note, due.expected});
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
