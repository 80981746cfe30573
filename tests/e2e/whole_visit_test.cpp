// A visit of each of the six kinds from its creation to its disposal, played with the real programs
// by people who type: on calendars with a holiday in them, so that what is due shows.

#include <catch2/catch_test_macros.hpp>

#include "whole_visit.h"

namespace fieldfare::e2e {

namespace {

void play(const std::string& framework) {
  WholeVisit visit(kind_of_visit(framework));
  visit.begin();
  visit.notify();
  visit.select_cases();
  visit.receive_information();
  visit.plan();
  visit.write_evidence();
  visit.hold_the_team_meeting();
  visit.close_the_days_on_site();
  visit.judge();
  visit.put_out();
  visit.hand_over_and_dispose();
}

}  // namespace

TEST_CASE("a full inspection is played from creation to disposal", "[e2e][whole-visit]") {
  play("area-send-2023");
}

TEST_CASE("a monitoring inspection is played from creation to disposal", "[e2e][whole-visit]") {
  play("area-send-monitoring-2023");
}

TEST_CASE("an engagement meeting is played from creation to disposal", "[e2e][whole-visit]") {
  play("area-send-engagement-2023");
}

TEST_CASE("a visit on alternative provision is played from creation to disposal",
          "[e2e][whole-visit]") {
  play("alternative-provision-2023");
}

TEST_CASE("a visit on preparation for adulthood is played from creation to disposal",
          "[e2e][whole-visit]") {
  play("preparation-for-adulthood-2024");
}

TEST_CASE("a visit on the local offer is played from creation to disposal", "[e2e][whole-visit]") {
  play("local-offer-2026");
}

}  // namespace fieldfare::e2e
