#include <catch2/catch_test_macros.hpp>

#include <fieldfare/ui/shots.h>

#include "driver.h"

/// Room: for the note under large text, and for what is to be pressed under a message.
namespace fieldfare::ui {

TEST_CASE("at 200 % on a tablet that lies six lines of the note are in view") {
  Driver d;
  d.open_capture();
  d.hands.type("One\nTwo\nThree\nFour\nFive\nSix");
  d.hands.app().act(action::SetTextSize{200});
  d.hands.settle();
  constexpr float line = 2 * 29.5F;  // of the editor: 1.3 of the face's own
  constexpr float margins = 2 * 2 * 12;
  CHECK(d.hands.recorder().find("capture.editor")->visible.height >= 6 * line + margins);
  CHECK(d.hands.recorder().find("capture.save")->visible.height > 0);
  CHECK(d.hands.recorder().find("page.back")->visible.height > 0);
  CHECK(d.hands.recorder().find("capture.undo")->visible.height > 0);
}

TEST_CASE("a message lies over nothing that can be pressed but the bar at the top") {
  std::size_t number = 0;
  for (const Shot& shot : example_shots()) {
    ExampleBackend backend;
    Headless hands(backend, number++ % 2 == 0 ? Size{1280, 800} : Size{800, 1280});
    shot.arrange(hands);
    hands.state().toasts.push_back({"The change is kept.", "", false, hands.now() + 60});
    hands.state().toasts.back().undo = ask::TellTimetable{};
    hands.settle();
    const Item* toast = hands.recorder().find("toast");
    REQUIRE(toast != nullptr);
    for (const Item& item : hands.recorder().items()) {
      if (!item.pressable || item.id.starts_with("toast.") || item.id.starts_with("top.")) continue;
      INFO(shot.name << ": " << item.id);
      CHECK((item.visible.empty() || item.visible.y >= toast->rect.bottom() - 0.5F));
    }
  }
}

}  // namespace fieldfare::ui
