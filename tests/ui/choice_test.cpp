#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// The area's list taken in, cases and providers chosen.
namespace fieldfare::ui {
namespace {

void open_more(Driver& d, const char* place) {
  d.open_visit();
  d.hands.tap("rail.more");
  d.hands.tap(place);
}

void open_preview(Driver& d) {
  open_more(d, "more.selection");
  d.hands.tap("selection.choose");
  d.hands.tap("files.row.northmere-list.xlsx");
}

}  // namespace

TEST_CASE("a file is chosen by its name, folder by folder, and the choice can be left") {
  Driver d;
  open_more(d, "more.selection");
  d.hands.tap("selection.choose");
  CHECK(d.sees("~/Downloads"));
  d.hands.tap("files.up");
  CHECK(d.sees("Folder Documents"));
  CHECK_FALSE(d.hands.recorder().find("files.up")->enabled);
  d.hands.tap("files.row.Documents");
  CHECK(d.sees("No spreadsheet here"));
  d.hands.press(Key::escape);
  CHECK(d.hands.recorder().find("files.cancel") == nullptr);
  CHECK(d.hands.recorder().find("selection.choose") != nullptr);
}

TEST_CASE("a file is chosen by arrows and Enter as well") {
  Driver d;
  open_more(d, "more.selection");
  d.hands.tap("selection.choose");
  const auto focused = [&] {
    const Item* list = d.hands.recorder().find("files.list.~/Downloads");
    return list != nullptr && list->focused;
  };
  for (int i = 0; i < 40 && !focused(); ++i)
    d.hands.press(Key::tab);
  REQUIRE(focused());
  d.hands.press(Key::down);
  d.hands.press(Key::down);
  d.hands.press(Key::enter);
  CHECK(d.sees("What would be taken from northmere-list.xlsx"));
}

TEST_CASE("each column says what becomes of it; what is refused cannot be asked for") {
  Driver d;
  open_preview(d);
  CHECK(d.sees("214 rows."));
  CHECK(d.sees("The heading says that it names somebody"));
  CHECK(d.sees("What no column tells"));
  CHECK(d.hands.recorder().find("selection.column.B") == nullptr);
  d.hands.tap("selection.column.E");
  d.hands.tap("selection.field.setting");
  CHECK(d.hands.state().choice("selection/part.map.E") == "setting");
  CHECK(d.sees("208 filled, 6 not read"));
  d.hands.tap("selection.column.E");
  d.hands.tap("selection.field.as_found");
  CHECK(d.hands.state().choice("selection/part.map.E").empty());
}

TEST_CASE("a list is taken in with its sheet, its columns and the day that it is of") {
  Driver d;
  open_preview(d);
  d.hands.tap("selection.sheet.SEN support");
  d.hands.tap("selection.column.D");
  d.hands.tap("selection.field.ignore");
  d.hands.tap("selection.as_at");
  CHECK_FALSE(d.hands.recorder().find("selection.as_at.2026-06-16")->enabled);  // not yet
  d.hands.tap("selection.as_at.before");
  d.hands.tap("selection.as_at.2026-05-29");
  CHECK(d.sees("Friday 29 May 2026"));
  d.hands.tap("selection.import");
  CHECK(d.sees("214 rows are taken in; they stay on this tablet."));
  CHECK(d.sees("as at 2026-05-29"));
  CHECK(d.hands.recorder().find("selection.import") == nullptr);
  CHECK(d.hands.state().choice("selection/as_at").empty());
}

TEST_CASE("another file is looked at without the choices for the one before") {
  Driver d;
  open_preview(d);
  d.hands.tap("selection.column.D");
  d.hands.tap("selection.field.ignore");
  d.hands.tap("selection.other");
  d.hands.tap("selection.choose");
  d.hands.tap("files.row.northmere-leavers.csv");
  CHECK(d.hands.state().choice("selection/part.map.D").empty());
  CHECK(d.sees("209 filled, 1 withheld"));
}

TEST_CASE("a list that is being taken in shows how far it is, and can be stopped") {
  Driver d;
  open_preview(d);
  d.world.work = LongWork{"Taking the list in", 0.4F};
  d.publish();
  d.hands.settle();
  CHECK(d.hands.recorder().find("selection.progress") != nullptr);
  CHECK(d.hands.recorder().find("selection.import") == nullptr);
  d.hands.tap("selection.stop");
  CHECK(d.count<command::StopWork>() == 1);
  CHECK(d.hands.recorder().find("selection.import") != nullptr);
}

TEST_CASE("proposed cases say why, can be left out, and become cases by one press") {
  Driver d;
  open_more(d, "more.selection");
  CHECK(d.sees("Early years and a sensory need, which no other has."));
  CHECK(d.hands.recorder().find("selection.take")->label == "Make 2 cases");
  d.hands.tap("selection.row.42");
  CHECK(d.hands.recorder().find("selection.take")->label == "Make 1 case");
  d.hands.tap("selection.take");
  CHECK(d.world.visit->pages.selection->proposal[1].code.empty());
  CHECK_FALSE(d.world.visit->pages.selection->proposal[2].code.empty());
}

TEST_CASE("providers are proposed with reasons, taken together, and moved on by hand") {
  Driver d;
  open_more(d, "more.providers");
  CHECK(d.sees("The only setting for those above 18."));
  CHECK(d.hands.recorder().find("providers.take_all")->label == "Take the proposal of 1 provider");
  d.hands.tap("providers.take_all");
  CHECK(d.world.visit->pages.providers->proposal[1].state == "proposed");
  CHECK(d.hands.recorder().find("providers.take_all") == nullptr);
  d.hands.tap("providers.take.2");
  CHECK(d.sees("Tern House is proposed."));
  CHECK(d.world.visit->pages.providers->proposal[2].state == "proposed");
  d.hands.tap("providers.p1.confirmed");
  CHECK(d.world.visit->pages.providers->proposal[0].state == "confirmed");
  d.hands.tap("toast.undo");
  CHECK(d.world.visit->pages.providers->proposal[0].state == "discussed");
}

TEST_CASE("a provider that no list names is added by hand") {
  Driver d;
  open_more(d, "more.providers");
  d.hands.tap("providers.name");
  d.hands.type("Reed Street Clinic");
  CHECK_FALSE(d.hands.recorder().find("providers.add")->enabled);
  d.hands.tap("providers.sector.health");
  d.hands.tap("providers.add");
  CHECK(d.world.visit->pages.providers->others.back().title == "Reed Street Clinic");
}

}  // namespace fieldfare::ui
