#include "card.h"

#include <algorithm>

namespace fieldfare::ui {
namespace {

float card_height(const Ui& ui) {
  return std::max(ui.px(least_target),
                  ui.line(Face::body_strong) + ui.line(Face::small) + ui.px(22));
}

}  // namespace

float card_step(const Ui& ui) {
  return card_height(ui) + ui.px(8);
}

bool card(Ui& ui, std::string_view id, const Rect& room, const CardLook& look) {
  const Rect place{room.x, room.y, room.width, card_height(ui)};
  Touch touch;
  if (look.opens) {
    Item item;
    item.id = id;
    item.role = Role::row;
    item.label = look.title;
    item.value = look.under;
    item.rect = place;
    touch = ui.touch(std::move(item), {});
  }
  const Token back = touch.held ? Token::secondary_pressed : Token::surface;
  ui.fill(place, back, ui.px(8));
  ui.outline(place, Token::border, std::max(1.0F, ui.px(1)), ui.px(8));
  if (touch.ring) ui.focus_ring(place, ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  Rect inner = place.inset(ui.px(16), ui.px(10));
  if (look.icon != Icon::none) {
    const Rect sign = inner.cut_left(ui.px(44));
    ui.icon({sign.x + ui.px(14), sign.centre().y}, look.icon,
            touch.held ? Token::on_secondary : look.icon_token, Face::title);
  }
  if (look.opens) {
    ui.icon(inner.cut_right(ui.px(24)).centre(), Icon::forward,
            touch.held ? Token::on_secondary : Token::accent, Face::small);
  }
  const Token quiet = touch.held ? Token::on_secondary : Token::text_quiet;
  if (!look.right.empty()) {
    const float wide = ui.width(Face::small, look.right) + ui.px(12);
    const Rect right = inner.cut_right(std::min(wide, inner.width / 2));
    if (look.opens) {
      ui.words(right, Face::small, quiet, look.right, Align::right);
    } else {
      ui.label(right, Face::small, Token::text_quiet, look.right, Align::right);
    }
  }
  const Rect first = inner.cut_top(ui.line(Face::body_strong));
  const Rect second = inner.cut_top(ui.line(Face::small));
  if (look.opens) {
    ui.words(first, Face::body_strong, touch.held ? Token::on_secondary : Token::text, look.title);
    ui.words(second, Face::small, quiet, look.under);
  } else {
    ui.label(first, Face::body_strong, Token::text, look.title);
    ui.label(second, Face::small, Token::text_quiet, look.under);
  }
  return touch.pressed;
}

}  // namespace fieldfare::ui
