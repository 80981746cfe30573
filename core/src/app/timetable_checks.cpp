#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <fieldfare/core/schedule/working_days.h>

#include "app/timetable.h"

namespace fieldfare::app {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr int day_begins = 8 * 60;  ///< ours: no document says how long a day is
constexpr int day_ends = 18 * 60;

std::string clock(Time time) {
  return schedule::time_text(minutes_of_day(time));
}

/// "Tracking meeting (09:30 to 11:00)"
std::string named(const Slot& slot) {
  const std::string& title = slot.view.title.empty() ? slot.view.kind_title : slot.view.title;
  return fmt::format("{} ({} to {})", title, clock(slot.starts), clock(slot.ends));
}

std::string day_words(Date date) {
  return fmt::format("{} {}", weekday_name(date), to_iso8601(date));
}

/// Goes through the rules one by one and collects what is amiss.
class Checks {
 public:
  explicit Checks(Timetable& timetable) : all_(timetable), framework_(timetable.framework()) {
    for (const Slot& slot : timetable.slots())
      if (!slot.cancelled) slots_.push_back(&slot);
  }

  std::vector<TimetableFinding> run() {
    for (const MemberId& member : all_.team())
      check_person(member);
    for (const Slot* slot : slots_)
      check_slot(*slot);
    for (const Date day : all_.on_site())
      check_on_site_day(day);
    check_remote_team_meetings();
    check_off_site_days();
    check_whole();
    std::stable_sort(findings_.begin(), findings_.end(), [](const auto& a, const auto& b) {
      return std::make_pair(a.date.empty(), a.date) < std::make_pair(b.date.empty(), b.date);
    });
    return std::move(findings_);
  }

 private:
  [[nodiscard]] const framework::Statement* rule(std::string_view id) const {
    for (const framework::Statement& one : framework_.timetable_rules)
      if (one.id == id) return &one;
    return nullptr;
  }

  TimetableFinding& add(std::string_view id, std::string message, std::optional<Date> date,
                        std::initializer_list<const Slot*> about = {}) {
    TimetableFinding& out = findings_.emplace_back();
    out.rule = id;
    out.message = std::move(message);
    if (date) out.date = to_iso8601(*date);
    for (const Slot* slot : about)
      out.activities.push_back(slot->view.activity_id);
    if (const auto* said = rule(id)) out.source = said->source;
    return out;
  }

  template <class Wanted>
  [[nodiscard]] bool any(Wanted wanted) const {
    return std::any_of(slots_.begin(), slots_.end(),
                       [&](const Slot* slot) { return wanted(*slot); });
  }

  /// One person in two places, and too little time from one place to the next.
  void check_person(const MemberId& member) {
    std::vector<const Slot*> mine;
    for (const Slot* slot : slots_)
      if (slot->who.contains(member)) mine.push_back(slot);
    const std::string name = all_.name_of(member);
    for (std::size_t i = 0; i < mine.size(); ++i) {
      for (std::size_t j = i + 1; j < mine.size(); ++j) {
        if (!(mine[j]->starts < mine[i]->ends)) continue;
        add("clash",
            fmt::format("{} has {} and {} at the same time.", name, named(*mine[i]),
                        named(*mine[j])),
            mine[i]->date, {mine[i], mine[j]})
            .members.push_back(name);
      }
    }
    check_travel(mine, name);
  }

  void check_travel(const std::vector<const Slot*>& mine, const std::string& name) {
    const Slot* before = nullptr;
    for (const Slot* slot : mine) {
      if (slot->view.kind == "travel") before = nullptr;
      if (slot->place.empty()) continue;
      const bool moves =
          before != nullptr && before->date == slot->date && before->place != slot->place;
      const std::int64_t gap = before == nullptr ? 0 : (slot->starts.ms - before->ends.ms) / minute;
      if (moves && gap >= 0 && gap < all_.travel_minutes() && rule("travel") != nullptr) {
        add("travel",
            fmt::format("{} has {} minutes from {} at {} to {} at {}; {} are wanted.", name, gap,
                        named(*before), before->place, named(*slot), slot->place,
                        all_.travel_minutes()),
            slot->date, {before, slot})
            .members.push_back(name);
      }
      before = slot;
    }
  }

