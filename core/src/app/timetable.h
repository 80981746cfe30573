#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/timetable.h>

#include "app/engine.h"
#include "app/names.h"
#include "app/visit_calendar.h"

namespace fieldfare::app {

[[nodiscard]] ActivityView view_of(Engine& engine, VisitState& visit, const model::Entity& entity,
                                   const framework::Framework& framework, Names& names);

/// An activity on the calendar.
struct Slot {
  ActivityView view;
  const framework::ActivityKind* kind = nullptr;  ///< nothing for one the framework does not know
  Time starts;
  Time ends;
  Date date;
  std::set<MemberId> who;  ///< everybody who writes evidence, for what the whole team does
  std::string place;       ///< where it is held in person: the place, else the provider; or empty
  bool cancelled = false;
};

/// The activities of a visit by time, beside its days and its team. Read once, then asked.
class Timetable {
 public:
  Timetable(Engine& engine, VisitState& visit);

  [[nodiscard]] const VisitCalendar& calendar() const noexcept { return calendar_; }
  [[nodiscard]] const framework::Framework& framework() const noexcept {
    return calendar_.framework();
  }
  [[nodiscard]] const std::vector<Slot>& slots() const noexcept { return slots_; }
  /// Lead, deputy and inspectors.
  [[nodiscard]] const std::set<MemberId>& team() const noexcept { return team_; }
  [[nodiscard]] std::string name_of(const MemberId& member) { return names_.of(member); }
  /// The on-site days.
  [[nodiscard]] const std::vector<Date>& on_site() const noexcept { return on_site_; }
  /// The week of the framework's plan, 0 for none.
  [[nodiscard]] std::int64_t week_of(Date date) const;
  [[nodiscard]] const std::string& agreed_on() const noexcept { return agreed_on_; }
  /// Minutes that the lead wants between appointments in different places.
  [[nodiscard]] std::int64_t travel_minutes() const noexcept { return travel_minutes_; }

 private:
  VisitCalendar calendar_;
  Names names_;
  std::set<MemberId> team_;
  std::vector<Date> on_site_;
  std::vector<Slot> slots_;
  std::string agreed_on_;
  std::int64_t travel_minutes_;
};

/// True for what the team does among itself: meetings, review, travel.
[[nodiscard]] bool is_the_teams_own(const framework::ActivityKind& kind,
                                    const framework::Framework& framework);
/// True when somebody of `side` takes part in activities of this kind.
[[nodiscard]] bool takes_part(framework::Side side, const framework::ActivityKind& kind,
                              const framework::Framework& framework);

/// Everything in the timetable that is not as the guidance has it, by date. Rules of the framework
/// (timetable_rules) and weeks, modes and days; beside them what no calendar should hold: one
/// person in two places.
[[nodiscard]] std::vector<TimetableFinding> check(Timetable& timetable);

/// "Monday".
[[nodiscard]] std::string_view weekday_name(Date date);

}  // namespace fieldfare::app
