#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>
#include <random>

#include "driver.h"

namespace fieldfare::ui {
namespace {

/// As many as FIELDFARE_MONKEY_STEPS says: few where every change is tested, 100,000 before a
/// release.
int steps() {
  const char* set = std::getenv("FIELDFARE_MONKEY_STEPS");
  return set == nullptr ? 3000 : std::atoi(set);
}

/// Presses, types, drags and waits at random.
class Monkey {
 public:
  explicit Monkey(std::uint32_t seed) : random_(seed) {}

  void step(Driver& d) {
    switch (pick(12)) {
      case 0:
      case 1:
      case 2:
        press_something(d);
        break;
      case 3:
      case 4:
      case 5:
        d.hands.type(words_[pick(words_.size())]);
        break;
      case 6:
      case 7:
        d.hands.press(static_cast<Key>(pick(24)), {pick(4) == 0, pick(4) == 0});
        break;
      case 8:
        d.hands.drag(place(), place(), 3);
        break;
      case 9:
        d.hands.wheel(place(), pick(2) == 0 ? -2.0F : 2.0F);
        break;
      case 10:
        d.hands.wait(0.3);
        break;
      default:
        if (d.hands.state().screen == Screen::unlock) d.unlock();
        break;
    }
  }

 private:
  std::size_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }
  Point place() { return {static_cast<float>(pick(1280)), static_cast<float>(pick(800))}; }
  void press_something(Driver& d) {
    std::vector<std::string> ids;
    for (const Item& item : d.hands.recorder().items()) {
      if (item.pressable && item.enabled && !item.visible.empty()) ids.push_back(item.id);
    }
    if (ids.empty()) return;
    const Item* item = d.hands.recorder().find(ids[pick(ids.size())]);
    d.hands.tap_at(item->visible.centre());
  }

  std::mt19937 random_;
  std::vector<std::string> words_{"evidence", " ", "Quillan", "é", "\n", "9434765919", "ŵ"};
};

}  // namespace

TEST_CASE("pressing anything for a long time breaks nothing and loses no text") {
  Driver d;
  d.open_capture();
  Monkey monkey(20261121);
  const int count = steps();
  std::size_t saved = 0;
  std::map<std::string, std::string> before;
  for (int i = 0; i < count; ++i) {
    monkey.step(d);
    // A draft ends only by being saved or discarded; its text always stands in the journal soon.
    if (i % 50 != 0) continue;
    d.hands.wait(1);
    if (d.world.visit) {
      CHECK(d.world.visit->notes.size() >= saved);
      saved = d.world.visit->notes.size();
    }
    for (const auto& [key, form] : d.hands.state().forms) {
      INFO(i << ": " << key);
      if (form.sent || form.editor.empty()) continue;
      CHECK(form.kept_revision == form.editor.revision());
    }
    for (const auto& [key, draft] : d.hands.state().drafts) {
      if (!draft.dirty()) continue;
      INFO(i << ": " << key);
      CHECK(draft.kept_revision == draft.editor.revision());
      if (!draft.editor.marks().all().empty() || draft.editor.empty()) continue;
      const auto& journal = d.world.drafts;
      const auto kept =
          std::find_if(journal.begin(), journal.end(),
                       [&name = key](const KeptDraft& each) { return each.key == name; });
      REQUIRE(kept != journal.end());
      CHECK(kept->text == draft.editor.text());
    }
  }
  SUCCEED();
}

}  // namespace fieldfare::ui
