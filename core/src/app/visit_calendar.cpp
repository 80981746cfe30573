#include "app/visit_calendar.h"

#include <algorithm>
#include <array>

#include <fieldfare/core/schedule/working_days.h>

#include "app/derived_id.h"
#include "app/names.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

using schedule::DeadlineState;

std::optional<std::int64_t> working_days_left(Date today, Date due) {
  const Date first = std::min(today, due);
  const Date last = std::max(today, due);
  if (first < schedule::calendar_begins() || schedule::calendar_ends() < last) return std::nullopt;
  return schedule::working_days_between(today, due);
}

/// A longer one is a slip or mischief, and would count past the bank holidays that are known.
constexpr auto longest_pause = std::chrono::days(366);

/// The framework's step on whose day the evidence base may go.
constexpr std::string_view kept_until = "evidence-kept-until";

std::string weekday_and_date(Date date) {
  static constexpr std::array<std::string_view, 7> weekdays{
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const std::chrono::weekday day{std::chrono::sys_days(date)};
  return std::string(weekdays[day.c_encoding()]) + " " + to_iso8601(date);
}

}  // namespace

Date uk_today(Time now) noexcept {
  return date_of(Time{now.ms, uk_offset_minutes(now.ms)});
}

HoldOfVisit hold_of(const model::Entity& visit) {
  const model::Fields fields(visit.state);
  if (!fields.flag("held")) return {};
  return {fields.text("hold-reason"), date_from_iso8601(fields.text("hold-until"))};
}

EntityId deadline_entity_id(const VisitId& visit, std::string_view deadline) {
  return derived_id(visit, "deadline", {deadline});
}

VisitCalendar::VisitCalendar(Engine& engine, VisitState& visit)
    : framework_(engine.vocabulary(visit.id)->framework), today_(uk_today(engine.now())) {
  static_cast<void>(engine.framework(visit.id));  // or the error that says what to do
  read_days(engine, visit);
  read_decisions(engine, visit);
  read_pauses(engine, visit);
  read_complaints(engine, visit);
  days_ = schedule::key_days(*framework_, fieldwork_start_, on_site_days_, decisions_);
  lay_out(engine.now());
}

void VisitCalendar::read_days(Engine& engine, const VisitState& visit) {
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  if (!about) return;
  const model::Fields fields(about->state);
  const auto start = date_from_iso8601(fields.text("fieldwork-start"));
  const auto days = fields.integer("on-site-days");
  if (!start || !days || *days < 1) {
    throw Error(ErrorCode::not_possible, "The days of this visit have not arrived yet.",
                "Sync with the hub, a colleague's device or a bundle first.");
  }
  fieldwork_start_ = *start;
  on_site_days_ = static_cast<int>(std::min<std::int64_t>(*days, 20));
  deferred_ = fields.text("state") == "deferred";
  hold_ = hold_of(*about);
  for (const std::string& one : fields.set("school-holidays")) {
    const std::size_t dot = one.find('.');
    const auto from = date_from_iso8601(one.substr(0, dot));
    const auto until =
        dot == std::string::npos ? std::nullopt : date_from_iso8601(one.substr(dot + 1));
    if (from && until) holidays_.emplace_back(*from, *until);
  }
  std::sort(holidays_.begin(), holidays_.end());
  decisions_.notification = date_from_iso8601(fields.text("notification"));
  decisions_.notification_is_first_day = fields.text("notification-counts") == "first";
}

void VisitCalendar::read_decisions(Engine& engine, const VisitState& visit) {
  engine.entities().each(
      visit.vid, model::Kind::deadline, std::nullopt, [&](model::Entity&& entity) {
        const model::Fields fields(entity.state);
        CalendarItem& item = said_[fields.text("deadline")];
        item.conflicted = entity.conflicted;
        if (fields.flag("done")) {
          item.done_on = date_from_iso8601(fields.text("done-on"));
          item.done_by = fields.member("done-by");
        }
        const auto to = date_from_iso8601(fields.text("moved-to"));
        if (!to) return;
        item.reason = fields.text("reason");
        item.moved_by = fields.member("moved-by");
        schedule::Moved& moved = decisions_.moved[fields.text("deadline")];
        moved.to = *to;
        if (const auto minutes = fields.integer("moved-minutes"))
          moved.time_minutes = static_cast<int>(std::clamp<std::int64_t>(*minutes, 0, 1439));
      });
}

void VisitCalendar::read_pauses(Engine& engine, VisitState& visit) {
  engine.entities().each(visit.vid, model::Kind::pause, std::nullopt, [&](model::Entity&& entity) {
    const model::Fields fields(entity.state);
    const auto from = date_from_iso8601(fields.text("from"));
    const auto until = date_from_iso8601(fields.text("until"));
    if (!from || fields.flag("withdrawn")) return;
    const auto last = std::chrono::sys_days(*from) + longest_pause;
    if (until && (*until < *from || last < std::chrono::sys_days(*until))) return;
    pauses_.push_back({entity.id, {*from, until}, fields.text("reason")});
  });
  std::sort(pauses_.begin(), pauses_.end(),
            [](const PauseOfVisit& a, const PauseOfVisit& b) { return a.days.from < b.days.from; });
  for (const PauseOfVisit& pause : pauses_)
    decisions_.pauses.push_back(pause.days);
}

