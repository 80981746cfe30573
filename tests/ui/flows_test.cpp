#include <catch2/catch_test_macros.hpp>

#include "driver.h"

namespace fieldfare::ui {

TEST_CASE("a wrong passphrase says what to do, a right one opens the visits") {
  Driver d;
  d.hands.type("something else");
  d.hands.press(Key::enter);
  d.hands.settle();
  CHECK(d.sees("That passphrase does not open this notebook."));
  CHECK(d.sees("Check the keyboard layout"));
  CHECK(d.hands.state().passphrase.empty());
  d.unlock();
  CHECK(d.hands.state().screen == Screen::visits);
  CHECK(d.sees("Northmere"));
}

TEST_CASE("the passphrase is never told to the recorder") {
  Driver d;
  d.hands.type("practice makes");
  CHECK_FALSE(d.sees("practice makes"));
  d.hands.tap("unlock.show");
  CHECK_FALSE(d.sees("practice makes"));
}

TEST_CASE("a name is underlined while one types, gives way to a code, and the note is saved") {
  Driver d;
  d.open_capture();
  d.hands.type("Spoke with Quillan about the plan. Quillan liked it.");
  d.hands.wait(1);
  REQUIRE(d.hands.state().open_draft()->editor.marks().all().size() == 2);
  CHECK(d.sees("Perhaps a name"));
  CHECK_FALSE(d.hands.recorder().find("capture.save")->enabled);
  d.hands.tap("finding.code.Parent");
  CHECK(d.typed() == "Spoke with Parent A about the plan. Parent A liked it.");
  d.hands.wait(1);
  CHECK(d.hands.state().open_draft()->editor.marks().all().empty());
  d.hands.tap("capture.basis.Told");
  d.hands.tap("capture.save");
  CHECK(d.sees("Saved on this tablet, not yet shared"));
  CHECK(d.typed().empty());
  d.hands.tap("rail.notes");
  CHECK(d.sees("Spoke with Parent A about the plan."));
}

TEST_CASE("a later mention is replaced by its code without asking again") {
  Driver d;
  d.open_capture();
  d.hands.type("With Quillan today.");
  d.hands.wait(1);
  d.hands.tap("finding.code.Child");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" Quillan said more.");
  d.hands.wait(1);
  CHECK(d.typed() == "With Child A today. Child A said more.");
}

TEST_CASE("who takes a code back is asked again, and no code comes back by itself") {
  Driver d;
  d.open_capture();
  d.hands.type("With Quillan.");
  d.hands.wait(1);
  d.hands.tap("finding.code.Child");
  CHECK(d.typed() == "With Child A.");
  d.hands.wait(1);
  d.hands.tap("capture.undo");
  d.hands.wait(2);
  CHECK(d.typed() == "With Quillan.");
  CHECK(d.sees("Perhaps a name"));
  d.hands.tap("finding.same.0");
  CHECK(d.typed() == "With Child A.");
}

TEST_CASE("a place can be allowed in this visit with one tap") {
  Driver d;
  d.open_capture();
  d.hands.type("A morning at Quillan, by the river.");
  d.hands.wait(1);
  d.hands.tap("finding.place");
  d.hands.wait(1);
  CHECK(d.hands.state().open_draft()->editor.marks().all().empty());
  CHECK(d.typed() == "A morning at Quillan, by the river.");
}

TEST_CASE("a number that is certain leaves no choice but to take it out") {
  Driver d;
  d.open_capture();
  d.hands.type("Her number is 9434765919 on file");
  d.hands.wait(1);
  CHECK(d.sees("An identity number"));
  CHECK(d.hands.recorder().find("finding.place") == nullptr);
  d.hands.tap("finding.remove");
  CHECK(d.typed() == "Her number is  on file");
}

TEST_CASE("notes are found as one types, with the words marked") {
  Driver d;
  d.open_visit();
  d.hands.press(Key::letter_f, {true, false});
  d.hands.settle();
  d.hands.type("flyer");
  d.hands.wait(0.5);
  CHECK(d.sees("1 note found"));
  d.hands.tap("notes.row.n4");
  CHECK(d.sees("A flyer from the nursery had told three of them."));
  CHECK(d.sees("On this tablet, not yet shared"));
  d.hands.tap("notes.search");
  d.hands.type("zebra");
  d.hands.wait(0.5);
  CHECK(d.sees("Nothing found"));
}

