#include <algorithm>

#include "facts.h"
#include "findings.h"
#include "view.h"

namespace fieldfare::ui {
namespace {

constexpr float side_width = 292;

FindingsIn findings_in(const Draft& draft) {
  return {draft, "", "capture.editor", "finding"};
}

Tone state_tone(const Draft& draft) {
  if (!draft.problem.empty()) return Tone::danger;
  return draft.saved_words.empty() ? Tone::inform : Tone::good;
}

/// How far the journal or the store has the words, in words.
void draw_state(const View& view, Rect room, const Draft& draft, std::size_t most_lines) {
  Ui& ui = view.ui;
  const Tone tone = state_tone(draft);
  if (tone == Tone::good) {
    ui.icon(room.cut_left(ui.px(30)).centre(), Icon::tick, Token::good, Face::small);
  }
  const Token token = tone == Tone::danger ? Token::danger
                      : tone == Tone::good ? Token::good
                                           : Token::text_quiet;
  std::string state = draft_words(draft, view.state.now);
  const std::string obstacle = save_obstacle(draft);
  const bool marks = !draft.editor.marks().all().empty();
  if (!obstacle.empty() && marks && draft.problem.empty()) state += " · " + obstacle;
  const float one = ui.line(Face::small);
  const auto wanted = [&](const std::string& words) {
    return ui.paragraph_height(room.width, Face::small, words);
  };
  if (wanted(state) > (static_cast<float>(most_lines) + 0.5F) * one) {
    state = draft_words_in_brief(draft, view.state.now);
  }
  const std::size_t lines = wanted(state) <= one * 1.5F ? 1 : most_lines;
  const float tall = static_cast<float>(lines) * one;
  ui.paragraph({room.x, room.y + (room.height - tall) / 2, room.width, tall}, Face::small, token,
               state, lines);
}

/// Saves and discards. Returns the width that it took.
float draw_foot(const View& view, Rect foot, const Draft& draft) {
  Ui& ui = view.ui;
  const float left = foot.x;
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
  if (view.ui.wide()) draw_state(view, foot, draft, 2);
  return foot.x - left;
}

/// Undo, redo and find, for who has no keyboard at hand. Returns the width they take at the right.
float draw_tools(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  const float side = ui.px(least_target);
  const float x = room.right() - 3 * side;
  if (icon_button(ui, "capture.undo", {x, room.y, side, side}, Icon::undo, "Undo",
                  draft.editor.can_undo())) {
    view.act(action::UndoTyping{});
    ui.give_focus("capture.editor", false);
  }
  if (icon_button(ui, "capture.redo", {x + side, room.y, side, side}, Icon::redo, "Redo",
                  draft.editor.can_redo())) {
    view.act(action::RedoTyping{});
    ui.give_focus("capture.editor", false);
  }
  if (icon_button(ui, "capture.find", {x + 2 * side, room.y, side, side}, Icon::search,
                  "Find in this note")) {
    view.act(action::ShowFind{!view.state.finding});
    ui.give_focus(view.state.finding ? "capture.editor" : "find.words", false);
  }
  return 3 * side + ui.px(12);
}

/// The field that finds words in the note; returns its height.
float draw_find(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  if (!view.state.finding) return 0;
  const float side = ui.px(least_target);
  Rect row{room.x, room.y, room.width, side};
  const Rect close = row.cut_right(side);
  const Rect next = row.cut_right(side);
  const Rect previous = row.cut_right(side);
  row.cut_right(ui.px(8));
  EditLook look;
  look.hint = "Find in this note";
  look.icon = Icon::search;
  const Edited typed = edit_text(ui, "find.words", Role::search_field, "Find in this note", row,
                                 view.state.find, look);
  const bool some = !view.state.find.empty();
  const bool backwards = typed.entered && ImGui::GetIO().KeyShift;
  if (icon_button(ui, "find.previous", previous, Icon::up, "Previous", some) || backwards) {
    view.act(action::FindNext{true});
  }
  if (icon_button(ui, "find.next", next, Icon::down, "Next", some) ||
      (typed.entered && !backwards)) {
    view.act(action::FindNext{});
  } else if (typed.changed) {
    view.act(action::FindNext{false, true});
  }
  const bool escape = ui.has_focus("find.words") && ui.key(ImGuiKey_Escape);
  if (icon_button(ui, "find.close", close, Icon::close, "Close") || escape) {
    view.act(action::ShowFind{false});
    ui.give_focus("capture.editor", false);
  }
  float high = side + ui.px(8);
  if (!view.state.find_words.empty() && some) {
    high += ui.paragraph({room.x, room.y + high, room.width, 0}, Face::small, Token::text_quiet,
                         view.state.find_words) +
            ui.px(6);
  }
  return high;
}

/// What must be known before one writes on. Returns the height.
float draw_news(const View& view, Rect room, const Draft& draft) {
  Ui& ui = view.ui;
  const float top = room.y;
  if (draft.recovered) {
    room.y += banner(ui, "capture.recovered", room, Tone::inform,
                     "This draft was brought back from the journal",
                     "What might have told who somebody is, was left out before it was kept. Look "
                     "for “[withheld]”.") +
              ui.px(12);
  }
  room.y += draw_find(view, room);
  if (!draft.problem.empty()) {
    room.y += banner(ui, "capture.problem", room, Tone::danger, draft.problem, draft.problem_hint) +
              ui.px(12);
  }
  return room.y - top;
}

/// `tools`: undo, redo and find stand beside the heading.
float draw_head(const View& view, Rect room, const Draft& draft, std::string_view heading,
                std::string_view under, bool tools) {
  Ui& ui = view.ui;
  Rect words = room;
  if (tools) words.width -= draw_tools(view, room, draft);
  const float least = tools ? ui.px(least_target) : 0;
  const float high = std::max(page_heading(ui, words, heading, under), least) + ui.px(12);
  room.y += high;
  return high + draw_news(view, room, draft);
}

Edited draw_editor(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  EditLook look;
  look.hint = draft.note_id.empty() ? "Write what you see, hear and read. No names." : "";
  if (ui.low()) look.line_height = 1.3F;
  const Edited typed = edit_text(ui, "capture.editor", Role::editor, "Note", room,
                                 view.state.open_draft()->editor, look);
  if (typed.copy_refused) view.act(action::CopyRefused{});
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
  const float choices = findings_height(view, findings_in(draft), side.width - ui.px(16));
  if (choices > 0) {
    const Rect card = ui.begin_scroll("capture.finding",
                                      side.cut_top(std::min(choices, side.height - ui.px(120))));
    draw_findings(view, {card.x, card.y, card.width, choices}, findings_in(draft));
    ui.end_scroll(choices);
    side.cut_top(ui.px(12));
  }
  const Rect content = ui.begin_scroll("capture.facts", side);
  ui.end_scroll(draw_facts(view, content, draft));
}

/// The way to the choices that stand below the text, at the right of `room`, which it leaves.
void draw_choices(const View& view, Rect& room, float choices_at) {
  if (choices_at <= 0) return;
  Ui& ui = view.ui;
  const ButtonLook look{ButtonKind::secondary, Icon::warning, true, Face::small};
  const float side = ui.px(least_target);
  const bool words = room.width >= button_width(ui, "Choices", look);
  Rect place = room.cut_right(words ? button_width(ui, "Choices", look) : side);
  place.height = side;
  const bool pressed = words ? button(ui, "capture.choices", place, "Choices", look)
                             : icon_button(ui, "capture.choices", place, Icon::warning, "Choices");
  if (pressed) {
    ui.scroll_of("capture.column") = choices_at;
    ui.animate();
  }
  room.cut_right(ui.px(12));
}

/// How high the page to write on is in one column: what is left of the window, with its end in
/// view. The choices for a finding stand right below the words where both have room, so that a name
/// and what may take its place are seen together.
float editor_height(const View& view, const Draft& draft, float left, float choices) {
  Ui& ui = view.ui;
  const float all = left - ui.px(ui.low() ? 8 : 24);
  if (choices <= 0) return std::max(ui.px(180), all);
  const float words = static_cast<float>(draft.editor.layout().line_count() + 2) *
                      ui.line(Face::body) * EditLook{}.line_height;
  const float beside = all - choices;
  return beside >= std::max(ui.px(180), words) ? beside : std::max(ui.px(180), all);
}

/// The note, then what is said about it, in one column that scrolls. Returns where the choices for
/// a finding stand; 0: there are none, or they are in view.
float draw_column(const View& view, const Rect& room, const Draft& draft,
                  const std::function<float(const Rect&)>& draw_above) {
  Ui& ui = view.ui;
  const Rect content = ui.begin_scroll("capture.column", room);
  float y = content.y;
  y += draw_above({content.x, y, content.width, 0});
  const float choices = findings_height(view, findings_in(draft), content.width);
  const float tall = editor_height(view, draft, room.height - (y - content.y), choices);
  const Rect page{content.x + ui.px(3), y + ui.px(3), content.width - ui.px(6), tall};
  const Edited typed = draw_editor(view, page, draft);
  // Who types sees what is typed, wherever the column was scrolled to.
  if (typed.changed && (page.y < room.y || page.bottom() > room.bottom() + ui.px(8))) {
    ui.scroll_of("capture.column") = page.y - content.y - ui.px(8);
    ui.animate();
  }
  y += tall + ui.px(16);
  const bool in_view = y + choices <= room.bottom();
  const float choices_at = choices > 0 && !in_view ? y - content.y : 0;
  if (choices > 0) {
    draw_findings(view, {content.x, y, content.width, choices}, findings_in(draft));
    y += choices + ui.px(16);
  }
  y += draw_facts(view, {content.x, y, content.width, 0}, draft);
  ui.end_scroll(y - content.y);
  return choices_at;
}

/// One pane: everything in one column.
void draw_narrow(const View& view, const Panes& panes, const Draft& draft, std::string_view heading,
                 std::string_view under) {
  Ui& ui = view.ui;
  Rect room = panes.page;
  draw_tools(view, panes.beside_back, draft);
  const Rect foot = room.cut_bottom(ui.px(least_target));
  const float one = ui.line(Face::small);
  const bool short_state = ui.width(Face::small, draft_words(draft, view.state.now) +
                                                     " · 10 places need a choice") < room.width;
  const bool marks = !draft.editor.marks().all().empty();
  const float state_high = static_cast<float>(short_state ? 1 : 2) * one + ui.px(8);
  Rect state = room.cut_bottom(marks ? std::max(state_high, ui.px(least_target + 8)) : state_high);
  room.cut_bottom(ui.px(4));
  const float choices_at = draw_column(view, room, draft, [&](const Rect& above) {
    return draw_head(view, above, draft, heading, under, false);
  });
  draw_choices(view, state, choices_at);
  draw_state(view, state, draft, 2);
  draw_foot(view, foot, draft);
}

/// So little height that the note gets all of it: the heading stands beside the way back, the state
/// beside the buttons.
void draw_low(const View& view, const Panes& panes, const Draft& draft, std::string_view heading) {
  Ui& ui = view.ui;
  Rect top = panes.beside_back;
  top.cut_right(draw_tools(view, top, draft));
  ui.label(top, Face::body_strong, Token::text, heading, Align::left, Role::heading);
  Rect room = panes.page;
  Rect foot = room.cut_bottom(ui.px(least_target));
  // Where the state has no room beside the buttons it has a line above them: it is never left out.
  const bool tight = room.width < ui.px(480);
  const Rect line = room.cut_bottom(tight ? ui.line(Face::small) : 0);
  room.cut_bottom(ui.px(4));
  const float choices_at = draw_column(
      view, room, draft, [&](const Rect& above) { return draw_news(view, above, draft); });
  foot.cut_left(draw_foot(view, foot, draft));
  draw_choices(view, foot, choices_at);
  draw_state(view, tight ? line : foot, draft, tight ? 1 : 2);
}

}  // namespace

void draw_capture(const View& view, const Panes& panes, const Draft& draft,
                  std::string_view heading, std::string_view under) {
  if (view.ui.low()) return draw_low(view, panes, draft, heading);
  if (!view.ui.wide()) return draw_narrow(view, panes, draft, heading, under);
  Rect room = panes.page;
  room.cut_top(draw_head(view, room, draft, heading, under, true));
  draw_wide(view, room, draft);
}

}  // namespace fieldfare::ui
