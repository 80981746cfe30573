#include "page.h"

/// The end of a visit on this tablet: closed, then erased with its keys, with a signed record of
/// it.
namespace fieldfare::ui {
namespace {

void draw_close(const View& view, Page& page, const EndingView& ending, bool closed) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), closed ? "It is closed" : "Close the visit");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         closed ? "No evidence can be added. It can still be read, synced and "
                                  "exported."
                                : "From then on no evidence is added to it, on any device. It can "
                                  "be opened again.") +
            ui.px(8);
  if (!closed) draw_sentences(ui, page, "Not done yet; it stops nobody", ending.missing);
  if (!ending.may_close) {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                           "The lead or the deputy closes and opens it.") +
              ui.px(12);
    return;
  }
  const ButtonLook look{closed ? ButtonKind::secondary : ButtonKind::primary,
                        closed ? Icon::undo : Icon::lock};
  if (page_button(view, page, "ending.close", closed ? "It goes on after all" : "Close the visit",
                  look)) {
    view.act(action::Do{"", ask::CloseVisit{!closed}});
  }
}

/// The evidence is kept longer than the guidance's term, for a reason of the inspectorate's.
void draw_hold(const View& view, Page& page, const EndingView& ending) {
  Ui& ui = view.ui;
  page.y += ui.px(12) + group_title(ui, page.rest(), "Keep the evidence longer");
  const std::string key = form_key(Screen::ending, "hold");
  const std::string open_key = key + "/open";
  if (!ending.hold.empty()) {
    page.y += banner(ui, "ending.hold.now", page.rest(), Tone::inform,
                     ending.hold_until.empty() ? "It is kept until this is released."
                                               : "It is kept until " + ending.hold_until + ".",
                     ending.hold) +
              ui.px(12);
    if (ending.may_hold &&
        page_button(view, page, "ending.hold.release", "It need not be kept longer",
                    {ButtonKind::secondary, Icon::undo})) {
      view.act(action::Do{"", ask::HoldEvidence{{}, true}});
    }
    return;
  }
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         "For research, or another reason of the inspectorate’s. The day on which "
                         "it may go then waits, on every device.") +
            ui.px(8);
  if (!ending.may_hold) return;
  if (view.state.choice(open_key).empty()) {
    if (page_button(view, page, "ending.hold", "Keep it longer",
                    {ButtonKind::secondary, Icon::clock}))
      view.act(action::Choose{open_key, "yes"});
    return;
  }
  Form& form = line_form(view, key);
  page.y += line_field(view, "ending.hold.reason", page.rest(), form, "Why", "One line");
  const auto today = date_from_iso8601(view.state.snapshot->date);
  const auto until =
      choose_day(view, page,
                 {"ending.hold.until", key + "/until", "Until when; without a day until released",
                  today, [today](Date day) { return !today || day > *today; }});
  if (page_button(view, page, "ending.hold.do", "Keep it longer",
                  {ButtonKind::secondary, Icon::tick, !form.editor.empty() && !form.sent})) {
    view.act(action::Do{key, ask::HoldEvidence{until ? to_iso8601(*until) : std::string(), false}});
  }
}

/// The area's name typed in is what makes it certain: nobody erases a visit by a slip of the hand.
void draw_erase(const View& view, Page& page, const VisitRow& visit) {
  Ui& ui = view.ui;
  page.y += ui.px(12) + group_title(ui, page.rest(), "Erase it from this tablet");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         "Its notes, drafts, lists, contacts and every key are destroyed on this "
                         "tablet. What the central store and other devices hold is not touched. "
                         "Backups that were made before hold the keys, too: destroy them as well. "
                         "A signed record of it is kept here.") +
            ui.px(12);
  const std::string key = form_key(Screen::ending, "erase");
  Form& reason = line_form(view, key);
  page.y += line_field(view, "ending.reason", page.rest(), reason, "Why it is erased all the same",
                       "Only when something above is not done; one line");
  Form& area = line_form(view, form_key(Screen::ending, "name"));
  page.y +=
      line_field(view, "ending.name", page.rest(), area, "Type the area’s name: " + visit.area, "");
  if (area.editor.text() != visit.area || reason.sent) {
    const ButtonLook off{ButtonKind::danger, Icon::bin, false};
    page_button(view, page, "ending.erase", "Erase it", off);
    return;
  }
  if (sure_button(view, page,
                  {"ending.erase", "Erase it", Icon::bin, "Erase " + visit.area + " for good?",
                   "It cannot be brought back on this tablet.", "Erase it and destroy the keys",
                   "Keep it"})) {
    view.act(action::Do{key, ask::DisposeVisit{}});
  }
}

void draw_records(const View& view, Page& page) {
  Ui& ui = view.ui;
  const auto& all = view.state.snapshot->disposals;
  if (all.empty()) return;
  page.y += ui.px(12) + group_title(ui, page.rest(), "Records of what was erased");
  for (std::size_t i = all.size(); i-- > 0;) {
    const DisposalRow& row = all[i];
    ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
    page.y += ui.px(10);
    tag(ui, {page.rest().x, page.y}, row.genuine ? Tone::good : Tone::danger,
        row.genuine ? Icon::tick : Icon::warning,
        row.genuine ? "Signed by this device" : "The signature does not fit");
    page.y += tag_height(ui) + ui.px(6);
    page.y += ui.paragraph(page.rest(), Face::small, Token::text, row.receipt) + ui.px(8);
    const std::string id = "ending.copy." + std::to_string(i);
    const bool copied = view.state.choice("ending/copied") == id;
    const ButtonLook look{ButtonKind::secondary, copied ? Icon::tick : Icon::notes, true,
                          Face::small};
    if (page_button(view, page, id, copied ? "Copied" : "Copy the record", look)) {
      ImGui::SetClipboardText(row.receipt.c_str());
      view.act(action::Choose{"ending/copied", id});
    }
  }
}

}  // namespace

void draw_ending(const View& view, Rect room) {
  Ui& ui = view.ui;
  const OpenVisit* visit = view.state.visit();
  if (visit == nullptr && view.state.snapshot->disposals.empty()) {
    empty_state(ui, room, Icon::lock, "Choose a visit first",
                "Here it is closed, and erased from this tablet when its time has come.");
    return;
  }
  Page page(view, "ending.page", room);
  page.y += page_heading(ui, page.rest(), "End of the visit",
                         visit == nullptr ? "What was erased" : visit->row.area) +
            ui.px(16);
  if (visit != nullptr && !visit->pages.ending) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "Looking at what is not done yet.");
  } else if (visit != nullptr) {
    draw_close(view, page, *visit->pages.ending, visit->row.closed);
    draw_hold(view, page, *visit->pages.ending);
    draw_erase(view, page, visit->row);
  }
  draw_records(view, page);
}

}  // namespace fieldfare::ui
