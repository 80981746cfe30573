#include "../widgets/card.h"
#include "../widgets/qr.h"
#include "page.h"

/// Devices in one room, without internet: one hosts, the others join.
namespace fieldfare::ui {
namespace {

std::string join_key() {
  return form_key(Screen::meeting, "join");
}

/// The eight words in two lines of four, large enough to be read aloud across a table.
float draw_words(Ui& ui, const Rect& room, const std::string& words) {
  const float title = group_title(ui, room, "Or say these eight words");
  return title +
         ui.paragraph({room.x, room.y + title, room.width, 0}, Face::heading, Token::text, words) +
         ui.px(16);
}

float draw_guests(const View& view, const Rect& room, const MeetingView& meeting) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, "Who has come");
  if (meeting.guests.empty()) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::body, Token::text_quiet,
                      "Nobody yet. The others open Meet without internet and press Join; members "
                      "of this visit alone are let in.") +
         ui.px(8);
  }
  for (const GuestRow& guest : meeting.guests) {
    const std::string under = "Brought " + counted(guest.brought, "change", "changes") + ", took " +
                              std::to_string(guest.took);
    CardLook look;
    look.title = guest.name;
    look.under = under;
    look.right = guest.last;
    look.icon = Icon::tablet;
    look.opens = false;
    card(ui, "meeting.guest." + guest.id, {room.x, y, room.width, 0}, look);
    y += card_step(ui, room.width, look);
  }
  return y + ui.px(12) - room.y;
}

void draw_open(const View& view, Page& page, const MeetingView& meeting) {
  Ui& ui = view.ui;
  page.y += banner(ui, "meeting.open", page.rest(), Tone::good,
                   "The meeting is open since " + meeting.since + ".",
                   "Leave this page as you like; work goes on, and what you save reaches those who "
                   "are here.") +
            ui.px(16);
  if (page_button(view, page, "meeting.end", "End the meeting",
                  {ButtonKind::primary, Icon::close})) {
    view.act(action::Do{"", ask::EndMeeting{}});
  }
  const float most = std::min(page.rest().width, ui.px(300));
  const float side = qr_code(ui, "meeting.qr", {page.rest().x, page.y, most, most}, meeting.code,
                             "QR code of this meeting");
  Rect text = page.rest();
  const bool beside = text.width - side >= ui.px(300);
  if (beside) {
    text.cut_left(side + ui.px(24));
  } else {
    text.y += side + ui.px(12);
  }
  float y = text.y + draw_words(ui, text, meeting.words);
  const auto below = [&] { return Rect{text.x, y, text.width, 0}; };
  y += group_title(ui, below(), "This tablet is at");
  y += ui.paragraph(below(), Face::body, Token::text, meeting.address);
  for (const std::string& other : meeting.other_addresses)
    y += ui.paragraph(below(), Face::small, Token::text_quiet, "also at " + other);
  page.y = std::max(y, page.y + side) + ui.px(20);
  page.y += draw_guests(view, page.rest(), meeting);
}

void draw_host(const View& view, Page& page, const MeetingView& meeting) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Host a meeting");
  if (!meeting.problem.empty()) {
    page.y +=
        banner(ui, "meeting.problem", page.rest(), Tone::caution, meeting.problem, meeting.hint) +
        ui.px(12);
  }
  if (meeting.state == MeetingView::State::opening || meeting.state == MeetingView::State::ending) {
    progress(
        ui, "meeting.progress", page.rest(ui.px(48)),
        meeting.state == MeetingView::State::opening ? "Opening the meeting" : "Ending the meeting",
        -1);
    page.y += ui.px(64);
    return;
  }
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         "One tablet hosts, on the same Wi-Fi or on the hotspot of a phone. No "
                         "internet is needed, and nobody outside the team can join.") +
            ui.px(12);
  if (page_button(view, page, "meeting.host", "Host a meeting",
                  {ButtonKind::primary, Icon::users})) {
    view.act(action::Do{"", ask::HostMeeting{}});
  }
}

void draw_join(const View& view, Page& page, const SyncView& sync) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Join a colleague’s meeting");
  if (sync.link == Link::syncing) {
    progress(ui, "meeting.joining", page.rest(ui.px(56)), sync.progress_words, sync.progress);
    page.y += ui.px(72);
    if (page_button(view, page, "meeting.stop", "Stop", {ButtonKind::secondary, Icon::close})) {
      view.act(action::CancelSync{});
    }
    return;
  }
  if (sync.link == Link::failed) {
    page.y +=
        banner(ui, "meeting.join.problem", page.rest(), Tone::caution, sync.problem, sync.hint) +
        ui.px(12);
  } else if (!sync.outcome.empty()) {
    page.y += banner(ui, "meeting.outcome", page.rest(), Tone::good, sync.outcome,
                     "Join again whenever there is something new.") +
              ui.px(12);
  }
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         "A meeting of this visit in the same network is found by itself.") +
            ui.px(12);
  if (page_button(view, page, "meeting.join", "Find and join",
                  {ButtonKind::secondary, Icon::search})) {
    view.act(action::Do{join_key(), ask::JoinMeeting{}});
  }
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                   "When the network keeps devices apart, take both from the host’s screen:") +
      ui.px(8);
  Form& words = line_form(view, join_key());
  page.y += line_field(view, "meeting.words", page.rest(), words,
                       "Eight words, or the QR code’s text", "apple bridge ...");
  Form& address = line_form(view, join_key() + "/address");
  page.y +=
      line_field(view, "meeting.address", page.rest(), address, "Address", "192.168.1.20:8441");
  ButtonLook look{ButtonKind::secondary, Icon::tablet};
  look.enabled = !words.editor.empty() || !address.editor.empty();
  if (page_button(view, page, "meeting.join.by_hand", "Join at this address", look)) {
    view.act(action::Do{join_key(), ask::JoinMeeting{std::string(address.editor.text())}});
  }
}

}  // namespace

void draw_meeting(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::tablet, "Each visit meets with its own team.")) return;
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  Page page(view, "meeting.page", room);
  page.y += page_heading(ui, page.rest(), "Meet without internet",
                         visit.row.area + " · the devices in this room exchange what they lack") +
            ui.px(16);
  if (visit.meeting.state == MeetingView::State::open) {
    draw_open(view, page, visit.meeting);
    return;
  }
  draw_host(view, page, visit.meeting);
  page.y += ui.px(12);
  draw_join(view, page, visit.sync);
}

}  // namespace fieldfare::ui
