#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/schedule/deadlines.h>
#include <fieldfare/core/schedule/working_days.h>

#include <support/framework_places.h>

using namespace fieldfare;
using namespace fieldfare::schedule;

namespace {

const framework::Framework& local_offer() {
  static const auto library = framework::Library::built_in();
  return library.get("local-offer-2026");
}

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}
Time at(std::string_view text) {
  return *time_from_iso8601(text);
}

DueDeadline deadline(std::string_view id, std::string_view fieldwork_start, int on_site_days = 4) {
  const auto all = deadlines(local_offer(), day(fieldwork_start), on_site_days);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == id; });
  REQUIRE(found != all.end());
  return *found;
}

/// "2026-06-04 17:00"
std::string due(std::string_view id, std::string_view fieldwork_start, int on_site_days = 4) {
  const DueDeadline found = deadline(id, fieldwork_start, on_site_days);
  const std::string time = time_text(found.time_minutes);
  return to_iso8601(found.due) + (time.empty() ? "" : " " + time);
}

/// The deadline of that id among all of a visit.
DueDeadline found(const std::vector<DueDeadline>& all, std::string_view id) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == id; });
  REQUIRE(at != all.end());
  return *at;
}

}  // namespace

TEST_CASE("in weeks without a holiday every deadline falls on the guidance's weekday") {
  const char* start = "2026-06-29";  // a Monday
  CHECK(due("notify-area", start) == "2026-06-15");
  CHECK(due("notify-health", start) == "2026-06-15");
  CHECK(due("survey-opens", start) == "2026-06-15");
  CHECK(due("information-requested", start) == "2026-06-15");
  CHECK(due("person-level-data", start) == "2026-06-18 17:00");
  CHECK(due("provider-list", start) == "2026-06-18 17:00");
  CHECK(due("requested-information", start) == "2026-06-18 17:00");
  CHECK(due("set-up-call-held", start) == "2026-06-19");
  CHECK(due("cases-selected", start) == "2026-06-19 17:00");
  CHECK(due("providers-selected", start) == "2026-06-19 17:00");
  CHECK(due("tracked-information", start) == "2026-06-22 17:00");
  CHECK(due("survey-closes", start) == "2026-06-25 12:00");
  CHECK(due("strategic-planning-meeting", start) == "2026-06-26");
  CHECK(due("fieldwork-starts", start) == "2026-06-29");
  CHECK(due("debrief-held", start) == "2026-07-02");
  CHECK(due("unresolved-issues", start) == "2026-07-03");
}

TEST_CASE("fieldwork that starts after a bank holiday is notified a working day earlier") {
  // Tuesday after the spring bank holiday of 25 May.
  CHECK(due("notify-area", "2026-05-26") == "2026-05-11");
  // Monday a week after it: the holiday lies in between.
  CHECK(due("notify-area", "2026-06-01") == "2026-05-15");
}

TEST_CASE("around Easter notification and the survey move with Good Friday and Easter Monday") {
  // Fieldwork on Tuesday 14 April 2026: 3 and 6 April are no working days.
  CHECK(due("notify-area", "2026-04-14") == "2026-03-27");
  CHECK(due("person-level-data", "2026-04-14") == "2026-04-01 17:00");
  CHECK(due("cases-selected", "2026-04-14") == "2026-04-02 17:00");
  CHECK(due("tracked-information", "2026-04-14") == "2026-04-07 17:00");
  CHECK(due("survey-closes", "2026-04-14") == "2026-04-10 12:00");
}

TEST_CASE("around Christmas ten working days reach back three weeks") {
  // Christmas Day, Boxing Day's substitute and New Year's Day lie in between.
  CHECK(due("notify-area", "2027-01-04") == "2026-12-16");
  CHECK(due("survey-closes", "2027-01-04") == "2026-12-30 12:00");
  CHECK(due("debrief-held", "2027-01-04") == "2027-01-07");
}

TEST_CASE("the survey closes at 12:00 on the eighth working day after notification") {
  const DueDeadline closes = deadline("survey-closes", "2026-06-29");
  const DueDeadline opens = deadline("survey-opens", "2026-06-29");
  CHECK(to_iso8601(opens.due) == "2026-06-15");
  CHECK(to_iso8601(closes.due) == "2026-06-25");
  CHECK(closes.time_minutes == 12 * 60);
  CHECK_FALSE(closes.note.empty());
}

