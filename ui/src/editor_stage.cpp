#include <fieldfare/ui/editor_stage.h>

#include <imgui.h>

#include "fonts.h"
#include "widgets/edit.h"

namespace fieldfare::ui {

struct EditorStage::Parts {
  Fonts fonts;
  ImGuiContext* context = ImGui::CreateContext(fonts.atlas());
  Size size;
  Recorder recorder;
  Ui ui;
  editor::Editor editor;
  double now = 1;
};

EditorStage::EditorStage(Size size) : parts_(std::make_unique<Parts>()) {
  parts_->size = size;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {size.width, size.height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  parts_->fonts.build(1, 1);
}

EditorStage::~EditorStage() {
  ImGui::DestroyContext(parts_->context);
}

editor::Editor& EditorStage::editor() noexcept {
  return parts_->editor;
}

void EditorStage::frame() {
  Parts& p = *parts_;
  p.now += 0.016;
  ImGui::GetIO().DeltaTime = 0.016F;
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({p.size.width, p.size.height});
  ImGui::Begin("Editor", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs);
  p.ui.begin(p.recorder, p.fonts, ThemeName::light, 1, p.now);
  edit_text(p.ui, "editor", Role::editor, "Note", p.ui.window().inset(8), p.editor, {});
  p.ui.end();
  ImGui::End();
  ImGui::Render();
}

}  // namespace fieldfare::ui
