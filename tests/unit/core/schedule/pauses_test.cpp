#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <fieldfare/core/schedule/deadlines.h>
#include <fieldfare/core/schedule/working_days.h>

#include <support/framework_places.h>

using namespace fieldfare;
using namespace fieldfare::schedule;

namespace {

Date day(std::string_view text) {
  return *date_from_iso8601(text);
}

Decisions paused(std::vector<Pause> pauses) {
  Decisions out;
  out.pauses = std::move(pauses);
  return out;
}

std::string due(const char* framework, std::string_view id, const Decisions& decisions,
                const char* start = "2026-06-29") {
  const auto& known = test::built_in(framework);
  const auto all = deadlines(known, day(start), known.length.on_site_days, {}, decisions);
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.id == id; });
  REQUIRE(found != all.end());
  return to_iso8601(found->due);
}

}  // namespace

TEST_CASE("days of a pause are no working days: what lies behind them moves by as many") {
  // On site from Monday 29 June for four days; Wednesday and Thursday are lost.
  const Decisions pause = paused({{day("2026-07-01"), day("2026-07-03")}});
  const auto& framework = test::built_in("local-offer-2026");
  const KeyDays days = key_days(framework, day("2026-06-29"), 4, pause);
  CHECK(days.notification == day("2026-06-15"));
  CHECK(days.fieldwork_start == day("2026-06-29"));
  CHECK(days.fieldwork_end == day("2026-07-06"));
  CHECK(due("local-offer-2026", "debrief-held", pause) == "2026-07-06");
  CHECK(due("local-offer-2026", "unresolved-issues", pause) == "2026-07-07");
  CHECK(due("local-offer-2026", "fieldwork-starts", pause) == "2026-06-29");
  CHECK(due("local-offer-2026", "provider-list", pause) == "2026-06-18");
}

TEST_CASE("a pause before fieldwork moves its first day only when it covers it") {
  const Decisions before = paused({{day("2026-06-17"), day("2026-06-19")}});
  CHECK(due("local-offer-2026", "fieldwork-starts", before) == "2026-06-29");
  CHECK(due("local-offer-2026", "provider-list", before) == "2026-06-22");  // the third day
  CHECK(due("local-offer-2026", "notify-area", before) == "2026-06-15");
  const Decisions over = paused({{day("2026-06-26"), day("2026-07-01")}});
  CHECK(due("local-offer-2026", "fieldwork-starts", over) == "2026-07-01");
  CHECK(due("local-offer-2026", "debrief-held", over) == "2026-07-06");
  CHECK(due("local-offer-2026", "notify-area", over) == "2026-06-15");
}

TEST_CASE("a pause without an end moves nothing yet and covers every day from its first") {
  const Decisions open = paused({{day("2026-06-30"), std::nullopt}});
  CHECK(due("local-offer-2026", "debrief-held", open) == "2026-07-02");
  CHECK_FALSE(is_paused(open.pauses, day("2026-06-29")));
  CHECK(is_paused(open.pauses, day("2026-06-30")));
  CHECK(is_paused(open.pauses, day("2027-06-30")));
}

TEST_CASE("a day is lost once, however many pauses cover it") {
  const Decisions once = paused({{day("2026-06-30"), day("2026-07-02")}});
  const Decisions twice =
      paused({{day("2026-06-30"), day("2026-07-01")}, {day("2026-06-30"), day("2026-07-02")}});
  CHECK(due("local-offer-2026", "debrief-held", once) ==
        due("local-offer-2026", "debrief-held", twice));
}

TEST_CASE("weekends and bank holidays of a pause are not lost twice") {
  // From Friday 28 August over the bank holiday of the 31st to Tuesday: one working day.
  const Decisions pause = paused({{day("2026-08-28"), day("2026-09-01")}});
  CHECK(due("local-offer-2026", "debrief-held", {}, "2026-08-26") == "2026-09-01");
  CHECK(due("local-offer-2026", "debrief-held", pause, "2026-08-26") == "2026-09-02");
}

TEST_CASE("a term in months is the calendar's and is not lengthened by a pause") {
  // Within a month of the meeting (area SEND handbook 2023, para 158).
  const Decisions pause = paused({{day("2026-07-06"), day("2026-07-13")}});
  CHECK(due("area-send-engagement-2023", "letter", pause) == "2026-07-29");
}

TEST_CASE("every deadline tells the day that it would have without the pauses") {
  const auto& framework = test::built_in("area-send-2023");
  const int on_site = framework.length.on_site_days;
  const auto plain = deadlines(framework, day("2026-06-29"), on_site);
  const auto moved = deadlines(framework, day("2026-06-29"), on_site, {},
                               paused({{day("2026-06-30"), day("2026-07-02")}}));
  std::size_t later = 0;
  for (const DueDeadline& before : plain) {
    const auto after = std::find_if(moved.begin(), moved.end(),
                                    [&](const auto& one) { return one.id == before.id; });
    REQUIRE(after != moved.end());
    CHECK(after->without_pauses.value_or(after->due) == before.due);
    CHECK(before.due <= after->due);
    if (before.due < after->due) ++later;
  }
  CHECK(later >= 5);
}