  void check_slot(const Slot& slot) {
    if (slot.kind == nullptr) return;
    const auto& weeks = slot.kind->weeks;
    const auto week = static_cast<int>(slot.view.week);
    if (!weeks.empty() && std::find(weeks.begin(), weeks.end(), week) == weeks.end()) {
      std::string list;
      for (const int one : weeks)
        list += (list.empty() ? "" : " or ") + std::to_string(one);
      add("week",
          fmt::format("{} stands {}; the guidance puts it in week {}.", named(slot),
                      week == 0 ? "in no week of the visit" : fmt::format("in week {}", week),
                      list),
          slot.date, {&slot})
          .source = slot.kind->source;
    }
    check_mode(slot);
    check_hours(slot);
    if (slot.who.empty())
      add("unassigned", fmt::format("Nobody of the team is named for {}.", named(slot)), slot.date,
          {&slot});
  }

  void check_mode(const Slot& slot) {
    const auto& modes = slot.kind->modes;
    const auto mode = framework::from_name<framework::Mode>(slot.view.mode);
    if (modes.empty() || !mode || std::find(modes.begin(), modes.end(), *mode) != modes.end())
      return;
    std::string list;
    for (const framework::Mode one : modes)
      list += (list.empty() ? "" : " or ") + std::string(framework::name(one));
    add("mode",
        fmt::format("{} is planned as {}; the guidance has {}.", named(slot), slot.view.mode, list),
        slot.date, {&slot})
        .source = slot.kind->source;
  }

  void check_hours(const Slot& slot) {
    const bool early = minutes_of_day(slot.starts) < day_begins;
    const bool late = date_of(slot.ends) != slot.date || minutes_of_day(slot.ends) > day_ends;
    if (early || late) {
      add("day", fmt::format("{} lies outside 08:00 to 18:00.", named(slot)), slot.date, {&slot});
    }
    if (schedule::calendar_begins() < slot.date && slot.date < schedule::calendar_ends() &&
        !schedule::is_working_day(slot.date)) {
      add("day",
          fmt::format("{} is on {}, which is no working day.", named(slot), day_words(slot.date)),
          slot.date, {&slot});
    }
  }

  [[nodiscard]] bool team_meets(Date day) const {
    return any([&](const Slot& slot) {
      return slot.date == day &&
             (slot.view.kind == "team-meeting" || slot.view.kind == "final-team-meeting" ||
              slot.view.kind == "team-planning-meeting");
    });
  }

  void check_on_site_day(Date day) {
    if (rule("daily-team-meeting") != nullptr && !team_meets(day)) {
      add("daily-team-meeting",
          fmt::format("The team does not meet on {}. A day without asks for a reason.",
                      day_words(day)),
          day);
    }
    if (rule("review") == nullptr) return;
    for (const MemberId& member : all_.team()) {
      const auto has = [&](bool review) {
        return any([&](const Slot& slot) {
          const bool is_review =
              slot.view.kind == "review-time" || slot.view.kind == "off-site-analysis";
          return slot.date == day && slot.who.contains(member) && is_review == review;
        });
      };
      if (!has(false) || has(true)) continue;
      const std::string name = all_.name_of(member);
      add("review",
          fmt::format("{} has no time to review and analyse on {}.", name, day_words(day)), day)
          .members.push_back(name);
    }
  }

  void check_remote_team_meetings() {
    if (rule("remote-team-meetings") == nullptr) return;
    for (const int before : {-2, -1}) {
      const Date day = schedule::add_working_days(all_.calendar().days().fieldwork_start, before);
      if (team_meets(day)) continue;
      add("remote-team-meetings",
          fmt::format("The team does not meet on {}, one of the two working days before it is on "
                      "site.",
                      day_words(day)),
          day);
    }
  }

  void check_off_site_days() {
    const framework::VisitLength& length = framework_.length;
    if (framework_.kind != framework::VisitKind::thematic || length.off_site_days == 0) return;
    std::set<Date> days;
    for (const Slot* slot : slots_) {
      const bool evidence = slot->kind != nullptr && slot->kind->evidence;
      if (evidence && slot->view.week == 2) days.insert(slot->date);
    }
    const auto used = static_cast<int>(days.size());
    if (used <= length.off_site_days) return;
    TimetableFinding& finding =
        add("off-site",
            fmt::format("Evidence is gathered on {} off-site days; the guidance has up "
                        "to {}.",
                        used, length.off_site_days),
            std::nullopt);
    finding.source = length.source;
  }

