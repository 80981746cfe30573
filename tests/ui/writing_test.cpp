#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// What stands beside the keyboard while one writes: prompts, undo, find, and a finger's selection.
namespace fieldfare::ui {
namespace {

editor::Editor& editor_of(Driver& d) {
  return d.hands.state().open_draft()->editor;
}

}  // namespace

TEST_CASE("a prompt of the activity is one tap; typing goes on below it") {
  Driver d;
  d.open_capture();
  d.hands.type("They came early.");
  d.hands.tap("capture.prompts");
  d.hands.tap("capture.prompt.1");
  d.hands.type("Short breaks.");
  CHECK(d.typed() == "They came early.\n\nWhich words do they use for it?\nShort breaks.");
}

TEST_CASE("a note may begin with all prompts, and one Undo each takes them back") {
  Driver d;
  d.open_capture();
  d.hands.tap("capture.prompts");
  d.hands.tap("capture.prompts.all");
  d.hands.type("The helpline.");
  CHECK(
      d.typed().starts_with("What do families look for first, and do they find it?\n"
                            "The helpline."));
  CHECK(d.typed().find("Who helps those who cannot use the pages?") != std::string::npos);
  for (int i = 0; i < 8; ++i)
    d.hands.press(Key::letter_z, {true, false});
  CHECK(d.typed().empty());
}

TEST_CASE("the whole question and its prompts are one tap away") {
  Driver d;
  d.open_capture();
  CHECK_FALSE(d.sees("who tells them?"));
  d.hands.tap("capture.more.LO1.1");
  CHECK(d.sees("who tells them?"));
  d.hands.tap("capture.ask.LO1.1.0");
  CHECK(d.typed() == "Who told them first, and when?\n");
  d.hands.tap("capture.more.LO1.1");
  CHECK_FALSE(d.sees("who tells them?"));
}

TEST_CASE("undo and redo have buttons, and the keyboard stays in the note") {
  Driver d;
  d.open_capture();
  CHECK_FALSE(d.hands.recorder().find("capture.undo")->enabled);
  d.hands.type("word");
  d.hands.tap("capture.undo");
  CHECK(d.typed().empty());
  d.hands.tap("capture.redo");
  d.hands.type("s");
  CHECK(d.typed() == "words");
}

TEST_CASE("words are found in the note being written, forwards, backwards and round the end") {
  Driver d;
  d.open_capture();
  d.hands.type("one two one");
  d.hands.press(Key::letter_f, {true, false});
  d.hands.settle();
  d.hands.type("One");
  CHECK(editor_of(d).selection().range() == editor::Range{0, 3});
  d.hands.press(Key::enter);
  CHECK(editor_of(d).selection().range() == editor::Range{8, 11});
  d.hands.tap("find.next");
  CHECK(editor_of(d).selection().range() == editor::Range{0, 3});
  d.hands.tap("find.previous");
  CHECK(editor_of(d).selection().range() == editor::Range{8, 11});
  d.hands.type("x");
  CHECK(d.sees("Not in this note"));
  d.hands.press(Key::escape);
  d.hands.type("1");
  CHECK(d.typed() == "one two 1");
  CHECK(d.hands.recorder().find("find.words") == nullptr);
}

TEST_CASE("a long press opens what can be done with the words; they are copied and put in again") {
  Driver d;
  d.open_capture();
  d.hands.type("calm rooms");
  d.hands.wait(1);
  d.hands.by_finger(true);
  const Rect editor = d.hands.recorder().find("capture.editor")->rect;
  d.hands.hold({editor.x + 30, editor.y + 28}, 0.8);
  d.hands.settle();
  CHECK(editor_of(d).selected() == "calm");
  d.hands.tap("capture.editor.copy");
  d.hands.press(Key::end);
  d.hands.hold({editor.right() - 60, editor.y + 28}, 0.8);
  editor_of(d).place_caret(editor_of(d).text().size(), false);
  d.hands.settle();
  d.hands.tap("capture.editor.paste");
  CHECK(d.typed() == "calm roomscalm");
  CHECK(d.hands.recorder().find("capture.editor.paste") == nullptr);
}

TEST_CASE("a finger's tap puts the keyboard into a field, its drag does not") {
  Driver d;
  d.open_visit();
  d.hands.tap("rail.notes");
  d.hands.by_finger(true);
  d.hands.tap("notes.search");
  d.hands.type("flyer");
  CHECK(d.hands.state().search.text() == "flyer");
  d.hands.tap("rail.activity");
  d.hands.tap("activity.row.a2");
  const Rect editor = d.hands.recorder().find("capture.editor")->rect;
  d.hands.tap_at({editor.x + 40, editor.y + 28});
  d.hands.type("Here and there\nand on");
  CHECK(d.typed() == "Here and there\nand on");
}

TEST_CASE("in one pane, who types sees the page, wherever it was scrolled to") {
  Driver d({800, 1280});
  d.open_capture();
  d.hands.tap("capture.criterion.LO3.2");
  CHECK(d.hands.recorder().find("capture.editor")->visible.height < 400);
  d.hands.type("Seen");
  d.hands.settle();
  const Item* editor = d.hands.recorder().find("capture.editor");
  CHECK(editor->visible.height >= editor->rect.height - 8);
}

TEST_CASE("after a long press the drag selects and does not scroll") {
  Driver d;
  d.open_capture();
  d.hands.type("calm rooms help");
  d.hands.by_finger(true);
  const Rect editor = d.hands.recorder().find("capture.editor")->rect;
  d.hands.hold_and_drag({editor.x + 30, editor.y + 28}, {editor.right() - 60, editor.y + 28}, 0.8);
  CHECK(editor_of(d).selected() == "calm rooms help");
}

TEST_CASE("copying what may tell who somebody is, is refused in words") {
  Driver d;
  d.open_capture();
  d.hands.type("With Quillan");
  d.hands.wait(1);
  d.hands.press(Key::letter_a, {true, false});
  d.hands.press(Key::letter_c, {true, false});
  d.hands.settle();
  CHECK(d.sees("Not copied: these words may tell who somebody is"));
}

}  // namespace fieldfare::ui
