#include "controls.h"

#include <algorithm>
#include <cmath>

namespace fieldfare::ui {
namespace {

struct Tones {
  Token front;
  Token back;
  Icon icon;
};

Tones tones(Tone tone) {
  switch (tone) {
    case Tone::inform:
      return {Token::inform, Token::inform_surface, Icon::info};
    case Tone::good:
      return {Token::good, Token::good_surface, Icon::tick};
    case Tone::caution:
      return {Token::caution, Token::caution_surface, Icon::warning};
    case Tone::danger:
      return {Token::danger, Token::danger_surface, Icon::warning};
  }
  return {Token::inform, Token::inform_surface, Icon::info};
}

Item item_of(std::string_view id, Role role, std::string_view label, const Rect& rect) {
  Item item;
  item.id = id;
  item.role = role;
  item.label = label;
  item.rect = rect;
  return item;
}

float hairline(const Ui& ui) {
  return std::max(1.0F, std::round(ui.px(1)));
}

}  // namespace

int steps_along(float length, float step) {
  return std::max(0, static_cast<int>(std::ceil(length / step)));
}

float button_width(const Ui& ui, std::string_view label, const ButtonLook& look) {
  const float sign = look.icon == Icon::none ? 0 : ui.px(28);
  return std::round(ui.width(look.face, label) + sign + ui.px(48));
}

namespace {

/// The room for a button's words: without its sign and its margins.
float words_room(const Ui& ui, float width, const ButtonLook& look) {
  return width - (look.icon == Icon::none ? 0 : ui.px(28)) - ui.px(16);
}

/// Broken straight lines along the sides: told from a whole outline without colour.
void broken_outline(Ui& ui, const Rect& rect, Token token, float radius) {
  const float dash = ui.px(5);
  const float step = dash * 2;
  const float thick = hairline(ui);
  const int across = steps_along(rect.width - 2 * radius, step);
  for (int i = 0; i < across; ++i) {
    const float x = rect.x + radius + static_cast<float>(i) * step;
    const float wide = std::min(dash, rect.right() - radius - x);
    ui.fill({x, rect.y, wide, thick}, token);
    ui.fill({x, rect.bottom() - thick, wide, thick}, token);
  }
  const int down = steps_along(rect.height - 2 * radius, step);
  for (int i = 0; i < down; ++i) {
    const float y = rect.y + radius + static_cast<float>(i) * step;
    const float tall = std::min(dash, rect.bottom() - radius - y);
    ui.fill({rect.x, y, thick, tall}, token);
    ui.fill({rect.right() - thick, y, thick, tall}, token);
  }
}

}  // namespace

float button_height(const Ui& ui, float width, std::string_view label, const ButtonLook& look) {
  const float tall =
      ui.paragraph_height(words_room(ui, width, look), look.face, label, 2) + ui.px(16);
  return std::max(ui.px(least_target), tall);
}

bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
            const ButtonLook& look) {
  TouchRules rules;
  rules.enabled = look.enabled;
  const float two = 2 * ui.line(look.face);
  const float room = words_room(ui, rect.width, look);
  const float wanted = ui.paragraph_height(room, look.face, label);
  Item item = item_of(id, Role::button, label, rect);
  item.cut = wanted > (rect.height >= two ? two : ui.line(look.face)) + 1;
  const Touch touch = ui.touch(std::move(item), rules);
  const bool primary = look.kind == ButtonKind::primary && look.enabled;
  Token back = Token::secondary;
  Token front = look.kind == ButtonKind::danger ? Token::danger : Token::on_secondary;
  if (primary) {
    back = touch.held ? Token::primary_pressed : Token::primary;
    front = Token::on_primary;
  } else if (touch.held) {
    back = Token::secondary_pressed;
    front = Token::on_secondary;
  }
  if (!look.enabled) front = Token::text_quiet;
  const bool quiet = look.kind == ButtonKind::quiet;
  if (!quiet || touch.held) ui.fill(rect, back, ui.px(8));
  if (!look.enabled && !quiet) {
    broken_outline(ui, rect, Token::border_control, ui.px(6));
  } else if (!primary && !quiet) {
    ui.outline(rect, Token::border_control, hairline(ui), ui.px(8));
  }
  if (quiet && look.enabled && !touch.held) front = Token::accent;
  if (touch.ring) ui.focus_ring(rect, ui.px(8));
  std::optional<Ui::Backdrop> backdrop;
  if (!quiet || touch.held) backdrop.emplace(ui, back);
  const float wide = ui.width(look.face, label);
  const float sign = look.icon == Icon::none ? 0 : ui.px(28);
  const float x = rect.x + std::max(ui.px(8), (rect.width - wide - sign) / 2);
  if (sign > 0) ui.icon({x + ui.px(9), rect.centre().y}, look.icon, front, look.face);
  if (wide > room && rect.height >= two) {
    ui.paragraph({x + sign, rect.y + (rect.height - two) / 2, room, two}, look.face, front, label,
                 2, true);
  } else {
    ui.words({x + sign, rect.y, rect.right() - x - sign, rect.height}, look.face, front, label);
  }
  return touch.pressed;
}

