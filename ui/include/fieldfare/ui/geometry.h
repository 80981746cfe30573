#pragma once

#include <algorithm>

namespace fieldfare::ui {

/// Pixels from the top left corner of the window, y downwards.
struct Point {
  float x = 0;
  float y = 0;
};

struct Size {
  float width = 0;
  float height = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  [[nodiscard]] float right() const noexcept { return x + width; }
  [[nodiscard]] float bottom() const noexcept { return y + height; }
  [[nodiscard]] Point centre() const noexcept { return {x + width / 2, y + height / 2}; }
  [[nodiscard]] bool empty() const noexcept { return width <= 0 || height <= 0; }
  [[nodiscard]] bool contains(Point p) const noexcept {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  [[nodiscard]] Rect inset(float dx, float dy) const noexcept {
    return {x + dx, y + dy, std::max(0.0F, width - 2 * dx), std::max(0.0F, height - 2 * dy)};
  }
  [[nodiscard]] Rect inset(float d) const noexcept { return inset(d, d); }
  [[nodiscard]] Rect meet(const Rect& other) const noexcept {
    const float left = std::max(x, other.x);
    const float top = std::max(y, other.y);
    return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
            std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
  }

  // Screens are laid out by cutting pieces off what is left; each returns the piece.
  Rect cut_top(float amount) noexcept {
    amount = std::min(amount, height);
    const Rect piece{x, y, width, amount};
    y += amount;
    height -= amount;
    return piece;
  }
  Rect cut_bottom(float amount) noexcept {
    amount = std::min(amount, height);
    height -= amount;
    return {x, y + height, width, amount};
  }
  Rect cut_left(float amount) noexcept {
    amount = std::min(amount, width);
    const Rect piece{x, y, amount, height};
    x += amount;
    width -= amount;
    return piece;
  }
  Rect cut_right(float amount) noexcept {
    amount = std::min(amount, width);
    width -= amount;
    return {x + width, y, amount, height};
  }
};

}  // namespace fieldfare::ui
