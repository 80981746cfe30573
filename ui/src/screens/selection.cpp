#include "selection_import.h"

/// Choosing cases to track: the area's list looked at and taken in, a proposal with its reasons.
namespace fieldfare::ui {
namespace {

std::string take_key() {
  return form_key(Screen::selection, "take");
}

void draw_files(const View& view, Page& page, const SelectionView& selection) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Take the area’s list in");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         "A spreadsheet or CSV without identities. You see first what would be "
                         "taken and what refused; it never leaves this tablet and goes when the "
                         "visit is closed.") +
            ui.px(12);
  const ButtonLook look{selection.list.empty() ? ButtonKind::primary : ButtonKind::secondary,
                        Icon::folder};
  if (page_button(view, page, "selection.choose", "Choose the file", look)) {
    view.act(action::Choose{selection_folder, selection.folder});
  }
}

void draw_proposal(const View& view, Page& page, const SelectionView& selection) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Proposed to be tracked");
  std::vector<std::string> rows;
  for (const ProposedRow& row : selection.proposal) {
    const std::string out_key = take_key() + "/out." + row.row;
    const bool is_case = !row.code.empty();
    const bool in = view.state.choice(out_key).empty();
    const Rect tick{page.rest().x, page.y, ui.px(110), ui.px(least_target)};
    if (is_case) {
      tag(ui, {tick.x, tick.y + ui.px(8)}, Tone::good, Icon::tick, row.code);
    } else if (chip(ui, "selection.row." + row.row, tick, in ? "In" : "Out", in)) {
      view.act(action::Choose{out_key, in ? "out" : ""});
    }
    if (in && !is_case) rows.push_back(row.row);
    const Rect words{tick.right() + ui.px(14), page.y + ui.px(2),
                     page.rest().width - tick.width - ui.px(14), 0};
    float high = ui.paragraph(words, Face::body, Token::text, row.about);
    high += ui.paragraph({words.x, words.y + high, words.width, 0}, Face::small, Token::text_quiet,
                         row.why);
    page.y += std::max(high + ui.px(4), ui.px(least_target)) + ui.px(10);
  }
  page.y += ui.px(4);
  Form& form = view.state.forms[take_key()];
  page.y += form_field(view, "selection.reason", page.rest(), form, "What was weighed",
                       "Context and lines of enquiry; may stay empty", 2);
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !rows.empty() && !form.sent;
  if (page_button(view, page, "selection.take",
                  rows.size() == 1 ? std::string("Make 1 case")
                                   : "Make " + std::to_string(rows.size()) + " cases",
                  look)) {
    view.act(action::Do{take_key(), ask::SelectCases{rows}});
  }
  draw_sentences(ui, page, "By the rules of the guidance", selection.rules);
  draw_sentences(ui, page, "To be weighed", selection.warnings);
}

}  // namespace

void draw_selection(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::user, "Its cases are chosen here.")) return;
  Ui& ui = view.ui;
  const auto& selection = view.state.visit()->pages.selection;
  if (!selection) {
    empty_state(ui, room, Icon::user, "Choose cases", "Putting the proposal together.");
    return;
  }
  if (selection->picker) return draw_file_picker(view, room, *selection->picker);
  // A file that is looked at begins at its top.
  Page page(view, selection->preview ? "selection.preview" : "selection.page", room);
  page.y +=
      page_heading(ui, page.rest(), "Choose cases",
                   selection->list.empty() ? "No list has been taken in yet" : selection->list) +
      ui.px(16);
  // A file was chosen and is still being looked at: what stood here before is not to be pressed.
  const std::string& file = view.state.choice(selection_file);
  if (!file.empty() && (!selection->preview || selection->preview->file != file)) {
    if (view.state.snapshot->work) {
      draw_work(view, page);
    } else {
      page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet, "Looking at the file.");
    }
    return;
  }
  if (selection->preview) {
    draw_preview(view, page, *selection->preview);
    return;
  }
  if (!selection->proposal.empty()) draw_proposal(view, page, *selection);
  draw_files(view, page, *selection);
}

}  // namespace fieldfare::ui
