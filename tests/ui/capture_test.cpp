#include <catch2/catch_test_macros.hpp>

#include "driver.h"

namespace fieldfare::ui {

TEST_CASE("typing is handed to the journal within one second, however long it goes on") {
  Driver d;
  d.open_capture();
  const double begin = d.hands.now();
  std::string text;
  while (d.hands.now() < begin + 5) {
    d.hands.type("a");
    text += "a";
    d.hands.wait(0.1);
  }
  REQUIRE_FALSE(d.kept.empty());
  CHECK(d.kept.front().at - begin < 1.0);
  for (std::size_t i = 1; i < d.kept.size(); ++i)
    CHECK(d.kept[i].at - d.kept[i - 1].at < 1.0);
  d.hands.wait(1);
  CHECK(d.kept.back().text == text);
  CHECK(d.sees("Draft kept on this tablet at 10:42"));
}

TEST_CASE("until the journal has answered, the page does not say that the draft is kept") {
  Driver d;
  d.open_capture();
  d.silent = true;
  d.hands.type("Slow disk");
  d.hands.wait(2);
  CHECK(d.sees("Not kept yet"));
}

TEST_CASE("locking keeps the draft; after unlocking the next key goes on in it") {
  Driver d;
  d.open_capture();
  d.hands.type("With Quillan, as far");
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  REQUIRE(d.hands.state().screen == Screen::unlock);
  CHECK(d.hands.state().drafts.empty());
  CHECK(d.kept.back().text == "With Quillan, as far");
  d.unlock();
  REQUIRE(d.hands.state().screen == Screen::activity);
  CHECK(d.typed() == "With [withheld: name], as far");
  CHECK(d.sees("This draft was brought back from the journal"));
  d.hands.type(" as this");
  d.hands.wait(1);
  CHECK(d.kept.back().text == "With [withheld: name], as far as this");
}

TEST_CASE("an edit of a note is on the page again after unlocking, and takes the next key") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.notes");
  d.hands.tap("notes.row.n4");
  d.hands.tap("notes.edit");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" Begun");
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  REQUIRE(d.hands.state().screen == Screen::unlock);
  d.unlock();
  d.hands.type(", ended");
  CHECK(d.typed().ends_with(" Begun, ended"));
  d.hands.wait(1);
  CHECK(d.kept.back().text.ends_with(" Begun, ended"));
}

TEST_CASE("a journal that does not answer is told, with what it has") {
  Driver d;
  d.open_capture();
  d.hands.type("First");
  d.hands.wait(1);
  CHECK(d.sees("Draft kept on this tablet at 10:42"));
  d.silent = true;
  d.hands.type(" second");
  d.hands.wait(1);
  CHECK(d.sees("Draft kept on this tablet at 10:42"));
  d.hands.wait(2);
  CHECK(d.sees("Not kept since 10:42"));
}

TEST_CASE("a locked screen shows nothing of the visit, however slowly the store closes") {
  Driver d;
  d.open_capture();
  d.silent = true;
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  CHECK(d.hands.state().screen == Screen::unlock);
  CHECK(d.hands.recorder().find("rail.notes") == nullptr);
  d.publish();  // still open: news of a sync that has not stopped yet
  d.hands.settle();
  CHECK(d.hands.state().screen == Screen::unlock);
  CHECK_FALSE(d.sees("Northmere"));
  d.silent = false;
  d.submit(command::Lock{});
  d.unlock();
  CHECK(d.hands.state().screen == Screen::activity);
}

TEST_CASE("when the journal cannot keep a draft, the tablet does not lock and says why") {
  Driver d;
  d.open_capture();
  d.silent = true;
  d.hands.type("Precious");
  d.hands.press(Key::letter_l, {true, false});
  d.hands.settle();
  CHECK(d.hands.state().screen == Screen::activity);
  d.silent = false;
  d.answer(event::Failed{"The disk is full.", "Free some room.", "new:a2"});
  d.hands.settle();
  CHECK(d.typed() == "Precious");
  CHECK(d.sees("Not locked: a draft could not be kept."));
}

TEST_CASE("an idle tablet locks itself and keeps what was being typed") {
  Driver d;
  d.open_capture();
  d.hands.state().settings.lock_minutes = 1;
  d.hands.type("Half a sentence");
  d.hands.wait(61);
  CHECK(d.hands.state().screen == Screen::unlock);
  CHECK(d.kept.back().text == "Half a sentence");
}

