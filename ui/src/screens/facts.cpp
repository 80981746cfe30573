#include "facts.h"

#include <algorithm>
#include <array>

namespace fieldfare::ui {
namespace {

/// A prompt of the framework: one tap puts it into the note.
float draw_prompt(const View& view, const Rect& room, const std::string& id,
                  const std::string& words) {
  Ui& ui = view.ui;
  const float inner = room.width - ui.px(48);
  const float text = ui.paragraph_height(inner, Face::small, words);
  const Rect row{room.x, room.y, room.width, std::max(ui.px(least_target), text + ui.px(16))};
  Item item;
  item.id = id;
  item.role = Role::button;
  item.label = words;
  item.rect = row;
  const Touch touch = ui.touch(std::move(item), {});
  const Token back = touch.held ? Token::secondary_pressed : Token::surface;
  ui.fill(row, back, ui.px(8));
  ui.outline(row, Token::border, 1, ui.px(8));
  if (touch.ring) ui.focus_ring(row, ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  ui.icon({row.x + ui.px(20), row.centre().y}, Icon::plus,
          touch.held ? Token::on_secondary : Token::accent, Face::small);
  ui.paragraph({row.x + ui.px(38), row.y + (row.height - text) / 2, inner, text}, Face::small,
               touch.held ? Token::on_secondary : Token::text, words, 0, true);
  if (touch.pressed) {
    view.act(action::InsertPrompt{words});
    ui.give_focus("capture.editor", false);
  }
  return row.height;
}

/// What the framework would have asked in this kind of activity.
float draw_prompts(const View& view, const Rect& room, const Draft& draft) {
  Ui& ui = view.ui;
  const ActivityRow* activity = view.state.activity();
  if (activity == nullptr || activity->prompts.empty() || activity->id != draft.activity_id)
    return 0;
  const bool shown = view.state.prompts_shown;
  const std::string words = counted(activity->prompts.size(), "prompt", "prompts") + " for this";
  float y = room.y;
  if (chip(ui, "capture.prompts", {room.x, y, chip_width(ui, words), ui.px(least_target)}, words,
           shown)) {
    view.act(action::ShowPrompts{!shown});
  }
  y += ui.px(least_target) + ui.px(8);
  if (shown) {
    const ButtonLook look{ButtonKind::secondary, Icon::plus, true, Face::small};
    const char* all = "Begin with all of them";
    if (draft.editor.empty() && draft.note_id.empty()) {
      if (button(ui, "capture.prompts.all", {room.x, y, room.width, ui.px(least_target)}, all,
                 look)) {
        view.act(action::InsertPrompts{});
        ui.give_focus("capture.editor", false);
      }
      y += ui.px(least_target) + ui.px(8);
    }
    for (std::size_t i = 0; i < activity->prompts.size(); ++i) {
      y += draw_prompt(view, {room.x, y, room.width, 0}, "capture.prompt." + std::to_string(i),
                       activity->prompts[i]) +
           ui.px(8);
    }
  }
  return y + ui.px(8) - room.y;
}

/// What a question asks, in the framework's whole words, and its prompts.
float draw_whole_question(const View& view, const Rect& room, const Question& question) {
  Ui& ui = view.ui;
  float y = room.y;
  if (!question.text.empty() && question.text != question.title) {
    y += ui.paragraph({room.x + ui.px(8), y, room.width - ui.px(16), 0}, Face::small, Token::text,
                      question.text) +
         ui.px(8);
  }
  for (std::size_t i = 0; i < question.prompts.size(); ++i) {
    y += draw_prompt(view, {room.x, y, room.width, 0},
                     "capture.ask." + question.id + "." + std::to_string(i), question.prompts[i]) +
         ui.px(8);
  }
  return y - room.y;
}

bool has_more(const Question& question) {
  return !question.prompts.empty() || (!question.text.empty() && question.text != question.title);
}

/// One question of the framework: a row that is ticked.
float draw_question(const View& view, Rect room, const Question& question, bool on) {
  Ui& ui = view.ui;
  const bool more = has_more(question);
  const Rect sign = more ? room.cut_right(ui.px(least_target)) : Rect{};
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
  if (!more) return row.height;
  const bool shown = view.state.question_shown == question.id;
  if (icon_button(
          ui, "capture.more." + question.id,
          {sign.x, row.centre().y - ui.px(least_target) / 2, sign.width, ui.px(least_target)},
          shown ? Icon::up : Icon::info, "The whole question: " + words)) {
    view.act(action::ShowQuestion{question.id});
  }
  if (!shown) return row.height;
  const float below = row.height + ui.px(8);
  const Rect whole{room.x, room.y + below, room.width + sign.width, 0};
  return below + draw_whole_question(view, whole, question);
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
  y += draw_prompts(view, rest(), draft);
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