bool back_button(Ui& ui, std::string_view id, Rect& bar, std::string_view to) {
  if (ui.low()) {
    const float side = ui.px(least_target);
    return icon_button(ui, id, bar.cut_left(side), Icon::back, to);
  }
  const ButtonLook look{ButtonKind::quiet, Icon::back, true, Face::small};
  const float wide = std::max(ui.px(least_target), button_width(ui, to, look) - ui.px(32));
  const Rect place = bar.cut_left(wide + ui.px(8));
  // The sign begins where the heading below does.
  return button(ui, id, {place.x - ui.px(4), place.y, wide, ui.px(least_target)}, to, look);
}

bool icon_button(Ui& ui, std::string_view id, const Rect& rect, Icon icon, std::string_view label,
                 bool enabled) {
  TouchRules rules;
  rules.enabled = enabled;
  const Touch touch = ui.touch(item_of(id, Role::button, label, rect), rules);
  if (touch.held) ui.fill(rect, Token::secondary_pressed, ui.px(8));
  if (touch.ring) ui.focus_ring(rect, ui.px(8));
  std::optional<Ui::Backdrop> backdrop;
  if (touch.held) backdrop.emplace(ui, Token::secondary_pressed);
  const Token front = !enabled ? Token::text_quiet : touch.held ? Token::on_secondary : Token::text;
  ui.icon(rect.centre(), icon, front);
  return touch.pressed;
}