TEST_CASE("a refused note stays on the page with what to do") {
  Driver d;
  d.open_capture();
  d.hands.type("Came with");
  d.hands.wait(1);
  d.hands.type(" Quillan");
  d.hands.press(Key::letter_s, {true, false});
  d.hands.settle();
  CHECK(d.typed() == "Came with Quillan");
  CHECK(d.sees("Not saved: the text may tell who somebody is."));
}

TEST_CASE("a failed save loses nothing and says what to do next") {
  Driver d;
  d.open_capture();
  d.hands.type("All of it");
  d.hands.wait(1);
  d.silent = true;
  d.hands.tap("capture.save");
  d.silent = false;
  d.answer(event::Failed{"The disk is full.", "Free some room, then save again.", "new:a2"});
  d.hands.settle();
  CHECK(d.typed() == "All of it");
  CHECK(d.sees("The disk is full."));
  CHECK(d.hands.recorder().find("capture.save")->enabled);
}

TEST_CASE("what is typed while a new note is being saved becomes an edit of it") {
  Driver d;
  d.open_capture();
  d.hands.type("Saved part.");
  d.hands.wait(1);
  d.silent = true;
  d.hands.press(Key::letter_s, {true, false});
  d.hands.settle();
  const auto revision = d.hands.state().open_draft()->editor.revision();
  d.hands.tap("capture.editor");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" More.");
  d.silent = false;
  d.answer(event::Saved{"new:a2", revision, "n-9"});
  d.hands.settle();
  REQUIRE(d.hands.state().open_draft() != nullptr);
  CHECK(d.hands.state().open_draft()->note_id == "n-9");
  CHECK(d.typed() == "Saved part. More.");
}

TEST_CASE("only what the guard has passed is copied") {
  Driver d;
  d.open_capture();
  d.hands.type("Plain words. ");
  d.hands.wait(1);
  d.hands.press(Key::letter_a, {true, false});
  d.hands.press(Key::letter_c, {true, false});
  d.hands.press(Key::end, {true, false});
  d.hands.type("With Quillan.");
  d.hands.wait(1);
  d.hands.press(Key::letter_a, {true, false});
  d.hands.press(Key::letter_c, {true, false});
  d.hands.press(Key::end, {true, false});
  d.hands.press(Key::letter_v, {true, false});
  CHECK(d.typed() == "Plain words. With Quillan.Plain words. ");
}

TEST_CASE("no key is lost when many arrive in one slow frame") {
  Driver d;
  d.open_capture();
  const std::string text = "the quick brown fox jumps over the lazy dog ŵŷé";
  d.hands.type_at_once(text);
  CHECK(d.typed() == text);
}

TEST_CASE("selection by drag, double tap and shift") {
  Driver d;
  d.open_capture();
  d.hands.type("one two three");
  const Rect editor = d.hands.recorder().find("capture.editor")->rect;
  const Point word{editor.x + 70, editor.y + 28};
  d.hands.tap_at(word, 2);
  CHECK(d.hands.state().open_draft()->editor.selected() == "two");
  d.hands.drag({editor.x + 14, editor.y + 28}, {editor.right() - 40, editor.y + 28});
  CHECK(d.hands.state().open_draft()->editor.selected() == "one two three");
  d.hands.press(Key::home, {true, false});
  d.hands.press(Key::right, {true, true});
  CHECK(d.hands.state().open_draft()->editor.selected() == "one");
}

TEST_CASE("a finger scrolls a long note and a long press selects a word") {
  Driver d;
  d.open_capture();
  std::string text;
  for (int i = 0; i < 80; ++i)
    text += "A line of the note.\n";
  d.hands.state().open_draft()->editor.load(text);
  d.hands.settle();
  d.hands.by_finger(true);
  const Rect editor = d.hands.recorder().find("capture.editor")->rect;
  const float before = d.hands.state().open_draft()->editor.scroll_y;
  d.hands.drag({editor.x + 60, editor.y + 400}, {editor.x + 60, editor.y + 100});
  CHECK(d.hands.state().open_draft()->editor.scroll_y > before + 200);
  CHECK(d.hands.state().open_draft()->editor.selection().empty());
  d.hands.hold({editor.x + 60, editor.y + 200}, 0.8);
  CHECK_FALSE(d.hands.state().open_draft()->editor.selected().empty());
}

}  // namespace fieldfare::ui