TEST_CASE("the last on-site day counts working days from the first") {
  CHECK(due("debrief-held", "2026-06-29", 1) == "2026-06-29");
  CHECK(due("debrief-held", "2026-07-02", 4) == "2026-07-07");
  CHECK(due("unresolved-issues", "2026-05-20", 3) == "2026-05-26");
}

TEST_CASE("on-site days and calendars that cannot be are refused") {
  for (const int count : {0, -1, 21}) {
    CHECK_THROWS_AS(deadlines(local_offer(), day("2026-06-29"), count), Error);
  }
  CHECK_THROWS_AS(deadlines(local_offer(), day("2031-06-30"), 4), Error);
  CHECK_THROWS_AS(deadlines(local_offer(), Date{}, 4), Error);
}

TEST_CASE("deadlines stand by day and time") {
  const auto all = deadlines(local_offer(), day("2026-06-29"), 4);
  CHECK(all.size() == local_offer().deadlines.size());
  CHECK(all.front().id == "notify-area");
  CHECK(all.back().id == "unresolved-issues");
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const auto& a, const auto& b) { return a.due < b.due; }));
}

TEST_CASE("a deadline with a time of day is due until that minute and overdue after it") {
  const DueDeadline data = deadline("person-level-data", "2026-06-29");  // 18 June, 17:00
  CHECK(state_of(data, at("2026-06-17T23:59:00+01:00"), false) == DeadlineState::upcoming);
  CHECK(state_of(data, at("2026-06-18T00:00:00+01:00"), false) == DeadlineState::due_today);
  CHECK(state_of(data, at("2026-06-18T17:00:59+01:00"), false) == DeadlineState::due_today);
  CHECK(state_of(data, at("2026-06-18T17:01:00+01:00"), false) == DeadlineState::overdue);
  CHECK(state_of(data, at("2026-06-18T17:01:00+01:00"), true) == DeadlineState::done);
}

TEST_CASE("a deadline without a time of day is due all day") {
  const DueDeadline debrief = deadline("debrief-held", "2026-06-29");  // 2 July
  CHECK(state_of(debrief, at("2026-07-02T23:59:00+01:00"), false) == DeadlineState::due_today);
  CHECK(state_of(debrief, at("2026-07-03T00:00:00+01:00"), false) == DeadlineState::overdue);
}

TEST_CASE("a deadline's day is the UK's, whatever the clock of the device shows") {
  const DueDeadline debrief = deadline("debrief-held", "2026-06-29");  // 2 July
  CHECK(state_of(debrief, at("2026-07-01T23:30:00Z"), false) == DeadlineState::due_today);
  CHECK(state_of(debrief, at("2026-07-03T08:00:00+12:00"), false) == DeadlineState::due_today);
}

TEST_CASE("a lead sees what is overdue first, then today, then what comes, then what is done") {
  const Time now = at("2026-06-18T12:00:00+01:00");
  std::vector<Standing> standings;
  for (const auto& d : deadlines(local_offer(), day("2026-06-29"), 4)) {
    standings.push_back({d, state_of(d, now, d.id == "notify-area" || d.id == "debrief-held")});
  }
  standings = in_lead_order(standings);
  CHECK(standings.front().deadline.id == "notify-health");
  CHECK(standings.front().state == DeadlineState::overdue);
  CHECK(standings[3].deadline.id == "person-level-data");
  CHECK(standings[3].state == DeadlineState::due_today);
  CHECK(standings[6].state == DeadlineState::upcoming);
  CHECK(standings[6].deadline.id == "cases-selected");
  CHECK(standings[standings.size() - 2].deadline.id == "notify-area");
  CHECK(standings.back().deadline.id == "debrief-held");
}

