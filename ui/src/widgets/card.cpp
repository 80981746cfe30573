#include "card.h"

#include <algorithm>

namespace fieldfare::ui {
namespace {

constexpr std::size_t most_lines = 2;  // of the title, and of what stands under it

float right_width(const Ui& ui, float room, const CardLook& look) {
  if (look.right.empty()) return 0;
  return std::min(ui.width(Face::small, look.right) + ui.px(12), room / 2);
}

/// How wide the words may be.
float words_width(const Ui& ui, float width, const CardLook& look) {
  float room = width - ui.px(32);
  if (look.icon != Icon::none) room -= ui.px(44);
  if (look.opens) room -= ui.px(24);
  return std::max(ui.px(40), room - right_width(ui, room, look));
}

float card_height(const Ui& ui, float width, const CardLook& look) {
  const float room = words_width(ui, width, look);
  const float title = ui.paragraph_height(room, Face::body_strong, look.title, most_lines);
  const float under = std::max(ui.line(Face::small),
                               ui.paragraph_height(room, Face::small, look.under, most_lines));
  return std::max(ui.px(least_target), title + under + ui.px(22));
}

}  // namespace

float card_step(const Ui& ui, float width, const CardLook& look) {
  return card_height(ui, width, look) + ui.px(8);
}

bool card(Ui& ui, std::string_view id, const Rect& room, const CardLook& look) {
  const Rect place{room.x, room.y, room.width, card_height(ui, room.width, look)};
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
    const Rect right = inner.cut_right(right_width(ui, inner.width, look));
    if (look.opens) {
      ui.words(right, Face::small, quiet, look.right, Align::right);
    } else {
      ui.label(right, Face::small, Token::text_quiet, look.right, Align::right);
    }
  }
  // What can be pressed is told to the recorder as a whole.
  const Token strong = touch.held ? Token::on_secondary : Token::text;
  inner.cut_top(ui.paragraph(inner, Face::body_strong, strong, look.title, most_lines, look.opens));
  ui.paragraph(inner, Face::small, quiet, look.under, most_lines, look.opens);
  return touch.pressed;
}

}  // namespace fieldfare::ui