TEST_CASE("a conflict shows both texts and the ancestor, and is resolved once") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.conflicts");
  d.hands.tap("conflicts.row.c1");
  CHECK(d.sees("and one gave up and rang the helpline."));
  CHECK(d.sees("Before"));
  d.hands.tap("conflict.merged.keep");
  CHECK(d.sees("Conflict resolved."));
  CHECK(d.sees("No conflicts"));
  CHECK(d.count<command::ResolveConflict>() == 1);
}

TEST_CASE("one may write a text of one's own for a conflict") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.conflicts");
  d.hands.tap("conflicts.row.c1");
  d.hands.tap("conflict.write");
  d.hands.tap("conflict.own");
  d.hands.press(Key::letter_a, {true, false});
  d.hands.type("The pages are clear; one parent gave up.");
  d.hands.tap("conflict.keep_own");
  CHECK(d.sees("No conflicts"));
}

TEST_CASE("going elsewhere and back loses nothing") {
  Driver d;
  d.open_capture();
  d.hands.type("First thoughts");
  d.hands.tap("activity.row.a3");
  d.hands.type("Second thoughts");
  d.hands.tap("rail.notes");
  d.hands.tap("notes.row.n1");
  d.hands.tap("notes.edit");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" Third.");
  d.hands.tap("rail.today");
  d.hands.tap("rail.activity");
  CHECK(d.typed() == "Second thoughts");
  d.hands.tap("activity.row.a2");
  CHECK(d.typed() == "First thoughts");
  d.hands.tap("rail.notes");
  d.hands.tap("notes.row.n1");
  d.hands.tap("notes.edit");
  CHECK(d.typed().ends_with("they were asked late. Third."));
}

TEST_CASE("a draft that comes back with Undo stands in the journal again") {
  Driver d;
  d.open_capture();
  d.hands.type("Kept words");
  d.hands.wait(1);
  d.hands.tap("capture.discard");
  d.hands.type("x");
  d.hands.wait(1);
  d.hands.press(Key::backspace);
  d.hands.wait(1);
  d.hands.tap("toast.undo");
  d.hands.wait(1);
  CHECK(d.typed() == "Kept words");
  REQUIRE(d.world.drafts.size() == 1);
  CHECK(d.world.drafts.front().text == "Kept words");
}

TEST_CASE("a discarded draft comes back with Undo") {
  Driver d;
  d.open_capture();
  d.hands.type("Not this");
  d.hands.wait(1);
  d.hands.tap("capture.discard");
  CHECK(d.typed().empty());
  d.hands.tap("toast.undo");
  CHECK(d.typed() == "Not this");
}

TEST_CASE("a closed visit is read, never written, but a draft left in it is still shown") {
  Driver d;
  d.open_capture();
  d.hands.type("Left over");
  d.hands.wait(1);
  d.world.visit->row.closed = true;
  d.publish();
  d.hands.settle();
  CHECK(d.typed() == "Left over");
  CHECK(d.hands.recorder().find("capture.editor") != nullptr);
  d.hands.tap("activity.row.a3");
  CHECK(d.sees("This visit is closed"));
  CHECK(d.hands.recorder().find("capture.editor") == nullptr);
  d.hands.tap("rail.notes");
  d.hands.tap("notes.row.n1");
  CHECK(d.hands.recorder().find("notes.edit") == nullptr);
}

TEST_CASE("syncing changes what is said about the notes") {
  Driver d;
  d.open_visit();
  CHECK(d.sees("Offline since 09:12. 3 notes kept on this tablet, not yet shared."));
  d.hands.tap("top.sync");
  CHECK(d.sees("In step at 10:45. Every note is also held elsewhere."));
  d.hands.tap("rail.sync");
  CHECK(d.sees("5 of 5"));
}

TEST_CASE("the app's theme and text size change at once and are handed on to be kept") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap("more.settings");
  d.hands.tap("settings.theme.dark");
  d.hands.tap("settings.size.150");
  CHECK(d.hands.state().settings.theme == ThemeName::dark);
  CHECK(d.hands.state().settings.text_percent == 150);
  CHECK(d.count<command::StoreSettings>() == 2);
  CHECK(d.hands.recorder().find("page.back") == nullptr);
}

}  // namespace fieldfare::ui
