#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/ui/example.h>
#include <fieldfare/ui/headless.h>

namespace fieldfare::ui {

/// The example visit in a headless app, with short ways to where tests begin. Remembers every
/// command that the screens gave.
class Driver : public ExampleBackend {
 public:
  explicit Driver(Size size = {1280, 800}, float scale = 1) : hands(*this, size, scale) {}

  void submit(Command command) override {
    if (std::holds_alternative<command::KeepDraft>(command)) {
      const auto& keep = std::get<command::KeepDraft>(command);
      kept.push_back({hands_ready ? hands.now() : 0, std::string(as_text(keep.text.view()))});
    }
    sent.push_back(command.index());
    if (!silent) ExampleBackend::submit(std::move(command));
  }

  void unlock() {
    hands_ready = true;
    hands.type(passphrase);
    hands.press(Key::enter);
    hands.settle();
  }
  void open_visit() {
    unlock();
    hands.tap("visits.row.v1");
  }
  void open_activities() {
    open_visit();
    hands.tap("rail.activity");
  }
  void open_capture() {
    open_activities();
    hands.tap("activity.row.a2");
  }
  [[nodiscard]] bool sees(std::string_view words) const {
    return hands.recorder().reading().find(words) != std::string::npos;
  }
  [[nodiscard]] std::string typed() {
    const Draft* draft = hands.state().open_draft();
    return draft == nullptr ? std::string() : std::string(draft->editor.text());
  }
  template <class C>
  [[nodiscard]] std::size_t count() const {
    const std::size_t index = Command(std::in_place_type<C>).index();
    return static_cast<std::size_t>(std::count(sent.begin(), sent.end(), index));
  }
  using ExampleBackend::answer;
  using ExampleBackend::publish;
  using ExampleBackend::world;

  struct Kept {
    double at = 0;
    std::string text;
  };
  std::vector<std::size_t> sent;
  std::vector<Kept> kept;
  bool silent = false;  ///< commands are taken and never answered
  bool hands_ready = false;
  Headless hands;
};

}  // namespace fieldfare::ui