  /// What the whole timetable holds.
  void check_whole() {
    const auto has_kind = [&](std::string_view kind) {
      return any([&](const Slot& slot) { return slot.view.kind == kind; });
    };
    if (rule("keep-in-touch") != nullptr) {
      if (!has_kind("keep-in-touch"))
        add("keep-in-touch", "No keep-in-touch meeting is planned.", std::nullopt);
      check_closing();
    }
    if (rule("first-day") != nullptr) check_first_day();
    if (rule("whom") != nullptr) check_whom();
    check_expected(has_kind);
    // Inspectors meet in week 2 on the plan: area SEND handbook 2023, para 77; local offer 2026
    // L307.
    const auto* planning = framework_.activity_kind("team-planning-meeting");
    if (planning != nullptr && !has_kind(planning->id)) {
      add("expected",
          fmt::format("\"{}\" is not planned: the team meets in week 2 to settle the plan.",
                      planning->title),
          std::nullopt)
          .source = planning->source;
    }
  }

  void check_closing() {
    const Date last = all_.calendar().days().fieldwork_end;
    const auto closes = [](const Slot& slot) {
      return slot.view.kind == "debrief" || slot.view.kind == "feedback-meeting";
    };
    const char* what = framework_.evaluative ? "feedback meeting" : "debrief";
    TimetableFinding* finding = nullptr;
    if (!any(closes)) {
      finding = &add("debrief", fmt::format("No {} is planned.", what), last);
    } else if (!any([&](const Slot& slot) { return closes(slot) && slot.date == last; })) {
      finding = &add(
          "debrief",
          fmt::format("No {} stands on {}, the last on-site day.", what, day_words(last)), last);
    }
    if (finding != nullptr) finding->source = rule("keep-in-touch")->source;
  }

  void check_first_day() {
    const Date first = all_.calendar().days().fieldwork_start;
    for (const char* kind : {"first-leaders-meeting", "strategy-meeting"}) {
      if (any([&](const Slot& s) { return s.view.kind == kind && s.date == first; })) continue;
      const auto* known = framework_.activity_kind(kind);
      if (known == nullptr) continue;
      add("first-day", fmt::format("\"{}\" does not stand on the first on-site day.", known->title),
          first);
    }
  }

  void check_whom() {
    using framework::Side;
    const auto meets = [&](Side side) {
      return any([&](const Slot& slot) {
        return slot.kind != nullptr && takes_part(side, *slot.kind, framework_);
      });
    };
    if (!meets(Side::area)) add("whom", "No meeting with leaders is planned.", std::nullopt);
    if (!meets(Side::provider))
      add("whom", "No meeting with practitioners is planned.", std::nullopt);
    if (!meets(Side::family)) {
      add("whom", "No meeting with children, young people, parents or carers is planned.",
          std::nullopt);
    }
  }

  /// Meetings that the weeks of the framework name and the timetable lacks.
  template <class HasKind>
  void check_expected(HasKind has_kind) {
    static constexpr std::pair<std::string_view, std::string_view> named_in_weeks[] = {
        {"forum", "parent-carer-forum-meeting"}, {"children-group", "children-group-discussion"}};
    for (const framework::Week& week : framework_.weeks) {
      for (const framework::Statement& activity : week.activities) {
        for (const auto& [id, kind] : named_in_weeks) {
          const auto* known = framework_.activity_kind(kind);
          if (activity.id != id || known == nullptr || has_kind(kind)) continue;
          add("expected", fmt::format("\"{}\" is not planned: {}.", known->title, activity.text),
              std::nullopt)
              .source = activity.source;
        }
      }
    }
  }

  Timetable& all_;
  const framework::Framework& framework_;
  std::vector<const Slot*> slots_;
  std::vector<TimetableFinding> findings_;
};

}  // namespace

std::vector<TimetableFinding> check(Timetable& timetable) {
  return Checks(timetable).run();
}

}  // namespace fieldfare::app
