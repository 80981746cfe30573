// Timetable, deadlines and information requests, as the screens show them.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/timetable.h>

#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

std::string joined(const std::vector<std::string>& all, const char* between = ", ") {
  std::string out;
  for (const std::string& each : all)
    out += (out.empty() ? "" : between) + each;
  return out;
}

float hours_of(const std::string& iso, float otherwise) {
  const auto time = time_from_iso8601(iso);
  return time ? static_cast<float>(minutes_of_day(*time)) / 60 : otherwise;
}

ui::SlotRow slot_row(const app::ActivityView& view) {
  ui::SlotRow row;
  row.activity_id = view.activity_id.hex();
  row.title = view.title;
  row.under = view.member_names.empty() ? "Nobody is down for it" : joined(view.member_names);
  if (!view.place.empty()) row.under += " · " + view.place;
  if (view.mode == "video" || view.mode == "phone") row.under += " · by " + view.mode;
  row.starts = hours_of(view.starts, 9);
  row.ends = std::max(row.starts + 0.25F, hours_of(view.ends, row.starts + 1));
  row.cancelled = view.state == "cancelled";
  return row;
}

ui::DayRow day_row(const app::TimetableDay& day, const std::set<std::string>& clashing) {
  ui::DayRow row;
  row.date = day.date;
  row.title = day_words(day.date);
  std::vector<std::string> under;
  if (day.week > 0) under.push_back(fmt::format("Week {}", day.week));
  if (day.on_site) under.emplace_back("on site");
  if (!day.holiday.empty()) under.push_back(day.holiday);
  row.under = joined(under, " · ");
  for (const app::ActivityView& activity : day.activities) {
    row.slots.push_back(slot_row(activity));
    row.slots.back().clashes = clashing.contains(row.slots.back().activity_id);
  }
  return row;
}

std::string state_words(const app::DeadlineView& view) {
  if (view.state == "done")
    return "Done on " + date_words(view.done_on) +
           (view.done_by.empty() ? "" : " by " + view.done_by);
  if (view.state == "undated") return "The guidance gives no day";
  if (view.state == "due-today") return "Today";
  if (!view.working_days_left) return view.state == "overdue" ? "Passed" : "To come";
  const std::int64_t days = *view.working_days_left;
  const std::int64_t count = days < 0 ? -days : days;
  const std::string words = fmt::format("{} working {}", count, count == 1 ? "day" : "days");
  return days < 0 || view.state == "overdue" ? "Passed by " + words : "In " + words;
}

ui::DeadlineDetail deadline_detail(const app::DeadlineView& view) {
  ui::DeadlineDetail row;
  row.id = view.id;
  row.title = view.title;
  row.when = view.due.empty() ? "No day yet" : date_words(view.due);
  if (!view.time.empty()) row.when += ", by " + view.time;
  row.state = state_words(view);
  row.kind = view.state;
  row.due = view.due;
  std::vector<std::string> about;
  if (!view.who.empty()) about.push_back("For " + joined(view.who) + ".");
  if (!view.place.empty()) about.push_back("The guidance puts it in " + view.place + ".");
  if (view.expected) about.emplace_back("It counts from a day that is not recorded yet.");
  if (!view.other_reading.empty())
    about.push_back("By another reading of the guidance: " + date_words(view.other_reading) + ".");
  if (!view.by_weekday.empty())
    about.push_back("By the weekday that the guidance names: " + date_words(view.by_weekday) + ".");
  if (!view.note.empty()) about.push_back(view.note);
  if (view.conflicted) about.emplace_back("Two people settled it differently: see Conflicts.");
  row.about = joined(about, " ");
  if (view.moved) {
    row.moved = "Moved" + (view.given.empty() ? "" : " from " + date_words(view.given)) +
                (view.moved_by.empty() ? "" : " by " + view.moved_by) +
                (view.reason.empty() ? "." : ": " + view.reason);
  }
  return row;
}

