#include "calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "controls.h"

namespace fieldfare::ui {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                              "Friday", "Saturday", "Sunday"};

const char* month_of(Date date) {
  return months[static_cast<unsigned>(date.month()) - 1];
}

std::size_t column_of(Date date) {
  return weekday{sys_days(date)}.iso_encoding() - 1;
}

bool draw_day(Ui& ui, std::string_view id, const Rect& cell, Date date, const CalendarLook& look) {
  const bool possible = !look.possible || look.possible(date);
  const bool chosen = look.chosen == date;
  Item item;
  item.id = fmt::format("{}.{}", id, to_iso8601(date));
  item.role = Role::radio;
  item.label = date_in_words(date);
  item.rect = cell;
  item.on = chosen;
  TouchRules rules;
  rules.enabled = possible;
  const Touch touch = ui.touch(std::move(item), rules);
  const Token back = chosen ? Token::primary : touch.held ? Token::secondary_pressed : Token::page;
  const Token front = chosen       ? Token::on_primary
                      : touch.held ? Token::on_secondary
                      : possible   ? Token::text
                                   : Token::text_quiet;
  const Rect disc = cell.inset(ui.px(2));
  if (chosen || touch.held) ui.fill(disc, back, ui.px(8));
  if (possible && !chosen) ui.outline(disc, Token::border, std::max(1.0F, ui.px(1)), ui.px(8));
  if (touch.ring) ui.focus_ring(disc, ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  ui.words(cell,
           chosen     ? Face::body_strong
           : possible ? Face::body
                      : Face::small,
           front, std::to_string(static_cast<unsigned>(date.day())), Align::centre);
  return touch.pressed;
}

}  // namespace

std::string date_in_words(Date date) {
  return fmt::format("{} {} {} {}", weekdays[column_of(date)], static_cast<unsigned>(date.day()),
                     month_of(date), static_cast<int>(date.year()));
}

CalendarTouch calendar(Ui& ui, std::string_view id, const Rect& room, const CalendarLook& look) {
  CalendarTouch out;
  const float cell = ui.px(least_target + 4);
  const float wide = cell * 7;
  const std::string name(id);
  const float bar = ui.px(least_target);
  if (button(ui, name + ".before", {room.x, room.y, bar, bar}, "‹")) out.months = -1;
  if (button(ui, name + ".after", {room.x + wide - bar, room.y, bar, bar}, "›")) out.months = 1;
  ui.label({room.x + bar, room.y, wide - 2 * bar, bar}, Face::body_strong, Token::text,
           fmt::format("{} {}", month_of(look.month), static_cast<int>(look.month.year())),
           Align::centre);
  float y = room.y + bar + ui.px(4);
  const float head = ui.line(Face::small) + ui.px(4);
  for (std::size_t i = 0; i < 7; ++i) {
    ui.words({room.x + cell * static_cast<float>(i), y, cell, head}, Face::small, Token::text_quiet,
             std::string_view(weekdays[i]).substr(0, 2), Align::centre);
  }
  y += head;
  const Date first{look.month.year(), look.month.month(), std::chrono::day{1}};
  std::size_t column = column_of(first);
  for (sys_days at = first; Date(at).month() == first.month(); at += days{1}) {
    if (draw_day(ui, id, {room.x + cell * static_cast<float>(column), y, cell, cell}, Date(at),
                 look)) {
      out.day = Date(at);
    }
    if (++column < 7) continue;
    column = 0;
    y += cell;
  }
  out.height = y + (column > 0 ? cell : 0) - room.y;
  return out;
}

}  // namespace fieldfare::ui
