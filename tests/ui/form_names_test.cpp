#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// Names in forms give way to codes as they do in notes: in fields of many lines and of one, in
/// further fields, while one types and when the store refuses.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place, const char* then) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
  d.hands.tap(then);
}

std::string words(Driver& d, const char* id) {
  const Item* item = d.hands.recorder().find(id);
  return item == nullptr ? std::string("(no such field)") : item->value;
}

}  // namespace

TEST_CASE("a name in a field of one line has its choices below, and gives way by one tap") {
  Driver d;
  open_more(d, "more.surveys", "surveys.begin");
  d.hands.tap("surveys.title");
  d.hands.type("Quillan asks, alone");
  d.hands.wait(1);
  d.hands.tap("surveys.title.finding.code.Parent");
  CHECK(words(d, "surveys.title") == "Parent A asks, alone");
  CHECK(d.hands.recorder().find("surveys.title.finding.code.Parent") == nullptr);
}

TEST_CASE("a name that met its code in a note gives way by itself in every form") {
  Driver d;
  d.open_capture();
  d.hands.type("One came with Quillan, who spoke first.");
  d.hands.wait(1);
  d.hands.tap("finding.code.Parent");
  d.hands.tap("rail.more");
  d.hands.tap("more.lines");
  d.hands.tap("lines.begin");
  d.hands.tap("lines.text");
  d.hands.type("Does Quillan hear what became of it?");
  d.hands.wait(1);
  CHECK(words(d, "lines.text") == "Does Parent A hear what became of it?");
  d.hands.tap("rail.more");
  d.hands.tap("more.surveys");
  d.hands.tap("surveys.begin");
  d.hands.tap("surveys.title");
  d.hands.type("Quillan asks, alone");
  d.hands.wait(1);
  CHECK(words(d, "surveys.title") == "Parent A asks, alone");
}

TEST_CASE("a refusal is shown at the further field that it is about, and can be mended there") {
  Driver d;
  open_more(d, "more.surveys", "surveys.row.s-families");
  d.hands.tap("surveys.tell");
  d.hands.tap("surveys.accessibility");
  d.hands.press(Key::end, {true, false});
  d.hands.type(" Quillan reads it out.");
  d.hands.tap("surveys.tell.keep");  // before anybody has looked at it
  CHECK(d.sees("Not saved: the words may tell who somebody is."));
  d.hands.tap("surveys.accessibility.finding.code.Parent");
  d.hands.tap("surveys.tell.keep");
  CHECK(d.world.visit->pages.surveys->rows.front().accessibility ==
        "Easy read, and in Polish. Parent A reads it out.");
}

TEST_CASE("what was refused gives way to the codes that are known, and is sent again by a tap") {
  Driver d;
  open_more(d, "more.lines", "lines.begin");
  d.hands.tap("lines.text");
  d.silent = true;  // the store takes its time: nobody has looked at the words when they are sent
  d.hands.type("Does Quillan hear of it?");
  d.hands.tap("lines.add");
  d.silent = false;
  d.answer(event::FormRefused{
      form_key(Screen::lines, ""), {{{5, 12}, "PERSON", "", false, "Parent A", {}}}, {}, {}});
  d.hands.settle();
  CHECK(words(d, "lines.text") == "Does Parent A hear of it?");
  CHECK(d.sees("names that you met before gave way to their codes"));
  const std::size_t before = d.world.visit->lines.size();
  d.hands.tap("lines.add");
  REQUIRE(d.world.visit->lines.size() == before + 1);
  CHECK(d.world.visit->lines.front().text == "Does Parent A hear of it?");
}

TEST_CASE("officials’ names in contacts are no findings") {
  Driver d;
  open_more(d, "more.contacts", "contacts.begin");
  d.hands.tap("contacts.name");
  d.hands.type("Quillan Ashdown");
  d.hands.wait(2);
  CHECK(d.hands.recorder().find("contacts.name.finding.remove") == nullptr);
}

}  // namespace fieldfare::ui
