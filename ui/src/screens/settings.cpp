#include <algorithm>

#include "view.h"

namespace fieldfare::ui {
namespace {

float draw_themes(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  const float title = group_title(ui, room, "Theme");
  Flow flow(ui, {room.x, room.y + title, room.width, 0}, ui.px(least_target));
  for (const ThemeName name : theme_names) {
    const std::string words(theme_title(name));
    if (chip(ui, "settings.theme." + std::string(theme_id(name)), flow.next(chip_width(ui, words)),
             words, view.state.settings.theme == name, Role::radio)) {
      view.act(action::SetTheme{name});
    }
  }
  return title + flow.used() + ui.px(24);
}

float draw_sizes(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  const float title = group_title(ui, room, "Text size");
  Flow flow(ui, {room.x, room.y + title, room.width, 0}, ui.px(least_target));
  for (const int percent : {100, 125, 150, 175, 200}) {
    const std::string words = std::to_string(percent) + " %";
    if (chip(ui, "settings.size." + std::to_string(percent), flow.next(chip_width(ui, words)),
             words, view.state.settings.text_percent == percent, Role::radio)) {
      view.act(action::SetTextSize{percent});
    }
  }
  return title + flow.used() + ui.px(24);
}

float draw_lock(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  const float title = group_title(ui, room, "Lock when not used for");
  Flow flow(ui, {room.x, room.y + title, room.width, 0}, ui.px(least_target));
  for (const int minutes : {2, 5, 10, 20, 0}) {
    const std::string words =
        minutes == 0 ? "Never" : counted(static_cast<std::size_t>(minutes), "minute", "minutes");
    if (chip(ui, "settings.lock." + std::to_string(minutes), flow.next(chip_width(ui, words)),
             words, view.state.settings.lock_minutes == minutes, Role::radio)) {
      view.act(action::SetLockMinutes{minutes});
    }
  }
  const float y = room.y + title + flow.used() + ui.px(8);
  const float text = ui.paragraph(
      {room.x, y, room.width, 0}, Face::small, Token::text_quiet,
      "Drafts are kept when the tablet locks. Codes that stand for names are forgotten.");
  return y + text + ui.px(24) - room.y;
}

}  // namespace

void draw_settings(const View& view, Rect room) {
  Ui& ui = view.ui;
  room = room.inset(ui.px(12), ui.px(12));
  const Rect content = ui.begin_scroll("settings.page", room);
  const Rect column{content.x + ui.px(8), content.y + ui.px(4),
                    std::min(content.width - ui.px(16), ui.px(760)), 0};
  float y = column.y;
  const auto rest = [&] { return Rect{column.x, y, column.width, 0}; };
  y += page_heading(ui, rest(), "Settings", view.state.snapshot->device) + ui.px(20);
  y += draw_themes(view, rest());
  y += draw_sizes(view, rest());
  y += draw_lock(view, rest());
  const ButtonLook look{ButtonKind::secondary, Icon::lock};
  const float wide = button_width(ui, "Lock now", look);
  if (button(ui, "settings.lock_now", {column.x, y, wide, ui.px(least_target)}, "Lock now", look)) {
    view.act(action::LockNow{});
  }
  const ButtonLook keys{ButtonKind::secondary, Icon::keyboard};
  if (button(ui, "settings.keys",
             {column.x + wide + ui.px(12), y, button_width(ui, "Keys", keys), ui.px(least_target)},
             "Keys", keys)) {
    view.act(action::ShowShortcuts{true});
  }
  ui.end_scroll(y + ui.px(80) - content.y);
}

}  // namespace fieldfare::ui
