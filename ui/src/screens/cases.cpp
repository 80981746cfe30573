#include "page.h"

/// Children and young people, by a code alone.
namespace fieldfare::ui {
namespace {

constexpr std::array consents{Consent::agreed, Consent::declined, Consent::withdrawn};

float draw_case(const View& view, const Rect& room, const CaseRow& row) {
  Ui& ui = view.ui;
  const float high = ui.px(least_target) + ui.px(24);
  ui.rule(room.x, room.y, room.width, Token::border);
  Rect line{room.x, room.y, room.width, high};
  Rect words = line.cut_left(line.width * 0.4F);
  words = words.inset(0, ui.px(10));
  ui.label(words.cut_top(ui.line(Face::body_strong)), Face::body_strong, Token::text, row.code);
  ui.label(words.cut_top(ui.line(Face::small)), Face::small, Token::text_quiet,
           row.about + (row.notes == 0 ? "" : " · " + counted(row.notes, "note", "notes")));
  Flow flow(ui, {line.x, line.y + ui.px(12), line.width, 0}, ui.px(least_target));
  for (const Consent consent : consents) {
    const std::string name(consent_words(consent));
    if (chip(ui, "cases.consent." + row.id + "." + name, flow.next(chip_width(ui, name)), name,
             row.consent == consent, Role::radio)) {
      view.act(action::SetConsent{row.id, consent});
    }
  }
  return std::max(high, flow.used() + ui.px(24));
}

}  // namespace

void draw_cases(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::user, "Its cases are shown here, by code.")) return;
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  Page page(view, "cases.page", room);
  page.y += page_heading(ui, page.rest(), "Cases",
                         visit.row.area + " · children and young people, by a code alone") +
            ui.px(16);
  const ButtonLook tracked{ButtonKind::primary, Icon::plus};
  const ButtonLook sampled{ButtonKind::secondary, Icon::plus};
  const float wide = button_width(ui, "Add a tracked case", tracked);
  if (button(ui, "cases.add.tracked", {page.rest().x, page.y, wide, ui.px(least_target)},
             "Add a tracked case", tracked)) {
    view.act(action::AddCase{true});
  }
  if (button(ui, "cases.add.sampled",
             {page.rest().x + wide + ui.px(12), page.y,
              button_width(ui, "Add a sampled case", sampled), ui.px(least_target)},
             "Add a sampled case", sampled)) {
    view.act(action::AddCase{false});
  }
  page.y += ui.px(least_target) + ui.px(20);
  if (visit.cases.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "No cases yet. Each gets a code at once; who it stands for is never "
                           "written down, here or anywhere in Fieldfare.");
    return;
  }
  page.y += group_title(ui, page.rest(), "Consent of the family or young person");
  for (const CaseRow& row : visit.cases)
    page.y += draw_case(view, page.rest(), row);
}

}  // namespace fieldfare::ui
