#include <catch2/catch_test_macros.hpp>

#include <fieldfare/ui/coverage.h>

#include "driver.h"

/// The pages round the notes: today, coverage, lines of enquiry, cases, concerns.
namespace fieldfare::ui {

TEST_CASE("opening a visit shows the day, and one tap more opens the page to write on") {
  Driver d;
  d.open_visit();
  CHECK(d.hands.state().screen == Screen::today);
  CHECK(d.sees("Monday 15 June"));
  CHECK(d.sees("1 concern is open"));
  CHECK(d.sees("Passed: Sun 14 June"));
  CHECK_FALSE(d.sees("Notification"));  // done
  d.hands.tap("today.write");
  d.hands.type("Straight away");
  CHECK(d.hands.state().activity_id == "a2");
  CHECK(d.typed() == "Straight away");
}

TEST_CASE("an unsaved draft is told on the page of the day") {
  Driver d;
  d.open_capture();
  d.hands.type("Half a thought");
  d.hands.tap("rail.today");
  CHECK(d.sees("1 draft is not saved yet"));
}

TEST_CASE("coverage tells counts in words, and the gaps") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.coverage");
  CHECK(d.sees("2 notes: 1 education, 1 joint; 1 told, 1 read"));
  CHECK(d.sees("Help for those without a computer; What changed after they spoke."));
  CHECK(d.sees("Told by people, not yet seen or read"));
}

TEST_CASE("a line of enquiry is raised, and closed with what came of it") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.lines");
  CHECK_FALSE(d.hands.recorder().find("lines.add")->enabled);
  d.hands.tap("lines.text");
  d.hands.type("Is the page read aloud well?");
  d.hands.tap("lines.add");
  CHECK(d.sees("The line of enquiry is open."));
  CHECK(d.sees("Is the page read aloud well?"));
  d.hands.tap("lines.outcome");
  d.hands.type("Yes, in both tests.");
  d.hands.tap("lines.close");
  CHECK(d.sees("Yes, in both tests."));
  CHECK(d.hands.recorder().find("lines.close") == nullptr);
}

TEST_CASE("words of a form that tell who somebody is are refused and stay where they are") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.concerns");
  d.hands.tap("concerns.begin");
  d.hands.tap("concerns.kind.Wellbeing");
  d.hands.tap("concerns.text");
  d.hands.type("Quillan was in tears");
  d.hands.tap("concerns.raise");
  CHECK(d.sees("Not saved: the words may tell who somebody is."));
  CHECK(d.world.visit->concerns.size() == 2);
  CHECK(d.hands.state().forms.at("concerns:").editor.text() == "Quillan was in tears");
}

TEST_CASE("what stands in a form is there after going elsewhere") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.concerns");
  d.hands.tap("concerns.row.n1");
  d.hands.tap("concerns.action");
  d.hands.type("Rang back");
  d.hands.tap("rail.notes");
  d.hands.tap("rail.more");
  d.hands.tap("more.concerns");
  CHECK(d.hands.state().forms.at("concerns:n1").editor.text() == "Rang back");
  d.hands.tap("concerns.act");
  CHECK(d.sees("15 June, 10:42, Education HMI: Rang back"));
  CHECK_FALSE(d.world.visit->concerns.front().resolved);
}

TEST_CASE("words of a form are in the journal within one second and come back after locking") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.concerns");
  d.hands.tap("concerns.row.n1");
  d.hands.tap("concerns.action");
  d.hands.type("Rang Quillan, no ans");
  d.hands.wait(1);
  CHECK(d.sees("Words kept on this tablet at 10:42, not sent yet"));
  CHECK(d.sees("Perhaps a name"));
  REQUIRE(d.world.forms.size() == 1);
  d.hands.type("wer");
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  REQUIRE(d.hands.state().screen == Screen::unlock);
  CHECK(d.hands.state().forms.empty());
  d.unlock();
  d.hands.type(" at noon");
  CHECK(d.hands.state().forms.at("concerns:n1").editor.text() ==
        "Rang [withheld: name], no answer at noon");
  d.hands.tap("concerns.act");
  d.hands.settle();
  CHECK(d.world.forms.empty());
  CHECK(d.hands.state().forms["concerns:n1"].editor.empty());
}

TEST_CASE("a name in a form gives way to a code in place") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.lines");
  d.hands.tap("lines.text");
  d.hands.type("Was Quillan asked?");
  d.hands.wait(1);
  d.hands.tap("lines.text.finding.code.Child");
  CHECK(d.hands.state().forms.at("lines:").editor.text() == "Was Child A asked?");
  d.hands.type(" And then?");
  d.hands.tap("lines.add");
  CHECK(d.sees("The line of enquiry is open."));
}

TEST_CASE("what is typed into a form while it is on its way is not lost") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.lines");
  d.hands.tap("lines.text");
  d.hands.type("Who decides");
  d.silent = true;
  d.hands.tap("lines.add");
  d.hands.type(", and when?");
  d.silent = false;
  d.answer(event::Done{"lines:", "The line of enquiry is open.", "l9"});
  d.hands.settle();
  CHECK(d.hands.state().forms.at("lines:").editor.text() == "Who decides, and when?");
}

TEST_CASE("a text of one's own for a conflict outlives the lock") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.conflicts");
  d.hands.tap("conflicts.row.c1");
  d.hands.tap("conflict.write");
  d.hands.tap("conflict.own");
  d.hands.press(Key::letter_a, {true, false});
  d.hands.type("Mine");
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  d.unlock();
  d.hands.type(" own");
  CHECK(d.hands.state().own_text()->editor.text() == "Mine own");
}

TEST_CASE("forms of two visits do not mix, and stay when one goes to the other and back") {
  Driver d;
  d.open_visit();
  d.hands.app().act(action::Go{Screen::lines});
  d.hands.settle();
  d.hands.tap("lines.text");
  d.hands.type("Of the first visit");
  d.hands.app().act(action::OpenVisit{"v2"});
  d.hands.settle();
  CHECK_FALSE(d.hands.state().forms.contains("lines:"));
  d.hands.app().act(action::OpenVisit{"v1"});
  d.hands.settle();
  CHECK(d.hands.state().forms.at("lines:").editor.text() == "Of the first visit");
}

TEST_CASE("what was done may also resolve a concern") {
  Driver d;
  d.open_visit();
  d.hands.tap("today.concerns");
  d.hands.tap("concerns.row.n1");
  d.hands.tap("concerns.action");
  d.hands.type("The duty desk has taken it on");
  d.hands.tap("concerns.resolve");
  CHECK(d.sees("Safeguarding, resolved"));
  CHECK(d.hands.recorder().find("concerns.act") == nullptr);
}

TEST_CASE("a case is added by one tap, and consent is one tap more") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.cases");
  d.hands.tap("cases.add.sampled");
  CHECK(d.world.visit->cases.size() == 4);
  d.hands.tap("cases.consent.k2.Agreed");
  CHECK(d.world.visit->cases[1].consent == Consent::agreed);
}

TEST_CASE("restricted notes do not count in the coverage") {
  OpenVisit visit;
  visit.themes = {{"T", "Theme", {{"T.1", "One", "", {}}}}};
  NoteRow open;
  open.facts.criteria = {"T.1"};
  NoteRow restricted = open;
  restricted.facts.restricted = true;
  const auto rows = coverage_of(visit.themes, {}, {open, restricted});
  CHECK(rows[0].questions[0].notes == 1);
  CHECK(notes_under({"T.1"}, {open, restricted}) == 1);
}

}  // namespace fieldfare::ui