bool rail_item(Ui& ui, std::string_view id, const Rect& rect, Icon icon, std::string_view label,
               bool on, std::size_t badge) {
  Item item = item_of(id, Role::tab, label, rect);
  item.on = on;
  if (badge > 0) item.value = std::to_string(badge);
  const Touch touch = ui.touch(std::move(item), {});
  const Token back = on ? Token::selected : touch.held ? Token::secondary_pressed : Token::page;
  if (on || touch.held) ui.fill(rect, back, ui.px(8));
  if (touch.ring) ui.focus_ring(rect, ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  const Token front = on           ? Token::on_selected
                      : touch.held ? Token::on_secondary
                                   : Token::text_quiet;
  // Where the places stand close, the sign has the middle of what the word leaves.
  const bool close = rect.height < ui.px(76);
  const Point sign{rect.centre().x,
                   close ? rect.y + (rect.height - ui.px(24)) / 2 : rect.y + rect.height * 0.38F};
  ui.icon(sign, icon, front, close ? Face::body : Face::title);
  ui.words({rect.x, rect.bottom() - ui.px(close ? 25 : 30), rect.width, ui.px(22)}, Face::small,
           front, label, Align::centre);
  if (badge > 0) {
    const std::string words = badge > 99 ? "99+" : std::to_string(badge);
    const float wide = std::max(ui.px(22), ui.width(Face::small_strong, words) + ui.px(12));
    const Rect spot{sign.x + ui.px(6), rect.y + ui.px(6), wide, ui.px(22)};
    ui.fill(spot, Token::caution_surface, ui.px(11));
    ui.outline(spot, Token::caution, hairline(ui), ui.px(11));
    const Ui::Backdrop inner(ui, Token::caution_surface);
    ui.words(spot, Face::small_strong, Token::caution, words, Align::centre);
  }
  return touch.pressed;
}

float chip_width(const Ui& ui, std::string_view label) {
  return std::max(ui.px(least_target), std::round(ui.width(Face::small, label) + ui.px(50)));
}

bool chip(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, bool on,
          Role role) {
  Item item = item_of(id, role, label, rect);
  item.on = on;
  const float sign = on ? ui.px(22) : 0;
  const float room = rect.width - sign - ui.px(18);
  const float two = 2 * ui.line(Face::small);
  const bool in_two = ui.width(Face::small, label) > room && rect.height >= two;
  item.cut =
      ui.paragraph_height(room, Face::small, label) > (in_two ? two : ui.line(Face::small)) + 1;
  const Touch touch = ui.touch(std::move(item), {});
  const Token back = on           ? Token::selected
                     : touch.held ? Token::secondary_pressed
                                  : Token::secondary;
  const Token front = on ? Token::on_selected : Token::on_secondary;
  const float radius = std::min(ui.px(24), rect.height / 2);
  ui.fill(rect, back, radius);
  ui.outline(rect, on ? Token::accent : Token::border_control,
             on ? std::round(ui.px(2)) : hairline(ui), radius);
  if (touch.ring) ui.focus_ring(rect, radius);
  const Ui::Backdrop backdrop(ui, back);
  const float wide = ui.width(Face::small, label);
  const float x = rect.x + std::max(ui.px(12), (rect.width - wide - sign) / 2);
  if (on) ui.icon({x + ui.px(7), rect.centre().y}, Icon::tick, front, Face::small);
  if (in_two) {
    ui.paragraph({x + sign, rect.y + (rect.height - two) / 2, room, two}, Face::small, front, label,
                 2, true);
  } else {
    ui.words({x + sign, rect.y, rect.right() - x - sign - ui.px(6), rect.height}, Face::small,
             front, label);
  }
  return touch.pressed;
}

Rect Flow::next(float width) {
  const float gap = ui_.px(8);
  width = std::min(width, room_.width);
  if (any_ && x_ + width > room_.width + 0.5F) {
    x_ = 0;
    y_ += height_ + gap;
  }
  const Rect rect{room_.x + x_, room_.y + y_, width, height_};
  x_ += width + gap;
  any_ = true;
  return rect;
}

float Flow::used() const {
  return any_ ? y_ + height_ : 0;
}

float banner_height(const Ui& ui, float width, std::string_view title, std::string_view next_step) {
  const float inner = width - ui.px(64);
  const float below = next_step.empty() ? 0 : ui.paragraph_height(inner, Face::small, next_step);
  return ui.px(24) + ui.paragraph_height(inner, Face::body_strong, title) + below;
}

float banner(Ui& ui, std::string_view id, const Rect& room, Tone tone, std::string_view title,
             std::string_view next_step) {
  const Tones t = tones(tone);
  const float height = banner_height(ui, room.width, title, next_step);
  const Rect rect{room.x, room.y, room.width, height};
  Item item = item_of(id, Role::banner, title, rect);
  item.value = next_step;
  item.visible = rect.meet(ui.clipped());
  ui.recorder().add(std::move(item));
  ui.fill(rect, t.back, ui.px(8));
  ui.fill({rect.x, rect.y, ui.px(5), rect.height}, t.front, ui.px(2));
  const Ui::Backdrop backdrop(ui, t.back);
  ui.icon({rect.x + ui.px(28), rect.y + ui.px(12) + ui.line(Face::body_strong) / 2}, t.icon,
          t.front);
  Rect inner{rect.x + ui.px(48), rect.y + ui.px(12), rect.width - ui.px(64), rect.height};
  const float used = ui.paragraph(inner, Face::body_strong, Token::text, title, 0, true);
  inner.cut_top(used);
  ui.paragraph(inner, Face::small, Token::text, next_step, 0, true);
  return height;
}

float tag_height(const Ui& ui) {
  return std::round(ui.line(Face::small) + ui.px(4));
}

float tag(Ui& ui, Point place, Tone tone, Icon icon, std::string_view words) {
  const Tones t = tones(tone);
  const float sign = icon == Icon::none ? 0 : ui.px(22);
  const Rect rect{place.x, place.y, ui.width(Face::small, words) + sign + ui.px(20),
                  tag_height(ui)};
  ui.fill(rect, t.back, ui.px(5));
  const Ui::Backdrop backdrop(ui, t.back);
  if (sign > 0) {
    ui.icon({rect.x + ui.px(18), rect.centre().y}, icon, t.front, Face::small);
  }
  ui.label({rect.x + ui.px(10) + sign, rect.y, rect.width, rect.height}, Face::small, t.front,
           words);
  return rect.width;
}

float page_heading(Ui& ui, const Rect& room, std::string_view heading, std::string_view under) {
  float y = room.y;
  Item item = item_of("", Role::heading, heading, {room.x, y, room.width, ui.line(Face::heading)});
  item.visible = item.rect.meet(ui.clipped());
  ui.recorder().add(std::move(item));
  y += ui.paragraph({room.x, y, room.width, 0}, Face::heading, Token::text, heading, 2, true);
  if (!under.empty()) {
    y += ui.px(2);
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text_quiet, under, 2);
  }
  return y - room.y;
}