TEST_CASE("what counts from a day that nobody has recorded is expected and never overdue") {
  // Full inspection on site from Monday 8 to Friday 12 June 2026.
  const auto& full = test::built_in("area-send-2023");
  const auto at_first = deadlines(full, day("2026-06-08"), 5);
  CHECK(found(at_first, "draft-report").due == day("2026-07-02"));
  CHECK_FALSE(found(at_first, "draft-report").expected);
  CHECK(found(at_first, "comments-due").due == day("2026-07-16"));
  CHECK(found(at_first, "comments-due").expected);
  CHECK(state_of(found(at_first, "comments-due"), at("2026-08-30T12:00:00+01:00"), false) ==
        DeadlineState::upcoming);

  Milestones milestones;
  milestones.draft_sent = day("2026-06-30");
  const auto later = deadlines(full, day("2026-06-08"), 5, milestones);
  CHECK(found(later, "comments-due").due == day("2026-07-14"));
  CHECK_FALSE(found(later, "comments-due").expected);
  CHECK(state_of(found(later, "comments-due"), at("2026-07-15T12:00:00+01:00"), false) ==
        DeadlineState::overdue);
}

TEST_CASE("publication and retention follow the day on which the final report was shared") {
  const auto& full = test::built_in("area-send-2023");
  Milestones milestones;
  milestones.final_shared = day("2026-07-20");
  const auto due = deadlines(full, day("2026-06-08"), 5, milestones);
  CHECK(found(due, "complaint-window").due == day("2026-07-27"));
  CHECK_FALSE(found(due, "complaint-window").expected);
  CHECK(found(due, "publication").due == day("2026-07-30"));
  CHECK(found(due, "evidence-kept-until").due == day("2032-07-30"));
  CHECK(found(due, "evidence-kept-until").expected);

  milestones.publication = day("2026-08-05");
  CHECK(found(deadlines(full, day("2026-06-08"), 5, milestones), "evidence-kept-until").due ==
        day("2032-08-05"));
}

TEST_CASE("a month is the same day of the next month, or its last") {
  const auto& engagement = test::built_in("area-send-engagement-2023");
  const auto letter = [&](std::string_view meeting) {
    return to_iso8601(found(deadlines(engagement, day(meeting), 1), "letter").due);
  };
  CHECK(letter("2026-06-15") == "2026-07-15");
  CHECK(letter("2027-01-29") == "2027-02-28");
  CHECK(letter("2024-01-31") == "2024-02-29");
  CHECK(letter("2025-12-31") == "2026-01-31");
}

TEST_CASE("whenever fieldwork starts, what is counted in working days falls on a working day") {
  for (const auto* id :
       {"alternative-provision-2023", "area-send-2023", "area-send-engagement-2023",
        "area-send-monitoring-2023", "local-offer-2026", "preparation-for-adulthood-2024"}) {
    const auto& visit = test::built_in(id);
    Date start = add_working_days(day("2023-02-01"), 0);
    for (; start < day("2030-10-01"); start = add_working_days(start, 3)) {
      INFO(id << ' ' << to_iso8601(start));
      for (const auto& due : deadlines(visit, start, visit.length.on_site_days)) {
        const bool by_calendar =
            visit.deadline(due.id)->unit != framework::OffsetUnit::working_days;
        if (!by_calendar && !is_working_day(due.due)) FAIL_CHECK(due.id);
      }
    }
  }
}

TEST_CASE("between the last comment and the final report lie six working days, on any calendar") {
  const auto& full = test::built_in("area-send-2023");
  Date start = day("2023-02-06");
  for (; start < day("2030-10-01"); start = add_working_days(start, 5)) {
    const auto due = deadlines(full, start, 5);
    INFO(to_iso8601(start));
    CHECK(working_days_between(found(due, "comments-due").due, found(due, "final-report").due) ==
          6);
    CHECK(working_days_between(found(due, "draft-report").due, found(due, "comments-due").due) ==
          10);
  }
}

TEST_CASE("the states of a deadline have names and are found by them") {
  for (const auto state : {DeadlineState::upcoming, DeadlineState::due_today,
                           DeadlineState::overdue, DeadlineState::done}) {
    CHECK(deadline_state_from_name(name(state)) == state);
  }
  CHECK(name(DeadlineState::due_today) == "due-today");
  CHECK_FALSE(deadline_state_from_name("late").has_value());
}
