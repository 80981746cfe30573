#pragma once

#include <string_view>

#include <fieldfare/ui/frontend.h>

namespace fieldfare::ui {

enum class Key {
  tab,
  enter,
  escape,
  space,
  backspace,
  erase,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  letter_a,
  letter_c,
  letter_f,
  letter_l,
  letter_n,
  letter_s,
  letter_v,
  letter_x,
  letter_y,
  letter_z,
};

struct Mods {
  bool ctrl = false;
  bool shift = false;
};

/// The app without a window: hands, eyes and a clock of its own. Drives tests, draws pictures and
/// prints the accessibility tree. Time passes only through its functions.
class Headless {
 public:
  Headless(Backend& backend, Size logical, float scale = 1);

  /// Draws frames until nothing moves and no input waits, at most `limit`.
  void settle(int limit = 40);
  /// Lets time pass in frames of 16 ms.
  void wait(double seconds);

  /// A finger's or mouse's press on what has this id; throws Error(not_found) with the screen's
  /// tree when it is not in view, after trying to scroll it into view.
  void tap(std::string_view id);
  void tap_at(Point place, int clicks = 1, bool shift = false);
  void drag(Point from, Point to, int steps = 8);
  void wheel(Point place, float notches);
  void press(Key key, Mods mods = {});
  /// Types as a keyboard does: one character after the other.
  void type(std::string_view text);
  /// All characters before the next frame is drawn, as on a slow machine.
  void type_at_once(std::string_view text);
  /// Keeps a finger still on the place.
  void hold(Point place, double seconds);
  /// The same, then drags to `to` and lifts.
  void hold_and_drag(Point from, Point to, double seconds);
  void by_finger(bool finger);

  [[nodiscard]] Frontend& app() noexcept { return frontend_; }
  [[nodiscard]] AppState& state() noexcept { return frontend_.state(); }
  [[nodiscard]] const Recorder& recorder() const noexcept { return frontend_.recorder(); }
  [[nodiscard]] Image picture() const { return frontend_.picture(); }
  [[nodiscard]] double now() const noexcept { return now_; }

 private:
  void frame(double seconds = 0.016);
  void drain();
  void click(Point place, int clicks, bool shift);

  Frontend frontend_;
  Size size_;
  double now_ = 100;
};

}  // namespace fieldfare::ui
