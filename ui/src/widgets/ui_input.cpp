#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include <fieldfare/core/error.h>

#include "ui.h"

namespace fieldfare::ui {
namespace {

constexpr float drag_slop = 8;           // logical pixels before a press becomes a drag
constexpr float inertia_per_second = 4;  // how fast a flick dies away
constexpr float still = 12;              // logical pixels a second that count as standing
constexpr float wheel_step = 76;         // logical pixels a notch
constexpr float gutter = 16;             // logical pixels for the scrollbar

}  // namespace

Ui::Id Ui::hash(std::string_view id) noexcept {
  const Id value = std::hash<std::string_view>{}(id);
  return value == 0 ? 1 : value;
}

void Ui::begin(Recorder& recorder, const Fonts& fonts, ThemeName theme, float scale, double now) {
  recorder_ = &recorder;
  fonts_ = &fonts;
  theme_ = theme;
  scale_ = scale;
  then_ = now_ == 0 ? now : now_;
  now_ = now;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  window_ = {0, 0, size.x, size.y};
  pen_ = ImGui::GetWindowDrawList();
  recorder.begin_frame();
  animating_ = false;
  backdrop_ = Token::page;
  layer_ = 0;
  modal_layer_ = std::exchange(next_modal_layer_, 0);
  std::swap(stops_, last_stops_);
  std::swap(areas_, last_areas_);
  std::swap(blockers_, last_blockers_);
  stops_.clear();
  areas_.clear();
  blockers_.clear();
  focus_seen_ = false;
  read_pointer();
  drag_areas();
  move_focus();
  focus_takes_arrows_ = false;
}

void Ui::end() {
  FIELDFARE_ASSERT(scroll_stack_.empty() && clips_.empty() && layer_ == 0);
  if (!mouse_down_) active_ = 0;
  // What had the keyboard's place is gone: it goes back to the start, not to something unseen.
  if (focus_ != 0 && !focus_seen_) focus_ = 0;
  if (ImGui::GetIO().InputQueueCharacters.Size > 0) {
    auto& queue = ImGui::GetIO().InputQueueCharacters;
    std::fill(queue.begin(), queue.end(), ImWchar{0});
  }
  last_mouse_ = mouse_;
}

void Ui::read_pointer() {
  const ImGuiIO& io = ImGui::GetIO();
  mouse_ = {io.MousePos.x, io.MousePos.y};
  mouse_pressed_ = io.MouseClicked[0];
  mouse_released_ = io.MouseReleased[0];
  mouse_down_ = io.MouseDown[0];
  wheel_ = io.MouseWheel * px(wheel_step);
  if (mouse_pressed_) {
    press_ = mouse_;
    last_mouse_ = mouse_;
    ring_ = false;
    pressed_area_ = 0;
    for (const Area& area : last_areas_) {
      if (area.layer == modal_layer_ && area.rect.contains(mouse_)) pressed_area_ = area.id;
    }
    if (pressed_area_ != 0) scrolls_[pressed_area_].velocity = 0;
  }
}

bool Ui::by_finger() const noexcept {
  return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
}

void Ui::drag_areas() {
  const auto seconds = static_cast<float>(now_ - then_);
  if (mouse_down_ && pressed_area_ != 0 && dragged_area_ == 0 && !active_owns_drag_ &&
      std::abs(mouse_.y - press_.y) > px(drag_slop)) {
    dragged_area_ = pressed_area_;
    active_ = 0;
  }
  if (dragged_area_ != 0) {
    ScrollMemory& memory = scrolls_[dragged_area_];
    const float way = last_mouse_.y - mouse_.y;
    memory.y += way;
    if (seconds > 0) memory.velocity = memory.velocity * 0.6F + way / seconds * 0.4F;
  }
  if (!mouse_down_) {
    dragged_area_ = 0;
    pressed_area_ = 0;
    if (!mouse_released_) active_owns_drag_ = false;
  }
  for (auto& [id, memory] : scrolls_) {
    if (id == dragged_area_ || memory.velocity == 0) continue;
    memory.y += memory.velocity * seconds;
    memory.velocity *= std::exp(-inertia_per_second * seconds);
    const float furthest = std::max(0.0F, memory.height - memory.view);
    const bool at_end = memory.y <= 0 || memory.y >= furthest;
    if (std::abs(memory.velocity) < px(still) || at_end) memory.velocity = 0;
    animating_ = animating_ || memory.velocity != 0;
  }
}

bool Ui::key(ImGuiKey key, bool repeat) const {
  return ImGui::IsKeyPressed(key, repeat);
}

bool Ui::shortcut(ImGuiKey key) const {
  const ImGuiIO& io = ImGui::GetIO();
  return io.KeyCtrl && !io.KeyShift && !io.KeyAlt && ImGui::IsKeyPressed(key, false);
}

void Ui::move_focus_to(const Stop& stop) {
  focus_ = stop.id;
  ring_ = true;
  reveal_focus_ = true;
}

void Ui::move_focus() {
  const ImGuiIO& io = ImGui::GetIO();
  std::vector<const Stop*> order;
  for (const Stop& stop : last_stops_) {
    if (stop.layer == modal_layer_) order.push_back(&stop);
  }
  if (order.empty()) return;
  const auto here = std::find_if(order.begin(), order.end(),
                                 [&](const Stop* stop) { return stop->id == focus_; });
  if (key(ImGuiKey_Tab, true) && !io.KeyCtrl && !io.KeyAlt) {
    if (here == order.end()) {
      move_focus_to(io.KeyShift ? *order.back() : *order.front());
    } else if (io.KeyShift) {
      move_focus_to(here == order.begin() ? *order.back() : **std::prev(here));
    } else {
      move_focus_to(std::next(here) == order.end() ? *order.front() : **std::next(here));
    }
    return;
  }
  if (here == order.end() || focus_takes_arrows_ || io.KeyCtrl || io.KeyAlt) return;
  Point direction;
  if (key(ImGuiKey_LeftArrow, true)) direction.x = -1;
  if (key(ImGuiKey_RightArrow, true)) direction.x = 1;
  if (key(ImGuiKey_UpArrow, true)) direction.y = -1;
  if (key(ImGuiKey_DownArrow, true)) direction.y = 1;
  if (direction.x == 0 && direction.y == 0) return;
  if (const Stop* stop = nearest((*here)->rect, direction)) move_focus_to(*stop);
}

const Ui::Stop* Ui::nearest(const Rect& from, Point direction) const {
  const Stop* best = nullptr;
  float best_cost = std::numeric_limits<float>::max();
  for (const Stop& stop : last_stops_) {
    if (stop.layer != modal_layer_ || stop.id == focus_) continue;
    const float dx = stop.rect.centre().x - from.centre().x;
    const float dy = stop.rect.centre().y - from.centre().y;
    const float ahead = dx * direction.x + dy * direction.y;
    const float aside = std::abs(dx * direction.y) + std::abs(dy * direction.x);
    if (ahead <= 1) continue;
    const float cost = ahead + 3 * aside;
    if (cost >= best_cost) continue;
    best = &stop;
    best_cost = cost;
  }
  return best;
}

bool Ui::has_focus(std::string_view id) const noexcept {
  return focus_ == hash(id);
}

void Ui::give_focus(std::string_view id, bool show_ring) {
  focus_ = hash(id);
  focus_seen_ = true;
  ring_ = show_ring;
  reveal_focus_ = show_ring;
}

void Ui::keep_focus_over_lock(bool locked, std::string_view otherwise) {
  if (locked && !was_locked_) {
    focus_before_lock_ = std::exchange(focus_, 0);
  } else if (!locked && was_locked_) {
    focus_ = focus_before_lock_ != 0 ? focus_before_lock_ : hash(otherwise);
    ring_ = false;
  }
  was_locked_ = locked;
}

bool Ui::reaches(const Rect& rect, Point p) const noexcept {
  if (layer_ < modal_layer_) return false;
  if (!rect.contains(p) || !clipped().contains(p)) return false;
  return std::none_of(last_blockers_.begin(), last_blockers_.end(), [&](const Blocker& blocker) {
    return blocker.layer > layer_ && blocker.rect.contains(p);
  });
}

Touch Ui::touch(Item item, const TouchRules& rules) {
  const Id id = hash(item.id);
  const Rect rect = item.rect;
  Touch out;
  if (rules.enabled) {
    out.hovered = rules.pointer && reaches(rect, mouse_) && dragged_area_ == 0;
    if (mouse_pressed_ && out.hovered && active_ == 0) {
      active_ = id;
      active_owns_drag_ = rules.owns_drag;
      if (rules.on_press) out.pressed = true;
      if (rules.on_press && rules.focusable) focus_ = id;
    }
    out.held = active_ == id && mouse_down_;
    if (mouse_released_ && active_ == id) {
      if (out.hovered && !rules.on_press) out.pressed = true;
      active_ = 0;
    }
    if (rules.focusable && layer_ >= modal_layer_) stops_.push_back({id, rect, layer_});
    if (focus_ == id) {
      focus_seen_ = true;
      focus_takes_arrows_ = rules.takes_arrows;
      out.focused = true;
      out.ring = ring_;
      if (std::exchange(reveal_focus_, false)) reveal(rect);
      const ImGuiIO& io = ImGui::GetIO();
      const bool plain = !io.KeyCtrl && !io.KeyAlt;
      const bool entered = key(ImGuiKey_Enter) || key(ImGuiKey_KeypadEnter) || key(ImGuiKey_Space);
      if (plain && rules.keys_press && !rules.on_press && rules.pointer && entered) {
        out.pressed = true;
        ring_ = true;
      }
    }
  }
  item.visible = rect.meet(clipped());
  item.enabled = rules.enabled;
  item.focused = out.focused;
  item.pressable = rules.pointer;
  recorder_->add(std::move(item));
  return out;
}

void Ui::reveal(const Rect& rect) {
  for (std::size_t i = scroll_stack_.size(); i > 0; --i) {
    ScrollMemory& memory = scrolls_[scroll_stack_[i - 1].id];
    const Rect view = clips_[clips_.size() - 1 - (scroll_stack_.size() - i)];
    const float margin = px(8);
    if (rect.y < view.y + margin) memory.y -= view.y + margin - rect.y;
    if (rect.bottom() > view.bottom() - margin) memory.y += rect.bottom() - view.bottom() + margin;
    memory.velocity = 0;
    animating_ = true;
  }
}

Rect Ui::begin_scroll(std::string_view id, const Rect& rect, bool with_bar) {
  const Id key = hash(id);
  ScrollMemory& memory = scrolls_[key];
  memory.view = rect.height;
  memory.y += -take_wheel(rect);
  const float furthest = std::max(0.0F, memory.height - memory.view);
  memory.y = std::clamp(memory.y, 0.0F, furthest);
  areas_.push_back({key, rect, layer_});
  scroll_stack_.push_back({key, rect, with_bar});
  if (with_bar) drag_thumb(key, rect, memory);
  clip(rect);
  return {rect.x, rect.y - std::round(memory.y), rect.width - (with_bar ? px(gutter) : 0.0F),
          rect.height};
}

void Ui::end_scroll(float height) {
  FIELDFARE_ASSERT(!scroll_stack_.empty());
  const OpenScroll open = scroll_stack_.back();
  scroll_stack_.pop_back();
  unclip();
  ScrollMemory& memory = scrolls_[open.id];
  if (memory.height != height) animating_ = true;
  memory.height = height;
  if (open.with_bar) fill(thumb(open.rect, memory), Token::scrollbar, px(4));
}

float& Ui::scroll_of(std::string_view id) {
  return scrolls_[hash(id)].y;
}

float Ui::take_wheel(const Rect& rect) {
  if (wheel_ == 0 || !reaches(rect, mouse_)) return 0;
  return std::exchange(wheel_, 0.0F);
}

Rect Ui::thumb(const Rect& rect, const ScrollMemory& memory) const {
  if (memory.height <= rect.height + 1) return {};
  const float track = rect.height - px(8);
  const float length = std::max(px(least_target), track * rect.height / memory.height);
  const float part = memory.y / (memory.height - rect.height);
  return {rect.right() - px(12), rect.y + px(4) + (track - length) * part, px(8), length};
}

void Ui::drag_thumb(Id id, const Rect& rect, ScrollMemory& memory) {
  const Rect bar = thumb(rect, memory);
  if (bar.empty()) return;
  const Id key = id ^ 0x5C501BA2U;  // the bar is a part of its own
  const Rect grip{rect.right() - px(gutter), bar.y, px(gutter), bar.height};
  if (mouse_pressed_ && reaches(grip, mouse_) && active_ == 0) {
    active_ = key;
    active_owns_drag_ = true;
  }
  const float way = rect.height - px(8) - bar.height;
  if (active_ != key || !mouse_down_ || way <= 0) return;
  const float furthest = memory.height - rect.height;
  memory.y = std::clamp(memory.y + (mouse_.y - last_mouse_.y) * furthest / way, 0.0F, furthest);
}

void Ui::clip(const Rect& rect) {
  const Rect met = rect.meet(clipped());
  clips_.push_back(met);
  pen_->PushClipRect({met.x, met.y}, {met.right(), met.bottom()}, false);
}

void Ui::unclip() {
  clips_.pop_back();
  pen_->PopClipRect();
}

void Ui::push_layer(const Rect& rect, bool modal) {
  ++layer_;
  blockers_.push_back({rect, layer_});
  if (modal) next_modal_layer_ = std::max(next_modal_layer_, layer_);
}

void Ui::pop_layer() {
  --layer_;
}

}  // namespace fieldfare::ui
