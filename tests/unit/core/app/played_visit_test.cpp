// A visit of each of the six kinds, played from creation to disposal by a lead and an inspector
// through the commands alone, with the clock going on from the notification to the last day.

#include <catch2/catch_test_macros.hpp>

#include "played_visit.h"

TEST_CASE("a visit of each kind is played from creation to disposal") {
  for (const char* framework :
       {"area-send-2023", "area-send-monitoring-2023", "area-send-engagement-2023",
        "alternative-provision-2023", "preparation-for-adulthood-2024", "local-offer-2026"}) {
    INFO(framework);
    fieldfare::test::PlayedVisit visit(framework);
    visit.notify();
    visit.gather_information();
    visit.plan();
    visit.work_on_site();
    visit.conclude();
    visit.finish();
    visit.hand_over();
    visit.close_and_dispose();
  }
}
