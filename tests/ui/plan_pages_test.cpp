#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// Team meeting, timetable, deadlines, information requests, outputs.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place, const char* row = nullptr) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
  if (row != nullptr) d.hands.tap(row);
}

}  // namespace

TEST_CASE("a team meeting shows what is new, and records points as it goes on") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  CHECK(d.sees("Nothing yet on help for those without a computer."));
  CHECK(d.sees("Health inspector: last heard from yesterday, 17:40; 3 changes are not here yet"));
  CHECK_FALSE(d.hands.recorder().find("team.record")->enabled);
  d.hands.tap("team.as.decision");
  d.hands.tap("team.words");
  d.hands.type("Ring the helpline tomorrow");
  d.hands.tap("team.record");
  CHECK(d.sees("Ring the helpline tomorrow"));
  CHECK(d.sees("Decision, open"));
  CHECK(d.hands.state().forms.at("team:point").editor.empty());
}

TEST_CASE("a point that may tell who somebody is is refused and stays in the field") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  d.hands.tap("team.words");
  d.hands.type("Quillan will ask");
  d.hands.tap("team.record");
  CHECK(d.sees("Not saved: the words may tell who somebody is."));
  CHECK(d.hands.state().forms.at("team:point").editor.text() == "Quillan will ask");
}

TEST_CASE("an item that is held back cannot be ticked; another can, and taken back") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  d.hands.tap("team.item.i3");
  CHECK_FALSE(d.world.visit->pages.team->open->items[2].done);
  d.hands.tap("team.item.i2");
  CHECK(d.world.visit->pages.team->open->items[1].done);
  d.hands.tap("team.item.i2");
  CHECK_FALSE(d.world.visit->pages.team->open->items[1].done);
}

TEST_CASE("a point is closed with what came of it, and opened again by Undo") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  d.hands.tap("team.close.p2");
  CHECK(d.world.visit->pages.team->open->points[1].open);
  d.hands.tap("team.outcome.p2");
  d.hands.type("Eleven times in May");
  d.hands.tap("team.outcome.keep.p2");
  CHECK_FALSE(d.world.visit->pages.team->open->points[1].open);
  CHECK(d.sees("came of it: Eleven times in May"));
  d.hands.tap("toast.undo");
  CHECK(d.world.visit->pages.team->open->points[1].open);
  CHECK(d.hands.recorder().find("team.close.p2") != nullptr);
}

TEST_CASE("an outcome that may tell who somebody is closes nothing and stays to be changed") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  d.hands.tap("team.close.p2");
  d.hands.tap("team.outcome.p2");
  d.hands.type("Quillan rang");
  d.hands.tap("team.outcome.keep.p2");
  CHECK(d.world.visit->pages.team->open->points[1].open);
  CHECK(d.hands.state().forms.at("team:close.p2").editor.text() == "Quillan rang");
  d.hands.tap("team.outcome.not.p2");
  CHECK(d.hands.recorder().find("team.outcome.p2") == nullptr);
  d.hands.tap("team.close.p2");
  CHECK(d.hands.state().forms.at("team:close.p2").editor.text() == "Quillan rang");
}

TEST_CASE("a meeting is called held, and nothing more is recorded in it") {
  Driver d;
  open_more(d, "more.team", "team.row.a7");
  d.hands.tap("team.hold");
  CHECK(d.sees("This meeting was held."));
  CHECK(d.hands.recorder().find("team.record") == nullptr);
}

TEST_CASE("a clash is told in words, on the day and in the plan") {
  Driver d;
  open_more(d, "more.timetable");
  CHECK(d.sees("Health inspector is in two places on Monday 15 June"));
  CHECK(d.hands.recorder().find("timetable.slot.a3")->value.find("clashes") != std::string::npos);
  const Rect panel = d.hands.recorder().find("timetable.slot.a3")->rect;
  const Rect service = d.hands.recorder().find("timetable.slot.a4")->rect;
  CHECK(panel.right() <= service.x);  // side by side
}

TEST_CASE("the timetable shows one day, the week, or one inspector's own") {
  Driver d;
  open_more(d, "more.timetable");
  CHECK(d.hands.recorder().find("timetable.slot.a5") == nullptr);
  d.hands.tap("timetable.day.2026-06-16");
  CHECK(d.hands.recorder().find("timetable.slot.a5") != nullptr);
  CHECK(d.hands.recorder().find("timetable.slot.a1") == nullptr);
  d.hands.tap("timetable.week");
  CHECK(d.hands.recorder().find("timetable.slot.a1") != nullptr);
  CHECK(d.hands.recorder().find("timetable.slot.a5") != nullptr);
  d.hands.tap("timetable.of.m3");
  CHECK(d.hands.recorder().find("timetable.slot.a1") == nullptr);
  CHECK(d.hands.recorder().find("timetable.slot.a5") != nullptr);
  d.hands.tap("timetable.slot.a5");
  CHECK(d.hands.state().activity_id == "a5");
}

