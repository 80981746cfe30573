#include "findings.h"

#include <array>
#include <string>
#include <vector>

namespace fieldfare::ui {
namespace {

constexpr std::array roles{"the SENCO", "the headteacher", "the social worker", "the parent"};
constexpr std::array code_kinds{"Child", "Young person", "Parent", "Adult"};

struct Choice {
  std::string id;
  std::string label;
  Action action;
};

const editor::Mark* shown_mark(const Draft& draft) {
  const editor::Marks& marks = draft.editor.marks();
  if (marks.all().empty()) return nullptr;
  const editor::Mark* here = marks.at(draft.editor.caret());
  return here != nullptr ? here : &marks.all().front();
}

std::vector<Choice> codes(const View& view, const editor::Mark& mark) {
  std::vector<Choice> out;
  if (const OpenVisit* visit = view.state.visit()) {
    for (const CaseRow& row : visit->cases) {
      if (out.size() == 3) break;
      out.push_back({"finding.case." + row.id, row.code, action::UseCode{mark.range, row.code}});
    }
  }
  for (const char* kind : code_kinds) {
    const std::string code = view.state.next_code(kind);
    out.push_back({"finding.code." + std::string(kind), code, action::UseCode{mark.range, code}});
  }
  return out;
}

/// Rows of choices, each row one kind of answer.
std::vector<std::pair<std::string, std::vector<Choice>>> choices(const View& view,
                                                                 const editor::Mark& mark) {
  std::vector<std::pair<std::string, std::vector<Choice>>> rows;
  if (mark.label == "PERSON") {
    rows.emplace_back("Use a code", codes(view, mark));
    std::vector<Choice> staff;
    for (const char* role : roles) {
      staff.push_back(
          {std::string("finding.role.") + role, role, action::UseRole{mark.range, role}});
    }
    rows.emplace_back("Use a role", std::move(staff));
  }
  std::vector<Choice> other;
  if (!mark.certain) {
    using command::AllowAs;
    const auto allow = [&](const char* id, const char* label, AllowAs as) {
      other.push_back({id, label, action::AllowWords{mark.range, as}});
    };
    allow("finding.setting", "It is a setting", AllowAs::setting);
    allow("finding.place", "It is a place", AllowAs::place);
    if (mark.label == "PERSON") {
      allow("finding.not_a_person", "Not a person", AllowAs::not_a_person);
    }
  }
  other.push_back({"finding.remove", "Take it out", action::UseRole{mark.range, ""}});
  rows.emplace_back("Or", std::move(other));
  return rows;
}

float lay_out(const View& view, const Rect& room, const editor::Mark& mark, bool draw) {
  Ui& ui = view.ui;
  const float label_width = ui.px(104);
  float y = room.y;
  for (const auto& [title, row] : choices(view, mark)) {
    Flow flow(ui, {room.x + label_width, y, room.width - label_width, 0}, ui.px(least_target));
    for (const Choice& choice : row) {
      const Rect place = flow.next(chip_width(ui, choice.label));
      if (draw && button(ui, choice.id, place, choice.label,
                         {ButtonKind::secondary, Icon::none, true, Face::small})) {
        view.act(choice.action);
      }
    }
    if (draw) {
      ui.label({room.x, y, label_width, ui.px(least_target)}, Face::small_strong, Token::text,
               title);
    }
    y += flow.used() + ui.px(8);
  }
  return y - room.y;
}

float head_height(const View& view) { return view.ui.line(Face::body_strong) + view.ui.px(8); }

}  // namespace

float findings_height(const View& view, const Draft& draft, float width) {
  const editor::Mark* mark = shown_mark(draft);
  if (mark == nullptr) return 0;
  const Rect inner{0, 0, width - view.ui.px(32), 0};
  return head_height(view) + lay_out(view, inner, *mark, false) + view.ui.px(16);
}

void draw_findings(const View& view, const Rect& room, const Draft& draft) {
  const editor::Mark* mark = shown_mark(draft);
  if (mark == nullptr) return;
  Ui& ui = view.ui;
  const Token back = mark->certain ? Token::danger_surface : Token::caution_surface;
  const Token tone = mark->certain ? Token::danger : Token::caution;
  const std::string_view words =
      draft.editor.text().substr(mark->range.start, mark->range.size());
  ui.recorder().push_group("finding", Role::group, mark_words(*mark), room);
  ui.fill(room, back, ui.px(8));
  ui.outline(room, tone, std::max(1.0F, ui.px(1)), ui.px(8));
  const Ui::Backdrop backdrop(ui, back);
  Rect inner = room.inset(ui.px(16), ui.px(10));
  Rect head = inner.cut_top(head_height(view));
  ui.icon(head.cut_left(ui.px(30)).centre(), Icon::warning, tone);
  // The words themselves are in the editor; here they are shown, never recorded.
  const std::string title = mark_words(*mark) + ": ";
  ui.label(head.cut_left(ui.width(Face::body_strong, title)), Face::body_strong, Token::text,
           title);
  const float wide = ui.words(head, Face::body, Token::text, words);
  head.cut_left(wide + ui.px(14));
  ui.words(head, Face::small, Token::text, mark->why);
  lay_out(view, inner, *mark, true);
  ui.recorder().pop_group();
}

}  // namespace fieldfare::ui