float group_title(Ui& ui, const Rect& room, std::string_view title) {
  const float height = ui.line(Face::small_strong) + ui.px(6);
  ui.label({room.x, room.y, room.width, height}, Face::small_strong, Token::text, title,
           Align::left, Role::heading);
  return height;
}

void empty_state(Ui& ui, const Rect& room, Icon icon, std::string_view title,
                 std::string_view teaches) {
  const float wide = std::min(room.width - ui.px(32), ui.px(460));
  const float x = room.x + (room.width - wide) / 2;
  const float text = ui.paragraph_height(wide, Face::body, teaches);
  float y = room.y + std::max(ui.px(24), (room.height - text - ui.px(120)) * 0.4F);
  ui.icon({room.centre().x, y + ui.px(16)}, icon, Token::text_quiet, Face::heading);
  y += ui.px(48);
  const float title_height = ui.paragraph_height(wide, Face::title, title);
  ui.label({x, y, wide, title_height}, Face::title, Token::text, title, Align::centre,
           Role::heading);
  y += title_height + ui.px(8);
  ui.paragraph({x, y, wide, 0}, Face::body, Token::text_quiet, teaches);
}

void progress(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, float part) {
  Item item = item_of(id, Role::progress, words, rect);
  if (part >= 0) item.value = std::to_string(static_cast<int>(part * 100)) + " %";
  item.visible = rect.meet(ui.clipped());
  ui.recorder().add(std::move(item));
  const float tall = ui.px(8);
  ui.words({rect.x, rect.y, rect.width, rect.height - tall - ui.px(6)}, Face::body, Token::text,
           words);
  const Rect track{rect.x, rect.bottom() - tall, rect.width, tall};
  ui.fill(track, Token::border, tall / 2);
  Rect bar = track;
  if (part >= 0) {
    bar.width = std::max(tall, track.width * std::min(1.0F, part));
  } else {
    const auto turn = static_cast<float>(std::fmod(ui.now(), 1.6) / 1.6);
    bar.width = track.width * 0.3F;
    bar.x = track.x + (track.width - bar.width) * (0.5F - 0.5F * std::cos(turn * 6.2831853F));
    ui.animate();
  }
  ui.fill(bar, Token::primary, tall / 2);
}

}  // namespace fieldfare::ui