void VisitCalendar::read_complaints(Engine& engine, const VisitState& visit) {
  engine.entities().each(
      visit.vid, model::Kind::complaint, std::nullopt, [&](model::Entity&& entity) {
        const model::Fields fields(entity.state);
        if (fields.text("outcome").empty()) {
          ++complaints_.open;
        } else if (const auto day = date_from_iso8601(fields.text("answered"))) {
          complaints_.answered = std::max(complaints_.answered.value_or(*day), *day);
        }
      });
}

const PauseOfVisit* VisitCalendar::paused() const noexcept {
  const auto found = std::find_if(pauses_.begin(), pauses_.end(), [&](const PauseOfVisit& pause) {
    return schedule::is_paused({pause.days}, today_);
  });
  return found == pauses_.end() ? nullptr : &*found;
}

schedule::Milestones VisitCalendar::milestones() const {
  schedule::Milestones out;
  for (const framework::Deadline& deadline : framework_->deadlines) {
    const auto said = said_.find(deadline.id);
    if (!deadline.marks || said == said_.end()) continue;
    const auto& day = said->second.done_on;
    if (*deadline.marks == framework::Anchor::draft_sent) out.draft_sent = day;
    if (*deadline.marks == framework::Anchor::final_shared) out.final_shared = day;
    if (*deadline.marks == framework::Anchor::publication) out.publication = day;
  }
  return out;
}

void VisitCalendar::add(schedule::DueDeadline&& deadline, bool stated, bool dated, Time now) {
  const auto said = said_.find(deadline.id);
  CalendarItem item = said == said_.end() ? CalendarItem() : said->second;
  item.stated = stated;
  item.dated = dated;
  const bool done = item.done_on.has_value();
  item.state = schedule::state_of(deadline, now, done);
  item.deadline = std::move(deadline);
  if (!done) wait_for(item);
  if (!done && !item.dated) item.state = DeadlineState::undated;
  items_.push_back(std::move(item));
}

bool VisitCalendar::marks_publication(std::string_view id) const {
  const framework::Deadline* known = framework_->deadline(id);
  return known != nullptr && known->marks == framework::Anchor::publication;
}

/// A pause keeps what falls on its days or after; what was overdue before stays overdue.
void VisitCalendar::wait_for(CalendarItem& item) const {
  const Date due = item.deadline.due;
  const PauseOfVisit* pause = paused();
  if (deferred_) {
    item.waits = "The visit is deferred.";
  } else if (pause != nullptr && item.dated && pause->days.from <= due) {
    item.waits = "The visit is paused since " + to_iso8601(pause->days.from) + ".";
  } else if (marks_publication(item.deadline.id) && complaints_.open > 0) {
    item.waits = complaints_.open == 1
                     ? "A formal complaint is open."
                     : std::to_string(complaints_.open) + " formal complaints are open.";
  } else if (marks_publication(item.deadline.id) && complaints_.answered &&
             due < *complaints_.answered && !item.deadline.moved) {
    item.dated = false;
    item.deadline.note = "The complaint was answered on " + to_iso8601(*complaints_.answered) +
                         ". The guidance gives no day for publication after it: set one.";
  }
  if (item.deadline.id == kept_until && !hold_.reason.empty()) {
    item.waits = "Kept longer" + (hold_.until ? ", until " + to_iso8601(*hold_.until) : "") + ": " +
                 hold_.reason;
  }
  if (!item.waits.empty()) item.state = DeadlineState::upcoming;
}

void VisitCalendar::lay_out(Time now) {
  for (auto& deadline :
       schedule::deadlines(*framework_, fieldwork_start_, on_site_days_, milestones(), decisions_))
    add(std::move(deadline), true, true, now);
  for (const framework::OpenTarget& target : framework_->open_targets) {
    schedule::DueDeadline deadline;
    deadline.id = target.id;
    deadline.title = target.title;
    deadline.who = target.who;
    deadline.source = target.source;
    deadline.strength = framework::Strength::unstated;
    const auto moved = decisions_.moved.find(target.id);
    const bool dated = moved != decisions_.moved.end();
    if (dated) {
      deadline.due = moved->second.to;
      deadline.time_minutes = moved->second.time_minutes;
    }
    add(std::move(deadline), false, dated, now);
  }
  std::stable_sort(items_.begin(), items_.end(), [](const CalendarItem& a, const CalendarItem& b) {
    return schedule::needed_before(a.deadline, a.state, b.deadline, b.state);
  });
}

const CalendarItem* VisitCalendar::find(std::string_view id) const noexcept {
  const auto found = std::find_if(items_.begin(), items_.end(),
                                  [&](const CalendarItem& item) { return item.deadline.id == id; });
  return found == items_.end() ? nullptr : &*found;
}

bool VisitCalendar::is_done(std::string_view id) const noexcept {
  const CalendarItem* item = find(id);
  return item != nullptr && item->done_on.has_value();
}