std::string request_state(const app::RequestView& view) {
  const std::string due =
      view.due.empty() ? "" : ", due " + day_words(view.due) + (view.overdue ? ", overdue" : "");
  if (view.state == "to-ask") return "To be asked for" + due;
  if (view.state == "conditional") return "If it applies: " + view.condition;
  if (view.state == "requested") return "Asked for" + due;
  if (view.state == "part-received") return "Come in part" + due;
  if (view.state == "received")
    return "Come" + (view.received_on.empty() ? "" : " on " + date_words(view.received_on));
  if (view.state == "not-held") return "The area does not hold it";
  return "Not needed";
}

ui::RequestRow request_row(const app::RequestView& view) {
  ui::RequestRow row;
  row.id = view.request_id.hex();
  row.title = (view.number.empty() ? "" : view.number + " ") +
              (view.title.empty() ? view.text : view.title);
  if (!view.case_code.empty()) row.title += " (" + view.case_code + ")";
  row.text = view.text;
  row.group = view.group_title;
  row.state = view.state == "to-ask" || view.state == "conditional" ? "" : view.state;
  row.state_words = request_state(view);
  row.from = joined(view.from);
  row.overdue = view.overdue;
  row.reminder = view.reminder_due;
  row.remarks = view.remarks;
  row.reason = view.reason;
  for (const app::RequestPart& part : view.parts)
    row.parts.push_back((part.received ? "✓ " : "Still to come: ") + part.text);
  for (const app::DocumentView& document : view.documents)
    row.documents.push_back(
        document.reference +
        (document.as_at.empty() ? "" : " (as at " + date_words(document.as_at) + ")"));
  return row;
}

}  // namespace

ui::TimetableView read_timetable(app::Notebook& notebook, const VisitId& visit,
                                 const std::string& member) {
  ui::TimetableView out;
  const auto check = notebook.execute(app::TimetableCheck{visit});
  std::set<std::string> clashing;
  for (const app::TimetableFinding& finding : check.findings) {
    out.findings.push_back({finding.rule, finding.date, finding.message, finding.reason});
    if (finding.rule != "clash") continue;
    for (const EntityId& id : finding.activities)
      clashing.insert(id.hex());
  }
  std::stable_partition(out.findings.begin(), out.findings.end(),
                        [](const ui::FindingRow& row) { return row.reason.empty(); });
  const auto shown = notebook.execute(app::TimetableShow{visit, MemberId::from_hex(member)});
  for (const app::TimetableDay& day : shown.days)
    out.days.push_back(day_row(day, clashing));
  if (!shown.agreed_on.empty())
    out.agreed = "Agreed with the area on " + date_words(shown.agreed_on);
  const ui::PeopleView people = read_people(notebook, visit);
  for (const ui::MemberRow& row : people.members) {
    if (row.state == "member" && row.role != "custodian") out.members.push_back(row);
  }
  out.may_agree = people.may_decide;
  if (out.agreed.empty()) return out;
  for (const app::ToTell& each : notebook.execute(app::TimetableInform{visit}).to_tell)
    out.to_tell.push_back(
        fmt::format("{}: {}, for {}", each.title, each.what, joined(each.labels)));
  return out;
}

ui::DeadlinesView read_deadlines(app::Notebook& notebook, const VisitId& visit) {
  ui::DeadlinesView out;
  for (const app::DeadlineView& view : notebook.execute(app::DeadlineList{visit, {}}).deadlines) {
    out.rows.push_back(deadline_detail(view));
  }
  out.may_move = read_people(notebook, visit).may_decide;
  return out;
}

ui::RequestsView read_requests(app::Notebook& notebook, const VisitId& visit) {
  ui::RequestsView out;
  const auto listed = notebook.execute(app::RequestList{visit, {}, {}, {}});
  for (const app::RequestView& view : listed.requests)
    out.rows.push_back(request_row(view));
  out.asked = static_cast<std::size_t>(listed.progress.asked);
  out.come = static_cast<std::size_t>(listed.progress.received + listed.progress.not_held);
  out.overdue = static_cast<std::size_t>(listed.progress.overdue);
  return out;
}

}  // namespace fieldfare::tablet
