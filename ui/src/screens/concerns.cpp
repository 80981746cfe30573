#include "page.h"

/// Concerns: what was seen, what was done, who was told. Whose identity it is goes by the existing
/// procedures, outside this tool.
namespace fieldfare::ui {
namespace {

constexpr std::array kinds{ConcernKind::safeguarding, ConcernKind::serious, ConcernKind::conduct,
                           ConcernKind::wellbeing};

void draw_row(Ui& ui, const ConcernRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  ui.icon(first.cut_right(ui.px(28)).centre(), row.resolved ? Icon::tick : Icon::warning,
          chosen         ? front
          : row.resolved ? Token::good
                         : Token::danger);
  ui.words(first, Face::body_strong, front, row.kind + (row.resolved ? ", resolved" : ", open"));
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet, row.raised);
  ui.paragraph(room, Face::small, quiet, row.text, 2, true);
}

void draw_new(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "concerns.new", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Raise a concern",
                         "If somebody is in danger now, ring the emergency services first") +
            ui.px(16);
  page.y +=
      banner(ui, "concerns.identity", page.rest(), Tone::inform, "No identity is written here",
             "Who it is about goes to the safeguarding team by the usual way. Here stand "
             "what was seen or said, by code and role.") +
      ui.px(16);
  page.y += group_title(ui, page.rest(), "Kind");
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const ConcernKind kind : kinds) {
    const std::string words(concern_words(kind));
    if (chip(ui, "concerns.kind." + words, flow.next(chip_width(ui, words)), words,
             view.state.concern_kind == kind, Role::radio)) {
      view.act(action::ChooseConcernKind{kind});
    }
  }
  page.y += flow.used() + ui.px(16);
  Form& form = view.state.forms[form_key(Screen::concerns, "")];
  page.y += form_field(view, "concerns.text", page.rest(), form, "What was seen or said",
                       "In the words that were used, as far as possible", 5);
  ButtonLook look{ButtonKind::primary, Icon::warning};
  look.enabled = !form.editor.empty() && !form.sent;
  if (button(ui, "concerns.raise",
             {page.rest().x, page.y, button_width(ui, "Record the concern", look),
              ui.px(least_target)},
             "Record the concern", look)) {
    view.act(action::RaiseConcern{});
  }
  page.y += ui.px(least_target);
}

void draw_act_form(const View& view, Page& page, const ConcernRow& row) {
  Ui& ui = view.ui;
  Form& form = view.state.forms[form_key(Screen::concerns, row.id)];
  page.y += form_field(view, "concerns.action", page.rest(), form, "What was done, who was told",
                       "Passed to the duty desk by telephone at 11:20", 3);
  const bool ready = !form.editor.empty() && !form.sent;
  const ButtonLook done{ButtonKind::primary, Icon::tick, ready};
  const float wide = button_width(ui, "Record it", done);
  if (button(ui, "concerns.act", {page.rest().x, page.y, wide, ui.px(least_target)}, "Record it",
             done)) {
    view.act(action::ActOnConcern{false});
  }
  const ButtonLook end{ButtonKind::secondary, Icon::lock, ready};
  if (button(ui, "concerns.resolve",
             {page.rest().x + wide + ui.px(12), page.y, button_width(ui, "Record and resolve", end),
              ui.px(least_target)},
             "Record and resolve", end)) {
    view.act(action::ActOnConcern{true});
  }
  page.y += ui.px(least_target);
}

void draw_concern(const View& view, const Rect& room, const ConcernRow& row) {
  Ui& ui = view.ui;
  Page page(view, "concerns.page." + row.id, room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), row.kind + (row.resolved ? ", resolved" : ", open"),
                         row.raised + (row.about.empty() ? "" : " · about " + row.about)) +
            ui.px(12);
  page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(20);
  page.y += group_title(ui, page.rest(), "What was done");
  if (row.actions.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::danger,
                           "Nothing is recorded yet. Say who was told, and when.");
  }
  for (const std::string& action : row.actions) {
    ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
    page.y += ui.px(8);
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, action) + ui.px(8);
  }
  page.y += ui.px(20);
  if (!row.resolved) draw_act_form(view, page, row);
}

}  // namespace

void draw_concerns(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::warning, "Its concerns are shown here.")) return;
  Ui& ui = view.ui;
  const auto& concerns = view.state.visit()->concerns;
  const Panes panes = split(view, room, 400, "Concerns");
  if (!panes.list.empty()) {
    Rect list_room = panes.list;
    const ButtonLook add{ButtonKind::secondary, Icon::plus};
    if (button(ui, "concerns.begin", list_room.cut_top(ui.px(least_target)), "Raise a concern",
               add)) {
      view.act(action::OpenConcern{""});
    }
    list_room.cut_top(ui.px(12));
    if (concerns.empty()) {
      empty_state(ui, list_room, Icon::tick, "No concerns",
                  "Safeguarding, conduct and wellbeing concerns are recorded here, with what was "
                  "done about each.");
    } else {
      ListLook look;
      look.count = concerns.size();
      look.row_height = ui.line(Face::body_strong) + 3 * ui.line(Face::small) + ui.px(24);
      for (std::size_t i = 0; i < concerns.size(); ++i) {
        if (concerns[i].id == view.state.concern_id) look.chosen = i;
      }
      look.row_id = [&](std::size_t i) { return "concerns.row." + concerns[i].id; };
      look.row_label = [&](std::size_t i) { return concerns[i].kind; };
      look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
        draw_row(ui, concerns[i], row, chosen);
      };
      if (const auto pressed = list(ui, "concerns.list", "Concerns", list_room, look)) {
        view.act(action::OpenConcern{concerns[*pressed].id});
      }
    }
  }
  if (panes.page.empty()) return;
  if (const ConcernRow* row = view.state.concern()) {
    draw_concern(view, panes.page, *row);
  } else {
    draw_new(view, panes.page);
  }
}

}  // namespace fieldfare::ui
