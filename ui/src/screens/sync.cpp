#include "../widgets/card.h"
#include "page.h"

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

float draw_syncing(const View& view, const Rect& room, const SyncView& sync) {
  Ui& ui = view.ui;
  progress(ui, "sync.progress", {room.x, room.y, room.width, ui.px(56)},
           sync.progress_words.empty() ? "Syncing" : sync.progress_words, sync.progress);
  const float y = room.y + ui.px(72);
  const ButtonLook look{ButtonKind::secondary, Icon::close};
  if (button(ui, "sync.cancel", {room.x, y, button_width(ui, "Stop", look), ui.px(least_target)},
             "Stop", look)) {
    view.act(action::CancelSync{});
  }
  return ui.px(72) + ui.px(least_target) + ui.px(24);
}

float draw_link(const View& view, const Rect& room, const SyncView& sync) {
  if (sync.link == Link::syncing) return draw_syncing(view, room, sync);
  Ui& ui = view.ui;
  float y = room.y;
  if (sync.link == Link::failed) {
    y += banner(ui, "sync.problem", room, Tone::caution, sync.problem,
                sync.hint.empty() ? "All work is kept on this tablet." : sync.hint) +
         ui.px(16);
  }
  Flow flow(ui, {room.x, y, room.width, 0}, ui.px(least_target));
  const ButtonLook look{ButtonKind::primary, Icon::sync};
  if (button(ui, "sync.now", flow.next(button_width(ui, "Sync now", look)), "Sync now", look)) {
    view.act(action::SyncNow{});
  }
  const ButtonLook meet{ButtonKind::secondary, Icon::tablet};
  if (button(ui, "sync.meet", flow.next(button_width(ui, "Meet without internet", meet)),
             "Meet without internet", meet)) {
    view.act(action::Go{Screen::meeting});
  }
  y += flow.used() + ui.px(8);
  std::string state = "Not synced since this notebook was unlocked.";
  if (!sync.since.empty()) {
    state = (sync.link == Link::online ? "In step at " : "Offline since ") + sync.since + ".";
  }
  if (!sync.outcome.empty()) state += " " + sync.outcome;
  y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text_quiet, state);
  return y + ui.px(20) - room.y;
}

/// What people should know about devices and hubs; each is put away by a press.
float draw_notices(const View& view, const Rect& room, const std::vector<NoticeRow>& notices) {
  Ui& ui = view.ui;
  float y = room.y;
  for (const NoticeRow& notice : notices) {
    y += banner(ui, "sync.notice." + notice.id, {room.x, y, room.width, 0}, Tone::caution,
                notice.message, notice.at) +
         ui.px(8);
    const ButtonLook look{ButtonKind::secondary, Icon::tick, true, Face::small};
    if (button(ui, "sync.notice.dismiss." + notice.id,
               {room.x, y, button_width(ui, "Put away", look), ui.px(least_target)}, "Put away",
               look)) {
      view.act(action::Do{"", ask::DismissNotice{notice.id}});
    }
    y += ui.px(least_target) + ui.px(16);
  }
  return y - room.y;
}

float draw_peers(const View& view, const Rect& room, const SyncView& sync) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, "The team’s devices");
  if (sync.peers.empty()) {
    return y - room.y +
           ui.paragraph({room.x, y, room.width, 0}, Face::body, Token::text_quiet,
                        "None heard from yet. Meet without internet, or sync with the central "
                        "store.") +
           ui.px(16);
  }
  for (const PeerRow& peer : sync.peers) {
    Rect row{room.x, y, room.width, ui.px(8) + ui.line(Face::body) + ui.line(Face::small)};
    ui.rule(row.x, row.y, row.width, Token::border);
    row.cut_top(ui.px(6));
    ui.icon(row.cut_left(ui.px(36)).centre(), Icon::tablet, Token::text_quiet);
    ui.label(row.cut_right(ui.px(170)), Face::small, Token::text_quiet,
             "holds " + counted(peer.holds, "change", "changes"), Align::right);
    ui.label(row.cut_top(ui.line(Face::body)), Face::body, Token::text, peer.name);
    ui.label(row, Face::small, Token::text_quiet, peer.heard);
    y += ui.px(20) + ui.line(Face::body) + ui.line(Face::small);
  }
  return y + ui.px(8) - room.y;
}

/// The notes that no other device is known to hold, each one press away.
float draw_alone(const View& view, const Rect& room, const OpenVisit& visit) {
  Ui& ui = view.ui;
  constexpr std::size_t most = 20;
  if (visit.sync.only_here == 0) return 0;
  float y = room.y + group_title(ui, room, "On this tablet alone");
  std::size_t shown = 0;
  for (const NoteRow& note : visit.notes) {
    if (note.where.team_devices > 0 || note.where.hub == Hub::confirmed) continue;
    if (++shown > most) break;
    const std::string under = note.activity + " · " + note.captured;
    CardLook look;
    look.title = note.preview;
    look.under = under;
    if (card(ui, "sync.alone." + note.id, {room.x, y, room.width, 0}, look)) {
      view.act(action::OpenNote{note.id});
    }
    y += card_step(ui, room.width, look);
  }
  if (visit.sync.only_here > most) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text_quiet,
                      "And " + std::to_string(visit.sync.only_here - most) + " older ones.");
  }
  return y + ui.px(16) - room.y;
}

void draw_hub(const View& view, Page& page, const SyncView& sync) {
  const std::string key = form_key(Screen::sync, "hub");
  Form& form = line_form(view, key);
  bool entered = false;
  page.y += line_field(
      view, "sync.hub", page.rest(), form, "Central store of this visit",
      sync.hub.empty() ? "https://hub.example.org:8440" : std::string_view(sync.hub), &entered);
  ButtonLook look{ButtonKind::secondary, Icon::cloud};
  look.enabled = !form.editor.empty() && !form.sent;
  const bool pressed = page_button(view, page, "sync.hub.set", "Use this address", look);
  if (look.enabled && (pressed || entered)) view.act(action::Do{key, ask::SetHub{}});
}

}  // namespace

void draw_sync(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::cloud, "Each visit syncs for itself, with its own team."))
    return;
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  const SyncView& sync = visit.sync;
  Page page(view, "sync.page", room);
  page.y += page_heading(ui, page.rest(), "Where your notes are",
                         visit.row.area + " · " +
                             (sync.hub.empty() ? "no central store is set" : sync.hub)) +
            ui.px(16);
  page.y += draw_notices(view, page.rest(), visit.notices);
  page.y += draw_link(view, page.rest(), sync);
  if (!sync.counted) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "The notes are still being counted; these figures grow.") +
              ui.px(8);
  }
  page.y +=
      draw_held(view, page.rest(),
                {Icon::tablet, "On this tablet", sync.notes, "Encrypted; here without a network"},
                sync.notes);
  page.y += draw_held(view, page.rest(),
                      {Icon::users, "On a team device too", sync.on_team,
                       sync.only_here == 0 ? "No note is on this tablet alone"
                                           : counted(sync.only_here, "note is", "notes are") +
                                                 " on this tablet alone"},
                      sync.notes);
  page.y += draw_held(
      view, page.rest(),
      {Icon::cloud, "Held by the central store", sync.at_hub, "Confirmed by its signed receipt"},
      sync.notes);
  page.y += ui.px(14);
  page.y += draw_peers(view, page.rest(), sync);
  page.y += draw_alone(view, page.rest(), visit);
  draw_hub(view, page, sync);
}

}  // namespace fieldfare::ui
