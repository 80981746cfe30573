#pragma once

#include <memory>
#include <optional>

#include <fieldfare/ui/action.h>
#include <fieldfare/ui/app_state.h>
#include <fieldfare/ui/backend.h>
#include <fieldfare/ui/image.h>
#include <fieldfare/ui/recorder.h>

namespace fieldfare::ui {

/// The app over one window: its state, its screens and one Dear ImGui context, which it makes
/// current and keeps current. It neither knows the window nor waits for anything. One at a time, on
/// one thread.
///
/// A frame is: `prepare`; the window fills Dear ImGui's input; `draw`; the window shows
/// Dear ImGui's draw data when `changed`.
class Frontend {
 public:
  /// `backend` must outlive the frontend. Throws Error(not_found) when a font is missing.
  explicit Frontend(Backend& backend);
  ~Frontend();
  Frontend(const Frontend&) = delete;
  Frontend& operator=(const Frontend&) = delete;

  /// Where a thread has several frontends, input and frames go to the one that came up last: its
  /// maker's, or the one of this call.
  void come_up() noexcept;
  /// `scale`: drawn pixels per logical pixel, from the screen's resolution; `density`: device
  /// pixels per drawn pixel (2 where the system scales windows itself).
  void set_density(float scale, float density);
  /// Makes the fonts for the present text size. True when they changed: the window must take the
  /// new texture.
  bool prepare();
  /// Takes the backend's answers, lets time pass, draws. `now` in seconds, never going back.
  void draw(double now);
  /// Whether the last frame differs from the one before.
  [[nodiscard]] bool changed() const noexcept;
  /// Seconds from the last frame until the next is wanted without any event; nothing: never.
  [[nodiscard]] std::optional<double> next_frame() const;

  void act(const Action& action);
  [[nodiscard]] AppState& state() noexcept;
  [[nodiscard]] const Recorder& recorder() const noexcept;
  /// The last frame, drawn without a display.
  [[nodiscard]] Image picture() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fieldfare::ui
