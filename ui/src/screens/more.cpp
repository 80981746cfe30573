#include <algorithm>
#include <string>
#include <vector>

#include "../widgets/card.h"
#include "page.h"

/// The way to the pages that are not needed every minute.
namespace fieldfare::ui {
namespace {

struct Place {
  Screen screen;
  Icon icon;
  const char* title;
  const char* under;
  std::string right;
  bool of_visit;
  bool if_it_judges = false;
};

/// All of them; `visit` is the one that is open, if one is.
std::vector<Place> places_of(const AppState& state, const OpenVisit* visit) {
  const auto open_lines = visit == nullptr
                              ? 0
                              : std::count_if(visit->lines.begin(), visit->lines.end(),
                                              [](const LineRow& row) { return !row.closed; });
  const auto open_concerns =
      visit == nullptr ? 0
                       : std::count_if(visit->concerns.begin(), visit->concerns.end(),
                                       [](const ConcernRow& row) { return !row.resolved; });
  const auto tell = [](std::ptrdiff_t count) {
    return count == 0 ? std::string() : std::to_string(count) + " open";
  };
  const std::size_t cases = visit == nullptr ? 0 : visit->cases.size();
  return {
      {Screen::team, Icon::users, "Team meeting", "What is new, points and outcomes", "", true},
      {Screen::timetable, Icon::calendar, "Timetable", "Day and week, and what clashes", "", true},
      {Screen::days, Icon::calendar, "Days and pauses", "Pauses, and the area’s school holidays",
       "", true},
      {Screen::requests, Icon::notes, "Information requests", "What was asked for, what has come",
       "", true},
      {Screen::deadlines, Icon::clock, "Deadlines", "What is due, what was moved and why", "",
       true},
      {Screen::outputs, Icon::cloud_up, "Outputs",
       "Preview, write and export what leaves the visit", "", true},
      {Screen::judgement, Icon::balance, "Judgement",
       "Outcome, strengths, improvements and what they rest on", "", true, true},
      {Screen::summaries, Icon::pencil, "Summaries",
       "Each inspector’s evidence and analysis, day by day", "", true, true},
      {Screen::lines, Icon::search, "Lines of enquiry", "What the team wants to find out",
       tell(open_lines), true},
      {Screen::cases, Icon::user, "Cases", "Children and young people, by a code alone",
       cases == 0 ? "" : std::to_string(cases), true},
      {Screen::selection, Icon::search, "Choose cases",
       "The area’s list, and a proposal with reasons", "", true},
      {Screen::providers, Icon::building, "Choose providers",
       "Whom to visit, a proposal with reasons", "", true},
      {Screen::surveys, Icon::chart, "Surveys", "When they are open, and how many replied", "",
       true},
      {Screen::contacts, Icon::phone, "Contacts", "Officials of the area; on this tablet alone", "",
       true},
      {Screen::concerns, Icon::warning, "Concerns", "Safeguarding, conduct, wellbeing",
       tell(open_concerns), true},
      {Screen::meeting, Icon::tablet, "Meet without internet",
       "Exchange notes with the devices in the room",
       visit != nullptr && visit->meeting.state == MeetingView::State::open ? "open" : "", true},
      {Screen::people, Icon::users, "People and devices", "Who takes part, and what they hold", "",
       true},
      {Screen::leaves, Icon::cloud_up, "What leaves this tablet", "And who can read it", "", false},
      {Screen::afterwards, Icon::tick, "After the visit",
       "Steps, who gets what, comments, complaints", "", true},
      {Screen::ending, Icon::lock, "End of the visit", "Close it, and erase it from this tablet",
       "", visit != nullptr || state.snapshot->disposals.empty()},
      {Screen::visits, Icon::calendar, "Visits", "All visits on this tablet", "", false},
      {Screen::settings, Icon::settings, "Settings", "Theme, text size, locking", "", false},
  };
}

}  // namespace

void draw_more(const View& view, Rect room) {
  Ui& ui = view.ui;
  Page page(view, "more.page", room, Page::In::window, 1160);
  page.y += page_heading(ui, page.rest(), "More", view.state.snapshot->device) + ui.px(16);
  const OpenVisit* visit = view.state.visit();
  const std::size_t columns = ui.wide() ? 2 : 1;
  const float gap = ui.px(12);
  const float wide =
      (page.rest().width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::size_t column = 0;
  float high = 0;
  for (const Place& place : places_of(view.state, visit)) {
    if (place.of_visit && visit == nullptr) continue;
    if (place.if_it_judges && !visit->judges) continue;
    CardLook look;
    look.title = place.title;
    look.under = place.under;
    look.right = place.right;
    look.icon = place.icon;
    const Rect spot{page.rest().x + static_cast<float>(column) * (wide + gap), page.y, wide, 0};
    if (card(ui, std::string("more.") + screen_id(place.screen), spot, look)) {
      view.act(action::Go{place.screen});
    }
    high = std::max(high, card_step(ui, wide, look));
    if (++column < columns) continue;
    page.y += high;
    column = 0;
    high = 0;
  }
  if (column > 0) page.y += high;
}

}  // namespace fieldfare::ui
