#include <algorithm>

#include "view.h"

namespace fieldfare::ui {
namespace {

float draw_problem(const View& view, const Rect& room) {
  const Snapshot& snapshot = *view.state.snapshot;
  if (snapshot.unlock_problem.empty()) return 0;
  std::string hint = snapshot.unlock_hint;
  if (snapshot.unlock_wait_seconds > 0) {
    hint += (hint.empty() ? "" : " ") + std::string("You can try again in ") +
            counted(static_cast<std::size_t>(snapshot.unlock_wait_seconds), "second", "seconds") +
            ".";
  }
  return banner(view.ui, "unlock.problem", room, Tone::danger, snapshot.unlock_problem, hint) +
         view.ui.px(20);
}

/// What is waited for, how long it has taken so far, and the way out.
void draw_waiting(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  float y = room.y;
  progress(ui, "unlock.progress", {room.x, y, room.width, ui.px(56)}, "Unlocking", -1);
  y += ui.px(72);
  y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text_quiet,
                    "This takes a second or two, on purpose: the same work makes guessing a "
                    "passphrase slow for a thief.") +
       ui.px(8);
  const auto seconds = static_cast<std::size_t>(view.state.now - view.state.unlock_asked);
  if (seconds >= 2) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text,
                      counted(seconds, "second", "seconds") + " so far.") +
         ui.px(8);
  }
  y += ui.px(8);
  const bool pressed = button(ui, "unlock.stop", {room.x, y, ui.px(160), ui.px(least_target)},
                              "Stop", {ButtonKind::secondary, Icon::close});
  if (pressed || ui.key(ImGuiKey_Escape)) view.act(action::StopUnlock{});
}

}  // namespace

void draw_unlock(const View& view, Rect room) {
  Ui& ui = view.ui;
  const Snapshot& snapshot = *view.state.snapshot;
  const Rect content = ui.begin_scroll("unlock.scroll", room);
  const float wide = std::min(content.width - ui.px(48), ui.px(520));
  const float x = content.x + (content.width - wide) / 2;
  float y = content.y + std::max(ui.px(32), room.height * 0.14F);

  const bool none = snapshot.lock == Lock::no_store;
  y += page_heading(ui, {x, y, wide, 0}, none ? "No notebook here yet" : "Unlock your notebook",
                    snapshot.device) +
       ui.px(20);
  if (none) {
    ui.paragraph({x, y, wide, 0}, Face::body, Token::text,
                 "This tablet has no notebook. Make one with “fieldfare store init”, then open "
                 "this app again.");
  } else if (snapshot.lock == Lock::unlocking) {
    draw_waiting(view, {x, y, wide, 0});
  } else {
    y += draw_problem(view, {x, y, wide, 0});
    if (snapshot.unlock_stopped) {
      y += banner(ui, "unlock.stopped", {x, y, wide, 0}, Tone::inform, "Stopped. It stays locked.",
                  "What had begun cannot be interrupted; it ends by itself and opens nothing. The "
                  "next try waits for it.") +
           ui.px(20);
    }
    y += group_title(ui, {x, y, wide, 0}, "Passphrase");
    EditLook look;
    look.shown = view.state.passphrase_shown;
    const Edited typed = edit_text(ui, "unlock.passphrase", Role::password_field, "Passphrase",
                                   {x, y, wide, ui.px(52)}, view.state.passphrase, look);
    y += ui.px(68);
    const bool ready = !view.state.passphrase.empty();
    const bool pressed = button(ui, "unlock.open", {x, y, ui.px(160), ui.px(least_target)},
                                "Unlock", {ButtonKind::primary, Icon::none, ready});
    const Rect show{x + ui.px(176), y, chip_width(ui, "Show passphrase"), ui.px(least_target)};
    if (chip(ui, "unlock.show", show, "Show passphrase", view.state.passphrase_shown)) {
      view.act(action::ShowPassphrase{!view.state.passphrase_shown});
    }
    if (ready && (pressed || typed.entered)) view.act(action::Unlock{});
    if (!typed.focused && !ready && !ui.ring_shown()) ui.give_focus("unlock.passphrase", false);
    y += ui.px(72);
    ui.paragraph({x, y, wide, 0}, Face::small, Token::text_quiet,
                 "Your notes are encrypted on this tablet. Drafts you had not saved are kept and "
                 "come back after unlocking.");
  }
  ui.end_scroll(y + ui.px(120) - content.y);
}

}  // namespace fieldfare::ui
