#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

#include <fieldfare/ui/shots.h>

#include "driver.h"

namespace fieldfare::ui {
namespace {

using Look = std::function<void(const std::string&, Headless&)>;

void on_screens(const Look& look, Size size) {
  for (const Shot& shot : example_shots()) {
    ExampleBackend backend;
    Headless hands(backend, size);
    shot.arrange(hands);
    hands.settle();
    look(shot.name, hands);
  }
}

/// Every screen of the example, arranged as for its picture.
void on_every_screen(const Look& look) {
  on_screens(look, {1280, 800});
}

/// In one pane: on a tablet that stands, and on a small one.
void on_every_narrow_screen(const Look& look) {
  on_screens(look, {800, 1280});
  on_screens(look, {960, 600});
}

}  // namespace

TEST_CASE("what can be pressed is a finger's size, has a name, and no two share an id") {
  const auto look = [](const std::string& name, Headless& hands) {
    const float least =
        least_target * static_cast<float>(hands.state().settings.text_percent) / 100 - 0.5F;
    std::set<std::string> ids;
    for (const Item& item : hands.recorder().items()) {
      INFO(name << ": " << item.id);
      if (!item.id.empty()) CHECK(ids.insert(item.id).second);
      if (!item.pressable) continue;
      CHECK_FALSE(item.label.empty());
      CHECK(item.rect.width >= least);
      CHECK(item.rect.height >= least);
    }
  };
  on_every_screen(look);
  on_every_narrow_screen(look);
}

TEST_CASE("no button loses the end of its words, at any text size") {
  for (const int percent : {100, 150, 200}) {
    const auto look = [&](const std::string& name, Headless& hands) {
      hands.app().act(action::SetTextSize{percent});
      hands.settle();
      for (const Item& item : hands.recorder().items()) {
        INFO(name << " at " << percent << " %: " << item.id << " " << item.label);
        CHECK_FALSE(item.cut);
      }
    };
    on_every_narrow_screen(look);
  }
}

TEST_CASE("all text drawn on any screen can be read, in every theme") {
  on_every_screen([](const std::string& name, Headless& hands) {
    for (std::size_t front = 0; front < token_count; ++front) {
      for (std::size_t back = 0; back < token_count; ++back) {
        const auto f = static_cast<Token>(front);
        const auto b = static_cast<Token>(back);
        if (!hands.recorder().colours_met(f, b)) continue;
        for (const ThemeName theme : theme_names) {
          INFO(name << ": " << token_name(f) << " on " << token_name(b) << ", " << theme_id(theme));
          CHECK(contrast(colour(theme, f), colour(theme, b)) >= 4.5);
        }
      }
    }
  });
}

TEST_CASE("Tab reaches everything that can be pressed, and shows where it is") {
  on_every_screen([](const std::string& name, Headless& hands) {
    std::set<std::string> reached;
    for (int i = 0; i < 120; ++i) {
      hands.press(Key::tab);
      bool focus = false;
      for (const Item& item : hands.recorder().items()) {
        if (!item.focused) continue;
        focus = true;
        reached.insert(item.id);
      }
      INFO(name << " after " << i);
      REQUIRE(focus);
    }
    const bool dialog = hands.recorder().find("shortcuts") != nullptr;
    for (const Item& item : hands.recorder().items()) {
      if (!item.pressable || !item.enabled || item.role == Role::row) continue;
      if (dialog && item.depth < 1) continue;
      if (dialog && item.id != "shortcuts.close") continue;
      INFO(name << ": " << item.id);
      CHECK(reached.contains(item.id));
    }
  });
}

TEST_CASE("Shift and Tab goes back the same way") {
  Driver d;
  d.open_visit();
  d.hands.press(Key::tab);
  d.hands.press(Key::tab);
  const auto focused = [&] {
    for (const Item& item : d.hands.recorder().items()) {
      if (item.focused) return item.id;
    }
    return std::string();
  };
  const std::string here = focused();
  d.hands.press(Key::tab);
  CHECK(focused() != here);
  d.hands.press(Key::tab, {false, true});
  CHECK(focused() == here);
}

TEST_CASE("a list is one stop for Tab; arrows and Enter work inside") {
  Driver d;
  d.open_activities();
  for (int i = 0; i < 20; ++i) {
    const Item* list = d.hands.recorder().find("activity.list");
    if (list != nullptr && list->focused) break;
    d.hands.press(Key::tab);
  }
  REQUIRE(d.hands.recorder().find("activity.list")->focused);
  d.hands.press(Key::down);
  d.hands.press(Key::down);
  d.hands.press(Key::enter);
  CHECK(d.hands.state().activity_id == "a3");
  d.hands.type("Straight on");
  CHECK(d.typed() == "Straight on");
}

TEST_CASE("a dialog keeps the keyboard inside and Escape closes it") {
  Driver d;
  d.open_visit();
  d.hands.app().act(action::ShowShortcuts{true});
  d.hands.settle();
  for (int i = 0; i < 5; ++i) {
    d.hands.press(Key::tab);
    CHECK(d.hands.recorder().find("shortcuts.close")->focused);
  }
  d.hands.press(Key::escape);
  CHECK(d.hands.recorder().find("shortcuts") == nullptr);
}

TEST_CASE("a drag scrolls, goes on by inertia, and cancels the press") {
  Driver d;
  for (int i = 0; i < 200; ++i) {
    d.world.visits.push_back({fmt::format("x{}", i), fmt::format("Area {}", i), "", "", "", 0, 0});
  }
  d.publish();
  d.unlock();
  const auto top = [&] { return d.hands.recorder().labelled("Area")->label; };
  const Rect list = d.hands.recorder().find("visits.list")->rect;
  const std::string before = top();
  d.hands.drag({list.x + 100, list.bottom() - 60}, {list.x + 100, list.y + 60});
  const std::string dragged = top();
  CHECK(before != dragged);
  CHECK(d.hands.state().screen == Screen::visits);
  d.hands.wait(0.5);
  CHECK(top() != dragged);
  CHECK(d.count<command::OpenVisit>() == 0);
}

TEST_CASE("the accessibility tree names the note, its state and what can be done") {
  Driver d;
  d.open_capture();
  d.hands.type("Calm");
  d.hands.wait(1);
  const std::string tree = d.hands.recorder().tree();
  CHECK(tree.find("editor \"Note\" = \"Calm\" #capture.editor (focus)") != std::string::npos);
  CHECK(tree.find("button \"Save note\" #capture.save") != std::string::npos);
  CHECK(tree.find("Draft kept on this tablet at 10:42") != std::string::npos);
}

TEST_CASE("an idle app wants no frames") {
  Driver d;
  d.open_capture();
  d.hands.state().settings.lock_minutes = 0;
  d.hands.settle();
  CHECK_FALSE(d.hands.app().next_frame().has_value());
  CHECK_FALSE(d.hands.app().changed());
}

}  // namespace fieldfare::ui
