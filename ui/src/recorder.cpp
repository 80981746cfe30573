#include <fieldfare/ui/recorder.h>

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include <fieldfare/core/error.h>

namespace fieldfare::ui {

std::string_view role_name(Role role) noexcept {
  switch (role) {
    case Role::group:
      return "group";
    case Role::heading:
      return "heading";
    case Role::text:
      return "text";
    case Role::button:
      return "button";
    case Role::tab:
      return "tab";
    case Role::row:
      return "row";
    case Role::toggle:
      return "toggle";
    case Role::radio:
      return "radio";
    case Role::text_field:
      return "text field";
    case Role::password_field:
      return "password field";
    case Role::search_field:
      return "search field";
    case Role::editor:
      return "editor";
    case Role::banner:
      return "banner";
    case Role::toast:
      return "toast";
    case Role::dialog:
      return "dialog";
    case Role::progress:
      return "progress";
  }
  return "text";
}

void Recorder::begin_frame() {
  items_.clear();
  depth_ = 0;
}

Item& Recorder::add(Item item) {
  item.depth = depth_;
  items_.push_back(std::move(item));
  return items_.back();
}

void Recorder::push_group(std::string_view id, Role role, std::string_view label,
                          const Rect& rect) {
  Item item;
  item.id = id;
  item.role = role;
  item.label = label;
  item.rect = rect;
  item.visible = rect;
  add(std::move(item));
  ++depth_;
}

void Recorder::pop_group() {
  FIELDFARE_ASSERT(depth_ > 0);
  --depth_;
}

void Recorder::saw_colours(Token front, Token back) {
  met_[static_cast<std::size_t>(front)][static_cast<std::size_t>(back)] = true;
}

bool Recorder::colours_met(Token front, Token back) const noexcept {
  return met_[static_cast<std::size_t>(front)][static_cast<std::size_t>(back)];
}

const Item* Recorder::find(std::string_view id) const noexcept {
  for (const Item& item : items_) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

const Item* Recorder::labelled(std::string_view label) const noexcept {
  for (const Item& item : items_) {
    if (std::string_view(item.label).substr(0, label.size()) == label) return &item;
  }
  return nullptr;
}

std::string Recorder::reading() const {
  std::string out;
  for (const Item& item : items_) {
    if (!item.label.empty()) out += item.label + '\n';
    if (!item.value.empty()) out += item.value + '\n';
  }
  return out;
}

std::string Recorder::tree() const {
  std::string out;
  for (const Item& item : items_) {
    out.append(static_cast<std::size_t>(item.depth) * 2, ' ');
    out += fmt::format("{} \"{}\"", role_name(item.role), item.label);
    if (!item.value.empty()) out += fmt::format(" = \"{}\"", item.value);
    if (!item.id.empty()) out += fmt::format(" #{}", item.id);
    if (!item.enabled) out += " (not available)";
    if (item.on) out += " (on)";
    if (item.focused) out += " (focus)";
    out += fmt::format(" [{:.0f},{:.0f} {:.0f}x{:.0f}]\n", item.rect.x, item.rect.y,
                       item.rect.width, item.rect.height);
  }
  return out;
}

}  // namespace fieldfare::ui
