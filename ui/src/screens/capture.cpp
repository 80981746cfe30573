#include <algorithm>

#include "facts.h"
#include "findings.h"
#include "view.h"

namespace fieldfare::ui {
namespace {

constexpr float side_width = 292;

Tone state_tone(const Draft& draft) {
  if (!draft.problem.empty()) return Tone::danger;
  return draft.saved_words.empty() ? Tone::inform : Tone::good;
}

void draw_foot(const View& view, Rect foot, const Draft& draft) {
  Ui& ui = view.ui;
  const std::string obstacle = save_obstacle(draft);
  const std::string_view save = draft.note_id.empty() ? "Save note" : "Save changes";
  const ButtonLook look{ButtonKind::primary, Icon::none, obstacle.empty() && !draft.saving};
  if (button(ui, "capture.save", foot.cut_left(button_width(ui, save, look)), save, look)) {
    view.act(action::SaveNote{});
  }
  foot.cut_left(ui.px(12));
  if (draft.dirty() && !draft.editor.empty()) {
    const ButtonLook bin{ButtonKind::secondary, Icon::bin, true, Face::small};
    if (button(ui, "capture.discard", foot.cut_left(button_width(ui, "Discard", bin)), "Discard",
               bin)) {
      view.act(action::DiscardDraft{});
    }
    foot.cut_left(ui.px(16));
  }
  const Tone tone = state_tone(draft);
  Rect words = foot;
  if (tone == Tone::good) {
    ui.icon(words.cut_left(ui.px(30)).centre(), Icon::tick, Token::good, Face::small);
  }
  const Token token = tone == Tone::danger ? Token::danger
                      : tone == Tone::good ? Token::good
                                           : Token::text_quiet;
  std::string state = draft_words(draft);
  const bool marks = !draft.editor.marks().all().empty();
  if (!obstacle.empty() && marks && draft.problem.empty()) state += " · " + obstacle;
  const std::size_t lines =
      ui.paragraph_height(words.width, Face::small, state) > ui.line(Face::small) * 1.5F ? 2 : 1;
  const float tall = static_cast<float>(lines) * ui.line(Face::small);
  ui.paragraph({words.x, words.y + (words.height - tall) / 2, words.width, tall}, Face::small,
               token, state, lines);
}

float draw_head(const View& view, Rect room, const Draft& draft, std::string_view heading,
                std::string_view under) {
  Ui& ui = view.ui;
  const float top = room.y;
  room.y += page_heading(ui, room, heading, under) + ui.px(12);
  if (draft.recovered) {
    room.y += banner(ui, "capture.recovered", room, Tone::inform,
                     "This draft was brought back from the journal",
                     "What might have told who somebody is, was left out before it was kept. Look "
                     "for “[withheld]”.") +
              ui.px(12);
  }
  if (!draft.problem.empty()) {
    room.y += banner(ui, "capture.problem", room, Tone::danger, draft.problem, draft.problem_hint) +
              ui.px(12);
  }
  return room.y - top;
}

Edited draw_editor(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  EditLook look;
  look.hint = draft.note_id.empty() ? "Write what you see, hear and read. No names." : "";
  const Edited typed = edit_text(ui, "capture.editor", Role::editor, "Note", room,
                                 view.state.open_draft()->editor, look);
  return typed;
}

/// Two panes: the editor, and what is said about the note beside it.
void draw_wide(const View& view, Rect room, const Draft& draft) {
  Ui& ui = view.ui;
  Rect side = room.cut_right(ui.px(side_width));
  room.cut_right(ui.px(16));
  const Rect foot = room.cut_bottom(ui.px(least_target));
  room.cut_bottom(ui.px(12));
  draw_editor(view, room, draft);
  draw_foot(view, foot, draft);
  // The finding stays in view however far the rest was scrolled.
  const float choices = findings_height(view, draft, side.width - ui.px(16));
  if (choices > 0) {
    const Rect card = ui.begin_scroll("capture.finding",
                                      side.cut_top(std::min(choices, side.height - ui.px(120))));
    draw_findings(view, {card.x, card.y, card.width, choices}, draft);
    ui.end_scroll(choices);
    side.cut_top(ui.px(12));
  }
  const Rect content = ui.begin_scroll("capture.facts", side);
  ui.end_scroll(draw_facts(view, content, draft));
}

/// One pane: everything in one column that scrolls.
void draw_narrow(const View& view, Rect room, const Draft& draft, std::string_view heading,
                 std::string_view under) {
  Ui& ui = view.ui;
  const Rect foot = room.cut_bottom(ui.px(least_target));
  room.cut_bottom(ui.px(10));
  const Rect content = ui.begin_scroll("capture.column", room);
  float y = content.y;
  y += draw_head(view, {content.x, y, content.width, 0}, draft, heading, under);
  const float tall = std::max(ui.px(180), room.height - ui.px(24));
  draw_editor(view, {content.x + ui.px(3), y + ui.px(3), content.width - ui.px(6), tall}, draft);
  y += tall + ui.px(16);
  const float choices = findings_height(view, draft, content.width);
  if (choices > 0) {
    draw_findings(view, {content.x, y, content.width, choices}, draft);
    y += choices + ui.px(16);
  }
  y += draw_facts(view, {content.x, y, content.width, 0}, draft);
  ui.end_scroll(y - content.y);
  draw_foot(view, foot, draft);
}

}  // namespace

void draw_capture(const View& view, Rect room, const Draft& draft, std::string_view heading,
                  std::string_view under) {
  if (!view.ui.wide()) return draw_narrow(view, room, draft, heading, under);
  room.cut_top(draw_head(view, room, draft, heading, under));
  draw_wide(view, room, draft);
}

}  // namespace fieldfare::ui
