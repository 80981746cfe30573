#include "../widgets/calendar.h"
#include "page.h"

/// The days of the visit: what counts from where, pauses in exceptional cases, and the area's
/// school holidays.
namespace fieldfare::ui {
namespace {

constexpr const char* open_key = "days/open";  // "pause", "resume" or "holiday"; empty: none

std::string key_of(const char* what) {
  return form_key(Screen::days, what);
}

/// Opens a part of the page, or closes it.
void open(const View& view, const char* what) {
  view.act(action::Choose{open_key, what});
}

bool not_now(const View& view, Page& page, const std::string& id) {
  const ButtonLook quiet{ButtonKind::quiet, Icon::none};
  if (!page_button(view, page, id, "Not now", quiet)) return false;
  open(view, "");
  return true;
}

void draw_pause_form(const View& view, Page& page) {
  const std::string key = key_of("pause");
  const std::string& today = view.state.snapshot->date;
  page.y += view.ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                              "In exceptional cases. What is due from that day on waits; the days "
                              "lost are no working days of this visit. Everything that is written "
                              "stays as it is.") +
            view.ui.px(12);
  const auto from = choose_day(
      view, page,
      {"days.pause.from", key + "/from", "The first day lost", date_from_iso8601(today), {}});
  Form& form = view.state.forms[key];
  page.y += form_field(view, "days.pause.reason", page.rest(), form, "Why",
                       "What happened, without names", 2);
  const bool ready = from && !form.editor.empty() && !form.sent;
  if (page_button(view, page, "days.pause.do", "Let it stand still",
                  {ButtonKind::primary, Icon::clock, ready})) {
    view.act(action::Do{key, ask::PauseVisit{to_iso8601(*from), {}}});
  }
  not_now(view, page, "days.pause.not");
}

void draw_resume_form(const View& view, Page& page) {
  const std::string key = key_of("resume");
  const auto on = choose_day(view, page,
                             {"days.resume.on",
                              key + "/on",
                              "The first day that counts again",
                              date_from_iso8601(view.state.snapshot->date),
                              {}});
  if (page_button(view, page, "days.resume.do", "Go on from this day",
                  {ButtonKind::primary, Icon::forward, on.has_value()})) {
    view.act(action::Do{"", ask::ResumeVisit{to_iso8601(*on)}});
    open(view, "");
  }
  not_now(view, page, "days.resume.not");
}

void draw_pauses(const View& view, Page& page, const DaysView& days) {
  Ui& ui = view.ui;
  const std::string& part = view.state.choice(open_key);
  page.y += group_title(ui, page.rest(), "Standing still");
  if (days.pauses.empty()) {
    page.y +=
        ui.paragraph(page.rest(), Face::body, Token::text_quiet, "The visit was not paused.") +
        ui.px(12);
  }
  bool now = false;
  for (const PauseRow& row : days.pauses) {
    now = now || row.goes_on;
    page.y += banner(ui, "days.pause." + row.from, page.rest(),
                     row.goes_on ? Tone::caution : Tone::inform, row.words, row.reason) +
              ui.px(8);
    if (!days.may_change) continue;
    const std::string id = "days.pause.back." + row.from;
    if (sure_button(view, page,
                    {id, "It never was", Icon::undo, "Take the pause back?",
                     "Its days count again, and what was due is due as before.", "Take it back"})) {
      view.act(action::Do{"", ask::TakePauseBack{row.from}});
    }
  }
  if (!days.may_change || days.state == "closed" || days.state == "deferred") return;
  if (part == "pause") return draw_pause_form(view, page);
  if (part == "resume") return draw_resume_form(view, page);
  if (now) {
    if (page_button(view, page, "days.resume", "It goes on", {ButtonKind::primary, Icon::forward}))
      open(view, "resume");
  } else if (page_button(view, page, "days.pause", "Pause the visit",
                         {ButtonKind::secondary, Icon::clock})) {
    open(view, "pause");
  }
}

void draw_holiday_form(const View& view, Page& page) {
  const std::string key = key_of("holiday");
  const auto begin = date_from_iso8601(view.state.snapshot->date);
  const auto from =
      choose_day(view, page, {"days.holiday.from", key + "/from", "Its first day", begin, {}});
  const auto until = from ? choose_day(view, page,
                                       {"days.holiday.until", key + "/until", "Its last day", from,
                                        [from](Date day) { return day >= *from; }})
                          : std::optional<Date>();
  if (page_button(view, page, "days.holiday.do", "Keep it",
                  {ButtonKind::primary, Icon::tick, from && until && *until >= *from})) {
    view.act(action::Do{"", ask::SetHoliday{to_iso8601(*from), to_iso8601(*until), false}});
    for (const char* name : {"/from", "/until"})
      view.act(action::Choose{key + name, ""});
    open(view, "");
  }
  not_now(view, page, "days.holiday.not");
}

void draw_holidays(const View& view, Page& page, const DaysView& days) {
  Ui& ui = view.ui;
  page.y += ui.px(8) + group_title(ui, page.rest(), "School holidays of the area");
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                   "Each area sets its own. Days on site that fall into one are told above.") +
      ui.px(8);
  if (days.holidays.empty()) {
    page.y +=
        ui.paragraph(page.rest(), Face::body, Token::text_quiet, "None is entered.") + ui.px(8);
  }
  for (const HolidayRow& row : days.holidays) {
    const ButtonLook look{ButtonKind::secondary, Icon::minus, days.may_change, Face::small};
    const float wide = days.may_change ? button_width(ui, "Take out", look) : 0;
    const Rect place{page.rest().x, page.y, page.rest().width - wide - ui.px(12),
                     ui.px(least_target)};
    ui.label(place, Face::body, Token::text, row.words);
    if (days.may_change &&
        button(ui, "days.holiday.out." + row.from,
               {place.right() + ui.px(12), page.y, wide, ui.px(least_target)}, "Take out", look)) {
      view.act(action::Do{"", ask::SetHoliday{row.from, row.until, true}});
    }
    page.y += ui.px(least_target + 8);
  }
  if (!days.may_change) return;
  if (view.state.choice(open_key) == "holiday") return draw_holiday_form(view, page);
  if (page_button(view, page, "days.holiday", "Enter a school holiday",
                  {ButtonKind::secondary, Icon::plus})) {
    open(view, "holiday");
  }
}

}  // namespace

void draw_days(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::calendar, "Its days and pauses stand here.")) return;
  Ui& ui = view.ui;
  const auto& days = view.state.visit()->pages.days;
  if (!days) {
    empty_state(ui, room, Icon::calendar, "Days and pauses", "Reading them.");
    return;
  }
  Page page(view, "days.page", room);
  page.y +=
      page_heading(ui, page.rest(), "Days and pauses", view.state.visit()->row.when) + ui.px(16);
  for (std::size_t i = 0; i < days->notes.size(); ++i) {
    page.y += banner(ui, "days.note." + std::to_string(i), page.rest(), Tone::caution,
                     days->notes[i], "") +
              ui.px(8);
  }
  draw_sentences(ui, page, "How the days are counted", days->facts);
  if (!days->may_change) {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                           "The lead or the deputy changes them.") +
              ui.px(12);
  }
  draw_pauses(view, page, *days);
  draw_holidays(view, page, *days);
}

}  // namespace fieldfare::ui
