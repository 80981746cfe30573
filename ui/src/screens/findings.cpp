#include "findings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace fieldfare::ui {
namespace {

struct RoleWords {
  const char* label;
  const char* words;  ///< as they stand in a note
};
constexpr std::array roles{
    RoleWords{"SENCO", "the SENCO"}, RoleWords{"Headteacher", "the headteacher"},
    RoleWords{"Social worker", "the social worker"}, RoleWords{"Manager", "the manager"}};
constexpr std::array code_kinds{"Child", "Parent"};

struct Choice {
  std::string id;
  std::string label;
  Action action;
};

const editor::Mark* shown_mark(const Written& written) {
  const editor::Marks& marks = written.editor.marks();
  if (marks.all().empty()) return nullptr;
  const editor::Mark* here = marks.at(written.editor.caret());
  return here != nullptr ? here : &marks.all().front();
}

std::vector<Choice> codes(const View& view, const FindingsIn& in, const editor::Mark& mark) {
  std::vector<Choice> out;
  std::vector<std::string> same;
  if (!mark.likely.empty()) same.push_back(mark.likely);
  for (auto code = view.state.codes.rbegin(); code != view.state.codes.rend(); ++code) {
    if (same.size() < 3 && *code != mark.likely) same.push_back(*code);
  }
  for (std::size_t i = 0; i < same.size(); ++i) {
    out.push_back({".same." + std::to_string(i), "Again " + same[i],
                   action::UseCode{mark.range, same[i], in.key}});
  }
  if (const OpenVisit* visit = view.state.visit()) {
    for (const CaseRow& row : visit->cases) {
      if (out.size() == 3) break;
      out.push_back({".case." + row.id, row.code, action::UseCode{mark.range, row.code, in.key}});
    }
  }
  for (const char* kind : code_kinds) {
    const std::string code = view.state.next_code(kind);
    out.push_back({".code." + std::string(kind), code, action::UseCode{mark.range, code, in.key}});
  }
  return out;
}

std::vector<Choice> others(const FindingsIn& in, const editor::Mark& mark) {
  std::vector<Choice> other;
  if (!mark.certain) {
    using command::AllowAs;
    const auto allow = [&](const char* id, const char* label, AllowAs as) {
      other.push_back({id, label, action::AllowWords{mark.range, as, in.key}});
    };
    allow(".setting", "A setting", AllowAs::setting);
    allow(".place", "A place", AllowAs::place);
    if (mark.label == "PERSON") {
      allow(".not_a_person", "Not a person", AllowAs::not_a_person);
    }
  }
  other.push_back({".remove", "Take it out", action::UseRole{mark.range, "", in.key}});
  return other;
}

/// Rows of choices, each row one kind of answer.
std::vector<std::pair<std::string, std::vector<Choice>>> choices(const View& view,
                                                                 const FindingsIn& in,
                                                                 const editor::Mark& mark) {
  std::vector<std::pair<std::string, std::vector<Choice>>> rows;
  if (mark.label == "PERSON") {
    rows.emplace_back("Use a code", codes(view, in, mark));
  }
  rows.emplace_back("Something else", others(in, mark));
  if (mark.label == "PERSON") {
    std::vector<Choice> staff;
    staff.reserve(std::size(roles));
    for (const RoleWords& role : roles) {
      staff.push_back({std::string(".role.") + role.label, role.label,
                       action::UseRole{mark.range, role.words, in.key}});
    }
    rows.emplace_back("Staff: use the role", std::move(staff));
  }
  return rows;
}

float choice_width(const Ui& ui, std::string_view label) {
  return std::max(ui.px(least_target), std::round(ui.width(Face::small, label) + ui.px(28)));
}

/// Draws, or only measures, what can be done.
float lay_out(const View& view, const Rect& room, const FindingsIn& in, const editor::Mark& mark,
              bool draw) {
  Ui& ui = view.ui;
  float y = room.y;
  for (const auto& [title, row] : choices(view, in, mark)) {
    const float high = ui.line(Face::small);
    if (draw) {
      ui.label({room.x, y, room.width, high}, Face::small, Token::text, title, Align::left,
               Role::heading);
    }
    y += high + ui.px(2);
    Flow flow(ui, {room.x, y, room.width, 0}, ui.px(least_target));
    for (const Choice& choice : row) {
      const Rect place = flow.next(choice_width(ui, choice.label));
      if (draw && button(ui, in.prefix + choice.id, place, choice.label,
                         {ButtonKind::secondary, Icon::none, true, Face::small})) {
        view.act(choice.action);
        ui.give_focus(in.field, false);
      }
    }
    y += flow.used() + ui.px(8);
  }
  return y - room.y;
}

float why_height(const Ui& ui, const editor::Mark& mark, float width) {
  return ui.paragraph_height(width, Face::small, mark.why, 3);
}

}  // namespace

float findings_height(const View& view, const FindingsIn& in, float width) {
  const editor::Mark* mark = shown_mark(in.written);
  if (mark == nullptr) return 0;
  const float inner = width - view.ui.px(28);
  const float head = view.ui.line(Face::body_strong) + view.ui.line(Face::body);
  return view.ui.px(32) + head + why_height(view.ui, *mark, inner) +
         lay_out(view, {0, 0, inner, 0}, in, *mark, false);
}

void draw_findings(const View& view, const Rect& room, const FindingsIn& in) {
  const editor::Mark* mark = shown_mark(in.written);
  if (mark == nullptr) return;
  Ui& ui = view.ui;
  const Token back = mark->certain ? Token::danger_surface : Token::caution_surface;
  const Token tone = mark->certain ? Token::danger : Token::caution;
  const std::string_view words =
      in.written.editor.text().substr(mark->range.start, mark->range.size());
  ui.recorder().push_group(in.prefix, Role::group, mark_words(*mark), room);
  ui.fill(room, back, ui.px(8));
  ui.outline(room, tone, std::max(1.0F, ui.px(1)), ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  Rect inner = room.inset(ui.px(14), ui.px(12));
  Rect head = inner.cut_top(ui.line(Face::body_strong));
  ui.icon(head.cut_left(ui.px(28)).centre(), Icon::warning, tone);
  ui.label(head, Face::body_strong, Token::text, mark_words(*mark));
  // The words themselves are in the editor; here they are shown, never recorded.
  ui.words(inner.cut_top(ui.line(Face::body)), Face::body, Token::text, words);
  inner.cut_top(ui.paragraph(inner, Face::small, Token::text, mark->why, 3));
  inner.cut_top(ui.px(8));
  lay_out(view, inner, in, *mark, true);
  ui.recorder().pop_group();
}

}  // namespace fieldfare::ui
