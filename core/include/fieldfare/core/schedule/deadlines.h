#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/time.h>

namespace fieldfare::schedule {

/// The days that a visit's deadlines hang on.
struct KeyDays {
  Date notification;     ///< `notice_days` working days before the first on-site day
  Date fieldwork_start;  ///< as the lead gave it
  Date fieldwork_end;    ///< the last of the on-site days, counted in working days
};

/// Days after the visit from which deadlines count, as far as somebody has recorded them.
struct Milestones {
  std::optional<Date> draft_sent;
  std::optional<Date> final_shared;
  std::optional<Date> publication;
};

/// Where the lead put a deadline, away from the day that the framework gives.
struct Moved {
  Date to;
  std::optional<int> time_minutes;  ///< nothing: that day
};

/// Days on which the visit stands still. They are no working days in any of its sums. Pauses may
/// overlap: a day is lost once.
struct Pause {
  Date from;                  ///< the first day lost
  std::optional<Date> until;  ///< the first day that counts again; nothing: it is not known yet
};

/// True on a day that one of them covers; a pause without an end covers all days from its first.
[[nodiscard]] bool is_paused(const std::vector<Pause>& pauses, Date day) noexcept;

/// What the people of a visit decided about its calendar. The documents allow for it: "a broad
/// account", not "inflexible rules" (area-send-2023 para 21), and arrangements and timings, the
/// notification call included, may move around a public holiday (local-offer-2026 L162).
struct Decisions {
  std::optional<Date> notification;        ///< another day than the framework's notice gives
  bool notification_is_first_day = false;  ///< the other reading of "days from" that day
  std::map<std::string, Moved, std::less<>> moved;  ///< by the deadline's id
  /// In exceptional cases a visit may be paused (preparation for adulthood 2024 L455, local offer
  /// 2026 L436); the documents say nothing of deadlines. One that has no end yet moves nothing.
  std::vector<Pause> pauses = {};
};

/// A deadline of the framework on the calendar of one visit.
struct DueDeadline {
  std::string id;
  std::string title;
  Date due;
  std::optional<int> time_minutes;  ///< minutes after midnight, UK civil time; nothing: that day
  framework::Anchor anchor = framework::Anchor::notification;
  framework::Strength strength = framework::Strength::will;
  framework::Precision precision = framework::Precision::day;
  std::vector<std::string> who;
  std::string source;
  std::string note;
  /// Counted from a day that is itself only expected: it moves when that day is recorded.
  bool expected = false;
  /// Where the document puts it, in its own words: "week 1, Thursday". Empty: it names no week.
  std::string place;
  /// The day that the framework gives; another than `due` when the lead has moved it.
  Date given;
  std::optional<int> given_minutes;
  bool moved = false;
  /// The day by the other reading of a document that may be read in two ways.
  std::optional<Date> other_reading;
  /// The weekday that the document names, in its week before the days on site, where a holiday puts
  /// the count on another day: "by 5pm on the Thursday following the notification call"
  /// (alternative-provision-2023 L474). Nothing when that day is itself a holiday, or when the days
  /// on site begin in the middle of a week.
  std::optional<Date> by_weekday = {};
  /// The day that it would have without the visit's pauses, where that is another.
  std::optional<Date> without_pauses = {};
};

/// `undated`: the documents want it and give no day, and the lead has set none.
enum class DeadlineState : std::uint8_t { upcoming, due_today, overdue, done, undated };

/// "upcoming", "due-today", "overdue", "done", "undated".
[[nodiscard]] std::string_view name(DeadlineState state) noexcept;
[[nodiscard]] std::optional<DeadlineState> deadline_state_from_name(std::string_view name) noexcept;

/// Notification stays where it was, ten working days before the day that fieldwork was to begin; a
/// first day on site that falls into a pause is the first day after it, and the days on site are
/// counted without those of a pause. Error(usage) when `on_site_days` is not 1 to 20;
/// Error(not_possible) outside the calendar.
[[nodiscard]] KeyDays key_days(const framework::Framework& framework, Date fieldwork_start,
                               int on_site_days, const Decisions& decisions = {});

/// Every deadline of the framework, by date and time, as the framework lists them when both agree.
/// The local offer's notification is ten working days before fieldwork (local-offer-2026 L205), and
/// the notification day is day 0 of every sum. What counts from a day of `milestones` that nobody
/// has recorded counts from the day on which that is due, and is marked `expected`; one that was
/// moved is expected on the day that it was moved to. Errors as `key_days`.
[[nodiscard]] std::vector<DueDeadline> deadlines(const framework::Framework& framework,
                                                 Date fieldwork_start, int on_site_days,
                                                 const Milestones& milestones = {},
                                                 const Decisions& decisions = {});

/// What `deadline` is at `now`, whatever offset `now` carries: days and times are the UK's. One
/// with a time of day is overdue after that minute, one without from the next day. One that is only
/// expected is upcoming: nobody can be late against a day that has not begun to count.
[[nodiscard]] DeadlineState state_of(const DueDeadline& deadline, Time now, bool done) noexcept;

/// A deadline beside its state, for lists.
struct Standing {
  DueDeadline deadline;
  DeadlineState state = DeadlineState::upcoming;
};

/// The order in which a lead needs them: overdue, the longest first; then due today, the soonest
/// first; then upcoming, the soonest first; then those without a day; then done, by date. Stable.
[[nodiscard]] std::vector<Standing> in_lead_order(std::vector<Standing> standings);

/// True when a lead needs `a` before `b`, by the order above.
[[nodiscard]] bool needed_before(const DueDeadline& a, DeadlineState state_of_a,
                                 const DueDeadline& b, DeadlineState state_of_b) noexcept;

/// "17:00", empty for none.
[[nodiscard]] std::string time_text(std::optional<int> minutes);

}  // namespace fieldfare::schedule
