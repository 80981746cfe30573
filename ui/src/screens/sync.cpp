#include "view.h"

namespace fieldfare::ui {
namespace {

struct Held {
  Icon icon;
  const char* title;
  std::size_t count;
  std::string words;
};

float draw_held(const View& view, const Rect& room, const Held& held, std::size_t of) {
  Ui& ui = view.ui;
  const Rect card{room.x, room.y, room.width, ui.px(92)};
  ui.fill(card, Token::surface, ui.px(8));
  ui.outline(card, Token::border, std::max(1.0F, ui.px(1)), ui.px(8));
  const Ui::Backdrop backdrop(ui, Token::surface);
  Rect inner = card.inset(ui.px(16), ui.px(12));
  ui.icon(inner.cut_left(ui.px(56)).centre(), held.icon, Token::accent, Face::heading);
  const bool all = of > 0 && held.count == of;
  const std::string count = std::to_string(held.count) + " of " + std::to_string(of);
  Rect right = inner.cut_right(ui.px(130));
  if (all) ui.icon(right.cut_right(ui.px(30)).centre(), Icon::tick, Token::good);
  ui.label(right, Face::title, Token::text, count, Align::right);
  Rect line = inner.cut_top(inner.height / 2);
  ui.label(line, Face::body_strong, Token::text, held.title);
  ui.label(inner, Face::small, Token::text_quiet, held.words);
  return card.height + ui.px(10);
}

float draw_link(const View& view, const Rect& room, const SyncView& sync) {
  Ui& ui = view.ui;
  float y = room.y;
  if (sync.link == Link::failed) {
    y += banner(ui, "sync.problem", room, Tone::caution, sync.problem,
                sync.hint.empty() ? "All work is kept on this tablet." : sync.hint) +
         ui.px(16);
  }
  if (sync.link == Link::syncing) {
    progress(ui, "sync.progress", {room.x, y, room.width, ui.px(56)},
             sync.progress_words.empty() ? "Syncing" : sync.progress_words, sync.progress);
    y += ui.px(72);
    const ButtonLook look{ButtonKind::secondary, Icon::close};
    if (button(ui, "sync.cancel", {room.x, y, button_width(ui, "Stop", look), ui.px(least_target)},
               "Stop", look)) {
      view.act(action::CancelSync{});
    }
  } else {
    const ButtonLook look{ButtonKind::primary, Icon::sync};
    const float wide = button_width(ui, "Sync now", look);
    if (button(ui, "sync.now", {room.x, y, wide, ui.px(least_target)}, "Sync now", look)) {
      view.act(action::SyncNow{});
    }
    const std::string state =
        sync.since.empty()
            ? "Not synced since this notebook was unlocked"
            : (sync.link == Link::online ? "In step at " : "Offline since ") + sync.since;
    ui.label({room.x + wide + ui.px(16), y, room.width - wide - ui.px(16), ui.px(least_target)},
             Face::small, Token::text_quiet, state);
  }
  return y + ui.px(least_target) + ui.px(24) - room.y;
}

float draw_peers(const View& view, const Rect& room, const SyncView& sync) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, "The team's devices");
  if (sync.peers.empty()) {
    return y - room.y +
           ui.paragraph({room.x, y, room.width, 0}, Face::body, Token::text_quiet,
                        "None heard from yet. Meet with “meeting host”, exchange a "
                        "file, or sync with the central store.");
  }
  for (const PeerRow& peer : sync.peers) {
    Rect row{room.x, y, room.width, ui.px(56)};
    ui.rule(row.x, row.y, row.width, Token::border);
    ui.icon(row.cut_left(ui.px(36)).centre(), Icon::tablet, Token::text_quiet);
    ui.label(row.cut_right(ui.px(150)), Face::small, Token::text_quiet,
             "holds " + counted(peer.holds, "change", "changes"), Align::right);
    ui.label(row.cut_top(row.height / 2), Face::body, Token::text, peer.name);
    ui.label(row, Face::small, Token::text_quiet, peer.heard);
    y += ui.px(60);
  }
  return y - room.y;
}

}  // namespace

void draw_sync(const View& view, Rect room) {
  Ui& ui = view.ui;
  if (view.state.visit() == nullptr) {
    empty_state(ui, room, Icon::cloud, "Choose a visit first",
                "Each visit syncs for itself, with its own team.");
    return;
  }
  const SyncView& sync = view.state.visit()->sync;
  room = room.inset(ui.px(12), ui.px(12));
  const Rect content = ui.begin_scroll("sync.page", room);
  Rect column{content.x + ui.px(8), content.y + ui.px(4),
              std::min(content.width - ui.px(16), ui.px(760)), 0};
  float y = column.y;
  const auto rest = [&] { return Rect{column.x, y, column.width, 0}; };
  y += page_heading(ui, rest(), "Where your notes are",
                    view.state.visit()->row.area + " · " +
                        (sync.hub.empty() ? "no central store is set" : sync.hub)) +
       ui.px(16);
  y += draw_link(view, rest(), sync);
  y += draw_held(view, rest(),
                 {Icon::tablet, "On this tablet", sync.notes, "Encrypted; here without a network"},
                 sync.notes);
  y += draw_held(view, rest(),
                 {Icon::users, "On a team device too", sync.on_team,
                  sync.only_here == 0
                      ? "No note is on this tablet alone"
                      : counted(sync.only_here, "note is", "notes are") + " on this tablet alone"},
                 sync.notes);
  y += draw_held(
      view, rest(),
      {Icon::cloud, "Held by the central store", sync.at_hub, "Confirmed by its signed receipt"},
      sync.notes);
  y += ui.px(14);
  y += draw_peers(view, rest(), sync);
  ui.end_scroll(y + ui.px(24) - content.y);
}

}  // namespace fieldfare::ui
