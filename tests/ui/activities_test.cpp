#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// Activities: planned, changed, cancelled and taken up again.
namespace fieldfare::ui {
namespace {

void open_timetable(Driver& d) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.timetable");
}

const SlotRow* slot(const Driver& d, std::string_view title) {
  for (const DayRow& day : d.world.visit->pages.timetable->days) {
    for (const SlotRow& row : day.slots) {
      if (row.title == title) return &row;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("an activity is planned by its kind, day, time, mode and who goes") {
  Driver d;
  open_timetable(d);
  d.hands.tap("timetable.plan");
  CHECK(d.sees("Choose what it is first."));
  CHECK_FALSE(d.hands.recorder().find("plan.keep")->enabled);
  d.hands.tap("plan.kind.family-meeting");
  d.hands.tap("plan.title");
  d.hands.type("Parents of the early years");
  d.hands.tap("plan.day.2026-06-16");
  CHECK(d.sees("09:00"));
  CHECK(d.sees("10:15"));  // its usual 75 minutes
  d.hands.tap("plan.starts.more");
  d.hands.tap("plan.starts.more");
  CHECK(d.sees("09:30"));
  CHECK(d.sees("10:45"));
  d.hands.tap("plan.minutes.less");
  CHECK(d.sees("10:30"));
  d.hands.tap("plan.place");
  d.hands.type("Children’s centre");
  d.hands.tap("plan.mode.video");
  d.hands.tap("plan.goes.m2");
  CHECK(d.sees("changes are told to the local area nominated officer"));
  d.hands.tap("plan.keep");
  CHECK(d.hands.state().screen == Screen::timetable);
  CHECK(d.sees("Planned. To be told: the nominated officer."));
  const SlotRow* made = slot(d, "Parents of the early years");
  REQUIRE(made != nullptr);
  CHECK(made->starts == 9.5F);
  CHECK(made->ends == 10.5F);
  CHECK(made->under == "Care inspector · Children’s centre · by video");
  CHECK_FALSE(d.hands.state().forms.contains("plan:new"));
}

TEST_CASE("a planned activity is changed from how it stands, and nothing else of it") {
  Driver d;
  open_timetable(d);
  d.hands.tap("timetable.change.a3");
  CHECK(d.hands.state().forms.at("plan:a3").editor.text() == "Young people’s panel");
  CHECK(d.hands.recorder().find("plan.mode.video")->on);
  CHECK(d.hands.recorder().find("plan.goes.m3")->on);
  CHECK(d.hands.recorder().find("plan.kind.team-meeting") == nullptr);
  d.hands.tap("plan.starts.less");
  d.hands.tap("plan.starts.less");
  d.hands.tap("plan.keep");
  const SlotRow* row = slot(d, "Young people’s panel");
  REQUIRE(row != nullptr);
  CHECK(row->starts == 12.5F);
  CHECK(row->ends == 13.5F);
  CHECK(d.sees("Young people’s panel: new time, for the nominated officer"));
}

TEST_CASE("an activity that does not take place says why, and Undo takes it up again") {
  Driver d;
  open_timetable(d);
  d.hands.tap("timetable.change.a4");
  d.hands.tap("plan.cancel");
  CHECK_FALSE(d.hands.recorder().find("plan.cancel.do")->enabled);
  d.hands.tap("plan.cancel.reason");
  d.hands.type("The service is closed that day");
  d.hands.tap("plan.cancel.do");
  CHECK(slot(d, "Information, advice and support service")->cancelled);
  d.hands.tap("toast.undo");
  CHECK_FALSE(slot(d, "Information, advice and support service")->cancelled);
}

TEST_CASE("what is half planned is there again after another page") {
  Driver d;
  open_timetable(d);
  d.hands.tap("timetable.plan");
  d.hands.tap("plan.kind.team-meeting");
  d.hands.tap("plan.title");
  d.hands.type("Third evening");
  d.hands.tap("rail.today");
  d.hands.tap("rail.more");
  d.hands.tap("more.timetable");
  d.hands.tap("timetable.plan");
  CHECK(d.hands.state().forms.at("plan:new").editor.text() == "Third evening");
  CHECK(d.hands.recorder().find("plan.kind.team-meeting")->on);
}

TEST_CASE("a title that may tell who somebody is plans nothing") {
  Driver d;
  open_timetable(d);
  d.hands.tap("timetable.plan");
  d.hands.tap("plan.kind.family-meeting");
  d.hands.tap("plan.title");
  d.hands.type("Family of Marwenna Tork");
  d.hands.tap("plan.keep");
  CHECK(d.hands.state().screen == Screen::plan);
  CHECK(d.sees("Not saved: the words may tell who somebody is."));
  d.hands.tap("plan.back");
  CHECK(slot(d, "Family of Marwenna Tork") == nullptr);
}

}  // namespace fieldfare::ui
