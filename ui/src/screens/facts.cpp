#include "facts.h"

#include <algorithm>
#include <array>

namespace fieldfare::ui {
namespace {

/// One question of the framework: a row that is ticked.
float draw_question(const View& view, const Rect& room, const Question& question, bool on) {
  Ui& ui = view.ui;
  const float inner = room.width - ui.px(52);
  const std::string& words = question.title.empty() ? question.text : question.title;
  const float text = ui.paragraph_height(inner, Face::small, words, 3);
  const Rect row{room.x, room.y, room.width, std::max(ui.px(least_target), text + ui.px(16))};
  Item item;
  item.id = "capture.criterion." + question.id;
  item.role = Role::toggle;
  item.label = words;
  item.value = question.id;
  item.rect = row;
  item.on = on;
  const Touch touch = ui.touch(std::move(item), {});
  const Token back = on ? Token::selected : touch.held ? Token::secondary_pressed : Token::surface;
  const Token front = on ? Token::on_selected : Token::text;
  ui.fill(row, back, ui.px(8));
  ui.outline(row, on ? Token::accent : Token::border_control, on ? ui.px(2) : 1, ui.px(8));
  if (touch.ring) ui.focus_ring(row, ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  const Rect box{row.x + ui.px(12), row.centre().y - ui.px(11), ui.px(22), ui.px(22)};
  ui.outline(box, on ? front : Token::border_control, std::max(1.0F, ui.px(2)), ui.px(4));
  if (on) ui.icon(box.centre(), Icon::tick, front, Face::small);
  ui.paragraph({row.x + ui.px(44), row.y + (row.height - text) / 2, inner, text}, Face::small,
               front, words, 3, true);
  if (touch.pressed) view.act(action::ToggleCriterion{question.id});
  return row.height;
}

float draw_questions(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  float y = room.y;
  for (const ThemeOfQuestions& theme : view.state.visit()->themes) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small_strong, Token::text, theme.title, 3) +
         ui.px(6);
    for (const Question& question : theme.questions) {
      const auto& chosen = draft.facts.criteria;
      const bool on = std::find(chosen.begin(), chosen.end(), question.id) != chosen.end();
      y += draw_question(view, {room.x, y, room.width, 0}, question, on) + ui.px(8);
    }
    y += ui.px(8);
  }
  return y - room.y;
}

float draw_cases(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  const auto& cases = view.state.visit()->cases;
  if (cases.empty()) return 0;
  float y = room.y + group_title(ui, room, "About a case");
  Flow flow(ui, {room.x, y, room.width, 0}, ui.px(least_target));
  for (const CaseRow& row : cases) {
    if (chip(ui, "capture.case." + row.id, flow.next(chip_width(ui, row.code)), row.code,
             draft.facts.case_id == row.id, Role::radio)) {
      view.act(action::ChooseCase{row.id});
    }
  }
  return y + flow.used() + ui.px(16) - room.y;
}

float draw_basis(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, "How you know");
  Flow flow(ui, {room.x, y, room.width, 0}, ui.px(least_target));
  for (const Basis basis : {Basis::observed, Basis::told, Basis::read, Basis::survey}) {
    const std::string words(basis_words(basis));
    if (chip(ui, "capture.basis." + words, flow.next(chip_width(ui, words)), words,
             draft.facts.basis == basis, Role::radio)) {
      view.act(action::ChooseBasis{basis});
    }
  }
  return y + flow.used() + ui.px(16) - room.y;
}

float draw_recency(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, "When it was so");
  Flow flow(ui, {room.x, y, room.width, 0}, ui.px(least_target));
  for (const Recency recency : {Recency::current, Recency::historical}) {
    const std::string words(recency_words(recency));
    if (chip(ui, "capture.recency." + words, flow.next(chip_width(ui, words)), words,
             draft.facts.recency == recency, Role::radio)) {
      view.act(action::ChooseRecency{recency});
    }
  }
  return y + flow.used() + ui.px(16) - room.y;
}

}  // namespace

float draw_facts(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  // Room for the keyboard's ring at the edges.
  const Rect column{room.x + ui.px(4), room.y, room.width - ui.px(8), 0};
  float y = column.y;
  const auto rest = [&] { return Rect{column.x, y, column.width, 0}; };
  y += draw_basis(view, rest(), draft);
  y += draw_recency(view, rest(), draft);
  y += draw_cases(view, rest(), draft);
  y += draw_questions(view, rest(), draft);
  y += group_title(ui, rest(), "Who may read it");
  // Decided when a note is first saved: what the team has read cannot be taken back.
  if (draft.note_id.empty()) {
    const Rect restricted{column.x, y, chip_width(ui, "Restricted"), ui.px(least_target)};
    if (chip(ui, "capture.restricted", restricted, "Restricted", draft.facts.restricted)) {
      view.act(action::ToggleRestricted{});
    }
    y += ui.px(least_target) + ui.px(6);
  }
  y += ui.paragraph(rest(), Face::small, Token::text_quiet,
                    draft.facts.restricted ? "Only those named for safeguarding read it."
                                           : "The whole team reads it.");
  return y + ui.px(16) - room.y;
}

}  // namespace fieldfare::ui