TEST_CASE("why the timetable departs from a rule is written beside the finding") {
  Driver d;
  open_more(d, "more.timetable");
  d.hands.tap("timetable.explain.clash.2026-06-15");
  d.hands.tap("timetable.reason.clash.2026-06-15");
  d.hands.type("The panel ends early");
  d.hands.tap("timetable.reason.keep.clash.2026-06-15");
  CHECK(d.sees("Reason: The panel ends early"));
  d.hands.tap("timetable.told");
  CHECK(d.world.visit->pages.timetable->to_tell.empty());
}

TEST_CASE("a deadline is settled, taken back, and moved with a reason") {
  Driver d;
  open_more(d, "more.deadlines", "deadlines.row.d2");
  d.hands.tap("deadlines.settle");
  CHECK(d.world.visit->pages.deadlines->rows[1].kind == "done");
  d.hands.tap("deadlines.settle");
  CHECK(d.world.visit->pages.deadlines->rows[1].kind == "upcoming");
  d.hands.wait(20);  // until the messages have gone from over the page
  d.hands.tap("deadlines.move");
  CHECK_FALSE(d.hands.recorder().find("deadlines.move.do")->enabled);
  d.hands.tap("deadlines.day.2026-06-18");
  d.hands.tap("deadlines.reason");
  d.hands.type("Leaders are away");
  d.hands.tap("deadlines.move.do");
  CHECK(d.sees("Moved to 2026-06-18 by Education HMI: Leaders are away"));
  d.hands.tap("deadlines.restore");
  CHECK(d.world.visit->pages.deadlines->rows[1].moved.empty());
}

TEST_CASE("what the area sent is noted; an item that is overdue can be reminded of") {
  Driver d;
  open_more(d, "more.requests");
  CHECK(d.sees("1 of 3 items answered, 1 overdue."));
  d.hands.tap("requests.filter.overdue");
  CHECK(d.hands.recorder().find("requests.row.r1") == nullptr);
  d.hands.tap("requests.row.r2");
  d.hands.tap("requests.remind");
  CHECK(d.hands.recorder().find("requests.remind") == nullptr);
  d.hands.tap("requests.document");
  d.hands.type("Shared folder, figures");
  d.hands.tap("requests.document.all");
  CHECK(d.world.visit->pages.requests->rows[1].state == "received");
  CHECK(d.sees("None of these"));
}

TEST_CASE("something more is asked for only with a reason") {
  Driver d;
  open_more(d, "more.requests", "requests.begin");
  d.hands.tap("requests.title");
  d.hands.type("Calls to the helpline");
  CHECK_FALSE(d.hands.recorder().find("requests.add")->enabled);
  d.hands.tap("requests.reason");
  d.hands.type("Families ring instead of reading");
  d.hands.tap("requests.add");
  CHECK(d.world.visit->pages.requests->rows.back().reason == "Families ring instead of reading");
}

TEST_CASE("an output is read before it leaves, written in, and exported") {
  Driver d;
  open_more(d, "more.outputs", "outputs.row.summary-note");
  CHECK(d.sees("Two activities have no notes yet"));
  d.hands.tap("outputs.write.remarks");
  d.hands.tap("outputs.words.remarks");
  d.hands.type("All meetings took place.");
  d.hands.tap("outputs.keep.remarks");
  CHECK(d.sees("All meetings took place."));
  CHECK(d.hands.recorder().find("outputs.words.remarks") == nullptr);
  d.hands.tap("outputs.format.pdf");
  d.hands.tap("outputs.export");
  CHECK(d.sees("Written to Documents/Fieldfare/summary-note-draft.pdf"));
  CHECK(d.sees("left today, 10:42"));
}

TEST_CASE("an output that cannot leave says why, and its button is off") {
  Driver d;
  open_more(d, "more.outputs", "outputs.row.summary-note");
  d.world.visit->pages.outputs->open->reasons = {"A conflict is open in the remarks."};
  d.answer(event::NewSnapshot{std::make_shared<const Snapshot>(d.world)});
  d.hands.settle();
  CHECK(d.sees("It cannot leave yet."));
  CHECK(d.sees("A conflict is open in the remarks."));
  CHECK_FALSE(d.hands.recorder().find("outputs.export")->enabled);
}

TEST_CASE("coverage says in words where the evidence is thin") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.coverage");
  CHECK(d.sees("What changed after families spoke was told, and not seen or read yet."));
}

}  // namespace fieldfare::ui
