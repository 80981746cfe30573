#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/schedule/deadlines.h>

#include "app/engine.h"

namespace fieldfare::app {

/// A deadline or open target of the framework with what the people of the visit made of it.
struct CalendarItem {
  schedule::DueDeadline deadline;
  schedule::DeadlineState state = schedule::DeadlineState::upcoming;
  bool stated = true;  ///< the guidance gives a day
  bool dated = true;   ///< there is a day, the guidance's or the lead's
  std::optional<Date> done_on;
  std::optional<MemberId> done_by;
  std::string reason;
  std::optional<MemberId> moved_by;
  bool conflicted = false;
};

/// The days of one visit as its framework and its people have them, at one moment. Read once from
/// the projections, then asked.
class VisitCalendar {
 public:
  /// Error(not_possible) while the visit's content has not arrived.
  VisitCalendar(Engine& engine, VisitState& visit);

  [[nodiscard]] const framework::Framework& framework() const noexcept { return *framework_; }
  [[nodiscard]] Date today() const noexcept { return today_; }
  [[nodiscard]] int on_site_days() const noexcept { return on_site_days_; }
  [[nodiscard]] bool deferred() const noexcept { return deferred_; }
  [[nodiscard]] const schedule::KeyDays& days() const noexcept { return days_; }
  [[nodiscard]] const schedule::Decisions& decisions() const noexcept { return decisions_; }
  /// Everything, in the order in which a lead needs it.
  [[nodiscard]] const std::vector<CalendarItem>& items() const noexcept { return items_; }
  /// Nothing for an id that the framework does not have.
  [[nodiscard]] const CalendarItem* find(std::string_view id) const noexcept;
  /// True when it is done.
  [[nodiscard]] bool is_done(std::string_view id) const noexcept;

 private:
  void read_days(Engine& engine, const VisitState& visit);
  void read_decisions(Engine& engine, const VisitState& visit);
  /// The days that others count from, as far as somebody has recorded them.
  [[nodiscard]] schedule::Milestones milestones() const;
  void add(schedule::DueDeadline&& deadline, bool stated, bool dated, Time now);
  void lay_out(Time now);

  std::shared_ptr<const framework::Framework> framework_;
  Date today_;
  Date fieldwork_start_;
  int on_site_days_ = 1;
  bool deferred_ = false;
  schedule::KeyDays days_;
  schedule::Decisions decisions_;
  std::map<std::string, CalendarItem, std::less<>> said_;  ///< what people said, by id
  std::vector<CalendarItem> items_;
};

/// The entity that holds what people made of a deadline or open target of the framework.
[[nodiscard]] EntityId deadline_entity_id(const VisitId& visit, std::string_view deadline);

class Names;
[[nodiscard]] DeadlineView view_of(const CalendarItem& item, const VisitCalendar& calendar,
                                   Names& names);

/// What the calendar does that a reader of the guidance would not expect: a bank holiday that moves
/// a day, more or fewer days than the framework has.
[[nodiscard]] std::vector<std::string> calendar_notes(const VisitCalendar& calendar);

/// The day that the UK has at `now`.
[[nodiscard]] Date uk_today(Time now) noexcept;

}  // namespace fieldfare::app
