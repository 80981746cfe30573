#pragma once

#include <memory>

#include <fieldfare/ui/editor/editor.h>
#include <fieldfare/ui/geometry.h>

namespace fieldfare::ui {

/// The note editor alone in a window of its own, without the app and without a display: what the
/// benchmark measures. Makes a Dear ImGui context and keeps it current; one at a time.
class EditorStage {
 public:
  explicit EditorStage(Size size);
  ~EditorStage();
  EditorStage(const EditorStage&) = delete;
  EditorStage& operator=(const EditorStage&) = delete;

  [[nodiscard]] editor::Editor& editor() noexcept;
  /// One frame, from input to draw data.
  void frame();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace fieldfare::ui
