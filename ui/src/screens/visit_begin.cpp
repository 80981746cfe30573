#include <fieldfare/core/schedule/working_days.h>

#include "../widgets/calendar.h"
#include "page.h"
#include "visit_begin.h"

/// Making a visit, and joining one that somebody else leads.
namespace fieldfare::ui {
namespace {

using std::chrono::months;

/// "visits:new" is the form, its words the area.
std::string new_key() {
  return form_key(Screen::visits, "new");
}

float draw_frameworks(const View& view, const Rect& room, const std::string& chosen) {
  std::vector<Option> all;
  for (const FrameworkRow& row : view.state.snapshot->frameworks)
    all.push_back({row.id, row.title});
  const float title = group_title(view.ui, room, "Kind of visit");
  return title +
         options(view, "visits.new.framework", {room.x, room.y + title, room.width, 0},
                 new_key() + "/framework", all, chosen) +
         view.ui.px(16);
}

float draw_first_day(const View& view, const Rect& room, const std::optional<Date>& chosen) {
  Ui& ui = view.ui;
  const std::string month_key = new_key() + "/month";
  const auto today = date_from_iso8601(view.state.snapshot->date);
  if (!today) return 0;
  Date month = date_from_iso8601(view.state.choice(month_key)).value_or(*today);
  const float title = group_title(ui, room, "First day on site");
  CalendarLook look;
  look.month = month;
  look.chosen = chosen;
  look.possible = [](Date day) { return schedule::is_working_day(day); };
  const CalendarTouch touch =
      calendar(ui, "visits.new.day", {room.x, room.y + title, room.width, 0}, look);
  if (touch.day) view.act(action::Choose{new_key() + "/day", to_iso8601(*touch.day)});
  if (touch.months != 0) {
    month = Date{month.year(), month.month(), std::chrono::day{1}} + months{touch.months};
    view.act(action::Choose{month_key, to_iso8601(month)});
  }
  const float words =
      ui.paragraph({room.x, room.y + title + touch.height + ui.px(6), room.width, 0}, Face::small,
                   Token::text_quiet,
                   chosen ? date_in_words(*chosen)
                          : "A working day in England; the framework’s deadlines "
                            "count from it.");
  return title + touch.height + words + ui.px(22);
}

}  // namespace

void draw_new_visit(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "visits.new", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "A new visit",
                         "You lead it. The team joins with invitations that you give.") +
            ui.px(16);
  const std::string& framework = view.state.choice(new_key() + "/framework");
  page.y += draw_frameworks(view, page.rest(), framework);
  Form& area = line_form(view, new_key());
  page.y += line_field(view, "visits.new.area", page.rest(), area, "Local area",
                       "Its name, as the local authority writes it");
  const auto day = date_from_iso8601(view.state.choice(new_key() + "/day"));
  page.y += draw_first_day(view, page.rest(), day);
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !framework.empty() && !area.editor.empty() && day && !area.sent;
  if (page_button(view, page, "visits.make", "Make the visit", look)) {
    view.act(action::Do{new_key(), ask::MakeVisit{framework, to_iso8601(*day)}});
  }
  if (!look.enabled && !area.sent) {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                           framework.empty()     ? "Choose the kind of visit first."
                           : area.editor.empty() ? "The local area’s name is missing."
                                                 : "Choose the first day on site.");
  }
}

void draw_join_visit(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "visits.join", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Join a visit",
                         "Two steps, with whoever leads it. No internet is needed.") +
            ui.px(16);
  const auto& slip = view.state.snapshot->slip;
  const bool card = slip && slip->kind == Slip::Kind::card;
  page.y += group_title(ui, page.rest(), "1. Give the lead inspector this tablet’s card");
  if (card) {
    page.y += draw_slip(view, page.rest(), *slip);
  } else {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                           "The card is made for one visit. It holds two public keys and what "
                           "this tablet is called, and nothing secret.") +
              ui.px(8);
  }
  const ButtonLook make{card ? ButtonKind::secondary : ButtonKind::primary, Icon::tag};
  if (page_button(view, page, "visits.card", card ? "Make another card" : "Show my card", make)) {
    view.act(action::Do{"", ask::MakeCard{}});
  }
  const std::string key = form_key(Screen::visits, "join");
  Form& form = view.state.forms[key];
  page.y +=
      form_field(view, "visits.invitation", page.rest(), form,
                 "2. Paste or scan the invitation that you get back", "It begins with ffi1.", 3);
  ButtonLook join{card || !form.editor.empty() ? ButtonKind::primary : ButtonKind::secondary,
                  Icon::users};
  join.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "visits.enter", "Join the visit", join)) {
    view.act(action::Do{key, ask::JoinVisit{}});
  }
}

}  // namespace fieldfare::ui