DeadlineView view_of(const CalendarItem& item, const VisitCalendar& calendar, Names& names) {
  const schedule::DueDeadline& deadline = item.deadline;
  DeadlineView out;
  out.id = deadline.id;
  out.title = deadline.title;
  if (item.dated) {
    out.due = to_iso8601(deadline.due);
    out.time = schedule::time_text(deadline.time_minutes);
    out.working_days_left = working_days_left(calendar.today(), deadline.due);
  }
  out.state = schedule::name(item.state);
  out.expected = deadline.expected;
  out.stated = item.stated;
  out.place = deadline.place;
  if (item.stated) {
    out.given = to_iso8601(deadline.given);
    out.given_time = schedule::time_text(deadline.given_minutes);
    out.anchor = framework::name(deadline.anchor);
    out.precision = framework::name(deadline.precision);
  }
  if (deadline.without_pauses && !deadline.moved) {
    out.without_pauses = to_iso8601(*deadline.without_pauses);
    out.pause_reason = pause_reason(calendar, *deadline.without_pauses);
  }
  out.waits = item.waits;
  out.moved = deadline.moved;
  out.reason = item.reason;
  if (item.moved_by) out.moved_by = names.of(*item.moved_by);
  if (item.done_on) out.done_on = to_iso8601(*item.done_on);
  if (item.done_by) out.done_by = names.of(*item.done_by);
  if (deadline.other_reading) out.other_reading = to_iso8601(*deadline.other_reading);
  if (deadline.by_weekday && !deadline.moved) out.by_weekday = to_iso8601(*deadline.by_weekday);
  out.strength = framework::name(deadline.strength);
  for (const std::string& who : deadline.who) {
    const framework::Role* role = calendar.framework().role(who);
    out.who.push_back(role == nullptr ? who : role->label);
  }
  out.source = deadline.source;
  out.note = deadline.note;
  out.conflicted = item.conflicted;
  return out;
}

std::string pause_reason(const VisitCalendar& calendar, Date day) {
  for (const PauseOfVisit& pause : calendar.pauses()) {
    const bool lost = pause.days.until && pause.days.from < *pause.days.until;
    if (lost && pause.days.from <= day) return pause.reason;
  }
  return {};
}

std::vector<std::string> calendar_notes(const VisitCalendar& calendar) {
  std::vector<std::string> out;
  const schedule::KeyDays& days = calendar.days();
  for (auto day = std::chrono::sys_days(days.notification);
       day <= std::chrono::sys_days(days.fieldwork_end); day += std::chrono::days(1)) {
    const std::string_view holiday = schedule::bank_holiday(Date(day));
    if (holiday.empty()) continue;
    out.push_back(weekday_and_date(Date(day)) + " is a bank holiday (" + std::string(holiday) +
                  "): it is no working day in any sum.");
  }
  for (const PauseOfVisit& pause : calendar.pauses()) {
    std::string told = "Paused from " + weekday_and_date(pause.days.from);
    if (!pause.days.until) {
      told += " on, without an end yet: what falls on its days or after is not due.";
    } else {
      told += ", going on on " + weekday_and_date(*pause.days.until) +
              ": its days are no working days in any sum.";
    }
    out.push_back(told + (pause.reason.empty() ? "" : " " + pause.reason));
  }
  for (const auto& [from, until] : calendar.holidays()) {
    if (until < days.fieldwork_start || days.fieldwork_end < from) continue;
    out.push_back("Days on site fall into a school holiday (" + to_iso8601(from) + " to " +
                  to_iso8601(until) + "). Visits usually take place in school term time.");
  }
  const framework::VisitLength& length = calendar.framework().length;
  const bool monday =
      std::chrono::weekday(std::chrono::sys_days(days.notification)) == std::chrono::Monday;
  if (length.notice_days > 0 && !monday) {
    out.push_back("Notification is on " + weekday_and_date(days.notification) +
                  " and not on a Monday. The guidance names weekdays for weeks that begin on a "
                  "Monday; working days are counted instead.");
  }
  const int on_site = calendar.on_site_days();
  const std::string usual = std::to_string(length.on_site_days);
  if (length.on_site_limit == framework::DayLimit::at_most && on_site > length.on_site_days)
    out.push_back("More days on site than the guidance has: up to " + usual + ".");
  if (length.on_site_limit == framework::DayLimit::at_least && on_site < length.on_site_days)
    out.push_back("Fewer days on site than the guidance has: at least " + usual + ".");
  if (length.on_site_limit == framework::DayLimit::exactly && on_site != length.on_site_days)
    out.push_back("Another number of days on site than the guidance has: " + usual + ".");
  if (calendar.decisions().notification) {
    const int notice = schedule::working_days_between(days.notification, days.fieldwork_start);
    if (notice != length.notice_days) {
      out.push_back("Notification is " + std::to_string(notice) +
                    " working days before fieldwork; the guidance says " +
                    std::to_string(length.notice_days) + ".");
    }
  }
  return out;
}

}  // namespace fieldfare::app
