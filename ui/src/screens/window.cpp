#include <cmath>
#include <iterator>

#include "view.h"

namespace fieldfare::ui {
namespace {

constexpr float top_bar = 64;
constexpr float low_top_bar = 52;
constexpr float rail_width = 92;
constexpr float rail_item_height = 80;
constexpr float least_rail_item = 60;

struct Place {
  Screen screen;
  Icon icon;
  const char* label;
  const char* id;
};

constexpr Place places[] = {
    {Screen::today, Icon::calendar, "Today", "rail.today"},
    {Screen::activity, Icon::pencil, "Capture", "rail.activity"},
    {Screen::notes, Icon::notes, "Notes", "rail.notes"},
    {Screen::coverage, Icon::chart, "Coverage", "rail.coverage"},
    {Screen::conflicts, Icon::conflict, "Conflicts", "rail.conflicts"},
    {Screen::sync, Icon::cloud, "Sync", "rail.sync"},
    {Screen::more, Icon::more, "More", "rail.more"},
};

/// The place of the rail that a screen is reached by.
Screen place_of(Screen screen) {
  for (const Place& place : places) {
    if (place.screen == screen) return screen;
  }
  return Screen::more;
}

void draw_link(const View& view, Rect room) {
  Ui& ui = view.ui;
  if (view.state.visit() == nullptr) return;
  const SyncView& sync = view.state.visit()->sync;
  Icon icon = Icon::tick;
  Token token = Token::good;
  if (sync.link == Link::syncing) icon = Icon::sync, token = Token::inform;
  if (sync.link == Link::offline) icon = Icon::clock, token = Token::text_quiet;
  if (sync.link == Link::failed) icon = Icon::warning, token = Token::caution;
  const Rect sign = room.cut_left(ui.px(36));
  ui.icon(sign.centre(), icon, token);
  const float one = ui.line(Face::small);
  std::string words = sync_words(sync);
  // Words without their end would say nothing: there are shorter ones for little room.
  if (ui.paragraph_height(room.width, Face::small, words) > one * 2.5F)
    words = sync_words_in_brief(sync);
  const std::size_t lines =
      ui.paragraph_height(room.width, Face::small, words) > one * 1.5F ? 2 : 1;
  const float tall = static_cast<float>(lines) * one;
  ui.paragraph({room.x, room.y + (room.height - tall) / 2, room.width, tall}, Face::small,
               Token::text_quiet, words, lines);
}

void draw_top_bar(const View& view, Rect bar) {
  Ui& ui = view.ui;
  ui.fill(bar, Token::bar);
  ui.rule(bar.x, bar.bottom() - 1, bar.width, Token::border);
  const Ui::Backdrop backdrop(ui, Token::bar);
  bar.cut_left(ui.px(24));
  bar.cut_right(ui.px(20));
  // Where there is little room, how the tablet stands is more to the point than what it is called.
  if (bar.width >= ui.px(480)) {
    const float name = ui.width(Face::body_strong, "Fieldfare");
    ui.label(bar.cut_left(name + ui.px(20)), Face::body_strong, Token::text, "Fieldfare",
             Align::left, Role::heading);
  }
  if (view.state.snapshot->lock != Lock::open) return;
  if (view.state.visit() != nullptr) {
    const bool busy = view.state.visit()->sync.link == Link::syncing;
    const ButtonLook look{ButtonKind::secondary, busy ? Icon::close : Icon::sync, true,
                          Face::small};
    const char* words = busy ? "Stop" : "Sync now";
    const Rect place = bar.cut_right(button_width(ui, "Sync now", look));
    const float high = ui.px(least_target);
    if (button(ui, "top.sync", {place.x, bar.y + (bar.height - high) / 2, place.width, high}, words,
               look)) {
      if (busy) {
        view.act(action::CancelSync{});
      } else {
        view.act(action::SyncNow{});
      }
    }
    bar.cut_right(ui.px(16));
  }
  draw_link(view, bar);
}

void draw_rail(const View& view, const Rect& rail) {
  Ui& ui = view.ui;
  ui.recorder().push_group("rail", Role::group, "Places", rail);
  const Rect room = ui.begin_scroll("rail.scroll", rail, false);
  // All places at once where that can be, with targets that are still large enough.
  const float all = static_cast<float>(std::size(places) + 1);
  const float fits = (rail.height - ui.px(16)) / all - ui.px(4);
  const float high = std::clamp(fits, ui.px(least_rail_item), ui.px(rail_item_height));
  float y = room.y + ui.px(8);
  const float x = room.x + ui.px(8);
  const float wide = rail.width - ui.px(12);
  const OpenVisit* visit = view.state.visit();
  for (const Place& place : places) {
    const bool conflicts = place.screen == Screen::conflicts && visit != nullptr;
    const std::size_t badge = conflicts ? visit->conflicts.size() : 0;
    if (rail_item(ui, place.id, {x, y, wide, high}, place.icon, place.label,
                  place_of(view.state.screen) == place.screen, badge)) {
      view.act(action::Go{place.screen});
    }
    y += high + ui.px(4);
  }
  y = std::max(y, rail.bottom() - high - ui.px(8));
  if (rail_item(ui, "rail.lock", {x, y, wide, high}, Icon::lock, "Lock", false)) {
    view.act(action::LockNow{});
  }
  ui.end_scroll(y + high + ui.px(8) - room.y);
  ui.recorder().pop_group();
}

using Draw = void (*)(const View&, Rect);

/// One function for each value of Screen, in its order.
constexpr Draw draws[] = {
    draw_unlock,    draw_visits,     draw_today,     draw_activity,  draw_notes,     draw_coverage,
    draw_lines,     draw_cases,      draw_concerns,  draw_conflicts, draw_sync,      draw_meeting,
    draw_team,      draw_timetable,  draw_deadlines, draw_requests,  draw_outputs,   draw_selection,
    draw_judgement, draw_summaries,  draw_plan,      draw_days,      draw_providers, draw_contacts,
    draw_surveys,   draw_afterwards, draw_ending,    draw_people,    draw_leaves,    draw_settings,
    draw_more};
static_assert(std::size(draws) == static_cast<std::size_t>(Screen::more) + 1);

void draw_screen(const View& view, const Rect& room) {
  view.ui.recorder().push_group("screen", Role::group, screen_id(view.state.screen), room);
  draws[static_cast<std::size_t>(view.state.screen)](view, room);
  view.ui.recorder().pop_group();
}

struct Chord {
  const char* keys;
  const char* does;
};

constexpr Chord chords[] = {
    {"Ctrl S", "Save the note"},
    {"Ctrl F", "Find in the note being written, or search all notes"},
    {"Ctrl Shift F", "Search all notes"},
    {"Ctrl N", "Go back to the note being written"},
    {"Ctrl L", "Lock the tablet"},
    {"Ctrl Z, Ctrl Y", "Undo, redo"},
    {"Ctrl C, X, V, A", "Copy, cut, paste, select all"},
    {"Ctrl left, right", "Word by word; with Shift, select"},
    {"Tab, Shift Tab", "Next and previous place"},
    {"Arrows, Enter", "Inside a list"},
    {"Escape", "Close what is in front"},
    {"F1", "This list"},
};

void draw_shortcuts(const View& view) {
  Ui& ui = view.ui;
  const bool close = dialog(ui, "shortcuts", "Keys", {ui.px(720), ui.px(620)}, [&](Rect room) {
    const Rect content = ui.begin_scroll("shortcuts.list", room);
    float y = content.y;
    const float keys = std::min(ui.px(200), content.width * 0.4F);
    for (const Chord& chord : chords) {
      const Rect left{content.x, y, keys, 0};
      const Rect right{content.x + keys + ui.px(10), y, content.width - keys - ui.px(10), 0};
      const float high = std::max(ui.paragraph(left, Face::body_strong, Token::text, chord.keys),
                                  ui.paragraph(right, Face::body, Token::text, chord.does));
      y += high + ui.px(10);
    }
    ui.end_scroll(y - content.y);
  });
  if (close) view.act(action::ShowShortcuts{false});
}

void take_shortcuts(const View& view) {
  Ui& ui = view.ui;
  if (ui.key(ImGuiKey_F1)) view.act(action::ShowShortcuts{!view.state.shortcuts_shown});
  if (view.state.snapshot->lock != Lock::open || view.state.shortcuts_shown) return;
  if (ui.shortcut(ImGuiKey_S)) view.act(action::SaveNote{});
  if (ui.shortcut(ImGuiKey_L)) view.act(action::LockNow{});
  if (ui.shortcut(ImGuiKey_N)) {
    view.act(action::Go{Screen::activity});
    ui.give_focus("capture.editor", false);
  }
  const bool writing =
      view.state.open_draft() != nullptr &&
      (view.state.screen == Screen::activity || view.state.screen == Screen::notes);
  const ImGuiIO& io = ImGui::GetIO();
  const bool all = io.KeyCtrl && io.KeyShift && !io.KeyAlt && ui.key(ImGuiKey_F);
  if (ui.shortcut(ImGuiKey_F) && writing) {
    view.act(action::ShowFind{true});
    ui.give_focus("find.words", false);
  } else if ((all || ui.shortcut(ImGuiKey_F)) && view.state.visit() != nullptr) {
    view.act(action::Go{Screen::notes});
    ui.give_focus("notes.search", true);
  }
}

}  // namespace

Panes split(const View& view, Rect room, float list_width, std::string_view back) {
  Ui& ui = view.ui;
  room = room.inset(0, ui.px(ui.low() ? 4 : 12));
  room.cut_right(ui.px(ui.low() ? 8 : 20));
  if (ui.wide()) {
    const Rect list = room.cut_left(ui.px(list_width));
    room.cut_left(ui.px(20));
    return {list, room, {}};
  }
  room.cut_left(ui.px(12));
  if (!view.state.page_open) return {room, {}, {}};
  Rect bar = room.cut_top(ui.px(least_target));
  if (back_button(ui, "page.back", bar, back)) view.act(action::Back{});
  room.cut_top(ui.px(ui.low() ? 4 : 8));
  return {{}, room, bar};
}

void draw_window(const View& view) {
  Ui& ui = view.ui;
  ui.fill(ui.window(), Token::page);
  ui.keep_focus_over_lock(view.state.snapshot->lock != Lock::open, "capture.editor");
  take_shortcuts(view);
  Rect room = ui.window();
  const Rect bar = room.cut_top(ui.px(ui.low() ? low_top_bar : top_bar));
  draw_top_bar(view, bar);
  if (view.state.snapshot->lock == Lock::open) draw_rail(view, room.cut_left(ui.px(rail_width)));
  draw_screen(view, room);
  if (!view.state.toasts.empty()) {
    const Toast& message = view.state.toasts.back();
    const ToastTouch touched = toast(ui, bar, message.text, message.bad,
                                     !message.undo_key.empty() || message.undo.has_value());
    if (touched.undo) view.act(action::UndoToast{});
    if (touched.dismiss) view.act(action::DismissToast{});
  }
  if (view.state.shortcuts_shown) draw_shortcuts(view);
}

}  // namespace fieldfare::ui
