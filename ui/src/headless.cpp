#include <fieldfare/ui/headless.h>

#include <imgui.h>
#include <imgui_internal.h>

#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/editor/boundaries.h>

namespace fieldfare::ui {
namespace {

constexpr double tap_pause = 0.4;  // two taps that follow each other are no double tap

ImGuiKey imgui_key(Key key) {
  switch (key) {
    case Key::tab:
      return ImGuiKey_Tab;
    case Key::enter:
      return ImGuiKey_Enter;
    case Key::escape:
      return ImGuiKey_Escape;
    case Key::space:
      return ImGuiKey_Space;
    case Key::backspace:
      return ImGuiKey_Backspace;
    case Key::erase:
      return ImGuiKey_Delete;
    case Key::left:
      return ImGuiKey_LeftArrow;
    case Key::right:
      return ImGuiKey_RightArrow;
    case Key::up:
      return ImGuiKey_UpArrow;
    case Key::down:
      return ImGuiKey_DownArrow;
    case Key::home:
      return ImGuiKey_Home;
    case Key::end:
      return ImGuiKey_End;
    case Key::page_up:
      return ImGuiKey_PageUp;
    case Key::page_down:
      return ImGuiKey_PageDown;
    case Key::letter_a:
      return ImGuiKey_A;
    case Key::letter_c:
      return ImGuiKey_C;
    case Key::letter_f:
      return ImGuiKey_F;
    case Key::letter_l:
      return ImGuiKey_L;
    case Key::letter_n:
      return ImGuiKey_N;
    case Key::letter_s:
      return ImGuiKey_S;
    case Key::letter_v:
      return ImGuiKey_V;
    case Key::letter_x:
      return ImGuiKey_X;
    case Key::letter_y:
      return ImGuiKey_Y;
    case Key::letter_z:
      return ImGuiKey_Z;
  }
  return ImGuiKey_None;
}

}  // namespace

Headless::Headless(Backend& backend, Size logical, float scale)
    : frontend_(backend), size_{logical.width * scale, logical.height * scale} {
  frontend_.set_density(scale, 1);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {size_.width, size_.height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.AddMousePosEvent(-1, -1);
  settle();
}

void Headless::frame(double seconds) {
  now_ += seconds;
  ImGui::GetIO().DeltaTime = static_cast<float>(seconds);
  frontend_.prepare();
  frontend_.draw(now_);
}

void Headless::drain() {
  do {
    frame();
  } while (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0);
  frame();
}

void Headless::settle(int limit) {
  for (int i = 0; i < limit; ++i) {
    frame();
    const auto next = frontend_.next_frame();
    if (i >= 2 && !frontend_.changed() && (!next || *next > 0)) return;
  }
}

void Headless::wait(double seconds) {
  const double until = now_ + seconds;
  while (now_ < until)
    frame();
}

void Headless::tap(std::string_view id) {
  wait(tap_pause);  // what is still on its way to the screen arrives first, as for slow hands
  const Item* item = recorder().find(id);
  constexpr int most = 100;
  for (int tries = 0;
       tries < most && item != nullptr && item->visible.height < item->rect.height / 2; ++tries) {
    // Bring it into view as a person would: with the wheel over the place it hides in.
    const bool below = item->rect.centre().y > size_.height / 2;
    wheel({item->rect.centre().x, size_.height / 2}, below ? -1.0F : 1.0F);
    item = recorder().find(id);
  }
  if (item == nullptr || item->visible.empty()) {
    throw Error(ErrorCode::not_found, "Not on the screen: " + std::string(id), recorder().tree());
  }
  click(item->visible.centre(), 1, false);
}

void Headless::tap_at(Point place, int clicks, bool shift) {
  if (clicks == 1) wait(tap_pause);
  click(place, clicks, shift);
}

void Headless::click(Point place, int clicks, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(place.x, place.y);
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  for (int i = 0; i < clicks; ++i) {
    io.AddMouseButtonEvent(0, true);
    io.AddMouseButtonEvent(0, false);
  }
  if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  drain();
  settle();
}

void Headless::drag(Point from, Point to, int steps) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(from.x, from.y);
  io.AddMouseButtonEvent(0, true);
  drain();
  for (int i = 1; i <= steps; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(steps);
    io.AddMousePosEvent(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    drain();
  }
  io.AddMouseButtonEvent(0, false);
  drain();
}

void Headless::wheel(Point place, float notches) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(place.x, place.y);
  io.AddMouseWheelEvent(0, notches);
  drain();
}

void Headless::press(Key key, Mods mods) {
  ImGuiIO& io = ImGui::GetIO();
  if (mods.ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, true);
  if (mods.shift) io.AddKeyEvent(ImGuiMod_Shift, true);
  io.AddKeyEvent(imgui_key(key), true);
  io.AddKeyEvent(imgui_key(key), false);
  if (mods.ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, false);
  if (mods.shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  drain();
}

void Headless::type(std::string_view text) {
  ImGuiIO& io = ImGui::GetIO();
  for (std::size_t at = 0; at < text.size();) {
    const editor::CodePoint c = editor::code_point_at(text, at);
    at = c.next;
    if (c.value == U'\n') {
      io.AddKeyEvent(ImGuiKey_Enter, true);
      io.AddKeyEvent(ImGuiKey_Enter, false);
    } else {
      io.AddInputCharacter(static_cast<unsigned>(c.value));
    }
    drain();
  }
}

void Headless::type_at_once(std::string_view text) {
  ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
  drain();
}

void Headless::hold(Point place, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(place.x, place.y);
  io.AddMouseButtonEvent(0, true);
  drain();
  wait(seconds);
  io.AddMouseButtonEvent(0, false);
  drain();
}

void Headless::hold_and_drag(Point from, Point to, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(from.x, from.y);
  io.AddMouseButtonEvent(0, true);
  drain();
  wait(seconds);
  for (int i = 1; i <= 4; ++i) {
    const float part = static_cast<float>(i) / 4;
    io.AddMousePosEvent(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    drain();
  }
  io.AddMouseButtonEvent(0, false);
  drain();
}

void Headless::by_finger(bool finger) {
  ImGui::GetIO().AddMouseSourceEvent(finger ? ImGuiMouseSource_TouchScreen
                                            : ImGuiMouseSource_Mouse);
}

}  // namespace fieldfare::ui
