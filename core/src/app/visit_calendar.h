#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
  /// Why it is not due although its day may have come: a pause or deferral that goes on, an open
  /// complaint. Empty: nothing keeps it.
  std::string waits;
};

/// Days on which the visit stands still, and why.
struct PauseOfVisit {
  EntityId id;
  schedule::Pause days;
  std::string reason;
};

/// What complaints do to publication (area SEND handbook 2023, para 112): an open one holds it
/// back; after the last answer the handbook gives no day.
struct ComplaintsOfVisit {
  std::size_t open = 0;
  std::optional<Date> answered;  ///< the newest day on which one was
};

/// That its evidence is kept longer than the guidance's term, and why; an empty reason: it is not.
struct HoldOfVisit {
  std::string reason;
  std::optional<Date> until;  ///< nothing: until it is released
};
[[nodiscard]] HoldOfVisit hold_of(const model::Entity& visit);

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
  /// First and last days of the area's school holidays, by date.
  [[nodiscard]] const std::vector<std::pair<Date, Date>>& holidays() const noexcept {
    return holidays_;
  }
  /// By their first day.
  [[nodiscard]] const std::vector<PauseOfVisit>& pauses() const noexcept { return pauses_; }
  /// The pause that goes on today, or nothing.
  [[nodiscard]] const PauseOfVisit* paused() const noexcept;
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
  void read_pauses(Engine& engine, VisitState& visit);
  void read_complaints(Engine& engine, const VisitState& visit);
  /// The days that others count from, as far as somebody has recorded them.
  [[nodiscard]] schedule::Milestones milestones() const;
  void add(schedule::DueDeadline&& deadline, bool stated, bool dated, Time now);
  void wait_for(CalendarItem& item) const;
  [[nodiscard]] bool marks_publication(std::string_view deadline) const;
  void lay_out(Time now);

  std::shared_ptr<const framework::Framework> framework_;
  Date today_;
  Date fieldwork_start_;
  int on_site_days_ = 1;
  bool deferred_ = false;
  std::vector<PauseOfVisit> pauses_;
  ComplaintsOfVisit complaints_;
  HoldOfVisit hold_;
  std::vector<std::pair<Date, Date>> holidays_;
  schedule::KeyDays days_;
  schedule::Decisions decisions_;
  std::map<std::string, CalendarItem, std::less<>> said_;  ///< what people said, by id
  std::vector<CalendarItem> items_;
};

/// The first reason of a pause that kept back what had been due on `day`, or empty.
[[nodiscard]] std::string pause_reason(const VisitCalendar& calendar, Date day);

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
