#include <fieldfare/ui/frontend.h>

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>

#include "fonts.h"
#include "raster.h"
#include "screens/view.h"

namespace fieldfare::ui {
namespace {

constexpr double key_repeat_step = 0.03;  // seconds between frames while a key is held

std::uint64_t mixed(std::uint64_t hash, const void* data, std::size_t bytes) {
  const auto* at = static_cast<const unsigned char*>(data);
  while (bytes >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    at += 8;
    bytes -= 8;
  }
  for (; bytes > 0; --bytes)
    hash = (hash ^ *at++) * 0x100000001B3U;
  return hash;
}

/// Two frames with the same value look the same.
std::uint64_t fingerprint(const ImDrawData& data) {
  std::uint64_t hash = mixed(0, &data.DisplaySize, sizeof data.DisplaySize);
  for (const ImDrawList* list : data.CmdLists) {
    hash = mixed(hash, list->VtxBuffer.Data,
                 static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash = mixed(hash, list->IdxBuffer.Data,
                 static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
    }
  }
  return hash;
}

bool key_held() {
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_GamepadStart; ++key) {
    if (ImGui::IsKeyDown(static_cast<ImGuiKey>(key))) return true;
  }
  return false;
}

}  // namespace

struct Frontend::Parts {
  explicit Parts(Backend& b) : backend(b) {}

  Backend& backend;
  ImGuiContext* context = nullptr;
  AppState state;
  Recorder recorder;
  Fonts fonts;
  Ui ui;
  std::vector<Action> actions;
  float screen_scale = 1;
  float density = 1;
  float built_scale = 0;
  float built_density = 0;
  std::uint64_t shown = 0;
  bool changed = true;
  double drawn_at = 0;

  void submit(std::vector<Command> commands) {
    for (Command& command : commands)
      backend.submit(std::move(command));
  }
  [[nodiscard]] float scale() const {
    return screen_scale * static_cast<float>(state.settings.text_percent) / 100.0F;
  }
};

Frontend::Frontend(Backend& backend) : parts_(std::make_unique<Parts>(backend)) {
  IMGUI_CHECKVERSION();
  parts_->context = ImGui::CreateContext(parts_->fonts.atlas());
  come_up();  // a context that is made beside another does not
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing about a visit is written beside the store
  io.LogFilename = nullptr;
  io.ConfigFlags = ImGuiConfigFlags_None;
  io.KeyRepeatDelay = 0.35F;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowRounding = 0;
  style.CircleTessellationMaxError = 0.15F;
  prepare();
}

Frontend::~Frontend() {
  ImGui::DestroyContext(parts_->context);
}

void Frontend::come_up() noexcept {
  ImGui::SetCurrentContext(parts_->context);
}

void Frontend::set_density(float scale, float density) {
  parts_->screen_scale = scale;
  parts_->density = density;
}

bool Frontend::prepare() {
  if (parts_->built_scale == parts_->scale() && parts_->built_density == parts_->density) {
    return false;
  }
  parts_->built_scale = parts_->scale();
  parts_->built_density = parts_->density;
  parts_->fonts.build(parts_->built_scale, parts_->density);
  return true;
}

void Frontend::draw(double now) {
  Parts& p = *parts_;
  for (Event& event : p.backend.take_events())
    p.submit(receive(p.state, std::move(event)));
  const ImGuiIO& io = ImGui::GetIO();
  if (p.context->InputEventsQueue.Size > 0) p.state.last_input = std::max(now, p.state.now);
  p.submit(tick(p.state, now));

  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4(0, 0, 0, 0));
  ImGui::Begin("Fieldfare", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  p.ui.begin(p.recorder, p.fonts, p.state.settings.theme, p.built_scale, now);
  p.actions.clear();
  draw_window({p.ui, p.state, p.actions});
  p.ui.end();
  ImGui::End();
  ImGui::PopStyleColor();
  ImGui::Render();

  const std::uint64_t fresh = fingerprint(*ImGui::GetDrawData());
  p.changed = fresh != p.shown;
  p.shown = fresh;
  p.drawn_at = now;
  for (const Action& action : p.actions)
    p.submit(reduce(p.state, action));
  p.submit(tick(p.state, now));
}

bool Frontend::changed() const noexcept {
  return parts_->changed;
}

std::optional<double> Frontend::next_frame() const {
  const Parts& p = *parts_;
  if (p.ui.animating() || p.context->InputEventsQueue.Size > 0 || !p.actions.empty()) return 0;
  std::optional<double> next = next_tick(p.state);
  if (next) next = std::max(0.0, *next - p.drawn_at);
  if (key_held()) next = std::min(next.value_or(key_repeat_step), key_repeat_step);
  return next;
}

void Frontend::act(const Action& action) {
  parts_->submit(reduce(parts_->state, action));
}
AppState& Frontend::state() noexcept {
  return parts_->state;
}
const Recorder& Frontend::recorder() const noexcept {
  return parts_->recorder;
}
Image Frontend::picture() const {
  return rasterise(*ImGui::GetDrawData());
}

}  // namespace fieldfare::ui
